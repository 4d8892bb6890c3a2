import { getEventListeners } from 'node:events';
import { commitCounter } from '#stores';

/** Waits for a commit after those counted; tells whether it has come. */
const waiter = (counter: ReturnType<typeof commitCounter>, after: number, signal: AbortSignal) => {
  const state = { woken: false };
  const over = counter.nextCommit(after, signal).then(() => {
    state.woken = true;
  });
  return { state, over };
};

const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

describe('who waits for a commit', () => {
  it('is woken by the next one, with all others, and leaves nothing behind', async () => {
    const counter = commitCounter();
    const { signal } = new AbortController();
    const many = Array.from({ length: 64 }, () => waiter(counter, counter.commits(), signal));
    await turn();
    expect(many.some(({ state }) => state.woken)).toBe(false);
    counter.committed();
    await Promise.all(many.map(({ over }) => over));
    expect([counter.commits(), getEventListeners(signal, 'abort')]).toEqual([1, []]);
  });

  it('need not wait if it has come since he looked', async () => {
    const counter = commitCounter();
    counter.committed();
    await counter.nextCommit(0, new AbortController().signal);
    const { state, over } = waiter(counter, 1, new AbortController().signal);
    await turn();
    expect(state.woken).toBe(false);
    counter.committed();
    await over;
  });

  it('goes when he is told to, before or while he waits', async () => {
    const counter = commitCounter();
    await counter.nextCommit(0, AbortSignal.abort());
    const stop = new AbortController();
    const { over } = waiter(counter, 0, stop.signal);
    stop.abort();
    await over;
    expect(counter.commits()).toBe(0);
  });
});
