import type { Recorded } from './envelope.js';
import { type EventStore, isRecorded } from './event-store.js';

/** Events folded between two saves: as many as read stores were measured to write best at once. */
export const BATCH_MAX = 500;

/** A stretch of the log: all events that were asked for behind `from`, up to `upTo`. */
export interface Batch {
  readonly from: bigint;
  readonly events: readonly Recorded[];
  readonly upTo: bigint;
  /** True if the log ended there when it was read. */
  readonly caughtUp: boolean;
}

/**
 * Events passed by between two saves of a place: to pass by so many again after a crash takes a few milliseconds.
 */
export const UNSAVED_MAX = 1_000;

/** What passing a batch by adds to what is not saved; a long stretch without anything that was asked for is saved at once. */
export const passedIn = ({ events, caughtUp }: Batch): number => {
  if (events.length > 0) return events.length;
  return caughtUp ? 1 : UNSAVED_MAX;
};

/** Who keeps in step with the log, at a place of its own. */
export interface Follower {
  readonly name: string;
  /** The types of events that concern it. */
  readonly types: readonly string[];
  /** Makes ready: at the start, and again after each failure. Answers behind which position the events are wanted. */
  readonly begin: () => Promise<bigint>;
  /** Takes a batch that begins where the follower stands, or before that. What it has already, and other types, it passes by. */
  readonly take: (batch: Batch) => Promise<void>;
}

/** What to read of the log. */
export interface Stretch {
  readonly from: bigint;
  readonly types: readonly string[];
  readonly signal: AbortSignal;
  /** Events of a batch at most; {@link BATCH_MAX} unless told. */
  readonly most?: number;
}

/** Follows the log in batches, each as long as what is there, and as many events at most as it is told. */
export async function* batchesOf(
  store: EventStore,
  { from, types, signal, most = BATCH_MAX }: Stretch,
): AsyncGenerator<Batch> {
  let start = from;
  let events: Recorded[] = [];
  for await (const followed of store.follow(from, types, signal)) {
    const isEvent = isRecorded(followed);
    if (isEvent && events.push(followed) < most) continue;
    const upTo = followed.position;
    yield { from: start, events, upTo, caughtUp: !isEvent && followed.caughtUp };
    start = upTo;
    events = [];
  }
}

/** Takes one follower along the log until `signal` aborts. Rejects when the follower or the store fails. */
export const followAlone = async (store: EventStore, follower: Follower, signal: AbortSignal): Promise<void> => {
  const from = await follower.begin();
  for await (const batch of batchesOf(store, { from, types: follower.types, signal })) await follower.take(batch);
};

/** Takes each along the log by itself until `signal` aborts; one that fails ends the others, then this rejects. */
export const followEach = async (
  store: EventStore,
  followers: readonly Follower[],
  signal: AbortSignal,
): Promise<void> => {
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  const running = followers.map((follower) =>
    followAlone(store, follower, either).catch((error: unknown) => {
      failed.abort();
      throw error;
    }),
  );
  await Promise.allSettled(running);
  await Promise.all(running);
};
