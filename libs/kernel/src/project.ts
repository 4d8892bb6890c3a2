import type { Recorded } from './envelope.js';
import { type EventStore, START } from './event-store.js';
import { foldBatch, foldsType, kindOf } from './folding.js';
import { type Batch, batchesOf, type Follower, followEach, passedIn, UNSAVED_MAX } from './following.js';
import { type ReadStore, ViewMoved } from './read-store.js';
import { turns } from './turns.js';
import type { AnyView } from './view.js';
import { leastOf, type Timer, waiting } from './waiting.js';

/** A view came upon an event that its code cannot fold. It stands still there; a corrected version goes on. */
export interface ViewIncident {
  readonly view: string;
  readonly version: number;
  readonly position: bigint;
  readonly type: string;
  /** What kind of error, e.g. `TypeError`; never its text, which may quote the event. */
  readonly message: string;
}

/** A generation at work. */
interface Running {
  readonly view: AnyView;
  /** Where the read store has it. */
  saved: bigint;
  /** How far it is: up to here nothing was for it since it was saved. */
  position: bigint;
  /** Events and batches that it passed by since then. */
  unsaved: number;
  incident?: ViewIncident;
}

const open = async (views: ReadStore, view: AnyView): Promise<Running> => {
  await views.prepare(view);
  const saved = await views.position(view);
  return { view, saved, position: saved, unsaved: 0 };
};

/**
 * True for events that are nothing to the view. Its place is then only remembered: saving it for every batch would cost
 * each view a commit.
 */
const passesBy = (running: Running, news: readonly Recorded[], batch: Batch): boolean => {
  if (news.some(({ type }) => foldsType(running.view, type))) return false;
  running.unsaved += passedIn(batch);
  return running.unsaved < UNSAVED_MAX;
};

/** Another writer was faster: goes on from where it left the generation. Throws if that is behind what was there before. */
const goTo = (running: Running, moved: ViewMoved): void => {
  if (moved.actual < running.saved) throw moved;
  running.saved = moved.actual;
  if (moved.actual > running.position) running.position = moved.actual;
};

const fold = async (views: ReadStore, running: Running, news: readonly Recorded[], upTo: bigint): Promise<void> => {
  const { view, saved: from } = running;
  const { reached, poison } = await foldBatch(views, view, { from, events: news, upTo });
  running.unsaved = 0;
  if (reached !== undefined) running.saved = running.position = reached;
  if (poison === undefined) return;
  const { position, type } = poison.item;
  running.incident = { view: view.name, version: view.version, position, type, message: kindOf(poison.error) };
};

/** Takes one view through a batch. Throws for one that begins further on than the view has come: begin again then. */
const advance = async (views: ReadStore, running: Running, batch: Batch): Promise<void> => {
  const { from, events, upTo } = batch;
  if (running.incident === undefined && from > running.position)
    throw new Error(`view ${running.view.name} was left behind`);
  while (running.incident === undefined && upTo > running.position) {
    const news = from >= running.position ? events : events.filter(({ position }) => position > running.position);
    if (passesBy(running, news, batch)) {
      running.position = upTo;
      return;
    }
    try {
      await fold(views, running, news, upTo);
    } catch (error) {
      if (!(error instanceof ViewMoved)) throw error;
      goTo(running, error);
    }
  }
};

/** The types of events for which any of `list` has a line. */
const typesOf = (list: readonly AnyView[]): readonly string[] => [
  ...new Set(list.flatMap(({ on }) => Object.keys(on))),
];

/** Takes one view to the end of the log as it is now. */
const advanceToHead = async (store: EventStore, views: ReadStore, running: Running): Promise<void> => {
  const { signal } = new AbortController();
  const types = typesOf([running.view]);
  for await (const batch of batchesOf(store, { from: running.position, types, signal })) {
    await advance(views, running, batch);
    if (batch.caughtUp) return;
  }
};

/** All of `tasks` have ended, well or not, when this does; what one left half done can no longer disturb what follows. */
const allEnded = async (tasks: readonly Promise<void>[]): Promise<void> => {
  await Promise.allSettled(tasks);
  await Promise.all(tasks);
};

