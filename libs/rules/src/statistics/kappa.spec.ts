import fc from 'fast-check';

import type { Estimate } from './estimate.js';
import { type KappaWeights, weightedKappa } from './kappa.js';

/** The pairs that a table of counts stands for; categories are 1, 2, … */
const pairsOf = (table: readonly (readonly number[])[]) =>
  table.flatMap((row, a) =>
    row.flatMap((count, b) => Array.from({ length: count }, (): [number, number] => [a + 1, b + 1])),
  );

const kappa = (pairs: readonly (readonly [number, number])[], weights: KappaWeights): Estimate => {
  const found = weightedKappa(pairs, weights);
  if ('reason' in found) throw new Error(found.reason);
  return found;
};

/** Husbands (rows) and wives: Hout, Duncan & Sobel 1987 in Agresti 1990; `SexualFun` of the R package vcd. */
const COUPLES = [
  [7, 7, 2, 3],
  [2, 8, 3, 7],
  [1, 5, 4, 9],
  [2, 8, 9, 14],
];

/** The example that statsmodels checks against a printout of SAS PROC FREQ: statsmodels/stats/tests/test_inter_rater.py. */
const SAS = [
  [0, 4, 1],
  [0, 8, 0],
  [0, 1, 5],
];

/** Two raters of 100 items in six classes: github.com/dwoll/RExRepos, md/interRaterICC.md. */
const CLASSES = [
  [5, 8, 1, 2, 4, 2],
  [3, 5, 3, 5, 5, 0],
  [1, 2, 6, 11, 2, 1],
  [0, 1, 5, 4, 3, 3],
  [0, 0, 1, 2, 5, 2],
  [0, 0, 1, 2, 1, 4],
];

/** Raters of the data set `anxiety` of the R package irr, as listed in statsmodels' tests. */
const FIRST = [3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3];
const SECOND = [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4];
const THIRD = [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2];

const paired = (one: readonly number[], other: readonly number[]) =>
  one.map((mark, index): [number, number] => [mark, other[index]!]);

/** The formulas of Fleiss, Cohen & Everitt 1969 once more, over cells of a table of shares instead of over pairs. */
const byTable = (table: readonly (readonly number[])[]) => {
  const n = table.flat().reduce((a, b) => a + b);
  const share = table.map((row) => row.map((count) => count / n));
  const rows = share.map((row) => row.reduce((a, b) => a + b));
  const columns = share.map((_, j) => share.reduce((total, row) => total + row[j]!, 0));
  const weight = (i: number, j: number) => 1 - ((i - j) / (table.length - 1)) ** 2;
  const cells = share.flatMap((row, i) => row.map((p, j) => ({ p, i, j, w: weight(i, j) })));
  const observed = cells.reduce((total, { p, w }) => total + p * w, 0);
  const chance = cells.reduce((total, { i, j, w }) => total + rows[i]! * columns[j]! * w, 0);
  const value = (observed - chance) / (1 - chance);
  const rowWeight = rows.map((_, i) => columns.reduce((total, q, j) => total + q * weight(i, j), 0));
  const columnWeight = columns.map((_, j) => rows.reduce((total, p, i) => total + p * weight(i, j), 0));
  const first = cells.reduce(
    (total, { p, i, j, w }) => total + p * (w - (rowWeight[i]! + columnWeight[j]!) * (1 - value)) ** 2,
    0,
  );
  const variance = (first - (value - chance * (1 - value)) ** 2) / (n * (1 - chance) ** 2);
  return { value, standardError: Math.sqrt(variance) };
};

describe('weighted kappa', () => {
  // vcd::Kappa(SexualFun) and its confint, as printed in the vcdExtra documentation (reference/print.Kappa and the
  // vignette on tests of association): 0.2374, ASE 0.07832, 0.083883432 to 0.3908778.
  it('with linear weights is as published for the table of couples', () => {
    const { value, standardError, interval, n } = kappa(pairsOf(COUPLES), 'LINEAR');
    expect([value.toFixed(4), standardError.toFixed(5), n]).toEqual(['0.2374', '0.07832', 91]);
    expect(interval!.low).toBeCloseTo(0.083883432, 8);
    expect(interval!.high).toBeCloseTo(0.3908778, 7);
  });

  it('with linear weights is as SAS prints it', () => {
    const { value, standardError, interval } = kappa(pairsOf(SAS), 'LINEAR');
    expect([value, standardError, interval!.low, interval!.high].map((figure) => figure.toFixed(4))).toEqual([
      '0.4701',
      '0.1457',
      '0.1845',
      '0.7558',
    ]);
  });

  it('with linear weights is as irr prints it', () => {
    expect(kappa(pairsOf(CLASSES), 'LINEAR').value).toBeCloseTo(0.316, 3);
  });

  // irr::kappa2 with weights "equal" and "squared": 0.1892 and 0.2968 for raters 1 and 2 (the course text named in the
  // spec of the intraclass correlation); 0.1459075 and 0.2520325 for raters 2 and 3 (statsmodels' tests). Nobody gave 5
  // there, and irr counts ranks: 6 is the fifth class.
  it('with linear and quadratic weights is as published for the anxiety ratings', () => {
    expect(kappa(paired(FIRST, SECOND), 'LINEAR').value).toBeCloseTo(0.1892, 4);
    expect(kappa(paired(FIRST, SECOND), 'QUADRATIC').value).toBeCloseTo(0.2968, 4);
    const ranked = (marks: readonly number[]) => marks.map((mark) => Math.min(mark, 5));
    expect(kappa(paired(ranked(SECOND), ranked(THIRD)), 'LINEAR').value).toBeCloseTo(0.1459075, 7);
    expect(kappa(paired(ranked(SECOND), ranked(THIRD)), 'QUADRATIC').value).toBeCloseTo(0.2520325, 7);
  });

  it('has the quadratic standard error that the formulas give over cells (computed independently)', () => {
    for (const table of [COUPLES, CLASSES]) {
      const { value, standardError } = kappa(pairsOf(table), 'QUADRATIC');
      expect(value).toBeCloseTo(byTable(table).value, 10);
      expect(standardError).toBeCloseTo(byTable(table).standardError, 10);
    }
  });

  it('counts distances between marks, not ranks', () => {
    const near = kappa(paired([50, 60, 90], [60, 60, 90]), 'LINEAR').value;
    const far = kappa(paired([50, 80, 90], [80, 80, 90]), 'LINEAR').value;
    expect(near).toBeGreaterThan(far);
  });

  it('says why nothing can be said', () => {
    expect(weightedKappa([[70, 71]], 'LINEAR')).toEqual({ reason: 'TOO_FEW_TARGETS', n: 1 });
    expect(weightedKappa(paired([70, 70], [70, 70]), 'LINEAR')).toEqual({ reason: 'NO_VARIANCE', n: 2 });
  });

  it('of identical marks is 1, without an interval', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 10_000 }), { minLength: 2, maxLength: 12 }),
        fc.constantFrom('LINEAR', 'QUADRATIC'),
        (hundredths, weights) => {
          const marks = hundredths.map((mark) => mark / 100);
          expect(kappa(paired(marks, marks), weights)).toMatchObject({ value: 1, standardError: 0, interval: null });
        },
      ),
    );
  });
});
