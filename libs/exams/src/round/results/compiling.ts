import { refuse } from '#kernel';
import { agrees, compute, isFault, recompute, type Result } from '#rules';
import { assure, Bug } from '../../bug.js';
import { caseOf, inputsHashOf } from '../case.js';
import { openPosts } from '../applications/candidates.js';
import { defenders } from '../defence/running.js';
import { unequalScorer } from '../defence/sheets.js';
import { acts, authorityOf, chairOf, secretaryOf } from '../people.js';
import { standsFor } from '../running.js';
import type { Round } from '../state.js';
import type { ResultsRule } from './rule.js';

/** The result of the round, worked out twice by two ways. Throws when they differ: then one of them is wrong. */
const computedTwice = (round: Round): { readonly result: Result; readonly inputsHash: string } => {
  const input = caseOf(round);
  const result = compute(input);
  if (isFault(result)) throw new Bug(`the round makes no sound case: ${result.code} at ${result.path}`);
  const again = recompute(input);
  assure(!isFault(again) && agrees(result, again), 'the two computations of this round disagree');
  return { result, inputsHash: inputsHashOf(input) };
};

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((entry) => b.includes(entry));

const pendingIn = ({ pending }: Result) => {
  const other = pending.find(({ needs }) => needs !== 'TIE_DECISION');
  if (other === undefined) return undefined;
  return other.needs === 'PREFERENCE_GAP'
    ? refuse('preference-gap', { candidate: other.candidate })
    : refuse('still-pending', { ...other });
};

export const compileResults: ResultsRule<'CompileResults'> = (round, _command, context) => {
  if (!acts(context, chairOf(round)) && !acts(context, secretaryOf(round))) return refuse('compile-not-allowed');
  const unequal = unequalScorer(round);
  if (unequal !== null) return refuse('scorers-unequal', unequal);
  const { result, inputsHash } = computedTwice(round);
  const refusal = pendingIn(result);
  if (refusal !== undefined) return refusal;
  const tied = result.pending.map(({ candidate }) => candidate);
  if (tied.length > 0) {
    return sameSet(tied, round.results.openTie) ? [] : [{ type: 'TieFound', data: { candidates: tied } }];
  }
  if (round.results.inputsHash === inputsHash && round.results.openTie.length === 0) return [];
  return [{ type: 'ResultsCompiled', data: { lines: result.candidates, inputsHash, recomputed: true } }];
};

export const resolveTie: ResultsRule<'ResolveTie'> = (round, command, context) => {
  const { openTie } = round.results;
  if (!acts(context, authorityOf(round))) return refuse('authority-only');
  if (openTie.length === 0) return refuse('no-open-tie');
  const { order } = command;
  if (new Set(order).size !== order.length || !sameSet(order, openTie)) {
    return refuse('tie-order-incomplete', { candidates: openTie.length });
  }
  return [{ type: 'TieResolved', data: command }];
};

/** Who ran for a post to the end of the defence: by first preference, or everybody where posts are pooled. */
const contenders = (round: Round, post: string): readonly string[] =>
  defenders(round).filter(
    (candidate) => round.plan.approved?.terms.allocation !== 'PER_POST' || standsFor(round, candidate)[0] === post,
  );

/** Posts won without a rival: the law leaves it to the authority whether that is enough (S11). */
export const singlePosts = (round: Round): readonly string[] =>
  openPosts(round).filter(
    (post) =>
      round.results.lines.some((line) => line.post === post && line.outcome === 'WINNER') &&
      contenders(round, post).length === 1,
  );

export const confirmSingleCandidate: ResultsRule<'ConfirmSingleCandidate'> = (round, command, context) => {
  const { post } = command;
  if (!acts(context, authorityOf(round))) return refuse('authority-only');
  if (round.results.confirmedSingles.includes(post)) return [];
  return singlePosts(round).includes(post)
    ? [{ type: 'SingleCandidateConfirmed', data: command }]
    : refuse('not-a-single-candidate', { post });
};

export const reportResults: ResultsRule<'ReportResults'> = (round, command, context) => {
  const { openTie, inputsHash, confirmedSingles } = round.results;
  if (!acts(context, chairOf(round))) return refuse('results-by-chair-only');
  if (openTie.length > 0) return refuse('tie-unresolved');
  if (inputsHash === null) return refuse('not-compiled');
  if (inputsHash !== inputsHashOf(caseOf(round))) return refuse('results-outdated');
  const post = singlePosts(round).find((single) => !confirmedSingles.includes(single));
  return post === undefined
    ? [{ type: 'ResultsReported', data: command }]
    : refuse('single-candidate-unconfirmed', { post });
};

export const recogniseResults: ResultsRule<'RecogniseResults'> = (round, command, context) =>
  acts(context, authorityOf(round)) ? [{ type: 'ResultsRecognised', data: command }] : refuse('authority-only');
