import { EventEmitter, once } from 'node:events';

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
  const news = new EventEmitter().setMaxListeners(0);
  return {
    commits: () => count,
    committed: () => {
      count += 1;
      news.emit('commit');
    },
    nextCommit: async (after, signal) => {
      if (count <= after) await once(news, 'commit', { signal }).catch(() => undefined);
    },
  };
};
