/** Tells a reader of the log that something was committed elsewhere. */
export interface News {
  readonly tell: () => void;
  /** Resolves once something was told since this was last asked, or `signal` aborts. Never rejects. */
  readonly untilNews: (signal: AbortSignal) => Promise<void>;
}

/** News that are not missed by whoever was not waiting when they came. */
export const newsOfCommits = (): News => {
  let unheard = false;
  let wake: (() => void) | undefined;
  return {
    tell: () => {
      unheard = true;
      wake?.();
    },
    untilNews: (signal) =>
      new Promise((resolve) => {
        const done = (): void => {
          signal.removeEventListener('abort', done);
          wake = undefined;
          unheard = false;
          resolve();
        };
        wake = done;
        signal.addEventListener('abort', done);
        if (unheard || signal.aborted) done();
      }),
  };
};
