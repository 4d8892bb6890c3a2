import { DatabaseSync } from 'node:sqlite';
import { type EventStore, type NewEvent, NO_STREAM } from '#kernel';
import { sqliteEventStore } from '#stores';
import { temporaryFolder } from '../support/tmp.js';
import { atLeast, type Measure, median, ROUNDS } from './measure.js';

const EVENTS_ALONE = 4_000;
const EVENTS_TOGETHER = 32_000;
const WRITERS = 64;

let made = 0;

/** A typical event: about 300 bytes of data and 350 of meta, as JSON. */
const sample = (): NewEvent => {
  made += 1;
  const id = `${made.toString(16).padStart(8, '0')}-5b1d-4c6e-9a57-3f0e8b2c7d41`;
  return {
    id,
    type: 'ScoreEntered',
    version: 1,
    data: {
      paperId: `b9a1c7de-${String(made % 1000).padStart(4, '0')}-4a6b-8f1d-90e2c3d4a5b6`,
      councilId: 'c3d2e1f0-7a6b-4c5d-8e9f-0a1b2c3d4e5f',
      marker: 1,
      scores: { knowledge: '27.50', analysis: '31.25', writing: '18.75' },
      opinion: { ref: 'text/1f7c0a6e', commitment: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' },
    },
    meta: {
      actor: 'person-0d9c8b7a-6f5e-4d3c-2b1a-09f8e7d6c5b4',
      authority: 'council:marker',
      at: '2026-11-21T08:00:00.000Z',
      correlationId: id,
      causationId: id,
      commandType: 'EnterScore',
      commandId: 'f1e2d3c4-b5a6-4978-8a9b-acbdcedfe0f1',
      commandDigest: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
    },
  };
};

/** What one would write without any library: one table, one unique index, the same durability. */
interface Plain {
  readonly insert: (stream: string, revision: number, event: NewEvent) => void;
  readonly db: DatabaseSync;
}

const openPlain = (file: string): Plain => {
  const db = new DatabaseSync(file);
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE events (position INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL, id TEXT NOT NULL,
      type TEXT NOT NULL, version INTEGER NOT NULL, data TEXT NOT NULL, meta TEXT NOT NULL, UNIQUE (stream, revision))`);
  const insert = db.prepare(
    'INSERT INTO events (stream, revision, id, type, version, data, meta) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  return {
    db,
    insert: (stream, revision, { id, type, version, data, meta }) => {
      insert.run(stream, revision, id, type, version, JSON.stringify(data), JSON.stringify(meta));
    },
  };
};

type Append = (stream: string, expected: number, event: NewEvent) => Promise<unknown>;

/** Group commit in its plainest form: all that is queued when the loop comes round. */
const grouping = ({ db, insert }: Plain): Append => {
  let queue: { readonly write: () => void; readonly resolve: () => void }[] = [];
  const flush = (): void => {
    const batch = queue;
    queue = [];
    db.exec('BEGIN');
    for (const { write } of batch) write();
    db.exec('COMMIT');
    for (const { resolve } of batch) resolve();
  };
  return (stream, expected, event) =>
    new Promise<void>((resolve) => {
      if (queue.length === 0) setImmediate(flush);
      queue.push({
        write: () => {
          insert(stream, expected + 1, event);
        },
        resolve,
      });
    });
};

const streamOf = (writer: number): string => `round-7d0f6a52-1c3b-4e8d-9f2a-${String(writer).padStart(12, '0')}`;

const together = async (append: Append, events: readonly NewEvent[]): Promise<void> => {
  const each = events.length / WRITERS;
  const write = async (writer: number): Promise<void> => {
    for (let revision = 0; revision < each; revision += 1) {
      await append(streamOf(writer), revision - 1, events[writer * each + revision]!);
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
};

const alone = async (store: EventStore, events: readonly NewEvent[]): Promise<void> => {
  let expected = NO_STREAM;
  for (const event of events) expected = (await store.append(streamOf(0), expected, [event])).revision;
};

const perSecond = async (events: readonly NewEvent[], work: () => void | Promise<void>): Promise<number> => {
  const start = performance.now();
  await work();
  return (events.length * 1_000) / (performance.now() - start);
};

type Run = (events: readonly NewEvent[]) => Promise<number>;

const inFolder = async (run: (file: string) => Promise<number>): Promise<number> => {
  const folder = temporaryFolder();
  try {
    return await run(folder.file('log.sqlite'));
  } finally {
    folder.remove();
  }
};

const onStore =
  (work: (store: EventStore, events: readonly NewEvent[]) => Promise<void>): Run =>
  (events) =>
    inFolder(async (file) => {
      const store = sqliteEventStore({ file });
      const rate = await perSecond(events, () => work(store, events));
      await store.close();
      return rate;
    });

const onPlain =
  (work: (plain: Plain, events: readonly NewEvent[]) => void | Promise<void>): Run =>
  (events) =>
    inFolder(async (file) => {
      const plain = openPlain(file);
      const rate = await perSecond(events, () => work(plain, events));
      plain.db.close();
      return rate;
    });

const compare = async (name: string, goal: number, count: number, runs: readonly [Run, Run]): Promise<Measure> => {
  const rates: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const events = Array.from({ length: count }, sample);
    // Each goes first in turn: what the first leaves in the disk's cache must not favour one of them.
    for (const side of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const))
      rates[side].push(await runs[side](events));
  }
  return atLeast(goal, { name, unit: 'events/s', value: median(rates[0]), baseline: median(rates[1]) });
};

/** Durable appends against a plain `node:sqlite` loop with the same rows and the same durability, in the same run. */
export const benchStores = async (): Promise<Measure[]> => [
  await compare('durable appends, one writer', 0.5, EVENTS_ALONE, [
    onStore(alone),
    onPlain(({ insert }, events) => {
      for (const [revision, event] of events.entries()) insert(streamOf(0), revision, event);
    }),
  ]),
  await compare('durable appends, 64 writers', 1, EVENTS_TOGETHER, [
    onStore((store, events) => together((stream, expected, event) => store.append(stream, expected, [event]), events)),
    onPlain((plain, events) => together(grouping(plain), events)),
  ]),
];
