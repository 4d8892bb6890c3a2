import type { SealedText, UpcastersOf } from '#kernel';
import type { AppointmentStatus } from '../../appointment/status.js';
import type { DocumentRef, Reasoned, NoData } from '../../wording.js';

// The names in this file are a storage format. What has been recorded under them is never renamed or re-used.

/** One line of a result, as in `khoabang.result/1`. */
export interface ResultLine {
  readonly id: string;
  readonly written: { readonly raw: string | null; readonly net: string | null; readonly how: string | null } | null;
  readonly gate: string;
  readonly defence: { readonly mean: string; readonly spread: string; readonly members: number } | null;
  readonly total: string | null;
  readonly rank: number | null;
  readonly post: string | null;
  readonly outcome: string;
  readonly because: readonly {
    readonly rule: string;
    readonly source: string;
    /** The source as a Vietnamese text has it; older events leave it out. */
    readonly sourceVi?: string;
    readonly text: string;
    readonly textVi: string;
  }[];
}

/** What the authority gives a winner who finds no wished post free: a post that is left, or `null` for none. */
export interface GapDecision {
  readonly candidate: string;
  readonly post: string | null;
}

/** Why an appointment case could not be completed. */
export const caseFailCodes = [
  'REFUSED',
  'DOSSIER_LATE',
  'FALSE_DOCUMENTS',
  'DID_NOT_TAKE_OFFICE',
  'STANDARD_NOT_MET',
] as const;
export type CaseFailCode = (typeof caseFailCodes)[number];

export const complaintKinds = ['COMPLAINT', 'DENUNCIATION', 'RECOMMENDATION', 'FEEDBACK'] as const;
export type ComplaintKind = (typeof complaintKinds)[number];

/** About whom or what it is: whoever it is about does not handle it. */
export const complaintConcerns = ['RESULTS', 'COUNCIL', 'AUTHORITY'] as const;
export type ComplaintConcern = (typeof complaintConcerns)[number];

export const complaintOutcomes = ['SETTLED', 'TRANSFERRED_TO_HEAD'] as const;
export type ComplaintOutcome = (typeof complaintOutcomes)[number];

/** Where the appointment case of a post stands, as its own stream says it. */
export interface CaseNow {
  readonly status: AppointmentStatus;
  /** The code by which it failed; `null` where it has not. */
  readonly outcome: string | null;
}

export interface ResultsCommands {
  /** `inputsHash` is the SHA-256 of the canonical result case, computed by the decider itself. */
  CompileResults: NoData;
  /** By the chair or the secretary, where nobody is left for the defence: the round ends with a report, and no winner. */
  DeclareNoResult: { readonly minutes: string };
  /** By the authority: the order of the tied, best first. */
  ResolveTie: { readonly order: readonly string[] } & Reasoned;
  /** By the authority: a post that is still free for a winner who finds none of the own wishes free, or none (S18). */
  DecidePreferenceGap: GapDecision & Reasoned;
  /** By the authority: a post with one person left may be won without a rival. */
  ConfirmSingleCandidate: { readonly post: string } & Reasoned;
  ReportResults: { readonly report: DocumentRef };
  RecogniseResults: { readonly decision: DocumentRef };
  AnnounceResults: { readonly snapshot?: string };
  ReportSupervision: { readonly report: DocumentRef };
  /** Asked by the case that could not be completed; by others only after it, and with what it says (`case`). */
  RecordCaseFailed: {
    readonly post: string;
    readonly candidate: string;
    readonly code: CaseFailCode;
    readonly case?: CaseNow;
  };
  /** By the authority: the next in rank who holds no post yet. `candidate` names one where several share that rank. */
  InviteNextRanked: { readonly post: string; readonly decision: DocumentRef; readonly candidate?: string };
  /** By the authority, once the round is closed: the next in rank for a later vacancy, while results are kept (S28). */
  InviteFromReserve: {
    readonly post: string;
    /** Names one where several share the next rank. */
    readonly candidate?: string;
    /** The paper by which the post came to be vacant. */
    readonly vacancy: DocumentRef;
    readonly decision: DocumentRef;
  };
  /** Asked by the case when office is taken; by others as above. */
  RecordPostFilled: { readonly post: string; readonly candidate: string; readonly case?: CaseNow };
  LeavePostUnfilled: { readonly post: string; readonly reason: SealedText };
  LodgeComplaint: {
    readonly complaint: string;
    readonly kind: ComplaintKind;
    readonly concerns: ComplaintConcern;
  };
  /** By the owner of the round: what somebody without a part in it sent on paper. Its number is the receipt that is given. */
  ReceiveComplaint: {
    readonly complaint: string;
    readonly kind: ComplaintKind;
    readonly concerns: ComplaintConcern;
    readonly receivedOn: string;
    /** SHA-256 of the scan: the same paper is entered once, and what was entered is shown to be on paper. */
    readonly scan: string;
    /** Who it is from: name and address. Opened to whoever handles it, and to nobody else. */
    readonly complainant: SealedText;
    /** Tells in this round who is the same, and to nobody who it is. */
    readonly sender: string;
  };
  /** By whoever handles it, who sees by it whom it is about; by the owner of the round towards who stands above alone. */
  RedirectComplaint: { readonly complaint: string; readonly concerns: ComplaintConcern } & Reasoned;
  SettleComplaint: {
    readonly complaint: string;
    readonly outcome: ComplaintOutcome;
    readonly minutes: string;
  };
  CloseRound: NoData;
  /** The checklist of TT 22/2025 Art 25, each with the SHA-256 of what was handed over. */
  HandOverRecords: {
    readonly items: readonly { readonly kind: string; readonly hash: string }[];
    readonly archive: string;
  };
  AnnulResults: { readonly decision: DocumentRef; readonly effects: SealedText };
}

