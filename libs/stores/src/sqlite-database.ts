import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable } from '#kernel';

/** Another process already writes here; two writers would each believe in their own stream heads. */
export class StoreLocked extends StoreUnavailable {
  constructor(
    readonly file: string,
    options?: ErrorOptions,
  ) {
    super(
      `Another process is already writing to ${file}. Stop that process first, or give this one a folder of its own. ` +
        'Nothing was changed. (The lock goes away by itself when the other process ends, however it ends.)',
      options,
    );
    this.name = 'StoreLocked';
  }
}

/** Result codes of SQLite that call for something to be done. */
const BUSY = 5;
const DAMAGED = 11;
const FULL = 13;

const advice: Readonly<Record<number, string>> = {
  [BUSY]: 'another process is using it and did not let go of it in time',
  8: 'it may not be written to; check its permissions',
  10: 'the disk reports an error; check the disk, then start again',
  [DAMAGED]: 'it is damaged; restore it from a backup',
  [FULL]: 'there is no room left for it; make room, then try again',
  14: 'it cannot be opened; check that the folder exists and that this user may write to it',
  26: 'it is not a SQLite file, or it is damaged; check the path, or restore it from a backup',
};

const codeOf = (error: unknown): number | undefined =>
  typeof error === 'object' && error !== null && 'errcode' in error ? Number(error.errcode) & 0xff : undefined;

/** True when trying again cannot help: a failed sync, say, leaves unknown what the disk holds. */
export const isLasting = (error: unknown): boolean => {
  const code = codeOf(error);
  return code !== undefined && code !== FULL && code !== BUSY;
};

/** An error of SQLite as a sentence; any other value as it is. */
export const explained = (file: string, error: unknown): Error => {
  const code = codeOf(error);
  if (code !== undefined) {
    return new StoreUnavailable(
      `The store ${file} cannot be used: ${advice[code] ?? `SQLite says ${String(error)}`}.`,
      {
        cause: error,
      },
    );
  }
  return error as Error;
};

/** Runs `work`; errors of SQLite come out as {@link StoreUnavailable}. */
export const explaining = <Answer>(file: string, work: () => Answer): Answer => {
  try {
    return work();
  } catch (error) {
    throw explained(file, error);
  }
};

/** Which tables a file holds, so that no file is taken for another or for an older one. */
export interface Layout {
  /** SQLite's `application_id`: tells a log from a read store. */
  readonly application: number;
  /** SQLite's `user_version`. */
  readonly number: number;
  readonly sql: string;
}

/** One number that a pragma or query answers. */
export const numberFrom = (db: DatabaseSync, sql: string): number =>
  Number(Object.values(db.prepare(sql).get() ?? {})[0] ?? 0);

const checkLayout = (db: DatabaseSync, file: string, layout: Layout): void => {
  const application = numberFrom(db, 'PRAGMA application_id');
  const number = numberFrom(db, 'PRAGMA user_version');
  if (application !== layout.application) {
    throw new StoreUnavailable(`The file ${file} belongs to something else; nothing was changed. Check the path.`);
  }
  if (number !== layout.number) {
    throw new StoreUnavailable(
      `The file ${file} has layout ${number}, and this program knows layout ${layout.number}; nothing was changed. ` +
        'Use the release of the program that wrote it.',
    );
  }
};

const isNew = (db: DatabaseSync): boolean =>
  numberFrom(db, 'SELECT count(*) FROM sqlite_schema') === 0 && numberFrom(db, 'PRAGMA user_version') === 0;

/** Runs `work` in one transaction: all of it or nothing. */
export const inTransaction = <Answer>(db: DatabaseSync, work: () => Answer): Answer => {
  db.exec('BEGIN IMMEDIATE');
  try {
    const answer = work();
    db.exec('COMMIT');
    return answer;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
};

/** How long to wait for a checkpoint or another program's short write, in milliseconds. */
export const BUSY_TIMEOUT = 5_000;

const settle = (db: DatabaseSync, file: string, layout: Layout): void => {
  if (isNew(db)) {
    db.exec('PRAGMA journal_mode = WAL');
    inTransaction(db, () => {
      if (!isNew(db)) return;
      db.exec(`${layout.sql}; PRAGMA application_id = ${layout.application}; PRAGMA user_version = ${layout.number}`);
    });
  }
  checkLayout(db, file, layout);
};

/** Prepares a file that has just been opened, and lets go of it again if that fails. */
const prepared = (db: DatabaseSync, prepare: () => void): DatabaseSync => {
  try {
    prepare();
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

/**
 * Makes the file, empty and for its owner alone, if it is not there: SQLite would let others read it. What SQLite keeps
 * beside a file has the mode of the file. A file that is there is not touched: closing it would drop this process's locks.
 */
export const makePrivate = (file: string): void => {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch {
    // It is there; or it cannot be made, which SQLite says in its own way.
  }
};

/** Opens a file for writing, and lays it out when it is new. Throws {@link StoreUnavailable}. */
export const openForWriting = (file: string, layout: Layout, synchronous: 'FULL' | 'NORMAL'): DatabaseSync =>
  explaining(file, () => {
    makePrivate(file);
    const db = new DatabaseSync(file, { timeout: BUSY_TIMEOUT });
    return prepared(db, () => {
      settle(db, file, layout);
      db.exec(`PRAGMA synchronous = ${synchronous}`);
    });
  });

/** Opens an existing file for reading. Throws {@link StoreUnavailable}. */
export const openForReading = (file: string, layout: Layout): DatabaseSync =>
  explaining(file, () => {
    const db = new DatabaseSync(file, { readOnly: true, timeout: BUSY_TIMEOUT });
    return prepared(db, () => {
      checkLayout(db, file, layout);
    });
  });

const isWhole = (db: DatabaseSync): boolean =>
  Object.values(db.prepare('PRAGMA quick_check(1)').get() ?? {})[0] === 'ok';

/** Reads a file from end to end for damage, beside whoever writes it; answers what `look` says. Throws {@link StoreUnavailable}. */
export const inspecting = <Answer>(file: string, layout: Layout, look: (db: DatabaseSync) => Answer): Answer => {
  const db = openForReading(file, layout);
  try {
    return explaining(file, () => {
      if (!isWhole(db)) throw new StoreUnavailable(`The store ${file} cannot be used: ${advice[DAMAGED] ?? ''}.`);
      return look(db);
    });
  } finally {
    db.close();
  }
};

/**
 * Makes this process the only writer of `file` until the lock is closed or the process ends, by an exclusive
 * transaction on a file beside it: the operating system lets go of it even after SIGKILL, and readers never meet it.
 */
export const lock = (file: string): DatabaseSync =>
  explaining(file, () => {
    makePrivate(`${file}.lock`);
    const held = new DatabaseSync(`${file}.lock`, { timeout: 0 });
    return prepared(held, () => {
      try {
        held.exec('BEGIN EXCLUSIVE');
      } catch (error) {
        throw codeOf(error) === BUSY ? new StoreLocked(file, { cause: error }) : error;
      }
    });
  });
