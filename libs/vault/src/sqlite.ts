import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable } from '#kernel';
import { atOnce } from './at-once.js';
import { codeOf } from './code-of.js';
import { VaultInUse } from './errors.js';
import { type Rows, type RowsAlone } from './rows.js';
import { sqliteTables } from './sqlite-tables.js';
import { vaultOverRows } from './vault-over-rows.js';
import { type Vault } from './vault.js';

/** A write takes milliseconds: who waits longer than this for another process says that the vault is busy. */
const BUSY_MS = 5_000;
/** Shape of the tables; a file with a higher one was made by newer code. */
const SHAPE = 2;

/**
 * Keys stand in a table that only grows and whose rows never change their length: SQLite then overwrites a wiped key in
 * its place, and has never left a copy of it elsewhere by moving rows between pages. What is deleted or emptied in the
 * other tables is overwritten with zeros by `secure_delete`.
 */
const TABLES = `
  CREATE TABLE IF NOT EXISTS key_check (one INTEGER PRIMARY KEY CHECK (one = 1), value BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS subject (
    id INTEGER PRIMARY KEY, subject TEXT NOT NULL UNIQUE, erased INTEGER NOT NULL, wrapped BLOB NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS lasting (name TEXT PRIMARY KEY, box BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS tally (one INTEGER PRIMARY KEY CHECK (one = 1), box BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS versions (subject TEXT PRIMARY KEY, version INTEGER NOT NULL, box BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS waiting (
    ref TEXT PRIMARY KEY, after_position INTEGER NOT NULL, since INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS text (ref TEXT PRIMARY KEY, subject TEXT NOT NULL, kind TEXT NOT NULL, box BLOB NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS text_by_subject ON text (subject);
  CREATE TABLE IF NOT EXISTS field (
    subject TEXT NOT NULL, field TEXT NOT NULL, box BLOB NOT NULL, PRIMARY KEY (subject, field)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS blind (digest BLOB PRIMARY KEY, subject TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS blind_by_subject ON blind (subject);
  PRAGMA user_version = ${SHAPE};
`;

/** SQLite's own message is kept only as the cause: it names tables, never values. */
const guarded = <Answer>(work: () => Answer): Answer => {
  try {
    return work();
  } catch (error) {
    if (codeOf(error) !== 'ERR_SQLITE_ERROR') throw error;
    throw new StoreUnavailable(
      'The vault cannot be used: its file is damaged, is no vault, or the disk fails. Put a backup of vault.sqlite back, or look at the disk.',
      { cause: error },
    );
  }
};

const inTransaction = <Answer>(db: DatabaseSync, begin: string, work: () => Answer): Answer =>
  guarded(() => {
    db.exec(begin);
    try {
      const answer = work();
      db.exec('COMMIT');
      return answer;
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  });

/**
 * Makes the file, empty and for its owner alone, if it is not there; SQLite gives its side files the mode of the file. One
 * that is there is not touched: closing it would drop the locks that this process has on it.
 */
const makePrivate = (file: string): void => {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
};

const openFile = (file: string, timeout: number): DatabaseSync => {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    makePrivate(file);
    return new DatabaseSync(file, { timeout });
  } catch (error) {
    throw new StoreUnavailable(`the file ${file} of the vault cannot be opened`, { cause: error });
  }
};

const shapeOf = (db: DatabaseSync): number =>
  guarded(() => Number(db.prepare('PRAGMA user_version').get()?.['user_version']));

const mustBeKnown = (db: DatabaseSync) => {
  if (shapeOf(db) > SHAPE) throw new StoreUnavailable('the vault was made by a newer version of this program');
};

const prepareFile = (db: DatabaseSync) => {
  guarded(() => {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
  });
  mustBeKnown(db);
  inTransaction(db, 'BEGIN IMMEDIATE', () => {
    db.exec(TABLES);
  });
};

/** The old pages, with what was wiped, still stand in the write-ahead log until it is emptied. */
const purge = (db: DatabaseSync) => {
  const done = guarded(() => db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get());
  if (done?.['busy'] === 0) return;
  throw new StoreUnavailable('another program is reading the vault, so that erased bytes could not be overwritten yet');
};

const sqliteRows = (db: DatabaseSync): Rows => ({
  reading: (work) => atOnce(() => inTransaction(db, 'BEGIN', work)),
  writing: (work) => atOnce(() => inTransaction(db, 'BEGIN IMMEDIATE', work)),
  ...sqliteTables((text) => db.prepare(text)),
  purge: () =>
    atOnce(() => {
      purge(db);
    }),
  close: () =>
    atOnce(() => {
      db.close();
    }),
});

/** Where the vault's file is, and the key that it belongs to. */
export interface SqliteVaultOptions {
  /** Made, readable by its owner only, when it is not there. */
  readonly file: string;
  readonly masterKey: Uint8Array;
  /** How long to wait for another process that uses the file, in milliseconds; default 5,000. */
  readonly busyMs?: number;
  /** Only reads, beside whoever writes; the file must exist, and what would write rejects. Default false. */
  readonly readOnly?: boolean;
}

const OLDER =
  'the vault was made by an older version of this program: start the server once, which brings it up to date';

/** A vault that is there, on a connection that never writes: what would write meets `SQLITE_READONLY`. */
const readOnlyVault = async ({ file, masterKey, busyMs = BUSY_MS }: SqliteVaultOptions): Promise<Vault> => {
  const db = guarded(() => new DatabaseSync(file, { readOnly: true, timeout: busyMs }));
  try {
    mustBeKnown(db);
    if (shapeOf(db) < SHAPE) throw new StoreUnavailable(OLDER);
    const reading: Rows['writing'] = (work) => atOnce(() => inTransaction(db, 'BEGIN', work));
    return await vaultOverRows({ ...sqliteRows(db), writing: reading }, masterKey);
  } catch (error) {
    db.close();
    throw error;
  }
};

/**
 * A vault in one SQLite file. Answers a write only when it is on disk. Throws `WrongMasterKey` when the file was made
 * with another key, and `StoreUnavailable` when it is no vault, is busy for too long, or was made by newer code.
 */
export const sqliteVault = async (options: SqliteVaultOptions): Promise<Vault> => {
  if (options.readOnly === true) return readOnlyVault(options);
  const { file, masterKey, busyMs = BUSY_MS } = options;
  const db = openFile(file, busyMs);
  try {
    prepareFile(db);
    return await vaultOverRows(sqliteRows(db), masterKey);
  } catch (error) {
    db.close();
    throw error;
  }
};

/**
 * Does something with the rows of a vault in this file while nobody else has it open. Throws {@link VaultInUse} when somebody
 * has: in this mode SQLite wants the file for itself, and whoever has it open holds on to a part of it.
 */
export const sqliteAlone =
  (file: string): RowsAlone =>
  async (work) => {
    const db = openFile(file, 0);
    try {
      try {
        db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT');
      } catch (error) {
        throw new VaultInUse({ cause: error });
      }
      prepareFile(db);
      await work(sqliteRows(db));
    } finally {
      db.close();
    }
  };
