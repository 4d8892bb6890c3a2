import type { SealedText, Table, UpcastersOf } from '#kernel';
import type { SanctionKind } from '#rules';
import type { DocumentRef, Reasoned } from '../../wording.js';
import type { LotNumber } from '../draws/events.js';

// The names in this file are a storage format. What has been recorded under them is never renamed or re-used.
// No question text ever stands here: unused questions are a state secret at level Mật (TT 22/2025 Art 8).

/** What becomes of a question with an error. */
export const questionDecisions = ['KEEP', 'CREDIT_ALL', 'NEUTRALISE'] as const;
export type QuestionDecision = (typeof questionDecisions)[number];

/** How an item under seal is found. */
export interface ItemFound {
  readonly sealIntact: boolean;
  readonly count: number;
}

export interface WrittenCommands {
  SealPapers: {
    readonly versions: readonly { readonly version: string; readonly hash: string; readonly seal: string }[];
    /** Local day on which the room lists were posted. */
    readonly roomsPostedOn: string;
  };
  /** By the chair: the secret of the lot laid open. With the numbers given before, it says the version. */
  DrawPaper: { readonly secret: string };
  /** By the chair: the seal of the version drawn was found broken, and the next one under seal takes its place. */
  TakeReservePaper: Reasoned;
  StartWritten: {
    /** Two candidates who saw the seal whole. */
    readonly witnesses: readonly string[];
    readonly invigilators: readonly string[];
    readonly sealIntact: boolean;
  };
  RecordAttendance: { readonly candidate: string; readonly present: boolean };
  RecordLateArrival: { readonly candidate: string; readonly minutes: number; readonly admitted: boolean };
  ApplySanction: {
    readonly candidate: string;
    readonly kind: SanctionKind;
    readonly reason: SealedText;
    readonly minutes: string;
  };
  /** By the chair after reporting to the head of the body. */
  CancelResult: { readonly candidate: string; readonly decision: DocumentRef } & Reasoned;
  RaiseQuestionError: { readonly question: string; readonly text: SealedText };
  DecideQuestionError: {
    readonly question: string;
    readonly decision: QuestionDecision;
  } & Reasoned;
  TransferCustody: {
    readonly item: string;
    readonly from: string;
    readonly to: string;
    readonly witnesses: readonly string[];
    readonly sealIntact: boolean;
    readonly count: number;
  };
  /** By the receiver: what was found when the item came to hand. Counts as the signature. */
  AcceptCustody: { readonly item: string } & ItemFound;
  /** By the receiver, who does not take the item; or by the giver, who takes back what is not taken. */
  RefuseCustody: { readonly item: string; readonly reason: SealedText };
  /** By the chair, of whom it then is: its holder has no seat any more, and the witnesses saw how it was found. */
  TakeOverCustody: { readonly item: string; readonly witnesses: readonly string[] } & ItemFound & Reasoned;
  EndWritten: {
    readonly scripts: readonly { readonly candidate: string; readonly sheets: number; readonly signed: boolean }[];
  };
}

export interface WrittenEvents {
  PapersSealed: WrittenCommands['SealPapers'];
  /** `commitment`, `secret` and `numbers` are absent in what was recorded while the seed was drawn by hand. */
  PaperDrawn: {
    readonly seed: string;
    readonly version: string;
    readonly commitment?: string;
    readonly secret?: string;
    readonly numbers?: readonly LotNumber[];
  };
  /** `version` comes after `broken` in the order of sealing, from the last on to the first; `null`: none is under seal. */
  ReservePaperTaken: Reasoned & { readonly broken: string; readonly version: string | null };
  WrittenStarted: WrittenCommands['StartWritten'];
  AttendanceRecorded: WrittenCommands['RecordAttendance'];
  CandidateLate: WrittenCommands['RecordLateArrival'];
  SanctionApplied: WrittenCommands['ApplySanction'];
  ResultCancelled: WrittenCommands['CancelResult'];
  QuestionErrorRaised: WrittenCommands['RaiseQuestionError'];
  QuestionErrorDecided: WrittenCommands['DecideQuestionError'];
  /** The giver has signed: the item stays with the giver until the receiver signs too. */
  CustodyOffered: WrittenCommands['TransferCustody'];
  /**
   * The item has passed, as the receiver found it. Behind an offer it is the receiver who records it; without one the
   * signatures of both stand on paper, which is how all that was recorded before there were offers is read.
   */
  CustodyTransferred: WrittenCommands['TransferCustody'];
  /** `from` and `to`: between whom it was open; absent in what was recorded before they were. */
  CustodyRefused: WrittenCommands['RefuseCustody'] & { readonly from?: string; readonly to?: string };
  /** `from`: who held it last, and has left. */
  CustodyTakenOver: WrittenCommands['TakeOverCustody'] & { readonly from: string; readonly to: string };
  WrittenEnded: WrittenCommands['EndWritten'];
}

/** An item under seal: whoever holds it answers for it, also while somebody else is asked to take it. */
export interface Held extends ItemFound {
  readonly holder: string;
  readonly offer: (WrittenEvents['CustodyOffered'] & { readonly at: string }) | null;
}

export interface WrittenPart {
  readonly versions: readonly { readonly version: string; readonly hash: string; readonly seal: string }[];
  /** Local day on which the room lists were posted; absent until the papers are sealed. */
  readonly roomsPostedOn?: string;
  readonly drawn: string | null;
  /** Versions whose seal was found broken. */
  readonly broken: readonly string[];
  /** The commitment of the lot that was drawn; `null` until then. */
  readonly opened: string | null;
  readonly invigilators: readonly string[];
  readonly attendance: Table<'PRESENT' | 'ABSENT'>;
  readonly sanctions: Table<readonly ('REPRIMAND' | 'WARNING' | 'SUSPENSION')[]>;
  readonly cancelled: readonly string[];
  readonly questionErrors: Readonly<Record<string, 'OPEN' | 'KEEP' | 'CREDIT_ALL' | 'NEUTRALISE'>>;
  /** Who holds what: an item has exactly one holder at any time. */
  readonly items: Table<Held>;
  /** Candidates whose script was handed in; `false` when not signed for, which is a mark of 0. */
  readonly scripts: Table<boolean>;
}

/** Every event of this chapter has had one shape so far. */
export const writtenUpcasters: UpcastersOf<WrittenEvents> = {};