/** A view cannot fold an event of the log; says which, and never what it holds. */
export class CannotFold extends Error {
  constructor({ view, type, position, message }: ViewIncident) {
    super(`view ${view} cannot fold ${type} at ${position.toString()}: ${message}`);
    this.name = 'CannotFold';
  }
}

/** Events that a rebuild folds between two saves: nobody waits to see them one by one, and each save costs every view a commit. */
export const REBUILT_AT_ONCE = 2_000;

/**
 * Folds the whole log into `views`, which should be empty, in one pass for all of `list`: what running views are compared
 * against. Readers see either all of them or none.
 *
 * @throws CannotFold
 */
export const rebuildInto = async (store: EventStore, views: ReadStore, list: readonly AnyView[]): Promise<void> => {
  const all = await Promise.all(list.map((view) => open(views, view)));
  const from = leastOf(
    all.map(({ position }) => position),
    START,
  );
  const { signal } = new AbortController();
  for await (const batch of batchesOf(store, { from, types: typesOf(list), signal, most: REBUILT_AT_ONCE })) {
    await allEnded(all.map((running) => advance(views, running, batch)));
    for (const { incident } of all) if (incident !== undefined) throw new CannotFold(incident);
    if (batch.caughtUp) break;
  }
  for (const view of list) await views.activate(view);
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
   * Two: the views that readers see, and those whose new version is being built. A new version (and a view that is new
   * among old ones) is built at its own pace, from where it was left, while the others go on; then readers are switched to
   * it in one step. Several runners may share one read store. Views that stood still are tried again at the next begin.
   */
  readonly followers: readonly Follower[];
  /**
   * Follows the log with both until `signal` aborts. Rejects if a store fails; run it again then: nothing is lost or
   * folded twice.
   */
  readonly run: (signal: AbortSignal) => Promise<void>;
  /** True once {@link position} of the views `names` has come as far; false when `timeoutMs` passed or on abort. */
  readonly waitFor: (
    position: bigint,
    timeoutMs: number,
    signal?: AbortSignal,
    names?: readonly string[],
  ) => Promise<boolean>;
  /**
   * Up to where readers of the views named see the log. Without names: of all views, but those of which a new version is
   * being built, so that they hold up nobody who does not ask for them. Views at an incident do not count.
   */
  readonly position: (names?: readonly string[]) => bigint;
  /** Views that stand still. */
  readonly incidents: () => readonly ViewIncident[];
}

/** Name of the follower of the views that readers see. */
export const SHOWN = 'views';

/** A generation that is not complete yet. */
interface Building {
  readonly running: Running;
  /** Up to where readers see the view meanwhile. */
  readonly shownUpTo: bigint;
  /** True for a view that is new among old ones: readers see what there is of it. */
  readonly isNewcomer: boolean;
}

/** The views at work. Changes only in the turn of a batch. */
interface AtWork {
  shown: readonly Running[];
  building: readonly Building[];
  /** Up to where the log was taken for those that are shown. */
  followed: bigint;
}

const positionOf = ({ shown, building, followed }: AtWork, names: readonly string[] | undefined): bigint => {
  const going = shown.filter(
    ({ incident, view }) => incident === undefined && (names === undefined || names.includes(view.name)),
  );
  const waited = names === undefined ? [] : building.filter(({ running }) => names.includes(running.view.name));
  return leastOf([...going.map(({ position }) => position), ...waited.map(({ shownUpTo }) => shownUpTo)], followed);
};

/** A generation as it is found, and the version that readers see. */
interface Opened {
  readonly running: Running;
  readonly active: number;
}

const isAtStart = ({ running: { view, saved }, active }: Opened): boolean => saved === START && active === view.version;

/** What is to be built of a view, if it is not complete. */
const find = async (views: ReadStore, opened: Opened, isNew: boolean): Promise<Building | undefined> => {
  const { running, active } = opened;
  const { name, version } = running.view;
  if (active === version) return isNew ? { running, shownUpTo: START, isNewcomer: true } : undefined;
  const shownUpTo = await views.position({ name, version: active, indexes: [] });
  return { running, shownUpTo, isNewcomer: false };
};

