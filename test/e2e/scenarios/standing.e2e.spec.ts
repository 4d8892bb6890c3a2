import type { AppointmentDocument, CouncilDoc, DeviationsDoc } from '#exams';
import { local } from '../../../apps/cli/src/demo/play.js';
import { appoint, bringPapers, caseOf, type Days, onCase } from '../../../apps/cli/src/demo/round-appointing.js';
import { casesOf, eventually } from '../../../apps/cli/src/demo/seen.js';
import { registerUnit, unitOf } from '../../support/api-round/opening.js';
import { type ScenarioProduct, startScenarioProduct } from '../../support/api-round/product.js';
import { playRound, refusalOf, type ScenarioRound } from '../../support/api-round/round.js';
import { inYear, type RoundScript } from '../../support/api-round/script.js';

let product: ScenarioProduct;
beforeAll(async () => {
  product = await startScenarioProduct();
});
afterAll(() => product.close());

const two = [
  { id: 'A', marks: ['70', '70'], sheets: ['80', '80'] },
  { id: 'B', marks: ['60', '60'], sheets: ['70', '70'] },
] as const;

const casesIn = ({ playing: { play } }: ScenarioRound, count: number): Promise<readonly AppointmentDocument[]> =>
  eventually(
    () => casesOf(play),
    (found) => found.length === count,
  );

describe('motions of the council (domain §8)', () => {
  type Choice = 'FOR' | 'AGAINST' | 'ABSTAIN';

  /** Votes in the order of the members, the chair first; who is passed over is not there. */
  const vote = async (round: ScenarioRound, motion: string, choices: readonly (Choice | undefined)[]) => {
    await round.act('M2', 'table-motion', { motion, subject: 'Nội dung biểu quyết mẫu.' });
    for (const [index, choice] of choices.entries()) {
      if (choice !== undefined) await round.act(`M${String(index + 1)}`, 'cast-vote', { motion, choice });
    }
    await round.act('M1', 'close-motion', { motion, minutes: 'a'.repeat(64) });
    const [council] = await round.view<CouncilDoc>('council');
    const { outcome, byChairsSide } = council?.motions[motion] ?? {};
    return { outcome, byChairsSide };
  };

  it('S20 council votes: of seven, 3–3 goes with the chair, without a side of the chair to a new vote, 3–2 of those present is carried', async () => {
    const round = await playRound(product, { council: 7, candidates: two, until: 'ANNOUNCED' });
    const absent = ['FOR', 'FOR', 'FOR', 'AGAINST', 'AGAINST', 'AGAINST'] as const;
    expect(await vote(round, 'NQ-1', absent)).toEqual({ outcome: 'CARRIED', byChairsSide: true });
    expect(await vote(round, 'NQ-2', [...absent, 'ABSTAIN'])).toEqual({ outcome: 'CARRIED', byChairsSide: true });
    const chairAbstains = ['ABSTAIN', 'FOR', 'FOR', 'FOR', 'AGAINST', 'AGAINST', 'AGAINST'] as const;
    expect(await vote(round, 'NQ-3', chairAbstains)).toEqual({ outcome: 'REVOTE', byChairsSide: false });
    expect((await round.waiting()).map(({ subject }) => subject)).toContain('NQ-3');
    const five = ['FOR', 'FOR', 'FOR', 'AGAINST', 'AGAINST'] as const;
    expect(await vote(round, 'NQ-4', five)).toEqual({ outcome: 'CARRIED', byChairsSide: false });
    const pack = await (await round.callerOf('HR')).get('/api/packs/VN-CIVIL-2025@1');
    expect(pack).toMatchObject({ pack: { majorityBase: { value: 'PRESENT' } } });
  });

  it('S20 council votes: of five with one recused, 2–2 against the chair is lost', async () => {
    const round = await playRound(product, { candidates: two, until: 'APPLICATIONS_OPEN' });
    const recusal = { member: round.idOf('M5'), scope: 'ALL_CANDIDATES', ...round.why('có quan hệ') };
    await round.act('AUTHORITY', 'recuse-member', recusal);
    await round.act('M2', 'table-motion', { motion: 'NQ-0', subject: 'Thử.' });
    expect(await round.refusal('M5', 'cast-vote', { motion: 'NQ-0', choice: 'FOR' })).toBe('not-a-voter');
    const lost = { outcome: 'LOST', byChairsSide: true };
    expect(await vote(round, 'NQ-1', ['AGAINST', 'FOR', 'FOR', 'AGAINST'])).toEqual(lost);
  });
});

