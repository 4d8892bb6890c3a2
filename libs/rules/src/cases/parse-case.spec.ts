import fc from 'fast-check';
import { type CandidateResult, compute, isFault, parseCase } from '../index.js';

const sheet = (member: string, score: unknown) => ({ member, score });
const file = (id: string) => ({
  id,
  preferences: ['P1'],
  sanctions: [{ paper: 'written', kind: 'REPRIMAND' }],
  written: { marks: ['70', '72'], appeal: { marks: ['71', '71'] } },
  defence: { sheets: [sheet('M1', '80'), sheet('M2', '82')] },
});
const sound = (): Record<string, unknown> => ({
  format: 'khoabang.case/1',
  pack: 'VN-CIVIL-2025',
  plan: { markGrain: '0.25' },
  posts: ['P1', 'P2'],
  candidates: [file('A'), file('B')],
  tieDecision: ['A', 'B'],
  gapDecisions: [{ candidate: 'A', post: 'P2' }, { candidate: 'B' }],
  choices: [{ post: 'P1', candidate: 'A' }],
});

/** The sound case with one value put in another's place; `undefined` takes it out. */
const put = (path: string, value: unknown): Record<string, unknown> => {
  const root = sound();
  const keys = path.split(/[.[\]]+/).filter((key) => key !== '');
  let at = root;
  for (const key of keys.slice(0, -1)) at = (at[key] ??= {}) as Record<string, unknown>;
  at[keys.at(-1)!] = value;
  return root;
};

const NO_DECISIONS = { tieDecision: undefined, gapDecisions: undefined, choices: undefined };

const A = 'candidates[0]';
const MARK = `${A}.written.marks[0]`;

/** What stands at the path, the code, and where the fault lies if not there. */
type Row = [path: string, value: unknown, code: string, at?: string];

const NO_SCORES = ['1e2', 'NaN', '７２', '72,5', '', ' 72', '+72', '072', '7.', '.7', '1'.repeat(25), '0x1', 72, true];
const SCORES = [
  MARK,
  `${A}.written.third`,
  `${A}.written.headDecision`,
  `${A}.written.collective`,
  `${A}.written.appeal.marks[1]`,
  `${A}.written.appeal.third`,
  `${A}.written.appeal.chairDecision`,
  `${A}.defence.sheets[1].score`,
  'plan.writtenPassMark',
  'plan.defencePassMark',
  'plan.spreadLimit',
  'plan.markGrain',
  'plan.weights.written',
];

const scores: readonly Row[] = [
  ...NO_SCORES.map((value): Row => [MARK, value, 'score-not-decimal-string']),
  ...SCORES.map((path): Row => [path, 7, 'score-not-decimal-string']),
  ...SCORES.slice(0, -1).map((path): Row => [path, '100.25', 'score-off-scale']),
  [MARK, '-1', 'score-off-scale'],
  ['plan.weights', { written: '1.5', defence: '0' }, 'score-off-scale', 'plan.weights.written'],
  [MARK, '70.1', 'score-off-grain'],
  [MARK, '70.12345', 'score-off-grain'],
  [MARK, null, 'missing-field'],
  [`${A}.written.marks[2]`, '70', 'too-many-marks'],
];

const missing: readonly Row[] = [
  ...['format', 'pack', 'posts', 'candidates', `${A}.id`, `${A}.preferences`, `${A}.written`],
  ...[`${A}.written.marks`, `${A}.written.appeal.marks`, `${A}.defence.sheets`, `${A}.defence.sheets[0].member`],
  ...[`${A}.defence.sheets[0].score`, `${A}.sanctions[0].paper`, `${A}.sanctions[0].kind`],
  ...['gapDecisions[0].candidate', 'choices[0].post', 'choices[0].candidate'],
].map((path) => [path, undefined, 'missing-field']);

const wrongTypes: readonly Row[] = [
  ...['plan', A, `${A}.written`, `${A}.written.appeal`, `${A}.defence`, `${A}.defence.sheets[0]`, `${A}.sanctions[0]`],
  ...['plan.weights', 'gapDecisions[0]', 'choices[0]', `${A}.defence.spreadDecision`],
  ...['posts', 'candidates', 'tieDecision', 'gapDecisions', 'choices', `${A}.preferences`, `${A}.written.marks`],
  ...[`${A}.defence.sheets`, `${A}.sanctions`, 'plan.excludeMembers'],
  ...[`${A}.withdrawn`, `${A}.written.zeroed`],
  ...['pack', 'posts[0]', 'tieDecision[0]', `${A}.id`, `${A}.preferences[0]`, `${A}.defence.sheets[0].member`],
  ...['gapDecisions[0].candidate', 'gapDecisions[0].post', 'choices[0].post', 'choices[0].candidate'],
].map((path) => [path, 7, 'wrong-type']);

