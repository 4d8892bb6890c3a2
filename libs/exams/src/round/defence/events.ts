import type { Table, UpcastersOf } from '#kernel';
import type { Reasoned, NoData } from '../../wording.js';

// The names in this file are a storage format. What has been recorded under them is never renamed or re-used.

/** What a review of scores that lie far apart leads to. */
export const spreadDecisions = ['KEEP', 'RESCORE_ALLOWED', 'MEMBER_EXCLUDED'] as const;
export type SpreadDecision = (typeof spreadDecisions)[number];

export interface DefenceCommands {
  /** SHA-256 of the bound scheme. */
  DepositScheme: { readonly candidate: string; readonly hash: string };
  /** By the chair: a scheme that came after the common deadline. */
  AcceptLateScheme: { readonly candidate: string; readonly hash: string } & Reasoned;
  /** The secret of the lot laid open: with the numbers given before, it says the order. */
  DrawOrder: { readonly secret: string };
  StartDefence: { readonly candidate: string };
  RecordPresentation: { readonly candidate: string; readonly minutes: number };
  /** With the signed record or the recording of the session. */
  RecordQuestioning: { readonly candidate: string; readonly minutes: number; readonly record: string };
  /** Members who were there for all of this candidate's session. */
  RecordPresence: { readonly candidate: string; readonly members: readonly string[] };
  RecordDefenceAbsence: { readonly candidate: string };
  /** By the member. `sheet` is the SHA-256 of the signed sheet. */
  SignSheet: { readonly candidate: string; readonly score: string; readonly sheet: string };
  DecideSpread: {
    readonly candidate: string;
    readonly kind: SpreadDecision;
    readonly member?: string;
  } & Reasoned;
  SealDefence: NoData;
}

export interface DefenceEvents {
  SchemeDeposited: DefenceCommands['DepositScheme'];
  LateSchemeAccepted: DefenceCommands['AcceptLateScheme'];
  OrderDrawn: DefenceCommands['DrawOrder'] & {
    readonly nonces: readonly { readonly candidate: string; readonly nonce: string }[];
    readonly order: readonly string[];
  };
  DefenceStarted: DefenceCommands['StartDefence'];
  Presented: DefenceCommands['RecordPresentation'];
  Questioned: DefenceCommands['RecordQuestioning'];
  PresenceRecorded: DefenceCommands['RecordPresence'];
  DefenceAbsenceRecorded: DefenceCommands['RecordDefenceAbsence'];
  /**
   * `replaces` is the member's former score, after a review that allowed scoring again; then `spread` says how far apart
   * the sheets are with this one. Earlier events leave it out.
   */
  SheetSigned: DefenceCommands['SignSheet'] & {
    readonly member: string;
    readonly replaces: string | null;
    readonly spread?: string;
  };
  SpreadReviewRequired: { readonly candidate: string; readonly spread: string; readonly limit: string };
  /** `anew`: who may score anew; earlier events leave it out, and then it was everybody. */
  SpreadReviewDecided: DefenceCommands['DecideSpread'] & { readonly anew?: readonly string[] };
  DefenceSealed: NoData;
}

export interface Session {
  readonly status: 'STARTED' | 'ABSENT';
  readonly presented: boolean;
  readonly questioned: boolean;
  /** Members who attended all of it; `null` until recorded. */
  readonly present: readonly string[] | null;
  /** Scores by member. */
  readonly sheets: Readonly<Record<string, string>>;
  /** The sheets as first signed, kept when a review allowed scoring again. */
  readonly firstSheets: Readonly<Record<string, string>> | null;
  readonly review: 'NONE' | 'REQUIRED' | 'KEEP' | 'RESCORE_ALLOWED' | 'MEMBER_EXCLUDED';
  /** Who may score anew after a review; `null`: an earlier build let everybody. */
  readonly anew: readonly string[] | null;
}

export interface DefencePart {
  /** Deposited schemes: hash by candidate. */
  readonly schemes: Readonly<Record<string, string>>;
  readonly order: readonly string[];
  readonly sessions: Table<Session>;
  /** Members excluded for all candidates by a spread review. */
  readonly excluded: readonly string[];
}

/** Every event of this chapter has had one shape so far. */
export const defenceUpcasters: UpcastersOf<DefenceEvents> = {};
