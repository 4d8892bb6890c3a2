import type { DocumentRef } from '../wording.js';

// The names in this file are a storage format. What has been recorded under them is never renamed or re-used.

export const unitKinds = [
  'SERVICE_UNIT',
  'ADMINISTRATIVE_BODY',
  'FUND',
  'PROJECT_BOARD',
  'ASSOCIATION',
  'CORPORATION',
] as const;
export type UnitKind = (typeof unitKinds)[number];

/** Group of financial autonomy: 1 pays for everything itself, 4 is paid for by the State. */
export type AutonomyGroup = 1 | 2 | 3 | 4;

/** Why a unit is dissolved without a successor. */
export const dissolutionCodes = ['INEFFECTIVE', 'FUNCTION_TRANSFERRED', 'TERM_ENDED', 'OTHER'] as const;
export type DissolutionCode = (typeof dissolutionCodes)[number];

/** Whom a unit belongs to. Persons are personIds. */
export interface Ownership {
  /** Id of the owning body. */
  readonly owner: string;
  /** Head of the appointing body. */
  readonly authority: string;
  /** Head of the body above it. */
  readonly superior: string;
}

/** A change by decision, from `effectiveOn` (a day, included) on. */
export interface Decided {
  readonly effectiveOn: string;
  readonly decision: DocumentRef;
}

/** A post that is kept for a round. */
export interface KeptPost {
  readonly position: string;
  readonly round: string;
  /** Names the attempt to draft the round. Absent: kept before attempts had names. */
  readonly token?: string;
}

export interface UnitCommands {
  /** Names of public units are not personal data. */
  RegisterUnit: Ownership & {
    readonly code: string;
    readonly name: string;
    readonly kind: UnitKind;
    readonly autonomyGroup?: AutonomyGroup;
    readonly effectiveOn: string;
    /** Ids of the units that it follows. */
    readonly predecessors?: readonly string[];
  };
  RenameUnit: Decided & { readonly name: string };
  ChangeOwner: Decided & Ownership;
  SetAutonomy: Decided & {
    readonly group: AutonomyGroup;
    /** Last day of the road map under which the group was granted. */
    readonly until?: string;
  };
  /** Into the unit with the id `successor`. */
  MergeInto: Decided & { readonly successor: string };
  SplitInto: Decided & { readonly successors: readonly string[] };
  DissolveUnit: Decided & { readonly reason: DissolutionCode };
  /** Becomes a joint-stock company: public selection no longer applies. */
  EquitiseUnit: Decided;
  /** From `from` to `until`, both included, no round is opened on the unit. */
  AnnounceReorganisation: { readonly from: string; readonly until: string; readonly decision: DocumentRef };
  /** Keeps a post for one attempt to draft a round, so that no two open rounds fill the same post. */
  ReservePost: KeptPost & { readonly token: string };
  /** Lets go what was kept under this token, and nothing else; `''` stands for none. */
  ReleasePost: KeptPost & { readonly token: string };
}

export interface UnitEvents {
  UnitRegistered: UnitCommands['RegisterUnit'];
  UnitRenamed: UnitCommands['RenameUnit'];
  OwnerChanged: UnitCommands['ChangeOwner'];
  AutonomySet: UnitCommands['SetAutonomy'];
  UnitMerged: UnitCommands['MergeInto'];
  UnitSplit: UnitCommands['SplitInto'];
  UnitDissolved: UnitCommands['DissolveUnit'];
  UnitEquitised: UnitCommands['EquitiseUnit'];
  ReorganisationAnnounced: UnitCommands['AnnounceReorganisation'];
  /** `until`: from this instant on, another round may end an attempt that has led to no round. Absent: at any time. */
  PostReserved: KeptPost & { readonly until?: string };
  PostReleased: KeptPost;
}
