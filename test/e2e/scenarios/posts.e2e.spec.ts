import type { AppointmentDocument, ResultsDoc } from '#exams';
import { local } from '../../../apps/cli/src/demo/play.js';
import { appoint, caseOf, decideCase, onCase } from '../../../apps/cli/src/demo/round-appointing.js';
import { casesOf, eventually, resultsOf } from '../../../apps/cli/src/demo/seen.js';
import { type ScenarioProduct, startScenarioProduct } from '../../support/api-round/product.js';
import { playRound, refusalOf, type ScenarioRound } from '../../support/api-round/round.js';
import { type CandidateScript, evenly, inYear, type RoundScript } from '../../support/api-round/script.js';

let product: ScenarioProduct;
beforeAll(async () => {
  product = await startScenarioProduct();
});
afterAll(() => product.close());

/** The public units of 2020 to 2026, with what their pack leaves to the plan. */
const publicUnits = {
  pack: 'VN-PUBLIC-UNIT-2020',
  terms: { appealWindow: { length: 5, unit: 'WORKING_DAYS' }, presentMinutes: 30, questionMinutes: 30 },
} as const;

/** The case of a candidate, as soon as the engine has opened it. */
const openedCase = async ({ playing: { play } }: ScenarioRound, candidate: string): Promise<AppointmentDocument> => {
  const cases = await eventually(
    () => casesOf(play),
    (found) => found.some((one) => one.candidate === candidate),
  );
  return caseOf(cases, candidate);
};

const postOf = async (
  { playing: { play } }: ScenarioRound,
  post: string,
  status: string,
): Promise<ResultsDoc['posts'][string] | undefined> => {
  const { posts } = await eventually(
    () => resultsOf(play),
    (found) => found.posts[post]?.status === status,
  );
  return posts[post];
};

