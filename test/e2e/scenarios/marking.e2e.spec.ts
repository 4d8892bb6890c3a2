import type { DecisionDoc } from '#exams';
import type { WhatIf } from '#rules';
import { type ScenarioProduct, startScenarioProduct } from '../../support/api-round/product.js';
import { playRound, type ScenarioRound } from '../../support/api-round/round.js';
import type { CandidateScript } from '../../support/api-round/script.js';
import { confirmUnsealing, laidOpen, markOnce } from '../../support/api-round/written.js';

let product: ScenarioProduct;
beforeAll(async () => {
  product = await startScenarioProduct();
});
afterAll(() => product.close());

const sheets = ['70', '72'];

/** Passes, so that a round goes on whatever becomes of the candidate whom a scenario is about. */
const other: CandidateScript = { id: 'Z', marks: ['58', '60'], sheets: ['66', '68'] };
/** And one more, where somebody must be left to compete with. */
const third: CandidateScript = { id: 'Y', marks: ['60', '60'], sheets: ['60', '60'] };

/** A board head's decision on a script, with its reason and minutes. */
const decides = (round: ScenarioRound, candidate: string, mark: string, how: object = {}) => ({
  script: round.scriptOf(candidate),
  mark,
  ...how,
  ...round.why(`mark ${candidate}`),
});

