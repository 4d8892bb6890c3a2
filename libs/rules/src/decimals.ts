import { Decimal } from './exact.js';
import type { Rounding } from './pack.js';

/** Why a text is no score. */
export type ScoreFault = 'score-not-decimal-string' | 'score-off-scale' | 'score-off-grain';

/** Longer than any score that people write; keeps exact arithmetic small. */
const SCORE_LENGTH_MAX = 24;
const DECIMAL = /^(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;

/**
 * Reads a score: ASCII digits with at most one dot; no sign, exponent, comma, blank or full-width digit; from 0 to
 * `scale`; on `grain` if one is declared. The score comes back as it was written.
 */
export const parseScore = (
  text: unknown,
  scale: string,
  grain?: string,
): { readonly score: string } | { readonly fault: ScoreFault } => {
  if (typeof text !== 'string' || text.length > SCORE_LENGTH_MAX) return { fault: 'score-not-decimal-string' };
  if (text.startsWith('-') && DECIMAL.test(text.slice(1))) return { fault: 'score-off-scale' };
  if (!DECIMAL.test(text)) return { fault: 'score-not-decimal-string' };
  const value = new Decimal(text);
  if (value.gt(scale)) return { fault: 'score-off-scale' };
  if (grain !== undefined && !value.mod(grain).isZero()) return { fault: 'score-off-grain' };
  return { score: text };
};

/** Rounds once, as published: two decimals even when whole (`83.00`). */
export const roundPublished = (value: Decimal | string, rounding: Rounding): string =>
  new Decimal(value).toFixed(
    rounding.places,
    rounding.mode === 'HALF_UP' ? Decimal.ROUND_HALF_UP : Decimal.ROUND_HALF_EVEN,
  );

/** Below, equal, above: -1, 0, 1. `5` and `5.00` are equal. */
export const compareScores = (a: string, b: string): -1 | 0 | 1 => new Decimal(a).cmp(b) as -1 | 0 | 1;

/** Published mean of at least one score. */
export const meanOf = (scores: readonly string[], rounding: Rounding): string => {
  if (scores.length === 0) throw new RangeError('a mean needs at least one score');
  return roundPublished(Decimal.sum(...scores).div(scores.length), rounding);
};

/** Highest less lowest of at least one score, as published. */
export const spreadOf = (scores: readonly string[], rounding: Rounding): string => {
  if (scores.length === 0) throw new RangeError('a spread needs at least one score');
  return roundPublished(Decimal.max(...scores).minus(Decimal.min(...scores)), rounding);
};

/** True when two members are further apart than `limit`; exactly at the limit is not. No limit: never. */
export const needsSpreadReview = (scores: readonly string[], limit: string | null): boolean =>
  limit !== null &&
  scores.length > 1 &&
  Decimal.max(...scores)
    .minus(Decimal.min(...scores))
    .gt(limit);
