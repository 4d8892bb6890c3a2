import { setImmediate as turn } from 'node:timers/promises';
import {
  type AnyView,
  BATCH_MAX,
  type EventStore,
  NO_STREAM,
  type ReadStore,
  REBUILT_AT_ONCE,
  type Recorded,
  rebuildInto,
  runViews,
  START,
  StoreUnavailable,
  UNSAVED_MAX,
  type ViewIncident,
  ViewMoved,
  type ViewsRunner,
} from '#kernel';
import { memoryEventStore, memoryReadStore } from '#stores';
import { failingReadStore } from '#test/simulation/failing-store';
import { added, authors, sums, timer } from '#test/simulation/tally';
import { foldBatch } from './folding.js';
import type { Document } from './read-store.js';

const SOON = 5_000;
const never = (_: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      resolve();
    });
  });

/** A runner at work on `list`, and its end. */
const running = (runner: ViewsRunner) => {
  const stop = new AbortController();
  const ended = runner.run(stop.signal);
  return {
    end: () => {
      stop.abort();
      return ended;
    },
  };
};

/** Lets the others have their turn until it is so. */
const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await turn();
};

const isShown =
  (views: ReadStore, { name, version }: AnyView) =>
  async (): Promise<boolean> =>
    (await views.active(name)) === version;

const manyAdded = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => added(`e${String(from + index)}`, 1));

const fresh = (
  list: readonly AnyView[],
  views: ReadStore = memoryReadStore(),
  store: EventStore = memoryEventStore(),
) => {
  const incidents: ViewIncident[] = [];
  const runner = runViews({ store, views, list, timer, onIncident: (incident) => incidents.push(incident) });
  return { store, views, runner, incidents };
};

/** Cannot fold an event of which `is` is true. */
const choking = (is: (id: string) => boolean, on: 'on' | 'keyOf' = 'on'): AnyView => {
  const check = ({ id }: { id: string }): void => {
    if (is(id)) throw new TypeError(`quotes ${id}`);
  };
  return {
    ...sums,
    name: 'choking',
    keyOf: (recorded) => {
      if (on === 'keyOf') check(recorded);
      return ['all', 'all', recorded.id];
    },
    on: {
      Added: (document: { count: number } | undefined, _: never, recorded) => {
        if (on === 'on') check(recorded);
        return { count: (document?.count ?? 0) + 1 };
      },
    },
  };
};

test('a runner tells when it has moved on, so that its place can be mirrored elsewhere', async () => {
  const store = memoryEventStore();
  const mirrored: bigint[] = [];
  const onAdvance = (): void => {
    mirrored.push(runner.position());
  };
  const runner = runViews({ store, views: memoryReadStore(), list: [sums], timer, onAdvance });
  const { end } = running(runner);
  const { position } = await store.append('tally-1', NO_STREAM, manyAdded(3));
  await runner.waitFor(position, SOON);
  await end();
  expect(mirrored.at(-1)).toBe(position);
});

test('views follow the log, and who waits for a position finds it there', async () => {
  const { store, views, runner } = fresh([sums, authors]);
  const { end } = running(runner);
  const { position } = await store.append('tally-1', NO_STREAM, manyAdded(3));
  expect(await runner.waitFor(position, SOON)).toBe(true);
  expect(runner.position()).toBe(position);
  expect(await views.get('sums', 'tally-1')).toEqual({ sum: 3, count: 3 });
  expect(await views.get('authors', 'everybody')).toEqual({ adds: 3, last: 'e2' });

  const closed = { ...added('e3', 0), type: 'Closed', data: {} };
  const after = await store.append('tally-1', 2, [closed, { ...closed, id: 'e4' }]);
  expect(await runner.waitFor(after.position, SOON)).toBe(true);
  expect(await views.get('sums', 'tally-1')).toBeUndefined();
  await end();
});

test('a view passes by what is nothing to it, and saves its place only now and then', async () => {
  const { store, views, runner } = fresh([sums, authors]);
  const { end } = running(runner);
  const first = await store.append('tally-1', NO_STREAM, manyAdded(1));
  expect(await runner.waitFor(first.position, SOON)).toBe(true);
  const closed = (number: number) => ({ ...added(`c${String(number)}`, 0), type: 'Closed', data: {} });
  const few = await store.append('tally-1', 0, [closed(1), closed(2)]);
  expect(await runner.waitFor(few.position, SOON)).toBe(true);
  expect(await views.position(authors)).toBeLessThan(few.position);
  const many = Array.from({ length: UNSAVED_MAX }, (_, number) => closed(number + 3));
  const all = await store.append('tally-1', 2, many);
  expect(await runner.waitFor(all.position, SOON)).toBe(true);
  expect(await views.position(authors)).toBeGreaterThan(few.position);
  await end();
});

