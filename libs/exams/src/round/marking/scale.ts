import { refuse } from '#kernel';
import { compareScores, parseScore } from '#rules';
import { certain } from '../../bug.js';
import { packOf, termsOf } from '../plan/pack.js';
import type { Round } from '../state.js';

/** What is wrong with a mark on this scale and grain, or `undefined`. */
const faulty = (mark: string, scale: string, grain: string) => {
  const parsed = parseScore(mark, scale, grain);
  if ('score' in parsed) return undefined;
  return parsed.fault === 'score-off-grain' ? refuse('mark-off-grain', { grain }) : refuse('mark-malformed', { scale });
};

/** Why a marker cannot give this mark: the plan fixes the smallest step. `undefined`: it stands. */
export const unfitMark = (round: Round, mark: string) => {
  const [pack, terms] = [packOf(round), termsOf(round)];
  return faulty(mark, pack.written.scale.value, terms.markGrain);
};

/** Why a mark cannot be decided so: any mark of the scale with two decimals may be (TT 22/2025 Art 16(2)). */
export const unfitDecision = (round: Round, mark: string) => faulty(mark, packOf(round).written.scale.value, '0.01');

/**
 * Why a mark cannot be decided upon these: it lies beyond all of them. No text forbids that, so it may be meant; then who
 * decides says so, and the reason says why.
 */
export const beyondMarks = (mark: string, given: readonly string[], outside = false) => {
  const inOrder = given.toSorted(compareScores);
  const lowest = certain(inOrder[0], 'a decision on no mark');
  const highest = certain(inOrder.at(-1), 'a decision on no mark');
  const isWithin = compareScores(lowest, mark) <= 0 && compareScores(mark, highest) <= 0;
  return outside || isWithin ? undefined : refuse('mark-beyond-marks', { lowest, highest });
};
