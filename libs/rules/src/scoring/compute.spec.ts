import {
  compareScores,
  compute,
  computeUnder,
  findPack,
  isFault,
  meanOf,
  needsSpreadReview,
  parseScore,
  resultText,
  roundPublished,
  spreadOf,
} from '../index.js';

const sheet = (member: string, score: unknown) => ({ member, score });
const sound = () => ({
  format: 'khoabang.case/1',
  pack: 'VN-CIVIL-2025',
  plan: {},
  posts: ['P1'],
  candidates: [
    {
      id: 'A',
      preferences: ['P1'],
      written: { marks: ['70', '72'] },
      defence: { sheets: [sheet('M1', '80'), sheet('M2', '82')] },
    },
  ],
});

const put = (path: string, value: unknown): unknown => {
  const root: Record<string, unknown> = sound();
  const keys = path.split(/[.[\]]+/).filter((key) => key !== '');
  let at = root;
  for (const key of keys.slice(0, -1)) at = (at[key] ??= {}) as Record<string, unknown>;
  at[keys.at(-1)!] = value;
  return root;
};

const C = 'candidates[0]';

describe('a case that is not sound', () => {
  it.each<[string, unknown, string, string?]>([
    ['format', 'other', 'unknown-value'],
    ['pack', 'NOPE', 'unknown-pack'],
    ['pack', undefined, 'missing-field'],
    ['plan', [], 'wrong-type'],
    ['plan.ranking', 'BEST', 'unknown-value'],
    ['plan.weights', { written: '0.7', defence: '0.4' }, 'weights-do-not-add-up'],
    ['plan.markGrain', '0', 'score-off-scale'],
    ['plan.excludeMembers', ['M9'], 'unknown-member', 'plan.excludeMembers[0]'],
    ['posts', 'P1', 'wrong-type'],
    ['posts', ['P1', 'P1'], 'duplicate-id', 'posts[1]'],
    ['candidates', undefined, 'missing-field'],
    ['candidates', [null], 'missing-field', 'candidates[0]'],
    ['tieDecision', ['Z'], 'unknown-candidate', 'tieDecision[0]'],
    [`${C}.id`, 7, 'wrong-type'],
    [`${C}.preferences`, [], 'missing-field', `${C}.preferences[0]`],
    [`${C}.preferences`, ['P2'], 'unknown-post', `${C}.preferences[0]`],
    [`${C}.withdrawn`, 'yes', 'wrong-type'],
    [`${C}.written`, undefined, 'missing-field'],
    [`${C}.written.marks`, ['1', '2', '3'], 'too-many-marks', `${C}.written.marks[2]`],
    [`${C}.written.marks[1]`, 72, 'score-not-decimal-string'],
    [`${C}.written.marks[1]`, '72,5', 'score-not-decimal-string'],
    [`${C}.written.marks[1]`, '-1', 'score-off-scale'],
    [`${C}.written.marks[1]`, '100.01', 'score-off-scale'],
    [`${C}.defence.sheets[1].member`, 'M1', 'duplicate-id'],
    [`${C}.defence.sheets[1].score`, undefined, 'missing-field'],
    [
      `${C}.defence.spreadDecision`,
      { kind: 'MEMBER_EXCLUDED', member: 'M9' },
      'unknown-member',
      `${C}.defence.spreadDecision.member`,
    ],
    [
      `${C}.defence.spreadDecision`,
      { kind: 'RESCORE', sheets: [sheet('M9', '1')] },
      'unknown-member',
      `${C}.defence.spreadDecision.sheets[0].member`,
    ],
    [
      `${C}.defence.spreadDecision`,
      { kind: 'RESCORE', sheets: [sheet('M1', '1')] },
      'missing-sheet',
      `${C}.defence.spreadDecision.sheets`,
    ],
  ])('%s = %j names its fault', (path, value, code, at = path) => {
    const message: unknown = expect.stringMatching(/\w.*\S$/);
    expect(compute(put(path, value))).toMatchObject({ code, path: at, message });
  });

  it.each([null, 'text', 5, []])('%j is no case', (value) => {
    expect(compute(value)).toMatchObject({ path: '' });
  });

  it('misses weights that neither pack nor plan gives', () => {
    const input = { ...sound(), pack: 'VN-PILOT-2017', plan: { ranking: 'WEIGHTED' } };
    expect(compute(input)).toMatchObject({ code: 'missing-field', path: 'plan.weights' });
  });

  it('refuses marks off the declared grain', () => {
    expect(compute({ ...(put(`${C}.written.marks[0]`, '70.1') as object), plan: { markGrain: '0.25' } })).toMatchObject(
      {
        code: 'score-off-grain',
      },
    );
  });
});