test('a document that events leave as it was is not saved again', async () => {
  const store = memoryEventStore();
  await store.append('tally-1', NO_STREAM, manyAdded(2));
  const views = memoryReadStore();
  const saved: number[] = [];
  const noting: ReadStore = {
    ...views,
    apply: (view, changes, from, upTo) => {
      saved.push(changes.length);
      return views.apply(view, changes, from, upTo);
    },
  };
  const kept: AnyView = { ...sums, on: { Added: (document?: Document) => document ?? { sum: 1 } } };
  await noting.prepare(kept);
  const events = await Array.fromAsync(store.readAll());
  for (const [at, event] of events.entries())
    await foldBatch(noting, kept, { from: BigInt(at), events: [event], upTo: event.position });
  expect(saved).toEqual([1, 0]);
});

test('of an event that is nothing to a view no key is asked', async () => {
  const store = memoryEventStore();
  await store.append('tally-1', NO_STREAM, [added('e0', 1), { ...added('o0', 0), type: 'Other' }]);
  const views = memoryReadStore();
  const keyOf = ({ type }: Recorded): string => {
    if (type !== 'Added') throw new Error('no key');
    return 'all';
  };
  const strict: AnyView = { ...sums, keyOf };
  await views.prepare(strict);
  const events = await Array.fromAsync(store.readAll());
  expect(await foldBatch(views, strict, { from: START, events, upTo: 2n })).toEqual({ reached: 2n });
});

test('a long stretch in which nothing is for the views is not passed by again after a restart', async () => {
  const { store, views, runner } = fresh([authors]);
  let revision = NO_STREAM;
  for (let part = 0; part < 10; part += 1) {
    const others = Array.from({ length: 1_000 }, (_, n) => ({
      ...added(`o${String(part)}-${String(n)}`, 0),
      type: 'Other',
    }));
    ({ revision } = await store.append('tally-1', revision, others));
  }
  const { end } = running(runner);
  expect(await runner.waitFor(await store.head(), SOON)).toBe(true);
  expect(await views.position(authors)).toBeGreaterThan(START);
  await end();
});

test('a long log is taken in batches and comes to the same', async () => {
  const { store, views, runner } = fresh([sums]);
  await store.append('tally-1', NO_STREAM, manyAdded(2 * BATCH_MAX + 1));
  const { end } = running(runner);
  expect(await runner.waitFor(await store.head(), SOON)).toBe(true);
  expect(await views.get('sums', 'tally-1')).toMatchObject({ count: 2 * BATCH_MAX + 1 });
  await end();
  const apart = memoryReadStore();
  await rebuildInto(store, apart, [sums]);
  expect(await apart.list('sums')).toEqual(await views.list('sums'));
});

test('waiting ends when the time is up or the caller leaves', async () => {
  const store = memoryEventStore();
  const runner = runViews({ store, views: memoryReadStore(), list: [sums], timer: never });
  const leaving = new AbortController();
  const left = runner.waitFor(1n, SOON, leaving.signal);
  leaving.abort();
  expect(await left).toBe(false);
  expect(await runner.waitFor(1n, SOON, leaving.signal)).toBe(false);

  const hasty = runViews({ store, views: memoryReadStore(), list: [sums], timer: () => Promise.resolve() });
  expect(await hasty.waitFor(1n, 0)).toBe(false);
  const broken = runViews({ store, views: memoryReadStore(), list: [], timer: () => Promise.reject(new Error()) });
  expect(await broken.waitFor(1n, 0)).toBe(false);
  expect(await broken.waitFor(START, 0)).toBe(true);
});

test('only those who wait for what has come are woken', async () => {
  const { store, runner } = fresh([sums]);
  const { end } = running(runner);
  const first = runner.waitFor(1n, SOON);
  const gone = new AbortController();
  const second = runner.waitFor(2n, SOON, gone.signal);
  await store.append('tally-1', NO_STREAM, [added('e1', 1)]);
  expect(await first).toBe(true);
  gone.abort();
  expect(await second).toBe(false);
  await end();
});

