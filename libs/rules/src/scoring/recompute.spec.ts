import fc from 'fast-check';

import { cases, clean, MEMBERS } from '#test/support/any-case';
import { caseOf, entrant } from '#test/support/worked-case';

import { agrees, type CaseInput, compute, computeUnder, findPack, isFault, type Pack, recompute } from '../index.js';

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
    [
      'is suspended after the paper was marked',
      { sanctions: [{ ...WARNING, kind: 'SUSPENSION' }] },
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

  describe('under a choice or with a gap', () => {
    const at = (id: string, level: string, ...preferences: readonly string[]) => ({
      id,
      preferences,
      written: { marks: ['70', '70'] },
      defence: { sheets: sheetsOf(level, level) },
    });
    const pooled = {
      format: 'khoabang.case/1',
      pack: 'VN-CIVIL-2025',
      plan: { allocation: 'TOP_N_THEN_ALLOCATE' },
      posts: ['P1', 'P2'],
      candidates: [at('A', '80', 'P1'), at('B', '79', 'P1'), at('C', '78', 'P2')],
    } as const satisfies CaseInput;
    const chosen = {
      format: 'khoabang.case/1',
      pack: 'VN-CONTRACT-2026',
      posts: ['P1'],
      candidates: [
        { id: 'A', preferences: ['P1'] },
        { id: 'B', preferences: ['P1'] },
        { id: 'C', preferences: ['P1'], withdrawn: true },
      ],
    } as const satisfies CaseInput;

    it.each<[string, CaseInput, readonly string[]]>([
      ['waits for the authority', pooled, ['WINNER', 'PENDING', 'NOT_SELECTED']],
      [
        'gives what the authority gave',
        { ...pooled, gapDecisions: [{ candidate: 'B', post: 'P2' }] },
        ['WINNER', 'WINNER', 'NOT_SELECTED'],
      ],
      [
        'waits on for a post that is taken',
        { ...pooled, gapDecisions: [{ candidate: 'B', post: 'P1' }] },
        ['WINNER', 'PENDING', 'NOT_SELECTED'],
      ],
      [
        'gives nothing where the authority gave none',
        { ...pooled, gapDecisions: [{ candidate: 'B', post: null }] },
        ['WINNER', 'NOT_SELECTED', 'NOT_SELECTED'],
      ],
      ['waits for the choice', chosen, ['PENDING', 'PENDING', 'WITHDRAWN']],
      [
        'follows the choice',
        { ...chosen, choices: [{ post: 'P1', candidate: 'B' }] },
        ['NOT_SELECTED', 'WINNER', 'WITHDRAWN'],
      ],
    ])('%s, in both computations', (_, input, outcomes) => {
      const result = compute(clean(input));
      if (isFault(result)) throw new Error(`${result.path}: ${result.message}`);
      expect(result.candidates.map(({ outcome }) => outcome)).toEqual(outcomes);
      expect(agrees(result, recompute(input))).toBe(true);
    });
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

  it('gives each candidate without a wish that is left what was decided for that candidate', () => {
    const candidates = ['84', '83', '82'].map((score, at) => entrant('ABC'[at]!, '70 70', `${score} ${score}`));
    const input = caseOf(candidates, {
      posts: ['P1', 'P2', 'P3'],
      plan: { allocation: 'TOP_N_THEN_ALLOCATE' },
      gapDecisions: [
        { candidate: 'B', post: 'P3' },
        { candidate: 'C', post: 'P2' },
      ],
    });
    expect(recompute(input).candidates.map(({ id, post }) => [id, post])).toEqual([
      ['A', 'P1'],
      ['B', 'P3'],
      ['C', 'P2'],
    ]);
  });

  it('knows no case under an unknown pack', () => {
    expect(() => recompute({ format: 'khoabang.case/1', pack: 'X', posts: [], candidates: [] })).toThrow(
      new RangeError('there is no pack X'),
    );
  });
});
