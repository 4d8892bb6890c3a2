import { parseArgs } from 'node:util';
import { rightsOf } from '../rights/torture.js';
import { play } from '../worlds/play.js';
import { LOSSES, torture } from './torture.js';

const { values, positionals } = parseArgs({
  options: { runs: { type: 'string' }, seed: { type: 'string' } },
  allowPositionals: true,
});
/** What is tortured, each with how many runs there are where nobody says so. */
const usual = { kills: '200', worlds: '100000', rights: '5' };
const what = positionals[0] ?? 'kills';
const runs = Number(values.runs ?? usual[what as keyof typeof usual]);
const seed = Number(values.seed ?? String(Date.now() % 2 ** 32));
if (!Number.isSafeInteger(runs) || runs < 1 || !Number.isSafeInteger(seed) || !(what in usual)) {
  console.error('usage: npm run torture -- [kills|worlds|rights] [--runs N] [--seed N]');
  process.exit(64);
}

/** Comparisons between two lines of progress, and how many leaks are shown. */
const LINE = 5_000;
const SHOWN = 20;

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

/** Compares what everybody is answered in worlds that differ in one sealed fact; true where nobody is told of it. */
const worlds = (): boolean => {
  console.log(`${String(runs)} comparisons of two worlds, seed ${String(seed)}`);
  let last = 0;
  const { compared, leaks } = play({
    seed,
    comparisons: runs,
    moments: 4,
    eyes: 2,
    onRound: (count, found) => {
      if (count < last + LINE) return;
      last = count;
      console.log(`${String(count).padStart(8)} compared, ${String(found)} leaks`);
    },
  });
  for (const leak of leaks.slice(0, SHOWN)) console.log(leak);
  console.log(`${String(compared)} compared, ${String(leaks.length)} leaks`);
  return leaks.length === 0;
};

/** What is done, by its name; true where nothing was found. */
const tortures = { kills: killed, worlds, rights: () => rightsOf(runs, seed) };
process.exitCode = (await tortures[what as keyof typeof tortures]()) ? 0 : 1;
