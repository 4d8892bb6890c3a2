import { comparedOverHttp } from './over-http.js';
import { type Pair, play } from './play.js';
import { compared, type Comparison, type Looks, told } from './worlds.js';

/** How answers are compared: as the domain gives them, or as they come over HTTP. */
export type Way = 'worlds' | 'http';

export interface Asked {
  readonly runs: number;
  readonly seed: number;
  readonly part: readonly [number, number];
}

type Compare = (...pair: readonly [...Pair, Looks]) => Comparison | Promise<Comparison>;

/** How each way compares; one moment in so many is looked at, by one reader in so many. */
const ways: Readonly<Record<Way, { readonly compare: Compare; readonly moments: number; readonly eyes: number }>> = {
  worlds: { compare: compared, moments: 4, eyes: 2 },
  http: { compare: comparedOverHttp, moments: 25, eyes: 6 },
};

/** Seconds between two lines of progress, and how many leaks are shown. */
const EVERY_S = 20;
const SHOWN = 20;

const tell = (line: string, since: number): void => {
  console.log(`${((performance.now() - since) / 1_000).toFixed(0).padStart(6)} s  ${line}`);
};

/** So many comparisons of two worlds that differ in one sealed fact; true where nobody is told of it. */
export const worldsOf = async (way: Way, { runs, seed, part }: Asked): Promise<boolean> => {
  console.log(`${String(runs)} comparisons of two worlds (${way}), seed ${String(seed)}, part ${part.join('/')}`);
  const since = performance.now();
  let last = since;
  const { compare, ...looks } = ways[way];
  const telling: Compare = async (...pair) => {
    const found = await compare(...pair);
    for (const line of told(found.leaks).slice(0, SHOWN)) tell(line, since);
    return found;
  };
  const onRound = (count: number, leaks: number): void => {
    if (performance.now() - last < EVERY_S * 1_000) return;
    last = performance.now();
    tell(`${String(count)} compared, ${String(leaks)} leaks`, since);
  };
  const found = await play({ seed, comparisons: runs, part, ...looks, onRound }, telling);
  tell(`${String(found.compared)} compared, ${String(found.leaks.length)} leaks in all, seed ${String(seed)}`, since);
  return found.leaks.length === 0;
};
