/**
 * An unordered map that is copied cheaply on change: a round may hold tens of thousands of entries, and copying all of
 * them for each event would make a long round slow. Keys are spread over buckets, and buckets stand in rows; a change copies
 * one bucket and its row.
 */
export interface Table<Value> {
  readonly size: number;
  readonly rows: readonly Row<Value>[];
}

type Bucket<Value> = ReadonlyMap<string, Value>;
type Row<Value> = readonly Bucket<Value>[];

/** Rows of a table, and buckets of a row. */
const SIDE = 32;
const none: Bucket<never> = new Map<string, never>();
const emptyRow: Row<never> = Array.from({ length: SIDE }, () => none);
const nothing: Table<never> = { size: 0, rows: Array.from({ length: SIDE }, () => emptyRow) };

/** Number of the bucket of a key, counted row by row. */
const bucketOf = (key: string): number => {
  let hash = 0;
  for (let at = 0; at < key.length; at += 1) hash = (hash * 31 + key.charCodeAt(at)) | 0;
  return (hash ^ (hash >>> 16)) & (SIDE * SIDE - 1);
};

const rowOf = (bucket: number): number => Math.floor(bucket / SIDE);

const bucketAt = <Value>({ rows }: Table<Value>, bucket: number): Bucket<Value> | undefined =>
  rows[rowOf(bucket)]?.[bucket % SIDE];

const withBucket = <Value>(
  rows: Table<Value>['rows'],
  bucket: number,
  changed: Bucket<Value>,
): Table<Value>['rows'] => {
  const changedRow = rowOf(bucket);
  return rows.map((row, at) => (at === changedRow ? row.with(bucket % SIDE, changed) : row));
};

export const emptyTable = <Value>(): Table<Value> => nothing;

/** The value at `key`, or `undefined`. */
export const at = <Value>(table: Table<Value>, key: string): Value | undefined =>
  bucketAt(table, bucketOf(key))?.get(key);

/** The same table with `value` at `key`. */
export const put = <Value>(table: Table<Value>, key: string, value: Value): Table<Value> => {
  const index = bucketOf(key);
  const bucket = new Map(bucketAt(table, index));
  const before = bucket.size;
  bucket.set(key, value);
  return { size: table.size + bucket.size - before, rows: withBucket(table.rows, index, bucket) };
};

/** The same table without `key`. */
export const without = <Value>(table: Table<Value>, key: string): Table<Value> => {
  const index = bucketOf(key);
  const bucket = new Map(bucketAt(table, index));
  return bucket.delete(key) ? { size: table.size - 1, rows: withBucket(table.rows, index, bucket) } : table;
};

/** The entries, sorted by key: the same for the same content, whatever the order in which they came. */
export const entries = <Value>(table: Table<Value>): readonly (readonly [string, Value])[] =>
  table.rows.flatMap((row) => row.flatMap((bucket) => [...bucket])).sort(([a], [b]) => (a < b ? -1 : 1));

/** The values, in the order of their keys. */
export const values = <Value>(table: Table<Value>): readonly Value[] => entries(table).map(([, value]) => value);
