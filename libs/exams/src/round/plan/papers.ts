import { type Context, validTime } from '#kernel';
import { certain } from '../../bug.js';
import type { Round } from '../state.js';
import type { Notice, PlanEvents } from './events.js';

// The flow lets no command through before the paper that it builds on: without the paper these throw a `Bug`.

export const draftOf = (round: Round): PlanEvents['RoundDrafted'] =>
  certain(round.plan.draft, 'the round was not drafted');

export const approvedOf = (round: Round): PlanEvents['PlanApproved'] =>
  certain(round.plan.approved, 'the round has no approved plan');

export const noticeOf = (round: Round): Notice => certain(round.plan.notice, 'the round was not announced');

/** True for a round that is typed in from its paper file, years later: what happened then is known, and not to be changed. */
export const isTypedIn = ({ plan }: Round): boolean => plan.draft?.entry === 'RETROSPECTIVE';

/** When the principle was signed that a plan carries out; `null` where papers are typed in as they lie in their file. */
export const principleOn = (round: Round): string | null =>
  isTypedIn(round) ? null : (round.plan.principle?.date ?? null);

/**
 * The time that counts for a right that ends on a day, and for who signs: while a round goes on that of the recording, so
 * that nobody is in time, or in office, by dating back; of a round that is typed in, that of what happened.
 */
export const countedAt = (round: Round, context: Context): string =>
  isTypedIn(round) ? validTime(context) : context.at;

/** The posts of the round, cancelled ones too, as they were drafted. */
export const postsOf = (round: Round): readonly string[] => draftOf(round).posts.map(({ post }) => post);