/** Opens the views of the runner, and finds out which of them readers see and which are yet to be built. */
const arrange = async (views: ReadStore, list: readonly AnyView[], atWork: AtWork): Promise<void> => {
  const all = await Promise.all(
    list.map(async (view): Promise<Opened> => {
      const running = await open(views, view);
      return { running, active: await views.active(view.name) };
    }),
  );
  const known = new Set([...atWork.shown, ...atWork.building.map(({ running }) => running)].map(({ view }) => view));
  const newcomers = new Set(atWork.building.flatMap(({ running, isNewcomer }) => (isNewcomer ? [running.view] : [])));
  const isFirst = all.every(isAtStart);
  const found = await Promise.all(
    all.map(async (opened) => {
      const { view } = opened.running;
      const isNew = known.has(view) ? newcomers.has(view) : isAtStart(opened) && !isFirst;
      return { running: opened.running, building: await find(views, opened, isNew) };
    }),
  );
  atWork.shown = found.flatMap(({ running, building }) => (building === undefined ? [running] : []));
  atWork.building = found.flatMap(({ building }) => building ?? []);
};

/** What a runner's followers share. */
interface Shared {
  readonly options: ViewsOptions;
  readonly atWork: AtWork;
  readonly inTurn: ReturnType<typeof turns>;
  readonly notify: () => void;
}

const step = async ({ options }: Shared, running: Running, batch: Batch): Promise<void> => {
  const before = running.incident;
  await advance(options.views, running, batch);
  if (running.incident !== undefined && before === undefined) options.onIncident?.(running.incident);
};

/** The follower of the views that readers see. */
const showing = (shared: Shared): Follower => {
  const { options, atWork, inTurn, notify } = shared;
  return {
    name: SHOWN,
    types: typesOf(options.list),
    begin: () =>
      inTurn('batch', async () => {
        await arrange(options.views, options.list, atWork);
        return positionOf(atWork, undefined);
      }),
    take: (batch) =>
      inTurn('batch', async () => {
        await allEnded(atWork.shown.map((running) => step(shared, running, batch)));
        atWork.followed = batch.upTo;
        notify();
      }),
  };
};

/** Lets readers see a generation that has come up with the log, from where the others are. */
const switchTo = ({ options, atWork, inTurn, notify }: Shared, view: AnyView): Promise<void> =>
  inTurn('batch', async () => {
    // Begun again meanwhile, it is another of the same view, or shown already.
    const building = atWork.building.find(({ running }) => running.view === view);
    if (building === undefined) return;
    const { running } = building;
    await advanceToHead(options.store, options.views, running);
    if (running.incident !== undefined) return;
    await options.views.activate(running.view);
    atWork.building = atWork.building.filter((other) => other !== building);
    atWork.shown = [...atWork.shown, running];
    notify();
  });

/** The follower of the versions that are being built. */
const making = (shared: Shared): Follower => {
  const { options, atWork, inTurn } = shared;
  return {
    name: 'new versions of views',
    types: typesOf(options.list),
    begin: () =>
      inTurn('batch', async () => {
        const again = await Promise.all(
          atWork.building.map(async (building) => ({
            ...building,
            running: await open(options.views, building.running.view),
          })),
        );
        atWork.building = again;
        return leastOf(
          again.map(({ running }) => running.position),
          positionOf(atWork, undefined),
        );
      }),
    take: async (batch) => {
      await allEnded(atWork.building.map(({ running }) => step(shared, running, batch)));
      if (!batch.caughtUp) return;
      for (const { running } of atWork.building) await switchTo(shared, running.view);
    },
  };
};

/** Keeps the views of `list` in step with the log: see {@link ViewsRunner}. */
export const runViews = (options: ViewsOptions): ViewsRunner => {
  const atWork: AtWork = { shown: [], building: [], followed: START };
  const { notify: wake, waitFor } = waiting(options.timer);
  const notify = (): void => {
    wake();
    options.onAdvance?.();
  };
  const shared: Shared = { options, atWork, notify, inTurn: turns() };
  const followers = [showing(shared), making(shared)];
  const position: ViewsRunner['position'] = (names) => positionOf(atWork, names);
  return {
    followers,
    run: (signal) => followEach(options.store, followers, signal),
    waitFor: (target, timeoutMs, signal, names) =>
      waitFor({ position: target, reached: () => position(names) }, timeoutMs, signal),
    position,
    incidents: () =>
      [...atWork.shown, ...atWork.building.map(({ running }) => running)].flatMap(({ incident }) => incident ?? []),
  };
};
