import { keyRing } from './key-ring.js';

const bytes = (value: number) => new Uint8Array(32).fill(value);

describe('a key ring', () => {
  it('gives a key only against the wrapped form that it was added with', () => {
    const ring = keyRing();
    ring.add('a', bytes(1), bytes(2));
    expect(ring.get('a', bytes(1))).toEqual(bytes(2));
    expect(ring.get('a', bytes(3))).toBeUndefined();
    expect(ring.get('b', bytes(1))).toBeUndefined();
  });

  it('overwrites the key used longest ago when it is full', () => {
    const ring = keyRing(2);
    const key = bytes(9);
    ring.add('a', bytes(1), bytes(1));
    ring.add('b', bytes(1), key);
    ring.get('a', bytes(1));
    ring.add('c', bytes(1), bytes(1));
    expect(ring.get('b', bytes(1))).toBeUndefined();
    expect(key).toEqual(bytes(0));
    expect(ring.get('a', bytes(1))).toBeDefined();
  });

  it('overwrites what it drops, one or all', () => {
    const ring = keyRing();
    const keys = [bytes(7), bytes(8)] as const;
    ring.add('a', bytes(1), keys[0]);
    ring.add('b', bytes(1), keys[1]);
    ring.drop('a');
    expect(keys).toEqual([bytes(0), bytes(8)]);
    ring.clear();
    expect(keys[1]).toEqual(bytes(0));
    expect(ring.get('b', bytes(1))).toBeUndefined();
  });
});
