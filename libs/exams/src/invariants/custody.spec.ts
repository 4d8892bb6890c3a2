import { onRound, recordedAll } from '#test/support/story';
import { custodyIsUnbroken } from './custody.js';
import { foldRound } from '../round/fold.js';

const handover = (from: string, to: string, actor = from, item = 'bag-1') =>
  ({
    type: 'CustodyTransferred',
    data: { item, from, to, witnesses: ['S1'], sealIntact: true, count: 3 },
    meta: { actor },
  }) as const;

const breaches = (...lines: readonly ReturnType<typeof handover>[]) =>
  custodyIsUnbroken(recordedAll(onRound('R1', ...lines)), foldRound).map(({ revision, what }) => [revision, what]);

describe('the chain of custody', () => {
  it('is whole where each giver is the receiver before, item by item', () => {
    expect(breaches(handover('I1', 'C1'), handover('I1', 'K1', 'I1', 'bag-2'), handover('C1', 'K1'))).toEqual([]);
  });

  it('may have been recorded by whoever was there', () => {
    expect(breaches(handover('I1', 'C1', 'S1'), handover('C1', 'K1', 'K1'))).toEqual([]);
  });

  it('is broken by a giver who held nothing, a handover to oneself, and a record by somebody who was not there', () => {
    expect(
      breaches(handover('I1', 'C1'), handover('I1', 'K1'), handover('K1', 'K1'), handover('K1', 'I1', 'x')),
    ).toEqual([
      [1, 'bag-1 was handed over by somebody who did not hold it'],
      [2, 'bag-1 was handed over to its holder'],
      [3, 'the handover of bag-1 was recorded by somebody who was not there'],
    ]);
  });
});
