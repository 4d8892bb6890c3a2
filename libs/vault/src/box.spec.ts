import fc from 'fast-check';
import { canonical, commitmentOf, lock, unlock } from './box.js';

const key = new Uint8Array(32).fill(1);
const plain = fc.uint8Array({ maxLength: 200 });

describe('a box', () => {
  it('opens with its key at its place, and is another one each time', () => {
    fc.assert(
      fc.property(plain, fc.array(fc.string()), (content, place) => {
        const box = lock(key, content, place);
        expect(unlock(key, box, place)).toEqual(Buffer.from(content));
        expect(lock(key, content, place)).not.toEqual(box);
      }),
    );
  });

  it('does not open when any one byte is another, or the last ones are missing', () => {
    fc.assert(
      fc.property(plain, fc.nat(), fc.integer({ min: 1, max: 255 }), (content, where, flip) => {
        const box = lock(key, content, ['p']);
        const changed = box.with(where % box.length, box[where % box.length]! ^ flip);
        expect(unlock(key, changed, ['p'])).toBeUndefined();
        expect(unlock(key, box.subarray(0, where % box.length), ['p'])).toBeUndefined();
      }),
    );
  });

  it('does not open with another key or at a place that reads alike', () => {
    const box = lock(key, Buffer.from('text'), ['a', 'b|c']);
    expect(unlock(new Uint8Array(32), box, ['a', 'b|c'])).toBeUndefined();
    expect(unlock(key, box, ['a|b', 'c'])).toBeUndefined();
  });
});

describe('a commitment', () => {
  it('is SHA-256 of the opening and the text, as anyone can compute it', () => {
    // printf '%064d' 0 | xxd -r -p | cat - <(printf abc) | sha256sum
    expect(commitmentOf('abc', '00'.repeat(32))).toBe(
      '365aa7d8f7f9402c4b9434502b4cc89ddb09fe50d7cd95b493b834c62d5a5370',
    );
  });

  it('is the same for all Unicode forms of a text', () => {
    expect(commitmentOf('Đặng'.normalize('NFD'), 'ab'.repeat(32))).toBe(commitmentOf('Đặng', 'ab'.repeat(32)));
  });

  it('is of a form that does not change when it is taken again', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff)), (units) => {
        const once = canonical(String.fromCharCode(...units));
        expect(canonical(once)).toBe(once);
        expect(Buffer.from(once).toString()).toBe(once);
      }),
    );
  });
});
