import { refuse, type Refusal } from '#kernel';
import { cite, compareScores, type Pack, type Parameter, plannable, type Weights } from '#rules';
import { own } from '../../own.js';
import type { Deviation, PlanTerms } from './events.js';
import type { PlanRefusal } from './refusals.js';

type Length = NonNullable<PlanTerms['appealWindow']>;

interface Sides {
  readonly planned: unknown;
  /** What the pack says. */
  readonly ruled: unknown;
}

const compared = ({ planned, ruled }: Sides): number => compareScores(planned as string, ruled as string);

const marksDiffer = ({ planned, ruled }: Sides): boolean => ruled === null || compared({ planned, ruled }) !== 0;

const weightsDiffer = ({ planned, ruled }: Sides): boolean => {
  const [own, law] = [planned, ruled] as [Weights, Weights | null];
  return law === null || compareScores(own.written, law.written) !== 0 || compareScores(own.defence, law.defence) !== 0;
};

const othersDiffer = ({ planned, ruled }: Sides): boolean => JSON.stringify(planned) !== JSON.stringify(ruled);

/** Marks and shares are compared as numbers: `50` is `50.0`. */
const differs: Readonly<Record<string, (sides: Sides) => boolean>> = {
  writtenPassMark: marksDiffer,
  defencePassMark: marksDiffer,
  spreadLimit: marksDiffer,
  weights: weightsDiffer,
};

const isLower = (sides: Sides): boolean => compared(sides) < 0;

const isShorter = ({ planned, ruled }: Sides): boolean => {
  const [own, law] = [planned, ruled] as [Length, Length];
  return own.unit !== law.unit || own.length < law.length;
};

/** When a term takes from candidates, or from the demands on them, what the pack gives; other terms only do it otherwise. */
const lessens: Readonly<Record<string, (sides: Sides) => boolean>> = {
  writtenPassMark: isLower,
  defencePassMark: isLower,
  minCandidates: ({ planned, ruled }) => Number(planned) < Number(ruled),
  spreadLimit: (sides) => compared(sides) > 0,
  appealWindow: isShorter,
  weights: () => true,
};

/** What was found in a text binds a plan; what a pack borrows from practice, or sets as a default, a plan may set by name. */
const isBound = ({ kind, confidence }: Parameter<unknown>): boolean =>
  kind === 'STATUTE' || (kind === 'ANALOGY' && confidence === 'F');

const isLess = (term: string, sides: Sides): boolean => sides.ruled !== null && own(lessens, term)?.(sides) === true;

/** Where a plan says something else than its pack, for a term that the pack does not leave to plans. */
export const deviationsOf = (pack: Pack, terms: PlanTerms): readonly Deviation[] =>
  [...plannable(pack)].flatMap(([term, { value: ruled, kind, source }]) => {
    const planned: unknown = terms[term as keyof PlanTerms];
    const isSet = planned !== undefined && kind !== 'PLAN';
    return isSet && (own(differs, term) ?? othersDiffer)({ planned, ruled })
      ? [{ term, ruled, planned, rule: cite(source) }]
      : [];
  });

/** What the pack asks for, in signs: `≥ 50`, `≤ 10`, `≥ 5, WORKING_DAYS`, `0.7 + 0.3`. */
const atLeast = (term: string, ruled: unknown): string => {
  if (term === 'weights') return Object.values(ruled as Weights).join(' + ');
  if (term === 'appealWindow') return `≥ ${Object.values(ruled as Length).join(', ')}`;
  return `${term === 'spreadLimit' ? '≤' : '≥'} ${String(ruled)}`;
};

/**
 * What a plan may not set otherwise than its pack: what a text binds is not lessened at all, and what else is lessened is
 * named by whoever signs for it.
 */
export const deviationFaults = (
  pack: Pack,
  terms: PlanTerms,
  named: readonly string[],
): readonly Refusal<PlanRefusal>[] => {
  const parameters = plannable(pack);
  return deviationsOf(pack, terms).flatMap(({ term, ruled, planned, rule }): Refusal<PlanRefusal>[] => {
    const parameter = parameters.get(term);
    if (parameter === undefined || !isLess(term, { planned, ruled })) return [];
    const allowed = atLeast(term, ruled);
    if (isBound(parameter)) return [refuse('term-not-for-plan', { term, rule, allowed })];
    return named.includes(term) ? [] : [refuse('deviation-unnamed', { term, rule, field: term, allowed })];
  });
};
