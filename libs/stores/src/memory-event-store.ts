import { type Appended, type EventStore, NO_STREAM, START, StoreUnavailable } from '#kernel';
import { accept, type Accepted, checkFrom, repeated, type Standing, type StoredRow } from './accepted.js';
import { answering } from './answering.js';
import { commitCounter } from './commit-counter.js';
import { followed, LOOK_ROWS, type Look, lookAt, nothingBehind, paged, pageOf } from './paging.js';

interface Log extends Standing {
  readonly write: (append: Accepted) => Appended;
  readonly behind: (position: bigint, types?: readonly string[]) => Look;
  readonly ofStream: (stream: string, from: number) => readonly StoredRow[];
  readonly head: () => bigint;
}

function* from(rows: readonly StoredRow[], start: number): Generator<StoredRow> {
  for (let index = start; ; index += 1) {
    const row = rows[index];
    if (row === undefined) return;
    yield row;
  }
}

const openLog = (): Log => {
  const log: StoredRow[] = [];
  const streams = new Map<string, StoredRow[]>();
  const of = (stream: string): readonly StoredRow[] => streams.get(stream) ?? [];
  return {
    headOf: (stream) => of(stream).at(-1)?.revision ?? NO_STREAM,
    at: (stream, revision) => of(stream)[revision],
    write: ({ stream, expected, rows }) => {
      const own = streams.get(stream) ?? [];
      streams.set(stream, own);
      for (const row of rows) {
        const stored = { ...row, stream, revision: own.length, position: log.length + 1 };
        own.push(stored);
        log.push(stored);
      }
      return { revision: expected + rows.length, position: BigInt(log.length) };
    },
    behind: (position, types) => {
      const start = Number(position);
      if (start >= log.length) return nothingBehind(position);
      const end = Math.min(log.length, start + LOOK_ROWS);
      const rows = log.slice(start, end);
      return lookAt(
        types === undefined ? rows : rows.filter(({ type }) => types.includes(type)),
        BigInt(end),
        BigInt(log.length),
      );
    },
    ofStream: (stream, revision) => pageOf(from(of(stream), revision)),
    head: () => BigInt(log.length),
  };
};

/** An event store that forgets everything with its process: for tests, samples and what-if runs. */
export const memoryEventStore = (): EventStore => {
  const log = openLog();
  const commits = commitCounter();
  let closed = false;
  const open = (): Log => {
    if (closed) throw new StoreUnavailable('the event store in memory has been closed');
    return log;
  };
  return {
    append: (stream, expected, events) =>
      answering(() => {
        const append = accept(stream, expected, events);
        const first = repeated(open(), append);
        if (first !== undefined) return first;
        const appended = log.write(append);
        commits.committed();
        return appended;
      }),
    read: (stream, start = 0) =>
      paged((last) => {
        checkFrom(start);
        return open().ofStream(stream, last === undefined ? start : last.revision + 1);
      }),
    readAll: (start = START) => paged((last) => open().behind(last === undefined ? start : BigInt(last.position)).rows),
    follow: (start, types, signal) =>
      followed({ ...commits, behind: (position) => open().behind(position, types) }, { from: start, types, signal }),
    head: () => answering(() => open().head()),
    close: () =>
      answering(() => {
        closed = true;
        commits.committed();
      }),
  };
};
