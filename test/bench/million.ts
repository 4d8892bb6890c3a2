import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { temporaryFolder } from '../support/tmp.js';
import type { Remembered } from './million-followed.js';
import { atMost, type Measure, median, within } from './measure.js';
import { apart, built, launch } from './servers.js';

/** Fewer say nothing of a long log. */
export const LEAST_EVENTS = 20_000;

const START_S = 1;
const STARTS = 3;
/** Of the memory that a tenth of the events took; the rest is what the collector has not come to yet. */
const GROWTH = 1.2;
const LOOK_EVERY_MS = 20;
const PATIENCE_MS = 900_000;
const product = built('..', '..', 'apps', 'api', 'src', 'main.js');

/** Seconds from the start of the process until it is up with the log. */
const secondsToReady = async (path: string): Promise<number> => {
  const begun = performance.now();
  const server = await launch(product, { path });
  while ((await fetch(`${server.url}/api/ready`)).status !== 200) {
    if (performance.now() - begun > PATIENCE_MS) throw new Error('the server was not ready in time');
    await setTimeout(LOOK_EVERY_MS);
  }
  const seconds = (performance.now() - begun) / 1_000;
  await server.stop();
  return seconds;
};

/** A log of so many events of real rounds: what it costs in memory to fold it, and in time to start behind it. */
export const benchMillion = async (events: number): Promise<Measure[]> => {
  if (!existsSync(product)) throw new Error('the product has not been built: npm run build');
  const [long, empty] = [temporaryFolder(), temporaryFolder()];
  try {
    const { tenth, end } = (await apart('million-followed.js', { folder: long.path, events })) as Remembered;
    const rounds: { readonly long: number; readonly empty: number }[] = [];
    await secondsToReady(long.path);
    await secondsToReady(empty.path);
    for (let round = 0; round < STARTS; round += 1) {
      rounds.push({ long: await secondsToReady(long.path), empty: await secondsToReady(empty.path) });
    }
    const name = `${events.toLocaleString('en')} events`;
    return [
      atMost(GROWTH, {
        name: `memory after all views have followed ${name}, against a tenth of them`,
        unit: 'MB',
        value: end,
        baseline: tenth,
      }),
      within(START_S, {
        name: `start to ready behind ${name}, against an empty log`,
        unit: 's',
        value: median(rounds.map(({ long: seconds }) => seconds)),
        baseline: median(rounds.map(({ empty: seconds }) => seconds)),
      }),
    ];
  } finally {
    long.remove();
    empty.remove();
  }
};