describe('two markers (domain §8)', () => {
  it('S02 middle band: 62 and 69 stay unsettled until the head decides, with a reason', async () => {
    const between = { marks: ['62', '69'], sheets } as const;
    const round = await playRound(product, {
      candidates: ['A', 'B', 'C'].map((id) => ({ id, ...between })),
      until: 'MARKING',
    });
    expect(await round.script('A', 'K1')).toMatchObject({ settled: null, needs: 'HEAD_DECISION', difference: '7.00' });
    expect(await round.refusal('K1', 'complete-marking')).toBe('scripts-unsettled');
    const agreed = { agreed: true };
    expect(await round.refusal('M1', 'decide-mark', decides(round, 'A', '66', agreed))).toBe('marking-head-only');
    const unreasoned = { script: round.scriptOf('A'), mark: '66', agreed: true };
    expect(await round.refusal('K1', 'decide-mark', unreasoned)).toBe('body-malformed');
    await round.act('K1', 'decide-mark', decides(round, 'A', '66', agreed));
    await round.act('K1', 'decide-mark', decides(round, 'B', '65.50', { agreed: false }));
    await round.act('K1', 'decide-mark', decides(round, 'C', '64', { agreed: false }));
    await round.reach('RESULT_ANNOUNCED');
    expect(await round.lines()).toMatchObject({
      A: { written: { net: '66.00', how: 'HEAD_DECISION' }, outcome: 'WINNER' },
      B: { written: { net: '65.50', how: 'HEAD_DECISION' } },
      C: { written: { net: '64.00', how: 'HEAD_DECISION' } },
    });
    expect(await round.events('MarkSettled')).toHaveLength(3);
    const decided = (await round.view<DecisionDoc>('decisions'))
      .filter(({ event }) => event === 'HeadDecided')
      .sort((a, b) => a.revision - b.revision);
    expect(decided.map(({ actor, choice }) => [actor, choice])).toEqual([
      [round.idOf('K1'), '66'],
      [round.idOf('K1'), '65.50'],
      [round.idOf('K1'), '64'],
    ]);
    expect(decided.every(({ reason, minutes }) => reason !== null && minutes !== null)).toBe(true);
  });

  it('S03 third marker, two equal: 58, 70 and 70 come to 70.00', async () => {
    const round = await playRound(product, {
      candidates: [{ id: 'A', marks: ['58', '70'], sheets }, other],
      until: 'MARKING',
    });
    expect(await round.script('A', 'K1')).toMatchObject({ settled: null, needs: 'THIRD_MARK', difference: '12.00' });
    expect(await round.refusal('K1', 'decide-mark', decides(round, 'A', '64', { agreed: true }))).toBe(
      'head-decision-not-due',
    );
    const assigned = (key: string) => ({ script: round.scriptOf('A'), marker: round.idOf(key) });
    expect(await round.refusal('K1', 'assign-third-marker', assigned('K2'))).toBe('third-marker-not-independent');
    await round.act('K1', 'assign-third-marker', assigned('K4'));
    await markOnce(round.playing, 'K4', 'A', '70');
    await round.reach('RESULT_ANNOUNCED');
    expect(await round.lines()).toMatchObject({
      A: { written: { net: '70.00', how: 'THIRD_EQUAL' }, outcome: 'WINNER' },
    });
  });

  it('S04 third marker, all different: no mean of 54.33, the script is marked collectively at 53.25', async () => {
    const round = await playRound(product, {
      candidates: [{ id: 'A', marks: ['48', '60'], sheets }, other],
      until: 'MARKING',
    });
    await round.act('K1', 'assign-third-marker', { script: round.scriptOf('A'), marker: round.idOf('K4') });
    await markOnce(round.playing, 'K4', 'A', '55');
    expect(await round.script('A', 'K1')).toMatchObject({ settled: null, needs: 'COLLECTIVE_DECISION' });
    expect(await round.refusal('K1', 'complete-marking')).toBe('scripts-unsettled');
    expect(await round.refusal('K1', 'decide-mark', decides(round, 'A', '54.33', { agreed: true }))).toBe(
      'head-decision-not-due',
    );
    await round.act('K1', 'decide-collectively', decides(round, 'A', '53.25'));
    await round.reach('RESULT_ANNOUNCED');
    expect(await round.lines()).toMatchObject({
      A: { written: { net: '53.25', how: 'COLLECTIVE' }, outcome: 'WINNER' },
    });
    expect(JSON.stringify(await round.events('MarkSettled'))).not.toContain('54.33');
  });

  it('S05 boundaries: exactly 5 is a mean, 5.01 and 9.99 a talk, exactly 10 a third marker', async () => {
    const pairs = { A: '65', B: '65.01', C: '69.99', D: '70' };
    const round = await playRound(product, {
      candidates: Object.entries(pairs).map(([id, second]) => ({ id, marks: ['60', second], sheets })),
      until: 'MARKING',
    });
    expect(await round.script('A', 'K1')).toMatchObject({ settled: { mark: '62.50', how: 'MEAN' }, needs: null });
    expect(await round.script('B', 'K1')).toMatchObject({ needs: 'HEAD_DECISION', difference: '5.01' });
    expect(await round.script('C', 'K1')).toMatchObject({ needs: 'HEAD_DECISION', difference: '9.99' });
    expect(await round.script('D', 'K1')).toMatchObject({ needs: 'THIRD_MARK', difference: '10.00' });
    for (const id of ['B', 'C']) await round.act('K1', 'decide-mark', decides(round, id, '62', { agreed: true }));
    await round.act('K1', 'assign-third-marker', { script: round.scriptOf('D'), marker: round.idOf('K4') });
    await markOnce(round.playing, 'K4', 'D', '60');
    await round.reach('WRITTEN_FINAL');
    expect((await round.candidate('A')).written).toMatchObject({ net: '62.50', how: 'MEAN' });
    expect((await round.candidate('D')).written).toMatchObject({ net: '60.00', how: 'THIRD_EQUAL' });
  });

  it('S06 rounding at the gate: 49.875 is 49.88 and fails, 49.995 is 50.00 and passes', async () => {
    const round = await playRound(product, {
      candidates: [{ id: 'A', marks: ['49.75', '50.00'] }, { id: 'B', marks: ['49.99', '50.00'], sheets }, other],
      until: 'RESULT_ANNOUNCED',
    });
    expect(await round.lines()).toMatchObject({
      A: { written: { net: '49.88' }, outcome: 'ELIMINATED_WRITTEN', rank: null },
      B: { written: { net: '50.00' }, outcome: 'WINNER' },
    });
    const { pack } = await round.doc();
    const shown = await (
      await round.callerOf('HR')
    ).get<{ pack: { rounding: { value: object } } }>(`/api/packs/${pack ?? ''}`);
    expect(shown.pack.rounding.value).toMatchObject({ comparePublished: true });
  });

  it('S30 another pack: 62 and 70 are for the head to decide; the rules of 2020 would have taken 66.00 at once, and change nothing', async () => {
    const round = await playRound(product, {
      candidates: [{ id: 'A', marks: ['62', '70'], sheets }, other],
      until: 'MARKING',
    });
    expect(await round.script('A', 'K1')).toMatchObject({ needs: 'HEAD_DECISION', difference: '8.00' });
    await round.act('K1', 'decide-mark', decides(round, 'A', '67', { agreed: true }));
    await round.reach('RESULT_ANNOUNCED');
    const { pack, revision } = await round.doc('AUDITOR');
    const asked = (await round.callerOf('S1')).post<WhatIf>(`/api/rounds/${round.id}/what-if`, {
      pack: 'VN-PUBLIC-UNIT-2020',
    });
    const { before, after } = await asked;
    expect(before.candidates[0]?.written).toMatchObject({ net: '67.00', how: 'HEAD_DECISION' });
    expect(after.candidates[0]?.written).toMatchObject({ net: '66.00', how: 'MEAN' });
    expect(await round.doc('AUDITOR')).toMatchObject({ pack, revision });
    expect(await round.lines()).toMatchObject({ A: { written: { net: '67.00' } } });
  });

  it('S17 priority points: there is no field to claim them by, and 62.50 stays 62.50', async () => {
    const round = await playRound(product, {
      candidates: [{ id: 'A', marks: ['62', '63'], sheets }, other],
      until: 'APPLICATIONS_OPEN',
    });
    const claim = {
      candidate: 'V',
      person: round.idOf('N5'),
      posts: ['P1'],
      tier: 'IN_PLANNING',
      priorityPoints: '7.50',
    };
    const documents = [{ kind: 'WAR_INVALID', hash: 'a'.repeat(64) }];
    expect(await round.refusal('HR', 'receive-application', { ...claim, documents })).toBe('body-malformed');
    await round.reach('RESULT_ANNOUNCED');
    expect(await round.lines()).toMatchObject({ A: { written: { raw: '62.50', net: '62.50' }, total: '71.00' } });
  });
});

