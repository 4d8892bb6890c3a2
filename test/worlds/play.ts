import { changesOf, drawnRound, usual } from './facts.js';
import type { Kind } from './script.js';
import { compared, type Comparison, type Leak } from './worlds.js';

/** Gate first, with the council or a board of its own to score; and the interview first. */
export const kinds: readonly Kind[] = [
  { name: 'gate first, council', panel: 'COUNCIL', course: 'AFTER_WRITTEN_FINAL' },
  { name: 'gate first, scheme board', panel: 'SCHEME_MARKING_BOARD', course: 'AFTER_WRITTEN_FINAL' },
  { name: 'interview first', panel: 'COUNCIL', course: 'BEFORE_WRITTEN_RESULT' },
];

/** Numbers below a limit, the same for the same seed (mulberry32). */
export const drawsFrom = (seed: number): ((below: number) => number) => {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
};

export interface Asked {
  readonly seed: number;
  /** How many answers of readers are compared at least. */
  readonly comparisons: number;
  /** One moment in so many is looked at, by one reader in so many. */
  readonly moments: number;
  readonly eyes: number;
  readonly onRound?: (compared: number, leaks: number) => void;
}

/** Every change of the usual rounds once, then rounds that are drawn, until enough has been compared. */
export const play = ({ seed, comparisons, moments, eyes, onRound }: Asked): Comparison => {
  const draw = drawsFrom(seed);
  const looks = { now: () => draw(moments) === 0, eye: () => draw(eyes) === 0 };
  const leaks: Leak[] = [];
  let count = 0;
  const add = (found: Comparison): void => {
    count += found.compared;
    leaks.push(...found.leaks);
    onRound?.(count, leaks.length);
  };
  for (const kind of kinds) {
    for (const change of changesOf(kind)) add(compared(kind, usual(kind), change, looks));
  }
  while (count < comparisons) {
    const kind = kinds[draw(kinds.length)];
    if (kind === undefined) continue;
    const [facts, change] = drawnRound(kind, draw);
    add(compared(kind, facts, change, looks));
  }
  return { compared: count, leaks };
};
