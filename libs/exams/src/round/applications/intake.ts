import { at, isSystem, refuse, validTime, values } from '#kernel';
import { due, localDay, VN } from '#rules';
import { acts, authorityOf, seated, superiorOf } from '../people.js';
import { keeps } from '../plan/keepers.js';
import { packOf, termsOf } from '../plan/pack.js';
import { countedAt, noticeOf, postsOf } from '../plan/papers.js';
import { isOpenPost } from '../running.js';
import type { Round } from '../state.js';
import type { ApplicationsCommands } from './events.js';
import type { ApplicationsRule } from './rule.js';

/** Days until an applicant hears where the pack has no clock for it: that of NĐ 170/2025 Art 16(2), by default. */
const ANSWER_WITHIN = { length: 15, unit: 'DAYS' } as const;

/** Last day for applications. Its clock knows best: a suspension moves it on. */
export const lastDay = (round: Round): string =>
  round.clocks['applicationsWindow']?.due ?? round.applications.closesOn ?? noticeOf(round).closesOn;

const answerBy = (round: Round): string => {
  const { length, unit } = packOf(round).clocks.find(({ name }) => name === 'eligibleListDue') ?? ANSWER_WITHIN;
  return due(lastDay(round), length, unit, VN);
};

const postsFault = (round: Round, posts: readonly string[]) => {
  if (posts.length === 0 || new Set(posts).size < posts.length) return refuse('posts-unsound');
  if (termsOf(round).allocation === 'PER_POST' && posts.length > 1) return refuse('one-post-only');
  const known = postsOf(round);
  const unknown = posts.find((post) => !known.includes(post));
  if (unknown !== undefined) return refuse('unknown-post', { post: unknown });
  const cancelled = posts.find((post) => !isOpenPost(round, post));
  return cancelled === undefined ? undefined : refuse('post-cancelled', { post: cancelled });
};

/** One application a person, under an id of its own, and nobody judges his or her own round. */
const applicantFault = (round: Round, { candidate, person }: ApplicationsCommands['ReceiveApplication']) => {
  if (at(round.applications.list, candidate) !== undefined) return refuse('candidate-exists', { candidate });
  const other = values(round.applications.list).find(
    (application) => application.person === person && application.status !== 'WITHDRAWN',
  );
  if (other !== undefined) return refuse('already-applied', { candidate: other.candidate });
  const running = [...seated(round), round.plan.owner, authorityOf(round), superiorOf(round)];
  return running.includes(person) ? refuse('applicant-has-seat') : undefined;
};

const OpenApplications: ApplicationsRule<'OpenApplications'> = (round, _command, context) => {
  if (!keeps(context, round) && !isSystem(context)) return refuse('not-the-owner');
  const { opensOn } = noticeOf(round);
  return localDay(validTime(context)) < opensOn
    ? refuse('applications-not-open-yet', { opensOn })
    : [{ type: 'ApplicationsOpened', data: {} }];
};

const ReceiveApplication: ApplicationsRule<'ReceiveApplication'> = (round, command, context) => {
  if (!keeps(context, round) && !acts(context, command.person)) return refuse('not-the-applicant');
  const closesOn = lastDay(round);
  if (localDay(countedAt(round, context)) > closesOn) return refuse('application-late', { closesOn });
  const fault = applicantFault(round, command) ?? postsFault(round, command.posts);
  const receipt = round.applications.receipts + 1;
  return fault ?? [{ type: 'ApplicationReceived', data: { ...command, receipt, answerBy: answerBy(round) } }];
};

const WithdrawApplication: ApplicationsRule<'WithdrawApplication'> = (round, { candidate }, context) => {
  const application = at(round.applications.list, candidate);
  if (application === undefined) return refuse('unknown-candidate', { candidate });
  if (!keeps(context, round) && !acts(context, application.person)) return refuse('not-the-applicant');
  const { status } = application;
  if (status === 'WITHDRAWN') return [];
  return status === 'REFUSED'
    ? refuse('application-decided', { candidate, status })
    : [{ type: 'ApplicationWithdrawn', data: { candidate } }];
};

const CloseApplications: ApplicationsRule<'CloseApplications'> = (round, _command, context) => {
  if (!keeps(context, round) && !isSystem(context)) return refuse('not-the-owner');
  const closesOn = lastDay(round);
  return localDay(validTime(context)) <= closesOn
    ? refuse('applications-still-open', { closesOn })
    : [{ type: 'ApplicationsClosed', data: { last: closesOn } }];
};

export const intake = { OpenApplications, ReceiveApplication, WithdrawApplication, CloseApplications };
