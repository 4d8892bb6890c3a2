import { Decimal } from './exact.js';
import type { Rounding } from '../packs/pack.js';
import { ONE, roundedRatio, tenThousandths } from './whole.js';

/** Why a text is no score. */
export type ScoreFault = 'score-not-decimal-string' | 'score-off-scale' | 'score-off-grain';

/** Longer than any score that people write; keeps exact arithmetic small. */
const SCORE_LENGTH_MAX = 24;
const DOT = 46;
const ZERO = 48;
const NINE = 57;

/** ASCII digits, with at most one dot and digits on both of its sides; no zero in front of another digit. */
const hasForm = (text: string): boolean => {
  let dot = -1;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === DOT && dot === -1) dot = index;
    else if (code < ZERO || code > NINE) return false;
  }
  const before = dot === -1 ? text.length : dot;
  return before > 0 && dot !== text.length - 1 && (before === 1 || text.charCodeAt(0) !== ZERO);
};

/** True for a decimal as scores are written: digits and perhaps a dot, nothing else, and not too long. */
export const isDecimal = (text: string): boolean => text.length <= SCORE_LENGTH_MAX && hasForm(text);

const isAbove = (score: string, scale: string): boolean => compareScores(score, scale) > 0;

const isOnGrain = (score: string, grain: string): boolean => {
  const units = tenThousandths(score);
  const step = tenThousandths(grain);
  return units === undefined || step === undefined ? new Decimal(score).mod(grain).isZero() : units % step === 0;
};

/**
 * Reads a score: ASCII digits with at most one dot; no sign, exponent, comma, blank or full-width digit; from 0 to
 * `scale`; on `grain` if one is declared. The score comes back as it was written.
 */
export const parseScore = (
  text: unknown,
  scale: string,
  grain?: string,
): { readonly score: string } | { readonly fault: ScoreFault } => {
  if (typeof text !== 'string') return { fault: 'score-not-decimal-string' };
  if (!isDecimal(text)) {
    const isNegative = text.startsWith('-') && isDecimal(text.slice(1));
    return { fault: isNegative ? 'score-off-scale' : 'score-not-decimal-string' };
  }
  if (isAbove(text, scale)) return { fault: 'score-off-scale' };
  if (grain !== undefined && !isOnGrain(text, grain)) return { fault: 'score-off-grain' };
  return { score: text };
};

/** Rounds once, as published: two decimals even when whole (`83.00`). */
export const roundPublished = (value: Decimal | string, rounding: Rounding): string => {
  const units = typeof value === 'string' ? tenThousandths(value) : undefined;
  return (units === undefined ? undefined : roundedRatio(units, 1, rounding)) ?? roundDecimal(value, rounding);
};

const roundDecimal = (value: Decimal | string, { places, mode }: Rounding): string =>
  new Decimal(value).toFixed(places, mode === 'HALF_UP' ? Decimal.ROUND_HALF_UP : Decimal.ROUND_HALF_EVEN);

/** Below, equal, above: -1, 0, 1. `5` and `5.00` are equal. */
export const compareScores = (a: string, b: string): -1 | 0 | 1 => {
  if (a === b) return 0;
  const left = tenThousandths(a);
  const right = tenThousandths(b);
  if (left === undefined || right === undefined) return new Decimal(a).cmp(b) as -1 | 0 | 1;
  return Math.sign(left - right) as -1 | 0 | 1;
};

/** Whole ten-thousandths of every score, or `undefined` where one of them does not fit. */
const allWhole = (scores: readonly string[]): readonly number[] | undefined => {
  const whole: number[] = [];
  for (const score of scores) {
    const units = tenThousandths(score);
    if (units === undefined) return undefined;
    whole.push(units);
  }
  return whole;
};

const wholeSpread = (units: readonly number[]): number => Math.max(...units) - Math.min(...units);

const someScores = (scores: readonly string[], what: string): void => {
  if (scores.length === 0) throw new RangeError(`a ${what} needs at least one score`);
};

