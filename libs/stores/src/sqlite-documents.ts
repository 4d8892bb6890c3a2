import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { type Document, fieldsOf, type Index } from '#kernel';
import { type Condition, type Indexed, indexedOf, type Listing } from './listing.js';

/** One generation as it is stored. Its documents are in the table `documents_<id>`. */
export interface StoredGeneration {
  readonly id: number;
  readonly version: number;
  readonly position: bigint;
  readonly indexes: readonly Index[];
}

/** Statements on the documents of one generation. */
export interface Documents {
  readonly get: StatementSync;
  readonly getMany: StatementSync;
  readonly put: StatementSync;
  readonly remove: StatementSync;
  /** Fields that stand in columns beside the body, in the order of the columns. */
  readonly fields: readonly string[];
}

type Indexing = Pick<StoredGeneration, 'id' | 'indexes'>;

const tableOf = ({ id }: Indexing): string => `documents_${id}`;

const columnOf = ({ indexes }: Indexing, field: string): string => `f${fieldsOf(indexes).indexOf(field)}`;

const columnsOf = (generation: Indexing): readonly string[] =>
  fieldsOf(generation.indexes).map((field) => columnOf(generation, field));

/**
 * Makes the table. The indexed fields stand beside the body as columns without a type, so that SQLite compares them as they
 * are. Every index ends with the key, by which ties are broken.
 */
export const createDocuments = (db: DatabaseSync, generation: Indexing): void => {
  const table = tableOf(generation);
  const columns = ['key TEXT PRIMARY KEY NOT NULL', 'body TEXT NOT NULL', ...columnsOf(generation)];
  db.exec(`CREATE TABLE ${table} (${columns.join(', ')})`);
  for (const index of generation.indexes) {
    const indexed = [index].flat().map((field) => columnOf(generation, field));
    db.exec(`CREATE INDEX ${table}_${indexed.join('_')} ON ${table} (${indexed.join(', ')}, key)`);
  }
};

/** Prepares the statements. A list of keys is handed over as one JSON text, however long it is. */
export const prepareDocuments = (db: DatabaseSync, generation: Indexing): Documents => {
  const table = tableOf(generation);
  const columns = ['body', ...columnsOf(generation)];
  return {
    get: db.prepare(`SELECT body FROM ${table} WHERE key = ?`),
    getMany: db.prepare(`SELECT key, body FROM ${table} WHERE key IN (SELECT value FROM json_each(?))`),
    put: db.prepare(
      `INSERT INTO ${table} (key, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)})
       ON CONFLICT (key) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    ),
    remove: db.prepare(`DELETE FROM ${table} WHERE key = ?`),
    fields: fieldsOf(generation.indexes),
  };
};

/** What stands in the indexed columns beside a document. */
export const columnValues = ({ fields }: Documents, document: Document): readonly (Indexed | null)[] =>
  fields.map((field) => indexedOf(document[field]) ?? null);

const operators: Readonly<Record<Condition['bound'], string>> = { is: '=', gte: '>=', gt: '>', lte: '<=', lt: '<' };

/** The query for a listing, and its parameters. Only names that we made ourselves go into the text. */
export const listingSql = (
  generation: Indexing,
  { conditions, by, descending, limit, after }: Listing,
): [string, SQLInputValue[]] => {
  const order = [...(by === undefined ? [] : [columnOf(generation, by)]), 'key'];
  const where = conditions.map(({ field, bound }) => `${columnOf(generation, field)} ${operators[bound]} ?`);
  const values: SQLInputValue[] = conditions.map(({ value }) => value);
  if (by !== undefined) where.push(`${columnOf(generation, by)} IS NOT NULL`);
  if (after !== undefined) {
    where.push(`(${order.join(', ')}) ${descending ? '<' : '>'} (${order.map(() => '?').join(', ')})`);
    values.push(...(after.value === undefined ? [] : [after.value]), after.key);
  }
  const sorted = order.map((name) => `${name}${descending ? ' DESC' : ''}`).join(', ');
  const filter = where.length === 0 ? '' : ` WHERE ${where.join(' AND ')}`;
  return [`SELECT key, body FROM ${tableOf(generation)}${filter} ORDER BY ${sorted} LIMIT ?`, [...values, limit + 1]];
};
