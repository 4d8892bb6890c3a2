import { emptyTable, put, type Table } from '#kernel';

const filled = (keys: readonly string[]): Table<string> =>
  keys.reduce((table, key) => put(table, key, key), emptyTable<string>());

// Only what is put into one bucket is copied when a key is put there: that is what makes a large round quick.
test.each([
  ['running numbers', (at: number) => `C${at}`],
  ['numbers of one length', (at: number) => String(at).padStart(6, '0')],
  ['a number and a long word', (at: number) => `${at}/person-of-the-council`],
])('keys such as %s are spread over the buckets', (_, keyOf) => {
  const { rows, size } = filled(Array.from({ length: 10_240 }, (__, at) => keyOf(at)));
  expect(size).toBe(10_240);
  expect(Math.max(...rows.flat().map((bucket) => bucket.size))).toBeLessThan(40);
});
