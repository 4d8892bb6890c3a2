import { own } from '../../own.js';
import { openPosts } from '../applications/candidates.js';
import { bars } from '../council/relations.js';
import { councilPeople, isRecused } from '../people.js';
import { participants, standsFor } from '../running.js';
import type { Round } from '../state.js';
import type { HiringEvents } from './events.js';
import { isSignersRelative } from './signer.js';

const hiredElsewhere = (round: Round, post: string, candidate: string): boolean =>
  Object.entries(round.hiring.hired).some(([other, hired]) => other !== post && hired === candidate);

/** Who may be hired for a post: takes part, stands for it, is no relative of the signer and has no other post yet. */
export const contenders = (round: Round, post: string): readonly string[] =>
  participants(round).filter(
    (candidate) =>
      standsFor(round, candidate).includes(post) &&
      !isSignersRelative(round, candidate) &&
      !hiredElsewhere(round, post, candidate),
  );

/** Posts on which the signer must hear the council: two or more may be hired. */
export const contestedPosts = (round: Round): readonly string[] =>
  openPosts(round).filter((post) => contenders(round, post).length > 1);

/** Of whom, among those who stand for the post, a member must keep out; `undefined`: of nobody. */
export const keptFrom = (round: Round, post: string, member: string): string | undefined =>
  contenders(round, post).find((candidate) => isRecused(round, member, candidate) || bars(round, member, candidate));

/** The members whose opinion on a post is due: all but those who must keep out of one of its candidates. */
export const advisers = (round: Round, post: string): readonly string[] =>
  councilPeople(round).filter((member) => keptFrom(round, post, member) === undefined);

/** For whom a member is; `undefined` for none, or one who can no longer be hired. */
export const opinionOf = (round: Round, post: string, member: string): string | undefined => {
  const named = own(own(round.hiring.opinions, post) ?? {}, member);
  return named !== undefined && contenders(round, post).includes(named) ? named : undefined;
};

/** What the council brings to the signer: every opinion that counts now, and how many there are for each candidate. */
export const opinionsOf = (round: Round): Pick<HiringEvents['OpinionsReported'], 'opinions' | 'counts'> => {
  const posts = contestedPosts(round);
  const opinions = posts.flatMap((post) =>
    advisers(round, post).flatMap((member) => {
      const candidate = opinionOf(round, post, member);
      return candidate === undefined ? [] : [{ post, member, candidate }];
    }),
  );
  const counts = posts.flatMap((post) =>
    contenders(round, post).map((candidate) => {
      const count = opinions.filter((opinion) => opinion.post === post && opinion.candidate === candidate).length;
      return { post, candidate, count };
    }),
  );
  return { opinions, counts };
};

type Excluded = NonNullable<HiringEvents['OpinionsReported']['excluded']>[number];

/** Opinions that were given and do not count now, so that the report leaves none out: a member barred or replaced since. */
export const excludedOf = (round: Round): readonly Excluded[] => {
  const same = (one: Excluded) => (other: Excluded) => one.member === other.member && one.candidate === other.candidate;
  const { opinions } = opinionsOf(round);
  const given = Object.values(round.hiring.opinions)
    .flatMap((byMember) => Object.entries(byMember))
    .map(([member, candidate]) => ({ member, candidate }));
  return given.filter((one, index) => !opinions.some(same(one)) && given.findIndex(same(one)) === index);
};

/** Posts that are still offered and for which nobody may be hired any more. */
export const desertedPosts = (round: Round): readonly string[] =>
  openPosts(round).filter((post) => contenders(round, post).length === 0);

/** Members whose opinion on some contested post is due and missing. */
export const awaitedAdvisers = (round: Round): readonly string[] => [
  ...new Set(
    contestedPosts(round).flatMap((post) =>
      advisers(round, post).filter((member) => opinionOf(round, post, member) === undefined),
    ),
  ),
];

/** The first post and member whose opinion is due and missing; the member is `null` where nobody may give one. */
export const outstanding = (round: Round): { readonly post: string; readonly member: string | null } | undefined => {
  for (const post of contestedPosts(round)) {
    const due = advisers(round, post);
    if (due.length === 0) return { post, member: null };
    const member = due.find((person) => opinionOf(round, post, person) === undefined);
    if (member !== undefined) return { post, member };
  }
  return undefined;
};
