import { type Batch, batchesOf, type EventStore, type Recorded, turns } from '#kernel';
import { liveTypes } from '#exams';
import type { Followers } from '../../../host/src/followers.js';
import { timer } from '../../../host/src/timer.js';
import type { Shelf } from './shelf.js';

/** Events that are kept at hand: whoever was away for a short while needs no look into the log. */
const RECENT_MAX = 1_000;
/** Stretches of what is older that are kept for others: some listeners begin a little later, and elsewhere. */
const OLDER_MAX = 4;
/** Between two batches, so that a busy log wakes all readers ten times a second, and not with every commit. */
const PACE_MS = 100;
/** Views that are so far behind are not waited for: readers are sent away, and come again. */
const WAIT_MS = 30_000;

/** What has happened behind a place of the log, up to another; readers of the views see at least that. */
export interface News {
  readonly events: readonly Recorded[];
  readonly upTo: bigint;
  /** The documents as they stand now. */
  readonly shelf: Shelf;
}

/** What a pass over the log needs of the engine. */
export interface PassOptions {
  readonly events: EventStore;
  readonly followers: Pick<Followers, 'waitFor'>;
  /** Makes a shelf for a new moment. */
  readonly shelf: () => Shelf;
  /** Behind which position it begins. */
  readonly from: bigint;
}

/**
 * One pass over the log for all who listen. Each listener asks for what is behind its own place whenever it can take more, so
 * that nothing waits for anybody: what is recent is at hand, what is older is read from the log, one stretch at a time, and
 * given to all who are as far behind.
 */
export class Pass {
  private readonly ending = new AbortController();
  private readonly waiting = new Set<() => void>();
  private readonly inTurn = turns();
  private recent: readonly Recorded[] = [];
  private shelf: Shelf;
  /** What was read last of what is older. */
  private older: readonly Batch[] = [];
  /** Behind here the recent events are complete. */
  private begins: bigint;
  private upTo: bigint;

  constructor(private readonly options: PassOptions) {
    this.begins = this.upTo = options.from;
    this.shelf = options.shelf();
  }

  /** True once nothing new comes of it. */
  get isOver(): boolean {
    return this.ending.signal.aborted;
  }

  /** Follows the log until {@link end}, or until the log or the views cannot be followed. */
  async run(): Promise<void> {
    const { events, followers, from } = this.options;
    const { signal } = this.ending;
    try {
      for await (const batch of batchesOf(events, { from, types: liveTypes, signal })) {
        if (!(await followers.waitFor(batch.upTo, WAIT_MS)) || this.isOver) return;
        this.take(batch);
        if (batch.caughtUp) await timer(PACE_MS, signal).catch(() => undefined);
      }
    } finally {
      this.end();
    }
  }

  end(): void {
    this.ending.abort();
    this.wake();
  }

  /** What is behind `position`, once there is something; `undefined` when `signal` aborts or the pass is over. */
  async after(position: bigint, signal: AbortSignal): Promise<News | undefined> {
    while (!signal.aborted && !this.isOver) {
      if (position < this.begins) return this.earlier(position, signal);
      if (position < this.upTo) return this.newer(position);
      await this.change(signal);
    }
    return undefined;
  }

  private newer(position: bigint): News {
    const known = this.recent.findLastIndex((event) => event.position <= position);
    return { events: this.recent.slice(known + 1), upTo: this.upTo, shelf: this.shelf };
  }

  private earlier(place: bigint, signal: AbortSignal): Promise<News | undefined> {
    return this.inTurn('older', async () => {
      if (signal.aborted) return undefined;
      const known = this.older.find(({ from, upTo }) => from <= place && place < upTo);
      if (known !== undefined) return this.shown(known, place);
      const fresh = await this.read(place, signal);
      if (fresh === undefined) return undefined;
      this.older = [fresh, ...this.older].slice(0, OLDER_MAX);
      return this.shown(fresh, place);
    });
  }

  private async read(from: bigint, signal: AbortSignal): Promise<Batch | undefined> {
    const enough = new AbortController();
    const either = AbortSignal.any([signal, this.ending.signal, enough.signal]);
    const batches = batchesOf(this.options.events, { from, types: liveTypes, signal: either });
    const { value } = (await batches.next()) as { readonly value: Batch | undefined };
    enough.abort();
    await batches.return(undefined);
    return value;
  }

  /** A batch behind a place, as far as readers of the views see it. */
  private shown({ events, upTo: end }: Batch, place: bigint): News {
    const upTo = end < this.upTo ? end : this.upTo;
    return { events: events.filter(({ position }) => place < position && position <= upTo), upTo, shelf: this.shelf };
  }

  private take({ events, upTo }: Batch): void {
    const all = [...this.recent, ...events];
    this.begins = all.at(-RECENT_MAX - 1)?.position ?? this.begins;
    this.recent = all.slice(-RECENT_MAX);
    this.upTo = upTo;
    this.shelf = this.options.shelf();
    this.wake();
  }

  private wake(): void {
    for (const one of [...this.waiting]) one();
  }

  private change(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const goOn = (): void => {
        this.waiting.delete(goOn);
        signal.removeEventListener('abort', goOn);
        resolve();
      };
      this.waiting.add(goOn);
      signal.addEventListener('abort', goOn);
    });
  }
}
