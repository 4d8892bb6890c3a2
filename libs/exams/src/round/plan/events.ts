import type { Backdated, SealedText, UpcastersOf } from '#kernel';
import type { Allocation, NoticeChannel } from '#rules';
import type { Dated } from '../../unit/state.js';
import type { DocumentRef, NoData } from '../../wording.js';

// The names in this file are a storage format. What has been recorded under them is never renamed or re-used.

/** What the registry said of a post's unit and position when the round was drafted. */
export interface PostFact {
  /** Id of the post inside the round, e.g. `P1`. */
  readonly post: string;
  readonly unit: string;
  /** Code of the position in the catalogue. */
  readonly position: string;
  readonly schemeVersion: string;
  /** Revision of the unit's stream that was looked at. */
  readonly unitRevision: number;
}

/** How a plan may let a total come about. */
export const planRankings = ['GATE_THEN_DEFENCE', 'WEIGHTED', 'SUM', 'SCHEME_ONLY'] as const;
export type PlanRanking = (typeof planRankings)[number];

/** When the candidates of a post are counted, to see whether there are enough. */
export const shortfallMeasures = ['ELIGIBLE_LIST', 'DEFENCE_STARTED'] as const;
export type ShortfallMeasure = (typeof shortfallMeasures)[number];

/** What is done where there are too few. */
export const shortfallCourses = ['EXTEND_ONCE_THEN_CANCEL', 'CONTINUE'] as const;
export type ShortfallCourse = (typeof shortfallCourses)[number];

/** In what the window for appeals is counted. */
export const windowUnits = ['DAYS', 'WORKING_DAYS'] as const;
export type WindowUnit = (typeof windowUnits)[number];

/** Who hears and scores the defence. */
export const panels = ['COUNCIL', 'SCHEME_MARKING_BOARD'] as const;
export type Panel = (typeof panels)[number];

/** RETROSPECTIVE: typed in from the paper file afterwards, with its own dates; its clocks are read, not run. */
export const entryModes = ['LIVE', 'RETROSPECTIVE'] as const;
export type EntryMode = (typeof entryModes)[number];

/** Who signs for a unit: personIds of the head of the appointing body, and of the body above it. */
export interface Signers {
  readonly authority: string;
  readonly superior: string;
  /** Id of the owning body. Absent in what was recorded before rounds belonged to a body. */
  readonly body?: string;
}

/** What the plan fixes within what the pack allows; scores are decimal strings. An absent key leaves it to the pack. */
export interface PlanTerms {
  readonly ranking?: PlanRanking;
  /** Name of the course in the pack that the round takes; absent: the first that serves the ranking. */
  readonly course?: string;
  readonly weights?: { readonly written: string; readonly defence: string };
  readonly allocation: Allocation;
  readonly writtenPassMark?: string;
  readonly defencePassMark?: string;
  readonly spreadLimit?: string;
  readonly minCandidates?: number;
  readonly measuredAt?: ShortfallMeasure;
  readonly onShortfall?: ShortfallCourse;
  readonly appealWindow?: { readonly length: number; readonly unit: WindowUnit };
  /** Smallest step of a mark, e.g. `0.25`. */
  readonly markGrain: string;
  readonly panel: Panel;
  /** How long results may serve a later vacancy; only where the pack leaves that to the plan. 0: they are not kept. */
  readonly reserveMonths?: number;
  readonly presentMinutes?: number;
  readonly questionMinutes?: number;
  readonly eligibility: readonly {
    readonly rule: string;
    /** Role of the level that may waive it; absent: nobody. */
    readonly waivableBy?: string;
    readonly evidence: string;
  }[];
}

/** Where a plan says something else than its pack. */
export interface Deviation {
  /** Name of the term in the plan. */
  readonly term: string;
  /** What the pack says; `null`: nothing. */
  readonly ruled: unknown;
  readonly planned: unknown;
  /** Instrument and article of the pack. */
  readonly rule: string;
}

export interface Notice {
  readonly channels: readonly { readonly kind: NoticeChannel; readonly reference: string }[];
  /** SHA-256 of what is published. A command need not say it: it is computed, and one that differs is refused. */
  readonly snapshot: string;
  /** First and last day on which applications are taken, `YYYY-MM-DD`. */
  readonly opensOn: string;
  readonly closesOn: string;
}