describe('clocks (domain §8)', () => {
  const march = {
    days: {
      DRAFT: '2026-01-19',
      ANNOUNCED: '2026-02-02',
      SCREENING: '2026-03-05',
      WRITTEN_RUNNING: '2026-03-06',
      MARKING: '2026-03-09',
      WRITTEN_PUBLISHED: '2026-03-10',
      DEFENCE_SEALED: '2026-03-27',
      REPORTED: '2026-04-03',
      RECOGNISED: '2026-04-10',
      RESULT_ANNOUNCED: '2026-04-14',
    },
    closesOn: '2026-03-04',
    candidates: [
      { id: 'A', marks: ['70', '70'], appeal: ['70', '70'], sheets: ['80', '80'] },
      { id: 'B', marks: ['60', '60'], sheets: ['70', '70'] },
    ],
  } as const satisfies RoundScript;

  it('S22 clocks: from a notice on 2 February to a decision by 11 May, every day as counted by hand', async () => {
    // A day too early: of a notice that went out long ago it is recorded as it was, and flagged.
    const early = await playRound(product, { ...march, closesOn: '2026-03-03', until: 'ANNOUNCED' });
    const [register] = await early.view<DeviationsDoc>('deviations');
    expect(register?.lines).toMatchObject([
      { what: 'window-too-short', words: { en: expect.stringMatching('4 March 2026') } },
    ]);
    const round = await playRound(product, { ...march, until: 'ANNOUNCED' });
    const due = async (name: string) => (await round.clock(name)).due;
    expect(await round.clock('applicationsWindow')).toMatchObject({ startedOn: '2026-02-02', due: '2026-03-04' });
    await round.reach('WRITTEN_PUBLISHED');
    expect(await round.clock('appealWindow')).toMatchObject({ startedOn: '2026-03-10', due: '2026-03-17' });
    await round.reach('APPEAL_MARKING');
    expect(await round.clock('appealMarkingDue')).toMatchObject({ startedOn: '2026-03-17', due: '2026-03-27' });
    await round.reach('DEFENCE_SEALED');
    expect(await due('reportDue')).toBe('2026-04-03');
    await round.reach('REPORTED');
    expect(await due('approveDue')).toBe('2026-04-10');
    await round.reach('RECOGNISED');
    expect(await due('announceDue')).toBe('2026-04-14');
    await round.reach('RESULT_ANNOUNCED');
    const { play } = round.playing;
    const opened = caseOf(await casesIn(round, 1), 'A');
    expect(opened).toMatchObject({ dossierDue: '2026-05-04' });
    const days = { papers: '2026-05-04', complete: '2026-05-04', opinion: '', decided: '', office: '' };
    await bringPapers(play, opened, days);
    const late = onCase(play, opened, 'HR', local('2026-05-05', '08:00')).send('complete-dossier');
    expect(await refusalOf(late)).toBe('dossier-late');
    await onCase(play, opened, 'HR', local('2026-05-04', '16:00')).send('complete-dossier');
    expect(caseOf(await casesOf(play), 'A')).toMatchObject({ decisionDue: '2026-05-11' });
  });

  it('S22 clocks: results on 24 April 2026 with three days off leave until 6 May to appeal, and not a day more', async () => {
    const days = { ...march.days, WRITTEN_PUBLISHED: '2026-04-24' };
    const round = await playRound(product, { ...march, days, until: 'WRITTEN_PUBLISHED' });
    expect(await round.clock('appealWindow')).toMatchObject({ startedOn: '2026-04-24', due: '2026-05-06' });
    round.on('2026-05-06');
    expect(await round.refusal('HR', 'close-appeal-window')).toBe('window-still-open');
    await round.act('A', 'file-appeal', { candidate: 'A', warned: true });
    const other = await playRound(product, { ...march, days, until: 'WRITTEN_PUBLISHED' });
    other.on('2026-05-07');
    expect(await other.refusal('A', 'file-appeal', { candidate: 'A', warned: true })).toBe('appeal-late');
  });
});