describe('pooled posts (domain §8)', () => {
  /** Written mark, total of the seven sheets, posts in order of preference. */
  const eight = {
    C1: ['71.25', 591, ['P1', 'P2']],
    C2: ['68', 603, ['P1', 'P3']],
    C3: ['48.75', undefined, ['P1']],
    C4: ['59.50', 579, ['P2', 'P1']],
    C5: ['77', 579, ['P2', 'P3']],
    C6: ['50', 553, ['P3']],
    C7: ['63.25', 597, ['P1', 'P2', 'P3']],
    C8: ['60', undefined, ['P1']],
  } as const;
  const candidates = Object.entries(eight).map(([id, [mark, total, posts]]): CandidateScript => ({
    id,
    posts,
    marks: [mark, mark],
    ...(total === undefined ? {} : { sheets: evenly(total, 7) }),
  }));
  const pooled = (allocation: string) =>
    ({ council: 7, panel: 'COUNCIL', posts: ['P1', 'P2', 'P3'], terms: { allocation }, candidates }) as const;
  const ranked = {
    C2: { total: '86.14', rank: 1 },
    C7: { total: '85.29', rank: 2 },
    C1: { total: '84.43', rank: 3 },
    C5: { total: '82.71', rank: 4 },
    C4: { total: '82.71', rank: 5 },
    C6: { total: '79.00', rank: 6 },
    C3: { outcome: 'ELIMINATED_WRITTEN', rank: null },
    C8: { outcome: 'ABSENT', rank: null },
  };
  let serial: ScenarioRound;
  beforeAll(async () => {
    serial = await playRound(product, { ...pooled('SERIAL_BY_PREFERENCE'), until: 'RESULT_ANNOUNCED' });
  });

  it('S18 pooled posts, serial by preference: C2 takes P1, C7 P2, C5 P3, and C1 finds both wishes taken', async () => {
    expect(await serial.lines()).toMatchObject(ranked);
    expect(await serial.lines()).toMatchObject({ C1: { post: null, outcome: 'NOT_SELECTED' } });
    expect(await serial.winners()).toEqual({ P1: 'C2', P2: 'C7', P3: 'C5' });
  });

  it('S18 pooled posts, the best three first: P3 is not on the list of C1, and the authority decides', async () => {
    const round = await playRound(product, { ...pooled('TOP_N_THEN_ALLOCATE'), until: 'COMPILED' });
    const [gap] = await round.events('PreferenceGapFound');
    expect(JSON.stringify(gap)).toContain('C1');
    await expect(round.reach('REPORTED')).rejects.toThrow(/gap/);
    const decided = { candidate: 'C1', post: 'P3', ...round.why('vị trí ngoài nguyện vọng') };
    expect(await round.refusal('M1', 'decide-preference-gap', decided)).toBe('not-allowed');
    expect(await round.refusal('AUTHORITY2', 'decide-preference-gap', decided)).toBe('no-seat-for-this');
    expect(await round.refusal('AUTHORITY', 'decide-preference-gap', { ...decided, post: 'P1' })).toBe('post-not-left');
    await round.act('AUTHORITY', 'decide-preference-gap', decided);
    await round.act('M1', 'compile-results');
    await round.reach('RESULT_ANNOUNCED');
    expect(await round.lines()).toMatchObject(ranked);
    expect(await round.winners()).toEqual({ P1: 'C2', P2: 'C7', P3: 'C1' });
  });

  it('S19 next-ranked: C2 gave a false diploma; by 25 June C1 is invited for P1, and C7 stays where placed', async () => {
    const { play } = serial.playing;
    const found = await openedCase(serial, 'C2');
    const days = { papers: '2026-05-05', complete: '2026-05-07', opinion: '2026-05-08' };
    await decideCase(play, found, { ...days, decided: '2026-05-11', office: '2026-05-11' });
    const fails = { code: 'FALSE_DOCUMENTS', reason: 'Bằng tốt nghiệp không hợp pháp.' };
    const at = local('2026-06-10', '09:00');
    expect(await refusalOf(onCase(play, found, 'HR', at).send('fail-case', fails))).toBe('not-yours-to-fail');
    expect(await refusalOf(onCase(play, found, 'HR', at).send('take-office', { on: '2026-06-11' }))).toBe(
      'office-late',
    );
    await onCase(play, found, 'AUTHORITY', at).send('fail-case', fails);
    expect(await postOf(serial, 'P1', 'CASE_FAILED')).toMatchObject({
      candidate: null,
      failed: [{ candidate: 'C2', code: 'FALSE_DOCUMENTS' }],
    });
    expect(await serial.clock('nextRankedDue')).toMatchObject({ startedOn: '2026-06-10', due: '2026-06-25' });
    serial.on('2026-06-25');
    const invited = { post: 'P1', decision: serial.decision('88/QĐ') };
    expect(await serial.refusal('AUTHORITY', 'invite-next-ranked', { ...invited, candidate: 'C7' })).toBe(
      'next-ranked-tied',
    );
    await serial.act('AUTHORITY', 'invite-next-ranked', invited);
    expect(await postOf(serial, 'P1', 'WINNER_PROPOSED')).toMatchObject({ candidate: 'C1' });
    expect(await postOf(serial, 'P2', 'WINNER_PROPOSED')).toMatchObject({ candidate: 'C7' });
    expect(await openedCase(serial, 'C1')).toMatchObject({ post: 'P1', status: 'OPENED' });
  });
});

