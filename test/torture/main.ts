import { parseArgs } from 'node:util';
import { attacksOf } from '../attacks/torture.js';
import { rightsOf } from '../rights/torture.js';
import { worldsOf } from '../worlds/torture.js';
import { LOSSES, torture } from './torture.js';

const { values, positionals } = parseArgs({
  options: { runs: { type: 'string' }, seed: { type: 'string' }, part: { type: 'string' } },
  allowPositionals: true,
});
/** What is tortured, each with how many runs there are where nobody says so. */
const usual = { kills: '200', worlds: '100000', http: '100000', rights: '6', attacks: '1' };
const what = positionals[0] ?? 'kills';
const runs = Number(values.runs ?? usual[what as keyof typeof usual]);
const seed = Number(values.seed ?? String(Date.now() % 2 ** 32));
/** `3/10`: the third of ten parts, each of which can be played by itself. */
const [number = 0, parts = 0] = (values.part ?? '1/1').split('/').map(Number);
const part = [number, parts] as const;
const isPart = [number, parts].every(Number.isSafeInteger) && number >= 1 && number <= parts;
if (!Number.isSafeInteger(runs) || runs < 1 || !Number.isSafeInteger(seed) || !(what in usual) || !isPart) {
  console.error('usage: npm run torture -- [kills|worlds|http|rights|attacks] [--runs N] [--seed N] [--part N/M]');
  process.exit(64);
}

/** Kills between two lines of progress. */
const EVERY = 25;

/** Kills a writer again and again; true where nothing was lost. */
const killed = async (): Promise<boolean> => {
  console.log(`torture of ${String(runs)} kills under load, seed ${String(seed)}`);
  const start = performance.now();
  let told = 0;
  const outcome = await torture({
    seed,
    runs,
    onKill: (kills, events) => {
      if (kills < told + EVERY) return;
      told = kills;
      console.log(`${String(kills).padStart(6)} kills, ${String(events)} events acknowledged`);
    },
  });
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  const losses = LOSSES.filter((loss) => outcome[loss] > 0);
  console.table(outcome);
  console.log(losses.length === 0 ? `nothing was lost in ${seconds} s` : `LOSSES: ${losses.join(', ')}`);
  return losses.length === 0;
};

/** What is done, by its name; true where nothing was found. */
const tortures = {
  kills: killed,
  worlds: () => worldsOf('worlds', { runs, seed, part }),
  http: () => worldsOf('http', { runs, seed, part }),
  rights: () => rightsOf({ runs, seed, part }),
  attacks: () => attacksOf({ part }),
};
process.exitCode = (await tortures[what as keyof typeof tortures]()) ? 0 : 1;