export interface ResultsEvents {
  /** Followed by the result that is left: everybody is out. */
  NoResultFound: ResultsCommands['DeclareNoResult'];
  ResultsCompiled: {
    readonly lines: readonly ResultLine[];
    readonly inputsHash: string;
    /** The second, independent computation gave the same. */
    readonly recomputed: true;
  };
  /** The rules leave the order of these open. */
  TieFound: { readonly candidates: readonly string[] };
  TieResolved: ResultsCommands['ResolveTie'];
  /** Winners by rank who find no wished post free, in the order of the case. */
  PreferenceGapFound: { readonly candidates: readonly string[] };
  PreferenceGapDecided: ResultsCommands['DecidePreferenceGap'];
  SingleCandidateConfirmed: ResultsCommands['ConfirmSingleCandidate'];
  ResultsReported: ResultsCommands['ReportResults'];
  ResultsRecognised: ResultsCommands['RecogniseResults'];
  ResultsAnnounced: {
    readonly snapshot: string;
    readonly winners: readonly { readonly post: string; readonly candidate: string; readonly case: string }[];
  };
  SupervisionReported: ResultsCommands['ReportSupervision'];
  CaseFailed: Omit<ResultsCommands['RecordCaseFailed'], 'case'>;
  NextRankedInvited: {
    readonly post: string;
    readonly candidate: string;
    readonly case: string;
    readonly decision: DocumentRef;
  };
  ReserveInvited: ResultsEvents['NextRankedInvited'] & { readonly vacancy: DocumentRef };
  PostFilled: Omit<ResultsCommands['RecordPostFilled'], 'case'>;
  PostUnfilled: ResultsCommands['LeavePostUnfilled'];
  /** `due`: as below. It and `concerns` are absent in what was recorded before there was one handler for each. */
  ComplaintLodged: Omit<ResultsCommands['LodgeComplaint'], 'concerns'> & {
    readonly concerns?: ComplaintConcern;
    readonly due?: string | null;
  };
  /**
   * `due`: the last day by which the law has it settled; `null` where none was found. `scan` is absent in what was recorded
   * before it was asked for.
   */
  ComplaintReceived: Omit<ResultsCommands['ReceiveComplaint'], 'scan'> & {
    readonly scan?: string;
    readonly due: string | null;
  };
  ComplaintRedirected: ResultsCommands['RedirectComplaint'];
  ComplaintSettled: ResultsCommands['SettleComplaint'];
  RoundClosed: NoData;
  RecordsHandedOver: ResultsCommands['HandOverRecords'];
  ResultAnnulled: ResultsCommands['AnnulResults'];
}

export type PostStatus = 'OPEN' | 'WINNER_PROPOSED' | 'CASE_FAILED' | 'FILLED' | 'UNFILLED' | 'CANCELLED';

export interface ResultsPart {
  readonly lines: readonly ResultLine[];
  readonly inputsHash: string | null;
  /** Tied candidates who wait for an order. */
  readonly openTie: readonly string[];
  readonly tieOrder: readonly string[];
  /** Winners without a wished post who wait for the authority. */
  readonly openGaps: readonly string[];
  /** What the authority gave them, the last decision of each. */
  readonly gapDecisions: readonly GapDecision[];
  readonly confirmedSingles: readonly string[];
  /** By post. Posts without an entry are OPEN. */
  readonly posts: Readonly<
    Record<string, { readonly status: PostStatus; readonly candidate: string | null; readonly cases: number }>
  >;
  readonly failed: readonly string[];
  /** Who took office through this round, whatever became of them. */
  readonly appointed: readonly string[];
  /** Posts that were vacant again after the round had closed, and for which its results were used. */
  readonly fromReserve: readonly string[];
  readonly supervisionReported: boolean;
  readonly complaints: Readonly<Record<string, Complaint>>;
}

/** `concerns` and `scan` are `null` where they were not asked for. */
export interface Complaint {
  readonly state: 'OPEN' | ComplaintOutcome;
  /** personId; of what was received on paper, what tells its sender from others. */
  readonly sender: string;
  readonly kind: ComplaintKind;
  readonly concerns: ComplaintConcern | null;
  /** What its sender said of that; absent until it was passed on. */
  readonly said?: ComplaintConcern | null;
  /** Those of what was decided on it last. */
  readonly minutes?: string;
  readonly at: string;
  readonly due: string | null;
  readonly scan: string | null;
}

/** Every event of this chapter has had one shape so far. */
export const resultsUpcasters: UpcastersOf<ResultsEvents> = {};
