import { mustNotBeAhead, ViewsAhead } from './engine.js';

/** A log to which others append whenever one looks where it ends. */
const endingAt = (...heads: readonly bigint[]) => {
  const left = [...heads];
  return { head: () => Promise.resolve(left.length > 1 ? left.shift()! : left[0]!) };
};

const at = (position: bigint) => ({ position: () => Promise.resolve(position) });

describe('views, when a server starts', () => {
  it('may have followed what others recorded since it looked where the log ends', async () => {
    await expect(mustNotBeAhead(endingAt(5n, 9n), at(7n))).resolves.toBeUndefined();
  });

  it('may not know more than the log holds', async () => {
    await expect(mustNotBeAhead(endingAt(5n, 6n), at(7n))).rejects.toThrow(ViewsAhead);
    await expect(mustNotBeAhead(endingAt(5n), at(5n))).resolves.toBeUndefined();
  });
});