describe('the paper (domain §8)', () => {
  it('S15 sanctions: 66.50 and 67.00 less 25 %, 88.00 less 50 %, and a suspension voids the paper', async () => {
    const round = await playRound(product, {
      candidates: [
        { id: 'A', marks: ['66', '67'], sanction: 'REPRIMAND' },
        { id: 'B', marks: ['67', '67'], sanction: 'REPRIMAND', sheets },
        { id: 'C', marks: ['88', '88'], sanction: 'WARNING' },
        { id: 'D', marks: ['90', '90'], sanction: 'SUSPENSION' },
        other,
      ],
      until: 'WRITTEN_FINAL',
    });
    expect(await round.refusal('M3', 'deposit-scheme', { candidate: 'D', hash: 'a'.repeat(64) })).toBe('not-admitted');
    await round.reach('RESULT_ANNOUNCED');
    expect(await round.lines()).toMatchObject({
      A: { written: { raw: '66.50', net: '49.88' }, outcome: 'ELIMINATED_WRITTEN' },
      B: { written: { raw: '67.00', net: '50.25' }, outcome: 'WINNER' },
      C: { written: { raw: '88.00', net: '44.00' }, outcome: 'ELIMINATED_WRITTEN' },
      D: { outcome: 'DISQUALIFIED', rank: null, total: null },
    });
    expect((await round.doc()).counts.scripts).toBe(4);
  });

  it.each([
    ['CREDIT_ALL', '50.00', 'ADMITTED'],
    ['NEUTRALISE', '49.15', 'ELIMINATED'],
    ['KEEP', '48.33', 'ELIMINATED'],
  ] as const)(
    'S24 flawed question: %s is decided by the chair for all, before publication; 29 of 60 come to %s',
    async (decision, mark, gate) => {
      const round = await playRound(product, {
        candidates: [{ id: 'A', marks: [mark, mark], sheets }, other, third],
        until: 'WRITTEN_RUNNING',
      });
      await round.act('I2', 'raise-question-error', { question: 'Q17', text: 'Câu 17 không có đáp án đúng.' });
      await round.reach('MARKED');
      await expect(round.reach('WRITTEN_PUBLISHED')).rejects.toThrow('question-error-open');
      const decided = { question: 'Q17', decision, ...round.why('câu 17') };
      expect(await round.refusal('M2', 'decide-question-error', decided)).toBe('chair-only');
      await round.act('M1', 'decide-question-error', decided);
      const changed = { ...decided, decision: decision === 'KEEP' ? 'CREDIT_ALL' : 'KEEP' };
      expect(await round.refusal('M1', 'decide-question-error', changed)).toBe('question-error-decided');
      await round.reach('WRITTEN_PUBLISHED');
      expect(await round.refusal('M1', 'decide-question-error', changed)).toBe('wrong-stage');
      await round.reach('RESULT_ANNOUNCED');
      expect((await round.candidate('A')).gate).toBe(gate);
      const [event] = await round.events<object>('QuestionErrorDecided');
      expect(event).toMatchObject({ question: 'Q17', decision });
      expect(event).not.toHaveProperty('candidate');
    },
  );

  describe('S29 code map: a map that is not the one committed to', () => {
    const marked = async () => {
      const round = await playRound(product, {
        candidates: [{ id: 'A', marks: ['70', '70'], sheets }, other],
        until: 'MARKED',
      });
      const map = round.playing.secret?.map ?? [];
      const swapped = map.map(({ code }, index) => ({ code, candidate: map.at(-1 - index)?.candidate ?? '' }));
      const opens = async (given: typeof map = swapped): Promise<string> => {
        await confirmUnsealing(round.playing);
        return round.refusal('D1', 'unseal-code-map', laidOpen(round.playing, given));
      };
      return { round, map, opens };
    };

    it('is refused and recorded, and the right one is taken at the second attempt', async () => {
      const { round, opens } = await marked();
      expect(await opens()).toBe('map-not-as-committed');
      expect((await round.doc()).stage).toBe('MARKED');
      expect((await round.candidate('A')).written).toBeNull();
      const seen = await round.view<{ event: string }>('steps', 'S1');
      expect(seen.map(({ event }) => event)).toContain('CodeMapRejected');
      expect(await round.refusal('D1', 'unseal-code-map', laidOpen(round.playing))).toBe('unsealing-unconfirmed');
      await round.reach('RESULT_ANNOUNCED');
      expect(await round.winners()).toEqual({ P1: 'A' });
    });

    it('stops the round at the second attempt, until the council settles the map', async () => {
      const { round, map, opens } = await marked();
      expect([await opens(), await opens()]).toEqual(['map-not-as-committed', 'map-not-as-committed-again']);
      expect(await round.doc()).toMatchObject({
        stage: 'SUSPENDED',
        suspended: 'CODE_MAP_MISMATCH',
        resumeTo: 'MARKED',
      });
      const again = { as: 'UNCHANGED', decision: round.decision('33/QĐ'), ...round.why('bản đồ phách') };
      await round.act('AUTHORITY', 'resume-round', again);
      expect(await opens(map)).toBe('map-awaits-council');
      const settled = {
        map,
        supervisor: round.idOf('S1'),
        motion: 'bang-phach',
        lost: false,
        decision: round.decision('7/NQ-HĐ'),
        ...round.why('đối chiếu đầu phách'),
      };
      await round.act('M2', 'table-motion', { motion: 'bang-phach', subject: 'Bảng phách theo đầu phách lưu.' });
      expect(await round.refusal('M1', 'settle-code-map', settled)).toBe('motion-not-carried');
      for (const key of ['M1', 'M2', 'M3', 'M4', 'M5']) {
        await round.act(key, 'cast-vote', { motion: 'bang-phach', choice: 'FOR' });
      }
      await round.act('M1', 'close-motion', { motion: 'bang-phach', minutes: round.why('biểu quyết').minutes });
      await round.act('M1', 'settle-code-map', settled);
      expect((await round.doc()).stage).toBe('WRITTEN_PUBLISHED');
      expect((await round.candidate('A')).written).toMatchObject({ net: '70.00' });
      expect((await round.events<object>('CodeMapSettled'))[0]).toMatchObject({ motion: 'bang-phach', lost: false });
    });
  });
});

