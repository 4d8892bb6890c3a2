import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { StoreUnavailable } from '#kernel';
import type { StoredRow } from './accepted.js';
import { LOOK_ROWS, type Look, lookAt, nothingBehind, PAGE_ROWS, pageOf } from './paging.js';
import type { Tail } from './sqlite-tail.js';

const ELSEWHERE =
  'The index of the log leads to other events than it should: somebody changed the file. Stop, and restore it from a backup.';

const COLUMNS = 'log.position, log.stream, log.revision, log.id, log.type, log.version, log.data, log.meta';

/** A row as SQLite hands it over in half the time: its columns in order. */
type Columns = readonly [
  position: number,
  stream: string,
  revision: number,
  id: string,
  type: string,
  version: number,
  data: string,
  meta: string,
];

const rowOf = (columns: unknown): StoredRow => {
  const [position, stream, revision, id, type, version, data, meta] = columns as Columns;
  return { position, stream, revision, id, type, version, data, meta };
};

function* rowsOf(rows: Iterable<unknown>): Generator<StoredRow> {
  for (const columns of rows) yield rowOf(columns);
}

/**
 * Pages of the log, on a connection that never writes, so that it sees commits only. Each page is one look: no
 * statement stays open between two.
 */
export class Reader {
  readonly #behind: StatementSync;
  readonly #behindOfTypes: StatementSync;
  readonly #indexed: StatementSync;
  readonly #at: StatementSync;
  readonly #head: StatementSync;

  constructor(
    db: DatabaseSync,
    /** Up to date whenever a page is asked for. */
    private readonly tail: () => Tail,
    /** Revision of a stream's last event, where it is known without asking the disk: whoever is up to date needs no look. */
    private readonly headOf: (stream: string) => number = () => Number.POSITIVE_INFINITY,
  ) {
    const between = `SELECT ${COLUMNS} FROM log WHERE position > ? AND position <= ?`;
    this.#behind = db.prepare(`${between} ORDER BY position LIMIT ${PAGE_ROWS}`);
    this.#behindOfTypes = db.prepare(
      `${between} AND +type IN (SELECT value FROM json_each(?)) ORDER BY position LIMIT ${PAGE_ROWS}`,
    );
    this.#indexed = db.prepare(
      `SELECT ${COLUMNS} FROM places CROSS JOIN log ON log.position = places.position
       WHERE places.stream = ? AND places.revision >= ? ORDER BY places.revision LIMIT ${PAGE_ROWS}`,
    );
    this.#head = db.prepare('SELECT max(position) AS head FROM log');
    this.#at = db.prepare(`SELECT ${COLUMNS} FROM log WHERE position = ?`);
    for (const rows of [this.#behind, this.#behindOfTypes, this.#indexed, this.#at]) rows.setReturnArrays(true);
  }

  /** Looks no further than {@link LOOK_ROWS} events, which this log numbers without gaps. */
  behind(position: bigint, types?: readonly string[]): Look {
    const head = this.head();
    if (position >= head) return nothingBehind(position);
    const furthest = position + BigInt(LOOK_ROWS);
    const end = furthest < head ? furthest : head;
    const rows =
      types === undefined
        ? this.#behind.iterate(position, end)
        : this.#behindOfTypes.iterate(position, end, JSON.stringify(types));
    return lookAt(rowsOf(rows), end, head);
  }

  ofStream(stream: string, from: number): readonly StoredRow[] {
    if (from > this.headOf(stream)) return [];
    const tail = this.tail();
    return pageOf(this.#rowsOf(stream, from, tail));
  }

  head(): bigint {
    return BigInt((this.#head.get() as { readonly head: number | null }).head ?? 0);
  }

  /** The index only says where to look: what stands there must be the event that was asked for. */
  *#rowsOf(stream: string, from: number, tail: Tail): Generator<StoredRow> {
    let next = from;
    for (const row of rowsOf(this.#indexed.iterate(stream, from))) {
      if (row.stream !== stream || row.revision !== next || row.position < 1) throw new StoreUnavailable(ELSEWHERE);
      next += 1;
      yield row;
    }
    for (const position of tail.from(stream, next)) yield rowOf(this.#at.get(position));
  }
}
