import { setTimeout } from 'node:timers/promises';
import { views as allViews } from '#exams';
import { type AnyView, executor, NO_STREAM, type ReadStore, rebuildInto, runViews, type Timer } from '#kernel';
import { eventId } from '../torture/stores.js';
import type { Adapter, Ground } from './adapters.js';
import { latencies, median, perSecond, quantile } from './measure.js';
import { alone, appending, sampleEvents, sampleStreams, seen, together, WRITERS } from './sample-events.js';
import { writeHistory } from './sample-history.js';
import { handOver, openRound } from './sample-rounds.js';

// The same work on every way in which the product can keep its log and its views.

const ALONE = 2_000;
const EACH_TOGETHER = 500;
const FOLLOWED = 100_000;
const HISTORY = 20_000;
const COMMANDS = 1_000;
const SEEN = 300;
const AT_ONCE = 500;
const PATIENCE_MS = 600_000;

/** What is measured: milliseconds, or events a second. */
export type Figure =
  'alone' | 'together' | 'commandP50' | 'commandP99' | 'followed' | 'rebuilt' | 'visibleP50' | 'visibleP99';

/** What one adapter gets through; of what is not its own there is nothing. */
export type Figures = Readonly<Partial<Record<Figure, number>>>;

const timer: Timer = (ms, signal) => setTimeout(ms, undefined, { signal, ref: false });

const sized = (count: number, { share }: Adapter, least = 1): number => Math.max(least, Math.round(count * share));

const on = async <Result>(adapter: Adapter, work: (ground: Ground) => Promise<Result>): Promise<Result> => {
  const ground = await adapter.open();
  try {
    return await work(ground);
  } finally {
    await ground.close();
  }
};

/** Follows the log with `list` as long as `work` goes on. */
const following = async <Result>(
  { store }: Ground,
  views: ReadStore,
  list: readonly AnyView[],
  work: (until: (position: bigint) => Promise<void>) => Promise<Result>,
): Promise<Result> => {
  const stop = new AbortController();
  const runner = runViews({ store, views, list, timer });
  const running = runner.run(stop.signal);
  const result = await work(async (position) => {
    if (!(await runner.waitFor(position, PATIENCE_MS))) throw new Error('the views stand still');
  });
  stop.abort();
  await running;
  if (runner.incidents().length > 0) throw new Error('a view stands still');
  return result;
};

/** Appends of one writer, and of {@link WRITERS}. */
const appends = (adapter: Adapter): Promise<Figures> =>
  on(adapter, async ({ store }) => {
    const [few, many] = [
      sampleEvents(sized(ALONE, adapter)),
      sampleEvents(sized(EACH_TOGETHER, adapter, 10) * WRITERS),
    ];
    const append = appending(store);
    return {
      alone: await perSecond(few.length, () => alone(append, few)),
      together: await perSecond(many.length, () => together(append, many)),
    };
  });

/** A log of sample events, followed from its start with the view that counts them. */
export const followed = (adapter: Adapter): Promise<number> =>
  on(adapter, async (ground) => {
    const count = sized(FOLLOWED, adapter);
    const streamOf = sampleStreams();
    for (let at = 0; at < count; at += AT_ONCE) {
      await ground.store.append(streamOf(at), NO_STREAM, sampleEvents(Math.min(AT_ONCE, count - at)));
    }
    const head = await ground.store.head();
    const views = await ground.views();
    return perSecond(count, () => following(ground, views, [seen], (until) => until(head)));
  });

/** Real rounds, folded into all views at once. */
const rebuilt = (adapter: Adapter): Promise<number> =>
  on(adapter, async ({ store, views }) => {
    const events = sized(HISTORY, adapter);
    await writeHistory(store, events);
    const empty = await views();
    return perSecond(events, () => rebuildInto(store, empty, allViews));
  });

/** Commands one after another, then with all views behind them: how long until their documents are there. */
const commands = (adapter: Adapter): Promise<Figures> =>
  on(adapter, async (ground) => {
    const run = executor(ground.store, { eventId });
    await openRound(run, 'measured', 5);
    const count = sized(COMMANDS, adapter, 100);
    const taken = await latencies(count, (n) => handOver(run, 'measured', n));
    const visible = await following(ground, await ground.views(), allViews, async (until) => {
      await until(await ground.store.head());
      const waited: number[] = [];
      for (let n = count; n < count + sized(SEEN, adapter, 30); n += 1) {
        const outcome = await handOver(run, 'measured', n);
        if (outcome.kind !== 'recorded') throw new Error(`a command came to ${outcome.kind}`);
        const start = performance.now();
        await until(outcome.position);
        waited.push(performance.now() - start);
      }
      return waited;
    });
    const own = { commandP50: median(taken), commandP99: quantile(taken, 0.99) };
    return {
      ...(adapter.hasOnlyViews ? {} : own),
      visibleP50: median(visible),
      visibleP99: quantile(visible, 0.99),
    };
  });

/** All of it, once. */
export const measureOn = async (adapter: Adapter): Promise<Figures> => ({
  ...(adapter.hasOnlyViews ? {} : await appends(adapter)),
  followed: await followed(adapter),
  rebuilt: await rebuilt(adapter),
  ...(await commands(adapter)),
});
