import type {
  AllStreamResolvedEvent,
  AppendResult,
  BasicCredentials,
  KurrentDBClient,
  Position,
  ResolvedEvent,
} from '@kurrent/kurrentdb-client';
import {
  type Appended,
  type EventStore,
  type Followed,
  NO_STREAM,
  type Recorded,
  RevisionConflict,
  START,
  StoreUnavailable,
  turns,
} from '#kernel';
import { checkFrom } from '../accepted.js';
import { answering } from '../answering.js';
import { type KurrentAddress, kurrentAddress } from './address.js';
import { OURS, recordedFrom, type Sendable, sendable } from './events.js';
import { explained, isOfType } from './failing.js';
import { follow } from './following.js';
import { Lines } from './lines.js';
import { placeOf, positionOf } from './places.js';

/** Events that one read fetches at most. A read is always taken whole: one that is left half-way holds its line for ever. */
const PAGE = 256;
/**
 * Appends on one line at once. At 16 the client begins to queue them where it writes, and if the line is lost then, what it
 * queued is rejected where nobody hears it, which ends the process.
 */
const APPENDS_A_LINE = 15;
/** Lines for appends: with all of them about as many are under way as 64 writers were measured to need. */
const APPEND_LINES = 4;

const ours = { filterOn: 'eventType', regex: OURS, checkpointInterval: 1 } as const;

export interface KurrentEventStoreOptions {
  /** `kurrentdb://…` or `kurrentdb+discover://…`: see the page on stores. */
  readonly address: string;
}

/** A read, taken whole. */
const whole = async (page: AsyncIterable<ResolvedEvent | AllStreamResolvedEvent>): Promise<readonly Recorded[]> => {
  const events: Recorded[] = [];
  for await (const resolved of page) {
    const event = recordedFrom(resolved);
    if (event !== undefined) events.push(event);
  }
  return events;
};

/** The same of a stream; one that is not there holds nothing. */
const wholeOfStream = async (page: AsyncIterable<ResolvedEvent>): Promise<readonly Recorded[]> => {
  try {
    return await whole(page);
  } catch (error) {
    if (isOfType(error, 'stream-not-found')) return [];
    throw error;
  }
};

/** Somebody has cut or deleted a stream with the means of the database: what is left is not what was decided on. */
const cut = (stream: string): StoreUnavailable =>
  new StoreUnavailable(`The stream ${stream} was cut or deleted in KurrentDB from outside: it cannot be gone on with.`);

class KurrentEventStore implements EventStore {
  readonly #appends: Lines;
  readonly #reads: Lines;
  readonly #follows: Lines;
  /** The client sends what is asked of it at once in any order; what is appended to one stream keeps its own. */
  readonly #inTurn = turns();
  readonly #pending = new Set<Promise<unknown>>();
  readonly #closing = new AbortController();
  /** What every read says: who asks, and that only the leader knows the newest. */
  readonly #asked: { readonly requiresLeader: true; readonly credentials?: BasicCredentials };
  #isClosed = false;

  constructor(
    private readonly address: KurrentAddress,
    open: () => KurrentDBClient,
  ) {
    const { deadline, account } = address;
    this.#asked = { requiresLeader: true, ...(account === undefined ? {} : { credentials: account }) };
    const alone = { open, most: 1, usersEach: Number.POSITIVE_INFINITY, deadline };
    this.#appends = new Lines({ open, most: APPEND_LINES, usersEach: APPENDS_A_LINE, deadline });
    this.#reads = new Lines(alone);
    this.#follows = new Lines(alone);
  }

  append: EventStore['append'] = (stream, expected, events) => {
    const appending = answering(() => {
      const append = sendable(stream, expected, events);
      this.#mustBeOpen();
      return this.#explaining(this.#append(append));
    });
    this.#pending.add(appending);
    const settled = (): void => {
      this.#pending.delete(appending);
    };
    appending.then(settled, settled);
    return appending;
  };

  async *read(stream: string, from = 0): AsyncGenerator<Recorded> {
    checkFrom(from);
    for (let next = from; ;) {
      this.#mustBeOpen();
      const page = await this.#ofStream(stream, next, PAGE);
      for (const event of page) {
        if (event.revision !== next) throw cut(stream);
        next += 1;
        yield event;
      }
      if (page.length < PAGE) return;
    }
  }

