import {
  type AnyView,
  type Entry,
  type EventStore,
  executor,
  NO_STREAM,
  PAGE_SIZE_MAX,
  type ReadStore,
  rebuildInto,
  runProcesses,
  runViews,
  START,
  StoreUnavailable,
  type ViewsRunner,
} from '#kernel';
import { memoryEventStore, memoryReadStore } from '#stores';
import { failingEventStore, failingReadStore, type Plan } from './failing-store.js';
import { added, asks, authors, eventId, sums, tally, timer, totals } from './tally.js';

const SOON = 5_000;
const VIEWS: readonly AnyView[] = [sums, authors];
const EFFECTS = ['before', 'after'] as const;

const documentsOf = async (views: ReadStore, list: readonly AnyView[]): Promise<readonly (readonly Entry[])[]> =>
  Promise.all(list.map(async ({ name }) => (await views.list(name, { limit: PAGE_SIZE_MAX })).items));

/** Some history of two tallies: one of them is closed at its end. */
const history = async (store: EventStore): Promise<void> => {
  await store.append('tally-1', NO_STREAM, [added('a1', 4), added('a2', 6, 'person-sample-2')]);
  await store.append('tally-2', NO_STREAM, [added('b1', 3)]);
  await store.append('tally-1', 1, [{ ...added('a3', 0), type: 'Closed', data: {} }]);
};

/** Appends as a person would: again, when the answer was lost. */
const insist = async (append: () => Promise<unknown>): Promise<void> => {
  try {
    await append();
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    await append();
  }
};

interface Runner {
  readonly run: (signal: AbortSignal) => Promise<void>;
  readonly waitFor: ViewsRunner['waitFor'];
}

/** Runs until the log's end was dealt with; starts anew, as a supervisor would, when a store fails. */
const runToHead = async (runner: Runner, store: EventStore, names?: readonly string[]): Promise<void> => {
  const stop = new AbortController();
  const ended = runner.run(stop.signal).catch((error: unknown) => {
    stop.abort();
    if (!(error instanceof StoreUnavailable)) throw error;
    return 'failed' as const;
  });
  let reached = true;
  for (let head = START; reached && head !== (await store.head());) {
    head = await store.head();
    reached = await runner.waitFor(head, SOON, stop.signal, names);
  }
  stop.abort();
  if ((await ended) === 'failed') await runToHead(runner, store, names);
  else expect(reached).toBe(true);
};

interface Case {
  readonly log: Plan<EventStore>;
  readonly docs: Plan<ReadStore>;
}

/** Runs `simulate` with the n-th call of the log, then of the documents, failing, for every n that is ever reached. */
const forEveryCall = async (
  effect: 'before' | 'after',
  simulate: (plans: Case) => Promise<{ log: number; docs: number }>,
): Promise<void> => {
  const quiet = { call: 0, effect };
  const calls = await simulate({ log: quiet, docs: quiet });
  expect(Math.min(calls.log, calls.docs)).toBeGreaterThan(2);
  for (let call = 1; call <= calls.log; call += 1) await simulate({ log: { call, effect }, docs: quiet });
  for (let call = 1; call <= calls.docs; call += 1) await simulate({ log: quiet, docs: { call, effect } });
};

describe.each(EFFECTS)('a store call that fails %s its effect', (effect) => {
  test('leaves views that equal a rebuild, whichever call it is', async () => {
    await forEveryCall(effect, async (plans) => {
      const [events, documents] = [memoryEventStore(), memoryReadStore()];
      const [log, docs] = [failingEventStore(events, plans.log), failingReadStore(documents, plans.docs)];
      await history(events);
      const runner = runViews({ store: log, views: docs, list: VIEWS, timer });
      await runToHead(runner, events);
      await insist(() => log.append('tally-2', 0, [added('b2', 5), added('b3', 2, 'person-sample-2')]));
      await runToHead(runner, events);

      const apart = memoryReadStore();
      await rebuildInto(events, apart, VIEWS);
      const [ofSums, ofAuthors] = await documentsOf(documents, VIEWS);
      expect([ofSums, ofAuthors]).toEqual(await documentsOf(apart, VIEWS));
      expect(ofSums).toEqual([{ key: 'tally-2', document: { sum: 10, count: 3 } }]);
      expect(ofAuthors?.[0]).toEqual({ key: 'everybody', document: { adds: 5, last: 'b3' } });
      expect(runner.incidents()).toEqual([]);
      return { log: log.calls(), docs: docs.calls() };
    });
  });

  test('leaves a new version of a view complete, whichever call it is', async () => {
    const next: AnyView = { ...authors, name: 'sums', version: 2, indexes: [] };
    await forEveryCall(effect, async (plans) => {
      const [events, documents] = [memoryEventStore(), memoryReadStore()];
      const [log, docs] = [failingEventStore(events, plans.log), failingReadStore(documents, plans.docs)];
      await history(events);
      await rebuildInto(events, documents, [sums, authors]);
      const runner = runViews({ store: log, views: docs, list: [next, authors], timer });
      await runToHead(runner, events, ['sums', 'authors']);
      await events.append('tally-3', NO_STREAM, [added('c1', 1)]);
      await runToHead(runner, events, ['sums', 'authors']);
      const apart = memoryReadStore();
      await rebuildInto(events, apart, [next, authors]);
      expect(await documentsOf(documents, [next, authors])).toEqual(await documentsOf(apart, [next, authors]));
      return { log: log.calls(), docs: docs.calls() };
    });
  });

  test('leaves each reaction of a process recorded once and its memory whole, whichever call it is', async () => {
    await forEveryCall(effect, async (plans) => {
      const [events, documents] = [memoryEventStore(), memoryReadStore()];
      const [log, docs] = [failingEventStore(events, plans.log), failingReadStore(documents, plans.docs)];
      const own = executor(log, { eventId });
      const runner = runProcesses({
        store: log,
        memory: docs,
        list: [totals],
        send: (reaction, context) => own.executeNamed(tally, reaction.id, reaction.command, context),
        executor: own,
        now: () => '2026-01-05T09:00:00.000Z',
        timer,
      });
      for (const [id, command] of [
        ['1', 'c1'],
        ['2', 'c2'],
        ['1', 'c3'],
      ] as const) {
        const add = { type: 'Add', data: { amount: 10, note: command } } as const;
        await insist(() => own.execute(tally, id, add, asks(command)));
        await runToHead(runner, events);
      }
      const total = await executor(events, { eventId }).load(tally, 'total');
      expect(total.state.notes).toEqual(['tally-1 10 #1', 'tally-2 10 #1', 'tally-1 20 #2']);
      const journalled = await Array.fromAsync(events.read('process-totals'));
      expect(journalled.map(({ type }) => type)).toEqual(['Reacted', 'Reacted', 'Reacted']);
      expect(await documentsOf(documents, [totals])).toEqual([
        [
          { key: 'tally-1', document: { entered: 2 } },
          { key: 'tally-2', document: { entered: 1 } },
        ],
      ]);
      return { log: log.calls(), docs: docs.calls() };
    });
  });
});
