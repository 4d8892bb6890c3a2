import { refuse } from '#kernel';
import { hasDeclared } from '../council/relations.js';
import { personOf } from '../council/rule.js';
import { acts, chairOf, councilPeople, secretaryOf } from '../people.js';
import { standsFor, takesPart } from '../running.js';
import type { Round } from '../state.js';
import { contenders, contestedPosts, excludedOf, keptFrom, opinionsOf, outstanding } from './contest.js';
import type { HiringRule } from './rule.js';
import { isSignersRelative } from './signer.js';

/** A member judges between all who stand for a post, and so must be free towards each of them. */
const adviserFault = (round: Round, member: string, posts: readonly string[]) => {
  for (const post of posts) {
    const kept = keptFrom(round, post, member);
    if (kept !== undefined) return refuse('adviser-keeps-out', { member, candidate: kept });
    const silent = contenders(round, post).find((candidate) => !hasDeclared(round, member, candidate));
    if (silent !== undefined) return refuse('adviser-not-cleared', { member, candidate: silent });
  }
  return undefined;
};

/** There is nothing to say where nobody else stands for any post of the candidate. */
const choiceFault = (round: Round, candidate: string) => {
  const contested = contestedPosts(round);
  if (contested.length === 0) return refuse('nothing-to-advise');
  return standsFor(round, candidate).some((post) => contested.includes(post))
    ? undefined
    : refuse('no-rival-left', { candidate, post: contested.join(', ') });
};

/** For whom a member is. Given again it corrects the earlier one, which stays in the log. */
export const giveOpinion: HiringRule<'GiveOpinion'> = (round, command, context) => {
  const { candidate } = command;
  const member = personOf(context);
  if (!councilPeople(round).includes(member)) return refuse('not-an-adviser');
  if (!takesPart(round, candidate)) return refuse('not-a-contender', { candidate });
  if (isSignersRelative(round, candidate)) return refuse('signers-relative', { candidate });
  const fault = choiceFault(round, candidate) ?? adviserFault(round, member, standsFor(round, candidate));
  return fault ?? [{ type: 'OpinionGiven', data: { ...command, member } }];
};

/** All opinions, of every side, in one report: the members do not vote (S26). */
export const reportOpinions: HiringRule<'ReportOpinions'> = (round, { minutes }, context) => {
  if (!acts(context, chairOf(round)) && !acts(context, secretaryOf(round))) {
    return refuse('opinions-report-not-allowed');
  }
  if (contestedPosts(round).length === 0) return refuse('nothing-to-advise');
  const due = outstanding(round);
  if (due === undefined) {
    const excluded = excludedOf(round);
    return [{ type: 'OpinionsReported', data: { ...opinionsOf(round), excluded, minutes } }];
  }
  const { post, member } = due;
  return member === null ? refuse('no-adviser-left', { post }) : refuse('opinion-outstanding', { member, post });
};
