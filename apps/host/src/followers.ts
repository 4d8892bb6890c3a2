import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Context,
  NO_STREAM,
  type Outcome,
  type ProcessesRunner,
  type Reaction,
  runFollowers,
  runProcesses,
  runViews,
  SHOWN,
  START,
  type ViewIncident,
} from '#kernel';
import { deciders, isMoot, processes, views as allViews } from '#exams';
import { comparedViews } from './compared-views.js';
import type { Engine } from './engine.js';
import type { Progress } from './progress.js';
import type { Say } from './say.js';
import { sentenceFor } from './sealed-head.js';
import { sweeping } from './sweeping.js';
import type { Measures } from './telemetry/measures.js';
import { threadedViews, type ViewsAtWork } from './threaded-views.js';
import { type Ticking, ticking } from './ticking.js';
import { timer } from './timer.js';
import { type WatchedFollowers, watchedFollowers } from './watched-followers.js';

/** After a failing store the followers start again this much later: long enough not to spin, short enough to go unseen. */
const RESTART_MS = 1_000;
/** Legal clocks are counted in days; looking twice a minute is soon enough after midnight or a downtime. */
const CLOCK_TICK_MS = 30_000;

/** Views, processes and clocks at work behind the log. */
export interface Followers {
  /** True once readers of the views named (default: of all but those being built) see `position`; false after `timeoutMs`. */
  waitFor(position: bigint, timeoutMs: number, views?: readonly string[]): Promise<boolean>;
  /** Up to where readers of these views see the log. */
  position(views?: readonly string[]): bigint;
  /** Events that the views have still to take; `undefined` until they have come up with the log. */
  lag(): number | undefined;
  /** True once all processes have dealt with `position`; false after `timeoutMs`. */
  settled(position: bigint, timeoutMs: number): Promise<boolean>;
  /** How far each is behind the log, and whether it goes on. Known without a look at any store. */
  progress(): readonly Progress[];
  /** What stands still, in words, for the readiness page; empty when all is well. Known without a look at any store. */
  faults(): readonly string[];
  /** Calls back with each view that is found not to be what the log gives, where it is looked for that. */
  readonly onViewFault?: (tell: (view: string) => void) => unknown;
  /** Looks at the legal clocks now. */
  tick(now: string): Promise<number>;
  stop(): Promise<void>;
}

/** Followers that are at work in this process. */
export interface FollowersHere extends Followers {
  /** Up to where all processes have dealt with the log. */
  settledUpTo(): bigint;
}

/** Who wants to be told of what followers do. */
export interface Hooks {
  /** Positions, incidents or lag may have changed. */
  readonly onAdvance?: () => void;
  /** A follower has stopped, and starts again. */
  readonly onStop?: (name: string, error: unknown) => void;
}

const now = (): string => new Date().toISOString();

/** What stopped last, and when: whatever stops again and again stands still, although it is always just starting. */
type Stops = Map<string, { readonly kind: string; readonly at: number }>;

/** A follower that has run this long since its last stop has got over it. */
const OVER_IT_MS = 10 * RESTART_MS;

/** Notes what stopped, and tells the operator, but not again and again. */
const noting =
  (say: Say, stops: Stops, measures: Measures | undefined, { onStop }: Hooks) =>
  (name: string, error: unknown): void => {
    onStop?.(name, error);
    measures?.count('failures', { of: name });
    const kind = error instanceof Error ? error.name : 'unknown';
    if (stops.get(name)?.kind !== kind) say('error', `${name} stopped (${kind}) and starts again until it runs`);
    stops.set(name, { kind, at: Date.now() });
  };

const pause = (signal: AbortSignal): Promise<void> =>
  sleep(RESTART_MS, undefined, { signal, ref: false }).catch(() => undefined);

/** Sends what a process asks for. A refusal that only says "no longer needed" is not an incident. */
const sender =
  ({ executor }: Engine) =>
  async ({ category, id, command }: Reaction, context: Context): Promise<Outcome> => {
    const decider = deciders[category as keyof typeof deciders];
    const outcome = await executor.executeNamed(decider as never, id, command, context);
    const moot = outcome.kind === 'refused' && isMoot(command.type, outcome.refusal.refused);
    return moot ? { kind: 'nothing', repeated: false, revision: NO_STREAM, position: START } : outcome;
  };

/** What stands still, in words. */
const faultsOf = (
  views: ViewsAtWork,
  processRunner: ProcessesRunner,
  watched: WatchedFollowers,
  stops: Stops,
): readonly string[] => {
  const stopping = [...stops].filter(([, { at }]) => Date.now() - at < OVER_IT_MS);
  return [
    ...stopping.map(
      ([name, { kind }]) => `${name}: stopped again and again (${kind}); the server's log says since when`,
    ),
    ...views.incidents().map(({ view, type }) => `view ${view} stands still at ${type}`),
    ...processRunner
      .incidents()
      .map(({ process, key, code }) => `process ${process} waits for a retry of ${key} (${code})`),
    ...watched.faults(),
  ];
};