const unknownWords: readonly Row[] = [
  ['format', 'khoabang.case/2', 'unknown-value'],
  ['plan.ranking', 'BEST', 'unknown-value'],
  ['plan.allocation', 'LOT', 'unknown-value'],
  [`${A}.absent`, 'both', 'unknown-value'],
  [`${A}.sanctions[0].paper`, 'oral', 'unknown-value'],
  [`${A}.sanctions[0].kind`, 'FINE', 'unknown-value'],
  [`${A}.defence.spreadDecision`, { kind: 'LOWER' }, 'unknown-value', `${A}.defence.spreadDecision.kind`],
];

const unknownIds: readonly Row[] = [
  ['pack', 'VN-CIVIL-1999', 'unknown-pack'],
  ['pack', 'VN-CIVIL-2025@99', 'unknown-pack'],
  [`${A}.preferences[0]`, 'P9', 'unknown-post'],
  ['gapDecisions[0].post', 'P9', 'unknown-post'],
  ['choices[0].post', 'P9', 'unknown-post'],
  ['tieDecision[1]', 'Z', 'unknown-candidate'],
  ['gapDecisions[1].candidate', 'Z', 'unknown-candidate'],
  ['choices[0].candidate', 'Z', 'unknown-candidate'],
  ['choices[0].post', 'P2', 'unknown-candidate', 'choices[0].candidate'],
  ['plan.excludeMembers', ['M1', 'M9'], 'unknown-member', 'plan.excludeMembers[1]'],
];

const twice: readonly Row[] = [
  ['posts[1]', 'P1', 'duplicate-id'],
  ['candidates[1].id', 'A', 'duplicate-id'],
  [`${A}.preferences[1]`, 'P1', 'duplicate-id'],
  [`${A}.defence.sheets[1].member`, 'M1', 'duplicate-id'],
  ['tieDecision[1]', 'A', 'duplicate-id'],
  ['gapDecisions[1].candidate', 'A', 'duplicate-id'],
  ['choices[1]', { post: 'P1', candidate: 'B' }, 'duplicate-id', 'choices[1].post'],
  ['plan.excludeMembers', ['M1', 'M1'], 'duplicate-id', 'plan.excludeMembers[1]'],
];

const senseless: readonly Row[] = [
  [`${A}.written.zeroed`, true, 'appeal-of-zeroed', `${A}.written.appeal`],
  [`${A}.defence.sheets[2]`, sheet('M3', '80'), 'unequal-panel', 'candidates[1].defence.sheets'],
];

