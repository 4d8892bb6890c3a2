import { lock, unlock } from './box.js';
import { VaultTampered } from './errors.js';
import { type DerivedKeys, keyed } from './keys.js';
import { type Entry, type Rows } from './rows.js';

const MODULUS = 1n << 256n;
const PLACE = ['tally'];
const SUM_DIGITS = 64;

/** How often the vault was written to, and the sum over all that stands in it. */
interface Standing {
  readonly generation: number;
  readonly sum: bigint;
}

/**
 * The sum, modulo 2²⁵⁶, of a keyed digest of every row: of which subjects, texts and index entries there are, which
 * subjects were erased, and at which version each stands. It is kept locked, so that whoever has seen it before and after
 * a change cannot work out how to undo that change. It lets a vault be checked as a whole: rows that were put back
 * together, each sound by itself, were never there at the same time as the others.
 */
export interface Tally {
  /** Inside `writing`. */
  readonly add: (...entries: readonly Entry[]) => void;
  readonly remove: (...entries: readonly Entry[]) => void;
  /** Runs `work` alone, and saves what it added and removed with what it wrote. */
  readonly writing: <Answer>(work: () => Answer) => Promise<Answer>;
  /** Inside `rows.reading` or `rows.writing`. */
  readonly generation: () => number;
  /** Throws {@link VaultTampered} unless the rows are those that were counted. */
  readonly check: () => void;
  /** Inside `rows.writing`: counts all rows afresh. */
  readonly recount: (generation: number) => void;
}

/** The row of what was counted, opened and locked. */
const kept = (rows: Rows, { wrapping }: DerivedKeys) => ({
  save: ({ generation, sum }: Standing): void => {
    const digits = (((sum % MODULUS) + MODULUS) % MODULUS).toString(16).padStart(SUM_DIGITS, '0');
    rows.setTally(lock(wrapping, Buffer.from(`${digits}${generation.toString()}`), PLACE));
  },
  standing: (): Standing => {
    const text = unlock(wrapping, rows.tally() ?? new Uint8Array(0), PLACE)?.toString();
    if (text === undefined) throw new VaultTampered('what was counted');
    return { sum: BigInt(`0x${text.slice(0, SUM_DIGITS)}`), generation: Number(text.slice(SUM_DIGITS)) };
  },
});

/** The tally of these rows, under these keys. */
export const tallying = (rows: Rows, keys: DerivedKeys): Tally => {
  const { save, standing } = kept(rows, keys);
  let change = 0n;
  const total = (entries: Iterable<Entry>): bigint => {
    let sum = 0n;
    for (const entry of entries) sum += BigInt(`0x${keyed(keys.tally, ...entry).digest('hex')}`);
    return sum;
  };
  return {
    add: (...entries) => {
      change += total(entries);
    },
    remove: (...entries) => {
      change -= total(entries);
    },
    writing: (work) =>
      rows.writing(() => {
        change = 0n;
        const answer = work();
        if (change === 0n) return answer;
        const { generation, sum } = standing();
        save({ generation: generation + 1, sum: sum + change });
        return answer;
      }),
    generation: () => standing().generation,
    check: () => {
      if (total(rows.entries()) % MODULUS !== standing().sum) throw new VaultTampered('what was counted');
    },
    recount: (generation) => {
      save({ generation, sum: total(rows.entries()) });
    },
  };
};
