import fc from 'fast-check';

import { cases, clean, MEMBERS } from '#test/support/any-case';

import { agrees, type CaseInput, compute, computeUnder, findPack, isFault, type Pack, recompute } from './index.js';

/** The pack of a case with another rounding, and with numbers compared as they were before it. */
const roundings = fc.record({
  places: fc.constantFrom(0, 1, 2, 3, 6),
  mode: fc.constantFrom('HALF_UP' as const, 'HALF_EVEN' as const),
  comparePublished: fc.boolean(),
});

describe('the second computation', () => {
  it('agrees with the first on any case', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const result = compute(input);
        if (isFault(result)) throw new Error(`${result.path}: ${result.message}`);
        expect(recompute(input).candidates).toEqual(
          result.candidates.map(({ id, total, rank, post, outcome }) => ({ id, total, rank, post, outcome })),
        );
        expect(agrees(result, recompute(input))).toBe(true);
        expect(result.complete).toBe(result.candidates.every(({ outcome }) => outcome !== 'PENDING'));
      }),
      { numRuns: 600 },
    );
  });

  it('agrees with the first however the pack rounds and compares', () => {
    fc.assert(
      fc.property(cases, roundings, (input, value) => {
        const shipped = findPack(input.pack)!;
        const pack: Pack = { ...shipped, rounding: { ...shipped.rounding, value } };
        expect(recompute(input, pack).candidates).toEqual(
          computeUnder(pack, input).candidates.map(({ id, total, rank, post, outcome }) => ({
            id,
            total,
            rank,
            post,
            outcome,
          })),
        );
      }),
      { numRuns: 400 },
    );
  });

  const sheetsOf = (...scores: readonly string[]) => scores.map((score, index) => ({ member: MEMBERS[index]!, score }));
  const good = {
    id: 'A',
    preferences: ['P1'],
    written: { marks: ['70', '70'] },
    defence: { sheets: sheetsOf('80', '80') },
  };
  const WARNING = { paper: 'written', kind: 'WARNING' } as const;
  const REPRIMAND = { paper: 'written', kind: 'REPRIMAND' } as const;

  it.each<[string, object, object]>([
    ['was absent from the written paper', { absent: 'written' }, { outcome: 'ABSENT', total: null }],
    ['was absent from the defence', { absent: 'defence' }, { outcome: 'ABSENT', total: null }],
    ['is warned first and reprimanded later', { sanctions: [WARNING, REPRIMAND] }, { outcome: 'ELIMINATED_WRITTEN' }],
    [
      'is reprimanded at the defence',
      { sanctions: [{ paper: 'defence', kind: 'REPRIMAND' }] },
      { outcome: 'WINNER', total: '60.00' },
    ],
    ['waits for the second mark', { written: { marks: ['70'] } }, { outcome: 'PENDING' }],
    ['waits for the head', { written: { marks: ['70', '78'] } }, { outcome: 'PENDING' }],
    [
      'has three different marks and a collective one',
      { written: { marks: ['50', '70'], third: '60', collective: '61' } },
      { outcome: 'WINNER', written: { raw: '61.00' } },
    ],
    [
      'waits for the second appeal mark',
      { written: { ...good.written, appeal: { marks: ['70'] } } },
      { outcome: 'PENDING' },
    ],
    ['has no sheets yet', { defence: undefined }, { outcome: 'PENDING' }],
    [
      'is suspended before a paper is marked',
      { written: undefined, sanctions: [{ ...WARNING, kind: 'SUSPENSION' }] },
      { outcome: 'DISQUALIFIED' },
    ],
    ['has sheets too far apart', { defence: { sheets: sheetsOf('60', '90') } }, { outcome: 'PENDING', total: null }],
    [
      'has sheets too far apart that stand',
      { defence: { sheets: sheetsOf('60', '90'), spreadDecision: { kind: 'KEEP' } } },
      { outcome: 'WINNER', total: '75.00' },
    ],
    ['waits for a third mark', { written: { marks: ['50', '70'] } }, { outcome: 'PENDING' }],
    [
      'waits for a third appeal mark',
      { written: { ...good.written, appeal: { marks: ['70', '72'] } } },
      { outcome: 'PENDING' },
    ],
    [
      'appeals, with a third mark equal to one of the two',
      { written: { ...good.written, appeal: { marks: ['70', '72'], third: '72' } } },
      { outcome: 'WINNER' },
    ],
    [
      'appeals, with three different marks',
      { written: { ...good.written, appeal: { marks: ['70', '72'], third: '74' } } },
      { outcome: 'WINNER' },
    ],
  ])('agrees where the one candidate %s', (_, change, outcome) => {
    // A plan left out is a plan that leaves everything to the pack.
    const input = clean({
      format: 'khoabang.case/1',
      pack: 'VN-CIVIL-2025',
      posts: ['P1'],
      candidates: [{ ...good, ...change }],
    }) as CaseInput;
    const result = compute(input);
    if (isFault(result)) throw new Error(`${result.path}: ${result.message}`);
    expect(result.candidates).toMatchObject([outcome]);
    expect(agrees(result, recompute(input))).toBe(true);
  });

  it('disagrees with a result that was changed', () => {
    const candidates = [{ id: 'A', total: '50.00', rank: 1, post: 'P1', outcome: 'WINNER' as const }];
    const result = candidates.map((line) => ({
      ...line,
      written: null,
      gate: 'NONE' as const,
      defence: null,
      because: [],
    }));
    expect(agrees({ candidates: result }, { candidates })).toBe(true);
    expect(agrees({ candidates: result.map((line) => ({ ...line, total: '50.01' })) }, { candidates })).toBe(false);
    expect(agrees({ candidates: [] }, { candidates })).toBe(false);
  });

  it('knows no case under an unknown pack', () => {
    expect(() => recompute({ format: 'khoabang.case/1', pack: 'X', posts: [], candidates: [] })).toThrow(RangeError);
  });
});
