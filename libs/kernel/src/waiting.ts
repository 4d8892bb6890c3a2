/** Resolves after `ms`; may reject once `signal` aborts. The core has no clock of its own. */
export type Timer = (ms: number, signal: AbortSignal) => Promise<void>;

const expiry = (timer: Timer, ms: number, done: AbortSignal): Promise<boolean> =>
  timer(ms, done).then(
    () => false,
    () => false,
  );

const aborted = (signal: AbortSignal, done: AbortSignal): Promise<boolean> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(false);
    signal.addEventListener(
      'abort',
      () => {
        resolve(false);
      },
      { once: true, signal: done },
    );
  });

/** Those who wait for a position. */
export const waiting = (reached: () => bigint, timer: Timer) => {
  const waiters = new Set<{ readonly position: bigint; readonly resolve: () => void }>();
  return {
    notify: (): void => {
      for (const waiter of waiters) if (reached() >= waiter.position) waiter.resolve();
    },
    waitFor: async (position: bigint, ms: number, signal?: AbortSignal): Promise<boolean> => {
      if (reached() >= position) return true;
      const done = new AbortController();
      const { promise, resolve } = Promise.withResolvers<boolean>();
      const waiter = {
        position,
        resolve: () => {
          resolve(true);
        },
      };
      waiters.add(waiter);
      const ends = signal === undefined ? [] : [aborted(signal, done.signal)];
      const result = await Promise.race([promise, expiry(timer, ms, done.signal), ...ends]);
      waiters.delete(waiter);
      done.abort();
      return result;
    },
  };
};

/** The position that all have reached; `none` if there are none. */
export const leastOf = (positions: readonly bigint[], none: bigint): bigint =>
  positions.reduce<bigint | undefined>((a, b) => (a === undefined || b < a ? b : a), undefined) ?? none;
