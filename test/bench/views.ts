import { setTimeout } from 'node:timers/promises';
import { views as allViews } from '#exams';
import { type EventStore, executor, type ReadStore, rebuildInto, runViews, type Timer } from '#kernel';
import { sqliteEventStore, sqliteReadStore } from '#stores';
import { temporaryFolder } from '../support/tmp.js';
import { eventId } from '../torture/stores.js';
import { atLeast, type Measure, median, perSecond, ROUNDS } from './measure.js';
import { handOver, openRound } from './sample-rounds.js';

const SAMPLE_ROUNDS = 40;
const APPLICATIONS = 60;
const HANDOVERS = 440;

const timer: Timer = (ms, signal) => setTimeout(ms, undefined, { signal, ref: false });

/** Of the events that can be read from the log in the same time, so many are also folded into all views and saved. */
const SHARE = 0.03;

const history = async (store: EventStore): Promise<number> => {
  const run = executor(store, { eventId });
  for (let n = 0; n < SAMPLE_ROUNDS; n += 1) {
    const id = `sample-${String(n)}`;
    await openRound(run, id, APPLICATIONS);
    for (let handover = 0; handover < HANDOVERS; handover += 1) await handOver(run, id, handover);
  }
  return Number(await store.head());
};

const follow = async (store: EventStore, views: ReadStore): Promise<void> => {
  const stop = new AbortController();
  const runner = runViews({ store, views, list: allViews, timer });
  const running = runner.run(stop.signal);
  const reached = await runner.waitFor(await store.head(), 600_000);
  stop.abort();
  await running;
  if (!reached || runner.incidents().length > 0) throw new Error('a view stands still');
};

/** Measures what `work` does to an empty read store, the median of several times. */
const rateOf = async (events: number, work: (views: ReadStore) => Promise<void>): Promise<number> => {
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const own = temporaryFolder();
    const views = sqliteReadStore({ file: own.file('views.sqlite') });
    try {
      rates.push(await perSecond(events, () => work(views)));
    } finally {
      await views.close();
      own.remove();
    }
  }
  return median(rates);
};

/** Only reads the log from its start to its end, {@link ROUNDS} times. */
const readingRate = async (store: EventStore, events: number): Promise<number> => {
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rates.push(await perSecond(events, () => Array.fromAsync(store.readAll())));
  }
  return median(rates);
};

/** All views of the product, from nothing to the end of a log of real rounds. */
export const benchViews = async (): Promise<Measure[]> => {
  const folder = temporaryFolder();
  const store = sqliteEventStore({ file: folder.file('log.sqlite') });
  try {
    const events = await history(store);
    const baseline = await readingRate(store, events);
    const followed = await rateOf(events, (views) => follow(store, views));
    const rebuilt = await rateOf(events, (views) => rebuildInto(store, views, allViews));
    const name = `all ${String(allViews.length)} views`;
    return [
      atLeast(SHARE, {
        name: `${name} following the log, against reading it alone`,
        unit: 'events/s',
        value: followed,
        baseline,
      }),
      atLeast(SHARE, {
        name: `${name} rebuilt in one pass, against reading it alone`,
        unit: 'events/s',
        value: rebuilt,
        baseline,
      }),
    ];
  } finally {
    await store.close();
    folder.remove();
  }
};
