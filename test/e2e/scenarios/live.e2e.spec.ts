import type { StepDoc } from '#exams';
import { local } from '../../../apps/cli/src/demo/play.js';
import { eventually } from '../../../apps/cli/src/demo/seen.js';
import { goOn, setNow } from '../../support/api-round/now.js';
import { registerUnit, unitOf } from '../../support/api-round/opening.js';
import { type ScenarioProduct, startScenarioProduct } from '../../support/api-round/product.js';
import { playRound, type ScenarioRound } from '../../support/api-round/round.js';

// Rounds that are played as they happen. Their days only go on, from one scenario to the next.
let product: ScenarioProduct;
beforeAll(async () => {
  setNow(Date.parse(local('2026-01-19', '07:00')));
  product = await startScenarioProduct();
});
afterAll(async () => {
  goOn();
  await product.close();
});

const candidates = [
  { id: 'A', marks: ['70', '70'], appeal: ['71', '71'], sheets: ['80', '80'] },
  { id: 'B', marks: ['60', '60'], sheets: ['70', '70'] },
] as const;

/** Who has taken the steps of this kind. */
const actorsOf = async (round: ScenarioRound, event: string): Promise<readonly string[]> =>
  (await round.view<StepDoc>('steps')).filter((step) => step.event === event).map(({ person }) => person);

describe('a round as it happens (domain §8)', () => {
  it('S22 clocks: windows of candidates close by themselves after their last day, late authorities are only flagged', async () => {
    const round = await playRound(product, {
      entry: 'LIVE',
      candidates,
      days: {
        DRAFT: '2026-01-19',
        ANNOUNCED: '2026-02-02',
        SCREENING: '2026-03-05',
        WRITTEN_RUNNING: '2026-03-06',
        MARKING: '2026-03-09',
        WRITTEN_PUBLISHED: '2026-03-10',
      },
      closesOn: '2026-03-04',
      until: 'WRITTEN_PUBLISHED',
    });
    expect(await actorsOf(round, 'ApplicationsClosed')).toEqual(['system:clocks']);
    expect(await round.clock('applicationsWindow')).toMatchObject({ due: '2026-03-04', state: 'STOPPED' });
    expect(await round.clock('writtenDue')).toMatchObject({ startedOn: '2026-03-04', due: '2026-04-03' });
    expect(await round.clock('appealWindow')).toMatchObject({ due: '2026-03-17', state: 'RUNNING' });
    await round.reach('APPEAL_MARKING');
    expect(await actorsOf(round, 'AppealWindowClosed')).toEqual(['system:clocks']);
    expect(await round.clock('appealMarkingDue')).toMatchObject({ startedOn: '2026-03-17', due: '2026-03-27' });
    expect(await round.refusal('A', 'file-appeal', { candidate: 'A', warned: true })).toBe('wrong-stage');
    round.on('2026-03-28');
    await round.tick();
    expect(await round.clock('appealMarkingDue')).toMatchObject({ state: 'OVERDUE' });
    await round.reach('RESULT_ANNOUNCED');
    expect(await round.winners()).toEqual({ P1: 'A' });
  });

  it('S24b unit merged in mid-round: the round stands still at once with 2 days left, and goes on in the successor with these', async () => {
    const round = await playRound(product, {
      entry: 'LIVE',
      candidates,
      days: {
        DRAFT: '2026-05-04',
        ANNOUNCED: '2026-05-05',
        SCREENING: '2026-06-05',
        WRITTEN_RUNNING: '2026-06-08',
        WRITTEN_PUBLISHED: '2026-06-11',
      },
      closesOn: '2026-06-04',
      until: 'WRITTEN_PUBLISHED',
    });
    expect(await round.clock('appealWindow')).toMatchObject({ due: '2026-06-18', state: 'RUNNING' });
    const unit = unitOf(round.playing, 'P1');
    await registerUnit(round.playing, `${unit}-MOI`, 'AUTHORITY2', 'SUPERIOR2');
    round.on('2026-06-16');
    const merged = { successor: `${unit}-MOI`, effectiveOn: '2026-06-16', decision: round.decision('50/QĐ') };
    await (await round.callerOf('HR')).post(`/api/units/${unit}/merge-into`, merged);
    const standing = await eventually(
      () => round.doc(),
      ({ stage }) => stage === 'SUSPENDED',
    );
    expect(standing).toMatchObject({ suspended: 'UNIT_MERGED', resumeTo: 'WRITTEN_PUBLISHED' });
    expect(await round.clock('appealWindow')).toMatchObject({ state: 'PAUSED', due: null, left: 2 });
    round.on('2026-06-22');
    expect(await round.refusal('A', 'file-appeal', { candidate: 'A', warned: true })).toBe('round-suspended');
    await round.tick();
    expect((await round.doc()).stage).toBe('SUSPENDED');
    await round.act('AUTHORITY2', 'resume-round', {
      as: 'CONTINUE_AS_SUCCESSOR',
      successor: { unit: `${unit}-MOI` },
      decision: round.decision('60/QĐ'),
      ...round.why('đơn vị đã sáp nhập'),
    });
    expect(await round.clock('appealWindow')).toMatchObject({ state: 'RUNNING', due: '2026-06-24' });
    round.on('2026-06-24');
    round.playing.authority = 'AUTHORITY2';
    await round.reach('RESULT_ANNOUNCED');
    expect(await actorsOf(round, 'AppealWindowClosed')).toEqual(['system:clocks']);
    expect(await round.candidate('A')).toMatchObject({ final: { net: '71.00' }, status: 'WINNER' });
  });
});
