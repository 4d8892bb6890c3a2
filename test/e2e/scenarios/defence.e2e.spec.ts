import type { CouncilDoc, DefenceDoc, ResultsDoc } from '#exams';
import type { Robustness } from '#rules';
import { type ScenarioProduct, startScenarioProduct } from '../../support/api-round/product.js';
import { playRound, type ScenarioRound } from '../../support/api-round/round.js';
import { sign } from '../../support/api-round/defence.js';

let product: ScenarioProduct;
beforeAll(async () => {
  product = await startScenarioProduct();
});
afterAll(() => product.close());

/** A council of seven that scores the defence itself. */
const seven = { council: 7, panel: 'COUNCIL' } as const;

const sessionOf = async (round: ScenarioRound, candidate: string): Promise<DefenceDoc | undefined> =>
  (await round.view<DefenceDoc>('defence', 'M1')).find((session) => session.candidate === candidate);

describe('the defence (domain §8)', () => {
  it('S01 baseline: B wins by the defence, although A has the better paper', async () => {
    const round = await playRound(product, {
      ...seven,
      candidates: [
        { id: 'A', marks: ['72', '75'], sheets: ['82', '85', '80', '84', '83', '81', '86'] },
        { id: 'B', marks: ['64.5', '68'], sheets: ['84', '82', '85', '83', '86', '84', '82'] },
        { id: 'C', marks: ['55', '51.5'], sheets: ['75', '78', '74', '77', '76', '79', '73'] },
      ],
      until: 'RESULT_ANNOUNCED',
    });
    expect(await round.lines()).toMatchObject({
      A: { written: { net: '73.50' }, defence: { mean: '83.00', spread: '6.00' }, rank: 2, outcome: 'NOT_SELECTED' },
      B: { written: { net: '66.25' }, defence: { mean: '83.71', spread: '4.00' }, rank: 1, outcome: 'WINNER' },
      C: { written: { net: '53.25' }, defence: { mean: '76.00', spread: '6.00' }, rank: 3, outcome: 'NOT_SELECTED' },
    });
    expect(await round.events('SpreadReviewRequired')).toEqual([]);
  });

  const spread = {
    ...seven,
    candidates: [
      { id: 'A', marks: ['70', '70'], sheets: ['82', '85', '80', '84', '83', '81', '70'] },
      { id: 'R', marks: ['65', '65'], sheets: ['81', '82', '80', '82', '81', '80', '82'] },
    ],
    until: 'DEFENCE_RUNNING',
  } as const;
  const review = (round: ScenarioRound, candidate: string, kind: string) => ({
    candidate,
    kind,
    ...round.why(`spread ${candidate}`),
  });

  it('S07 spread decides the winner: nothing is compiled before the head decides; kept at 80.71, A loses to R', async () => {
    const round = await playRound(product, spread);
    expect(await sessionOf(round, 'A')).toMatchObject({ spread: '15.00', review: 'REQUIRED' });
    expect(await sessionOf(round, 'R')).toMatchObject({ review: 'NONE' });
    expect(await round.refusal('M1', 'seal-defence')).toBe('spread-review-open');
    expect(await round.refusal('M1', 'compile-results')).toBe('wrong-stage');
    expect(await round.refusal('M2', 'decide-spread', review(round, 'A', 'KEEP'))).toBe('panel-head-only');
    expect(await round.refusal('M1', 'decide-spread', { candidate: 'A', kind: 'KEEP' })).toBe('body-malformed');
    await round.act('M1', 'decide-spread', review(round, 'A', 'KEEP'));
    await round.reach('RESULT_ANNOUNCED');
    expect(await round.lines()).toMatchObject({
      A: { total: '80.71', rank: 2 },
      R: { total: '81.14', rank: 1, outcome: 'WINNER' },
    });
  });

  it('S07 spread decides the winner: scored anew at 78, A wins with 81.86, and both sheets stay on record', async () => {
    const round = await playRound(product, spread);
    const refused = sign(round.playing, 'M7', 'A', '78');
    await expect(refused).rejects.toThrow('sheet-already-signed');
    await round.act('M1', 'decide-spread', review(round, 'A', 'RESCORE_ALLOWED'));
    expect(await round.refusal('M1', 'seal-defence')).toBe('spread-review-open');
    await sign(round.playing, 'M7', 'A', '78');
    await round.reach('RESULT_ANNOUNCED');
    expect(await round.lines()).toMatchObject({
      A: { defence: { mean: '81.86', spread: '7.00' }, rank: 1, outcome: 'WINNER' },
      R: { total: '81.14', rank: 2 },
    });
    const sheets = await round.events<{ candidate: string; member: string; score: string; replaces: string | null }>(
      'SheetSigned',
    );
    const signed = sheets.filter(({ candidate, member }) => candidate === 'A' && member === round.idOf('M7'));
    expect(signed.map(({ score, replaces }) => [score, replaces])).toEqual([
      ['70', null],
      ['78', '70'],
    ]);
  });

  it('S08 late-found relative: out for all candidates or not at all; without M7 it is B before A', async () => {
    const round = await playRound(product, {
      ...seven,
      candidates: [
        { id: 'A', marks: ['70', '70'], sheets: ['78', '80', '82', '84', '76', '81', '90'] },
        { id: 'B', marks: ['65', '65'], sheets: ['83', '82', '84', '85', '81', '83', '70'] },
      ],
      until: 'DEFENCE_RUNNING',
    });
    expect(await sessionOf(round, 'A')).toMatchObject({ spread: '14.00', review: 'REQUIRED' });
    expect(await sessionOf(round, 'B')).toMatchObject({ spread: '15.00', review: 'REQUIRED' });
    for (const id of ['A', 'B']) await round.act('M1', 'decide-spread', review(round, id, 'KEEP'));
    await round.reach('COMPILED');
    expect(await round.lines()).toMatchObject({ A: { total: '81.57', rank: 1 }, B: { total: '81.14', rank: 2 } });
    const relation = { member: round.idOf('M7'), candidate: 'A', relation: 'SPOUSE_OF_SIBLING' };
    await round.act('S1', 'declare-relationship', relation);
    const recusal = { member: round.idOf('M7'), ...round.why('chị dâu của thí sinh') };
    const forOne = { ...recusal, scope: 'ONE_CANDIDATE', candidate: 'A' };
    expect(await round.refusal('AUTHORITY', 'recuse-member', forOne)).toBe('whole-recusal-needed');
    const other = { ...forOne, member: round.idOf('M6') };
    expect(await round.refusal('AUTHORITY', 'recuse-member', other)).toBe('same-members-for-all');
    await round.act('AUTHORITY', 'recuse-member', { ...recusal, scope: 'ALL_CANDIDATES' });
    await expect(round.reach('REPORTED')).rejects.toThrow('results-outdated');
    await round.act('M1', 'compile-results');
    await round.reach('RESULT_ANNOUNCED');
    const compiled = await round.events<Pick<ResultsDoc, 'lines'>>('ResultsCompiled');
    const totals = compiled.map(({ lines }) =>
      lines.map(({ total, rank, defence }) => [total, rank, defence?.members]),
    );
    expect(totals).toEqual([
      [
        ['81.57', 1, 7],
        ['81.14', 2, 7],
      ],
      [
        ['80.17', 2, 6],
        ['83.00', 1, 6],
      ],
    ]);
    expect(await round.winners()).toEqual({ P1: 'B' });
    const because = JSON.stringify((await round.lines())['A']?.because);
    expect(because).toContain('defence.member-excluded');
    expect(because).not.toContain(round.idOf('M7'));
    const [council] = await round.view<CouncilDoc>('council');
    expect(council?.recusals).toMatchObject([{ member: round.idOf('M7'), candidate: null }]);
  });

  it('S27 two scorers: 80 and 91 are 11 apart and reviewed, 80 and 90 are not', async () => {
    const round = await playRound(product, {
      candidates: [
        { id: 'A', marks: ['70', '70'], sheets: ['80', '91'] },
        { id: 'B', marks: ['65', '65'], sheets: ['80', '90'] },
      ],
      until: 'DEFENCE_RUNNING',
    });
    const required = await round.events<{ candidate: string; spread: string }>('SpreadReviewRequired');
    expect(required.map(({ candidate }) => candidate)).toEqual(['A']);
    expect(await round.refusal('E1', 'seal-defence')).toBe('spread-review-open');
    await round.act('E1', 'decide-spread', review(round, 'A', 'KEEP'));
    await round.reach('RESULT_ANNOUNCED');
    expect(await round.lines()).toMatchObject({
      A: { defence: { mean: '85.50', spread: '11.00', members: 2 } },
      B: { defence: { mean: '85.00', spread: '10.00', members: 2 } },
    });
  });
});

