import { memoryTally } from '#stores';
import { TooMany } from './problem.js';
import { sourceOf, Throttle } from './throttle.js';

describe('a throttle', () => {
  it('lets everybody do so much within a while, and tells who asks for more when to come back', () => {
    const throttle = new Throttle(2, 10_000);
    const at = 1_000_000;
    throttle.take('a', at);
    throttle.take('a', at + 1_000);
    throttle.take('b', at + 1_000);
    const waits: number[] = [];
    try {
      throttle.take('a', at + 4_000);
    } catch (error) {
      if (error instanceof TooMany) waits.push(error.retryAfterS);
    }
    expect(waits).toEqual([6]);
    expect([throttle.isSpent('a', at + 9_999), throttle.isSpent('b', at + 9_999)]).toEqual([true, false]);
    throttle.take('a', at + 10_000);
  });
});

describe('throttles of several servers', () => {
  it('know within a second what was asked of the others, and begin anew together', async () => {
    const shared = { tally: memoryTally(), name: 'sources' };
    const [one, other] = [new Throttle(3, 10_000, shared), new Throttle(3, 10_000, shared)];
    const at = 1_000_000;
    for (const asker of ['a', 'a', 'b']) one.take(asker, at);
    other.take('a', at + 10);
    expect(other.isSpent('a', at + 10)).toBe(false);
    await one.share();
    await other.share();
    expect([other.isSpent('a', at + 20), other.isSpent('b', at + 20)]).toEqual([true, false]);
    expect(other.isSpent('a', at + 10_000)).toBe(false);
  });

  it('count each for itself while they cannot reach each other', async () => {
    const tally = { add: () => Promise.reject(new Error('out of reach')) };
    const one = new Throttle(1, 10_000, { tally, name: 'sources' });
    one.take('a', 1_000_000);
    await one.share();
    expect(one.isSpent('a', 1_000_001)).toBe(true);
  });
});

describe('a source', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::9', '2001:db8:1:2'],
    ['2001:db8::9', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
  ])('is of %s the part that one household cannot choose: %s', (address, source) => {
    expect(sourceOf(address)).toBe(source);
  });
});
