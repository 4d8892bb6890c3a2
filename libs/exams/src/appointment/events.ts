import type { SealedText } from '#kernel';
import type { DossierItem } from '#rules';
import type { Deviation } from '../round/deviations/events.js';
import type { CaseFailCode } from '../round/results/events.js';
import type { DocumentRef, Reasoned } from '../wording.js';

// The names in this file are a storage format. What has been recorded under them is never renamed or re-used.

export { DOSSIER_ITEMS as dossierItems, type DossierItem } from '#rules';

/** What a merger makes of the post: an equal or higher one, a lower one, or the same under another name. */
export const mergerKinds = ['EQUAL', 'LOWER', 'RENAMED'] as const;
export type MergerKind = (typeof mergerKinds)[number];

/** With less than two years left, the old term runs out or a procedure as for outsiders begins. */
export const mergerChoices = ['KEEP_TERM', 'NEW_PROCEDURE'] as const;
export type MergerChoice = (typeof mergerChoices)[number];

export const endReasons = ['TERM', 'DISMISSAL', 'RESIGNATION', 'MERGER'] as const;
export type EndReason = (typeof endReasons)[number];

/** The clocks of a case, by their names in the clock table of the pack. */
export const caseClocks = ['dossierDue', 'decisionDue', 'officeDue', 'termReminder'] as const;
type PackClockName = (typeof caseClocks)[number];

/** The same, and the end of a term: its last day stands in the decision, and no pack counts it. */
export type CaseClockName = PackClockName | 'termEnd';

export type FailedBy = 'CANDIDATE' | 'AUTHORITY' | 'OWNER' | 'SYSTEM';

/** Whose case it is: the round's stream id, its post, and the candidate's number in it. */
export interface CaseOf {
  readonly round: string;
  readonly post: string;
  readonly candidate: string;
}

export interface AppointmentCommands {
  OpenCase: CaseOf & {
    readonly person: string;
    readonly unit: string;
    readonly position: string;
    /** personId of the head of the appointing body. */
    readonly authority: string;
    /** personId of the officer who answers for the case. */
    readonly owner: string;
    /** Id of the owning body whose round it was. Absent: of a round from before rounds belonged to a body. */
    readonly body?: string;
    /** `id@version`, as the round pinned it. */
    readonly pack: string;
    readonly rank: number;
    /** Day 0 of the dossier's clock. */
    readonly announcedOn: string;
    /** As the pack has it. */
    readonly dossierDays: number;
    readonly firstTerm: boolean;
    /** The clocks of this case run by themselves. Absent: they are read only, as for rounds typed in from paper. */
    readonly clocks?: 'RUN';
  };
  /** `hash` is the SHA-256 of the paper; a better copy may follow until the dossier is complete. */
  ReceiveDossierItem: { readonly item: DossierItem; readonly hash: string };
  CompleteDossier: Record<string, never>;
  RecordPartyOpinion: { readonly document: DocumentRef; readonly favourable: boolean };
  RecordStandardConclusion: { readonly document: DocumentRef; readonly met: boolean };
  /** By the authority. `years` is the length of the term. */
  DecideAppointment: { readonly decision: DocumentRef; readonly effectiveOn: string; readonly years: number };
  RefuseAppointment: { readonly decision: DocumentRef } & Reasoned;
  TakeOffice: { readonly on: string };
  FailCase: { readonly code: CaseFailCode; readonly reason?: SealedText };
  /** By the process that watches clocks, when `due` has passed. */
  ExpireClock: { readonly clock: CaseClockName; readonly due: string };
  EndAppointment: { readonly reason: EndReason; readonly on: string; readonly decision?: DocumentRef };
  /** The holder's unit `of` is merged into `into` (or renamed: then they are one). */
  RecordMerger: {
    readonly of: string;
    readonly into: string;
    /** personId of the head of the appointing body from then on. */
    readonly authority: string;
    readonly on: string;
    readonly kind: MergerKind;
    readonly decision: DocumentRef;
    readonly choice?: MergerChoice;
  };
  /** By the process that follows rounds: their owner has passed them on. */
  ChangeCaseOwner: { readonly owner: string };
  /** By the process that follows the registry, which says from which day another head of the appointing body signs. */
  ChangeCaseAuthority: {
    readonly unit: string;
    readonly authority: string;
    readonly effectiveOn: string;
    readonly decision: DocumentRef;
  };
}

export interface AppointmentEvents {
  AppointmentCaseOpened: AppointmentCommands['OpenCase'] & { readonly dossierDue: string };
  DossierItemReceived: AppointmentCommands['ReceiveDossierItem'];
  /** The authority's clock starts; `null` where the pack has none. */
  DossierCompleted: { readonly decisionDue: string | null };
  PartyOpinionRecorded: AppointmentCommands['RecordPartyOpinion'];
  StandardConcluded: AppointmentCommands['RecordStandardConclusion'];
  /** `until` is the last day of the term, `officeDue` the last day to take office. */
  Appointed: AppointmentCommands['DecideAppointment'] & {
    readonly until: string;
    readonly officeDue: string;
    /** The day on which the end of the term is announced; absent where the pack has no such clock. */
    readonly reminderOn?: string;
  };
  /** The authority's own reasons. {@link AppointmentEvents.AppointmentFailed} follows. */
  AppointmentRefused: AppointmentCommands['RefuseAppointment'];
  OfficeTaken: CaseOf & { readonly on: string };
  AppointmentFailed: CaseOf & {
    readonly code: CaseFailCode;
    readonly by: FailedBy;
    readonly reason: SealedText | null;
  };
  AppointmentEnded: AppointmentCommands['EndAppointment'];
  /** The holder goes on in the successor, with a term until `until`. */
  AppointmentMerged: AppointmentCommands['RecordMerger'] & {
    readonly term: 'OLD_DECISION' | 'NEW_DECISION';
    readonly until: string;
    /** As in {@link AppointmentEvents.Appointed}; absent also where that day of this term has been. */
    readonly reminderOn?: string;
  };
  /** A clock of the authority ran out, or a term that nobody ended: late is late, not void. */
  CaseOverdue: { readonly clock: CaseClockName; readonly due: string };
  /** The term until `until` is about to end: whether there is to be another one must be looked into. */
  ReappointmentReviewOpened: { readonly until: string };
  CaseOwnerChanged: AppointmentCommands['ChangeCaseOwner'];
  CaseAuthorityChanged: AppointmentCommands['ChangeCaseAuthority'];
  /** Stands behind the event that tells of it; for the exception register of the round. */
  CaseDeviationFlagged: CaseOf & Deviation;
}

export type { AppointmentStatus } from './status.js';