describe('the ranking (domain §8)', () => {
  const tied = { a: ['85', '83', '86', '84', '85', '83', '84'], b: ['88', '80', '82', '86', '87', '83', '84'] };

  it('S09 tie: both at 84.29, the better paper goes first', async () => {
    const round = await playRound(product, {
      ...seven,
      candidates: [
        { id: 'B', marks: ['68', '68'], sheets: tied.b },
        { id: 'A', marks: ['71.50', '71.50'], sheets: tied.a },
      ],
      until: 'RESULT_ANNOUNCED',
    });
    expect(await round.lines()).toMatchObject({
      A: { total: '84.29', rank: 1, outcome: 'WINNER' },
      B: { total: '84.29', rank: 2, defence: { spread: '8.00' } },
    });
    expect(await round.events('TieFound')).toEqual([]);
  });

  it('S09 tie: equal in both, the authority of the round decides, with reasons, and nobody else', async () => {
    const round = await playRound(product, {
      ...seven,
      candidates: [
        { id: 'A', marks: ['70', '70'], sheets: tied.a },
        { id: 'B', marks: ['70', '70'], sheets: tied.b },
      ],
      until: 'COMPILED',
    });
    expect((await round.doc()).openTie).toEqual(['A', 'B']);
    await expect(round.reach('REPORTED')).rejects.toThrow('tie-unresolved');
    const order = { order: ['B', 'A'], ...round.why('đồng hạng') };
    expect(await round.refusal('M1', 'resolve-tie', order)).toBe('not-allowed');
    expect(await round.refusal('AUTHORITY2', 'resolve-tie', order)).toBe('no-seat-for-this');
    expect(await round.refusal('AUTHORITY', 'resolve-tie', { order: ['B', 'A'] })).toBe('body-malformed');
    await round.act('AUTHORITY', 'resolve-tie', order);
    await round.act('M1', 'compile-results');
    await round.reach('RESULT_ANNOUNCED');
    expect(await round.lines()).toMatchObject({ A: { rank: 2 }, B: { rank: 1, outcome: 'WINNER' } });
  });

  it('S25 leave-one-out: A wins by 0.14, depends on member 1, would be equal without member 6; only information', async () => {
    const round = await playRound(product, {
      ...seven,
      candidates: [
        { id: 'A', marks: ['70', '70'], sheets: ['90', '85', '86', '87', '86', '88', '85'] },
        { id: 'B', marks: ['60', '60'], sheets: ['84', '86', '88', '87', '88', '87', '86'] },
      ],
      until: 'RESULT_ANNOUNCED',
    });
    const { revision } = await round.doc('AUDITOR');
    const found = await (await round.callerOf('AUDITOR')).get<Robustness>(`/api/rounds/${round.id}/robustness`);
    expect(found).toMatchObject({
      winners: [{ post: 'P1', candidate: 'A' }],
      dependsOn: [round.idOf('M1')],
      tiesWithout: [round.idOf('M6')],
    });
    const without = [
      ['86.17', '87.00'],
      ['87.00', '86.67'],
      ['86.83', '86.33'],
      ['86.67', '86.50'],
      ['86.83', '86.33'],
      ['86.50', '86.50'],
      ['87.00', '86.67'],
    ] as const;
    const members = without.map((_, index) => round.idOf(`M${String(index + 1)}`));
    const totals = members.map((member) => found.leaveOneOut.find((line) => line.member === member)?.totals);
    expect(totals).toEqual(without.map(([a, b]) => ({ A: a, B: b })));
    expect(await round.lines()).toMatchObject({ A: { total: '86.71', rank: 1 }, B: { total: '86.57', rank: 2 } });
    expect((await round.doc('AUDITOR')).revision).toBe(revision);
  });

  const leaving = [
    { id: 'A', marks: ['70', '70'], sheets: ['63', '65'] },
    { id: 'B', marks: ['72', '72'] },
    { id: 'C', marks: ['74', '74'] },
  ] as const;

  it('S11 withdrawal: the last candidate left after the paper defends and needs the word of the authority', async () => {
    const round = await playRound(product, { candidates: leaving, until: 'ELIGIBLE_PUBLISHED' });
    await round.act('HR', 'withdraw-application', { candidate: 'C' });
    await round.reach('WRITTEN_FINAL');
    await round.act('HR', 'withdraw-application', { candidate: 'B' });
    await round.reach('COMPILED');
    expect(await round.lines()).toMatchObject({
      A: { total: '64.00', outcome: 'WINNER' },
      B: { outcome: 'WITHDRAWN' },
      C: { outcome: 'WITHDRAWN' },
    });
    await expect(round.reach('REPORTED')).rejects.toThrow('single-candidate-unconfirmed');
    const confirmed = { post: 'P1', ...round.why('một người còn lại') };
    expect(await round.refusal('M1', 'confirm-single-candidate', confirmed)).toBe('not-allowed');
    await round.act('AUTHORITY', 'confirm-single-candidate', confirmed);
    await round.reach('RESULT_ANNOUNCED');
    expect(await round.winners()).toEqual({ P1: 'A' });
  });

  it('S11 withdrawal: counted when the defence starts, one is too few and the authority decides', async () => {
    const terms = { measuredAt: 'DEFENCE_STARTED', minCandidates: 2 };
    const round = await playRound(product, { candidates: leaving, terms, until: 'ELIGIBLE_PUBLISHED' });
    await round.act('HR', 'withdraw-application', { candidate: 'C' });
    await round.reach('WRITTEN_FINAL');
    await round.act('HR', 'withdraw-application', { candidate: 'B' });
    await round.reach('DEFENCE_READY');
    expect(await round.refusal('E1', 'start-defence', { candidate: 'A' })).toBe('shortfall-undeclared');
    await round.act('HR', 'declare-shortfall', { post: 'P1' });
    const cancelled = { post: 'P1', code: 'INSUFFICIENT_CANDIDATES', decision: round.decision('30/QĐ') };
    expect(await round.refusal('AUTHORITY2', 'cancel-post', cancelled)).toBe('no-seat-for-this');
    await round.act('AUTHORITY', 'cancel-post', cancelled);
    expect((await round.doc()).posts).toMatchObject([{ post: 'P1', status: 'CANCELLED', candidate: null }]);
  });
});
