import { type Estimate, estimate, type Unsaid } from './estimate.js';
import { mean } from './moments.js';
import { NORMAL_975 } from './quantiles.js';

/** How disagreement counts: by its distance, or by the square of it. */
export type KappaWeights = 'LINEAR' | 'QUADRATIC';

const POWER: Readonly<Record<KappaWeights, number>> = { LINEAR: 1, QUADRATIC: 2 };

/**
 * Cohen's weighted kappa of pairs of marks, first and second marker apart, with the standard error of Fleiss, Cohen &
 * Everitt (Psychological Bulletin 72, 1969, 323) and a 95 % interval; both hold for large samples. Categories are the
 * values that occur; agreement falls with their distance, from 1 for equal marks to 0 for the two furthest apart.
 */
export const weightedKappa = (
  pairs: readonly (readonly [number, number])[],
  weights: KappaWeights,
): Estimate | Unsaid => {
  const n = pairs.length;
  if (n < 2) return { reason: 'TOO_FEW_TARGETS', n };
  const width = Math.max(...pairs.flat()) - Math.min(...pairs.flat());
  if (width === 0) return { reason: 'NO_VARIANCE', n };
  const weight = (a: number, b: number) => 1 - (Math.abs(a - b) / width) ** POWER[weights];
  const expected = (own: number, side: 0 | 1) => mean(pairs.map((pair) => weight(own, pair[side])));
  const cells = pairs.map(([a, b]) => ({ weight: weight(a, b), byChance: expected(a, 1) + expected(b, 0) }));
  const observed = mean(cells.map((cell) => cell.weight));
  const chance = mean(cells.map((cell) => cell.byChance)) / 2;
  const kappa = (observed - chance) / (1 - chance);
  const spread = mean(cells.map((cell) => (cell.weight - cell.byChance * (1 - kappa)) ** 2));
  const variance = (spread - (kappa - chance * (1 - kappa)) ** 2) / (n * (1 - chance) ** 2);
  return estimate(kappa, variance, NORMAL_975, n);
};
