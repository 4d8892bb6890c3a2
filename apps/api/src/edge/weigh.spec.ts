import fc from 'fast-check';
import { bounds, excessIn } from './weigh.js';

const excess = (json: string): string | undefined => excessIn(json, JSON.parse(json) as object)?.en;
const listOf = (count: number, item: string): string => `{"a":[${Array.from({ length: count }, () => item).join()}]}`;
const objectOf = (count: number): string =>
  `{${Array.from({ length: count }, (_, at) => `"k${String(at)}":0`).join()}}`;
const nested = (depth: number): string => `${'{"a":'.repeat(depth)}0${'}'.repeat(depth)}`;

describe('a body', () => {
  it('may go to its bounds, and no further', () => {
    expect([excess(objectOf(bounds.keys)), excess(objectOf(bounds.keys + 1))]).toEqual([
      undefined,
      'must not have more than 50 fields in one object',
    ]);
    expect([excess(listOf(bounds.items, '0')), excess(listOf(bounds.items + 1, '0'))]).toEqual([
      undefined,
      'must not list more than 500',
    ]);
    expect([excess(nested(bounds.depth + 1)), excess(nested(bounds.depth + 2))]).toEqual([
      undefined,
      'must not be nested deeper than 10',
    ]);
    const wide = (count: number) => listOf(count, objectOf(49));
    expect([excess(wide(99)), excess(wide(101))]).toEqual([undefined, 'must not hold more than 5000 values']);
  });

  it.each(['{"a":[[]]}', '{"a":[[[]]]}', '{"a":[0,[{"b":1}]]}', '[[]]'])('holds no list within a list: %s', (json) => {
    expect(excess(json)).toBe('must not hold a list within a list');
  });

  it.each([
    '{"a":1,"a":2}',
    '{"a":1,"\\u0061":2}',
    '{"b":[{"a":1,"a":1}]}',
    '{"a" : "\\"", "a"\n:2}',
    '{"__proto__":1,"__proto__":2}',
  ])('names no field twice: %s', (json) => {
    expect(excess(json)).toBe('must not name one field twice');
  });

  it('may say the same in two places, and hold colons, quotes and backslashes', () => {
    const flat = fc.dictionary(fc.string(), fc.oneof(fc.string({ unit: 'binary' }), fc.integer()), { maxKeys: 20 });
    fc.assert(
      fc.property(flat, fc.array(flat, { maxLength: 5 }), fc.integer({ min: 0, max: 2 }), (one, more, indent) => {
        expect(excess(JSON.stringify({ one, more }, null, indent))).toBeUndefined();
      }),
    );
  });

  it('is found to name a field twice wherever one is put in again', () => {
    const flat = fc.dictionary(fc.string(), fc.string(), { minKeys: 1, maxKeys: 10 });
    fc.assert(
      fc.property(flat, fc.nat(), (one, which) => {
        const keys = Object.keys(one);
        const again = JSON.stringify(keys[which % keys.length]);
        expect(excess(`{${again}:0,${JSON.stringify(one).slice(1)}`)).toBe('must not name one field twice');
      }),
    );
  });
});
