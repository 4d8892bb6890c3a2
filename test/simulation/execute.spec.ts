import fc from 'fast-check';
import { type EventStore, executor, type Outcome, StoreUnavailable } from '#kernel';
import { memoryEventStore } from '#stores';
import { failingEventStore } from './failing-store.js';
import { asks, eventId, tally } from './tally.js';

/** Appends and reads of all executors happen in an order that fast-check chooses, and shrinks. */
const interleaved = (store: EventStore, scheduler: fc.Scheduler): EventStore => ({
  ...store,
  append: async (stream, expected, events) => {
    await scheduler.schedule(Promise.resolve(), 'append');
    return store.append(stream, expected, events);
  },
  async *read(stream, from) {
    await scheduler.schedule(Promise.resolve(), 'read');
    yield* store.read(stream, from);
  },
});

const requests = fc.array(
  fc.record({
    by: fc.integer({ min: 0, max: 2 }),
    id: fc.constantFrom('1', '2'),
    amount: fc.integer({ min: 1, max: 12 }),
    /** Few, so that some requests are repeats of others. */
    name: fc.integer({ min: 0, max: 5 }),
  }),
  { minLength: 1, maxLength: 12 },
);

const addOf = (name: string, amount: number) => ({ type: 'Add', data: { amount, note: name } }) as const;

/** Insists as a client would: again while the race is lost or the answer is. */
const insist = async (send: () => Promise<Outcome>): Promise<Outcome> => {
  try {
    const outcome = await send();
    return outcome.kind === 'conflict' ? await insist(send) : outcome;
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    return insist(send);
  }
};

test('however the commands of several processes interleave, each request is recorded once and none is lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), requests, async (scheduler, asked) => {
      const memory = memoryEventStore();
      const shared = interleaved(memory, scheduler);
      const executors = [0, 1, 2].map(() => executor(shared, { eventId }));
      const sent = asked.map(({ by, id, amount, name }, index) => {
        const command = `${id}/${String(name)}`;
        const at = `2026-01-05T08:00:00.${String(index).padStart(3, '0')}Z`;
        const context = asks(command, { at, commandDigest: String(amount) });
        return insist(() => executors[by]!.execute(tally, id, addOf(command, amount), context));
      });
      const outcomes = await scheduler.waitFor(Promise.all(sent));

      const recorded = await Array.fromAsync(memory.readAll());
      const adds = recorded.filter(({ type }) => type === 'Added');
      const names = new Set(asked.map(({ id, name }) => `${id}/${String(name)}`));
      expect(new Set(adds.map(({ meta }) => meta.commandId))).toEqual(names);
      expect(adds).toHaveLength(names.size);
      expect(new Set(recorded.map(({ id }) => id)).size).toBe(recorded.length);

      const digests = new Map(adds.map(({ meta }) => [meta.commandId, meta.commandDigest]));
      for (const [index, { id, name, amount }] of asked.entries()) {
        const first = digests.get(`${id}/${String(name)}`) === String(amount);
        expect(outcomes[index]!.kind).toMatch(first ? /^(recorded|nothing)$/u : /^key-reused$/u);
      }
      const fresh = executor(memory, { eventId });
      for (const id of ['1', '2']) {
        const truth = (await fresh.load(tally, id)).state;
        for (const each of executors) {
          const { state } = await scheduler.waitFor(each.load(tally, id));
          expect(state).toEqual(truth);
        }
      }
    }),
    { numRuns: 200 },
  );
});

test('whichever calls of the store fail, before or after their effect, a request that is repeated is recorded once', async () => {
  const failures = fc.record({ call: fc.integer({ min: 1, max: 30 }), effect: fc.constantFrom('before', 'after') });
  await fc.assert(
    fc.asyncProperty(fc.array(failures, { maxLength: 4 }), requests, async (plans, asked) => {
      const memory = memoryEventStore();
      const failing = plans.reduce<EventStore>((store, plan) => failingEventStore(store, plan), memory);
      const executors = [0, 1, 2].map(() => executor(failing, { eventId }));
      for (const [index, { by, id, amount }] of asked.entries()) {
        const name = `request-${String(index)}`;
        const outcome = await insist(() => executors[by]!.execute(tally, id, addOf(name, amount), asks(name)));
        expect(outcome.kind).toMatch(/^(recorded|nothing)$/u);
      }
      const adds = (await Array.fromAsync(memory.readAll())).filter(({ type }) => type === 'Added');
      expect(adds.map(({ meta }) => meta.commandId)).toEqual(asked.map((_, index) => `request-${String(index)}`));
    }),
    { numRuns: 200 },
  );
});
