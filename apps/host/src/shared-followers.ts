import { randomUUID } from 'node:crypto';
import {
  BEAT_MS,
  type Contender,
  contending,
  LEASE_MS,
  LeaseLost,
  type Leases,
  leastOf,
  START,
  type Tenure,
  waiting,
  type Watch,
  watching,
} from '#kernel';
import { views } from '#exams';
import type { Engine } from './engine.js';
import { fenced } from './fenced.js';
import { type Followers, type FollowersHere, startFollowers } from './followers.js';
import { oncePerTurn } from './once-per-turn.js';
import type { Progress } from './progress.js';
import { prompt } from './prompt.js';
import type { Say } from './say.js';
import { ticking } from './ticking.js';
import { timer } from './timer.js';
import { monotonic } from './together.js';

/** Between two looks while somebody waits for a position. */
const WAITED_MS = 25;
/** Who answers people leaves a free lease so long to those who do nothing but follow. */
const PATIENCE_MS = 1_000;
/** A follower that stops so often within so long is left to another process: perhaps this one alone cannot go on. */
const STOPS_MAX = 3;
const STOPS_MS = 10_000;
/** Nobody has shown itself for so long: longer than any change of hands takes. */
const SILENT_MS = 3 * LEASE_MS;

/** What the one who follows tells all others. */
interface Told {
  readonly position: string;
  /** Up to where readers see each view. */
  readonly views: Readonly<Record<string, string>>;
  /** Up to where processes have dealt with the log. */
  readonly settled: string;
  readonly lag: number;
  readonly progress: readonly Progress[];
  readonly faults: readonly string[];
}

const toldBy = (here: FollowersHere, lag: number): Told => ({
  position: here.position().toString(),
  views: Object.fromEntries(views.map(({ name }) => [name, here.position([name]).toString()])),
  settled: here.settledUpTo().toString(),
  lag,
  progress: here.progress(),
  faults: here.faults(),
});

/** True for one stop too many of the same follower within a while. */
const stopCounter = () => {
  const stops = new Map<string, readonly number[]>();
  return (name: string): boolean => {
    const now = monotonic();
    const recent = [...(stops.get(name) ?? []).filter((at) => now - at < STOPS_MS), now];
    stops.set(name, recent);
    return recent.length >= STOPS_MAX;
  };
};

/** Follows the log as long as the lease is held, or until that fails again and again. */
const leading =
  (engine: Engine, say: Say, state: State) =>
  async (tenure: Tenure): Promise<void> => {
    const over = Promise.withResolvers<undefined>();
    const end = (): void => {
      over.resolve(undefined);
    };
    const isTooMuch = stopCounter();
    // A lease that was lost is told once, and not by each who stops for it.
    const sayOfHere: Say = (level, message) => {
      if (!tenure.signal.aborted) say(level, message);
    };
    const tell = (): void => {
      const lag = here.lag();
      if (lag !== undefined) tenure.say(JSON.stringify(toldBy(here, lag)));
      state.notify();
    };
    const here = startFollowers(fenced(engine, tenure), sayOfHere, {
      onAdvance: oncePerTurn(tell),
      onStop: (name, error) => {
        if (!(error instanceof LeaseLost) && isTooMuch(name)) end();
      },
    });
    say('info', `this process follows the log for all servers (${tenure.term.toString()})`);
    state.here = here;
    state.tell = tell;
    if (tenure.signal.aborted) end();
    tenure.signal.addEventListener('abort', end);
    await over.promise;
    state.here = undefined;
    say('info', `this process leaves following the log to others (${tenure.term.toString()})`);
    await here.stop();
  };

/** What is known here of who follows the log: this process, or another that tells. */
interface State {
  /** At work in this process. */
  here: FollowersHere | undefined;
  /** Tells all others where that stands. */
  tell: () => void;
  told: Told | undefined;
  readonly notify: () => void;
}

/** Those of this process once they have come up with the log; until then others are believed. */
const upHere = ({ here }: State): FollowersHere | undefined => (here?.lag() === undefined ? undefined : here);

const positionOf = (state: State, names: readonly string[] | undefined): bigint => {
  const here = upHere(state);
  if (here !== undefined) return here.position(names);
  const { told } = state;
  if (told === undefined) return START;
  const all = BigInt(told.position);
  const named = names?.map((name) => BigInt(told.views[name] ?? '0'));
  return named === undefined ? all : leastOf(named, all);
};

