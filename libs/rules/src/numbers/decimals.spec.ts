import fc from 'fast-check';
import { compareDistance, isExactly, lessPercent, weightedSum } from './decimals.js';
import { Decimal } from './exact.js';
import { compareScores, meanOf, needsSpreadReview, parseScore, roundPublished, spreadOf } from '../index.js';
import type { Rounding } from '../packs/pack.js';

const digit = fc.nat({ max: 9 }).map(String);
const digits = (maxLength: number) => fc.string({ unit: digit, maxLength });
const withDecimals = (whole: string, behind: string): string => (behind === '' ? whole : `${whole}.${behind}`);
const everyday = fc.tuple(fc.integer({ min: 0, max: 100 }).map(String), digits(4));
const any = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 18n }).map(String), digits(24));
/** About the limits of what fits in whole numbers, and of a half. */
const BOUNDARIES = [
  '0',
  '0.0001',
  '0.00005',
  '0.5',
  '1.5',
  '0.125',
  '70.125',
  '49.9949',
  '99999999.99',
  '999999.9999',
  '9999999999',
  '99999999999',
  '900719925474.0993',
  '9007199254740993',
];

const score = fc.oneof(
  everyday.map(([whole, behind]) => withDecimals(whole, behind)),
  any.map(([whole, behind]) => withDecimals(whole, behind)),
  fc.constantFrom(...BOUNDARIES),
);
const scores = fc.array(score, { minLength: 1, maxLength: 9 });
const percent = fc.integer({ min: 0, max: 1_000_000 }).map((count) => new Decimal(count).div(10_000).toFixed());
const rounding: fc.Arbitrary<Rounding> = fc.record({
  places: fc.integer({ min: 0, max: 6 }),
  mode: fc.constantFrom('HALF_UP', 'HALF_EVEN'),
  comparePublished: fc.constant(true),
});

const published = (value: Decimal, { places, mode }: Rounding): string =>
  value.toFixed(places, mode === 'HALF_UP' ? Decimal.ROUND_HALF_UP : Decimal.ROUND_HALF_EVEN);
const apart = (values: readonly string[]): Decimal => Decimal.max(...values).minus(Decimal.min(...values));

const RUNS = { numRuns: 2_000 };

describe('whole numbers and the decimal library agree', () => {
  it('on means and spreads', () => {
    fc.assert(
      fc.property(scores, rounding, (values, to) => {
        expect(meanOf(values, to)).toBe(published(Decimal.sum(...values).div(values.length), to));
        expect(spreadOf(values, to)).toBe(published(apart(values), to));
      }),
      RUNS,
    );
  });

  it('on comparisons', () => {
    fc.assert(
      fc.property(score, score, score, scores, (a, b, limit, values) => {
        expect(compareScores(a, b)).toBe(new Decimal(a).cmp(b));
        expect(compareDistance(a, b, limit)).toBe(new Decimal(a).minus(b).abs().cmp(limit));
        expect(needsSpreadReview(values, limit)).toBe(values.length > 1 && apart(values).gt(limit));
      }),
      RUNS,
    );
  });

  it('on equal numbers that are written differently', () => {
    fc.assert(
      fc.property(everyday, fc.integer({ min: 1, max: 12 }), ([whole, behind], zeros) => {
        const longer = withDecimals(whole, `${behind}${'0'.repeat(zeros)}`);
        expect(compareScores(withDecimals(whole, behind), longer)).toBe(0);
      }),
    );
  });

  it('on sanctions, weights and rounding', () => {
    fc.assert(
      fc.property(score, score, percent, rounding, (a, b, off, to) => {
        expect(lessPercent(a, off, to)).toBe(published(new Decimal(100).minus(off).mul(a).div(100), to));
        const parts = [
          [new Decimal(off).div(100).toFixed(), a],
          ['0.35', b],
        ] as const;
        const sum = Decimal.sum(...parts.map(([share, part]) => new Decimal(share).mul(part)));
        expect(weightedSum(parts, to)).toBe(published(sum, to));
        expect(roundPublished(a, to)).toBe(published(new Decimal(a), to));
        expect(roundPublished(new Decimal(a), to)).toBe(published(new Decimal(a), to));
      }),
      RUNS,
    );
  });

  it('on whether anything was rounded on the way', () => {
    fc.assert(
      fc.property(score, score, percent, rounding, (a, b, share, to) => {
        const parts = [
          [share, a],
          ['0.35', b],
        ] as const;
        const sum = Decimal.sum(...parts.map(([part, of]) => new Decimal(part).mul(of)));
        for (const shown of [sum.toFixed(), published(sum, to)]) {
          expect(isExactly(shown, 1, parts)).toBe(new Decimal(shown).eq(sum));
        }
      }),
      RUNS,
    );
  });

  it('on whether a mean is exact', () => {
    fc.assert(
      fc.property(score, score, fc.integer({ min: 2, max: 9 }), (a, b, times) => {
        const equal = Array.from({ length: times }, () => ['1', a] as const);
        expect(isExactly(a, times, equal)).toBe(true);
        expect(isExactly(a, times, [['1', b], ...equal.slice(1)])).toBe(compareScores(a, b) === 0);
      }),
      RUNS,
    );
  });

  it('on the scale and the grain of a score', () => {
    const grain = fc.constantFrom('0.25', '0.5', '1', '0.0001', '0.00001', '0.3', '12345678901');
    fc.assert(
      fc.property(score, score, grain, (text, scale, step) => {
        fc.pre(text.length <= 24);
        const fault = new Decimal(text).gt(scale) ? 'score-off-scale' : 'score-off-grain';
        const stands = !new Decimal(text).gt(scale) && new Decimal(text).mod(step).isZero();
        expect(parseScore(text, scale, step)).toEqual(stands ? { score: text } : { fault });
      }),
      RUNS,
    );
  });
});

