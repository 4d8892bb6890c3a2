import type { CaseInput, Choice, GapDecision } from './case.js';
import { type Allocation, cite, type Pack, type Parameter, type Ranking, type Weights } from './pack.js';

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
  fromPlan === undefined ? cite(parameter.source) : PLAN_SOURCE;

/** A choice that the reading of the case has made sure of. */
const sure = <Value>(value: Value | null, name: string): Value => {
  if (value === null) throw new RangeError(`neither plan nor pack gives ${name}`);
  return value;
};

/** Members excluded by the plan or by the decision of any one candidate's spread: for all candidates alike. */
const excludedMembers = ({ plan, candidates }: CaseInput): readonly string[] => [
  ...(plan?.excludeMembers ?? []),
  ...candidates.flatMap(({ defence }) =>
    defence?.spreadDecision?.kind === 'MEMBER_EXCLUDED' ? [defence.spreadDecision.member] : [],
  ),
];

/** The terms of a sound case. */
export const termsOf = (pack: Pack, input: CaseInput): Terms => {
  const plan = input.plan ?? {};
  const noWeights: Weights = { written: '0', defence: '1' };
  const ranking = sure(plan.ranking ?? pack.ranking.value, 'ranking');
  return {
    pack,
    ranking,
    ...COUNTS[ranking],
    rankingSource: sourceOf(plan.ranking, pack.ranking),
    allocation: sure(plan.allocation ?? pack.allocation.value, 'allocation'),
    allocationSource: sourceOf(plan.allocation, pack.allocation),
    weights: plan.weights ?? pack.weights.value ?? noWeights,
    writtenPassMark: sure(plan.writtenPassMark ?? pack.written.passMark.value, 'writtenPassMark'),
    defencePassMark: sure(plan.defencePassMark ?? pack.defence.passMark.value, 'defencePassMark'),
    spreadLimit: plan.spreadLimit ?? pack.defence.spreadLimit.value,
    excluded: excludedMembers(input),
    tieDecision: input.tieDecision ?? [],
    gapDecisions: input.gapDecisions ?? [],
    choices: input.choices ?? [],
  };
};
