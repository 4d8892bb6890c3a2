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
  it('is level between those who may win, whatever total one has who failed the defence', () => {
    const input = caseOf(
      [entrant('A', '60 60', '80 80 81'), entrant('B', '60 60', '80 80 82'), entrant('D', '100 100', '45 45 45')],
      { plan: { ranking: 'SUM' } },
    );
    expect(computed(input).candidates.map(({ id, total, outcome }) => [id, total, outcome])).toContainEqual([
      ...['D', '145.00', 'ELIMINATED_DEFENCE'],
    ]);
    expect(examined(input)).toMatchObject({ winners: [{ candidate: 'B' }], tiesWithout: ['M3'] });
  });

  it('depends on member 1 and is level without member 6, by the worked example', () => {
    const answer = examined(narrow);
    expect(answer).toMatchObject({
      format: 'khoabang.robustness/1',
      pack: 'VN-CIVIL-2025@1',
      notice: {
        vi: 'Thông tin tham khảo: không làm thay đổi kết quả. Phiếu bị lệch quá mức coi như được giữ nguyên.',
        en: 'Information only: nothing follows from it. Sheets moved far apart are taken to stand.',
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
    expect(row).toEqual({
      member: 'M1',
      seat: { vi: 'Thành viên 1', en: 'panel member 1' },
      winners: [],
      changed: ['P1'],
      tied: [],
      totals: {},
    });
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
      seat: { vi: 'Thành viên 1', en: 'panel member 1' },
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
      'MARK MARKER_1 B 48 50.99',
      'MARK MARKER_2 B 49 51.99',
      'SHEET M1 A 60 39.98',
      'SHEET M2 A 60 39.98',
    ]);
    expect(examined(shut).smallest!.winners).toEqual([{ post: 'P1', candidate: 'B' }]);
  });

  it('is no mark where others would have had to settle it', () => {
    const beyond = caseOf([entrant('A', '70 70', '60 60'), entrant('B', '44 46', '90 90')]);
    expect(examined(beyond).alone.filter(({ kind }) => kind === 'MARK')).toEqual([]);
  });

  /** B is far ahead in the defence; whether it counts hangs on this paper. */
  const paperOf = (written: CaseCandidate['written']): CaseInput =>
    caseOf([
      entrant('A', '70 70', '60 60'),
      { ...entrant('B', '0 0', '90 90'), written: written! },
      { id: 'C', preferences: ['P1'], absent: 'written' },
    ]);

  const ofPaper = (written: CaseCandidate['written']): readonly string[] =>
    examined(paperOf(written))
      .alone.filter(({ kind }) => kind !== 'SHEET')
      .map(told);

  it('is what the head decided, and what one marker could have spared the head', () => {
    // From 50.49 on the two marks of marker 1 and 2 are near enough for their mean, which is 50.00 as published.
    expect(ofPaper({ marks: ['42', '49.5'], headDecision: '49.99' })).toEqual([
      'HEAD_DECISION HEAD B 49.99 50',
      'MARK MARKER_1 B 42 50.49',
    ]);
  });

  it('is a third mark, or the mark of all together', () => {
    // The third marker would have had to agree with marker 2. Marker 1, no more than 5 from the other, 48.99: 49.995.
    expect(ofPaper({ marks: ['35', '51'], third: '40', collective: '49' })).toEqual([
      'COLLECTIVE HEAD B 49 50',
      'MARK MARKER_3 B 40 51',
      'MARK MARKER_1 B 35 48.99',
    ]);
    expect(ofPaper({ marks: ['35', '51'], third: '35' })).toEqual([
      'MARK MARKER_1 B 35 48.99',
      'MARK MARKER_3 B 35 51',
    ]);
  });

  it('is a mark of the appeal', () => {
    // Both at 49 and told apart, a third would have been asked; of three, 149.985 is 49.995 and so 50.00.
    expect(ofPaper({ marks: ['48', '48'], appeal: { marks: ['49', '49'] } })).toEqual([]);
    expect(ofPaper({ marks: ['48', '48'], appeal: { marks: ['49', '49.5'], third: '48.5' } })).toEqual([
      'APPEAL_MARK APPEAL_MARKER_1 B 49 51.99',
      'APPEAL_MARK APPEAL_MARKER_2 B 49.5 52.49',
      'APPEAL_MARK APPEAL_MARKER_3 B 48.5 51.49',
    ]);
  });

  it('is what the chair decided after an appeal, and a first mark so near to it that the chair is not asked', () => {
    expect(ofPaper({ marks: ['45', '46'], appeal: { marks: ['52', '52'], chairDecision: '49' } })).toEqual([
      'CHAIR_DECISION CHAIR B 49 50',
      'MARK MARKER_1 B 45 48.01',
      'MARK MARKER_2 B 46 49.01',
    ]);
  });

  it('is none of a paper that is not settled, nor of one that is zeroed', () => {
    const open = { marks: ['48'], appeal: { marks: ['49'] } };
    const without = caseOf([
      entrant('A', '70 70', '60 60'),
      { ...entrant('B', '0 0', '90 90'), written: open, withdrawn: true },
    ]);
    expect(examined(without).alone.map(({ candidate }) => candidate)).not.toContain('B');
    expect(ofPaper({ marks: ['48', '48'], zeroed: true })).toEqual([]);
  });

  it('is named by its seat', () => {
    const seats = ({ alone }: ReturnType<typeof examined>) =>
      alone.map(({ seat }) => `${seat.vi} / ${seat.en}`).filter((seat) => !seat.startsWith('Thành viên'));
    expect(seats(examined(paperOf({ marks: ['35', '51'], third: '40', collective: '49' })))).toEqual([
      'Trưởng ban chấm thi / head of the marking board',
      'Giám khảo 3 / marker 3',
      'Giám khảo 1 / marker 1',
    ]);
    const appealed = { marks: ['48', '48'], appeal: { marks: ['49', '49.5'], third: '48.5' } };
    expect(seats(examined(paperOf(appealed)))[0]).toBe('Giám khảo phúc khảo 1 / appeal marker 1');
    const decided = { marks: ['45', '46'], appeal: { marks: ['52', '52'], chairDecision: '49' } };
    expect(seats(examined(paperOf(decided)))[0]).toBe('Chủ tịch Hội đồng / chair of the council');
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

  it('is looked for wherever somebody behind could pass the last of those who won, however far the others are', () => {
    const all = { preferences: ['P1', 'P2', 'P3'] };
    const three = caseOf(
      [
        entrant('C', '70 70', '60 60', all),
        entrant('A', '70 70', '90 90', all),
        entrant('D', '60 60', '59 59', all),
        entrant('B', '70 70', '80 80', all),
      ],
      { posts: ['P1', 'P2', 'P3'], plan: { allocation: 'SERIAL_BY_PREFERENCE' } },
    );
    expect(examined(three).alone.map(told)).toEqual(['SHEET M1 D 59 61.01', 'SHEET M2 D 59 61.01']);
    expect(examined(three).smallest!.changed).toEqual(['P3']);
  });

  it('needs no review for the sheet of a member who is excluded for all', () => {
    const candidates = [entrant('A', '70 70', '80 80 80'), entrant('B', '70 70', '79 79 40')];
    const { alone } = examined(caseOf(candidates, { plan: { excludeMembers: ['M3'] } }));
    expect(alone.map(({ by, candidate, to, needsReview }) => [by, candidate, to, needsReview])).toEqual([
      ['M1', 'B', '81.01', false],
      ['M2', 'B', '81.01', false],
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
    expect(robustness(byPaper, input).alone.slice(0, 2).map(told)).toEqual([
      'MARK MARKER_1 B 69 71.01',
      'MARK MARKER_2 B 69 71.01',
    ]);
    expect(robustness(byPaper, input).smallest!.winners).toEqual([{ post: 'P1', candidate: 'B' }]);
  });

  it('is enough where totals are level and the paper decides', () => {
    // 585.94 / 7 is 83.71, as B has; A has the better paper.
    expect(examined(baseline).smallest).toMatchObject({ candidate: 'A', change: '4.94' });
  });
});

const STEP = 2.5;
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

interface Given {
  readonly person: string;
  readonly score: string;
  readonly put: (score: string) => CaseCandidate;
}

const single = (person: string, score: string | undefined, put: Given['put']): readonly Given[] =>
  score === undefined ? [] : [{ person, score, put }];

const each = (
  seat: (at: number) => string,
  marks: readonly string[],
  put: (marks: readonly string[]) => CaseCandidate,
) => marks.map((score, at): Given => ({ person: seat(at), score, put: (other) => put(marks.with(at, other)) }));

const inPaper = (file: CaseCandidate): readonly Given[] => {
  const { id, written = { marks: [] } } = file;
  const put = (part: object): CaseCandidate => ({ ...file, written: { ...written, ...part } });
  return [
    ...each(
      (at) => `MARKER_${at + 1} ${id}`,
      written.marks,
      (marks) => put({ marks }),
    ),
    ...single(`MARKER_3 ${id}`, written.third, (third) => put({ third })),
    ...single('HEAD', written.headDecision, (headDecision) => put({ headDecision })),
    ...single('HEAD', written.collective, (collective) => put({ collective })),
  ];
};

const inAppeal = (file: CaseCandidate): readonly Given[] => {
  const { id, written = { marks: [] } } = file;
  const { appeal } = written;
  if (appeal === undefined) return [];
  const put = (part: object): CaseCandidate => ({ ...file, written: { ...written, appeal: { ...appeal, ...part } } });
  return [
    ...each(
      (at) => `APPEAL_MARKER_${at + 1} ${id}`,
      appeal.marks,
      (marks) => put({ marks }),
    ),
    ...single(`APPEAL_MARKER_3 ${id}`, appeal.third, (third) => put({ third })),
    ...single('CHAIR', appeal.chairDecision, (chairDecision) => put({ chairDecision })),
  ];
};

/** Sheets, or in their place those that were signed anew. */
const inDefence = (file: CaseCandidate): readonly Given[] => {
  const { defence } = file;
  if (defence === undefined) return [];
  const decision = defence.spreadDecision;
  const sheets = decision?.kind === 'RESCORE' ? decision.sheets : defence.sheets;
  const put = (scores: readonly string[]): CaseCandidate => {
    const others = sheets.map(({ member }, at) => ({ member, score: scores[at]! }));
    return decision?.kind === 'RESCORE'
      ? { ...file, defence: { ...defence, spreadDecision: { ...decision, sheets: others } } }
      : { ...file, defence: { ...defence, sheets: others } };
  };
  return each(
    (at) => sheets[at]!.member,
    sheets.map(({ score }) => score),
    put,
  );
};

/** Everything in a file that a person set: who, what, and the file with another score in its place. */
const scoresIn = (file: CaseCandidate): readonly Given[] => [...inPaper(file), ...inAppeal(file), ...inDefence(file)];

/** Every other score of one file, a step at a time, with who gave it. */
const otherFiles = (file: CaseCandidate): readonly (Tried & { readonly file: CaseCandidate })[] => {
  const all = Array.from({ length: SCALE / STEP + 1 }, (_, index) => String(index * STEP));
  return scoresIn(file).flatMap(({ person, score, put }) =>
    all
      .filter((other) => other !== score)
      .map((other) => ({ person, change: Math.abs(Number(other) - Number(score)), file: put(other) })),
  );
};

/** Who set a score, as the search names them. */
const personOf = ({ kind, by, candidate }: SmallestChange): string =>
  kind.endsWith('MARK') ? `${by} ${candidate}` : by;

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
    for (const { person, change, file } of otherFiles(original)) {
      if (change >= (least[person] ?? Infinity)) continue;
      const changed = { ...free, candidates: free.candidates.with(index, file) };
      const after = outcomeOf(changed, original.id);
      // A mark that is not there without one more decision: others would have had a say.
      if (after.candidates[index]!.gate === 'PENDING') continue;
      if (JSON.stringify(winnersIn(input, after)) !== before) least[person] = change;
    }
  });
  return least;
};

