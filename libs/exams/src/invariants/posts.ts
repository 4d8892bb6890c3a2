import type { Recorded } from '#kernel';
import { contenders } from '../round/hiring/contest.js';
import { signerOf } from '../round/hiring/track.js';
import { standsFor } from '../round/running.js';
import { allOf, isA } from '../round/history.js';
import { before, type Breach, breach, type Check, type FoldRound } from './breach.js';

const invites = (recorded: Recorded) => isA(recorded, 'NextRankedInvited') || isA(recorded, 'ReserveInvited');

/** Who was proposed last for a post: announced as its winner, or invited as the next in rank, from the reserve too. */
const lastProposed = (history: readonly Recorded[], post: string): string | undefined =>
  history
    .flatMap((recorded) => {
      if (isA(recorded, 'ResultsAnnounced')) return recorded.data.winners;
      return invites(recorded) ? [recorded.data] : [];
    })
    .findLast((proposed) => proposed.post === post)?.candidate;

interface Place {
  readonly post: string;
  readonly candidate: string;
}

/** True for a candidate with a rank in the last result who stands for this post, or whom the result gives it (S18). */
const isRanked = (history: readonly Recorded[], { post, candidate }: Place, fold: FoldRound): boolean => {
  const lines = allOf(history, 'ResultsCompiled').at(-1)?.data.lines ?? [];
  const line = lines.find(({ id, rank }) => id === candidate && rank !== null);
  return line !== undefined && (line.post === post || standsFor(fold(history), candidate).includes(post));
};

/** True for whom the signer of a contract chose for this post: nobody is ranked there. */
const isHired = (history: readonly Recorded[], { post, candidate }: Place): boolean =>
  allOf(history, 'HireDecided').some(({ data }) => data.post === post && data.candidate === candidate);

/** True for whom the signer may choose in the place of somebody hired who did not come. */
const mayBeHired = (history: readonly Recorded[], { post, candidate }: Place, fold: FoldRound): boolean => {
  const round = fold(history);
  return signerOf(round) !== undefined && contenders(round, post).includes(candidate);
};

/** True for whom such an invitation has named for this post. */
const wasInvited = (history: readonly Recorded[], { post, candidate }: Place): boolean =>
  history.some((recorded) => invites(recorded) && recorded.data.post === post && recorded.data.candidate === candidate);

/** (4) A post goes to a candidate of its own ranking or of the signer's choice, and to the one who was proposed last. */
export const postsFollow: Check = (history, fold) =>
  history.flatMap((recorded): readonly Breach[] => {
    const fills = isA(recorded, 'PostFilled');
    if (!fills && !invites(recorded)) return [];
    const { post, candidate } = recorded.data;
    const earlier = before(history, recorded);
    const isOpen = (fills ? wasInvited : mayBeHired)(earlier, recorded.data, fold);
    return [
      ...(isOpen || isHired(earlier, recorded.data) || isRanked(earlier, recorded.data, fold)
        ? []
        : [breach(4, recorded, `${candidate} is not in the ranking of ${post}`)]),
      ...(!fills || lastProposed(earlier, post) === candidate
        ? []
        : [breach(4, recorded, `${candidate} is not the one last proposed for ${post}`)]),
    ];
  });
