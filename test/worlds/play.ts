import type { Facts, Kind } from './acts.js';
import { type Change, changesOf, drawnRound, usual } from './facts.js';
import type { Comparison, Leak, Looks } from './worlds.js';

/** Gate first, with the council or a board of its own to score; the interview first; and a hire by contract. */
export const kinds: readonly Kind[] = [
  { name: 'gate first, council', by: 'EXAM', panel: 'COUNCIL', course: 'AFTER_WRITTEN_FINAL' },
  { name: 'gate first, scheme board', by: 'EXAM', panel: 'SCHEME_MARKING_BOARD', course: 'AFTER_WRITTEN_FINAL' },
  { name: 'interview first', by: 'EXAM', panel: 'COUNCIL', course: 'BEFORE_WRITTEN_RESULT' },
  { name: 'contract', by: 'CONTRACT', panel: 'COUNCIL', course: 'AFTER_WRITTEN_FINAL' },
];

/** Those in which there are marks to draw. */
const exams = kinds.filter(({ by }) => by === 'EXAM');

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

/** Two worlds that are compared: of which kind, with which facts, and which of them is otherwise in the other. */
export type Pair = readonly [kind: Kind, facts: Facts, change: Change];

/** Every change of the usual rounds. */
export const usualPairs: readonly Pair[] = kinds.flatMap((kind) =>
  changesOf(kind).map((change) => [kind, usual(kind), change] as const),
);

/** The n-th pair of a seed, and who looks when: every change of the usual rounds once, then rounds that are drawn. */
const pairAt = ({ seed, moments, eyes }: Asked, place: number): readonly [Pair, Looks] => {
  const draw = drawsFrom(seed + Math.imul(place, 0x9e3779b1));
  const kind = exams[draw(exams.length)]!;
  const looks = { now: () => draw(moments) === 0, eye: () => draw(eyes) === 0 };
  return [usualPairs[place] ?? [kind, ...drawnRound(kind, draw)], looks];
};

export interface Asked {
  readonly seed: number;
  /** How many answers of readers are compared at least. */
  readonly comparisons: number;
  /** One moment in so many is looked at, by one reader in so many. */
  readonly moments: number;
  readonly eyes: number;
  /** Of so many parts, this one alone (from 1): they can be played beside each other. */
  readonly part?: readonly [number, number];
  readonly onRound?: (compared: number, leaks: number) => void;
}

/** One pair after the other, until enough has been compared. */
export const play = async (
  asked: Asked,
  compare: (...pair: readonly [...Pair, Looks]) => Comparison | Promise<Comparison>,
): Promise<Comparison> => {
  const [part, parts] = asked.part ?? [1, 1];
  const leaks: Leak[] = [];
  let count = 0;
  for (let place = part - 1; place < usualPairs.length || count < asked.comparisons; place += parts) {
    const [pair, looks] = pairAt(asked, place);
    const found = await compare(...pair, looks);
    count += found.compared;
    leaks.push(...found.leaks);
    asked.onRound?.(count, leaks.length);
  }
  return { compared: count, leaks };
};
