import {
  type AnyView,
  BATCH_MAX,
  type EventStore,
  NO_STREAM,
  type ReadStore,
  rebuildInto,
  runViews,
  START,
  StoreUnavailable,
  UNSAVED_MAX,
  type ViewIncident,
  type ViewsRunner,
} from '#kernel';
import { memoryEventStore, memoryReadStore } from '#stores';
import { failingReadStore } from '#test/simulation/failing-store';
import { added, authors, sums, timer } from '#test/simulation/tally';

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

test('a new version that is run is shown once it has caught up', async () => {
  const old = fresh([sums]);
  await old.store.append('tally-1', NO_STREAM, manyAdded(BATCH_MAX + 1));
  await rebuildInto(old.store, old.views, [sums]);
  const { runner, views } = fresh([doubled], old.views, old.store);
  const { end } = running(runner);
  expect(await runner.waitFor(BigInt(BATCH_MAX + 1), SOON)).toBe(true);
  await end();
  expect(await views.get('sums', 'all')).toMatchObject({ adds: BATCH_MAX + 1 });
  expect(await views.get('sums', 'tally-1')).toBeUndefined();
});

test('a new version is built beside the old, takes its place and follows the log from then on', async () => {
  const { store, views, runner } = fresh([sums, authors]);
  await store.append('tally-1', NO_STREAM, manyAdded(2 * BATCH_MAX));
  const { end } = running(runner);
  await Promise.all([
    runner.rebuild(doubled),
    ...[0, 1, 2].map((tally) => store.append(`tally-${String(tally + 2)}`, NO_STREAM, manyAdded(9, 10 * tally))),
  ]);
  expect(await views.get('sums', 'tally-1')).toBeUndefined();
  const { position } = await store.append('tally-9', NO_STREAM, [added('last', 1)]);
  expect(await runner.waitFor(position, SOON)).toBe(true);
  expect(await views.get('sums', 'all')).toEqual({ adds: Number(position), last: 'last' });
  expect(await views.get('authors', 'everybody')).toMatchObject({ adds: Number(position) });
  await end();
});

test('a new version lacks nothing that the others heeded while it was being built', async () => {
  const memory = memoryEventStore();
  const late = [added('late', 1)];
  const meanwhile: EventStore = {
    ...memory,
    async *readAll(from) {
      yield* memory.readAll(from);
      const [event] = late.splice(0);
      if (event === undefined) return;
      const { position } = await memory.append('tally-2', NO_STREAM, [event]);
      expect(await runner.waitFor(position, SOON)).toBe(true);
    },
  };
  const { runner, views } = fresh([sums, authors], memoryReadStore(), meanwhile);
  await memory.append('tally-1', NO_STREAM, manyAdded(2));
  const { end } = running(runner);
  expect(await runner.waitFor(2n, SOON)).toBe(true);
  await runner.rebuild(doubled);
  expect(await views.get('sums', 'all')).toEqual({ adds: 3, last: 'late' });
  await end();
});

test('a new version that cannot fold the log does not take the place of the old', async () => {
  const { store, views, runner } = fresh([sums]);
  await store.append('tally-1', NO_STREAM, manyAdded(2));
  const { end } = running(runner);
  const bad = { ...choking((id) => id === 'e1'), name: 'sums', version: 2 };
  await expect(runner.rebuild(bad)).rejects.toThrow('view sums cannot fold Added at 2: TypeError');
  await store.append('tally-1', 1, manyAdded(1, 2));
  expect(await runner.waitFor(3n, SOON)).toBe(true);
  expect(await views.get('sums', 'tally-1')).toMatchObject({ count: 3 });
  await end();
  await expect(rebuildInto(store, memoryReadStore(), [bad])).rejects.toThrow('cannot fold');
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
