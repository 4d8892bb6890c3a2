import { parseArgs } from 'node:util';
import { LOSSES, torture } from './torture.js';

const { values } = parseArgs({ options: { runs: { type: 'string' }, seed: { type: 'string' } } });
const runs = Number(values.runs ?? '200');
const seed = Number(values.seed ?? String(Date.now() % 2 ** 32));
if (!Number.isSafeInteger(runs) || runs < 1 || !Number.isSafeInteger(seed)) {
  console.error('usage: npm run torture -- [--runs N] [--seed N]');
  process.exit(64);
}

/** Kills between two lines of progress. */
const EVERY = 25;

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
process.exitCode = losses.length === 0 ? 0 : 1;
