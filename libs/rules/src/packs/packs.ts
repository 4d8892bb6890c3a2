import { canonical } from './canonical.js';
import { type Fault, isFaults, type Pack } from './pack.js';
import { readPack, validatePack } from './pack-check.js';
import type { ClockBasis } from './pack-clocks.js';
import civil2025 from './vn-civil-2025.json' with { type: 'json' };
import contract2026 from './vn-contract-2026.json' with { type: 'json' };
import pilot2017 from './vn-pilot-2017.json' with { type: 'json' };
import publicUnit2020 from './vn-public-unit-2020.json' with { type: 'json' };
import publicUnit2026 from './vn-public-unit-2026.json' with { type: 'json' };

const book: Pack[] = [];

/**
 * Every pack and every version of it, for ever: old rounds are replayed under the one they pinned. The list is live; it
 * only grows, by `installPack`.
 */
export const packs: readonly Pack[] = book;

/** `id@version`, as a round pins it. */
export const packRef = (pack: Pick<Pack, 'id' | 'version'>): string => `${pack.id}@${pack.version}`;

const newestOf = (id: string): Pack | undefined =>
  packs
    .filter((pack) => pack.id === id)
    .toSorted((a, b) => a.version - b.version)
    .at(-1);

/** The pack of `id@version`, or the newest version of `id`. */
export const findPack = (ref: string): Pack | undefined => packs.find((pack) => packRef(pack) === ref) ?? newestOf(ref);

/** One text per value, whatever the order of its keys: what is hashed when a round pins a pack. */
export const canonicalPack = (pack: Pack): string => canonical(pack);

/** Faults in a few words on one line, at most three of them. */
export const faultsInWords = (faults: readonly Fault[]): string =>
  [
    ...faults.slice(0, 3).map(({ path, message }) => `${path === '' ? 'the pack' : path}: ${message}`),
    ...(faults.length > 3 ? [`and ${faults.length - 3} more`] : []),
  ].join('; ');

/**
 * The one way into the book for packs that are not of this build. Answers the pack as it stands there, or what is wrong
 * with the data. A version that is known already stays as it is: the same content is welcome again, another is refused
 * (`pack-changed`).
 */
export const installPack = (data: unknown, basis: ClockBasis): Pack | readonly Fault[] => {
  const read = readPack(data, basis);
  if (isFaults(read)) return read;
  const known = packs.find((pack) => packRef(pack) === packRef(read));
  if (known === undefined) {
    book.push(read);
    return read;
  }
  if (canonicalPack(known) === canonicalPack(read)) return known;
  const message = `${packRef(read)} is known with another content; a correction is a new version`;
  return [{ code: 'pack-changed', path: 'version', message }];
};

/**
 * Asks of packs in the book what was asked of all others on their way into it.
 *
 * @throws Error that names the first faulty pack, the path in it and the fault.
 */
export const mustBeSound = (inBook: readonly Pack[], basis: ClockBasis): void => {
  for (const pack of inBook) {
    const faults = validatePack(pack, basis);
    if (faults.length > 0) throw new Error(`The rule pack ${packRef(pack)} cannot be used: ${faultsInWords(faults)}.`);
  }
};

const frozen = <Value>(value: Value): Value => {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
};

/**
 * A pack of this build, taken at its word: the build asks (`khoabang packs check`), the spec does, and so does every server
 * at its start, with {@link mustBeSound}. A computation does not wait for it.
 */
const takeIn = (data: unknown): void => {
  book.push(frozen(data as Pack));
};

[pilot2017, publicUnit2020, civil2025, publicUnit2026, contract2026].forEach(takeIn);
