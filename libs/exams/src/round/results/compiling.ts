import { refuse } from '#kernel';
import { comesBefore, type Needs, type Result } from '#rules';
import { admittedCandidates, calledToDefence } from '../admission.js';
import { caseOf, inputsHashOf } from '../case.js';
import { openPosts } from '../applications/candidates.js';
import { defenders } from '../defence/running.js';
import { unequalScorer } from '../defence/sheets.js';
import { acts, authorityOf, chairOf, secretaryOf } from '../people.js';
import { courseOfRound, hasPaper } from '../plan/pack.js';
import { standsFor } from '../running.js';
import type { Round } from '../state.js';
import { computedTwice } from './computing.js';
import type { ResultsRule } from './rule.js';

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((entry) => b.includes(entry));

/** What the authority decides once the council has compiled; all else must be settled before. */
const ofAuthority: readonly Needs[] = ['TIE_DECISION', 'PREFERENCE_GAP'];

const whoNeeds = ({ pending }: Result, wanted: Needs): readonly string[] =>
  pending.filter(({ needs }) => needs === wanted).map(({ candidate }) => candidate);

/** What stands between the scores and a result, if anything does. A tie or a gap is found once; then it waits. */
const undecided = (round: Round, result: Result): ReturnType<ResultsRule<'CompileResults'>> | undefined => {
  const other = result.pending.find(({ needs }) => !ofAuthority.includes(needs));
  if (other !== undefined) return refuse('still-pending', { ...other });
  const tied = whoNeeds(result, 'TIE_DECISION');
  if (tied.length > 0) {
    return sameSet(tied, round.results.openTie) ? [] : [{ type: 'TieFound', data: { candidates: tied } }];
  }
  const gaps = whoNeeds(result, 'PREFERENCE_GAP');
  const [candidate] = gaps;
  if (candidate === undefined) return undefined;
  return sameSet(gaps, round.results.openGaps)
    ? refuse('preference-gap', { candidate })
    : [{ type: 'PreferenceGapFound', data: { candidates: gaps } }];
};

export const compileResults: ResultsRule<'CompileResults'> = (round, _command, context) => {
  if (!acts(context, chairOf(round)) && !acts(context, secretaryOf(round))) return refuse('compile-not-allowed');
  if (hasPaper(round) && round.appeals.gate === null) return refuse('compiled-before-gate');
  const unequal = unequalScorer(round);
  if (unequal !== null) return refuse('scorers-unequal', unequal);
  const { result, inputsHash } = computedTwice(round);
  const wait = undecided(round, result);
  if (wait !== undefined) return wait;
  const { openTie, openGaps } = round.results;
  if (round.results.inputsHash === inputsHash && openTie.length === 0 && openGaps.length === 0) return [];
  return [{ type: 'ResultsCompiled', data: { lines: result.candidates, inputsHash, recomputed: true } }];
};

/** Nobody passed what comes before the defence, or is left for it: nothing more can be heard. */
export const nobodyLeft = (round: Round): boolean =>
  calledToDefence(round) !== null &&
  admittedCandidates(round).length === 0 &&
  (round.stage === 'DEFENCE_READY' || comesBefore(courseOfRound(round), 'WRITTEN_FINAL', 'DEFENCE_READY'));

export const declareNoResult: ResultsRule<'DeclareNoResult'> = (round, command, context) => {
  if (!acts(context, chairOf(round)) && !acts(context, secretaryOf(round))) return refuse('compile-not-allowed');
  if (!nobodyLeft(round)) return refuse('somebody-left');
  const { result, inputsHash } = computedTwice(round);
  return [
    { type: 'NoResultFound', data: command },
    { type: 'ResultsCompiled', data: { lines: result.candidates, inputsHash, recomputed: true } },
  ];
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
  const { openTie, openGaps, inputsHash, confirmedSingles } = round.results;
  const [gap] = openGaps;
  if (!acts(context, chairOf(round))) return refuse('results-by-chair-only');
  if (openTie.length > 0) return refuse('tie-unresolved');
  if (gap !== undefined) return refuse('preference-gap', { candidate: gap });
  if (inputsHash === null) return refuse('not-compiled');
  if (inputsHash !== inputsHashOf(caseOf(round))) return refuse('results-outdated');
  const post = singlePosts(round).find((single) => !confirmedSingles.includes(single));
  return post === undefined
    ? [{ type: 'ResultsReported', data: command }]
    : refuse('single-candidate-unconfirmed', { post });
};

export const recogniseResults: ResultsRule<'RecogniseResults'> = (round, command, context) =>
  acts(context, authorityOf(round)) ? [{ type: 'ResultsRecognised', data: command }] : refuse('authority-only');
