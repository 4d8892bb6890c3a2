import { sampleClock } from '#test/support/specify';
import { onRound, recordedAll, type Told } from '#test/support/story';
import type { RoundEvents } from '../round/events.js';
import { round } from '../round/round.js';
import { standstillIsStill } from './standstill.js';

const told = (type: keyof RoundEvents) => ({ type, data: {} }) as unknown as Told<RoundEvents>;

const found = (...types: readonly (keyof RoundEvents)[]): readonly string[] =>
  standstillIsStill(recordedAll(onRound('r', ...types.map(told))), () => round.initialState).map(({ what }) => what);

describe('while a round is suspended', () => {
  it.each([
    ...(['ApplicationReceived', 'ApplicationsClosed', 'AppealFiled', 'AppealWindowClosed'] as const),
    ...(['SchemeDeposited', 'OverdueFlagged'] as const),
  ])('no candidate is heard and no clock runs out: %s', (type) => {
    expect(found('RoundSuspended', type)).toEqual([`${type} while the round is suspended`]);
    expect(found(type, 'RoundSuspended')).toEqual([]);
  });

  it('a candidate may withdraw', () => {
    expect(found('RoundSuspended', 'ApplicationWithdrawn')).toEqual([]);
  });

  it.each(['RoundResumed', 'RoundCancelled', 'DraftWithdrawn'] as const)('is over after %s', (end) => {
    expect(found('RoundSuspended', end, 'AppealFiled')).toEqual([]);
    expect(found('RoundSuspended', end, 'RoundSuspended', 'AppealFiled')).toEqual([
      'AppealFiled while the round is suspended',
    ]);
  });

  it.each([1, 2, 3, 4])('clocks are looked at where it ends, %s events behind where it began', (ends) => {
    const types: readonly (keyof RoundEvents)[] = [
      ...['RoundDrafted' as const, 'RoundSuspended' as const],
      ...Array.from({ length: ends - 1 }, () => 'ComplaintLodged' as const),
      'RoundResumed',
    ];
    const runningAfter = (count: number) =>
      standstillIsStill(recordedAll(onRound('r', ...types.map(told))), ({ length }) => ({
        ...round.initialState,
        clocks: { markingDue: sampleClock({ state: length === count ? 'RUNNING' : 'PAUSED' }) },
      })).map(({ what, revision }) => [revision, what]);
    const breach = [ends, 'clock markingDue runs while the round is suspended'];
    expect([runningAfter(ends), runningAfter(ends + 1), runningAfter(ends + 2)]).toEqual([[], [breach], []]);
  });
});