describe('a case', () => {
  it('that is sound comes back as it is, without what is null', () => {
    expect(parseCase(sound())).toMatchObject({ input: sound() });
    const given = parseCase({ ...put(`${A}.written.third`, null), tieDecision: null });
    expect(given).toMatchObject({ input: { posts: ['P1', 'P2'] } });
    expect(JSON.stringify(given)).not.toContain('third');
    expect(JSON.stringify(given)).not.toContain('tieDecision');
  });

  it.each<Row>([...scores, ...missing, ...wrongTypes, ...unknownWords, ...unknownIds, ...twice, ...senseless])(
    'with %s = %j names its fault',
    (path, value, code, at = path) => {
      const fault = compute(put(path, value));
      expect(fault).toMatchObject({ code, path: at });
      expect(isFault(fault) && fault.message).toMatch(/\w.* .*\S$/);
    },
  );

  it('that leaves the choice to the signer is read with and without it', () => {
    const plan = { ranking: 'CHOICE' };
    expect(compute({ ...sound(), plan })).toMatchObject({ code: 'ranking-not-served', path: 'plan.ranking' });
    const pack = 'VN-CONTRACT-2026';
    expect(compute({ ...sound(), pack, plan })).toMatchObject({ complete: true });
    expect(compute({ ...sound(), pack, plan, choices: undefined })).toMatchObject({
      pending: [
        { candidate: 'A', needs: 'CHOICE' },
        { candidate: 'B', needs: 'CHOICE' },
      ],
    });
    const gone = put(`${A}.written`, undefined);
    expect(compute({ ...gone, pack, plan })).toMatchObject({ complete: true });
  });

  it('has no absence from a paper that its ranking does not have', () => {
    const gone = put(`${A}.absent`, 'written');
    expect(compute({ ...gone, plan: { ranking: 'SCHEME_ONLY' } })).toMatchObject({
      code: 'no-such-paper',
      path: `${A}.absent`,
      message: 'this ranking has no paper written to be absent from',
    });
    const chosen = { ...put(`${A}.absent`, 'defence'), pack: 'VN-CONTRACT-2026', plan: { ranking: 'CHOICE' } };
    expect(compute(chosen)).toMatchObject({ code: 'no-such-paper', path: `${A}.absent` });
    expect(compute({ ...gone, plan: {} })).toMatchObject({ format: 'khoabang.result/1' });
  });

  it('may hold panels of different size for different posts, and one that is still signing', () => {
    const other = {
      ...file('B'),
      preferences: ['P2'],
      defence: { sheets: [sheet('M1', '80'), sheet('M2', '81'), sheet('M3', '82')] },
    };
    const rest = { ...sound(), ...NO_DECISIONS };
    expect(compute({ ...rest, candidates: [file('A'), other] })).toMatchObject({ complete: true });
    expect(
      compute({ ...rest, plan: { allocation: 'SERIAL_BY_PREFERENCE' }, candidates: [file('A'), other] }),
    ).toMatchObject({
      code: 'unequal-panel',
    });
    const further = { ...file('B'), preferences: ['P1', 'P2'], defence: other.defence };
    expect(compute({ ...rest, candidates: [file('A'), further] })).toMatchObject({ code: 'unequal-panel' });
    const left = { ...other, preferences: ['P1'] };
    for (const out of [
      { withdrawn: true },
      { absent: 'defence' },
      { sanctions: [{ paper: 'defence', kind: 'SUSPENSION' }] },
    ])
      expect(compute({ ...rest, candidates: [file('A'), { ...left, ...out }] })).toMatchObject({ complete: true });
    const signing = { ...file('B'), defence: { sheets: [sheet('M1', '80')] } };
    expect(compute({ ...rest, candidates: [file('A'), signing] })).toMatchObject({
      pending: [{ candidate: 'B', needs: 'DEFENCE_SHEETS' }],
    });
  });

  it('needs no written paper of who is out', () => {
    for (const [name, value] of [
      ['absent', 'written'],
      ['withdrawn', true],
      ['sanctions', [{ paper: 'defence', kind: 'SUSPENSION' }]],
    ] as const) {
      const candidates = [{ ...file('A'), written: undefined, [name]: value }, file('B')];
      expect(compute({ ...sound(), candidates })).toMatchObject({ candidates: [{ id: 'A' }, { id: 'B' }] });
    }
  });

  it('explains an exclusion only to whom it concerns', () => {
    const heardBy = (id: string, ...members: readonly string[]) => ({
      ...file(id),
      defence: { sheets: members.map((member) => sheet(member, '82')) },
    });
    const candidates = [heardBy('A', 'M1', 'M2', 'M3'), heardBy('B', 'M2', 'M3')];
    const answer = compute({ ...sound(), plan: { excludeMembers: ['M1'] }, candidates });
    if (isFault(answer)) throw new Error(answer.message);
    const isTold = ({ because }: CandidateResult) => because.some(({ rule }) => rule === 'defence.member-excluded');
    expect(answer.candidates.map(isTold)).toEqual([true, false]);
  });

  it('may be long: an id that occurs twice is found among many', () => {
    const candidates = Array.from({ length: 40 }, (_, index) => file(`C${String(index)}`));
    const rest = { tieDecision: undefined, gapDecisions: undefined, choices: undefined };
    expect(compute({ ...sound(), ...rest, candidates })).toMatchObject({ format: 'khoabang.result/1' });
    expect(compute({ ...sound(), ...rest, candidates: [...candidates, file('C7')] })).toMatchObject({
      code: 'duplicate-id',
      path: 'candidates[40].id',
    });
  });
});

describe('whatever is read', () => {
  const paths = [...scores, ...missing, ...wrongTypes, ...unknownIds].map(([path]) => path);

  it('is answered, never thrown at', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(compute(value)).toMatchObject({
          code: expect.any(String) as string,
          path: expect.any(String) as string,
        });
      }),
    );
  });

  it('is answered when one value of a sound case is anything', () => {
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.anything(), (path, value) => {
        const answer = compute(put(path, value));
        expect(isFault(answer) ? answer.path : answer.format).toEqual(expect.any(String));
      }),
      { numRuns: 2_000 },
    );
  });
});
