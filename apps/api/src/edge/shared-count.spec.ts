import { memoryTally } from '#stores';
import { goOn, setNow } from '#test/support/api-round/now';
import { TooMany } from './problem.js';
import { SharedCount } from './shared-count.js';

const AT = 1_000_000;

afterEach(goOn);

describe('what is counted for all servers together', () => {
  it('is spent on each of them, and begins anew everywhere at the same instant', async () => {
    const tally = memoryTally();
    const failures = { name: 'failures', most: 2, windowMs: 10_000 };
    const [one, other] = [new SharedCount(tally, failures), new SharedCount(tally, failures)];
    setNow(AT);
    await one.count('a');
    expect(await other.isSpent('a')).toBe(false);
    await other.count('a');
    setNow(AT + 4_000);
    expect([await one.isSpent('a'), await other.isSpent('a'), await other.isSpent('b')]).toEqual([true, true, false]);
    await expect(one.mustNotBeSpent('a')).rejects.toEqual(new TooMany(6));
    await one.forget('a');
    expect(await other.isSpent('a')).toBe(false);
    await other.count('a');
    await one.count('a');
    expect(await one.isSpent('a')).toBe(true);
    setNow(AT + 10_000);
    await other.mustNotBeSpent('a');
  });
});