test.each(['on', 'keyOf'] as const)(
  'an event that %s cannot take stops that view only, just before it',
  async (where) => {
    const { store, views, runner, incidents } = fresh([choking((id) => id === 'e2', where), sums]);
    await store.append('tally-1', NO_STREAM, manyAdded(5));
    const { end } = running(runner);
    expect(await runner.waitFor(5n, SOON)).toBe(true);
    const incident = { view: 'choking', version: 1, position: 3n, type: 'Added', message: 'TypeError' };
    expect(runner.incidents()).toEqual([incident]);
    expect(await views.get('choking', 'all')).toEqual({ count: 2 });
    expect(await views.get('sums', 'tally-1')).toMatchObject({ count: 5 });

    await store.append('tally-1', 4, [added('e5', 1)]);
    expect(await runner.waitFor(6n, SOON)).toBe(true);
    expect(await views.position(choking(() => false))).toBe(2n);
    expect(incidents).toEqual([incident]);
    await end();
  },
);

test('a view that stood still goes on where it stood, once its code is right', async () => {
  const broken = fresh([choking((id) => id === 'e0')]);
  await broken.store.append('tally-1', NO_STREAM, manyAdded(3));
  const first = running(broken.runner);
  expect(await broken.runner.waitFor(3n, SOON)).toBe(true);
  await first.end();
  expect(await broken.views.position(sums)).toBe(START);

  const right = fresh([choking(() => false)], broken.views, broken.store);
  const second = running(right.runner);
  expect(await right.runner.waitFor(3n, SOON)).toBe(true);
  expect(await right.views.get('choking', 'all')).toEqual({ count: 3 });
  await second.end();
});

test('what is thrown that is no error is named by its kind', async () => {
  const odd: AnyView = {
    ...sums,
    on: {
      Added: () => {
        AbortSignal.abort('secret').throwIfAborted();
        return undefined;
      },
    },
  };
  const { store, runner } = fresh([odd]);
  await store.append('tally-1', NO_STREAM, manyAdded(1));
  const { end } = running(runner);
  expect(await runner.waitFor(1n, SOON)).toBe(true);
  expect(runner.incidents()).toMatchObject([{ message: 'string' }]);
  await end();
});

const doubled: AnyView = { ...authors, name: 'sums', version: 2, indexes: [], keyOf: () => 'all' };

test('a rebuild reads the log once for all of its views, in larger batches', async () => {
  const { store } = fresh([]);
  const apart = memoryReadStore();
  await store.append('tally-1', NO_STREAM, manyAdded(REBUILT_AT_ONCE + 1));
  let [passes, saves] = [0, 0];
  const watched: EventStore = {
    ...store,
    follow: (...given) => {
      passes += 1;
      return store.follow(...given);
    },
  };
  const counted: ReadStore = {
    ...apart,
    apply: (...given) => {
      saves += 1;
      return apart.apply(...given);
    },
  };
  await rebuildInto(watched, counted, [sums, authors]);
  expect([passes, saves]).toEqual([1, 2 * 2]);
  expect(await apart.get('sums', 'tally-1')).toMatchObject({ count: REBUILT_AT_ONCE + 1 });
  expect(await apart.get('authors', 'everybody')).toMatchObject({ adds: REBUILT_AT_ONCE + 1 });
});

test('a rebuild of which one view cannot fold the log shows none of them', async () => {
  const { store, views } = fresh([]);
  await store.append('tally-1', NO_STREAM, manyAdded(2));
  await rebuildInto(store, views, [sums]);
  const next: AnyView = { ...doubled, version: 2 };
  await expect(rebuildInto(store, views, [next, choking((id) => id === 'e1')])).rejects.toThrow(
    'view choking cannot fold Added at 2: TypeError',
  );
  expect(await views.active('sums')).toBe(1);
});

test('a new version is shown once it has caught up, in one step', async () => {
  const old = fresh([sums]);
  await old.store.append('tally-1', NO_STREAM, manyAdded(2 * BATCH_MAX + 1));
  await rebuildInto(old.store, old.views, [sums]);
  const { runner, views, store } = fresh([doubled], old.views, old.store);
  const { end } = running(runner);
  await until(isShown(views, doubled));
  expect(await views.get('sums', 'all')).toMatchObject({ adds: 2 * BATCH_MAX + 1 });
  expect(await views.get('sums', 'tally-1')).toBeUndefined();
  const { position } = await store.append('tally-9', NO_STREAM, [added('last', 1)]);
  expect(await runner.waitFor(position, SOON)).toBe(true);
  expect(await views.get('sums', 'all')).toEqual({ adds: 2 * BATCH_MAX + 2, last: 'last' });
  await end();
});

