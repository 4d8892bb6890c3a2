import { type Interval, type Lack, withoutNoise } from './estimate.js';
import { centred, mean, squares, sum } from './moments.js';
import { fQuantile } from './quantiles.js';

/**
 * The forms of Shrout & Fleiss (Psychological Bulletin 86, 1979, 420). 1: every target has judges of its own. 2: the
 * same judges, taken for any others like them; agreement of the marks themselves. 3: these judges only; agreement
 * apart from their severity. `k`: of the mean of all judges instead of a single one.
 */
export type IntraclassForm = 'ICC1' | 'ICC2' | 'ICC3' | 'ICC1k' | 'ICC2k' | 'ICC3k';

/**
 * A single form lies between -1 / (k - 1) and 1. An average form has no lower limit: -Infinity stands for judges who
 * contradict each other as much as k judges can. The interval is null when agreement is complete: nothing scatters.
 */
export interface Coefficient {
  readonly value: number;
  readonly interval: Interval | null;
}

interface MeanSquares {
  readonly n: number;
  readonly k: number;
  readonly targets: number;
  readonly judges: number;
  readonly error: number;
  /** Judges and error in one. */
  readonly within: number;
}

/** What a form makes of the squares when those of targets are taken `up` times and all others `down` times. */
type Share = (up: number, down: number) => number;

const meanSquares = (table: readonly (readonly number[])[], n: number, k: number): MeanSquares => {
  const rows = table.map(centred);
  const columns = Array.from({ length: k }, (_, judge) => rows.flatMap((row) => row.slice(judge, judge + 1)));
  const judges = n * squares(columns.map(mean));
  const error = sum(columns.map((column) => squares(centred(column))));
  return {
    n,
    k,
    targets: withoutNoise((k * squares(centred(table.map(mean)))) / (n - 1)),
    judges: withoutNoise(judges / (k - 1)),
    error: withoutNoise(error / ((n - 1) * (k - 1))),
    within: withoutNoise((judges + error) / (n * (k - 1))),
  };
};

/**
 * Degrees of freedom of judges and error together (Satterthwaite), at the agreement found (McGraw & Wong, Psychological
 * Methods 1, 1996, 30). At least those of the judges, which an estimate of agreement below zero would undercut.
 */
const pooledDegrees = ({ n, k, judges, error }: MeanSquares, value: number): number => {
  const odds = (k * value) / (n * (1 - value));
  const [a, b] = [odds * judges, (1 + odds * (n - 1)) * error];
  return Math.max(k - 1, (a + b) ** 2 / (a ** 2 / (k - 1) + b ** 2 / ((n - 1) * (k - 1))));
};

/** One mark's form with its interval. Out of reach of k judges is cut to what they can reach. */
const single = (share: Share, { n, k }: MeanSquares, degrees: (value: number) => number): Coefficient => {
  const inReach = (up: number, down: number) => Math.max(-1 / (k - 1), share(up, down));
  const value = inReach(1, 1);
  if (value === 1) return { value, interval: null };
  const freedom = degrees(value);
  const low = inReach(1, fQuantile(0.975, n - 1, freedom));
  return { value, interval: { low, high: inReach(fQuantile(0.975, freedom, n - 1), 1) } };
};

/** The same form for the mean of k judges (Spearman, Brown). */
const average = (k: number, { value, interval }: Coefficient): Coefficient => {
  const step = (one: number) => (one <= -1 / (k - 1) ? -Infinity : (k * one) / (1 + (k - 1) * one));
  return { value: step(value), interval: interval && { low: step(interval.low), high: step(interval.high) } };
};

/** The share of targets when `other` is what counts beside them. */
const beside =
  ({ k, targets }: MeanSquares, other: number): Share =>
  (up, down) =>
    (targets * up - other * down) / (targets * up + (k - 1) * other * down);

const agreement =
  ({ n, k, targets, judges, error }: MeanSquares): Share =>
  (up, down) =>
    (n * (targets * up - error * down)) / (n * targets * up + (k * judges + (k * n - k - n) * error) * down);

const FORMS: Readonly<Record<IntraclassForm, (found: MeanSquares) => Coefficient>> = {
  ICC1: (found) => single(beside(found, found.within), found, () => found.n * (found.k - 1)),
  ICC2: (found) => single(agreement(found), found, (value) => pooledDegrees(found, value)),
  ICC3: (found) => single(beside(found, found.error), found, () => (found.n - 1) * (found.k - 1)),
  ICC1k: (found) => average(found.k, FORMS.ICC1(found)),
  ICC2k: (found) => average(found.k, FORMS.ICC2(found)),
  ICC3k: (found) => average(found.k, FORMS.ICC3(found)),
};

/**
 * How far judges agree on targets in one form, with its 95 % interval: a row for each target, in it one mark of each
 * judge, the judges in the same order in every row (for form 1 any order will do). `NO_VARIANCE`: the targets' means are
 * all equal, so there is nothing to agree on. Rows of unequal length throw.
 */
export const intraclass = (
  table: readonly (readonly number[])[],
  form: IntraclassForm,
): Coefficient | { readonly reason: Lack } => {
  const n = table.length;
  const k = Math.max(0, ...table.map((row) => row.length));
  if (table.some((row) => row.length !== k)) throw new RangeError('every target needs one mark of each judge');
  if (n < 2) return { reason: 'TOO_FEW_TARGETS' };
  if (k < 2) return { reason: 'TOO_FEW_JUDGES' };
  const found = meanSquares(table, n, k);
  return found.targets === 0 ? { reason: 'NO_VARIANCE' } : FORMS[form](found);
};