describe('a case without', () => {
  it('a plan takes the choices of the pack', () => {
    expect(compute(put('plan', undefined))).toMatchObject({ complete: true, pack: 'VN-CIVIL-2025@1' });
  });

  it('enough sheets waits for them', () => {
    expect(compute(put(`${C}.defence`, undefined))).toMatchObject({
      pending: [{ candidate: 'A', needs: 'DEFENCE_SHEETS' }],
    });
    expect(compute(put(`${C}.defence.sheets`, [sheet('M1', '80')]))).toMatchObject({ complete: false });
  });
});

describe('a pass mark that the plan sets', () => {
  const because = (plan: object, rule: string) => {
    const result = compute({ ...sound(), plan });
    if (isFault(result)) throw new Error(result.message);
    return result.candidates[0]?.because.find((line) => line.rule === rule);
  };

  it('has the plan for its source, for the written paper as for the defence', () => {
    expect(because({ writtenPassMark: '75' }, 'gate.failed')).toMatchObject({
      source: 'plan of the round',
      text: '71.00 is below the pass mark 75.',
    });
    expect(because({ defencePassMark: '90' }, 'defence.failed')).toMatchObject({
      source: 'plan of the round',
      text: 'Defence 81.00 is below the pass mark 90.',
    });
    expect(because({}, 'gate.passed')).toMatchObject({ source: 'NĐ 170/2025 Art 10' });
  });
});

describe('ranks', () => {
  it('are shared below the top when the rules leave a tie open', () => {
    const like = (id: string, score: string) => ({
      ...sound().candidates[0]!,
      id,
      defence: { sheets: [sheet('M1', score), sheet('M2', score)] },
    });
    const input = { ...sound(), candidates: [like('A', '90'), like('B', '80'), like('C', '80'), like('D', '70')] };
    expect(compute(input)).toMatchObject({
      complete: true,
      candidates: [{ rank: 1 }, { rank: 2 }, { rank: 2 }, { rank: 4 }],
    });
    expect(compute({ ...input, plan: { allocation: 'SERIAL_BY_PREFERENCE' } })).toMatchObject({
      pending: [{ candidate: 'B' }, { candidate: 'C' }],
      candidates: [{ rank: null }, { rank: null }, { rank: null }, { rank: null }],
    });
    expect(compute({ ...input, tieDecision: ['C', 'B'] })).toMatchObject({
      candidates: [{ rank: 1 }, { rank: 3 }, { rank: 2 }, { rank: 4 }],
    });
  });
});

describe('scores', () => {
  const rounding = findPack('VN-CIVIL-2025')!.rounding.value;

  it.each(['1e2', '+5', ' 5', '5.', '.5', '05', '５', '5,0', '', '1'.repeat(25)])('do not look like %j', (text) => {
    expect(parseScore(text, '100')).toEqual({ fault: 'score-not-decimal-string' });
  });

  it('are exact, rounded once and compared as numbers', () => {
    expect(parseScore('66.25', '100', '0.25')).toEqual({ score: '66.25' });
    expect(roundPublished('70.125', rounding)).toBe('70.13');
    expect(roundPublished('70.125', { ...rounding, mode: 'HALF_EVEN' })).toBe('70.12');
    expect(compareScores('5', '5.00')).toBe(0);
    expect(meanOf(['82', '85', '80', '84', '83', '81', '86'], rounding)).toBe('83.00');
    expect(spreadOf(['80', '91'], rounding)).toBe('11.00');
    expect([
      needsSpreadReview(['80', '90'], '10'),
      needsSpreadReview(['80', '90.01'], '10'),
      needsSpreadReview(['1', '99'], null),
    ]).toEqual([false, true, false]);
    expect(() => meanOf([], rounding)).toThrow(RangeError);
    expect(() => spreadOf([], rounding)).toThrow(RangeError);
  });
});

