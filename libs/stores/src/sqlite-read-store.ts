import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { type Change, type Document, type Generation, type ReadStore, START, StoreUnavailable } from '#kernel';
import { answering } from './answering.js';
import {
  checkGeneration,
  checkSameIndexes,
  type Condition,
  documentOf,
  type Indexed,
  indexedOf,
  type Listing,
  listingOf,
  notPrepared,
  pageFrom,
  type Stored,
  storedOf,
} from './listing.js';
import { explaining, inTransaction, type Layout, openForWriting } from './sqlite-database.js';

export interface SqliteReadStoreOptions {
  /** Path of the read store. It can be deleted: the views are then built again from the log. */
  readonly file: string;
}

const LAYOUT: Layout = {
  application: 0x4b42_5653,
  number: 1,
  sql: `CREATE TABLE generations (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, version INTEGER NOT NULL, indexes TEXT NOT NULL,
    position INTEGER NOT NULL, active INTEGER NOT NULL, UNIQUE (name, version)
  ) STRICT`,
};

/** One generation as it is stored. Its documents are in the table `documents_<id>`. */
interface Shelf {
  readonly id: number;
  readonly position: bigint;
  readonly indexes: readonly string[];
}

/** Statements on the documents of one generation. */
interface Documents {
  readonly get: StatementSync;
  readonly put: StatementSync;
  readonly remove: StatementSync;
}

const columnsOf = ({ indexes }: Pick<Shelf, 'indexes'>): readonly string[] => indexes.map((_, index) => `f${index}`);

/** The indexed fields stand beside the body as columns without a type, so that SQLite compares them as they are. */
const createDocuments = (db: DatabaseSync, shelf: Pick<Shelf, 'id' | 'indexes'>): void => {
  const table = `documents_${shelf.id}`;
  const columns = columnsOf(shelf);
  db.exec(`CREATE TABLE ${table} (${['key TEXT PRIMARY KEY NOT NULL', 'body TEXT NOT NULL', ...columns].join(', ')})`);
  for (const column of columns) db.exec(`CREATE INDEX ${table}_${column} ON ${table} (${column}, key)`);
};

