import type { Placed } from './ranking.js';
import type { Terms } from './terms.js';

/** What the allocation gives a placed candidate: a post, or a winner's place without a wished post. */
export type Given = { readonly post: string } | 'GAP';

/** Gives out posts in rank order, each candidate taking the first of the own preferences still free. */
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

/** Only the first N by rank win; a winner who finds no wished post free leaves a gap. */
const topN = (placed: readonly Placed[], seats: number): ReadonlyMap<string, Given> => {
  const given = new Map(serially(placed, seats));
  for (const { assessment, rank } of placed)
    if (rank <= seats && !given.has(assessment.candidate.id)) given.set(assessment.candidate.id, 'GAP');
  return given;
};

/** Who gets which post, by candidate id; whoever is not named gets nothing. `placed` is in rank order; in a ranking for one post the first gets it. */
export const allocate = (
  terms: Terms,
  placed: readonly Placed[],
  posts: readonly string[],
): ReadonlyMap<string, Given> => {
  if (terms.allocation === 'PER_POST') return serially(placed, 1);
  return terms.allocation === 'SERIAL_BY_PREFERENCE' ? serially(placed, placed.length) : topN(placed, posts.length);
};
