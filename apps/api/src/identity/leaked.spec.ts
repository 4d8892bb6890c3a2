import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { temporaryFolder } from '#test/support/tmp';
import fc from 'fast-check';
import { LeakedPasswords } from './leaked.js';

const folder = temporaryFolder();
afterAll(() => {
  folder.remove();
});

const hashOf = (password: string) => createHash('sha1').update(password).digest('hex').toUpperCase();

/** A list as it is given out: by hash, with counts of all lengths. */
const listOf = (
  passwords: readonly string[],
  write = (hash: string, at: number) => `${hash}:${String(10 ** (at % 8))}`,
) => {
  const file = folder.file('leaked.txt');
  writeFileSync(file, passwords.map(hashOf).sort().map(write).join('\r\n'));
  return new LeakedPasswords(file);
};

describe('a list of leaked passwords', () => {
  it('has every password that stands in it, and no other', () => {
    const some = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(some, (passwords) => {
        const [absent = '', ...known] = passwords;
        const list = listOf(known);
        const found = passwords.map((one) => list.has(one));
        list.close();
        expect(found).toEqual(passwords.map((one) => one !== absent));
      }),
    );
  });

  it('is read as well without counts, in small letters, with a line at its end, or empty', () => {
    const small = listOf(['một câu', 'hai câu'], (hash) => hash.toLowerCase());
    expect(['một câu', 'hai câu', 'ba câu'].map((one) => small.has(one))).toEqual([true, true, false]);
    small.close();
    const empty = listOf([]);
    expect(empty.has('một câu')).toBe(false);
    empty.close();
  });

  it('that is not there stops the start in a sentence', () => {
    expect(() => new LeakedPasswords(folder.file('none.txt'))).toThrow(/^KHOABANG_LEAKED_PASSWORDS/);
  });
});