/** Looks at the clocks now and then, once their view has come up with the log. */
const runClocks = async (
  clocks: Ticking,
  signal: AbortSignal,
  isUp: () => boolean,
  onFailure: ReturnType<typeof noting>,
): Promise<void> => {
  while (!signal.aborted) {
    if (!isUp()) {
      await pause(signal);
      continue;
    }
    try {
      await clocks.tick(now(), signal);
      await sleep(CLOCK_TICK_MS, undefined, { signal, ref: false }).catch(() => undefined);
    } catch (error) {
      onFailure('clocks', error);
      await pause(signal);
    }
  }
};

/** The views of an engine: in a thread of their own where it says so, otherwise in this one. */
const viewsOf = (engine: Engine, onIncident: (incident: ViewIncident) => void, hooks: Hooks): ViewsAtWork => {
  const { events: store, views, onCommit, viewsThread } = engine;
  return viewsThread === undefined
    ? runViews({ store, views, list: allViews, timer, onIncident, ...hooks })
    : threadedViews({ files: viewsThread, onCommit, onIncident });
};

/** Views in a file are held against the log; those in a database are not ours to go through at each start. */
const comparing = ({ viewsThread: files }: Engine, say: Say, lag: () => number | undefined) =>
  files && comparedViews({ files, isUp: () => lag() === 0, say });

/** Runs something again whenever it stops, until `signal` aborts. */
const keepRunning = async (
  name: string,
  run: (signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
  onFailure: ReturnType<typeof noting>,
): Promise<void> => {
  while (!signal.aborted) {
    try {
      await run(signal);
    } catch (error) {
      onFailure(name, error);
      await pause(signal);
    }
  }
};

/** Tells the operator of what went wrong. */
const aloud =
  (say: Say) =>
  (message: string): void => {
    say('error', message);
  };

const onIncident =
  (say: Say) =>
  ({ view, type, position }: ViewIncident): void => {
    say('error', `view ${view} stands still at ${type} (position ${position.toString()})`);
  };

/** What goes on beside those who follow the log, by name. */
const besides = (engine: Engine, { thread }: ViewsAtWork, compared: ReturnType<typeof comparing>) =>
  Object.entries({
    ...(thread && { views: thread.run }),
    ...(compared && { 'comparison of views': compared.run }),
    texts: (until: AbortSignal) => sweeping(engine, until),
  });

/** Starts following the log: once for all views and processes of this thread. */
export const startFollowers = (engine: Engine, say: Say, hooks: Hooks = {}): FollowersHere => {
  const stopped = new AbortController();
  const { signal } = stopped;
  const { events: store, views: readStore, executor } = engine;
  const views = viewsOf(engine, onIncident(say), hooks);
  const send = sender(engine);
  const reactions = runProcesses({ store, memory: readStore, list: processes, executor, now, timer, send, ...hooks });
  const clocks = ticking(engine, aloud(say));
  const stops: Stops = new Map();
  const onFailure = noting(say, stops, engine.telemetry.measures, hooks);
  const watched = watchedFollowers(engine, say, { views, reactions, lagOf: (name) => followers.lag(name) });
  const followers = runFollowers({ store, followers: watched.followers, pause, onFailure });
  engine.sealed?.onFault((fault) => {
    say('error', sentenceFor(fault));
  });
  const lag = views.thread?.lag ?? (() => followers.lag(SHOWN));
  const compared = comparing(engine, say, lag);
  const running = [
    followers.run(signal),
    watched.run(signal),
    ...besides(engine, views, compared).map(([name, run]) => keepRunning(name, run, signal, onFailure)),
    runClocks(clocks, signal, () => lag() !== undefined, onFailure),
  ];
  const others = () => [...clocks.faults(), ...engine.dataFaults(), ...(compared?.faults() ?? [])];
  return {
    waitFor: (position, timeoutMs, names) => views.waitFor(position, timeoutMs, signal, names),
    position: (names) => views.position(names),
    lag,
    settled: (position, timeoutMs) => reactions.waitFor(position, timeoutMs),
    settledUpTo: () => reactions.position(),
    tick: (at) => clocks.tick(at),
    progress: watched.progress,
    faults: () => [...faultsOf(views, reactions, watched, stops), ...others()],
    onViewFault: (tell) => compared?.onFault(tell),
    stop: async () => {
      stopped.abort();
      await Promise.all(running);
    },
  };
};
