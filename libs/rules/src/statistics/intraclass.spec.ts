import fc from 'fast-check';

import { type Coefficient, intraclass, type IntraclassForm } from './intraclass.js';

const formOf = (table: readonly (readonly number[])[], form: IntraclassForm): Coefficient => {
  const found = intraclass(table, form);
  if ('reason' in found) throw new Error(found.reason);
  return found;
};

const formsOf = (table: readonly (readonly number[])[]): Readonly<Record<IntraclassForm, Coefficient>> => ({
  ICC1: formOf(table, 'ICC1'),
  ICC2: formOf(table, 'ICC2'),
  ICC3: formOf(table, 'ICC3'),
  ICC1k: formOf(table, 'ICC1k'),
  ICC2k: formOf(table, 'ICC2k'),
  ICC3k: formOf(table, 'ICC3k'),
});

const bounds = (table: readonly (readonly number[])[], form: IntraclassForm) => {
  const { value, interval } = formOf(table, form);
  return [value, interval!.low, interval!.high];
};

const transposed = (table: readonly (readonly number[])[]) => table[0]!.map((_, j) => table.map((row) => row[j]!));

/** Shrout & Fleiss, Psychological Bulletin 86 (1979), Table 2: four judges (columns) rate six targets. */
const SHROUT_FLEISS = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];

/** The data set `anxiety` of the R package irr: three raters of twenty people, as listed in statsmodels' tests. */
const ANXIETY = transposed([
  [3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3],
  [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4],
  [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2],
]);

