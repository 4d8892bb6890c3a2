import type { Placed } from './ranking.js';
import type { Terms } from '../calendar/terms.js';

/** What the allocation gives a placed candidate: a post, or a winner's place without a wished post. */
export type Given = { readonly post: string } | 'GAP';

/** Gives out posts in rank order, each of the first `seats` taking the first of the own preferences still free. */
const serially = (placed: readonly Placed[], seats: number): ReadonlyMap<string, Given> => {
  const taken = new Set<string>();
  const given = new Map<string, Given>();
  for (const { assessment, rank } of placed) {
    const { id, preferences } = assessment.candidate;
    const post = rank > seats ? undefined : preferences.find((wish) => !taken.has(wish));
    if (post === undefined) continue;
    taken.add(post);
    given.set(id, { post });
  }
  return given;
};

/**
 * Only the first N by rank win. A winner who finds no wished post free leaves a gap, until the authority has given one
 * that is left, or none.
 */
const topN = ({ gapDecisions }: Terms, placed: readonly Placed[], seats: number): ReadonlyMap<string, Given> => {
  const taken = new Set<string>();
  const given = new Map<string, Given>();
  for (const { assessment, rank } of placed) {
    if (rank > seats) continue;
    const { id, preferences } = assessment.candidate;
    const decided = gapDecisions.find(({ candidate }) => candidate === id);
    const post = preferences.find((wish) => !taken.has(wish)) ?? decided?.post;
    if (post === null) continue;
    given.set(id, post === undefined || taken.has(post) ? 'GAP' : { post });
    if (post !== undefined) taken.add(post);
  }
  return given;
};

/** Who gets which post, by candidate id; whoever is not named gets nothing. `placed` is in rank order; in a ranking for one post the first gets it. */
export const allocate = (
  terms: Terms,
  placed: readonly Placed[],
  posts: readonly string[],
): ReadonlyMap<string, Given> => {
  if (terms.allocation === 'PER_POST') return serially(placed, 1);
  return terms.allocation === 'SERIAL_BY_PREFERENCE'
    ? serially(placed, placed.length)
    : topN(terms, placed, posts.length);
};
