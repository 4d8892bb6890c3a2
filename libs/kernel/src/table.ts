/**
 * An unordered map that is copied cheaply on change: a round may hold tens of thousands of entries, and copying all of
 * them for each event would make a long round slow. Keys are spread over buckets; a change copies one bucket.
 */
export interface Table<Value> {
  readonly size: number;
  readonly buckets: readonly ReadonlyMap<string, Value>[];
}

const BUCKETS = 256;
const none: ReadonlyMap<string, never> = new Map<string, never>();
const nothing: Table<never> = { size: 0, buckets: Array.from({ length: BUCKETS }, () => none) };

const bucketOf = (key: string): number => {
  let hash = 0;
  for (let at = 0; at < key.length; at += 1) hash = (hash * 31 + key.charCodeAt(at)) | 0;
  return (hash ^ (hash >>> 16)) & (BUCKETS - 1);
};

export const emptyTable = <Value>(): Table<Value> => nothing;

/** The value at `key`, or `undefined`. */
export const at = <Value>(table: Table<Value>, key: string): Value | undefined =>
  table.buckets[bucketOf(key)]?.get(key);

/** The same table with `value` at `key`. */
export const put = <Value>(table: Table<Value>, key: string, value: Value): Table<Value> => {
  const index = bucketOf(key);
  const bucket = new Map(table.buckets[index]);
  const before = bucket.size;
  bucket.set(key, value);
  return { size: table.size + bucket.size - before, buckets: table.buckets.with(index, bucket) };
};

/** The same table without `key`. */
export const without = <Value>(table: Table<Value>, key: string): Table<Value> => {
  const index = bucketOf(key);
  const bucket = new Map(table.buckets[index]);
  return bucket.delete(key) ? { size: table.size - 1, buckets: table.buckets.with(index, bucket) } : table;
};

/** The entries, sorted by key: the same for the same content, whatever the order in which they came. */
export const entries = <Value>(table: Table<Value>): readonly (readonly [string, Value])[] =>
  table.buckets.flatMap((bucket) => [...bucket]).sort(([a], [b]) => (a < b ? -1 : 1));

/** The values, in the order of their keys. */
export const values = <Value>(table: Table<Value>): readonly Value[] => entries(table).map(([, value]) => value);