describe('a tie under a pack that looks at totals only', () => {
  const civil = findPack('VN-CIVIL-2025')!;
  const pack = { ...civil, tieOrder: { ...civil.tieOrder, value: ['TOTAL', 'AUTHORITY'] as const } };
  const level = (id: string, mark: string) => ({
    id,
    preferences: ['P1'],
    written: { marks: [mark, mark] },
    defence: { sheets: [sheet('M1', '80'), sheet('M2', '80')] as { member: string; score: string }[] },
  });
  const input = {
    format: 'khoabang.case/1',
    pack: civil.id,
    posts: ['P1'],
    candidates: [level('A', '60'), level('B', '70')],
  } as const;

  it('is left to the authority, whoever has the better paper, and says so', () => {
    expect(computeUnder(pack, input).pending).toEqual([
      { candidate: 'A', needs: 'TIE_DECISION' },
      { candidate: 'B', needs: 'TIE_DECISION' },
    ]);
    const [first] = computeUnder(pack, { ...input, tieDecision: ['A', 'B'] }).candidates;
    expect(first).toMatchObject({ id: 'A', rank: 1, post: 'P1' });
    expect(first?.because.find(({ rule }) => rule === 'rank.tie')).toMatchObject({
      text: 'Equal totals, told apart by the decision of the authority.',
      textVi: 'Bằng tổng điểm, phân định theo quyết định của người có thẩm quyền.',
    });
  });
});

describe('a case with keys that nothing is computed from', () => {
  it('is computed, and the result says what it did not look at', () => {
    const [candidate] = sound().candidates;
    const input = {
      ...sound(),
      comment: 'added by others',
      plan: { writenPassMark: '90' },
      candidates: [
        {
          ...candidate,
          sanction: [{ paper: 'written', kind: 'SUSPENSION' }],
          written: { ...candidate!.written, fourth: '1', appeal: { marks: ['71', '71'], third: null, chair: '1' } },
          defence: { ...candidate!.defence, spread: {} },
        },
      ],
    };
    const result = compute(input);
    expect(result).toMatchObject({
      complete: true,
      ignored: [
        'comment',
        'plan.writenPassMark',
        'candidates[0].sanction',
        'candidates[0].written.fourth',
        'candidates[0].written.appeal.chair',
        'candidates[0].defence.spread',
      ],
    });
    if (isFault(result)) throw new Error(result.message);
    expect(resultText(result)).toBe(JSON.stringify(result));
    expect(compute(sound())).not.toHaveProperty('ignored');
    expect(
      compute({ ...sound(), plan: null, candidates: [{ ...candidate, withdrawn: true, written: null }] }),
    ).not.toHaveProperty('ignored');
  });
});

describe('an appeal that three marked', () => {
  const after = (third: string) => {
    const written = { marks: ['70', '70'], appeal: { marks: ['71', '73'], third } };
    const result = compute({ ...sound(), candidates: [{ id: 'A', preferences: ['P1'], written }] });
    if (isFault(result)) throw new Error(result.message);
    const [first] = result.candidates;
    return [first!.written?.raw, first!.because.find(({ rule }) => rule === 'appeal.adopted')?.text];
  };

  it.each([
    ['71', '71.00', '71.00: appeal mark adopted (71, 73, 71).'],
    ['73', '73.00', '73.00: appeal mark adopted (71, 73, 73).'],
    ['75', '73.00', '73.00 = (71 + 73 + 75) / 3: appeal mark adopted.'],
  ])('comes to two that are equal, or to the mean: third mark %s', (third, raw, text) => {
    expect(after(third)).toEqual([raw, text]);
  });
});

