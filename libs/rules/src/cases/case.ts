import type { Weights } from '../packs/pack.js';
import type { Allocation, Paper, Ranking, SanctionKind } from '../words.js';

/** A computation as it comes in (`khoabang.case/1`). Scores are decimal strings; ids are opaque. */
export interface CaseInput {
  readonly format: 'khoabang.case/1';
  /** Pack id, or `id@version`. */
  readonly pack: string;
  readonly plan?: CasePlan;
  readonly posts: readonly string[];
  readonly candidates: readonly CaseCandidate[];
  /** Order decided by the authority for ties that the rules leave open. */
  readonly tieDecision?: readonly string[];
  /** What the authority gave winners by rank who found no wished post free: one that is left, or null for none. */
  readonly gapDecisions?: readonly GapDecision[];
  /** Whom the signer chose for which post, where the plan leaves it to a choice. */
  readonly choices?: readonly Choice[];
}

export interface GapDecision {
  readonly candidate: string;
  readonly post: string | null;
}

export interface Choice {
  readonly post: string;
  readonly candidate: string;
}

/** What the round's plan fixed; what it leaves out, the pack says. */
export interface CasePlan {
  readonly ranking?: Ranking;
  readonly weights?: Weights;
  readonly allocation?: Allocation;
  readonly writtenPassMark?: string;
  readonly defencePassMark?: string;
  readonly spreadLimit?: string;
  /** Marks off this grain are refused. Without it any decimal on the scale stands. */
  readonly markGrain?: string;
  /** Decided exclusions of panel members; they hold for all candidates. */
  readonly excludeMembers?: readonly string[];
}

export interface CaseCandidate {
  readonly id: string;
  /** Posts, best first; PER_POST uses the first. */
  readonly preferences: readonly string[];
  readonly absent?: Paper;
  readonly withdrawn?: boolean;
  readonly sanctions?: readonly Sanction[];
  readonly written?: WrittenEvidence;
  readonly defence?: DefenceEvidence;
}

export interface Sanction {
  readonly paper: Paper;
  readonly kind: SanctionKind;
}

/** The marks of one script and what was decided about them. */
export interface MarksEvidence {
  /** Two independent markers, in order. */
  readonly marks: readonly string[];
  readonly headDecision?: string;
  readonly third?: string;
  readonly collective?: string;
  readonly zeroed?: boolean;
}

export interface AppealEvidence {
  readonly marks: readonly string[];
  readonly third?: string;
  readonly chairDecision?: string;
}

export interface WrittenEvidence extends MarksEvidence {
  readonly appeal?: AppealEvidence;
}

export interface Sheet {
  readonly member: string;
  readonly score: string;
}

export type SpreadDecision =
  | { readonly kind: 'KEEP' }
  | { readonly kind: 'RESCORE'; readonly sheets: readonly Sheet[] }
  | { readonly kind: 'MEMBER_EXCLUDED'; readonly member: string };

export interface DefenceEvidence {
  readonly sheets: readonly Sheet[];
  readonly spreadDecision?: SpreadDecision;
}

export type How =
  'MEAN' | 'HEAD_DECISION' | 'THIRD_EQUAL' | 'COLLECTIVE' | 'ZEROED' | 'APPEAL_ADOPTED' | 'APPEAL_CHAIR';

/** What a person must still do. `DEFENCE_SHEETS`: too few sheets so far. `CHOICE`: the signer has not chosen yet. */
export type Needs =
  | 'SECOND_MARK'
  | 'HEAD_DECISION'
  | 'THIRD_MARK'
  | 'COLLECTIVE_DECISION'
  | 'APPEAL_SECOND_MARK'
  | 'APPEAL_THIRD_MARK'
  | 'CHAIR_DECISION'
  | 'SPREAD_DECISION'
  | 'TIE_DECISION'
  | 'PREFERENCE_GAP'
  | 'DEFENCE_SHEETS'
  | 'CHOICE';

export type Gate = 'PASSED' | 'FAILED' | 'PENDING' | 'NONE';

export type Outcome =
  | 'WINNER'
  | 'NOT_SELECTED'
  | 'ELIMINATED_WRITTEN'
  | 'ELIMINATED_DEFENCE'
  | 'ABSENT'
  | 'WITHDRAWN'
  | 'DISQUALIFIED'
  | 'PENDING';

/** Why a line of a result is as it is: the rule, its legal source, and the evidence in words. */
export interface Because {
  readonly rule: string;
  readonly source: string;
  /** The source as a Vietnamese text has it. */
  readonly sourceVi: string;
  readonly text: string;
  readonly textVi: string;
}

export interface WrittenResult {
  /** The marking result, before sanctions. */
  readonly raw: string;
  readonly net: string;
  readonly how: How;
}

export interface DefenceResult {
  readonly mean: string;
  readonly spread: string;
  readonly members: number;
}

export interface CandidateResult {
  readonly id: string;
  readonly written: WrittenResult | null;
  readonly gate: Gate;
  readonly defence: DefenceResult | null;
  readonly total: string | null;
  readonly rank: number | null;
  readonly post: string | null;
  readonly outcome: Outcome;
  readonly because: readonly Because[];
}

export interface Pending {
  readonly candidate: string;
  readonly needs: Needs;
}

/** The computation's answer (`khoabang.result/1`). */
export interface Result {
  readonly format: 'khoabang.result/1';
  /** Always with its version. */
  readonly pack: string;
  readonly complete: boolean;
  readonly pending: readonly Pending[];
  readonly candidates: readonly CandidateResult[];
  /** Paths of what the case held and nothing was computed from: a misspelt key, or a field that others added. */
  readonly ignored?: readonly string[];
}