describe('intraclass correlation', () => {
  // Values: Shrout & Fleiss 1979, Table 4. Intervals: psych::ICC as printed in github.com/dwoll/RExRepos,
  // md/interRaterICC.md; third digits of upper bounds: clbustos/statsample, test/test_reliability_icc.rb, which has
  // them from R and SPSS. There ICC(2,k) is 0.039 to 0.929, as in irr, whose pooled degrees of freedom take the average
  // form where McGraw & Wong take the single one; 0.071 of psych is the single form stepped up.
  it.each([
    ['ICC1', 0.17, -0.133, 0.723],
    ['ICC2', 0.29, 0.019, 0.761],
    ['ICC3', 0.71, 0.342, 0.946],
    ['ICC1k', 0.44, -0.884, 0.912],
    ['ICC3k', 0.91, 0.676, 0.986],
  ] as const)('gives %s of the table of Shrout and Fleiss as published', (form, value, low, high) => {
    const found = bounds(SHROUT_FLEISS, form);
    expect(found[0]).toBeCloseTo(value, 2);
    expect(found[1]).toBeCloseTo(low, 3);
    expect(found[2]).toBeCloseTo(high, 3);
  });

  it('gives ICC2k of the table of Shrout and Fleiss as published', () => {
    const [value, low, high] = bounds(SHROUT_FLEISS, 'ICC2k');
    expect([value!.toFixed(2), low!.toFixed(3), high!.toFixed(2)]).toEqual(['0.62', '0.071', '0.93']);
  });

  // psych::ICC(anxiety), printed to seven digits in a public course text on agreement and reliability (Health
  // statistics, "agreement-reliability"), which checks them by hand and against irr::icc.
  it.each([
    ['ICC1', 0.1750225, -0.0774465, 0.4843362],
    ['ICC2', 0.1979983, -0.03891068, 0.493574],
    ['ICC3', 0.2160493, -0.04625793, 0.522259],
    ['ICC1k', 0.3889259, -0.27492318, 0.7380652],
    ['ICC2k', 0.4254988, -0.12658288, 0.7451493],
    ['ICC3k', 0.4525861, -0.15292145, 0.7663308],
  ] as const)('gives %s of the anxiety ratings as published', (form, value, low, high) => {
    const found = bounds(ANXIETY, form);
    expect(found[0]).toBeCloseTo(value, 6);
    expect(found[1]).toBeCloseTo(low, 6);
    expect(found[2]).toBeCloseTo(high, 6);
  });

  it('says why nothing can be said', () => {
    expect(intraclass([], 'ICC1')).toEqual({ reason: 'TOO_FEW_TARGETS' });
    expect(intraclass([[1, 2]], 'ICC1')).toEqual({ reason: 'TOO_FEW_TARGETS' });
    expect(intraclass([[1], [2]], 'ICC1')).toEqual({ reason: 'TOO_FEW_JUDGES' });
    expect(intraclass([[], []], 'ICC1')).toEqual({ reason: 'TOO_FEW_JUDGES' });
    expect(
      intraclass(
        [
          [70.1, 80.7],
          [70.1, 80.7],
        ],
        'ICC1',
      ),
    ).toEqual({ reason: 'NO_VARIANCE' });
    expect(() => intraclass([[1, 2], [3]], 'ICC1')).toThrow(
      new RangeError('every target needs one mark of each judge'),
    );
  });

  it('has no average form where judges contradict each other', () => {
    // Rows 1 2, 2 1.1: mean squares of targets 0.0025, of judges 0.0025, of error 0.9025. Form 2 is out of reach.
    const forms = formsOf([
      [1, 2],
      [2, 1.1],
    ]);
    expect(forms.ICC2.value).toBe(-1);
    expect(forms.ICC2k).toMatchObject({ value: -Infinity, interval: { low: -Infinity } });
    expect(forms.ICC3.value).toBeCloseTo((0.0025 - 0.9025) / (0.0025 + 0.9025), 10);
  });

  it('is complete without an interval when nothing scatters', () => {
    const forms = formsOf([
      [70.1, 70.1, 70.1],
      [80.3, 80.3, 80.3],
    ]);
    expect(new Set(Object.values(forms).map(({ value }) => value))).toEqual(new Set([1]));
    expect(Object.values(forms).every(({ interval }) => interval === null)).toBe(true);
  });

  it('takes the rounding of floats for what it is', () => {
    const shifted = formsOf([
      [70.1, 70.3],
      [80.5, 80.7],
      [61.2, 61.4],
    ]);
    expect(shifted.ICC3).toEqual({ value: 1, interval: null });
    expect(shifted.ICC2.interval).not.toBeNull();
    const crossed = [
      [0.1, 0.2, 0.3],
      [0.3, 0.2, 0.1],
    ];
    expect(intraclass(crossed, 'ICC1')).toEqual({ reason: 'NO_VARIANCE' });
  });

  const marks = fc.integer({ min: 0, max: 100 });
  const tables = fc
    .tuple(fc.integer({ min: 2, max: 8 }), fc.integer({ min: 2, max: 7 }))
    .chain(([n, k]) => fc.array(fc.tuple(...Array.from({ length: k }, () => marks)), { minLength: n, maxLength: n }))
    .filter((table) => new Set(table.map((row) => row.reduce((a, b) => a + b))).size > 1);

  const expectSame = (one: Coefficient, other: Coefficient) => {
    expect(other.value).toBeCloseTo(one.value, 8);
    const none = { low: 1, high: 1 };
    const [a, b] = [one.interval ?? none, other.interval ?? none];
    expect(b.low).toBeCloseTo(a.low, 6);
    expect(b.high).toBeCloseTo(a.high, 6);
  };

  it('does not depend on the order of candidates or of members', () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 1, max: 6 }), (table, turn) => {
        const forms = formsOf(table);
        const turned = formsOf([...table.slice(turn), ...table.slice(0, turn)].toReversed());
        const mirrored = formsOf(table.map((row) => [...row.slice(turn), ...row.slice(0, turn)].toReversed()));
        for (const form of ['ICC1', 'ICC2', 'ICC3'] as const) {
          expectSame(forms[form], turned[form]);
          expectSame(forms[form], mirrored[form]);
        }
      }),
    );
  });

  it('keeps the value within its interval, and the interval within reach', () => {
    fc.assert(
      fc.property(tables, (table) => {
        for (const [form, { value, interval }] of Object.entries(formsOf(table))) {
          const least = form.endsWith('k') ? -Infinity : -1 / (table[0]!.length - 1);
          const inOrder = [least, interval?.low ?? value, value, interval?.high ?? value, 1];
          expect(inOrder.toSorted((a, b) => a - b)).toEqual(inOrder);
        }
      }),
    );
  });

  it('leaves form 3 alone when one member adds the same to every mark, and lowers form 2', () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 1, max: 30 }), (table, more) => {
        const lenient = table.map(([first, ...rest]) => [first! + more, ...rest]);
        expectSame(formsOf(table).ICC3, formsOf(lenient).ICC3);
      }),
    );
    const further = SHROUT_FLEISS.map(([first, ...rest]) => [first! + 5, ...rest]);
    expect(formsOf(further).ICC2.value).toBeLessThan(formsOf(SHROUT_FLEISS).ICC2.value);
  });
});
