import { type Estimate, estimate, type Unsaid } from './estimate.js';
import { centred, deviation, mean, squares, sum } from './moments.js';
import { student975 } from './quantiles.js';

/** One judge's mark of a script or candidate, and the marks that others gave the same; at least one. */
export interface SharedMark {
  readonly own: number;
  readonly others: readonly number[];
}

/** A shared mark at its place in the order of the session. */
export interface PlacedMark extends SharedMark {
  readonly order: number;
}

/** How widely marks lie apart: standard deviation (n - 1), and highest less lowest. */
export interface Width {
  readonly deviation: number;
  readonly range: number;
}

/** A judge's width, and that of all marks of the others on the same scripts or candidates taken together. */
export interface Spread {
  readonly n: number;
  readonly own: Width;
  readonly others: Width;
}

/** How far a judge is from the mean of the others on the same scripts or candidates, on average; below zero: severe. */
export const severity = (marks: readonly SharedMark[]): Estimate | Unsaid => {
  const n = marks.length;
  if (n < 2) return { reason: 'TOO_FEW_MARKS', n };
  const apart = marks.map(({ own, others }) => own - mean(others));
  return estimate(mean(apart), deviation(apart) ** 2 / n, student975(n - 1), n);
};

const widthOf = (marks: readonly number[]): Width => ({
  deviation: deviation(marks),
  range: Math.max(...marks) - Math.min(...marks),
});

/** How much of the scale a judge uses, beside the others. */
export const spread = (marks: readonly SharedMark[]): Spread | Unsaid => {
  const n = marks.length;
  if (n < 2) return { reason: 'TOO_FEW_MARKS', n };
  return { n, own: widthOf(marks.map(({ own }) => own)), others: widthOf(marks.flatMap(({ others }) => others)) };
};

/**
 * How a judge's distance from the mean of the whole panel, the judge included, changes with each place in the order:
 * the slope of a straight line (least squares), in points per place. Needs three marks and two different places.
 */
export const drift = (marks: readonly PlacedMark[]): Estimate | Unsaid => {
  const n = marks.length;
  const width = squares(centred(marks.map(({ order }) => order)));
  if (n < 3 || width === 0) return { reason: 'TOO_FEW_PLACES', n };
  const points = marks.map(({ order, own, others }) => ({ place: order, apart: own - mean([own, ...others]) }));
  const middle = mean(points.map(({ place }) => place));
  const usual = mean(points.map(({ apart }) => apart));
  const slope = sum(points.map(({ place, apart }) => (place - middle) * (apart - usual))) / width;
  const rest = squares(points.map(({ place, apart }) => apart - usual - slope * (place - middle)));
  return estimate(slope, rest / (n - 2) / width, student975(n - 2), n);
};
