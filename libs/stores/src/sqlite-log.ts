import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { type Appended, NO_STREAM } from '#kernel';
import { type Accepted, type Standing } from './accepted.js';
import { inTransaction, type Layout, openForWriting } from './sqlite-database.js';
import { refresher, Tail } from './sqlite-tail.js';

/**
 * A commit touches `log` only, which grows at one end. `places`, the index from stream to log, is written later, many
 * rows at a time: a commit that had to touch it would cost twice as much. `indexed` says how far it has come.
 */
export const LOG_LAYOUT: Layout = {
  application: 0x4b42_4c47,
  number: 1,
  sql: `
    CREATE TABLE log (
      position INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL, id TEXT NOT NULL,
      type TEXT NOT NULL, version INTEGER NOT NULL, data TEXT NOT NULL, meta TEXT NOT NULL
    ) STRICT;
    CREATE TABLE places (
      stream TEXT NOT NULL, revision INTEGER NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (stream, revision)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE indexed (one INTEGER PRIMARY KEY CHECK (one = 1), position INTEGER NOT NULL) STRICT;
    INSERT INTO indexed VALUES (1, 0)`,
};

/** Events that are written to the index at once: more would hold up others, fewer would touch each page too often. */
export const SLICE = 4_000;
/** Columns of `log`. */
const COLUMNS = 8;
/** Rows that one statement inserts. */
const ROWS_AT_ONCE = 16;
/** Stream heads kept in memory; beyond that they are looked up again. */
const HEADS_MAX = 50_000;

const insertInto = (db: DatabaseSync, rows: number): StatementSync =>
  db.prepare(`INSERT INTO log VALUES ${Array.from({ length: rows }, () => '(?,?,?,?,?,?,?,?)').join(',')}`);

/** Opens the log for its writer. With `FULL`, a commit returns only once the disk has it. */
export const openLog = (file: string): DatabaseSync => openForWriting(file, LOG_LAYOUT, 'FULL');

/** The log on its only writing connection. What it says includes what is not committed yet. */
export class Log implements Standing {
  readonly tail = new Tail();
  readonly #heads = new Map<string, number>();
  readonly #refresh: (tail: Tail) => void;
  readonly #one: StatementSync;
  readonly #many: StatementSync;
  readonly #headOf: StatementSync;
  readonly #placeOf: StatementSync;
  readonly #idAt: StatementSync;
  readonly #index: StatementSync;
  readonly #setIndexed: StatementSync;
  #waiting: SQLInputValue[] = [];

  constructor(private readonly db: DatabaseSync) {
    this.#refresh = refresher(db);
    this.#one = insertInto(db, 1);
    this.#many = insertInto(db, ROWS_AT_ONCE);
    this.#headOf = db.prepare('SELECT revision FROM places WHERE stream = ? ORDER BY revision DESC LIMIT 1');
    this.#placeOf = db.prepare('SELECT position FROM places WHERE stream = ? AND revision = ?');
    this.#idAt = db.prepare('SELECT id FROM log WHERE position = ?');
    this.#index = db.prepare(
      'INSERT INTO places SELECT stream, revision, position FROM log WHERE position > ? AND position <= ? ORDER BY 1, 2',
    );
    this.#setIndexed = db.prepare('UPDATE indexed SET position = ?');
    this.#refresh(this.tail);
  }

  headOf(stream: string): number {
    const known = this.#heads.get(stream);
    if (known !== undefined) return known;
    const head =
      this.tail.headOf(stream) ?? (this.#headOf.get(stream)?.['revision'] as number | undefined) ?? NO_STREAM;
    this.#remember(stream, head);
    return head;
  }

  at(stream: string, revision: number): { readonly id: string; readonly position: number } | undefined {
    this.flush();
    const position = this.tail.positionOf(stream, revision) ?? this.#placeOf.get(stream, revision)?.['position'];
    if (typeof position !== 'number') return undefined;
    const id = this.#idAt.get(position)?.['id'];
    return typeof id === 'string' ? { id, position } : undefined;
  }

  /** Adds an append that fits; it is on disk when the transaction has been committed, after {@link flush}. */
  write({ stream, expected, rows }: Accepted): Appended {
    let revision = expected;
    for (const { id, type, version, data, meta } of rows) {
      revision += 1;
      const position = this.tail.last + 1;
      this.#waiting.push(position, stream, revision, id, type, version, data, meta);
      this.tail.add({ stream, revision, position });
    }
    this.#remember(stream, revision);
    return { revision, position: BigInt(this.tail.last) };
  }

  #remember(stream: string, head: number): void {
    if (this.#heads.size >= HEADS_MAX) this.#heads.clear();
    this.#heads.set(stream, head);
  }

  /** Hands the rows of {@link write} to SQLite. */
  flush(): void {
    const waiting = this.#waiting;
    const manyEnd = waiting.length - (waiting.length % (ROWS_AT_ONCE * COLUMNS));
    for (let at = 0; at < manyEnd; at += ROWS_AT_ONCE * COLUMNS) {
      this.#many.run(...waiting.slice(at, at + ROWS_AT_ONCE * COLUMNS));
    }
    for (let at = manyEnd; at < waiting.length; at += COLUMNS) this.#one.run(...waiting.slice(at, at + COLUMNS));
    this.#waiting = [];
  }

  /** Forgets what was written since the last commit: the log is again what the disk says. */
  reload(): void {
    this.#waiting = [];
    this.#heads.clear();
    this.tail.clear();
    this.#refresh(this.tail);
  }

  /** Writes the oldest slice of the tail into the index, in a commit of its own. */
  indexSlice(): void {
    const upTo = Math.min(this.tail.last, this.tail.indexed + SLICE);
    inTransaction(this.db, () => {
      this.#index.run(this.tail.indexed, upTo);
      this.#setIndexed.run(upTo);
    });
    this.tail.forget(upTo);
  }
}