/** A read store whose saves of one generation wait until they are let through. */
const held = (views: ReadStore, { name, version }: AnyView) => {
  const gate = Promise.withResolvers<undefined>();
  const holding: ReadStore = {
    ...views,
    apply: async (view, ...rest) => {
      if (view.name === name && view.version === version) await gate.promise;
      return views.apply(view, ...rest);
    },
  };
  return {
    holding,
    open: () => {
      gate.resolve(undefined);
    },
  };
};

test('while a new version is built nobody who does not ask for it is held up, and who does waits for it', async () => {
  const old = fresh([sums, authors]);
  await old.store.append('tally-1', NO_STREAM, manyAdded(3));
  await rebuildInto(old.store, old.views, [sums, authors]);
  const { holding, open } = held(old.views, doubled);
  const { runner, views, store } = fresh([doubled, authors], holding, old.store);
  const { end } = running(runner);
  const { position } = await store.append('tally-1', 2, manyAdded(2, 3));
  expect(await runner.waitFor(position, SOON)).toBe(true);
  expect(await views.get('authors', 'everybody')).toMatchObject({ adds: 5 });
  expect(await views.get('sums', 'tally-1')).toEqual({ sum: 3, count: 3 });
  expect(runner.position(['sums'])).toBe(3n);
  expect(runner.position(['authors'])).toBe(position);
  open();
  expect(await runner.waitFor(position, SOON, undefined, ['sums'])).toBe(true);
  expect(await views.get('sums', 'all')).toMatchObject({ adds: 5 });
  expect(runner.position()).toBe(position);
  await end();
});

test('a view that is new among old ones is built beside them', async () => {
  const old = fresh([sums]);
  await old.store.append('tally-1', NO_STREAM, manyAdded(3));
  await rebuildInto(old.store, old.views, [sums]);
  const { holding, open } = held(old.views, authors);
  const { runner, views, store } = fresh([sums, authors], holding, old.store);
  const { end } = running(runner);
  const { position } = await store.append('tally-1', 2, manyAdded(1, 3));
  expect(await runner.waitFor(position, SOON)).toBe(true);
  expect(await views.get('sums', 'tally-1')).toMatchObject({ count: 4 });
  expect(runner.position(['authors'])).toBe(START);
  open();
  expect(await runner.waitFor(position, SOON, undefined, ['authors'])).toBe(true);
  expect(await views.get('authors', 'everybody')).toMatchObject({ adds: 4 });
  await end();
});

test('what has been built of a new version before a restart is not built again', async () => {
  const old = fresh([sums]);
  await old.store.append('tally-1', NO_STREAM, manyAdded(3 * BATCH_MAX));
  await rebuildInto(old.store, old.views, [sums]);
  const failing = failingReadStore(old.views, { call: 2, effect: 'before', of: ['apply'] });
  const first = fresh([doubled], failing, old.store);
  await expect(first.runner.run(new AbortController().signal)).rejects.toThrow(StoreUnavailable);
  expect(await old.views.position(doubled)).toBe(BigInt(BATCH_MAX));
  expect(await old.views.get('sums', 'tally-1')).toMatchObject({ count: 3 * BATCH_MAX });

  const from: bigint[] = [];
  const watched: EventStore = {
    ...old.store,
    follow: (start, types, signal) => {
      from.push(start);
      return old.store.follow(start, types, signal);
    },
  };
  const { runner, views } = fresh([doubled], old.views, watched);
  const { end } = running(runner);
  await until(isShown(views, doubled));
  expect(Math.min(...from.slice(1).map(Number))).toBe(BATCH_MAX);
  expect(await views.get('sums', 'all')).toMatchObject({ adds: 3 * BATCH_MAX });
  await end();
});

test('a new version lacks nothing that comes while it is switched to', async () => {
  const store = memoryEventStore();
  const views = memoryReadStore();
  await store.append('tally-1', NO_STREAM, manyAdded(2));
  await rebuildInto(store, views, [sums, authors]);
  const late: ReadStore = {
    ...views,
    activate: async (view) => {
      await store.append('tally-2', NO_STREAM, [added('late', 1)]);
      await views.activate(view);
    },
  };
  const { runner } = fresh([doubled, authors], late, store);
  const { end } = running(runner);
  expect(await runner.waitFor(3n, SOON, undefined, ['sums', 'authors'])).toBe(true);
  expect(await views.get('sums', 'all')).toEqual({ adds: 3, last: 'late' });
  await end();
});