const settledOf = (state: State): bigint => upHere(state)?.settledUpTo() ?? BigInt(state.told?.settled ?? '0');

const silence = (watch: Watch): readonly string[] =>
  watch.unmovedMs() < SILENT_MS
    ? []
    : [
        `nobody has followed the log for ${Math.round(watch.unmovedMs() / 1_000).toString()} seconds: start a worker, or see what keeps it from the databases`,
      ];

/** Looks how the lease stands, often while somebody waits and now and then otherwise. */
const lookout = (watch: Watch, state: State, signal: AbortSignal) => {
  let waiters = 0;
  let hurry = new AbortController();
  let heard = '';
  const look = async (): Promise<void> => {
    const said = (await watch.look())?.said ?? '';
    if (said !== heard) state.told = JSON.parse(said) as Told;
    heard = said;
    state.notify();
  };
  return {
    run: async (): Promise<void> => {
      while (!signal.aborted) {
        // A store that does not answer shows as a lease that does not move.
        await look().catch(() => undefined);
        if (upHere(state) !== undefined) state.tell();
        const isAwaited = waiters > 0 && upHere(state) === undefined;
        await timer(isAwaited ? WAITED_MS : BEAT_MS, AbortSignal.any([signal, hurry.signal])).catch(() => undefined);
        hurry = new AbortController();
      }
    },
    whileAwaited: async <Result>(awaiting: () => Promise<Result>): Promise<Result> => {
      waiters += 1;
      if (waiters === 1) hurry.abort();
      try {
        return await awaiting();
      } finally {
        waiters -= 1;
      }
    },
  };
};

/** Contends for following the log as the engine is to; never, where it is not. */
const contend = (engine: Engine, contender: Contender, say: Say, state: State) => {
  const watch = watching(contender);
  let isReached = true;
  const onFailure = (error: unknown): void => {
    if (error instanceof LeaseLost || !isReached) return;
    isReached = false;
    const kind = error instanceof Error ? error.name : 'unknown';
    say('error', `the lease on following the log cannot be had (${kind}); it is tried again and again`);
  };
  const lead = async (tenure: Tenure): Promise<void> => {
    isReached = true;
    await leading(engine, say, state)(tenure);
  };
  const patienceMs = engine.following === 'AT_ONCE' ? 0 : PATIENCE_MS;
  const run = async (signal: AbortSignal): Promise<void> => {
    if (engine.following !== 'NEVER') await contending(contender, watch, { patienceMs, lead, onFailure }, signal);
  };
  return { watch, run };
};

/** Follows the log in whichever process has the lease; all others know from it how far it is. */
const followTogether = (engine: Engine, leases: Leases, say: Say): Followers => {
  const stopped = new AbortController();
  const { signal } = stopped;
  const { notify, waitFor } = waiting(timer);
  const state: State = { here: undefined, tell: () => undefined, told: undefined, notify };
  const contender = { leases: prompt(leases), name: 'followers', holder: randomUUID(), timer, clock: monotonic };
  const { watch, run } = contend(engine, contender, say, state);
  const { run: look, whileAwaited } = lookout(watch, state, signal);
  const clocks = ticking(engine, (message) => {
    say('error', message);
  });
  const running = [look(), run(signal)];
  const reaching = (position: bigint, timeoutMs: number, reached: () => bigint): Promise<boolean> =>
    whileAwaited(() => waitFor({ position, reached }, timeoutMs, signal));
  return {
    waitFor: (position, timeoutMs, names) => reaching(position, timeoutMs, () => positionOf(state, names)),
    position: (names) => positionOf(state, names),
    lag: () => upHere(state)?.lag() ?? state.told?.lag,
    settled: (position, timeoutMs) => reaching(position, timeoutMs, () => settledOf(state)),
    tick: (at) => clocks.tick(at),
    progress: () => upHere(state)?.progress() ?? state.told?.progress ?? [],
    faults: () => [
      ...(upHere(state)?.faults() ?? [...(state.told?.faults ?? []), ...engine.dataFaults()]),
      ...silence(watch),
    ],
    stop: async () => {
      stopped.abort();
      await Promise.all(running);
    },
  };
};

/** Follows the log: in this process where it has the log for itself, else in one of those that share it. */
export const followLog = (engine: Engine, say: Say): Followers => {
  const { leases } = engine.together;
  return leases === undefined ? startFollowers(engine, say) : followTogether(engine, leases, say);
};
