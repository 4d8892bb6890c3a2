import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { StoredRow } from './accepted.js';
import { PAGE_ROWS, pageOf } from './paging.js';
import { numberFrom } from './sqlite-database.js';
import type { Tail } from './sqlite-tail.js';

const COLUMNS = 'log.position, log.stream, log.revision, log.id, log.type, log.version, log.data, log.meta';
/** A position that SQLite can be asked about: opaque positions of callers may lie anywhere. */
const POSITION_MAX = 2n ** 63n - 1n;

const rowsOf = (rows: Iterable<unknown>): Iterable<StoredRow> => rows as Iterable<StoredRow>;

/**
 * Pages of the log, on a connection that never writes, so that it sees commits only. Each page is one look: no
 * statement stays open between two.
 */
export class Reader {
  readonly #behind: StatementSync;
  readonly #indexed: StatementSync;
  readonly #at: StatementSync;

  constructor(
    private readonly db: DatabaseSync,
    /** Up to date whenever a page is asked for. */
    private readonly tail: () => Tail,
    /** Revision of a stream's last event, where it is known without asking the disk: whoever is up to date needs no look. */
    private readonly headOf: (stream: string) => number = () => Number.POSITIVE_INFINITY,
  ) {
    this.#behind = db.prepare(`SELECT ${COLUMNS} FROM log WHERE position > ? ORDER BY position LIMIT ${PAGE_ROWS}`);
    this.#indexed = db.prepare(
      `SELECT ${COLUMNS} FROM places CROSS JOIN log ON log.position = places.position
       WHERE places.stream = ? AND places.revision >= ? ORDER BY places.revision LIMIT ${PAGE_ROWS}`,
    );
    this.#at = db.prepare(`SELECT ${COLUMNS} FROM log WHERE position = ?`);
  }

  behind(position: bigint): readonly StoredRow[] {
    return pageOf(rowsOf(this.#behind.iterate(position > POSITION_MAX ? POSITION_MAX : position)));
  }

  ofStream(stream: string, from: number): readonly StoredRow[] {
    if (from > this.headOf(stream)) return [];
    const tail = this.tail();
    return pageOf(this.#rowsOf(stream, from, tail));
  }

  head(): bigint {
    return BigInt(numberFrom(this.db, 'SELECT max(position) FROM log'));
  }

  *#rowsOf(stream: string, from: number, tail: Tail): Generator<StoredRow> {
    let next = from;
    for (const row of rowsOf(this.#indexed.iterate(stream, from))) {
      next = row.revision + 1;
      yield row;
    }
    for (const position of tail.from(stream, next)) yield this.#at.get(position) as unknown as StoredRow;
  }
}