test('a new version that cannot fold the log does not take the place of the old', async () => {
  const { store, views } = fresh([sums]);
  await store.append('tally-1', NO_STREAM, manyAdded(2));
  await rebuildInto(store, views, [sums, authors]);
  const bad = { ...choking((id) => id === 'e1'), name: 'sums', version: 2 };
  const { runner, incidents } = fresh([bad, authors], views, store);
  const { end } = running(runner);
  await store.append('tally-1', 1, manyAdded(1, 2));
  expect(await runner.waitFor(3n, SOON)).toBe(true);
  await until(() => incidents.length > 0);
  expect(runner.incidents()).toMatchObject([{ view: 'sums', version: 2, position: 2n, message: 'TypeError' }]);
  expect(await views.get('sums', 'tally-1')).toEqual({ sum: 2, count: 2 });
  await end();
  await expect(rebuildInto(store, memoryReadStore(), [bad])).rejects.toThrow(
    'view sums cannot fold Added at 2: TypeError',
  );
});

test('two runners on one read store count everything once', async () => {
  const store = memoryEventStore();
  const views = memoryReadStore();
  await store.append('tally-1', NO_STREAM, manyAdded(3 * BATCH_MAX));
  const runners = [fresh([sums, authors], views, store).runner, fresh([sums, authors], views, store).runner];
  const ends = runners.map((runner) => running(runner).end);
  let revision = 3 * BATCH_MAX - 1;
  for (let n = 0; n < 50; n += 1) {
    ({ revision } = await store.append('tally-1', revision, manyAdded(3, revision + 1)));
  }
  for (const runner of runners) expect(await runner.waitFor(await store.head(), SOON)).toBe(true);
  const count = revision + 1;
  expect(await views.get('sums', 'tally-1')).toEqual({ sum: count, count });
  expect(await views.get('authors', 'everybody')).toMatchObject({ adds: count });
  for (const end of ends) await end();
});

test('a runner that another has left behind goes on from where that one is', async () => {
  const store = memoryEventStore();
  const views = memoryReadStore();
  const { holding, open } = held(views, sums);
  const [slow, quick] = [fresh([sums], holding, store).runner, fresh([sums], views, store).runner];
  const ends = [slow, quick].map((runner) => running(runner).end);
  const first = await store.append('tally-1', NO_STREAM, manyAdded(2));
  expect(await quick.waitFor(first.position, SOON)).toBe(true);
  const { position } = await store.append('tally-1', 1, manyAdded(3, 2));
  expect(await quick.waitFor(position, SOON)).toBe(true);
  expect(slow.position()).toBe(START);
  open();
  expect(await slow.waitFor(position, SOON)).toBe(true);
  expect(await views.get('sums', 'tally-1')).toEqual({ sum: 5, count: 5 });
  for (const end of ends) await end();
});

test('a generation that was dropped and begun anew meanwhile ends the run, and the next one builds it again', async () => {
  const { store, views, runner } = fresh([sums]);
  await store.append('tally-1', NO_STREAM, manyAdded(2));
  const stop = new AbortController();
  const ended = runner.run(stop.signal);
  expect(await runner.waitFor(2n, SOON)).toBe(true);
  await views.prepare(doubled);
  await views.activate(doubled);
  await views.prepare(sums);
  await store.append('tally-1', 1, manyAdded(1, 2));
  await expect(ended).rejects.toThrow(ViewMoved);
  const { end } = running(runner);
  expect(await runner.waitFor(3n, SOON, undefined, ['sums'])).toBe(true);
  expect(await views.get('sums', 'tally-1')).toEqual({ sum: 3, count: 3 });
  await end();
});

test('where another writer saved what this one had passed by already, nothing is taken twice', async () => {
  const { store, views, runner } = fresh([authors]);
  const other = (id: string) => ({ ...added(id, 0), type: 'Other' });
  await store.append('tally-1', NO_STREAM, [other('o1'), other('o2'), other('o3'), added('e1', 1)]);
  const [last] = (await Array.fromAsync(store.readAll())).slice(-1);
  const [follower] = runner.followers;
  await follower!.begin();
  await follower!.take({ from: START, events: [], upTo: 3n, caughtUp: true });
  await views.apply(authors, [], START, 2n);
  await follower!.take({ from: 3n, events: [last!], upTo: last!.position, caughtUp: true });
  expect(await views.get('authors', 'everybody')).toEqual({ adds: 1, last: 'e1' });
  expect(await views.position(authors)).toBe(last!.position);
});

