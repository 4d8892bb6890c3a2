import { type EventStore, isRecorded } from './event-store.js';

/**
 * The log as it was at `position`, for who follows it: the same events up to there, and then the news that it ends there.
 * Everything else is asked of the log as it is now.
 */
export const asOf = (store: EventStore, position: bigint): EventStore => ({
  ...store,
  async *follow(from, types, signal) {
    for await (const followed of store.follow(from, types, signal)) {
      const isBeyond = followed.position > position;
      if (isBeyond || (!isRecorded(followed) && followed.caughtUp)) break;
      yield followed;
    }
    if (!signal.aborted) yield { caughtUp: true, position };
  },
});
