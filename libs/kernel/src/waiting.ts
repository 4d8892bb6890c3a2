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
      { signal: done },
    );
  });

/** What to wait for: a position, and how far those are whom it concerns. */
export interface Awaited {
  readonly position: bigint;
  readonly reached: () => bigint;
}

/** Those who wait for a position. */
export const waiting = (timer: Timer) => {
  const waiters = new Set<Awaited & { readonly resolve: () => void }>();
  return {
    /** Looks at all who wait: some position has changed. */
    notify: (): void => {
      for (const { position, reached, resolve } of waiters) if (reached() >= position) resolve();
    },
    /** True once the position is reached; false when `ms` passed or on abort. */
    waitFor: async (awaited: Awaited, ms: number, signal?: AbortSignal): Promise<boolean> => {
      if (awaited.reached() >= awaited.position) return true;
      const done = new AbortController();
      const { promise, resolve } = Promise.withResolvers<boolean>();
      const waiter = {
        ...awaited,
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
