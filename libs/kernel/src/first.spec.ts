import { first } from './first.js';

describe('the first of what is read', () => {
  it('is there without more being read, and absent where there is nothing', async () => {
    const read: number[] = [];
    const numbers = async function* (count: number) {
      for (let n = 1; n <= count; n += 1) {
        read.push(n);
        yield await Promise.resolve(n);
      }
    };
    expect(await first(numbers(3))).toBe(1);
    expect(read).toEqual([1]);
    expect(await first(numbers(0))).toBeUndefined();
  });
});
