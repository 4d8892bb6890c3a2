import { eachOf, joined } from './joining.js';

describe('tables with different keys', () => {
  it('stand in one, each entry as it was', () => {
    expect(joined([{ a: 1, b: 2 }, {}, { c: 'three' }])).toEqual({ a: 1, b: 2, c: 'three' });
    expect(joined([])).toEqual({});
  });

  it('can be changed entry by entry, each by its key', () => {
    const told = eachOf<{ a: number; b: number }, { a: string; b: string }>(
      { a: 1, b: 2 },
      (entry, key) => `${key}${String(entry)}`,
    );
    expect(told).toEqual({ a: 'a1', b: 'b2' });
  });
});
