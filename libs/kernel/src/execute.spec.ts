import {
  ATTEMPTS_MAX,
  CACHED_EVENTS_MAX,
  CACHED_STREAMS_MAX,
  type EventStore,
  executor,
  type NewEvent,
  NO_STREAM,
  type Outcome,
  type Recorded,
  RevisionConflict,
  START,
  StoreUnavailable,
} from '#kernel';
import { memoryEventStore } from '#stores';
import { failingEventStore } from '#test/simulation/failing-store';
import { added, asks, eventId, tally } from '#test/simulation/tally';

const add = (amount: number, note = 'n') => ({ type: 'Add', data: { amount, note } }) as const;

/** The store, and how many events were read from it, and appends tried. */
const counted = (store: EventStore = memoryEventStore()) => {
  const counts = { reads: 0, events: 0, appends: 0 };
  async function* counting(items: AsyncIterable<Recorded>): AsyncGenerator<Recorded> {
    counts.reads += 1;
    for await (const item of items) {
      counts.events += 1;
      yield item;
    }
  }
  const counting_: EventStore = {
    ...store,
    read: (stream, from) => counting(store.read(stream, from)),
    append: (stream, expected, events) => {
      counts.appends += 1;
      return store.append(stream, expected, events);
    },
  };
  return { store: counting_, counts };
};

test('a command is decided on the state of its stream and its events are recorded with who, when and why', async () => {
  const store = memoryEventStore();
  const { execute } = executor(store, { eventId });
  expect(await execute(tally, '1', add(4), asks('c1'))).toMatchObject({ kind: 'recorded', revision: 0, position: 1n });
  const outcome = await execute(tally, '1', add(6), asks('c2'));
  expect(outcome).toMatchObject({
    kind: 'recorded',
    revision: 2,
    position: 3n,
    events: [
      { type: 'Added', data: { amount: 6, note: 'n' } },
      { type: 'Rounded', data: { to: 10 } },
    ],
  });
  await execute(tally, '1', { type: 'Close', data: {} }, asks('c3'));

  const recorded = await Array.fromAsync(store.read('tally-1'));
  expect(recorded.map(({ type, version }) => [type, version])).toEqual([
    ['Added', 1],
    ['Added', 1],
    ['Rounded', 1],
    ['Closed', 2],
  ]);
  expect(recorded[2]?.meta).toEqual({ ...asks('c2'), commandType: 'Add' });
  const ids = outcome.kind === 'recorded' ? outcome.events.map(({ id }) => id) : [];
  expect(recorded.slice(1, 3).map(({ id }) => id)).toEqual(ids);
});

test('an event is not recorded before the one in front of it, whatever the clock of the caller says', async () => {
  const store = memoryEventStore();
  const { execute } = executor(store, { eventId });
  const [early, late] = ['2026-01-05T08:00:00.000Z', '2026-01-05T08:00:01.000Z'];
  await execute(tally, '1', add(1), asks('c1', { at: late }));
  await execute(tally, '1', add(1), asks('c2', { at: early }));
  await executor(store, { eventId }).execute(tally, '1', add(1), asks('c3', { at: early }));
  const recorded = await Array.fromAsync(store.read('tally-1'));
  expect(recorded.map(({ meta }) => meta.at)).toEqual([late, late, late]);
});

test('a refusal and nothing to do write nothing', async () => {
  const { store, counts } = counted();
  const { execute } = executor(store, { eventId });
  await execute(tally, '1', { type: 'Close', data: {} }, asks('c1'));
  expect(await execute(tally, '1', add(1), asks('c2'))).toEqual({
    kind: 'refused',
    refusal: { refused: 'closed', details: {} },
  });
  expect(await execute(tally, '1', { type: 'Close', data: {} }, asks('c3'))).toEqual({
    kind: 'nothing',
    repeated: false,
    revision: 0,
    position: 1n,
  });
  expect(counts.appends).toBe(1);
});

test('names of commands and their data are checked when they are compiled', () => {
  const { execute } = executor(memoryEventStore(), { eventId });
  const never = [
    // @ts-expect-error: a tally has no such command
    () => execute(tally, '1', { type: 'Subtract', data: {} }, asks('c1')),
    // @ts-expect-error: Add needs an amount
    () => execute(tally, '1', { type: 'Add', data: { note: 'n' } }, asks('c1')),
  ];
  expect(never).toHaveLength(2);
});

