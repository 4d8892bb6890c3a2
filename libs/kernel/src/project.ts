import type { Recorded } from './envelope.js';
import { type EventStore, START } from './event-store.js';
import { foldBatch, heeds, kindOf } from './folding.js';
import type { ReadStore } from './read-store.js';
import { turns } from './turns.js';
import type { AnyView } from './view.js';
import { leastOf, type Timer, waiting } from './waiting.js';

/** Events folded between two saves: as many as read stores were measured to write best at once. */
export const BATCH_MAX = 500;

/** A view came upon an event that its code cannot fold. It stands still there; a corrected version goes on. */
export interface ViewIncident {
  readonly view: string;
  readonly version: number;
  readonly position: bigint;
  readonly type: string;
  /** What kind of error, e.g. `TypeError`; never its text, which may quote the event. */
  readonly message: string;
}

/** Reading so many events again after a crash takes a few milliseconds. */
export const UNSAVED_MAX = 1_000;

/** A generation and how far it is. */
interface Running {
  readonly view: AnyView;
  position: bigint;
  /** Events that the view passed by since its position was last saved. */
  unsaved: number;
  incident?: ViewIncident;
  active: boolean;
}

const start = async (views: ReadStore, view: AnyView): Promise<Running> => {
  await views.prepare(view);
  return { view, position: await views.position(view), unsaved: 0, active: false };
};

/**
 * True for events that are nothing to the view. Its place is then only remembered: saving it for every batch would cost
 * each view a commit, and after a crash it passes them by again, {@link UNSAVED_MAX} at most.
 */
const passesBy = (running: Running, news: readonly Recorded[]): boolean => {
  if (news.some(({ type }) => heeds(running.view, type))) return false;
  running.unsaved += news.length;
  return running.unsaved < UNSAVED_MAX;
};

/** Takes one view through a batch that ends at `upTo`. */
const advance = async (views: ReadStore, running: Running, batch: readonly Recorded[], upTo: bigint): Promise<void> => {
  if (running.incident !== undefined || upTo <= running.position) return;
  const { view } = running;
  const news = batch.filter(({ position }) => position > running.position);
  if (passesBy(running, news)) {
    running.position = upTo;
    return;
  }
  running.unsaved = 0;
  const { reached, poison } = await foldBatch(views, view, news, upTo);
  running.position = reached ?? running.position;
  if (poison === undefined) return;
  const { position, type } = poison.item;
  running.incident = { view: view.name, version: view.version, position, type, message: kindOf(poison.error) };
};

/** Takes one view to the end of the log as it is now. */
const advanceToHead = async (store: EventStore, views: ReadStore, running: Running): Promise<void> => {
  let batch: Recorded[] = [];
  for await (const recorded of store.readAll(running.position)) {
    batch.push(recorded);
    if (batch.length < BATCH_MAX) continue;
    await advance(views, running, batch, recorded.position);
    batch = [];
  }
  const last = batch.at(-1);
  if (last !== undefined) await advance(views, running, batch, last.position);
};

const throwIncident = ({ view, incident }: Running): void => {
  if (incident === undefined) return;
  const { position, type, message } = incident;
  throw new Error(`view ${view.name} cannot fold ${type} at ${position.toString()}: ${message}`);
};

/** Lets readers see a generation that has caught up. */
const activate = async (views: ReadStore, running: Running): Promise<void> => {
  if (running.active || running.incident !== undefined) return;
  await views.activate(running.view);
  running.active = true;
};

/**
 * Folds the whole log into `views`, which should be empty: what running views are compared against.
 *
 * @throws Error if a view cannot fold an event.
 */
export const rebuildInto = async (store: EventStore, views: ReadStore, list: readonly AnyView[]): Promise<void> => {
  for (const view of list) {
    const running = await start(views, view);
    await advanceToHead(store, views, running);
    throwIncident(running);
    await views.activate(view);
  }
};

export interface ViewsOptions {
  readonly store: EventStore;
  readonly views: ReadStore;
  readonly list: readonly AnyView[];
  readonly timer: Timer;
  /** Told of each view that comes to a stop. */
  readonly onIncident?: (incident: ViewIncident) => void;
  /** Told after each batch: positions and incidents may have changed. */
  readonly onAdvance?: () => void;
}

