import { setTimeout as sleep } from 'node:timers/promises';
import type { Follower, ProcessesRunner } from '#kernel';
import { views as allViews } from '#exams';
import type { Engine } from './engine.js';
import type { Say } from './say.js';
import { LOOK_MS, type Progress, watchOver } from './progress.js';
import type { Measures, Reading } from './telemetry/measures.js';
import type { Traces } from './telemetry/traces.js';
import type { ViewsAtWork } from './threaded-views.js';

/** Who is at work, and how far each is behind the log. */
export interface AtWork {
  readonly views: ViewsAtWork;
  readonly reactions: ProcessesRunner;
  readonly lagOf: (name: string) => number | undefined;
}

/** Followers of this thread, with an eye on each. */
export interface WatchedFollowers {
  readonly followers: readonly Follower[];
  readonly progress: () => readonly Progress[];
  /** Who stands still, in words. */
  readonly faults: () => readonly string[];
  /** Looks who stands still. */
  readonly look: () => void;
  /** Looks now and then until `signal` aborts. */
  readonly run: (signal: AbortSignal) => Promise<void>;
}

/** Name of views that are kept by a thread of their own. */
const VIEWS = 'views';
/** A span that ends later than this is of no use to anybody. */
const VIEWED_MS = 30_000;

/** Views in a thread of their own are seen from here alone: by the position that they say they have come to. */
const traceThread = (traces: Traces, views: ViewsAtWork): void => {
  const types = new Set(allViews.flatMap(({ on }) => Object.keys(on)));
  traces.whenAppended((events, position) => {
    const viewed = events.filter(({ type }) => types.has(type));
    if (viewed.length === 0) return;
    const from = Date.now();
    void views.waitFor(position, VIEWED_MS).then((isThere) => {
      if (isThere) traces.follow(VIEWS, viewed, { from, to: Date.now() });
    });
  });
};

/** Lets what is at work be asked for. */
const report = (measures: Measures, { views, reactions }: AtWork, progress: () => readonly Progress[]): void => {
  const each = (value: (one: Progress) => number | null) => (): readonly Reading[] =>
    progress().flatMap((one) => {
      const now = value(one);
      return now === null ? [] : [{ value: now, labels: { follower: one.name } }];
    });
  measures.watch(
    'lag',
    each(({ lag }) => lag),
  );
  measures.watch(
    'waiting',
    each(({ standsFor }) => standsFor),
  );
  measures.watch(
    'moved',
    each(({ movedAt }) => Date.parse(movedAt) / 1_000),
  );
  measures.watch('incidents', () => [
    { value: views.incidents().length, labels: { of: 'view' } },
    { value: reactions.incidents().length, labels: { of: 'process' } },
  ]);
};

/** Keeps an eye on those who follow the log in this process: see {@link WatchedFollowers}. */
export const watchedFollowers = (
  { telemetry }: Pick<Engine, 'telemetry'>,
  say: Say,
  work: AtWork,
  now: () => number = Date.now,
): WatchedFollowers => {
  const { views, reactions, lagOf } = work;
  const { measures, traces } = telemetry;
  const watch = watchOver({ say, now, traces });
  const { thread } = views;
  if (thread !== undefined) {
    // What its thread is busy with it does not say: that processes are further on shows that it has something to take.
    const lag = (): number | undefined =>
      reactions.position() > views.position() ? Math.max(1, thread.lag() ?? 1) : thread.lag();
    watch.add(VIEWS, lag, () => views.position());
    if (traces !== undefined) traceThread(traces, views);
  }
  const followers = [...views.followers, ...reactions.followers].map((follower) => watch.noted(follower, lagOf));
  if (measures !== undefined) report(measures, work, watch.progress);
  return {
    followers,
    progress: watch.progress,
    faults: watch.faults,
    look: watch.look,
    run: async (signal) => {
      while (!signal.aborted) {
        watch.look();
        await sleep(LOOK_MS, undefined, { signal, ref: false }).catch(() => undefined);
      }
      // Another process goes on, and tells how.
      for (const gauge of ['lag', 'waiting', 'moved', 'incidents'] as const) measures?.watch(gauge, () => []);
    },
  };
};
