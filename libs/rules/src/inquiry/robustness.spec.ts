import fc from 'fast-check';

import { cases } from '#test/support/any-case';
import {
  baseline,
  caseOf,
  entrant,
  level,
  narrow,
  pooled,
  relative,
  sheetsOf,
  spread,
} from '#test/support/worked-case';

import {
  type CaseCandidate,
  type CaseInput,
  computeUnder,
  findPack,
  type Pack,
  type Result,
  robustness,
  type SmallestChange,
  type Winner,
} from '../index.js';

const packOf = ({ pack }: CaseInput): Pack => findPack(pack)!;
const examined = (input: CaseInput) => robustness(packOf(input), input);
const computed = (input: CaseInput): Result => computeUnder(packOf(input), input);

const winnersIn = ({ posts }: CaseInput, { candidates }: Result): readonly Winner[] =>
  posts.flatMap((post) => candidates.filter((line) => line.post === post).map(({ id }) => ({ post, candidate: id })));

/** `SHEET M1 B 84 85.01`: who would have had to give whom what instead. */
const told = ({ kind, by, candidate, from, to }: SmallestChange): string => [kind, by, candidate, from, to].join(' ');

describe('a result without one member of the panel', () => {
  it('depends on member 1 and is level without member 6, by the worked example', () => {
    const answer = examined(narrow);
    expect(answer).toMatchObject({
      format: 'khoabang.robustness/1',
      pack: 'VN-CIVIL-2025@1',
      notice: {
        vi: 'Thông tin tham khảo: không làm thay đổi kết quả. Phiếu bị lệch quá mức coi như được giữ nguyên (needsReview).',
        en: 'Information only: nothing follows from it. Sheets moved far apart are taken to stand (needsReview).',
      },
      winners: [{ post: 'P1', candidate: 'A' }],
      dependsOn: ['M1'],
      tiesWithout: ['M6'],
    });
    const rows = answer.leaveOneOut.map(({ member, totals, winners, changed, tied }) => [
      member,
      totals['A'],
      totals['B'],
      winners.map(({ candidate }) => candidate).join(),
      changed.join(),
      tied.join(),
    ]);
    expect(rows).toEqual([
      ['M1', '86.17', '87.00', 'B', 'P1', ''],
      ['M2', '87.00', '86.67', 'A', '', ''],
      ['M3', '86.83', '86.33', 'A', '', ''],
      ['M4', '86.67', '86.50', 'A', '', ''],
      ['M5', '86.83', '86.33', 'A', '', ''],
      ['M6', '86.50', '86.50', 'A', '', 'A,B'],
      ['M7', '87.00', '86.67', 'A', '', ''],
    ]);
  });

  it('leaves nobody where too few sheets are left', () => {
    const [row] = examined(caseOf([entrant('A', '70 70', '80 82')])).leaveOneOut;
    expect(row).toEqual({ member: 'M1', winners: [], changed: ['P1'], tied: [], totals: {} });
  });

  it('is the full computation with that member shut out beside the others', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const answer = examined(input);
        expect(answer.winners).toEqual(winnersIn(input, computed(input)));
        for (const { member, winners, totals } of answer.leaveOneOut) {
          const excludeMembers = [...(input.plan?.excludeMembers ?? []), member];
          const result = computed({ ...input, plan: { ...input.plan, excludeMembers } });
          expect(winners).toEqual(winnersIn(input, result));
          for (const { id, total } of result.candidates) expect(totals[id] ?? null).toBe(total);
        }
      }),
    );
  });

  it('is not asked about those who are out already', () => {
    const { leaveOneOut, alone } = examined({ ...relative, plan: { excludeMembers: ['M7'] } });
    expect(leaveOneOut.map(({ member }) => member)).toEqual(['M1', 'M2', 'M3', 'M4', 'M5', 'M6']);
    expect(alone.map(({ by }) => by)).not.toContain('M7');
  });
});