const stepped = (from: number, to: number) =>
  fc.integer({ min: from / STEP, max: to / STEP }).map((count) => String(count * STEP));

const plus = (mark: string, more: number): string => String(Number(mark) + more);

const appeals = fc
  .record({
    first: stepped(45, 60),
    apart: fc.constantFrom(0, 2.5, 5),
    third: stepped(45, 60),
    chairDecision: stepped(45, 60),
  })
  .map(({ first, apart, third, chairDecision }) => ({
    marks: [first, plus(first, apart)],
    ...(apart === 0 ? {} : { third }),
    chairDecision,
  }));

/** A decision is there where it was needed, as in a round; and now and then where it was not, as in a case file. */
const papers: fc.Arbitrary<NonNullable<CaseCandidate['written']>> = fc
  .record({
    first: stepped(45, 60),
    apart: fc.constantFrom(0, 2.5, 5, 7.5, 7.5, 10, 15),
    third: fc.constantFrom(0, 2.5, 7.5, 15),
    decided: stepped(45, 60),
    isAlwaysDecided: fc.boolean(),
    appeal: fc.option(appeals, { nil: undefined, freq: 2 }),
  })
  .map(({ first, apart, third, decided, isAlwaysDecided, appeal }) => ({
    marks: [first, plus(first, apart)],
    ...(isAlwaysDecided || apart === 7.5 ? { headDecision: decided } : {}),
    ...(isAlwaysDecided || apart >= 10 ? { third: plus(first, third), collective: decided } : {}),
    ...(appeal === undefined ? {} : { appeal }),
  }));

