import { isRefusal, refuse } from '#kernel';
import { clearanceFault, declarers } from '../council/relations.js';
import { measuredAtOf, minCandidatesOf, onShortfallOf, packOf } from '../plan/pack.js';
import { snapshotOf } from '../publishing.js';
import type { Round } from '../state.js';
import { applicants, competitors, openPosts, qualified, unmetRules } from './candidates.js';
import { type ApplicationsRule, leads } from './rule.js';
import { uncheckedFault } from './shortfall.js';

/** Width of a candidate number; a longer list takes the digits that it needs. */
const NUMBER_WIDTH = 3;

const undecidedFault = (round: Round) => {
  for (const application of applicants(round)) {
    const [rule] = unmetRules(round, application);
    if (rule !== undefined) return refuse('application-undecided', { candidate: application.candidate, rule });
  }
  return undefined;
};

/** One is enough where the plan goes on short of candidates, or counts them later. */
const neededOnList = (round: Round): number =>
  onShortfallOf(round) === 'CONTINUE' || measuredAtOf(round) === 'DEFENCE_STARTED' ? 1 : minCandidatesOf(round);

/** Posts for which fewer would stand on the list than it needs. */
export const shortPosts = (round: Round): readonly string[] =>
  openPosts(round).filter((post) => competitors(round, post) < neededOnList(round));

const numbersFault = (round: Round) => {
  const posts = openPosts(round);
  if (posts.length === 0) return refuse('no-posts-left');
  const [post] = shortPosts(round);
  return post === undefined
    ? undefined
    : refuse('too-few-candidates', { post, eligible: competitors(round, post), needed: neededOnList(round) });
};

/** Where the pack asks for a council only to advise on a choice, none is needed without one. */
const needsCouncil = (round: Round): boolean =>
  packOf(round).council.value === 'ALWAYS' || openPosts(round).some((post) => competitors(round, post) > 1);

/** The bodies without which the list does not come out: after it they cannot be set up, and nothing is held without them. */
export const missingBodies = (round: Round): readonly ('COUNCIL' | 'SUPERVISION')[] => {
  const { members, supervision } = round.council;
  return [
    ...(members.length === 0 && needsCouncil(round) ? (['COUNCIL'] as const) : []),
    ...(supervision === null && packOf(round).supervision.value === 'REQUIRED' ? (['SUPERVISION'] as const) : []),
  ];
};

const bodiesFault = (round: Round) => {
  const [body] = missingBodies(round);
  return body === undefined ? undefined : refuse('bodies-missing', { body });
};

const PublishEligibleList: ApplicationsRule<'PublishEligibleList'> = (round, { snapshot: said }, context) => {
  if (!leads(context, round)) return refuse('not-the-council');
  const listed = qualified(round).map(({ candidate }) => candidate);
  const fault =
    uncheckedFault(round) ??
    undecidedFault(round) ??
    numbersFault(round) ??
    bodiesFault(round) ??
    clearanceFault(round, declarers(round), listed);
  const candidates = listed.map((candidate, index) => ({
    candidate,
    candidateNo: String(index + 1).padStart(NUMBER_WIDTH, '0'),
  }));
  if (fault !== undefined) return fault;
  const snapshot = snapshotOf(round, { kind: 'ELIGIBLE_LIST', content: { candidates } }, said);
  return isRefusal(snapshot) ? snapshot : [{ type: 'EligibleListPublished', data: { candidates, snapshot } }];
};

export const eligibleList = { PublishEligibleList };
