import { json } from 'node:stream/consumers';
import { views as allViews } from '#exams';
import { runViews } from '#kernel';
import { storesIn, timer } from '../torture/stores.js';
import { writeHistory } from './sample-history.js';

// Writes a long log into a data folder, follows it there with all views, and prints what memory that took: a program of its own,
// so that what was measured before it does not count.

/** Resident memory in MB, when a tenth of the log was followed and at its end. */
export interface Remembered {
  readonly tenth: number;
  readonly end: number;
}

const { folder, events } = (await json(process.stdin)) as { readonly folder: string; readonly events: number };
const { events: store, views } = storesIn(folder);
const resident = (): number => process.memoryUsage.rss() / 2 ** 20;

await writeHistory(store, events);
const runner = runViews({ store, views, list: allViews, timer });
const stop = new AbortController();
const running = runner.run(stop.signal);
const until = async (position: bigint): Promise<number> => {
  if (!(await runner.waitFor(position, 3_600_000)) || runner.incidents().length > 0)
    throw new Error('the views stand still');
  return resident();
};
const tenth = await until(BigInt(Math.floor(events / 10)));
const end = await until(await store.head());
stop.abort();
await running;
await views.close();
await store.close();
process.stdout.write(JSON.stringify({ tenth, end } satisfies Remembered));
