import { moods } from '../newcomer/moods.js';
import { startProduct } from '../support/product.js';
import { playRights } from './play.js';
import { linesOf } from './tries.js';

/** Rounds through which everybody tries everything, each under its pack. */
const rounds = [
  ['VN-CIVIL-2025', 'differing'],
  ['VN-CONTRACT-2026', 'astray'],
  ['VN-PUBLIC-UNIT-2026', 'astray'],
  ['VN-CIVIL-2025', 'failing'],
  ['VN-CIVIL-2025', 'alone'],
] as const;

/** So many rounds, in each of which everybody tries everything at every stage; true where nothing differs from the table. */
export const rightsOf = async (runs: number, seed: number): Promise<boolean> => {
  let found = 0;
  for (const [pack, mood] of rounds.slice(0, runs)) {
    console.log(`everybody × every command and read × every stage, of a round under ${pack} with people ${mood}`);
    const product = await startProduct({ KHOABANG_EVENTS: 'memory:', KHOABANG_VIEWS: 'memory:' });
    const { differences } = await playRights({
      ...{ product, pack, mood: moods[mood], seed, whole: true },
      onStage: (stage, tried, different) => {
        console.log(`${stage.padEnd(20)} ${String(tried).padStart(8)} tried, ${String(different)} differ`);
      },
    });
    for (const line of linesOf(differences)) console.log(line);
    found += differences.length;
    await product.close();
  }
  return found === 0;
};
