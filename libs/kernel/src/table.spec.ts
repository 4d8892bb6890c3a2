import fc from 'fast-check';
import { at, emptyTable, entries, put, type Table, values, without } from '#kernel';

const change = fc.record({ key: fc.string({ maxLength: 3 }), value: fc.option(fc.integer(), { nil: undefined }) });

const changed = (table: Table<number>, { key, value }: { key: string; value: number | undefined }): Table<number> =>
  value === undefined ? without(table, key) : put(table, key, value);

test('a table holds what a map holds after the same changes', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 200 }), (changes) => {
      const map = new Map<string, number>();
      for (const { key, value } of changes) {
        if (value === undefined) map.delete(key);
        else map.set(key, value);
      }
      const table = changes.reduce(changed, emptyTable<number>());
      expect(table.size).toBe(map.size);
      expect(new Map(entries(table))).toEqual(map);
      for (const { key } of changes) expect(at(table, key)).toBe(map.get(key));
    }),
  );
});

test('a change leaves the table before it as it was', () => {
  const before = put(emptyTable<number>(), 'a', 1);
  put(before, 'a', 2);
  without(before, 'a');
  expect(entries(before)).toEqual([['a', 1]]);
  expect(without(before, 'b')).toBe(before);
});

test('values come in the order of their keys, however they were put', () => {
  const keys = Array.from({ length: 600 }, (_, index) => `key-${String((index * 7919) % 600).padStart(3, '0')}`);
  const table = keys.reduce((made, key) => put(made, key, key), emptyTable<string>());
  expect(values(table)).toEqual([...keys].sort());
});