describe('the smallest change that alters a winner', () => {
  // A 607, B 606. From 606.01 to 607.00 more than 1 the mean of B is at most 86.71: level, and A has the better paper.
  // 607.01 / 7 is 86.72. A would have to lose 1.05: 605.95 / 7 is 86.56.
  it('is 1.01 for B by any one member, in the worked example', () => {
    const { alone, smallest } = examined(narrow);
    expect(alone.map(told)).toEqual([
      'SHEET M1 B 84 85.01',
      'SHEET M2 B 86 87.01',
      'SHEET M3 B 88 89.01',
      'SHEET M4 B 87 88.01',
      'SHEET M5 B 88 89.01',
      'SHEET M6 B 87 88.01',
      'SHEET M7 B 86 87.01',
    ]);
    expect(smallest).toEqual({
      kind: 'SHEET',
      by: 'M1',
      candidate: 'B',
      from: '84',
      to: '85.01',
      change: '1.01',
      winners: [{ post: 'P1', candidate: 'B' }],
      changed: ['P1'],
      needsReview: false,
    });
  });

  it('says where a review would have had to decide first', () => {
    const { alone } = examined(baseline);
    expect(alone.find(({ by }) => by === 'M7')).toMatchObject({ candidate: 'A', to: '90.94', needsReview: true });
    expect(alone.every(({ kind, needsReview }) => kind === 'SHEET' || !needsReview)).toBe(true);
    const kept = {
      ...baseline.candidates[0]!,
      defence: { ...baseline.candidates[0]!.defence!, spreadDecision: { kind: 'KEEP' as const } },
    };
    const decided = examined({ ...baseline, candidates: [kept, ...baseline.candidates.slice(1)] });
    expect(decided.alone.find(({ by }) => by === 'M7')).toMatchObject({ to: '90.94', needsReview: false });
  });

  it('goes in steps of the grain of the plan', () => {
    expect(examined({ ...narrow, plan: { markGrain: '0.5' } }).smallest).toMatchObject({
      candidate: 'A',
      to: '88.5',
      change: '1.5',
    });
    const fine = { markGrain: '0.000000000000000000000001' };
    expect(examined({ ...narrow, plan: fine }).smallest?.change).toBe('1.005');
  });

  it('is a mark where that opens or shuts the gate', () => {
    // B is far ahead in the defence and 1.5 short at the gate: a marker may go up by 3 and stay within 5 of the other.
    const shut = caseOf([entrant('A', '70 70', '60 60'), entrant('B', '48 49', '90 90')]);
    expect(examined(shut).alone.map(told)).toEqual([
      'MARK 1 B 48 50.99',
      'MARK 2 B 49 51.99',
      'SHEET M1 A 60 39.98',
      'SHEET M2 A 60 39.98',
    ]);
    expect(examined(shut).smallest!.winners).toEqual([{ post: 'P1', candidate: 'B' }]);
  });

  it('is no mark where others would have had to settle it', () => {
    const beyond = caseOf([entrant('A', '70 70', '60 60'), entrant('B', '44 46', '90 90')]);
    expect(examined(beyond).alone.filter(({ kind }) => kind === 'MARK')).toEqual([]);
    const decided = caseOf([
      entrant('A', '70 70', '60 60'),
      { ...entrant('B', '42 49.5', '90 90'), written: { marks: ['42', '49.5'], headDecision: '49.99' } },
      { id: 'C', preferences: ['P1'], absent: 'written' },
    ]);
    expect(examined(decided).alone.filter(({ kind }) => kind === 'MARK')).toEqual([]);
  });

  it('is one of the sheets that were signed anew', () => {
    const rescored = spread({ kind: 'RESCORE', sheets: sheetsOf('82 85 80 84 83 81 78') });
    // A 573, R 568 or 81.14, equal papers. A loses where 567.94 / 7 is 81.13; level at 81.14 nobody has overtaken.
    const { alone } = examined(rescored);
    expect(alone.find(({ by }) => by === 'M7')).toMatchObject({ candidate: 'A', from: '78', to: '72.94' });
  });

  it('looks at each member once, whichever post it would alter', () => {
    const two = caseOf(
      [
        entrant('A', '70 70', '80 80'),
        entrant('B', '60 60', '70 70'),
        entrant('C', '70 70', '75 75', { preferences: ['P2'] }),
        entrant('D', '60 60', '74 74', { preferences: ['P2'] }),
      ],
      { posts: ['P1', 'P2'] },
    );
    expect(examined(two).alone.map(told)).toEqual(['SHEET M1 D 74 76.01', 'SHEET M2 D 74 76.01']);
    expect(examined(two).smallest!.changed).toEqual(['P2']);
    expect(examined(two).smallest!.winners).toEqual([
      { post: 'P1', candidate: 'A' },
      { post: 'P2', candidate: 'D' },
    ]);
  });

  it('counts places in a ranking over several posts', () => {
    const { smallest, winners } = examined(pooled('SERIAL_BY_PREFERENCE'));
    expect(winners).toEqual([
      { post: 'P1', candidate: 'C2' },
      { post: 'P2', candidate: 'C7' },
      { post: 'P3', candidate: 'C5' },
    ]);
    // C4 passes C5 by 0.01, but P2 and P1 are gone. C7 passes C2 where (85.29 + 87.00) / 2 is 86.15, and takes P1.
    expect(smallest).toMatchObject({ candidate: 'C7', from: '85.29', to: '87', change: '1.71' });
    expect(smallest!.winners).toEqual([
      { post: 'P1', candidate: 'C7' },
      { post: 'P2', candidate: 'C1' },
      { post: 'P3', candidate: 'C2' },
    ]);
  });

  it('is there where nobody has won, if one score would have been enough', () => {
    const { winners, smallest } = examined(caseOf([entrant('A', '70 70', '48 50')]));
    expect(winners).toEqual([]);
    expect(smallest).toMatchObject({ by: 'M1', from: '48', to: '49.99', winners: [{ candidate: 'A' }] });
  });

  it('is none where nobody can win', () => {
    const nobody = caseOf([entrant('A', '20 20', undefined), { id: 'B', preferences: ['P1'], absent: 'written' }]);
    expect(examined(nobody)).toMatchObject({ winners: [], leaveOneOut: [], smallest: null, alone: [] });
    expect(examined(caseOf([]))).toMatchObject({ winners: [], smallest: null, alone: [] });
  });

  it('takes the post from a single candidate who falls below the pass mark', () => {
    const { smallest, leaveOneOut } = examined(caseOf([entrant('A', '70 70', '55 52 51')]));
    expect(leaveOneOut.every(({ changed }) => changed.length === 0)).toBe(true);
    expect(smallest).toMatchObject({ by: 'M1', from: '55', to: '46.98', change: '8.02', winners: [] });
  });

  it('is not looked for while the ranking waits', () => {
    expect(examined(spread())).toMatchObject({ winners: [], smallest: null, alone: [] });
    expect(examined(level('68 68', '68 68'))).toMatchObject({ winners: [], smallest: null, alone: [] });
  });

  it('leaves a post open where two who shared a rank would be first', () => {
    const shared = caseOf([
      entrant('A', '70 70', '60 60'),
      entrant('B', '60 60', '59 59 59 59'),
      entrant('C', '60 60', '59 59 59 59'),
    ]);
    const { alone } = examined(shared);
    expect(alone.map(told)).toEqual([
      'SHEET M1 A 60 57.98',
      'SHEET M2 A 60 57.98',
      'SHEET M3 B 59 63.02',
      'SHEET M4 B 59 63.02',
    ]);
    expect(alone[0]!.winners).toEqual([]);
  });

  it('is found where the paper is compared before the total', () => {
    const pack = packOf(baseline);
    const byPaper: Pack = { ...pack, tieOrder: { ...pack.tieOrder, value: ['WRITTEN', 'TOTAL'] } };
    const input = caseOf([
      entrant('A', '70 70', '60 60'),
      entrant('B', '69 69', '55 55'),
      entrant('C', '50 50', '90 90'),
    ]);
    // B needs 70.01; at 70.00 the defence decides for A.
    expect(robustness(byPaper, input).alone.slice(0, 2).map(told)).toEqual(['MARK 1 B 69 71.01', 'MARK 2 B 69 71.01']);
    expect(robustness(byPaper, input).smallest!.winners).toEqual([{ post: 'P1', candidate: 'B' }]);
  });

  it('is enough where totals are level and the paper decides', () => {
    // 585.94 / 7 is 83.71, as B has; A has the better paper.
    expect(examined(baseline).smallest).toMatchObject({ candidate: 'A', change: '4.94' });
  });
});