describe('screening (domain §8)', () => {
  const sheets = ['70', '70'];
  const facts = (y: 'MET' | 'NOT_MET'): RoundScript['candidates'] => [
    { id: 'X', check: { months: 30, result: 'MET' }, marks: ['70', '70'], sheets },
    { id: 'Y', check: { months: 18, result: y }, marks: ['60', '60'], sheets: ['60', '60'] },
  ];

  it('S10 time in post: 24 months in the pack of 2020 leave one of two; extended once, then the post is cancelled', async () => {
    const wrong = playRound(product, { ...publicUnits, candidates: facts('MET'), until: 'SCREENING' });
    await expect(wrong).rejects.toThrow('check-contradicts-fact');
    const round = await playRound(product, { ...publicUnits, candidates: facts('NOT_MET'), until: 'SCREENING' });
    await round.act('M3', 'refuse-application', { candidate: 'Y', reason: 'Chưa đủ 24 tháng.' });
    await expect(round.reach('ELIGIBLE_PUBLISHED')).rejects.toThrow('too-few-candidates');
    await round.act('HR', 'declare-shortfall', { post: 'P1' });
    const cancelled = { post: 'P1', code: 'INSUFFICIENT_CANDIDATES', decision: round.decision('30/QĐ') };
    expect(await round.refusal('AUTHORITY', 'cancel-post', cancelled)).toBe('extend-first');
    await round.act('HR', 'extend-applications', { closesOn: '2026-03-20' });
    round.on('2026-03-21');
    await round.act('HR', 'close-applications');
    expect(await round.refusal('AUTHORITY', 'cancel-post', cancelled)).toBe('no-shortfall-declared');
    await round.act('HR', 'declare-shortfall', { post: 'P1' });
    await round.act('AUTHORITY', 'cancel-post', cancelled);
    expect((await round.doc()).posts).toMatchObject([{ post: 'P1', status: 'CANCELLED' }]);
  });

  it('S10 time in post: 12 months in the pack of 2025 leave two, and the round goes on', async () => {
    const round = await playRound(product, { candidates: facts('MET'), until: 'RESULT_ANNOUNCED' });
    expect((await round.doc()).counts.eligible).toBe(2);
    expect(await round.winners()).toEqual({ P1: 'X' });
  });

  it('S10 time in post: waived by the competent level, the round of 2020 goes on with two', async () => {
    const round = await playRound(product, { ...publicUnits, candidates: facts('NOT_MET'), until: 'SCREENING' });
    const waiver = {
      candidate: 'Y',
      rule: 'TIME_IN_POST',
      decision: round.decision('40/QĐ'),
      ...round.why('đủ điều kiện đặc cách'),
    };
    expect(await round.refusal('AUTHORITY2', 'waive-eligibility', waiver)).toBe('no-seat-for-this');
    await round.act('AUTHORITY', 'waive-eligibility', waiver);
    await round.reach('RESULT_ANNOUNCED');
    expect((await round.doc()).counts.eligible).toBe(2);
    expect((await round.candidate('Y')).checks).toEqual({ TIME_IN_POST: 'WAIVED' });
  });
});

describe('other courses (domain §8)', () => {
  it('S16 weighted 70/30: heard before any mark exists; A fails the floor, C goes before B by the better paper', async () => {
    const round = await playRound(product, {
      terms: { ranking: 'WEIGHTED', course: 'BEFORE_WRITTEN_RESULT' },
      interviewFirst: true,
      candidates: [
        { id: 'A', marks: ['80', '80'], sheets: ['49', '49'] },
        { id: 'B', marks: ['60', '60'], sheets: ['75', '75'] },
        { id: 'C', marks: ['64.29', '64.29'], sheets: ['65', '65'] },
      ],
      until: 'DEFENCE_SEALED',
    });
    expect((await round.doc()).stage).toBe('DEFENCE_SEALED');
    expect(await round.events('MarkRecorded')).toEqual([]);
    expect(await round.refusal('M1', 'compile-results')).toBe('wrong-stage');
    await round.reach('RESULT_ANNOUNCED');
    expect(await round.lines()).toMatchObject({
      A: { outcome: 'ELIMINATED_DEFENCE', rank: null },
      B: { total: '64.50', rank: 2 },
      C: { total: '64.50', rank: 1, outcome: 'WINNER' },
    });
  });

  it('S06b rounding: 70.125 is 70.13; 50.135 is 50.14 and 50.615 is 50.62, where binary floats are a hundredth short', async () => {
    const round = await playRound(product, {
      terms: { ranking: 'WEIGHTED', course: 'AFTER_WRITTEN_FINAL' },
      candidates: [
        { id: 'A', marks: ['50', '50'], sheets: ['50.45', '50.45'] },
        { id: 'B', marks: ['50', '50'], sheets: ['52.05', '52.05'] },
        { id: 'C', marks: ['70.25', '70.00'], sheets: ['60', '60'] },
      ],
      until: 'RESULT_ANNOUNCED',
    });
    expect(await round.lines()).toMatchObject({
      A: { total: '50.14' },
      B: { total: '50.62' },
      C: { written: { net: '70.13' } },
    });
  });
});

