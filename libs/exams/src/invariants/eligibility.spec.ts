import { onRound, recordedAll } from '#test/support/story';
import { frozenRound } from '#test/support/frozen-round';
import { foldRound } from '../round/fold.js';
import { listFollows } from './eligibility.js';

const applied = (candidate: string) => ({ type: 'ApplicationReceived', data: { candidate } }) as never;
const checked = (candidate: string, rule: string, result: 'MET' | 'NOT_MET') =>
  ({ type: 'EligibilityChecked', data: { candidate, rule, result } }) as never;
const waived = (candidate: string, rule: string) => ({ type: 'EligibilityWaived', data: { candidate, rule } }) as never;
const listed = (...ids: readonly string[]) =>
  ({
    type: 'EligibleListPublished',
    data: { candidates: ids.map((candidate) => ({ candidate, candidateNo: candidate })) },
  }) as never;

const breaches = (...lines: Parameters<typeof onRound>[1][]) =>
  listFollows(recordedAll(onRound('R1', ...lines)), foldRound).map(({ invariant, revision, what }) => [
    invariant,
    revision,
    what,
  ]);

describe('the list of the eligible', () => {
  it('follows from applications and checks, the last of which counts', () => {
    expect(
      breaches(
        applied('A'),
        applied('B'),
        checked('A', 'AGE', 'NOT_MET'),
        checked('A', 'AGE', 'MET'),
        checked('B', 'AGE', 'NOT_MET'),
        waived('B', 'AGE'),
        listed('A', 'B'),
        checked('A', 'AGE', 'NOT_MET'),
      ),
    ).toEqual([]);
    expect(listFollows(frozenRound, foldRound)).toEqual([]);
  });

  it('is broken by whoever never applied, is out again, or does not meet a rule', () => {
    expect(
      breaches(
        applied('A'),
        applied('B'),
        applied('C'),
        { type: 'ApplicationWithdrawn', data: { candidate: 'A' } },
        { type: 'ApplicationRefused', data: { candidate: 'B' } } as never,
        checked('C', 'AGE', 'MET'),
        waived('C', 'DEGREE'),
        checked('C', 'DEGREE', 'NOT_MET'),
        listed('A', 'B', 'C', 'D'),
      ),
    ).toEqual([
      [4, 8, 'A is on the list after the application came to an end'],
      [4, 8, 'B is on the list after the application came to an end'],
      [4, 8, 'C is on the list without meeting DEGREE'],
      [4, 8, 'D is on the list without having applied'],
    ]);
  });
});