const STEP = 5;
const SCALE = 100;

interface Tried {
  readonly person: string;
  readonly change: number;
}

/** Everybody by rank, who was out of it last; those who share a rank in their ranking are left out. */
const standing = (input: CaseInput, { candidates }: Result): readonly string[] => {
  const wish = (id: string) =>
    input.plan?.allocation === 'PER_POST' ? input.candidates.find((file) => file.id === id)!.preferences[0] : '';
  return candidates
    .filter(
      (line) =>
        !candidates.some(
          (other) =>
            other !== line && other.rank !== null && other.rank === line.rank && wish(other.id) === wish(line.id),
        ),
    )
    .toSorted((a, b) => (a.rank ?? 99) - (b.rank ?? 99))
    .map(({ id }) => id);
};

/** The full computation of a changed case. Who gets past the gate without a defence is left out of it. */
const outcomeOf = (input: CaseInput, id: string): Result => {
  const result = computed(input);
  if (!result.pending.some(({ candidate, needs }) => candidate === id && needs === 'DEFENCE_SHEETS')) return result;
  return computed({
    ...input,
    candidates: input.candidates.map((file) => (file.id === id ? { ...file, withdrawn: true } : file)),
  });
};

/** Every other score of one file, a step at a time, with who gave it. */
const otherFiles = (
  file: CaseCandidate,
): readonly (Tried & { readonly file: CaseCandidate; readonly isMark: boolean })[] => {
  const others = (score: string) =>
    Array.from({ length: SCALE / STEP + 1 }, (_, index) => String(index * STEP)).filter((other) => other !== score);
  const { written, defence } = file;
  const marks = (written?.marks ?? []).flatMap((mark, place) =>
    others(mark).map((other) => ({
      person: `MARK ${place + 1} ${file.id}`,
      change: Math.abs(Number(other) - Number(mark)),
      file: { ...file, written: { ...written, marks: written!.marks.with(place, other) } },
      isMark: true,
    })),
  );
  const sheets = (defence?.sheets ?? []).flatMap((sheet, place) =>
    others(sheet.score).map((score) => ({
      person: `SHEET ${sheet.member}`,
      change: Math.abs(Number(score) - Number(sheet.score)),
      file: { ...file, defence: { ...defence, sheets: defence!.sheets.with(place, { ...sheet, score }) } },
      isMark: false,
    })),
  );
  return [...marks, ...sheets];
};

