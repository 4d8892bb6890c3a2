import { moods } from '../newcomer/moods.js';
import { tried } from './play.js';
import { linesOf } from './tries.js';

/** Rounds through which everybody tries everything, each under its pack. */
const rounds: readonly (readonly [pack: string, mood: keyof typeof moods])[] = [
  ['VN-CIVIL-2025', 'differing'],
  ['VN-PUBLIC-UNIT-2026', 'halted'],
  ['VN-CONTRACT-2026', 'astray'],
  ['VN-PUBLIC-UNIT-2026', 'astray'],
  ['VN-CIVIL-2025', 'failing'],
  ['VN-CIVIL-2025', 'alone'],
];

interface Asked {
  readonly runs: number;
  readonly seed: number;
  readonly part: readonly [number, number];
}

/** So many rounds, in each of which everybody tries everything at every stage; true where nothing differs from the table. */
export const rightsOf = async ({ runs, seed, part }: Asked): Promise<boolean> => {
  let [count, found] = [0, 0];
  for (const [pack, mood] of rounds.slice(0, runs)) {
    console.log(`everybody × everything × every stage, part ${part.join('/')}: ${pack}, with people ${mood}`);
    const since = performance.now();
    const onStage = (stage: string, done: number, different: number): void => {
      const seconds = ((performance.now() - since) / 1_000).toFixed(0).padStart(6);
      console.log(`${seconds} s  ${stage.padEnd(20)} ${String(done).padStart(8)} tried, ${String(different)} differ`);
    };
    const played = await tried({ pack, mood: moods[mood], seed, part, whole: true, onStage });
    for (const line of linesOf(played.differences)) console.log(line);
    count += played.tried;
    found += played.differences.length;
  }
  console.log(`${String(count)} tried in all, ${String(found)} differ from the table`);
  return found === 0;
};