describe('appeals (domain §8)', () => {
  const appealed = (candidate: Omit<CandidateScript, 'id'>) => ({
    candidates: [{ id: 'A', ...candidate }, other, third],
  });

  it('S12 appeal below 5: 48.50 becomes 52.00 and is admitted', async () => {
    const round = await playRound(product, {
      ...appealed({ marks: ['48', '49'], appeal: ['52', '52'], sheets }),
      until: 'RESULT_ANNOUNCED',
    });
    expect(await round.candidate('A')).toMatchObject({
      written: { net: '48.50' },
      final: { net: '52.00', how: 'APPEAL_ADOPTED' },
      gate: 'ADMITTED',
    });
    expect(await round.winners()).toEqual({ P1: 'A' });
  });

  it('S13 appeal 5 or more apart: the mean of three, 69.00, is only shown; the chair hears both heads and decides', async () => {
    const round = await playRound(product, {
      ...appealed({ marks: ['60', '62'], appeal: ['70', '66', '71'], sheets }),
      until: 'APPEAL_MARKING',
    });
    expect((await round.script('A', 'A1')).appeal).toMatchObject({
      needs: 'CHAIR_DECISION',
      proposed: '69.00',
      settled: null,
    });
    expect(await round.refusal('M3', 'complete-appeals')).toBe('appeals-open');
    const heads = (...keys: string[]) => decides(round, 'A', '67', { heads: keys.map(round.idOf) });
    expect(await round.refusal('M1', 'decide-appeal', heads('K1', 'M2'))).toBe('heads-not-heard');
    expect(await round.refusal('M2', 'decide-appeal', heads('K1', 'A1'))).toBe('appeal-chair-only');
    await round.act('M1', 'decide-appeal', heads('K1', 'A1'));
    await round.reach('RESULT_ANNOUNCED');
    expect(await round.lines()).toMatchObject({
      A: { written: { net: '67.00', how: 'APPEAL_CHAIR' }, outcome: 'WINNER' },
    });
  });

  it('S14 appeal goes down: the form must have warned; 51.00 becomes 49.00 and loses the pass', async () => {
    const round = await playRound(product, {
      ...appealed({ marks: ['51', '51'], appeal: ['49', '49'] }),
      until: 'WRITTEN_PUBLISHED',
    });
    expect(await round.refusal('A', 'file-appeal', { candidate: 'A', warned: false })).toBe('appeal-warning-missing');
    await round.reach('RESULT_ANNOUNCED');
    expect(await round.lines()).toMatchObject({ A: { written: { net: '49.00' }, outcome: 'ELIMINATED_WRITTEN' } });
  });

  it('S14b boundary: 65.00 against 60.00 goes to the chair, 64.99 is adopted', async () => {
    const round = await playRound(product, {
      candidates: [
        { id: 'A', marks: ['60', '60'], appeal: ['65', '65'], sheets },
        { id: 'B', marks: ['60', '60'], appeal: ['64.99', '64.99'], sheets: ['60', '61'] },
      ],
      until: 'APPEAL_MARKING',
    });
    expect((await round.script('A', 'A1')).appeal).toMatchObject({ needs: 'CHAIR_DECISION', settled: null });
    const adopted = { needs: null, settled: { mark: '64.99', how: 'APPEAL_ADOPTED' } };
    expect((await round.script('B', 'A1')).appeal).toMatchObject(adopted);
    await round.act('M1', 'decide-appeal', decides(round, 'A', '65', { heads: ['K1', 'A1'].map(round.idOf) }));
    await round.reach('RESULT_ANNOUNCED');
    expect(await round.lines()).toMatchObject({
      A: { written: { net: '65.00', how: 'APPEAL_CHAIR' } },
      B: { written: { net: '64.99', how: 'APPEAL_ADOPTED' } },
    });
  });

  it('S15b sanction and appeal: raw is compared with raw, the sanction comes last, and 51.00 passes', async () => {
    const round = await playRound(product, {
      ...appealed({ marks: ['70', '72'], sanction: 'REPRIMAND', appeal: ['68', '68'], sheets }),
      until: 'RESULT_ANNOUNCED',
    });
    expect(await round.candidate('A')).toMatchObject({
      written: { raw: '71.00', net: '53.25' },
      final: { raw: '68.00', net: '51.00', how: 'APPEAL_ADOPTED' },
      gate: 'ADMITTED',
    });
  });
});
