import { isRefusal, refuse, validTime, values } from '#kernel';
import { daysLater, localDay } from '#rules';
import { mayHappen } from '../flow.js';
import { certain } from '../../bug.js';
import { contenders } from '../hiring/contest.js';
import { acts, authorityOf } from '../people.js';
import { courseOfRound, measuredAtOf, minCandidatesOf, onShortfallOf } from '../plan/pack.js';
import { postsOf } from '../plan/papers.js';
import { snapshotOf } from '../publishing.js';
import { isOpenPost } from '../running.js';
import type { Round } from '../state.js';
import { applicants, competitors, uncheckedRule } from './candidates.js';
import type { ApplicationsCommands } from './events.js';
import { type ApplicationsRule, leads } from './rule.js';

/** Shortest time for which applications are opened again; no rule was found, this is ours. */
export const EXTENSION_DAYS_MIN = 15;

const postFault = (round: Round, post: string) => {
  if (!postsOf(round).includes(post)) return refuse('unknown-post', { post });
  return isOpenPost(round, post) ? undefined : refuse('post-cancelled', { post });
};

/** The first application, for `post` if one is named, on which a rule was not checked. */
export const uncheckedFault = (round: Round, post?: string) => {
  for (const application of applicants(round)) {
    const rule = uncheckedRule(round, application);
    if (rule !== undefined && (post === undefined || application.posts.includes(post))) {
      return refuse('application-unchecked', { candidate: application.candidate, rule });
    }
  }
  return undefined;
};

/** Counted while papers are checked; later only where the plan measures at the defence. */
const timingFault = (round: Round, post: string) => {
  if (round.stage === 'SCREENING') return uncheckedFault(round, post);
  return measuredAtOf(round) === 'DEFENCE_STARTED' ? undefined : refuse('not-measured-now');
};

const DeclareShortfall: ApplicationsRule<'DeclareShortfall'> = (round, { post }, context) => {
  if (!leads(context, round)) return refuse('not-the-council');
  const fault = postFault(round, post) ?? timingFault(round, post);
  if (fault !== undefined) return fault;
  if (round.applications.shortfalls.includes(post)) return [];
  const count = { post, eligible: competitors(round, post), needed: minCandidatesOf(round) };
  return count.eligible < count.needed ? [{ type: 'ShortfallDeclared', data: count }] : refuse('no-shortfall', count);
};

const ExtendApplications: ApplicationsRule<'ExtendApplications'> = (round, command, context) => {
  if (!leads(context, round)) return refuse('not-the-council');
  const { extended, shortfalls } = round.applications;
  if (extended) return refuse('already-extended');
  if (onShortfallOf(round) === 'CANCEL') return refuse('extension-not-allowed');
  if (shortfalls.length === 0) return refuse('no-shortfall-declared');
  const earliest = daysLater(localDay(validTime(context)), EXTENSION_DAYS_MIN);
  const { closesOn } = command;
  if (closesOn < earliest) return refuse('extension-too-short', { earliest });
  const snapshot = snapshotOf(round, { kind: 'NOTICE', content: { closesOn } }, command.snapshot);
  return isRefusal(snapshot) ? snapshot : [{ type: 'ApplicationsExtended', data: { closesOn, snapshot } }];
};

/** True once the list is out and nobody on it may win this post any more: there is nothing left to count. */
const isDeserted = (round: Round, post: string): boolean =>
  values(round.applications.list).some(({ candidateNo }) => candidateNo !== null) &&
  (competitors(round, post) === 0 || contenders(round, post).length === 0);

/** True where a shortfall may be declared now: while papers are checked, and later as the plan measures. */
const isMeasuredNow = (round: Round): boolean =>
  mayHappen('ShortfallDeclared', certain(round.stage, 'nothing is cancelled before the draft'), courseOfRound(round)) &&
  (round.stage === 'SCREENING' || measuredAtOf(round) === 'DEFENCE_STARTED');

/** For want of candidates a post goes only after the steps that the plan sets before it (S10). */
const wantFault = (round: Round, { post, code }: ApplicationsCommands['CancelPost']) => {
  if (code !== 'INSUFFICIENT_CANDIDATES' || isDeserted(round, post)) return undefined;
  const { shortfalls, extended } = round.applications;
  if (!shortfalls.includes(post)) {
    return isMeasuredNow(round) ? refuse('no-shortfall-declared') : refuse('post-not-deserted', { post });
  }
  const first = onShortfallOf(round) === 'EXTEND_ONCE_THEN_CANCEL' && round.stage === 'SCREENING' && !extended;
  return first ? refuse('extend-first', { post }) : undefined;
};

const CancelPost: ApplicationsRule<'CancelPost'> = (round, command, context) => {
  if (!acts(context, authorityOf(round))) return refuse('not-the-authority');
  if (!isOpenPost(round, command.post)) return [];
  return postFault(round, command.post) ?? wantFault(round, command) ?? [{ type: 'PostCancelled', data: command }];
};

export const shortfall = { DeclareShortfall, ExtendApplications, CancelPost };