const coarse: fc.Arbitrary<CaseInput> = fc
  .record({
    files: fc.array(
      fc.record({
        preferences: fc.shuffledSubarray(['P1', 'P2'], { minLength: 1 }),
        written: papers,
        scores: fc.option(fc.array(stepped(40, 70), { minLength: 3, maxLength: 3 }), { nil: undefined, freq: 9 }),
        anew: fc.oneof(fc.constant([]), fc.array(stepped(40, 70), { minLength: 3, maxLength: 3 })),
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
    const candidates = files.map(({ preferences, written, scores, anew, sanctions }, index) => {
      const file = entrant(`C${index}`, '0 0', scores?.join(' '), { preferences, sanctions, written });
      const spreadDecision = { kind: 'RESCORE', sheets: sheetsOf(anew.join(' ')) } as const;
      return file.defence === undefined || anew.length === 0
        ? file
        : { ...file, defence: { ...file.defence, spreadDecision } };
    });
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
    const found: Partial<Record<SmallestChange['kind'], number>> = {};
    fc.assert(
      fc.property(coarse, (input) => {
        fc.pre(computed(input).pending.every(({ needs }) => needs === 'PREFERENCE_GAP'));
        const { winners, alone, smallest } = examined(input);
        const tried = tryAll(input);
        expect(Object.fromEntries(alone.map((change) => [personOf(change), Number(change.change)]))).toEqual(tried);
        expect(alone.map(({ change }) => Number(change))).toEqual(Object.values(tried).sort((a, b) => a - b));
        expect(smallest).toEqual(alone[0] ?? null);
        for (const { winners: then, changed } of alone)
          expect(changed).toEqual(input.posts.filter((post) => winnerOf(winners, post) !== winnerOf(then, post)));
        for (const { kind } of alone) found[kind] = (found[kind] ?? 0) + 1;
      }),
      { numRuns: 120 },
    );
    for (const kind of ['SHEET', 'MARK', 'HEAD_DECISION', 'COLLECTIVE', 'APPEAL_MARK', 'CHAIR_DECISION'] as const)
      expect(found[kind]).toBeGreaterThan(4);
  });
});
