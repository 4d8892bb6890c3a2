import type { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { type Appended, type EventStore, START, StoreUnavailable } from '#kernel';
import { accept, type Accepted, checkFrom } from './accepted.js';
import { answering } from './answering.js';
import { commitCounter, type Commits } from './commit-counter.js';
import { type Followable, followed, paged } from './paging.js';
import { explaining, lock, numberFrom, openForReading } from './sqlite-database.js';
import { Log, LOG_LAYOUT, openLog } from './sqlite-log.js';
import { Reader } from './sqlite-reader.js';
import { refresher, Tail } from './sqlite-tail.js';
import { Writer } from './sqlite-writer.js';

export interface SqliteEventStoreOptions {
  /**
   * Path of the log. SQLite keeps `-wal` and `-shm` beside it, and the lock of the writer is `<file>.lock`. The writing
   * process must not open any of them by other means: on POSIX systems, closing them again would drop the locks.
   */
  readonly file: string;
  /** Only reads, beside a writer in another process; the file must exist. Default false. */
  readonly readOnly?: boolean;
  /** For a reader: the commits of the writer, as far as it is told of them. Default: it looks again every 50 ms. */
  readonly news?: Pick<Commits, 'commits' | 'nextCommit'>;
  /** The log grows no further than this; then appends reject with `StoreUnavailable`. Default: as far as the disk goes. */
  readonly maxBytes?: number;
}

/** How often a reader of another process's log looks for news, in milliseconds: it hears no commits. */
const LOOK_EVERY = 50;

const untilNextLook = async (_after: number, signal: AbortSignal): Promise<void> => {
  await setTimeout(LOOK_EVERY, undefined, { signal }).catch(() => undefined);
};

const looking: Pick<Commits, 'commits' | 'nextCommit'> = { commits: () => 0, nextCommit: untilNextLook };

/** What differs between a store that writes and one that only reads. */
interface Side extends Pick<Followable, 'commits' | 'nextCommit'> {
  readonly append: (append: Accepted) => Promise<Appended>;
  readonly reader: Reader;
  /** Called once. */
  readonly letGo: () => void;
}

const limit = (db: DatabaseSync, maxBytes: number): void => {
  const pages = Math.max(1, Math.floor(maxBytes / numberFrom(db, 'PRAGMA page_size')));
  db.exec(`PRAGMA max_page_count = ${pages}`);
};

/** Opens one file after another and builds on them; if any of it fails, what is open is closed again. */
const holding = (steps: readonly (() => DatabaseSync)[], build: (open: readonly DatabaseSync[]) => Side): Side => {
  const open: DatabaseSync[] = [];
  try {
    for (const step of steps) open.push(step());
    return build(open);
  } catch (error) {
    for (const db of open.reverse()) db.close();
    throw error;
  }
};

const writingSide = ({ file, maxBytes }: SqliteEventStoreOptions): Side =>
  holding([() => lock(file), () => openLog(file), () => openForReading(file, LOG_LAYOUT)], (open) => {
    const [, db, reading] = open as [DatabaseSync, DatabaseSync, DatabaseSync];
    if (maxBytes !== undefined) limit(db, maxBytes);
    const counter = commitCounter();
    const log = new Log(db);
    const writer = new Writer(db, file, log, counter.committed);
    return {
      commits: counter.commits,
      nextCommit: counter.nextCommit,
      append: (append) => writer.append(append),
      reader: new Reader(
        reading,
        () => log.tail,
        (stream) => log.headOf(stream),
      ),
      letGo: () => {
        writer.drain();
        for (const each of open.toReversed()) each.close();
        counter.committed();
      },
    };
  });

const readingSide = ({ file, news = looking }: SqliteEventStoreOptions): Side =>
  holding([() => openForReading(file, LOG_LAYOUT)], (open) => {
    const [reading] = open as [DatabaseSync];
    const refresh = refresher(reading);
    const tail = new Tail();
    const upToDate = (): Tail => {
      refresh(tail);
      return tail;
    };
    return {
      commits: news.commits,
      nextCommit: news.nextCommit,
      append: () => Promise.reject(new StoreUnavailable(`The store ${file} was opened for reading only.`)),
      reader: new Reader(reading, upToDate),
      letGo: () => {
        reading.close();
      },
    };
  });

const storeOn = (file: string, side: Side): EventStore => {
  let closed = false;
  const open = <Answer>(work: (side: Side) => Answer): Answer => {
    if (closed) throw new StoreUnavailable(`The store ${file} has been closed.`);
    return explaining(file, () => work(side));
  };
  const behind: Followable['behind'] = (position, types) => open(({ reader }) => reader.behind(position, types));
  const { commits, nextCommit } = side;
  return {
    append: (stream, expected, events) =>
      answering(() => {
        const append = accept(stream, expected, events);
        return open((writing) => writing.append(append));
      }),
    read: (stream, from = 0) =>
      paged((last) => {
        checkFrom(from);
        return open(({ reader }) => reader.ofStream(stream, last === undefined ? from : last.revision + 1));
      }),
    readAll: (from = START) =>
      paged((last) => behind(last === undefined ? from : BigInt(last.position), undefined).rows),
    follow: (from, types, signal) => followed({ behind, commits, nextCommit }, { from, types, signal }),
    head: () => answering(() => open(({ reader }) => reader.head())),
    close: () =>
      answering(() => {
        if (closed) return;
        closed = true;
        explaining(file, side.letGo);
      }),
  };
};

/**
 * An event store in one SQLite file: appends are on disk when they are answered, and share commits. One process writes,
 * others may read. Throws {@link StoreLocked} when another process writes, and `StoreUnavailable`, with what to do, for
 * a file that cannot be used.
 */
export const sqliteEventStore = (options: SqliteEventStoreOptions): EventStore =>
  storeOn(
    options.file,
    explaining(options.file, () => (options.readOnly === true ? readingSide(options) : writingSide(options))),
  );
