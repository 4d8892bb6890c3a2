import { refuse } from '#kernel';
import { parseScore } from '#rules';
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