describe('hiring by contract (domain §8)', () => {
  const contract = {
    pack: 'VN-CONTRACT-2026',
    panel: 'NOBODY',
    rule: 'NO_OFFICIAL',
    terms: { eligibility: [{ rule: 'NO_OFFICIAL', evidence: 'CURRICULUM_VITAE' }] },
    days: { DRAFT: '2026-07-01', SCREENING: '2026-08-06' },
    closesOn: '2026-08-05',
  } as const;
  const hireOf = (round: ScenarioRound, candidate: string) => ({
    post: 'P1',
    candidate,
    reason: 'Phương án phát triển đơn vị phù hợp hơn.',
    decision: round.decision('90/HĐ'),
  });
  const refuse = { reason: 'Thuộc trường hợp không được ký hợp đồng.' };

  it('S26 contract hire: managers of 58 and 61 stand, an official does not; opinions of 3 and 2 go to the signer, who chooses', async () => {
    const found = { check: { result: 'NOT_MET' } } as const;
    const round = await playRound(product, {
      ...contract,
      candidates: [
        { id: 'AGED58', tier: 'OUTSIDE' },
        { id: 'AGED61', tier: 'OUTSIDE' },
        { id: 'OFFICIAL', ...found },
      ],
      until: 'SCREENING',
    });
    await round.act('M3', 'refuse-application', { candidate: 'OFFICIAL', ...refuse });
    await round.reach('ELIGIBLE_PUBLISHED');
    expect(await round.refusal('AUTHORITY', 'decide-hire', hireOf(round, 'AGED61'))).toBe('opinions-missing');
    const opinions = { M1: 'AGED58', M2: 'AGED58', M3: 'AGED61', M4: 'AGED61', M5: 'AGED58' };
    for (const [by, candidate] of Object.entries(opinions)) {
      expect(await round.refusal('M1', 'report-opinions', { minutes: 'a'.repeat(64) })).toMatch(/opinion/);
      await round.act(by, 'give-opinion', { candidate, opinion: 'Ý kiến mẫu.' });
    }
    await round.act('M1', 'report-opinions', { minutes: 'a'.repeat(64) });
    const [reported] = await round.events<{ counts: readonly object[]; opinions: readonly object[] }>(
      'OpinionsReported',
    );
    expect(reported?.counts).toEqual([
      { post: 'P1', candidate: 'AGED58', count: 3 },
      { post: 'P1', candidate: 'AGED61', count: 2 },
    ]);
    expect(reported?.opinions).toHaveLength(5);
    await round.act('AUTHORITY', 'decide-hire', hireOf(round, 'AGED61'));
    await round.reach('RESULT_ANNOUNCED');
    expect(await round.winners()).toEqual({ P1: 'AGED61' });
  });

  it('S26 contract hire: the brother of the signer is excluded, and for the one who remains no council is needed', async () => {
    const round = await playRound(product, {
      ...contract,
      council: 0,
      candidates: [{ id: 'BROTHER' }, { id: 'OTHER' }],
      until: 'SCREENING',
    });
    const relation = { member: round.idOf('AUTHORITY'), candidate: 'BROTHER', relation: 'SIBLING' };
    await round.act('AUTHORITY', 'declare-relationship', relation);
    await expect(round.reach('ELIGIBLE_PUBLISHED')).rejects.toThrow('already-barring');
    await round.act('HR', 'refuse-application', { candidate: 'BROTHER', ...refuse });
    await round.reach('ELIGIBLE_PUBLISHED');
    expect(await round.refusal('AUTHORITY', 'decide-hire', hireOf(round, 'BROTHER'))).toBe('signers-relative');
    await round.act('AUTHORITY', 'decide-hire', hireOf(round, 'OTHER'));
    await round.reach('RESULT_ANNOUNCED');
    expect(await round.winners()).toEqual({ P1: 'OTHER' });
    expect(await round.events('CouncilEstablished')).toEqual([]);
  });
});

