/** Rings at every commit; whoever waits is woken. Counting the strokes closes the gap between looking and waiting. */
export interface Bell {
  /** Strokes so far. */
  readonly strokes: () => number;
  readonly ring: () => void;
  /** Resolves once there are more strokes than `heard`, or `signal` aborts. Never rejects. */
  readonly beyond: (heard: number, signal: AbortSignal) => Promise<void>;
}

export const bell = (): Bell => {
  let strokes = 0;
  const waiting = new Set<() => void>();
  return {
    strokes: () => strokes,
    ring: () => {
      strokes += 1;
      const woken = [...waiting];
      waiting.clear();
      for (const wake of woken) wake();
    },
    beyond: (heard, signal) =>
      new Promise((resolve) => {
        if (strokes > heard || signal.aborted) {
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