test.each([true, false])(
  'what is found again while another is switched to is switched to once (%s)',
  async (isShownBy) => {
    const { store, views } = fresh([]);
    await store.append('tally-1', NO_STREAM, manyAdded(2));
    const next: AnyView = { ...authors, version: 2 };
    const newcomer: AnyView = { ...authors, name: 'newcomer' };
    await rebuildInto(store, views, [sums, authors]);
    const again: Promise<unknown>[] = [];
    const late: ReadStore = {
      ...views,
      activate: async (view) => {
        if (again.length === 0) {
          if (isShownBy) await views.activate(next);
          again.push(runner.followers[0]!.begin());
        }
        await views.activate(view);
      },
    };
    const { runner } = fresh([doubled, next, newcomer], late, store);
    const { end } = running(runner);
    await until(async () => (await isShown(views, doubled)()) && (await isShown(views, next)()));
    const { position } = await store.append('tally-1', 1, manyAdded(1, 2));
    expect(await runner.waitFor(position, SOON, undefined, ['sums', 'authors', 'newcomer'])).toBe(true);
    for (const name of ['authors', 'newcomer']) {
      expect(await views.get(name, 'everybody')).toMatchObject({ adds: 3 });
    }
    expect(await views.get('sums', 'all')).toMatchObject({ adds: 3 });
    await end();
  },
);

test('a batch that begins further on than a view has come is refused, so that nothing is left out', async () => {
  const { runner } = fresh([sums]);
  const [views] = runner.followers;
  expect(await views?.begin()).toBe(START);
  const batch = { from: 5n, events: [], upTo: 6n, caughtUp: true };
  await expect(views?.take(batch)).rejects.toThrow('view sums was left behind');
});

test('what a batch brings once more is not folded twice', async () => {
  const { store, views, runner } = fresh([sums]);
  await store.append('tally-1', NO_STREAM, manyAdded(3));
  const events = await Array.fromAsync(store.readAll());
  const [follower] = runner.followers;
  await follower!.begin();
  await follower!.take({ from: START, events: events.slice(0, 2), upTo: 2n, caughtUp: true });
  await follower!.take({ from: START, events, upTo: 3n, caughtUp: true });
  expect(await views.get('sums', 'tally-1')).toEqual({ sum: 3, count: 3 });
});

test('a new version is switched to once it has come to the end, and takes everything that has come meanwhile, however much it is', async () => {
  const { store, views } = fresh([]);
  await store.append('tally-1', NO_STREAM, manyAdded(1));
  await rebuildInto(store, views, [sums]);
  const [first] = await Array.fromAsync(store.readAll());
  const { runner } = fresh([doubled], views, store);
  const [showing, making] = runner.followers;
  await showing!.begin();
  await making!.begin();
  await store.append('tally-1', 0, manyAdded(BATCH_MAX + 1, 1));
  await making!.take({ from: START, events: [first!], upTo: 1n, caughtUp: false });
  expect(await isShown(views, doubled)()).toBe(false);
  await making!.take({ from: START, events: [first!], upTo: 1n, caughtUp: true });
  expect(await isShown(views, doubled)()).toBe(true);
  expect(await views.get('sums', 'all')).toMatchObject({ adds: BATCH_MAX + 2 });
});

test('new versions of several views are switched to one after the other', async () => {
  const { store, views } = fresh([]);
  await store.append('tally-1', NO_STREAM, manyAdded(1));
  await rebuildInto(store, views, [sums, authors]);
  const next = [doubled, { ...authors, version: authors.version + 1 }];
  const { runner } = fresh(next, views, store);
  const [showing, making] = runner.followers;
  await showing!.begin();
  await making!.begin();
  await making!.take({ from: START, events: await Array.fromAsync(store.readAll()), upTo: 1n, caughtUp: true });
  expect(await Promise.all(next.map((view) => isShown(views, view)()))).toEqual([true, true]);
});

test('a store that fails ends the run, and the next run goes on', async () => {
  const { store, views } = fresh([]);
  await store.append('tally-1', NO_STREAM, manyAdded(3));
  const failing = failingReadStore(views, { call: 1, effect: 'after', of: ['apply'] });
  const { runner } = fresh([sums, authors], failing, store);
  const signal = new AbortController();
  await expect(runner.run(signal.signal)).rejects.toThrow(StoreUnavailable);
  const { end } = running(runner);
  expect(await runner.waitFor(3n, SOON)).toBe(true);
  expect(await views.get('sums', 'tally-1')).toEqual({ sum: 3, count: 3 });
  await end();
});
