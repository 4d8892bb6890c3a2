import { at, entries } from '#kernel';
import { certain } from '../bug.js';
import type { Application } from './applications/events.js';
import type { Round } from './state.js';

export const isOpenPost = (round: Round, post: string): boolean => !round.applications.cancelledPosts.includes(post);

const stillOffered = (round: Round, { posts }: Application): readonly string[] =>
  posts.filter((post) => isOpenPost(round, post));

/** The posts for which a candidate stands that are still offered, best first. Throws a `Bug` where nobody applied so. */
export const standsFor = (round: Round, candidate: string): readonly string[] =>
  stillOffered(round, certain(at(round.applications.list, candidate), `nobody applied as ${candidate}`));

/** True while a listed candidate takes part: found eligible, not withdrawn, and with a post left to stand for. */
export const takesPart = (round: Round, candidate: string): boolean => {
  const application = at(round.applications.list, candidate);
  return application?.status === 'ELIGIBLE' && stillOffered(round, application).length > 0;
};

/** Everybody who takes part, by id. */
export const participants = (round: Round): readonly string[] =>
  entries(round.applications.list)
    .map(([candidate]) => candidate)
    .filter((candidate) => takesPart(round, candidate));

export const isSuspended = (round: Round, candidate: string): boolean =>
  at(round.written.sanctions, candidate)?.includes('SUSPENSION') === true;

/** Suspended from the paper, or the result cancelled: there is no mark. */
export const isDisqualified = (round: Round, candidate: string): boolean =>
  isSuspended(round, candidate) || round.written.cancelled.includes(candidate);

/** True while a candidate can still win: takes part and has not lost the paper. */
export const isRunning = (round: Round, candidate: string): boolean =>
  takesPart(round, candidate) && !isDisqualified(round, candidate);