/** A notice as it is asked for. */
export type AskedNotice = Omit<Notice, 'snapshot'> & Partial<Pick<Notice, 'snapshot'>>;

export interface PlanCommands {
  DraftRound: {
    readonly code: string;
    /** The plan or programme that mandates it, e.g. `72-KH/TU`. */
    readonly mandate: string;
    readonly posts: readonly PostFact[];
    /** The one focal point: the HR officer who answers for the round throughout. */
    readonly owner: string;
    /** personId of the head of the appointing body and of its superior body, on that day. */
    readonly authority: string;
    readonly superior: string;
    /** Id of the body that owns the posts' units on that day: whose round it is. Absent: drafted before rounds had one. */
    readonly body?: string;
    readonly entry: EntryMode;
    /** Names the attempt under which units keep the posts. Absent: drafted before attempts had names. */
    readonly token?: string;
  };
  /** An attempt to draft the round has broken off or was refused: it shall never lead to a round. */
  VoidDraft: { readonly token: string };
  /** By the engine: the registry has decided who signs for a unit of the round, from a day on (included). */
  ChangeSigners: Signers & {
    readonly unit: string;
    readonly effectiveOn: string;
    /** The decision that the registry was entered under. */
    readonly decision: DocumentRef;
  };
  ApprovePrinciple: { readonly decision: DocumentRef };
  ApprovePlan: {
    readonly pack: string;
    /** SHA-256 of the pack's canonical form, computed by the caller: it must equal the pack's own. */
    readonly packHash: string;
    readonly terms: PlanTerms;
    /** Terms in which the plan asks for less than its pack, where the pack allows that: who signs names them. */
    readonly deviatesIn?: readonly string[];
    readonly decision: DocumentRef;
    readonly budget: string;
    /** The selection scheme that the posts' units fall under. */
    readonly scheme: { readonly number: string; readonly version: string; readonly units: readonly string[] };
  };
  AnnounceRound: AskedNotice;
  AmendNotice: AskedNotice & { readonly reason: SealedText };
  OfferOwnership: { readonly to: string };
  AcceptOwnership: NoData;
}

export interface PlanEvents {
  RoundDrafted: PlanCommands['DraftRound'] & {
    /** Its clocks are facts in the stream. Absent in rounds recorded before: there the pack is asked at every fold. */
    readonly clocks?: 'RECORDED';
  };
  /** Only before there is a round: what was kept under this token may be let go. */
  DraftVoided: PlanCommands['VoidDraft'];
  SignersChanged: PlanCommands['ChangeSigners'];
  PrincipleApproved: PlanCommands['ApprovePrinciple'];
  /** `pack` is `id@version` here. */
  PlanApproved: Omit<PlanCommands['ApprovePlan'], 'deviatesIn'> & {
    /** Every term that differs from the pack. Absent in what was recorded before it was kept. */
    readonly deviations?: readonly Deviation[];
  };
  RoundAnnounced: Notice;
  NoticeAmended: Notice & { readonly reason: SealedText };
  OwnershipOffered: { readonly from: string; readonly to: string };
  OwnershipAccepted: { readonly from: string; readonly to: string };
}

/** What is kept of the plan. `null` before the event that fills it. */
export interface PlanPart {
  /** Attempts to draft the round that shall lead to nothing any more. */
  readonly voided: readonly string[];
  readonly draft: PlanEvents['RoundDrafted'] | null;
  /** Reason and note for every late entry of a round that is typed in, given once with its draft; `null` where they were not. */
  readonly backdated: Backdated | null;
  /** Who signs for a unit since a day, by unit: what the registry decided after the draft. */
  readonly signers: Readonly<Record<string, readonly Dated<Signers>[]>>;
  readonly principle: DocumentRef | null;
  readonly approved: PlanEvents['PlanApproved'] | null;
  readonly approvedOn: string | null;
  readonly notice: Notice | null;
  /** Local days of the first and of the last notice. */
  readonly noticeOn: string | null;
  readonly amendments: number;
  readonly owner: string | null;
  readonly ownershipOfferedTo: string | null;
}

/** Every event of this chapter has had one shape so far. */
export const planUpcasters: UpcastersOf<PlanEvents> = {};
