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
