import type { NewEvent, Recorded } from './envelope.js';

/** The stream has moved on (or does not exist yet): decide again on what it holds now. */
export class RevisionConflict extends Error {
  constructor(
    readonly stream: string,
    readonly expected: number,
    readonly actual: number,
  ) {
    super(`stream ${stream} is at revision ${actual}, not ${expected}`);
    this.name = 'RevisionConflict';
  }
}

/** The store cannot be used now; nothing was acknowledged that is not on disk. */
export class StoreUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreUnavailable';
  }
}

/** Revision of a stream that holds nothing. */
export const NO_STREAM = -1;
/** Position before the first event. */
export const START = 0n;

/** Where an append ended: the revision and position of its last event. */
export interface Appended {
  readonly revision: number;
  readonly position: bigint;
}

/** `follow` has delivered all that was asked for up to `position`, so that its taker may note that place. */
export interface Reached {
  /** True at the end of the log: what comes next is new. False on the way, behind a stretch in which nothing was asked for. */
  readonly caughtUp: boolean;
  readonly position: bigint;
}

export type Followed = Recorded | Reached;

/** True for an event, false for the news of a place. */
export const isRecorded = (followed: Followed): followed is Recorded => !('caughtUp' in followed);

/** The log. Everything else can be rebuilt from it. */
export interface EventStore {
  /**
   * Writes all of `events` or none, after revision `expected` ({@link NO_STREAM} for a new stream), and answers only
   * once they are on disk. Rejects with {@link RevisionConflict} when the stream is elsewhere, unless exactly these
   * event ids already stand at that place: then it answers as it did the first time. Rejects with a `RangeError`,
   * and writes nothing, for no events, a repeated id in one append, or more than the limits below.
   */
  append(stream: string, expected: number, events: readonly NewEvent[]): Promise<Appended>;

  /** The events of one stream from revision `from` (inclusive, default 0) to its end. Unknown stream: nothing. */
  read(stream: string, from?: number): AsyncIterable<Recorded>;

  /** All events behind position `from` (exclusive, default {@link START}), in order, to the end as of the call or later. */
  readAll(from?: bigint): AsyncIterable<Recorded>;

  /**
   * All events behind `from` whose type is one of `types` (`undefined`: of any type; an empty list: none), for ever: none
   * skipped, none twice, in order, no faster than they are taken. Says {@link Reached} whenever it has delivered everything
   * there is, and now and then on its way through events that were not asked for. Ends, without an error, when `signal`
   * aborts.
   */
  follow(from: bigint, types: readonly string[] | undefined, signal: AbortSignal): AsyncIterable<Followed>;

  /** Position of the last event recorded, {@link START} for an empty log. */
  head(): Promise<bigint>;

  /** Finishes what was accepted, then lets go of every resource. Later calls reject with {@link StoreUnavailable}. */
  close(): Promise<void>;
}

/** An append is one decision; a decision that needs more events than this is a bug. */
export const EVENTS_PER_APPEND_MAX = 5_000;
/** The smallest of the stores' own limits on one append (KurrentDB: 1 MiB over the whole append). */
export const APPEND_BYTES_MAX = 1_000_000;
/** A round beyond this is worth a look by a person: a large one holds a few ten thousand. */
export const STREAM_LENGTH_WARN = 50_000;
