import type { Recorded } from '#kernel';
import { standsFor } from '../round/running.js';
import { allOf, before, type Breach, breach, type Check, type FoldRound, isA } from './breach.js';

/** Who was proposed last for a post: announced as its winner, or invited as the next in rank. */
const lastProposed = (history: readonly Recorded[], post: string): string | undefined =>
  history
    .flatMap((recorded) => {
      if (isA(recorded, 'ResultsAnnounced')) return recorded.data.winners;
      return isA(recorded, 'NextRankedInvited') ? [recorded.data] : [];
    })
    .findLast((proposed) => proposed.post === post)?.candidate;

interface Place {
  readonly post: string;
  readonly candidate: string;
}

/** True for a candidate with a rank in the last result who stands for this post. */
const isRanked = (history: readonly Recorded[], { post, candidate }: Place, fold: FoldRound): boolean => {
  const lines = allOf(history, 'ResultsCompiled').at(-1)?.data.lines ?? [];
  const ranked = lines.some(({ id, rank }) => id === candidate && rank !== null);
  return ranked && standsFor(fold(history), candidate).includes(post);
};

/** (4) A post goes to a candidate of its own ranking, and to the one who was proposed last. */
export const postsFollow: Check = (history, fold) =>
  history.flatMap((recorded): readonly Breach[] => {
    const fills = isA(recorded, 'PostFilled');
    if (!fills && !isA(recorded, 'NextRankedInvited')) return [];
    const { post, candidate } = recorded.data;
    const earlier = before(history, recorded);
    return [
      ...(isRanked(earlier, recorded.data, fold)
        ? []
        : [breach(4, recorded, `${candidate} is not in the ranking of ${post}`)]),
      ...(!fills || lastProposed(earlier, post) === candidate
        ? []
        : [breach(4, recorded, `${candidate} is not the one last proposed for ${post}`)]),
    ];
  });