/** Keeps views up to date with the log. */
export interface ViewsRunner {
  /**
   * Follows the log once for all views until `signal` aborts. Rejects if a store fails; run it again then: nothing is
   * lost or folded twice. Views that stood still are tried again by the next run.
   */
  readonly run: (signal: AbortSignal) => Promise<void>;
  /** True once all views that are not at an incident have heeded `position`; false when `timeoutMs` passed or on abort. */
  readonly waitFor: (position: bigint, timeoutMs: number, signal?: AbortSignal) => Promise<boolean>;
  /** Up to where all views that are not at an incident have heeded the log. */
  readonly position: () => bigint;
  /** Views that stand still. */
  readonly incidents: () => readonly ViewIncident[];
  /**
   * Builds a new version beside the running one, while that goes on, and then puts it in its place.
   *
   * @throws Error if the new version cannot fold an event: then the old one stays.
   */
  readonly rebuild: (view: AnyView) => Promise<void>;
}

/** All of `tasks` have ended, well or not, when this does; what one left half done can no longer disturb what follows. */
const allEnded = async (tasks: readonly Promise<void>[]): Promise<void> => {
  await Promise.allSettled(tasks);
  await Promise.all(tasks);
};

/** Follows the log from `from`, in batches. `caughtUp` says that a batch ends where the log does now. */
const followInBatches = async (
  store: EventStore,
  from: bigint,
  signal: AbortSignal,
  take: (batch: readonly Recorded[], upTo: bigint, caughtUp: boolean) => Promise<void>,
): Promise<void> => {
  let batch: Recorded[] = [];
  for await (const followed of store.follow(from, signal)) {
    const caughtUp = 'caughtUp' in followed;
    if (!caughtUp && batch.push(followed) < BATCH_MAX) continue;
    await take(batch, followed.position, caughtUp);
    batch = [];
  }
};

/** The running views and how far they are. Changes only in the turn of a batch. */
interface Flock {
  list: readonly AnyView[];
  running: readonly Running[];
  followed: bigint;
}

const positionOf = ({ running, followed }: Flock): bigint => {
  const heeding = running.filter(({ incident }) => incident === undefined);
  return leastOf(
    heeding.map(({ position }) => position),
    followed,
  );
};

/** Keeps the views of `list` in step with the log: see {@link ViewsRunner}. */
export const runViews = ({ store, views, list, timer, onIncident, onAdvance }: ViewsOptions): ViewsRunner => {
  const flock: Flock = { list, running: [], followed: START };
  const position = (): bigint => positionOf(flock);
  const { notify, waitFor } = waiting(position, timer);
  const inTurn = turns();

  const step = async (running: Running, batch: readonly Recorded[], upTo: bigint, caughtUp: boolean): Promise<void> => {
    const before = running.incident;
    await advance(views, running, batch, upTo);
    if (running.incident !== undefined && before === undefined) onIncident?.(running.incident);
    if (caughtUp) await activate(views, running);
  };

  const run = async (signal: AbortSignal): Promise<void> => {
    flock.running = await Promise.all(flock.list.map((view) => start(views, view)));
    await followInBatches(store, position(), signal, (batch, upTo, caughtUp) =>
      inTurn('batch', async () => {
        flock.followed = upTo;
        await allEnded(flock.running.map((running) => step(running, batch, upTo, caughtUp)));
        notify();
        onAdvance?.();
      }),
    );
  };

  const rebuild = async (view: AnyView): Promise<void> => {
    const next = await start(views, view);
    await advanceToHead(store, views, next);
    await inTurn('batch', async () => {
      await advanceToHead(store, views, next);
      throwIncident(next);
      flock.list = [...flock.list.filter(({ name }) => name !== view.name), view];
      flock.running = [...flock.running.filter((running) => running.view.name !== view.name), next];
      await activate(views, next);
      notify();
    });
  };

  const incidents = (): readonly ViewIncident[] => flock.running.flatMap(({ incident }) => incident ?? []);
  return { run, waitFor, position, incidents, rebuild };
};
