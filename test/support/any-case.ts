import fc from 'fast-check';

import type { CaseCandidate, CaseInput } from '#rules';

type Sheet = NonNullable<CaseCandidate['defence']>['sheets'][number];

export const MEMBERS = ['M1', 'M2', 'M3', 'M4'];
const POSTS = ['P1', 'P2', 'P3'];

// Close to the pass mark and to each other, so that ties, bands and gates are met often.
const score = fc.oneof(
  fc.integer({ min: 4500, max: 7000 }).map((value) => (value / 100).toFixed(2)),
  fc.constantFrom('50', '55', '60', '65.00', '49.99', '49.995', '70', '0', '100'),
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
export const clean = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
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

const PAPERS: Readonly<Record<string, readonly string[]>> = { SCHEME_ONLY: ['defence'], CHOICE: [] };

/** As many sheets as everybody has, the last score again for those that are missing. */
const filled = (sheets: readonly Sheet[], size: number): readonly Sheet[] =>
  MEMBERS.slice(0, size).map((member, index) => ({ member, score: (sheets[index] ?? sheets.at(-1)!).score }));

/** The file without what no case may hold: another panel, an appeal against nothing, an absence from no paper. */
const inSense = ({ absent, written, defence, ...file }: CaseCandidate, ranking: string, size: number) => {
  const counted = PAPERS[ranking] ?? ['written', 'defence'];
  const decision = defence?.spreadDecision;
  const anew = decision?.kind === 'RESCORE' ? { ...decision, sheets: filled(decision.sheets, size) } : decision;
  return {
    ...file,
    absent: absent !== undefined && counted.includes(absent) ? absent : undefined,
    written: written && { ...written, appeal: written.zeroed === true ? undefined : written.appeal },
    defence: defence && { sheets: filled(defence.sheets, size), spreadDecision: anew },
  };
};

/** Sound cases (`khoabang.case/1`) in which bands, gates, ties, sanctions and decisions are met often. */
export const cases: fc.Arbitrary<CaseInput> = fc
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
    size: fc.integer({ min: 1, max: MEMBERS.length }),
    gap: fc.constantFrom(...POSTS, null, undefined),
  })
  .map(({ isDecided, size, gap, candidates, ...rest }) => {
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
    const pack = rest.plan.ranking === 'CHOICE' ? 'VN-CONTRACT-2026' : rest.pack;
    const { ranking = '' } = rest.plan;
    const files = named.map((file) => inSense(file as CaseCandidate, ranking, size));
    return clean({
      format: 'khoabang.case/1',
      ...rest,
      pack,
      posts: POSTS,
      candidates: files,
      ...decisions,
    }) as CaseInput;
  });
