import { collapsed, type Fate, type Mutant } from './mutant.js';

/** A mutant that does the same as the product, and why. It is found by its texts, so it may move within its file. */
export interface Equivalent {
  readonly file: string;
  /** The line in which the mutant starts, without the space around it. */
  readonly within: string;
  readonly original: string;
  readonly replacement: string;
  readonly reason: string;
}

/** The entry of the list that speaks of this mutant. */
export const equivalentTo = (mutant: Mutant, list: readonly Equivalent[]): Equivalent | undefined =>
  list.find(
    ({ file, within, original, replacement }) =>
      file === mutant.file &&
      within === mutant.within &&
      collapsed(original) === collapsed(mutant.original) &&
      collapsed(replacement) === collapsed(mutant.replacement),
  );

/** Numbers in [0, 1) that follow from the seed (mulberry32). */
const numbersFrom = (seed: number) => {
  let state = seed >>> 0;
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** As many as asked, each as likely as any other, the same for the same seed, in the order in which they were given. */
export const sample = <Item>(items: readonly Item[], count: number, seed: number): Item[] => {
  const next = numbersFrom(seed);
  const places = items.map((_, place) => place);
  for (let at = 0; at < Math.min(count, places.length); at += 1) {
    const other = at + Math.floor(next() * (places.length - at));
    [places[at], places[other]] = [places[other]!, places[at]!];
  }
  return places
    .slice(0, count)
    .sort((one, other) => one - other)
    .map((place) => items[place]!);
};

/** How many mutants met each fate, and how many in a hundred of those that count were noticed. */
export interface Summary {
  readonly counts: Readonly<Record<Fate, number>>;
  readonly score: number;
}

/** Counts fates. What a mutant cannot change or the compiler refuses says nothing about tests and is left out of the score. */
export const summary = (fates: readonly Fate[]): Summary => {
  const counts = {
    killed: 0,
    'timed out': 0,
    survived: 0,
    'without coverage': 0,
    'does not compile': 0,
    equivalent: 0,
  };
  for (const fate of fates) counts[fate] += 1;
  const noticed = counts.killed + counts['timed out'];
  const counted = noticed + counts.survived + counts['without coverage'];
  return { counts, score: counted === 0 ? 100 : (100 * noticed) / counted };
};