describe('the reserve (domain §8)', () => {
  const candidates = [
    { id: 'A', marks: ['70', '70'], sheets: ['80', '80'] },
    { id: 'B', marks: ['70', '70'], sheets: ['70', '70'] },
    { id: 'C', marks: ['70', '70'], sheets: ['60', '60'] },
  ] as const;
  const days = {
    papers: '2025-05-05',
    complete: '2025-05-08',
    opinion: '2025-05-09',
    decided: '2025-05-14',
    office: '2025-06-02',
  };
  const closed = async (script: Omit<RoundScript, 'candidates'>): Promise<ScenarioRound> => {
    const round = await playRound(product, { ...script, candidates, until: 'RESULT_ANNOUNCED' });
    await round.act('S1', 'report-supervision', { report: round.decision('03/BC') });
    return round;
  };

  // A year before the worked dates: nothing can be typed in of a day that has not come.
  it('S28 reserve: 12 months from the approval of the plan; on the last day B is invited, a day later nobody', async () => {
    const { days: usual, closesOn } = inYear(2025);
    const approved = { days: { ...usual, PLAN_APPROVED: '2025-01-15' }, closesOn };
    const round = await closed({ ...publicUnits, ...approved });
    await appoint(round.playing.play, await openedCase(round, 'A'), days);
    await postOf(round, 'P1', 'FILLED');
    round.on('2025-06-20');
    await round.act('HR', 'close-round');
    round.on('2026-01-15');
    const vacancy = { post: 'P1', vacancy: round.decision('01/QĐ-NV'), decision: round.decision('02/QĐ') };
    await round.act('AUTHORITY', 'invite-from-reserve', vacancy);
    expect(await openedCase(round, 'B')).toMatchObject({ post: 'P1', status: 'OPENED' });
    await onCase(round.playing.play, await openedCase(round, 'B'), 'HR', local('2026-01-15', '15:00')).send(
      'fail-case',
      {
        code: 'REFUSED',
        reason: 'Xin không nhận.',
      },
    );
    await postOf(round, 'P1', 'CASE_FAILED');
    round.on('2026-01-16');
    const next = { post: 'P1', decision: round.decision('03/QĐ') };
    expect(await round.refusal('AUTHORITY', 'invite-next-ranked', next)).toBe('reserve-expired');
    expect(await round.refusal('AUTHORITY', 'invite-from-reserve', vacancy)).toBe('reserve-expired');
  });

  it('S28 reserve: under the pack of 2025 results are not kept', async () => {
    const round = await closed({});
    const { play } = round.playing;
    const in2026 = Object.fromEntries(Object.entries(days).map(([step, day]) => [step, day.replace('2025', '2026')]));
    await appoint(play, await openedCase(round, 'A'), { ...days, ...in2026 });
    await postOf(round, 'P1', 'FILLED');
    round.on('2026-06-22');
    await round.act('HR', 'close-round');
    const vacancy = { post: 'P1', vacancy: round.decision('01/QĐ-NV'), decision: round.decision('02/QĐ') };
    expect(await round.refusal('AUTHORITY', 'invite-from-reserve', vacancy)).toBe('no-reserve');
    expect((await round.doc()).stage).toBe('CLOSED');
  });
});
