/** Counts commits and wakes whoever waits for one. Counting them closes the gap between looking and waiting. */
export interface Commits {
  /** How many there have been. */
  readonly commits: () => number;
  readonly committed: () => void;
  /** Resolves once there have been more than `after`, or `signal` aborts. Never rejects. */
  readonly nextCommit: (after: number, signal: AbortSignal) => Promise<void>;
}

export const commitCounter = (): Commits => {
  let count = 0;
  const waiting = new Set<() => void>();
  return {
    commits: () => count,
    committed: () => {
      count += 1;
      const woken = [...waiting];
      waiting.clear();
      for (const wake of woken) wake();
    },
    nextCommit: (after, signal) =>
      new Promise((resolve) => {
        if (count > after || signal.aborted) {
          resolve();
          return;
        }
        const wake = (): void => {
          waiting.delete(wake);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        waiting.add(wake);
        signal.addEventListener('abort', wake);
      }),
  };
};