test('a command that is known only by name is decided in the same way', async () => {
  const { executeNamed } = executor(memoryEventStore(), { eventId });
  const command: { type: string; data: unknown } = add(4);
  expect(await executeNamed(tally, '1', command, asks('c1'))).toMatchObject({ kind: 'recorded', revision: 0 });
});

test('a long stream is read once', async () => {
  const { store, counts } = counted();
  await store.append(
    'tally-1',
    NO_STREAM,
    Array.from({ length: 300 }, (_, index) => added(`e${String(index)}`, 1)),
  );
  const { execute } = executor(store, { eventId });
  for (let count = 0; count < 5; count += 1) await execute(tally, '1', add(3), asks(`c${String(count)}`));
  expect(counts).toMatchObject({ reads: 1, events: 300 });
});

test('a repeated request is answered as at first and writes nothing, also after a restart', async () => {
  const { store, counts } = counted();
  const first = executor(store, { eventId });
  await first.execute(tally, '1', add(10), asks('c1'));
  await first.execute(tally, '1', add(1), asks('c2'));
  const again: Outcome = { kind: 'nothing', repeated: true, revision: 1, position: 2n };
  const later = asks('c1', { at: '2026-01-06T08:00:00.000Z' });
  expect(await first.execute(tally, '1', add(10), later)).toEqual(again);
  const restarted = executor(store, { eventId });
  expect(await restarted.execute(tally, '1', add(10), later)).toEqual(again);
  expect(counts.appends).toBe(2);
});

test('another request under a used key is told so, and writes nothing', async () => {
  const store = memoryEventStore();
  const { execute } = executor(store, { eventId });
  await execute(tally, '1', add(1), asks('c1'));
  const other = asks('c1', { commandDigest: 'other' });
  expect(await execute(tally, '1', add(2), other)).toEqual({ kind: 'key-reused' });
  expect(await executor(store, { eventId }).execute(tally, '1', add(2), other)).toEqual({ kind: 'key-reused' });
});

test('a request that another process has recorded meanwhile is known as a repeat, and its key as used', async () => {
  const store = memoryEventStore();
  const [one, two, three] = [executor(store, { eventId }), executor(store, { eventId }), executor(store, { eventId })];
  for (const each of [one, two, three]) await each.load(tally, '1');
  await one.execute(tally, '1', add(1), asks('c1'));
  const later = asks('c1', { at: '2026-01-06T08:00:00.000Z' });
  expect(await two.execute(tally, '1', add(1), later)).toMatchObject({ kind: 'nothing', repeated: true, revision: 0 });
  const other = asks('c1', { commandDigest: 'other' });
  expect(await three.execute(tally, '1', add(2), other)).toEqual({ kind: 'key-reused' });
  expect(await store.head()).toBe(1n);
});

test('a lost race is decided again on what won it', async () => {
  const store = memoryEventStore();
  const [one, two] = [executor(store, { eventId }), executor(store, { eventId })];
  await one.execute(tally, '1', add(4), asks('c1'));
  await two.execute(tally, '1', add(1), asks('c2'));
  expect(await one.execute(tally, '1', add(5), asks('c3'))).toMatchObject({
    kind: 'recorded',
    events: [{ type: 'Added' }, { type: 'Rounded', data: { to: 10 } }],
  });
});

test('a refusal stands on what others have recorded meanwhile', async () => {
  const store = memoryEventStore();
  const [one, two] = [executor(store, { eventId }), executor(store, { eventId })];
  const reopening = {
    ...tally,
    decide: { ...tally.decide, Reopen: () => [{ type: 'Reopened' as const, data: {} }] },
    evolve: { ...tally.evolve, Reopened: (state: typeof tally.initialState) => ({ ...state, closed: false }) },
  };
  await one.executeNamed(reopening, '1', { type: 'Close', data: {} }, asks('c1'));
  await two.executeNamed(reopening, '1', { type: 'Reopen', data: {} }, asks('c2'));
  expect(await one.executeNamed(reopening, '1', add(1), asks('c3'))).toMatchObject({ kind: 'recorded', revision: 2 });
});

