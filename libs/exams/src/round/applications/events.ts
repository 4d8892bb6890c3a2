import type { SealedText, Table, UpcastersOf } from '#kernel';
import type { DocumentRef, Reasoned, NoData } from '../../wording.js';

// The names in this file are a storage format. What has been recorded under them is never renamed or re-used.

/** On what footing somebody applies. */
export const tiers = ['IN_PLANNING', 'NOMINATED', 'OUTSIDE'] as const;
export type Tier = (typeof tiers)[number];

/** Whether an applicant meets a rule. */
export const checkResults = ['MET', 'NOT_MET'] as const;
export type CheckResult = (typeof checkResults)[number];

/** Why a post is taken out of the round. */
export const postCancelCodes = [
  'INSUFFICIENT_CANDIDATES',
  'FUNCTION_TRANSFERRED',
  'POSITION_ABOLISHED',
  'UNIT_EQUITISED',
] as const;
export type PostCancelCode = (typeof postCancelCodes)[number];

export interface ApplicationsCommands {
  OpenApplications: NoData;
  /** `candidate` is the id of this person inside this round. Posts in order of preference. */
  ReceiveApplication: {
    readonly candidate: string;
    readonly person: string;
    readonly posts: readonly string[];
    readonly tier: Tier;
    readonly documents: readonly { readonly kind: string; readonly hash: string }[];
  };
  WithdrawApplication: { readonly candidate: string };
  CloseApplications: NoData;
  CheckEligibility: {
    readonly candidate: string;
    readonly rule: string;
    readonly result: CheckResult;
    /** Whole months in the current or an equal post; the rule `TIME_IN_POST` is not checked without them. */
    readonly months?: number;
    /** SHA-256 of the evidence. */
    readonly evidence: string;
  };
  /** By the level named in the plan for that rule. */
  WaiveEligibility: { readonly candidate: string; readonly rule: string; readonly decision: DocumentRef } & Reasoned;
  RefuseApplication: { readonly candidate: string; readonly reason: SealedText };
  DeclareShortfall: { readonly post: string };
  /** Once: the window opens again, for 15 days at least. */
  ExtendApplications: { readonly closesOn: string; readonly snapshot?: string };
  CancelPost: { readonly post: string; readonly code: PostCancelCode; readonly decision: DocumentRef };
  /** `snapshot` need not be said: it is computed, and one that differs is refused. */
  PublishEligibleList: { readonly snapshot?: string };
}

export interface ApplicationsEvents {
  ApplicationsOpened: NoData;
  /** `receipt` counts from 1; `answerBy` is the local day by which the applicant hears whether he or she is eligible. */
  ApplicationReceived: ApplicationsCommands['ReceiveApplication'] & {
    readonly receipt: number;
    readonly answerBy: string;
  };
  ApplicationWithdrawn: { readonly candidate: string };
  /** `last`: last day of the window, from which what follows is counted. Absent in what was recorded before it was kept. */
  ApplicationsClosed: { readonly last?: string };
  EligibilityChecked: ApplicationsCommands['CheckEligibility'];
  EligibilityWaived: ApplicationsCommands['WaiveEligibility'];
  ApplicationRefused: ApplicationsCommands['RefuseApplication'] & { readonly rules: readonly string[] };
  ShortfallDeclared: { readonly post: string; readonly eligible: number; readonly needed: number };
  ApplicationsExtended: { readonly closesOn: string; readonly snapshot: string };
  PostCancelled: ApplicationsCommands['CancelPost'];
  /** Candidate numbers (SBD) are consecutive, in the order of the receipts. */
  EligibleListPublished: {
    readonly candidates: readonly { readonly candidate: string; readonly candidateNo: string }[];
    readonly snapshot: string;
  };
}

export type Grounds = Pick<ApplicationsCommands['CheckEligibility'], 'months' | 'evidence'>;

export interface Application {
  readonly candidate: string;
  readonly person: string;
  readonly posts: readonly string[];
  readonly tier: Tier;
  readonly receipt: number;
  readonly checks: Readonly<Record<string, 'MET' | 'NOT_MET' | 'WAIVED'>>;
  /** By rule, what its last check rests on. */
  readonly grounds: Readonly<Record<string, Grounds>>;
  readonly status: 'APPLIED' | 'REFUSED' | 'ELIGIBLE' | 'WITHDRAWN';
  readonly candidateNo: string | null;
}

export interface ApplicationsPart {
  readonly list: Table<Application>;
  readonly receipts: number;
  readonly extended: boolean;
  /** Last day for applications, from the notice or the extension. */
  readonly closesOn: string | null;
  readonly shortfalls: readonly string[];
  readonly cancelledPosts: readonly string[];
}

/** Every event of this chapter has had one shape so far. */
export const applicationsUpcasters: UpcastersOf<ApplicationsEvents> = {};
