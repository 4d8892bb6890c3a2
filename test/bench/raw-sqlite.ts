import { DatabaseSync } from 'node:sqlite';
import type { NewEvent } from '#kernel';
import type { Append } from './sample-events.js';

/** What one would write without any library: one table, one unique index, the same durability. */
export interface RawLog {
  /** Writes one event in a commit of its own, or in the one that is open. */
  readonly insert: (stream: string, revision: number, event: NewEvent) => void;
  readonly db: DatabaseSync;
}

/** Opens a new log in `file`. */
export const openRaw = (file: string): RawLog => {
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

/** Each append in a commit of its own. */
export const eachAlone =
  ({ insert }: RawLog): Append =>
  (stream, expected, event) => {
    insert(stream, expected + 1, event);
    return Promise.resolve();
  };

/** Group commit in its plainest form: all that is queued when the loop comes round. */
export const grouping = ({ db, insert }: RawLog): Append => {
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