test('who loses every race is told, after a bounded number of attempts', async () => {
  const { store, counts } = counted({
    ...memoryEventStore(),
    append: (stream, expected) => Promise.reject(new RevisionConflict(stream, expected, expected + 1)),
  });
  const outcome = await executor(store, { eventId }).execute(tally, '1', add(1), asks('c1'));
  expect(outcome).toEqual({ kind: 'conflict', attempts: ATTEMPTS_MAX });
  expect(counts.appends).toBe(ATTEMPTS_MAX);
});

test.each(['before', 'after'] as const)('an append that fails %s its effect is safe to repeat', async (effect) => {
  const memory = memoryEventStore();
  const { execute } = executor(failingEventStore(memory, { call: 2, effect, of: ['append'] }), { eventId });
  await execute(tally, '1', add(1), asks('c1'));
  await expect(execute(tally, '1', add(2), asks('c2'))).rejects.toThrow(StoreUnavailable);
  const kind = effect === 'before' ? 'recorded' : 'nothing';
  expect(await execute(tally, '1', add(2), asks('c2'))).toMatchObject({ kind, revision: 1 });
  expect(await Array.fromAsync(memory.readAll())).toHaveLength(2);
});

test('commands on one stream take turns and do not race, those on others do not wait', async () => {
  const { store, counts } = counted();
  const { execute, load } = executor(store, { eventId });
  const many = Array.from({ length: 20 }, (_, index) => execute(tally, '1', add(3), asks(`c${String(index)}`)));
  await Promise.all([...many, execute(tally, '2', add(3), asks('d'))]);
  expect(counts.appends).toBe(21);
  expect((await load(tally, '1')).state.sum).toBe(60);
});

test('a stream is loaded as of now, whoever wrote to it', async () => {
  const store = memoryEventStore();
  const { load } = executor(store, { eventId });
  expect(await load(tally, '1')).toEqual({ state: tally.initialState, revision: NO_STREAM, position: START });
  await store.append('tally-1', NO_STREAM, [added('e1', 7)]);
  expect(await load(tally, '1')).toMatchObject({ state: { sum: 7 }, revision: 0, position: 1n });
});

test('what the tables lack is a bug that is named, and nothing is written', async () => {
  const store = memoryEventStore();
  const { executeNamed, execute } = executor(store, { eventId });
  const unknown = { type: 'toString', data: {} };
  await expect(executeNamed(tally, '1', unknown, asks('c1'))).rejects.toThrow('decide of tally does not know toString');
  const lacking = { ...tally, decide: { ...tally.decide, Lose: () => [{ type: 'Lost', data: {} }] } };
  const lose = { type: 'Lose', data: {} };
  await expect(executeNamed(lacking, '1', lose, asks('c1'))).rejects.toThrow('evolve of tally does not know Lost');
  expect(await store.head()).toBe(START);

  await store.append('tally-2', NO_STREAM, [{ ...added('e1', 1), type: 'Lost' }]);
  await expect(execute(tally, '2', add(1), asks('c2'))).rejects.toThrow('evolve of tally does not know Lost');
});

test('states of streams that were not used for long are forgotten', async () => {
  const { store, counts } = counted();
  const { execute } = executor(store, { eventId });
  for (let id = 0; id <= CACHED_STREAMS_MAX; id += 1) await execute(tally, String(id), add(1), asks('c1'));
  counts.events = 0;
  await execute(tally, String(CACHED_STREAMS_MAX), add(1), asks('c2'));
  expect(counts.events).toBe(0);
  await execute(tally, '0', add(1), asks('c2'));
  expect(counts.events).toBe(1);
});

test('long streams push others out of memory, but not themselves', async () => {
  const long = CACHED_EVENTS_MAX + 1;
  const event: NewEvent = { ...added('e', 1), type: 'Rounded', data: { to: 1 } };
  async function* read(stream: string, from = 0): AsyncGenerator<Recorded> {
    const end = await Promise.resolve(stream === 'tally-long' ? long : 1);
    for (let revision = from; revision < end; revision += 1) {
      yield { ...event, stream, revision, position: BigInt(revision + 1) };
    }
  }
  const { store, counts } = counted({ ...memoryEventStore(), read });
  const { load } = executor(store, { eventId });
  await load(tally, 'short');
  await load(tally, 'long');
  await load(tally, 'long');
  expect(counts.events).toBe(1 + long);
  await load(tally, 'short');
  expect(counts.events).toBe(1 + long + 1);
});