describe('mergers (domain §8)', () => {
  const three = ['P1', 'P2', 'P3'];
  const marked = { marks: ['70', '70'], sheets: ['80', '80'] } as const;
  const single = { minCandidates: 1, onShortfall: 'CONTINUE', presentMinutes: 30, questionMinutes: 30 };
  const holders: RoundScript = {
    posts: three,
    candidates: three.map((post) => ({ id: `H${post.slice(1)}`, posts: [post], ...marked })),
  };

  /** A round with one winner for each post, all of them in office. */
  const inOffice = async (script: Omit<RoundScript, 'candidates'>, days: Days) => {
    const round = await playRound(product, { ...holders, ...script, until: 'COMPILED' });
    for (const post of three) {
      await round.act('AUTHORITY', 'confirm-single-candidate', { post, ...round.why(`một người cho ${post}`) });
    }
    await round.reach('RESULT_ANNOUNCED');
    const cases = await casesIn(round, 3);
    for (const found of cases) await appoint(round.playing.play, found, days);
    return { round, holder: (candidate: string) => caseOf(cases, candidate) };
  };

  interface Merger {
    readonly on: string;
    readonly kind: 'EQUAL' | 'LOWER' | 'RENAMED';
    readonly choice?: 'KEEP_TERM' | 'NEW_PROCEDURE';
  }

  const paperOf = (date: string) => ({ number: '01/QĐ-SN', date, hash: 'b'.repeat(64) });

  /** What became of the unit, as the registry is told; its new id. */
  const register = async (round: ScenarioRound, of: string, { on, kind }: Merger): Promise<string> => {
    const effect = { effectiveOn: on, decision: paperOf(on) };
    const hr = await round.callerOf('HR');
    if (kind === 'RENAMED') {
      await hr.post(`/api/units/${of}/rename-unit`, { ...effect, name: 'Đơn vị mẫu tên mới' });
      return of;
    }
    await registerUnit(round.playing, `${of}-MOI`, 'AUTHORITY', 'SUPERIOR');
    await hr.post(`/api/units/${of}/merge-into`, { ...effect, successor: `${of}-MOI` });
    return `${of}-MOI`;
  };

  const record = (
    { playing }: ScenarioRound,
    { id, post }: AppointmentDocument,
    { into, ...merger }: Merger & { readonly into: string },
  ) => {
    const body = { of: unitOf(playing, post), into, decision: paperOf(merger.on), ...merger };
    return onCase(playing.play, { id }, 'AUTHORITY', local(merger.on, '10:00')).send('record-merger', body);
  };

  const merge = async (round: ScenarioRound, found: AppointmentDocument, merger: Merger) =>
    record(round, found, { ...merger, into: await register(round, unitOf(round.playing, found.post), merger) });

  const termOf = async (round: ScenarioRound, candidate: string) => {
    const { status, until } = caseOf(await casesOf(round.playing.play), candidate);
    return { status, until };
  };

  it('S23 merger and term: under the rules of 2020 the old decision stands; with less than two years left the authority chooses', async () => {
    const { round, holder } = await inOffice(
      {
        pack: 'VN-PUBLIC-UNIT-2020',
        terms: { ...single, appealWindow: { length: 5, unit: 'WORKING_DAYS' } },
        ...inYear(2022),
      },
      {
        papers: '2022-05-10',
        complete: '2022-05-12',
        opinion: '2022-05-16',
        decided: '2022-06-20',
        office: '2022-07-01',
      },
    );
    expect(await termOf(round, 'H1')).toEqual({ status: 'IN_OFFICE', until: '2027-06-30' });
    await merge(round, holder('H1'), { on: '2024-01-15', kind: 'EQUAL' });
    expect(await termOf(round, 'H1')).toEqual({ status: 'IN_OFFICE', until: '2027-06-30' });
    const short = { on: '2025-09-01', kind: 'EQUAL' } as const;
    const unheard = { ...short, into: `${unitOf(round.playing, 'P2')}-MOI` };
    expect(await refusalOf(record(round, holder('H2'), unheard))).toBe('merger-not-registered');
    expect(await refusalOf(merge(round, holder('H2'), short))).toBe('merger-choice-needed');
    await record(round, holder('H2'), { ...unheard, choice: 'KEEP_TERM' });
    expect(await termOf(round, 'H2')).toEqual({ status: 'IN_OFFICE', until: '2027-06-30' });
    await merge(round, holder('H3'), { ...short, choice: 'NEW_PROCEDURE' });
    expect(await termOf(round, 'H3')).toMatchObject({ status: 'ENDED' });
  });

  it('S23 merger and term: under the rules of 2025 a new term of five years begins; a new name changes nothing', async () => {
    const days = {
      DRAFT: '2025-12-01',
      PLAN_APPROVED: '2025-12-16',
      SCREENING: '2026-01-16',
      WRITTEN_RUNNING: '2026-01-19',
      RESULT_ANNOUNCED: '2026-01-29',
    };
    const { round, holder } = await inOffice(
      { terms: single, days, closesOn: '2026-01-15' },
      {
        papers: '2026-01-30',
        complete: '2026-02-02',
        opinion: '2026-02-03',
        decided: '2026-02-04',
        office: '2026-02-09',
      },
    );
    expect(await termOf(round, 'H1')).toEqual({ status: 'IN_OFFICE', until: '2031-02-08' });
    await merge(round, holder('H1'), { on: '2026-02-16', kind: 'EQUAL' });
    expect(await termOf(round, 'H1')).toEqual({ status: 'IN_OFFICE', until: '2031-02-15' });
    await merge(round, holder('H2'), { on: '2026-02-16', kind: 'RENAMED' });
    expect(await termOf(round, 'H2')).toEqual({ status: 'IN_OFFICE', until: '2031-02-08' });
  });

  /** Published on Thursday 26 March: 5 working days end on 2 April. On the 31st three of them are gone. */
  const suspended = async (): Promise<ScenarioRound> => {
    const candidates = [{ ...two[0], appeal: ['71', '71'] }, two[1]];
    const round = await playRound(product, { candidates, until: 'WRITTEN_PUBLISHED' });
    expect(await round.clock('appealWindow')).toMatchObject({ due: '2026-04-02', state: 'RUNNING' });
    const unit = unitOf(round.playing, 'P1');
    await registerUnit(round.playing, `${unit}-MOI`, 'AUTHORITY2', 'SUPERIOR2');
    round.on('2026-03-31');
    const merged = { successor: `${unit}-MOI`, effectiveOn: '2026-03-31', decision: round.decision('50/QĐ') };
    await (await round.callerOf('HR')).post(`/api/units/${unit}/merge-into`, merged);
    await round.act('AUTHORITY', 'suspend-round', { code: 'UNIT_MERGED', decision: round.decision('51/QĐ') });
    expect(await round.doc()).toMatchObject({ stage: 'SUSPENDED', resumeTo: 'WRITTEN_PUBLISHED' });
    expect(await round.clock('appealWindow')).toMatchObject({ state: 'PAUSED', due: null, left: 2 });
    round.on('2026-04-10');
    expect(await round.refusal('A', 'file-appeal', { candidate: 'A', warned: true })).toBe('round-suspended');
    return round;
  };
  const resumption = (round: ScenarioRound) => ({
    decision: round.decision('60/QĐ'),
    ...round.why('đơn vị đã sáp nhập'),
  });

  it('S24b unit merged in mid-round: the window stops with 2 of 5 days left; the successor resumes, with 2 days more to appeal', async () => {
    const round = await suspended();
    const successor = { as: 'CONTINUE_AS_SUCCESSOR', successor: { unit: `${unitOf(round.playing, 'P1')}-MOI` } };
    const resumed = { ...resumption(round), ...successor };
    const unchanged = { ...resumption(round), as: 'UNCHANGED' };
    expect(await round.refusal('AUTHORITY', 'resume-round', unchanged)).toBe('resume-not-so');
    expect(await round.refusal('AUTHORITY', 'resume-round', resumed)).toBe('not-the-successor');
    round.on('2026-04-13');
    await round.act('AUTHORITY2', 'resume-round', resumed);
    expect(await round.clock('appealWindow')).toMatchObject({ state: 'RUNNING', due: '2026-04-15', left: null });
    expect(await round.doc()).toMatchObject({ stage: 'WRITTEN_PUBLISHED', authority: round.idOf('AUTHORITY2') });
    round.on('2026-04-15');
    round.playing.authority = 'AUTHORITY2';
    await round.reach('RESULT_ANNOUNCED');
    expect(await round.candidate('A')).toMatchObject({ final: { net: '71.00' }, status: 'WINNER' });
    const found = caseOf(await casesIn(round, 1), 'A');
    expect(found).toMatchObject({ authority: round.idOf('AUTHORITY2') });
  });

  it('S24b unit merged in mid-round: or the round is cancelled by its authority, and nothing more is recorded', async () => {
    const round = await suspended();
    expect(await round.refusal('AUTHORITY2', 'cancel-round', resumption(round))).toBe('no-seat-for-this');
    await round.act('AUTHORITY', 'cancel-round', resumption(round));
    expect((await round.doc()).stage).toBe('CANCELLED');
    expect(await round.refusal('A', 'file-appeal', { candidate: 'A', warned: true })).toBe('round-ended');
  });
});
