import type { Assessment } from './assess.js';
import { compareScores } from '../numbers/decimals.js';
import type { Terms } from '../calendar/terms.js';
import type { TieCriterion } from '../words.js';

/** A candidate in the race about whom nothing is left to decide. */
export interface Ready extends Assessment {
  readonly total: string;
}

/** True once the total is known and nobody need act. */
export const isReady = (assessment: Assessment): assessment is Ready =>
  assessment.needs.length === 0 && assessment.total !== null;

/** A candidate in the race with the place reached. */
export interface Placed {
  readonly assessment: Ready;
  readonly rank: number;
}

/** The order of one ranking; `tied` are those about whom the authority must decide first, then nobody is placed. */
export interface Order {
  readonly placed: readonly Placed[];
  readonly tied: readonly string[];
}

const valueOf = ({ compared }: Ready, criterion: TieCriterion): string =>
  criterion === 'TOTAL' ? compared.total : criterion === 'WRITTEN' ? compared.written : '0';

/** By the criteria of the pack in their order, highest first; 0 for a tie that they leave open. */
const compare = (terms: Terms, a: Ready, b: Ready): number => {
  for (const criterion of terms.pack.tieOrder.value) {
    const result = compareScores(valueOf(b, criterion), valueOf(a, criterion));
    if (result !== 0) return result;
  }
  return 0;
};

const tieGroups = (terms: Terms, racing: readonly Ready[]): Ready[][] => {
  const groups: Ready[][] = [];
  let last: Ready[] = [];
  for (const assessment of racing.toSorted((a, b) => compare(terms, a, b))) {
    const head = last[0];
    if (head !== undefined && compare(terms, head, assessment) === 0) last.push(assessment);
    else groups.push((last = [assessment]));
  }
  return groups;
};

/** A tied group taken apart by the authority's decision, if that orders all of it. */
const decided = (group: Ready[], tieDecision: readonly string[]): Ready[][] => {
  const place = ({ candidate }: Ready) => tieDecision.indexOf(candidate.id);
  return group.every((assessment) => place(assessment) >= 0)
    ? group.toSorted((a, b) => place(a) - place(b)).map((assessment) => [assessment])
    : [group];
};

/**
 * Orders the candidates of one ranking who are in the race and wait for nothing. For one post only a tie at the top
 * must be decided, other ties share the rank (1, 2, 2, 4); pooled, every tie must be decided.
 */
export const orderOf = (terms: Terms, racing: readonly Ready[]): Order => {
  const groups = tieGroups(terms, racing).flatMap((group) => decided(group, terms.tieDecision));
  const mustDecide = terms.allocation === 'PER_POST' ? groups.slice(0, 1) : groups;
  const tied = mustDecide.filter((group) => group.length > 1).flat();
  if (tied.length > 0) return { placed: [], tied: tied.map(({ candidate }) => candidate.id) };
  const placed: Placed[] = [];
  for (const group of groups) {
    const rank = placed.length + 1;
    for (const assessment of group) placed.push({ assessment, rank });
  }
  return { placed, tied: [] };
};
