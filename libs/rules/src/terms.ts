import type { CaseCandidate, CaseInput, CasePlan, Choice, GapDecision } from './case.js';
import type { Allocation, Pack, Parameter, Ranking, Weights } from './pack.js';
import { citation } from './wording.js';

/** By what one case is computed: the plan's choices over the pack's, and the members whose sheets do not count. */
export interface Terms {
  readonly pack: Pack;
  readonly ranking: Ranking;
  /** Whether the ranking counts a written paper, and a defence. */
  readonly hasPaper: boolean;
  readonly hasDefence: boolean;
  readonly rankingSource: string;
  readonly allocation: Allocation;
  readonly allocationSource: string;
  readonly weights: Weights;
  readonly writtenPassMark: string;
  readonly defencePassMark: string;
  readonly spreadLimit: string | null;
  readonly excluded: readonly string[];
  readonly tieDecision: readonly string[];
  readonly gapDecisions: readonly GapDecision[];
  readonly choices: readonly Choice[];
}

/** What each way of ranking counts. */
const COUNTS: Readonly<Record<Ranking, { readonly hasPaper: boolean; readonly hasDefence: boolean }>> = {
  GATE_THEN_DEFENCE: { hasPaper: true, hasDefence: true },
  WEIGHTED: { hasPaper: true, hasDefence: true },
  SUM: { hasPaper: true, hasDefence: true },
  SCHEME_ONLY: { hasPaper: false, hasDefence: true },
  CHOICE: { hasPaper: false, hasDefence: false },
};

/** True where a ranking counts a written paper. */
export const countsPaper = (ranking: Ranking): boolean => COUNTS[ranking].hasPaper;

/** Stands as the source where the round's plan made the choice. */
export const PLAN_SOURCE = 'plan of the round';

const sourceOf = (fromPlan: unknown, parameter: Parameter<unknown>): string =>
  fromPlan === undefined ? citation(parameter.source) : PLAN_SOURCE;

/** What the plan chose, otherwise what the pack says; the reading of the case has made sure that one of them does. */
const chosen = <Value>(name: string, fromPlan: Value | undefined, { value }: Parameter<Value | null>): Value => {
  const found = fromPlan ?? value;
  if (found === null) throw new RangeError(`neither plan nor pack gives ${name}`);
  return found;
};

/** Members excluded by the plan or by the decision of any one candidate's spread: for all candidates alike. */
const excludedMembers = (plan: CasePlan, candidates: readonly CaseCandidate[]): readonly string[] => {
  const excluded = [...(plan.excludeMembers ?? [])];
  for (const { defence } of candidates)
    if (defence?.spreadDecision?.kind === 'MEMBER_EXCLUDED') excluded.push(defence.spreadDecision.member);
  return excluded;
};

/** The terms of a sound case. */
export const termsOf = (pack: Pack, input: CaseInput): Terms => {
  const plan = input.plan ?? {};
  const noWeights: Weights = { written: '0', defence: '1' };
  const ranking = chosen('ranking', plan.ranking, pack.ranking);
  return {
    pack,
    ranking,
    hasPaper: COUNTS[ranking].hasPaper,
    hasDefence: COUNTS[ranking].hasDefence,
    rankingSource: sourceOf(plan.ranking, pack.ranking),
    allocation: chosen('allocation', plan.allocation, pack.allocation),
    allocationSource: sourceOf(plan.allocation, pack.allocation),
    weights: plan.weights ?? pack.weights.value ?? noWeights,
    writtenPassMark: chosen('writtenPassMark', plan.writtenPassMark, pack.written.passMark),
    defencePassMark: chosen('defencePassMark', plan.defencePassMark, pack.defence.passMark),
    spreadLimit: plan.spreadLimit ?? pack.defence.spreadLimit.value,
    excluded: excludedMembers(plan, input.candidates),
    tieDecision: input.tieDecision ?? [],
    gapDecisions: input.gapDecisions ?? [],
    choices: input.choices ?? [],
  };
};
