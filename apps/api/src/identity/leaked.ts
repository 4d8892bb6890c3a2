import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { SettingFault } from '../../../host/src/settings.js';

// A list of leaked passwords as the project “Have I Been Pwned” gives it out: one line for each, its SHA-1 in 40 capital hex
// digits, perhaps `:` and how often it was seen, in the order of the hashes. The whole has some 40 GB, so it is searched where it lies.

/** No line is longer: 40 digits, a divider, a count and the end of the line. */
const LINE_MAX = 64;
const HASH = 40;
const NEWLINE = 10;

/** The hash of the first line that begins at or after a place, and where it begins; `undefined` behind the last one. */
const lineFrom = (file: number, place: number): { readonly at: number; readonly hash: string } | undefined => {
  const from = Math.max(place - 1, 0);
  const read = Buffer.alloc(2 * LINE_MAX);
  const length = readSync(file, read, 0, read.length, from);
  const start = place === 0 ? 0 : read.subarray(0, length).indexOf(NEWLINE) + 1;
  const isThere = (place === 0 || start > 0) && length - start >= HASH;
  return isThere ? { at: from + start, hash: read.toString('latin1', start, start + HASH) } : undefined;
};

const isAmong = (file: number, wanted: string): boolean => {
  let [low, high] = [0, fstatSync(file).size];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const line = lineFrom(file, middle);
    if (line?.hash.toUpperCase() === wanted) return true;
    if (line === undefined || line.hash.toUpperCase() > wanted) high = middle;
    else low = line.at + HASH;
  }
  return false;
};

/** A list that is searched where it lies; nothing of what is looked for leaves this machine. */
export class LeakedPasswords {
  private readonly file: number;

  /** @throws SettingFault for a file that cannot be read */
  constructor(path: string) {
    try {
      this.file = openSync(path, 'r');
    } catch {
      throw new SettingFault('KHOABANG_LEAKED_PASSWORDS must name a file that can be read.');
    }
  }

  has(password: string): boolean {
    // The list is made of SHA-1; nothing here rests on it.
    return isAmong(this.file, createHash('sha1').update(password).digest('hex').toUpperCase());
  }

  close(): void {
    closeSync(this.file);
  }
}
