import fc from 'fast-check';

import { drift, type PlacedMark, severity, type Spread, spread } from './deviations.js';
import type { Estimate, Unsaid } from './estimate.js';

const said = <Found extends Estimate | Spread>(found: Found | Unsaid): Found => {
  if ('reason' in found) throw new Error(found.reason);
  return found;
};

const limits = ({ interval }: Estimate) => [interval!.low, interval!.high];

describe('severity', () => {
  it('is the mean difference from the mean of the others, with an interval of Student', () => {
    // By hand: 1, 2 and 3 above the others: mean 2, standard error 1 / √3, and 4.303 of them to both sides.
    const found = said(
      severity([
        { own: 71, others: [70] },
        { own: 82, others: [79, 81] },
        { own: 63, others: [60] },
      ]),
    );
    expect(found).toMatchObject({ value: 2, n: 3 });
    expect(found.standardError).toBeCloseTo(1 / Math.sqrt(3), 10);
    expect(limits(found)[0]).toBeCloseTo(2 - 4.303 / Math.sqrt(3), 3);
    expect(limits(found)[1]).toBeCloseTo(2 + 4.303 / Math.sqrt(3), 3);
  });

  it('needs two shared marks, and has no interval when nothing scatters', () => {
    expect(severity([{ own: 71, others: [70] }])).toEqual({ reason: 'TOO_FEW_MARKS', n: 1 });
    const steady = [
      { own: 70.3, others: [70.1] },
      { own: 80.9, others: [80.7] },
    ];
    expect(said(severity(steady))).toMatchObject({ standardError: 0, interval: null });
  });
});

describe('spread', () => {
  it("puts a judge's marks beside those of the others", () => {
    // By hand: 60, 70, 80 have deviation 10; 50, 70, 70, 90 have squares 400 + 400 over 3.
    const found = said(
      spread([
        { own: 60, others: [50] },
        { own: 70, others: [70, 70] },
        { own: 80, others: [90] },
      ]),
    );
    expect(found).toMatchObject({ n: 3, own: { deviation: 10, range: 20 }, others: { range: 40 } });
    expect(found.others.deviation).toBeCloseTo(Math.sqrt(800 / 3), 10);
    expect(spread([])).toEqual({ reason: 'TOO_FEW_MARKS', n: 0 });
  });
});

describe('drift', () => {
  /** One other member as far on the other side: the panel mean is 70, the difference from it what is given. */
  const placed = (differences: readonly number[], order = differences.map((_, index) => index + 1)) =>
    differences.map((apart, index): PlacedMark => ({ own: 70 + apart, others: [70 - apart], order: order[index]! }));

  it('is the slope of the difference from the panel mean', () => {
    // By hand: 2 4 5 4 5 at places 1 to 5: slope 6 / 10, squares left 2.4, so √(2.4 / 3 / 10), and 3.182 of them.
    const found = said(drift(placed([2, 4, 5, 4, 5])));
    expect(found.n).toBe(5);
    expect(found.value).toBeCloseTo(0.6, 10);
    expect(found.standardError).toBeCloseTo(Math.sqrt(0.08), 10);
    expect(limits(found)[0]).toBeCloseTo(0.6 - 3.182 * Math.sqrt(0.08), 3);
    expect(limits(found)[1]).toBeCloseTo(0.6 + 3.182 * Math.sqrt(0.08), 3);
  });

  it('is in points per place, whatever place comes first', () => {
    expect(said(drift(placed([2, 4, 6], [10, 12, 14])))).toMatchObject({ value: 1, interval: null });
  });

  it('needs three marks at two different places', () => {
    expect(drift(placed([1, 2]))).toEqual({ reason: 'TOO_FEW_PLACES', n: 2 });
    expect(drift(placed([1, 2, 3], [4, 4, 4]))).toEqual({ reason: 'TOO_FEW_PLACES', n: 3 });
  });
});

describe('a constant added to every mark of one judge', () => {
  it('moves severity by as much, and neither spread nor drift', () => {
    const mark = fc.integer({ min: 0, max: 100 });
    const marks = fc.array(fc.record({ own: mark, others: fc.array(mark, { minLength: 1, maxLength: 6 }) }), {
      minLength: 3,
      maxLength: 8,
    });
    fc.assert(
      fc.property(marks, fc.integer({ min: -30, max: 30 }), (shared, more) => {
        // The share of a judge in the panel mean must not change for drift to stay.
        const before = shared.map(({ own, others: [other] }, order) => ({ own, others: [other!], order }));
        const after = before.map((one) => ({ ...one, own: one.own + more }));
        expect(said(severity(after)).value).toBeCloseTo(said(severity(before)).value + more, 8);
        expect(said(severity(after)).standardError).toBeCloseTo(said(severity(before)).standardError, 6);
        expect(said(spread(after)).own.range).toBe(said(spread(before)).own.range);
        expect(said(spread(after)).own.deviation).toBeCloseTo(said(spread(before)).own.deviation, 8);
        expect(said(spread(after)).others).toEqual(said(spread(before)).others);
        expect(said(drift(after)).value).toBeCloseTo(said(drift(before)).value, 8);
      }),
    );
  });
});