  async *readAll(from: bigint = START): AsyncGenerator<Recorded> {
    for (let last = from; ;) {
      this.#mustBeOpen();
      const fromPosition = placeOf(last);
      const page = await this.#look((client) =>
        whole(client.readAll({ ...this.#asked, fromPosition, maxCount: PAGE, filter: ours })),
      );
      for (const event of page) {
        if (event.position <= last) continue;
        last = event.position;
        yield event;
      }
      if (page.length < PAGE) return;
    }
  }

  async *follow(from: bigint, types: readonly string[] | undefined, signal: AbortSignal): AsyncGenerator<Followed> {
    this.#mustBeOpen();
    const either = AbortSignal.any([signal, this.#closing.signal]);
    try {
      yield* follow({ lines: this.#follows, head: this.head, first: this.#first, from, types, signal: either });
    } catch (error) {
      throw explained(error, this.address.shown);
    }
    if (!signal.aborted) this.#mustBeOpen();
  }

  head = async (): Promise<bigint> => {
    this.#mustBeOpen();
    const [last] = await this.#look((client) =>
      whole(
        client.readAll({
          ...this.#asked,
          direction: 'backwards',
          fromPosition: 'end',
          maxCount: 1,
          filter: ours,
        }),
      ),
    );
    return last?.position ?? START;
  };

  #first = (place: Position): Promise<AllStreamResolvedEvent | undefined> =>
    this.#look(async (client) => {
      const [first] = await Array.fromAsync(client.readAll({ ...this.#asked, fromPosition: place, maxCount: 1 }));
      return first;
    });

  close = async (): Promise<void> => {
    this.#isClosed = true;
    await Promise.allSettled(this.#pending);
    this.#closing.abort();
    for (const lines of [this.#appends, this.#reads, this.#follows]) await lines.close();
  };

  #mustBeOpen(): void {
    if (this.#isClosed)
      throw new StoreUnavailable(`The connection to the KurrentDB at ${this.address.shown} was closed.`);
  }

  async #explaining<Answer>(asked: Promise<Answer>): Promise<Answer> {
    try {
      return await asked;
    } catch (error) {
      throw explained(error, this.address.shown);
    }
  }

  #look<Answer>(question: (client: KurrentDBClient) => Promise<Answer>): Promise<Answer> {
    return this.#explaining(this.#reads.ask(question));
  }

  #ofStream(stream: string, from: number, maxCount: number): Promise<readonly Recorded[]> {
    const options = { ...this.#asked, fromRevision: BigInt(from), maxCount };
    return this.#look((client) => wholeOfStream(client.readStream(stream, options)));
  }

  /** Asked again as often as it takes: the server knows the same ids at the same place for what they are. */
  async #append(append: Sendable): Promise<Appended> {
    const { stream, expected, sent } = append;
    const streamState = expected === NO_STREAM ? 'no_stream' : BigInt(expected);
    const deadline = this.#appends.deadline();
    const send = (client: KurrentDBClient) => client.appendToStream(stream, sent, { streamState });
    try {
      return this.#appended(append, await this.#inTurn(stream, () => this.#appends.ask(send, deadline)));
    } catch (error) {
      if (!isOfType(error, 'wrong-expected-version')) throw error;
      const { actualState } = error as { readonly actualState: bigint | string };
      return await this.#standing(append, typeof actualState === 'bigint' ? Number(actualState) : NO_STREAM);
    }
  }

  #appended({ stream, expected, rows }: Sendable, { nextExpectedRevision, position }: AppendResult): Appended {
    const revision = expected + rows.length;
    // A stream that was deleted goes on counting where it was.
    if (position === undefined || nextExpectedRevision !== BigInt(revision)) throw cut(stream);
    return { revision, position: positionOf({ commit: position.commit, prepare: position.commit }) };
  }

  /** The first answer, where exactly these events stand at that place already, though they came in more than one append. */
  async #standing({ stream, expected, rows }: Sendable, actual: number): Promise<Appended> {
    const revision = expected + rows.length;
    const there = actual < revision ? [] : await this.#ofStream(stream, expected + 1, rows.length);
    const last = there.at(-1);
    if (last === undefined || !rows.every(({ id }, index) => there[index]?.id === id)) {
      throw new RevisionConflict(stream, expected, actual);
    }
    return { revision, position: last.position };
  }
}

/**
 * An event store in a KurrentDB, reached through its own client, which is loaded here and not before. Opens once the server
 * answers; rejects with `StoreUnavailable`, with what to do, where it does not within its deadline.
 */
export const kurrentEventStore = async ({ address }: KurrentEventStoreOptions): Promise<EventStore> => {
  const read = kurrentAddress(address);
  const { KurrentDBClient } = await import('@kurrent/kurrentdb-client');
  const store = new KurrentEventStore(read, () => {
    try {
      return KurrentDBClient.connectionString(read.url);
    } catch {
      // What the client says quotes the address, and with it the password.
      throw new StoreUnavailable(
        `The KurrentDB at ${read.shown} cannot be called: a certificate or key is not where its address says.`,
      );
    }
  });
  try {
    await store.head();
  } catch (error) {
    await store.close();
    throw error;
  }
  // Whoever wraps a store takes it apart: its parts work by themselves.
  return {
    append: store.append,
    read: (stream, from) => store.read(stream, from),
    readAll: (from) => store.readAll(from),
    follow: (from, types, signal) => store.follow(from, types, signal),
    head: store.head,
    close: store.close,
  };
};
