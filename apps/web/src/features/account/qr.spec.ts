import { createHash } from 'node:crypto';
import { pathOf, qrCode } from './qr.js';

const rowsOf = (text: string): readonly string[] =>
  qrCode(text).map((row) => row.map((isDark) => (isDark ? '#' : '.')).join(''));
const digestOf = (text: string): string => createHash('sha256').update(rowsOf(text).join('\n')).digest('hex');

describe('a QR code', () => {
  it('of a short text is 21 squares wide, with a mark in three corners', () => {
    const rows = rowsOf('Khoa Bảng');
    expect(rows).toHaveLength(21);
    const mark = ['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######'];
    expect(rows.slice(0, 7).map((row) => row.slice(0, 7))).toEqual(mark);
    expect(rows.slice(0, 7).map((row) => row.slice(-7))).toEqual(mark);
    expect(rows.slice(-7).map((row) => row.slice(0, 7))).toEqual(mark);
  });

  it.each([
    [10, 21, '5c553c2c74c18716e51003b4f09fc673f3c1e58f043445eaa47c3ff229ef02f9'],
    [134, 41, '6877cd5f0f34a539722bad82884eddc0cf6637272823594299d175b79612f4bf'],
    [160, 49, 'a7f6c336fe9418ee728d603cd63c3d1a0b7eb5c9390974ae57840d57d2a0012b'],
    [300, 61, '602fae2e84aee4f56097d0ad89da4c2c84040c516db5a4782c797f21a2162be0'],
    [1270, 117, '6fe2932cfb407f5b577ded85839654105ca56c4d9299763bf5c1f6c773ab8a37'],
  ])('given %i bytes, is the one that another program (jsQR 1.4.0) has read', (length, width, digest) => {
    const text = Array.from({ length }, (_, at) => 'otpauth://totp/Khoa%20B'[(at * 7 + length) % 22]).join('');
    expect(qrCode(text)).toHaveLength(width);
    expect(digestOf(text)).toBe(digest);
  });

  it('of more than the largest one holds is not made', () => {
    expect(() => qrCode('x'.repeat(1_300))).toThrow(RangeError);
  });

  it('is drawn as one path: a square for each that is dark', () => {
    expect(
      pathOf([
        [true, false],
        [false, true],
      ]),
    ).toBe('M0 0h1v1h-1zM1 1h1v1h-1z');
  });
});
