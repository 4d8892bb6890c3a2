import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { StoreUnavailable } from '#kernel';
import { codeOf } from './code-of.js';
import { type Rows } from './rows.js';
import { vaultOverRows } from './vault-over-rows.js';
import { type Vault } from './vault.js';

/** A write takes milliseconds: who waits longer than this for another process says that the vault is busy. */
const BUSY_MS = 5_000;
/** Shape of the tables; a file with a higher one was made by newer code. */
const SHAPE = 1;

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
  CREATE TABLE IF NOT EXISTS text (ref TEXT PRIMARY KEY, subject TEXT NOT NULL, kind TEXT NOT NULL, box BLOB NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS text_by_subject ON text (subject);
  CREATE TABLE IF NOT EXISTS field (
    subject TEXT NOT NULL, field TEXT NOT NULL, box BLOB NOT NULL, PRIMARY KEY (subject, field)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS blind (digest BLOB PRIMARY KEY, subject TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS blind_by_subject ON blind (subject);
  PRAGMA user_version = ${SHAPE};
`;

/** Length of a wrapped key: nonce, key and tag. */
const WRAPPED_BYTES = 12 + 32 + 16;

type Row = Record<string, SQLOutputValue>;

/** The tables are STRICT: a column of this type holds nothing else. */
const bytes = (row: Row, column: string): Uint8Array => row[column] as Uint8Array;
const textIn = (row: Row, column: string): string => row[column] as string;

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

const prepareFile = (db: DatabaseSync) => {
  guarded(() => {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
    const shape = db.prepare('PRAGMA user_version').get()?.['user_version'];
    if (Number(shape) > SHAPE) throw new StoreUnavailable('the vault was made by a newer version of this program');
  });
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

type Prepare = (sql: string) => StatementSync;

const subjectRows = (sql: Prepare): Pick<Rows, 'keyCheck' | 'subject' | 'addSubject'> => {
  const insertCheck = sql('INSERT INTO key_check (one, value) VALUES (1, ?) ON CONFLICT DO NOTHING');
  const selectCheck = sql('SELECT value FROM key_check');
  const select = sql('SELECT erased, wrapped FROM subject WHERE subject = ?');
  const insert = sql('INSERT INTO subject (subject, erased, wrapped) VALUES (?, 0, ?)');
  return {
    keyCheck: (value) => {
      insertCheck.run(value);
      return bytes(selectCheck.get() ?? {}, 'value');
    },
    subject: (subject) => {
      const row = select.get(subject);
      if (row === undefined) return undefined;
      return row['erased'] === 0 ? { erased: false, wrapped: bytes(row, 'wrapped') } : { erased: true };
    },
    addSubject: (subject, wrapped) => void insert.run(subject, wrapped),
  };
};

const textRows = (sql: Prepare): Pick<Rows, 'text' | 'addText'> => {
  const select = sql('SELECT subject, kind, box FROM text WHERE ref = ?');
  const insert = sql('INSERT INTO text (ref, subject, kind, box) VALUES (?, ?, ?, ?)');
  return {
    text: (ref) => {
      const row = select.get(ref);
      return row && { ref, subject: textIn(row, 'subject'), kind: textIn(row, 'kind'), box: bytes(row, 'box') };
    },
    addText: ({ ref, subject, kind, box }) => void insert.run(ref, subject, kind, box),
  };
};

const fieldRows = (sql: Prepare): Pick<Rows, 'field' | 'setField' | 'fields'> => {
  const select = sql('SELECT box FROM field WHERE subject = ? AND field = ?');
  const selectAll = sql('SELECT field, box FROM field WHERE subject = ? ORDER BY field');
  const upsert = sql(
    'INSERT INTO field (subject, field, box) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET box = excluded.box',
  );
  return {
    field: (subject, field) => {
      const row = select.get(subject, field);
      return row && bytes(row, 'box');
    },
    setField: (subject, field, box) => void upsert.run(subject, field, box),
    fields: (subject) => selectAll.all(subject).map((row) => [textIn(row, 'field'), bytes(row, 'box')] as const),
  };
};

const indexRows = (sql: Prepare): Pick<Rows, 'indexed' | 'addIndex'> => {
  const select = sql('SELECT subject FROM blind WHERE digest = ?');
  const insert = sql('INSERT INTO blind (digest, subject) VALUES (?, ?)');
  return {
    indexed: (digest) => {
      const row = select.get(digest);
      return row && textIn(row, 'subject');
    },
    addIndex: (digest, subject) => void insert.run(digest, subject),
  };
};

const wiping = (sql: Prepare): Pick<Rows, 'wipe'> => {
  const overwriteKey = sql(
    `INSERT INTO subject (subject, erased, wrapped) VALUES (?, 1, ?)
     ON CONFLICT (subject) DO UPDATE SET erased = 1, wrapped = excluded.wrapped`,
  );
  const rest = [
    sql("UPDATE text SET box = x'' WHERE subject = ?"),
    sql('DELETE FROM field WHERE subject = ?'),
    sql('DELETE FROM blind WHERE subject = ?'),
  ];
  return {
    wipe: (subject) => {
      overwriteKey.run(subject, new Uint8Array(WRAPPED_BYTES));
      for (const statement of rest) statement.run(subject);
    },
  };
};

const sqliteRows = (db: DatabaseSync): Rows => {
  const sql: Prepare = (text) => db.prepare(text);
  return {
    reading: (work) => inTransaction(db, 'BEGIN', work),
    writing: (work) => inTransaction(db, 'BEGIN IMMEDIATE', work),
    ...subjectRows(sql),
    ...textRows(sql),
    ...fieldRows(sql),
    ...indexRows(sql),
    ...wiping(sql),
    purge: () => {
      purge(db);
    },
    close: () => {
      db.close();
    },
  };
};

/** Where the vault's file is, and the key that it belongs to. */
export interface SqliteVaultOptions {
  /** Made, readable by its owner only, when it is not there. */
  readonly file: string;
  readonly masterKey: Uint8Array;
  /** How long to wait for another process that uses the file, in milliseconds; default 5,000. */
  readonly busyMs?: number;
}

/**
 * A vault in one SQLite file. Answers a write only when it is on disk. Throws `WrongMasterKey` when the file was made
 * with another key, and `StoreUnavailable` when it is no vault, is busy for too long, or was made by newer code.
 */
export const sqliteVault = ({ file, masterKey, busyMs = BUSY_MS }: SqliteVaultOptions): Vault => {
  const db = openFile(file, busyMs);
  try {
    prepareFile(db);
    return vaultOverRows(sqliteRows(db), masterKey);
  } catch (error) {
    db.close();
    throw error;
  }
};
