import type { CaseCandidate, CaseInput, CasePlan, Choice, GapDecision } from '../cases/case.js';
import type { Pack, Parameter, Weights } from '../packs/pack.js';
import { PLAN_SOURCE } from '../sources.js';
import { citation } from '../wording.js';
import type { Allocation, Ranking } from '../words.js';

/** Of what a total is made: the defence alone, both papers added, or both weighted. */
type TotalOf = 'DEFENCE' | 'SUM' | 'WEIGHTED';

/** What a way of ranking counts. */
interface Counts {
  readonly hasPaper: boolean;
  readonly hasDefence: boolean;
  /** True where the signer chooses: then nobody has a rank or a total. */
  readonly isChosen: boolean;
  readonly totalOf: TotalOf;
}

/** By what one case is computed: the plan's choices over the pack's, and the members whose sheets do not count. */
export interface Terms extends Counts {
  readonly pack: Pack;
  readonly ranking: Ranking;
  readonly rankingSource: string;
  readonly allocation: Allocation;
  readonly allocationSource: string;
  /** Of the two papers in the total; null where the defence alone makes it. */
  readonly shares: Weights | null;
  readonly writtenPassMark: string;
  readonly defencePassMark: string;
  readonly spreadLimit: string | null;
  readonly excluded: readonly string[];
  readonly tieDecision: readonly string[];
  readonly gapDecisions: readonly GapDecision[];
  readonly choices: readonly Choice[];
}

const COUNTS: Readonly<Record<Ranking, Counts>> = {
  GATE_THEN_DEFENCE: { hasPaper: true, hasDefence: true, isChosen: false, totalOf: 'DEFENCE' },
  WEIGHTED: { hasPaper: true, hasDefence: true, isChosen: false, totalOf: 'WEIGHTED' },
  SUM: { hasPaper: true, hasDefence: true, isChosen: false, totalOf: 'SUM' },
  SCHEME_ONLY: { hasPaper: false, hasDefence: true, isChosen: false, totalOf: 'DEFENCE' },
  CHOICE: { hasPaper: false, hasDefence: false, isChosen: true, totalOf: 'DEFENCE' },
};

/** True where a ranking counts a written paper. */
export const countsPaper = (ranking: Ranking): boolean => COUNTS[ranking].hasPaper;

const sourceOf = (fromPlan: unknown, parameter: Parameter<unknown>): string =>
  fromPlan === undefined ? citation(parameter.source) : PLAN_SOURCE;

/** What the plan chose, otherwise what the pack says; the reading of the case has made sure that one of them does. */
const chosen = <Value>(name: string, fromPlan: Value | undefined, { value }: Parameter<Value | null>): Value => {
  const found = fromPlan ?? value;
  if (found === null) throw new RangeError(`neither plan nor pack gives ${name}`);
  return found;
};

/** The shares of the two papers in a total made in this way. */
const SHARES: Readonly<Record<TotalOf, (plan: CasePlan, pack: Pack) => Weights | null>> = {
  DEFENCE: () => null,
  SUM: () => ({ written: '1', defence: '1' }),
  WEIGHTED: (plan, pack) => chosen('weights', plan.weights, pack.weights),
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
  const ranking = chosen('ranking', plan.ranking, pack.ranking);
  const counts = COUNTS[ranking];
  return {
    ...counts,
    pack,
    ranking,
    rankingSource: sourceOf(plan.ranking, pack.ranking),
    allocation: chosen('allocation', plan.allocation, pack.allocation),
    allocationSource: sourceOf(plan.allocation, pack.allocation),
    shares: SHARES[counts.totalOf](plan, pack),
    writtenPassMark: chosen('writtenPassMark', plan.writtenPassMark, pack.written.passMark),
    defencePassMark: chosen('defencePassMark', plan.defencePassMark, pack.defence.passMark),
    spreadLimit: plan.spreadLimit ?? pack.defence.spreadLimit.value,
    excluded: excludedMembers(plan, input.candidates),
    tieDecision: input.tieDecision ?? [],
    gapDecisions: input.gapDecisions ?? [],
    choices: input.choices ?? [],
  };
};