describe('a text', () => {
  const notDecimal = { fault: 'score-not-decimal-string' };

  it.each([
    ...['1e2', '1E2', '+5', '--5', '-', '- 5', '5-', '72,5', '1,000', ' 72', '72 ', '7 2', '\t7', '72\n'],
    ...['７２', '٧٢', '7２', '٫5', '00', '05', '007', '00.5', '.5', '5.', '.', '', '1.2.3', '1..2', '5..'],
    ...['NaN', 'Infinity', '0x10', '1_000', '72%', '½', '1'.repeat(25), `0.${'0'.repeat(23)}`],
  ])('such as %j is no score', (text) => {
    expect(parseScore(text, '100')).toEqual(notDecimal);
  });

  it.each(['-5', '-0', '-0.5', '100.0000000001', '101', '9'.repeat(24)])('such as %j is off the scale', (text) => {
    expect(parseScore(text, '100')).toEqual({ fault: 'score-off-scale' });
  });

  it.each(['0', '0.0', '0.5', '100', '100.00', '10', `0.${'0'.repeat(22)}`, '66.25'])('such as %j is one', (text) => {
    expect(parseScore(text, '100')).toEqual({ score: text });
  });

  it.each([72, Number.NaN, null, undefined, true, ['72'], { score: '72' }, 72n])(
    'is no score when it is %p',
    (value) => {
      expect(parseScore(value, '100')).toEqual(notDecimal);
    },
  );

  it('is a score exactly when it is a decimal number written plainly', () => {
    const hostile = fc.string({
      unit: fc.oneof(digit, digit, fc.constantFrom('.', '.', '0', '-', ',', 'e', '２', ' ')),
      maxLength: 8,
    });
    fc.assert(
      fc.property(hostile, (text) => {
        const isPlain = /^(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/.test(text);
        expect(parseScore(text, '99999999')).toEqual(
          isPlain ? { score: text } : text.startsWith('-') ? { fault: expect.any(String) as string } : notDecimal,
        );
      }),
      RUNS,
    );
  });
});

test('a mean and a spread need a score', () => {
  const to: Rounding = { places: 2, mode: 'HALF_UP', comparePublished: true };
  expect(() => meanOf([], to)).toThrow(new RangeError('a mean needs at least one score'));
  expect(() => spreadOf([], to)).toThrow(new RangeError('a spread needs at least one score'));
});
