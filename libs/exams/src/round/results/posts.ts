import { at, refuse } from '#kernel';
import { own } from '../../own.js';
import { acts, authorityOf, secretaryOf } from '../people.js';
import { postsOf } from '../plan/papers.js';
import { standsFor } from '../running.js';
import type { Round } from '../state.js';
import type { PostStatus } from './events.js';
import { isSystem, type ResultsRule } from './rule.js';

const entryOf = (round: Round, post: string) => own(round.results.posts, post);

/** What has become of a post of the round. Announced without a winner: unfilled. */
export const statusOf = (round: Round, post: string): PostStatus => {
  if (round.applications.cancelledPosts.includes(post)) return 'CANCELLED';
  const announced = round.stage === 'RESULT_ANNOUNCED' || round.stage === 'APPOINTING' || round.stage === 'CLOSED';
  return entryOf(round, post)?.status ?? (announced ? 'UNFILLED' : 'OPEN');
};

/** The same for any id; `undefined` for a post that the round does not have. */
export const postStatus = (round: Round, post: string): PostStatus | undefined =>
  postsOf(round).includes(post) ? statusOf(round, post) : undefined;

/** The edge prefixes the id of the round. */
const caseId = (post: string, count: number): string => `${post}-${count}`;

export const announceResults: ResultsRule<'AnnounceResults'> = (round, command, context) => {
  if (!acts(context, round.plan.owner) && !acts(context, secretaryOf(round))) return refuse('announce-not-allowed');
  const winners = round.results.lines.flatMap(({ id, post, outcome }) =>
    outcome === 'WINNER' && post !== null ? [{ post, candidate: id, case: caseId(post, 1) }] : [],
  );
  return [{ type: 'ResultsAnnounced', data: { ...command, winners } }];
};

export const recordCaseFailed: ResultsRule<'RecordCaseFailed'> = (round, command, context) => {
  const { post, candidate } = command;
  if (!isSystem(context) && !acts(context, round.plan.owner) && !acts(context, authorityOf(round))) {
    return refuse('case-report-not-allowed');
  }
  const entry = entryOf(round, post);
  if (entry?.candidate !== candidate) {
    return round.results.failed.includes(candidate) ? [] : refuse('not-the-proposed-winner', { post, candidate });
  }
  if (entry.status === 'CASE_FAILED') return [];
  return entry.status === 'WINNER_PROPOSED'
    ? [{ type: 'CaseFailed', data: command }]
    : refuse('not-the-proposed-winner', { post, candidate });
};

export const recordPostFilled: ResultsRule<'RecordPostFilled'> = (round, command, context) => {
  const { post, candidate } = command;
  if (!isSystem(context) && !acts(context, round.plan.owner)) return refuse('case-report-not-allowed');
  const entry = entryOf(round, post);
  if (entry?.candidate === candidate && entry.status === 'FILLED') return [];
  return entry?.candidate === candidate && entry.status === 'WINNER_PROPOSED'
    ? [{ type: 'PostFilled', data: command }]
    : refuse('not-the-proposed-winner', { post, candidate });
};

const isPlaced = (round: Round, candidate: string): boolean =>
  Object.values(round.results.posts).some(
    (entry) => entry.candidate === candidate && (entry.status === 'WINNER_PROPOSED' || entry.status === 'FILLED'),
  );

interface Ranked {
  readonly id: string;
  readonly rank: number;
}

/** Who was ranked for a post, holds none yet, has not failed and has not left. */
const reserves = (round: Round, post: string): readonly Ranked[] =>
  round.results.lines.flatMap(({ id, rank }) => {
    const wishes = standsFor(round, id);
    const perPost = round.plan.approved?.terms.allocation === 'PER_POST';
    const wanted = perPost ? wishes[0] === post : wishes.includes(post);
    const left = at(round.applications.list, id)?.status === 'WITHDRAWN';
    const free = wanted && !left && !round.results.failed.includes(id) && !isPlaced(round, id);
    return rank !== null && free ? [{ id, rank }] : [];
  });

/** The next by rank (S19). Two of one rank are taken apart only by the authority, who then names one. */
const nextRanked = (round: Round, post: string, named: string | undefined) => {
  const left = reserves(round, post);
  const best = Math.min(...left.map(({ rank }) => rank));
  const next = left.filter(({ rank }) => rank === best).map(({ id }) => id);
  const [only] = next;
  if (only === undefined) return refuse('no-next-ranked', { post });
  if (next.length === 1 && (named ?? only) === only) return only;
  return named !== undefined && next.includes(named)
    ? named
    : refuse('next-ranked-tied', { post, candidates: next.join(', ') });
};

export const inviteNextRanked: ResultsRule<'InviteNextRanked'> = (round, command, context) => {
  const { post, decision } = command;
  if (!acts(context, authorityOf(round))) return refuse('authority-only');
  const status = postStatus(round, post);
  const entry = entryOf(round, post);
  if (status === undefined) return refuse('post-unknown', { post });
  if (status !== 'CASE_FAILED' || entry === undefined) return refuse('case-not-failed', { post, status });
  const next = nextRanked(round, post, command.candidate);
  if (typeof next !== 'string') return next;
  const invited = { post, candidate: next, case: caseId(post, entry.cases + 1), decision };
  return [{ type: 'NextRankedInvited', data: invited }];
};

export const leavePostUnfilled: ResultsRule<'LeavePostUnfilled'> = (round, command, context) => {
  const { post } = command;
  if (!acts(context, authorityOf(round))) return refuse('authority-only');
  const status = postStatus(round, post);
  if (status === undefined) return refuse('post-unknown', { post });
  if (status === 'UNFILLED') return [];
  return status === 'CASE_FAILED'
    ? [{ type: 'PostUnfilled', data: command }]
    : refuse('post-not-open', { post, status });
};