/** The smallest change of everybody, by trying every score that could have been given. */
const tryAll = (input: CaseInput): Readonly<Record<string, number>> => {
  const result = computed(input);
  const before = JSON.stringify(winnersIn(input, result));
  const free: CaseInput = {
    ...input,
    plan: { ...input.plan, spreadLimit: String(SCALE) },
    tieDecision: [...new Set([...(input.tieDecision ?? []), ...standing(input, result)])],
  };
  const least: Record<string, number> = {};
  input.candidates.forEach((original, index) => {
    for (const { person, change, file, isMark } of otherFiles(original)) {
      if (change >= (least[person] ?? Infinity)) continue;
      const changed = { ...free, candidates: free.candidates.with(index, file) };
      const after = outcomeOf(changed, original.id);
      if (isMark && after.candidates[index]!.written?.how !== 'MEAN') continue;
      if (JSON.stringify(winnersIn(input, after)) !== before) least[person] = change;
    }
  });
  return least;
};

const stepped = (from: number, to: number) =>
  fc.integer({ min: from / STEP, max: to / STEP }).map((count) => String(count * STEP));

const coarse: fc.Arbitrary<CaseInput> = fc
  .record({
    files: fc.array(
      fc.record({
        preferences: fc.shuffledSubarray(['P1', 'P2'], { minLength: 1 }),
        marks: fc
          .tuple(stepped(45, 65), fc.constantFrom(0, 5))
          .map(([mark, more]) => [mark, String(Number(mark) + more)]),
        scores: fc.option(fc.array(stepped(40, 70), { minLength: 3, maxLength: 3 }), { nil: undefined, freq: 9 }),
        sanctions: fc.constantFrom([], [], [], [], [{ paper: 'defence', kind: 'REPRIMAND' }] as const),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    ranking: fc.constantFrom('GATE_THEN_DEFENCE', 'WEIGHTED', 'SUM'),
    allocation: fc.constantFrom('PER_POST', 'SERIAL_BY_PREFERENCE', 'TOP_N_THEN_ALLOCATE'),
    gap: fc.constantFrom('P1', 'P2', null, undefined),
    isDecided: fc.boolean(),
  })
  .map(({ files, ranking, allocation, gap, isDecided }) => {
    const candidates = files.map(({ preferences, marks, scores, sanctions }, index) =>
      entrant(`C${index}`, marks.join(' '), scores?.join(' '), { preferences, sanctions }),
    );
    const ids = candidates.map(({ id }) => id);
    return caseOf(candidates, {
      posts: ['P1', 'P2'],
      plan: { ranking, allocation, spreadLimit: String(SCALE), markGrain: String(STEP) },
      ...(isDecided || allocation !== 'PER_POST' ? { tieDecision: ids.toReversed() } : {}),
      ...(gap === undefined ? {} : { gapDecisions: ids.map((candidate) => ({ candidate, post: gap })) }),
    });
  });

const winnerOf = (winners: readonly Winner[], post: string): string | undefined =>
  winners.find((winner) => winner.post === post)?.candidate;

describe('the search for the smallest change', () => {
  it('finds what trying every score finds', () => {
    let found = 0;
    fc.assert(
      fc.property(coarse, (input) => {
        fc.pre(computed(input).pending.every(({ needs }) => needs === 'PREFERENCE_GAP'));
        const { winners, alone, smallest } = examined(input);
        const person = ({ kind, by, candidate }: SmallestChange) =>
          kind === 'SHEET' ? `SHEET ${by}` : `MARK ${by} ${candidate}`;
        const tried = tryAll(input);
        expect(Object.fromEntries(alone.map((change) => [person(change), Number(change.change)]))).toEqual(tried);
        expect(alone.map(({ change }) => Number(change))).toEqual(Object.values(tried).sort((a, b) => a - b));
        expect(smallest).toEqual(alone[0] ?? null);
        for (const { winners: then, changed } of alone)
          expect(changed).toEqual(input.posts.filter((post) => winnerOf(winners, post) !== winnerOf(then, post)));
        found += alone.length;
      }),
      { numRuns: 150 },
    );
    expect(found).toBeGreaterThan(150);
  });
});
