import { at, values } from '#kernel';
import { own } from '../../own.js';
import { calledToDefence } from '../admission.js';
import { termsOf } from '../plan/pack.js';
import { postsOf } from '../plan/papers.js';
import { isSignersRelative, SIGNERS_RELATIVE } from '../hiring/signer.js';
import { isOpenPost, isRunning, standsFor } from '../running.js';
import type { Round } from '../state.js';
import type { Application } from './events.js';

export const applicationOf = (round: Round, candidate: string): Application | undefined =>
  at(round.applications.list, candidate);

const byReceipt = (round: Round): readonly Application[] =>
  values(round.applications.list).toSorted((a, b) => a.receipt - b.receipt);

/** Applications that were neither withdrawn nor refused, in the order of their receipts. */
export const liveCandidates = (round: Round): readonly Application[] =>
  byReceipt(round).filter(({ status }) => status === 'APPLIED' || status === 'ELIGIBLE');

/** Candidates on the published list who have not withdrawn, in the order of their numbers. */
export const eligibleCandidates = (round: Round): readonly Application[] =>
  byReceipt(round).filter(({ status }) => status === 'ELIGIBLE');

/** Posts of the round that have not been cancelled. */
export const openPosts = (round: Round): readonly string[] => postsOf(round).filter((post) => isOpenPost(round, post));

const rulesOf = (round: Round): readonly string[] => termsOf(round).eligibility.map(({ rule }) => rule);

/** The first rule of the plan that nobody has checked on this application. */
export const uncheckedRule = (round: Round, { checks }: Application): string | undefined =>
  rulesOf(round).find((rule) => own(checks, rule) === undefined);

/** Rules that are not met and not waived. That of the signer's relatives follows from the relation, and nobody waives it. */
export const unmetRules = (round: Round, { candidate, checks }: Application): readonly string[] => [
  ...rulesOf(round).filter((rule) => own(checks, rule) === 'NOT_MET'),
  ...(isSignersRelative(round, candidate) ? [SIGNERS_RELATIVE] : []),
];

/** Applications under examination that ask for a post which is still offered. */
export const applicants = (round: Round): readonly Application[] =>
  liveCandidates(round).filter(({ candidate }) => standsFor(round, candidate).length > 0);

/** Those who would stand on the list if it came out now. */
export const qualified = (round: Round): readonly Application[] =>
  applicants(round).filter(
    (application) => uncheckedRule(round, application) === undefined && unmetRules(round, application).length === 0,
  );

/** How many compete for a post: by the checks while they run, later by who still takes part and, once that is known, is called to the defence. */
export const competitors = (round: Round, post: string): number => {
  const called = calledToDefence(round);
  const still =
    round.stage === 'SCREENING'
      ? qualified(round)
      : liveCandidates(round).filter(
          ({ candidate }) => isRunning(round, candidate) && called?.includes(candidate) !== false,
        );
  return still.filter(({ posts }) => posts.includes(post)).length;
};