/** Published mean of at least one score. */
export const meanOf = (scores: readonly string[], rounding: Rounding): string => {
  someScores(scores, 'mean');
  const whole = allWhole(scores);
  const mean =
    whole &&
    roundedRatio(
      whole.reduce((sum, units) => sum + units, 0),
      scores.length,
      rounding,
    );
  return mean ?? roundDecimal(Decimal.sum(...scores).div(scores.length), rounding);
};

const apart = (scores: readonly string[]): Decimal => Decimal.max(...scores).minus(Decimal.min(...scores));

/** Highest less lowest of at least one score, as published. */
export const spreadOf = (scores: readonly string[], rounding: Rounding): string => {
  someScores(scores, 'spread');
  const whole = allWhole(scores);
  const spread = whole && roundedRatio(wholeSpread(whole), 1, rounding);
  return spread ?? roundDecimal(apart(scores), rounding);
};

/** True when two members are further apart than `limit`; exactly at the limit is not. No limit: never. */
export const needsSpreadReview = (scores: readonly string[], limit: string | null): boolean => {
  if (limit === null || scores.length < 2) return false;
  const whole = allWhole(scores);
  const most = tenThousandths(limit);
  if (whole === undefined || most === undefined) return apart(scores).gt(limit);
  return wholeSpread(whole) > most;
};

/** How far apart two scores are, held against `limit`: below, equal, above. */
export const compareDistance = (a: string, b: string, limit: string): -1 | 0 | 1 => {
  const left = tenThousandths(a);
  const right = tenThousandths(b);
  const most = tenThousandths(limit);
  if (left === undefined || right === undefined || most === undefined)
    return new Decimal(a).minus(b).abs().cmp(limit) as -1 | 0 | 1;
  return Math.sign(Math.abs(left - right) - most) as -1 | 0 | 1;
};

/** `percent` of a score, exactly: 10 % of 100 are 10. */
export const percentOf = (score: string, percent: string): string => new Decimal(score).mul(percent).div(100).toFixed();

/** A score less `percent` of it, as published. */
export const lessPercent = (score: string, percent: string, rounding: Rounding): string => {
  const units = tenThousandths(score);
  const off = tenThousandths(percent);
  const whole = 100 * ONE;
  const kept =
    units === undefined || off === undefined ? undefined : roundedRatio(units * (whole - off), whole, rounding);
  return kept ?? roundDecimal(new Decimal(100).minus(percent).mul(score).div(100), rounding);
};

/** A score with the share of it that counts. */
type Part = readonly [share: string, score: string];

/** Parts added up in whole numbers, of which `ONE` times `ONE` make a point; `undefined` where one of them does not fit. */
const wholeSum = (parts: readonly Part[]): number | undefined => {
  let sum = 0;
  for (const [share, score] of parts) {
    const weight = tenThousandths(share);
    const units = tenThousandths(score);
    if (weight === undefined || units === undefined) return undefined;
    sum += weight * units;
  }
  return sum;
};

const exactSum = (parts: readonly Part[]): Decimal =>
  Decimal.sum(...parts.map(([share, score]) => new Decimal(share).mul(score)));

/** Two scores, each times its share, added up, as published. */
export const weightedSum = (parts: readonly Part[], rounding: Rounding): string => {
  const sum = wholeSum(parts);
  return (sum === undefined ? undefined : roundedRatio(sum, ONE, rounding)) ?? roundDecimal(exactSum(parts), rounding);
};

/** True where so many times `shown` is exactly the sum of the parts: where nothing was rounded on the way to it. */
export const isExactly = (shown: string, times: number, parts: readonly Part[]): boolean => {
  const sum = wholeSum(parts);
  const units = tenThousandths(shown);
  return units !== undefined && Number.isSafeInteger(sum)
    ? units * times * ONE === sum
    : new Decimal(shown).mul(times).eq(exactSum(parts));
};
