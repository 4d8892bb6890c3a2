import type { DatabaseSync, StatementSync } from 'node:sqlite';
import {
  type Change,
  type Document,
  type Generation,
  type Index,
  type ReadStore,
  START,
  StoreUnavailable,
} from '#kernel';
import { answering } from './answering.js';
import {
  checkGeneration,
  checkSameIndexes,
  documentOf,
  isNews,
  type Listing,
  listingOf,
  notPrepared,
  pageFrom,
  type Stored,
  storedOf,
  type Stretch,
} from './listing.js';
import { explaining, inTransaction, type Layout, openForReading, openForWriting } from './sqlite-database.js';
import {
  columnValues,
  createDocuments,
  type Documents,
  listingSql,
  prepareDocuments,
  type StoredGeneration,
} from './sqlite-documents.js';

export interface SqliteReadStoreOptions {
  /** Path of the read store. It can be deleted: the views are then built again from the log. */
  readonly file: string;
  /**
   * Only reads, beside whoever writes, and sees everything as it stood at the first look, until it is closed; the file must
   * exist. Default false.
   */
  readonly asItStands?: boolean;
}

/**
 * Room for pages, taken as they are needed. A batch touches pages of every index; with the 2 MB that SQLite takes by itself it
 * writes the same ones again and again before its end.
 */
const CACHE_KIB = 32_768;

/** The tables of a read store. */
export const VIEWS_LAYOUT: Layout = {
  application: 0x4b42_5653,
  number: 1,
  sql: `CREATE TABLE generations (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, version INTEGER NOT NULL, indexes TEXT NOT NULL,
    position INTEGER NOT NULL, active INTEGER NOT NULL, UNIQUE (name, version)
  ) STRICT`,
};

/** A row of `generations`. */
interface StoredRow extends Readonly<Record<'id' | 'version' | 'position', bigint>> {
  readonly indexes: string;
}

/** The views of one file. Which generations there are is asked each time: another process may have switched. */
class Views {
  readonly #named: StatementSync;
  readonly #active: StatementSync;
  readonly #move: StatementSync;
  readonly #documents = new Map<number, Documents>();

  constructor(readonly db: DatabaseSync) {
    const fields = 'SELECT id, version, position, indexes FROM generations';
    this.#named = db.prepare(`${fields} WHERE name = ? AND version = ?`);
    this.#active = db.prepare(`${fields} WHERE name = ? AND active = 1`);
    this.#move = db.prepare('UPDATE generations SET position = ? WHERE id = ?');
    for (const statement of [this.#named, this.#active]) statement.setReadBigInts(true);
  }

  named({ name, version }: Pick<Generation, 'name' | 'version'>): StoredGeneration | undefined {
    return this.#stored(this.#named.get(name, version));
  }

  /** The one that is written; throws a `RangeError` when it has not been prepared. */
  written(generation: Generation): StoredGeneration {
    const stored = this.named(generation);
    if (stored === undefined) throw notPrepared(`${generation.name} version ${generation.version}`);
    return stored;
  }

  /** The one that readers see; throws a `RangeError` when the view has not been prepared. */
  active(name: string): StoredGeneration {
    const stored = this.#stored(this.#active.get(name));
    if (stored === undefined) throw notPrepared(name);
    return stored;
  }

  document(generation: StoredGeneration, key: string): Document | undefined {
    const row = this.#documentsOf(generation).get.get(key);
    return row === undefined ? undefined : documentOf(row['body'] as string);
  }

  documents(generation: StoredGeneration, keys: readonly string[]): ReadonlyMap<string, Document> {
    const rows = this.#documentsOf(generation).getMany.all(JSON.stringify(keys)) as unknown as readonly Stored[];
    return new Map(rows.map(({ key, body }) => [key, documentOf(body)]));
  }

  find(generation: StoredGeneration, listing: Listing): readonly Stored[] {
    const [sql, values] = listingSql(generation, listing);
    return this.db.prepare(sql).all(...values) as unknown as readonly Stored[];
  }

  prepare(generation: Generation): void {
    checkGeneration(generation);
    const there = this.named(generation);
    if (there === undefined) this.#create(generation);
    else checkSameIndexes(generation, there.indexes);
  }

  apply(generation: Generation, changes: readonly Change[], stretch: Stretch): void {
    const stored = this.written(generation);
    const documents = this.#documentsOf(stored);
    const bodies = changes.map((change) => [change, storedOf(change)] as const);
    if (!isNews(generation.name, stored.position, stretch)) return;
    for (const [{ key, document }, body] of bodies) {
      if (document === null || body === undefined) documents.remove.run(key);
      else documents.put.run(key, body, ...columnValues(documents, document));
    }
    this.#move.run(stretch.to, stored.id);
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

  #stored(row: ReturnType<StatementSync['get']>): StoredGeneration | undefined {
    if (row === undefined) return undefined;
    const { id, version, position, indexes } = row as unknown as StoredRow;
    return {
      id: Number(id),
      version: Number(version),
      position,
      indexes: JSON.parse(indexes) as readonly Index[],
    };
  }

  #documentsOf(generation: StoredGeneration): Documents {
    const known = this.#documents.get(generation.id);
    if (known !== undefined) return known;
    const documents = prepareDocuments(this.db, generation);
    this.#documents.set(generation.id, documents);
    return documents;
  }
}

/** The reading half of the port. */
const reading = (
  views: Views,
  answer: <Answer>(work: () => Answer) => Promise<Answer>,
): Pick<ReadStore, 'get' | 'getMany' | 'getManyFrom' | 'list' | 'position' | 'active'> => ({
  get: (view, key) => answer(() => views.document(views.active(view), key)),
  getMany: (view, keys) => answer(() => views.documents(views.active(view), keys)),
  getManyFrom: (generation, keys) => answer(() => views.documents(views.written(generation), keys)),
  list: (view, query = {}) =>
    answer(() => {
      const shown = views.active(view);
      const listing = listingOf(shown.indexes, query);
      return pageFrom(listing, views.find(shown, listing));
    }),
  position: (generation) => answer(() => views.named(generation)?.position ?? START),
  active: (view) => answer(() => views.active(view).version),
});

const opened = ({ file, asItStands }: SqliteReadStoreOptions): DatabaseSync => {
  if (asItStands !== true) {
    const writing = openForWriting(file, VIEWS_LAYOUT, 'NORMAL');
    writing.exec(`PRAGMA cache_size = -${CACHE_KIB}`);
    return writing;
  }
  const db = openForReading(file, VIEWS_LAYOUT);
  // What is read first decides what all later reads see.
  db.exec('BEGIN');
  return db;
};

/**
 * A read store in one SQLite file. Documents and position are saved in one transaction, so they agree after any crash;
 * the newest of them may be lost with the machine's power, and are then built again from the log. Several processes may
 * open the file. Throws `StoreUnavailable`, with what to do, for a file that cannot be used.
 */
export const sqliteReadStore = (options: SqliteReadStoreOptions): ReadStore => {
  const { file } = options;
  const db = opened(options);
  const views = new Views(db);
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
    ...reading(views, answer),
    prepare: (generation) =>
      change(() => {
        views.prepare(generation);
      }),
    apply: (generation, changes, from, to) =>
      change(() => {
        views.apply(generation, changes, { from, to });
      }),
    activate: (generation) =>
      change(() => {
        views.activate(generation);
      }),
    close: () =>
      answering(() => {
        if (db.isOpen) db.close();
      }),
  };
};
