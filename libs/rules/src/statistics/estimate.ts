/** A 95 % interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * A figure from `n` observations with its standard error. The interval is null where nothing scatters: none can be
 * computed then, which does not make the figure certain.
 */
export interface Estimate {
  readonly value: number;
  readonly standardError: number;
  readonly interval: Interval | null;
  readonly n: number;
}

/** Why there is no figure. */
export type Lack = 'TOO_FEW_TARGETS' | 'TOO_FEW_JUDGES' | 'TOO_FEW_MARKS' | 'TOO_FEW_PLACES' | 'NO_VARIANCE';

/** Too little to say anything, out of `n` observations. */
export interface Unsaid {
  readonly reason: Lack;
  readonly n: number;
}

/** Smaller scatter is rounding of floats: marks on scales of tens or hundreds differ by far more. */
const NOISE = 1e-7;

/** A mean square without the noise of floats. */
export const withoutNoise = (meanSquare: number): number => (meanSquare < NOISE * NOISE ? 0 : meanSquare);

/** An estimate from its variance, with an interval `quantile` standard errors to both sides. */
export const estimate = (value: number, variance: number, quantile: number, n: number): Estimate => {
  const standardError = Math.sqrt(withoutNoise(variance));
  const reach = quantile * standardError;
  return { value, standardError, interval: reach === 0 ? null : { low: value - reach, high: value + reach }, n };
};
