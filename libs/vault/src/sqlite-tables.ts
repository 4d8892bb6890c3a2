import { type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { type Entry, type Rows } from './rows.js';

/** Length of a wrapped key: nonce, key and tag. */
const WRAPPED_BYTES = 12 + 32 + 16;

type Row = Record<string, SQLOutputValue>;

/** The tables are STRICT: a column of this type holds nothing else. */
const bytes = (row: Row, column: string): Uint8Array => row[column] as Uint8Array;
const textIn = (row: Row, column: string): string => row[column] as string;

/** Prepares a statement. */
type Prepare = (sql: string) => StatementSync;

const namedRows = (
  sql: Prepare,
): Pick<Rows, 'keyCheck' | 'setKeyCheck' | 'lasting' | 'setLasting' | 'tally' | 'setTally'> => {
  const check = sql('SELECT value FROM key_check');
  const setCheck = sql(
    'INSERT INTO key_check (one, value) VALUES (1, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  );
  const lasting = sql('SELECT box FROM lasting WHERE name = ?');
  const setLasting = sql('INSERT INTO lasting (name, box) VALUES (?, ?) ON CONFLICT DO UPDATE SET box = excluded.box');
  const tally = sql('SELECT box FROM tally');
  const setTally = sql('INSERT INTO tally (one, box) VALUES (1, ?) ON CONFLICT DO UPDATE SET box = excluded.box');
  const boxOf = (row: Row | undefined): Uint8Array | undefined => row && bytes(row, 'box');
  return {
    keyCheck: () => {
      const row = check.get();
      return row && bytes(row, 'value');
    },
    setKeyCheck: (value) => void setCheck.run(value),
    lasting: (name) => boxOf(lasting.get(name)),
    setLasting: (name, box) => void setLasting.run(name, box),
    tally: () => boxOf(tally.get()),
    setTally: (box) => void setTally.run(box),
  };
};

/** Every table's part of {@link Rows.entries}, in the words of `entryOf`. */
const ENTRIES = [
  "SELECT 'subject' AS kind, subject, iif(erased = 0, 'kept', 'erased') AS a, NULL AS b FROM subject",
  "SELECT 'versions', subject, version, NULL FROM versions",
  "SELECT 'text', subject, ref, kind FROM text",
  "SELECT 'index', subject, lower(hex(digest)), NULL FROM blind",
];

const entryRows = (sql: Prepare): Pick<Rows, 'entries'> => {
  const all = sql(ENTRIES.join(' UNION ALL '));
  const own = sql(ENTRIES.map((part) => `${part} WHERE subject = ?1`).join(' UNION ALL '));
  function* entries(rows: Iterable<Row>): Generator<Entry> {
    for (const { kind, subject, a, b } of rows) {
      const [table, of, word] = [kind as string, subject as string, a as string | number];
      yield b === null ? [table, of, word] : [table, of, word, b as string];
    }
  }
  return { entries: (subject) => entries(subject === undefined ? all.iterate() : own.all(subject)) };
};

type SubjectRows = Pick<Rows, 'subject' | 'addSubject' | 'subjects' | 'rewrap' | 'versions' | 'setVersions'>;

const subjectRows = (sql: Prepare): SubjectRows => {
  const select = sql('SELECT erased, wrapped FROM subject WHERE subject = ?');
  const insert = sql('INSERT INTO subject (subject, erased, wrapped) VALUES (?, 0, ?)');
  const kept = sql('SELECT subject FROM subject WHERE erased = 0');
  const update = sql('UPDATE subject SET wrapped = ? WHERE subject = ?');
  const versions = sql('SELECT version, box FROM versions WHERE subject = ?');
  const setVersions = sql(
    `INSERT INTO versions (subject, version, box) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET version = excluded.version, box = excluded.box`,
  );
  return {
    subject: (subject) => {
      const row = select.get(subject);
      if (row === undefined) return undefined;
      return row['erased'] === 0 ? { erased: false, wrapped: bytes(row, 'wrapped') } : { erased: true };
    },
    addSubject: (subject, wrapped) => void insert.run(subject, wrapped),
    subjects: () => kept.all().map((row) => textIn(row, 'subject')),
    rewrap: (subject, wrapped) => void update.run(wrapped, subject),
    versions: (subject) => {
      const row = versions.get(subject);
      return row && { version: Number(row['version']), box: bytes(row, 'box') };
    },
    setVersions: (subject, { version, box }) => void setVersions.run(subject, version, box),
  };
};

const waitingRows = (sql: Prepare): Pick<Rows, 'waiting' | 'setWaiting' | 'endWaiting'> => {
  const select = sql('SELECT ref, after_position, since FROM waiting WHERE ref = ?1 OR ?1 IS NULL');
  const upsert = sql(
    'INSERT INTO waiting (ref, after_position, since) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET since = excluded.since',
  );
  const remove = sql('DELETE FROM waiting WHERE ref = ?');
  return {
    waiting: (ref) =>
      select.all(ref ?? null).map((row) => ({
        ref: textIn(row, 'ref'),
        after: Number(row['after_position']),
        since: Number(row['since']),
      })),
    setWaiting: ({ ref, after, since }) => void upsert.run(ref, after, since),
    endWaiting: (ref) => void remove.run(ref),
  };
};

const textRows = (sql: Prepare): Pick<Rows, 'text' | 'addText' | 'removeText'> => {
  const select = sql('SELECT subject, kind, box FROM text WHERE ref = ?');
  const insert = sql('INSERT INTO text (ref, subject, kind, box) VALUES (?, ?, ?, ?)');
  const remove = sql('DELETE FROM text WHERE ref = ?');
  return {
    text: (ref) => {
      const row = select.get(ref);
      return row && { ref, subject: textIn(row, 'subject'), kind: textIn(row, 'kind'), box: bytes(row, 'box') };
    },
    addText: ({ ref, subject, kind, box }) => void insert.run(ref, subject, kind, box),
    removeText: (ref) => void remove.run(ref),
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

const indexRows = (sql: Prepare): Pick<Rows, 'indexed' | 'addIndex' | 'removeIndex'> => {
  const select = sql('SELECT subject FROM blind WHERE digest = ?');
  const insert = sql('INSERT INTO blind (digest, subject) VALUES (?, ?)');
  const remove = sql('DELETE FROM blind WHERE digest = ?');
  return {
    indexed: (digest) => {
      const row = select.get(digest);
      return row && textIn(row, 'subject');
    },
    addIndex: (digest, subject) => void insert.run(digest, subject),
    removeIndex: (digest) => void remove.run(digest),
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
    sql('DELETE FROM versions WHERE subject = ?'),
  ];
  return {
    wipe: (subject) => {
      overwriteKey.run(subject, new Uint8Array(WRAPPED_BYTES));
      for (const statement of rest) statement.run(subject);
    },
  };
};

type Tables = Omit<Rows, 'reading' | 'writing' | 'purge' | 'close'>;

/** The tables of a vault in SQLite, row by row. */
export const sqliteTables = (sql: Prepare): Tables => ({
  ...namedRows(sql),
  ...entryRows(sql),
  ...subjectRows(sql),
  ...waitingRows(sql),
  ...textRows(sql),
  ...fieldRows(sql),
  ...indexRows(sql),
  ...wiping(sql),
});
