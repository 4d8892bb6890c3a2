import { getEventListeners } from 'node:events';
import { leastOf, type Timer, waiting } from './waiting.js';

/** A timer whose time comes when a spec says so, and who still waits for it. */
const handTimer = () => {
  const running = new Set<() => void>();
  const timer: Timer = (_ms, signal) =>
    new Promise((resolve, reject) => {
      const end = (): void => {
        running.delete(end);
        resolve();
      };
      running.add(end);
      signal.addEventListener('abort', () => {
        running.delete(end);
        reject(new Error('no longer needed'));
      });
    });
  return {
    timer,
    running,
    ring: () => {
      for (const end of running) end();
    },
  };
};

describe('whoever waits for a position', () => {
  it('goes on at once where it is reached', async () => {
    const { timer, running } = handTimer();
    expect(await waiting(timer).waitFor({ position: 5n, reached: () => 5n }, 1_000)).toBe(true);
    expect(running.size).toBe(0);
  });

  it('goes on when it is reached, neither before nor with others, and leaves no timer behind', async () => {
    const { timer, running } = handTimer();
    const { notify, waitFor } = waiting(timer);
    let reached = 3n;
    const near = waitFor({ position: 4n, reached: () => reached }, 1_000);
    const far = waitFor({ position: 9n, reached: () => reached }, 1_000);
    notify();
    expect(running.size).toBe(2);
    reached = 4n;
    notify();
    expect(await near).toBe(true);
    expect(running.size).toBe(1);
    reached = 10n;
    notify();
    expect(await far).toBe(true);
    expect(running.size).toBe(0);
  });

  it('is told when the time is over, were it that the timer breaks', async () => {
    const { timer, ring } = handTimer();
    const never = { position: 1n, reached: () => 0n };
    const late = waiting(timer).waitFor(never, 1_000);
    ring();
    expect(await late).toBe(false);
    expect(await waiting(() => Promise.reject(new Error('broken'))).waitFor(never, 1_000)).toBe(false);
  });

  it('is told when nobody wants to know any more', async () => {
    const { timer, running } = handTimer();
    const { waitFor } = waiting(timer);
    const never = { position: 1n, reached: () => 0n };
    const stop = new AbortController();
    const stopped = waitFor(never, 1_000, stop.signal);
    stop.abort();
    expect(await stopped).toBe(false);
    expect(await waitFor(never, 1_000, AbortSignal.abort())).toBe(false);
    expect(running.size).toBe(0);
  });

  it('waits with others for the one that is furthest behind', () => {
    expect([leastOf([3n, 1n, 2n], 9n), leastOf([], 9n)]).toEqual([1n, 9n]);
  });
});

it('leaves nobody listening to who waited', async () => {
  const { waitFor, notify } = waiting(() => new Promise(() => undefined));
  const { signal } = new AbortController();
  let reached = 0n;
  const waited = waitFor({ position: 1n, reached: () => reached }, 1_000, signal);
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  reached = 1n;
  notify();
  expect(await waited).toBe(true);
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});