const prepareDocuments = (db: DatabaseSync, shelf: Shelf): Documents => {
  const table = `documents_${shelf.id}`;
  const columns = ['body', ...columnsOf(shelf)];
  return {
    get: db.prepare(`SELECT body FROM ${table} WHERE key = ?`),
    put: db.prepare(
      `INSERT INTO ${table} (key, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)})
       ON CONFLICT (key) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    ),
    remove: db.prepare(`DELETE FROM ${table} WHERE key = ?`),
  };
};

const operators: Readonly<Record<Condition['bound'], string>> = { is: '=', gte: '>=', gt: '>', lte: '<=', lt: '<' };

/** The query and its parameters. Only column names that we made ourselves go into the text. */
const select = (shelf: Shelf, { conditions, by, descending, limit, after }: Listing): [string, SQLInputValue[]] => {
  const column = (field: string): string => `f${shelf.indexes.indexOf(field)}`;
  const order = [...(by === undefined ? [] : [column(by)]), 'key'];
  const where = conditions.map(({ field, bound }) => `${column(field)} ${operators[bound]} ?`);
  const values: SQLInputValue[] = conditions.map(({ value }) => value);
  if (by !== undefined) where.push(`${column(by)} IS NOT NULL`);
  if (after !== undefined) {
    where.push(`(${order.join(', ')}) ${descending ? '<' : '>'} (${order.map(() => '?').join(', ')})`);
    values.push(...(after.value === undefined ? [] : [after.value]), after.key);
  }
  const sorted = order.map((name) => `${name}${descending ? ' DESC' : ''}`).join(', ');
  const filter = where.length === 0 ? '' : ` WHERE ${where.join(' AND ')}`;
  return [`SELECT key, body FROM documents_${shelf.id}${filter} ORDER BY ${sorted} LIMIT ?`, [...values, limit + 1]];
};

const indexValues = (shelf: Shelf, document: Document): readonly (Indexed | null)[] =>
  shelf.indexes.map((field) => indexedOf(document[field]) ?? null);

/** The views of one file. Which generations there are is asked each time: another process may have switched. */
class Shelves {
  readonly #named: StatementSync;
  readonly #active: StatementSync;
  readonly #move: StatementSync;
  readonly #documents = new Map<number, Documents>();

  constructor(readonly db: DatabaseSync) {
    const fields = 'SELECT id, position, indexes FROM generations';
    this.#named = db.prepare(`${fields} WHERE name = ? AND version = ?`);
    this.#active = db.prepare(`${fields} WHERE name = ? AND active = 1`);
    this.#move = db.prepare('UPDATE generations SET position = ? WHERE id = ?');
    for (const statement of [this.#named, this.#active]) statement.setReadBigInts(true);
  }

  named({ name, version }: Pick<Generation, 'name' | 'version'>): Shelf | undefined {
    return this.#shelf(this.#named.get(name, version));
  }

  /** The one that is written; throws a `RangeError` when it has not been prepared. */
  written(generation: Generation): Shelf {
    const shelf = this.named(generation);
    if (shelf === undefined) throw notPrepared(`${generation.name} version ${generation.version}`);
    return shelf;
  }

  active(name: string): Shelf {
    const shelf = this.#shelf(this.#active.get(name));
    if (shelf === undefined) throw notPrepared(name);
    return shelf;
  }

  document(shelf: Shelf, key: string): Document | undefined {
    const row = this.#documentsOf(shelf).get.get(key);
    return row === undefined ? undefined : documentOf(row['body'] as string);
  }

  find(shelf: Shelf, listing: Listing): readonly Stored[] {
    const [sql, values] = select(shelf, listing);
    return this.db.prepare(sql).all(...values) as unknown as readonly Stored[];
  }

  prepare(generation: Generation): void {
    checkGeneration(generation);
    const there = this.named(generation);
    if (there === undefined) this.#create(generation);
    else checkSameIndexes(generation, there.indexes);
  }

  apply(generation: Generation, changes: readonly Change[], position: bigint): void {
    const shelf = this.written(generation);
    const { put, remove } = this.#documentsOf(shelf);
    const stored = changes.map((change) => [change, storedOf(change)] as const);
    if (position <= shelf.position) return;
    for (const [{ key, document }, body] of stored) {
      if (document === null || body === undefined) remove.run(key);
      else put.run(key, body, ...indexValues(shelf, document));
    }
    this.#move.run(position, shelf.id);
  }

  activate(generation: Generation): void {
    const chosen = this.written(generation);
    const others = this.db
      .prepare('SELECT id FROM generations WHERE name = ? AND id <> ?')
      .all(generation.name, chosen.id);
    for (const { id } of others as unknown as readonly { readonly id: number }[]) {
      this.#documents.delete(id);
      this.db.exec(`DROP TABLE documents_${id}; DELETE FROM generations WHERE id = ${id}`);
    }
    this.db.prepare('UPDATE generations SET active = 1 WHERE id = ?').run(chosen.id);
  }

  #create({ name, version, indexes }: Generation): void {
    const id = Number(
      this.db
        .prepare(
          `INSERT INTO generations (name, version, indexes, position, active)
           SELECT ?1, ?2, ?3, 0, NOT EXISTS (SELECT 1 FROM generations WHERE name = ?1)`,
        )
        .run(name, version, JSON.stringify(indexes)).lastInsertRowid,
    );
    createDocuments(this.db, { id, indexes });
  }

  #shelf(row: ReturnType<StatementSync['get']>): Shelf | undefined {
    if (row === undefined) return undefined;
    const { id, position, indexes } = row as unknown as { id: bigint; position: bigint; indexes: string };
    return { id: Number(id), position, indexes: JSON.parse(indexes) as readonly string[] };
  }

  #documentsOf(shelf: Shelf): Documents {
    const known = this.#documents.get(shelf.id);
    if (known !== undefined) return known;
    const documents = prepareDocuments(this.db, shelf);
    this.#documents.set(shelf.id, documents);
    return documents;
  }
}

/**
 * A read store in one SQLite file. Documents and position are saved in one transaction, so they agree after any crash;
 * the newest of them may be lost with the machine's power, and are then built again from the log. Throws
 * `StoreUnavailable`, with what to do, for a file that cannot be used.
 */
export const sqliteReadStore = ({ file }: SqliteReadStoreOptions): ReadStore => {
  const db = openForWriting(file, LAYOUT, 'NORMAL');
  const shelves = new Shelves(db);
  const answer = <Answer>(work: () => Answer): Promise<Answer> =>
    answering(() => {
      if (!db.isOpen) throw new StoreUnavailable(`The store ${file} has been closed.`);
      return explaining(file, work);
    });
  const change = (work: () => void): Promise<void> =>
    answer(() => {
      inTransaction(db, work);
    });
  return {
    prepare: (generation) =>
      change(() => {
        shelves.prepare(generation);
      }),
    get: (view, key) => answer(() => shelves.document(shelves.active(view), key)),
    getFrom: (generation, key) => answer(() => shelves.document(shelves.written(generation), key)),
    list: (view, query = {}) =>
      answer(() => {
        const shelf = shelves.active(view);
        const listing = listingOf(shelf.indexes, query);
        return pageFrom(listing, shelves.find(shelf, listing));
      }),
    apply: (generation, changes, position) =>
      change(() => {
        shelves.apply(generation, changes, position);
      }),
    position: (generation) => answer(() => shelves.named(generation)?.position ?? START),
    activate: (generation) =>
      change(() => {
        shelves.activate(generation);
      }),
    close: () =>
      answering(() => {
        if (db.isOpen) db.close();
      }),
  };
};
