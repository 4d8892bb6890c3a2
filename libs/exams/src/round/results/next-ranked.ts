import { at, type Context, refuse, validTime } from '#kernel';
import { localDay } from '#rules';
import { contenders } from '../hiring/contest.js';
import { isSignerSilent } from '../hiring/signer.js';
import { signerOf } from '../hiring/track.js';
import { acts, authorityOf } from '../people.js';
import { approvedOf } from '../plan/papers.js';
import { lastReserveDay } from '../plan/reserve.js';
import { standsFor } from '../running.js';
import type { Round } from '../state.js';
import type { PostStatus } from './events.js';
import { caseId, entryOf, postStatus } from './posts.js';
import type { ResultsRule } from './rule.js';

/** True for those who hold a post or are about to, and for those who have held one that is vacant again. */
const isPlaced = ({ results }: Round, candidate: string): boolean =>
  results.appointed.includes(candidate) || Object.values(results.posts).some((entry) => entry.candidate === candidate);

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

/** Where a contract is signed nobody is ranked: the signer chooses anew, as freely as the first time (NĐ 235/2026 Art 12). */
const nextChosen = (round: Round, post: string, named: string | undefined) => {
  const left = contenders(round, post).filter(
    (candidate) => !round.results.failed.includes(candidate) && !isPlaced(round, candidate),
  );
  const [only, second] = left;
  if (only === undefined) return refuse('no-next-choice', { post });
  const candidate = named ?? (second === undefined ? only : undefined);
  if (candidate === undefined) return refuse('next-choice-unnamed', { post, candidates: left.join(', ') });
  if (!left.includes(candidate)) return refuse('not-a-contender', { candidate });
  return isSignerSilent(round, candidate) ? refuse('signer-not-cleared', { candidate }) : candidate;
};

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

/** Results are kept for as long as plan and pack say, counted from the approval of the plan (S28). */
const reserveFault = (round: Round, context: Context) => {
  const last = lastReserveDay(round);
  if (last === null) return refuse('no-reserve', { pack: approvedOf(round).pack });
  return localDay(validTime(context)) > last ? refuse('reserve-expired', { last }) : undefined;
};

export const inviteNextRanked: ResultsRule<'InviteNextRanked'> = (round, command, context) => {
  const { post, decision } = command;
  if (!acts(context, authorityOf(round))) return refuse('authority-only');
  const status = postStatus(round, post);
  const entry = entryOf(round, post);
  if (status === undefined) return refuse('post-unknown', { post });
  if (status !== 'CASE_FAILED' || entry === undefined) return refuse('case-not-failed', { post, status });
  const fault = round.results.fromReserve.includes(post) ? reserveFault(round, context) : undefined;
  if (fault !== undefined) return fault;
  const next = (signerOf(round) === undefined ? nextRanked : nextChosen)(round, post, command.candidate);
  if (typeof next !== 'string') return next;
  const invited = { post, candidate: next, case: caseId(post, entry.cases + 1), decision };
  return [{ type: 'NextRankedInvited', data: invited }];
};

/** Closed once, the round is opened again by the first vacancy; a second one may come before that is filled. */
const wasClosed = (round: Round): boolean => round.stage === 'CLOSED' || round.results.fromReserve.length > 0;

const VACANT: readonly PostStatus[] = ['FILLED', 'UNFILLED'];

export const inviteFromReserve: ResultsRule<'InviteFromReserve'> = (round, command, context) => {
  const { post, vacancy, decision } = command;
  if (!acts(context, authorityOf(round))) return refuse('authority-only');
  if (!wasClosed(round)) return refuse('round-not-closed');
  const fault = reserveFault(round, context);
  if (fault !== undefined) return fault;
  const status = postStatus(round, post);
  if (status === undefined) return refuse('post-unknown', { post });
  if (!VACANT.includes(status)) return refuse('post-not-vacant', { post, status });
  const next = nextRanked(round, post, command.candidate);
  if (typeof next !== 'string') return next;
  const cases = entryOf(round, post)?.cases ?? 0;
  return [
    { type: 'ReserveInvited', data: { post, candidate: next, case: caseId(post, cases + 1), vacancy, decision } },
  ];
};