describe('words of a review and of ties', () => {
  it('say of three with equal totals who was told apart by the paper, and who by the authority as well', () => {
    const level = (id: string, mark: string) => ({
      id,
      preferences: ['P1'],
      written: { marks: [mark, mark] },
      defence: {
        sheets: [
          { member: 'M1', score: '80' },
          { member: 'M2', score: '80' },
        ],
      },
    });
    const { candidates } = computeUnder(findPack('VN-CIVIL-2025')!, {
      format: 'khoabang.case/1',
      pack: 'VN-CIVIL-2025',
      plan: { ranking: 'GATE_THEN_DEFENCE', allocation: 'PER_POST' },
      posts: ['P1'],
      candidates: [level('A', '70'), level('B', '60'), level('C', '60')],
      tieDecision: ['C', 'B'],
    });
    expect(candidates.map(({ because }) => because.find(({ rule }) => rule === 'rank.tie')?.text)).toEqual([
      'Equal totals, told apart by the written mark: the higher comes first.',
      'Equal totals, told apart by the written mark, and where that is equal too by the decision of the authority.',
      'Equal totals, told apart by the written mark, and where that is equal too by the decision of the authority.',
    ]);
  });

  it('say that nothing changed when all sheets were signed anew as they were', () => {
    const [first] = computeUnder(findPack('VN-CIVIL-2025')!, {
      format: 'khoabang.case/1',
      pack: 'VN-CIVIL-2025',
      posts: ['P1'],
      candidates: [
        {
          id: 'A',
          preferences: ['P1'],
          written: { marks: ['70', '70'] },
          defence: {
            sheets: [
              { member: 'M1', score: '70' },
              { member: 'M2', score: '82' },
            ],
            spreadDecision: {
              kind: 'RESCORE',
              sheets: [
                { member: 'M1', score: '70' },
                { member: 'M2', score: '82' },
              ],
            },
          },
        },
      ],
    }).candidates;
    expect(first?.because.map(({ text }) => text)).toContain(
      'Spread 12.00 considered by the head of the panel: sheets were signed anew; 0 of 2 changed. The spread is now 12.00.',
    );
  });

  const decided = (excludeMembers: readonly string[]): readonly string[] => {
    const sheets = [sheet('M1', '70'), sheet('M2', '82'), sheet('M3', '76')];
    const defence = { sheets, spreadDecision: { kind: 'KEEP' } };
    const candidates = [{ id: 'A', preferences: ['P1'], written: { marks: ['70', '70'] }, defence }];
    const input = {
      format: 'khoabang.case/1',
      pack: 'VN-CIVIL-2025',
      plan: { excludeMembers },
      posts: ['P1'],
      candidates,
    };
    const result = compute(input);
    if (isFault(result)) throw new Error(result.message);
    return result.candidates[0]!.because.map(({ text }) => text);
  };

  it('names a spread that was considered only where it is known which sheets it was of', () => {
    expect(decided([])).toContain('Spread 12.00 considered by the head of the panel: the sheets stand.');
    expect(decided(['M2'])).toContain('Spread considered by the head of the panel: the sheets stand.');
  });

  it('says of one who ranks behind all posts that there were no more, whatever was decided about a gap', () => {
    const entrant = (id: string, score: string) => ({
      id,
      preferences: ['P1'],
      written: { marks: ['70', '70'] },
      defence: { sheets: [sheet('M1', score), sheet('M2', score)] },
    });
    const input = {
      format: 'khoabang.case/1',
      pack: 'VN-CIVIL-2025',
      plan: { allocation: 'TOP_N_THEN_ALLOCATE' },
      posts: ['P1'],
      gapDecisions: [{ candidate: 'B', post: null }],
      candidates: [entrant('A', '90'), entrant('B', '80')],
    };
    const result = compute(input);
    if (isFault(result)) throw new Error(`${result.path} ${result.message}`);
    const [, second] = result.candidates;
    expect(second?.because.map(({ text }) => text)).toContain('Winners are ranks 1 to 1, as many as there are posts.');
  });
});
