import fc from 'fast-check';

import { agrees, type CaseInput, compute, computeUnder, findPack, isFault, type Pack, recompute } from './index.js';

const MEMBERS = ['M1', 'M2', 'M3', 'M4'];
const POSTS = ['P1', 'P2', 'P3'];

// Close to the pass mark and to each other, so that ties, bands and gates are met often.
const score = fc.oneof(
  fc.integer({ min: 4500, max: 7000 }).map((value) => (value / 100).toFixed(2)),
  fc.constantFrom('50', '55', '60', '65.00', '49.99', '49.995', '70', '0', '100'),
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const clean = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const sheets = fc
  .array(score, { minLength: 1, maxLength: 4 })
  .map((scores) => scores.map((entry, index) => ({ member: MEMBERS[index]!, score: entry })));

const written = fc.record({
  marks: fc.array(score, { maxLength: 2 }),
  headDecision: maybe(score),
  third: maybe(score),
  collective: maybe(score),
  zeroed: maybe(fc.constantFrom(false, false, false, true)),
  appeal: maybe(
    fc.record({ marks: fc.array(score, { maxLength: 2 }), third: maybe(score), chairDecision: maybe(score) }),
  ),
});

const defence = fc
  .tuple(sheets, fc.constantFrom('NONE', 'KEEP', 'KEEP', 'RESCORE', 'OUT'), score)
  .map(([given, kind, other]) => {
    const decision = {
      NONE: undefined,
      KEEP: { kind: 'KEEP' },
      RESCORE: { kind: 'RESCORE', sheets: given.map(({ member }) => ({ member, score: other })) },
      OUT: { kind: 'MEMBER_EXCLUDED', member: given[0]!.member },
    }[kind];
    return { sheets: given, spreadDecision: decision };
  });

const simple = fc.tuple(score, fc.constantFrom('60', '61', '62')).map(([mark, level]) => ({
  written: { marks: [mark, mark] },
  defence: { sheets: MEMBERS.map((member) => ({ member, score: level })) },
}));

const candidate = fc
  .record({
    preferences: fc.shuffledSubarray(POSTS, { minLength: 1 }),
    absent: fc.constantFrom('written', 'defence', ...Array.from({ length: 8 }, () => undefined)),
    withdrawn: fc.constantFrom(undefined, undefined, undefined, undefined, true),
    sanctions: fc.constantFrom(
      [],
      [],
      [],
      [{ paper: 'written', kind: 'REPRIMAND' }],
      [{ paper: 'defence', kind: 'WARNING' }],
      [
        { paper: 'written', kind: 'WARNING' },
        { paper: 'written', kind: 'REPRIMAND' },
      ],
      [{ paper: 'defence', kind: 'SUSPENSION' }],
    ),
    papers: fc.oneof(simple, simple, fc.record({ written, defence: maybe(defence) })),
  })
  .map(({ papers, ...rest }) => ({ ...rest, ...papers }));

const cases = fc
  .record({
    pack: fc.constantFrom('VN-CIVIL-2025', 'VN-PILOT-2017@1'),
    plan: fc.record({
      ranking: maybe(fc.constantFrom('GATE_THEN_DEFENCE', 'WEIGHTED', 'SUM', 'SCHEME_ONLY', 'CHOICE')),
      allocation: maybe(fc.constantFrom('PER_POST', 'SERIAL_BY_PREFERENCE', 'TOP_N_THEN_ALLOCATE')),
      weights: fc.constant({ written: '0.65', defence: '0.35' }),
      spreadLimit: maybe(fc.constantFrom('5', '15')),
    }),
    candidates: fc.array(candidate, { minLength: 1, maxLength: 6 }),
    isDecided: fc.boolean(),
    gap: fc.constantFrom(...POSTS, null, undefined),
  })
  .map(({ isDecided, gap, candidates, ...rest }) => {
    const named = candidates.map((entry, index) => ({ id: `C${index}`, ...entry }));
    const tieDecision = isDecided ? named.map(({ id }) => id).reverse() : undefined;
    const gapDecisions = gap === undefined ? undefined : named.map(({ id }) => ({ candidate: id, post: gap }));
    const choices = isDecided
      ? POSTS.flatMap((post) => {
          const standing = named.findLast(({ preferences }) => preferences[0] === post);
          return standing === undefined ? [] : [{ post, candidate: standing.id }];
        })
      : undefined;
    const decisions = { tieDecision, gapDecisions, choices };
    return clean({ format: 'khoabang.case/1', ...rest, posts: POSTS, candidates: named, ...decisions });
  });

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
        expect(recompute(input as unknown as CaseInput).candidates).toEqual(
          result.candidates.map(({ id, total, rank, post, outcome }) => ({ id, total, rank, post, outcome })),
        );
        expect(agrees(result, recompute(input as unknown as CaseInput))).toBe(true);
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
        const sound = input as unknown as CaseInput;
        expect(recompute(sound, pack).candidates).toEqual(
          computeUnder(pack, sound).candidates.map(({ id, total, rank, post, outcome }) => ({
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
    });
    const result = compute(input);
    if (isFault(result)) throw new Error(`${result.path}: ${result.message}`);
    expect(result.candidates).toMatchObject([outcome]);
    expect(agrees(result, recompute(input as unknown as CaseInput))).toBe(true);
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
