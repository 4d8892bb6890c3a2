import { CACHED_EVENTS_MAX, CACHED_STREAMS_MAX, type EventStore, executor, type Recorded } from '#kernel';
import { memoryEventStore } from '#stores';
import { added, asks, eventId, tally } from '#test/simulation/tally';

const add = { type: 'Add', data: { amount: 1, note: 'n' } } as const;

/** An executor, and of which streams events had to be read. */
const watched = () => {
  const store = memoryEventStore();
  const read: string[] = [];
  async function* noting(items: AsyncIterable<Recorded>): AsyncGenerator<Recorded> {
    for await (const item of items) {
      read.push(item.stream);
      yield item;
    }
  }
  const noted: EventStore = { ...store, read: (stream, from) => noting(store.read(stream, from)) };
  const { execute } = executor(noted, { eventId });
  const use = (id: number, command: string) => execute(tally, String(id), add, asks(command));
  return { read, use };
};

test('streams that are used by turns are all remembered', async () => {
  const { read, use } = watched();
  for (const id of [1, 2, 3]) await use(id, 'c1');
  for (const id of [1, 2, 3]) await use(id, 'c2');
  expect(read).toEqual([]);
});

test('a stream that was used again is not the first to be forgotten', async () => {
  const { read, use } = watched();
  for (let id = 0; id < CACHED_STREAMS_MAX; id += 1) await use(id, 'c1');
  await use(0, 'c2');
  await use(CACHED_STREAMS_MAX, 'c1');
  await use(0, 'c3');
  expect(read).toEqual([]);
  await use(1, 'c2');
  expect(read).toEqual(['tally-1']);
});

/** Loads streams that are as long as their names say, and tells from which revision on each was read. */
const loading = () => {
  const read: string[] = [];
  const event = added('e', 1);
  const store: EventStore = {
    ...memoryEventStore(),
    read: async function* (stream, from = 0) {
      read.push(`${stream} from ${from}`);
      const length = Number(stream.split('-')[2]);
      for (let revision = from; revision < length; revision += 1) {
        yield { ...event, type: 'Rounded', data: { to: 10 }, stream, revision, position: BigInt(revision + 1) };
        if (revision % 1_000 === 0) await Promise.resolve();
      }
    },
  };
  const { load } = executor(store, { eventId });
  const use = async (id: string): Promise<string | undefined> => {
    read.length = 0;
    await load(tally, id);
    return read[0];
  };
  return use;
};

test('long streams are remembered as long as there is room for their events, the one used last in any case', async () => {
  const half = CACHED_EVENTS_MAX / 2;
  const use = loading();
  await use(`a-${half}`);
  await use(`b-${half}`);
  expect(await use(`a-${half}`)).toBe(`tally-a-${half} from ${half}`);
  expect(await use('c-1')).toBe('tally-c-1 from 0');
  expect(await use(`a-${half}`)).toBe(`tally-a-${half} from ${half}`);
  expect(await use('c-1')).toBe('tally-c-1 from 1');
  expect(await use(`b-${half}`)).toBe(`tally-b-${half} from 0`);
  const all = CACHED_EVENTS_MAX + 1;
  await use(`d-${all}`);
  expect(await use(`d-${all}`)).toBe(`tally-d-${all} from ${all}`);
  expect(await use('c-1')).toBe('tally-c-1 from 0');
});

test('a stream that is kept as a snapshot remembers no requests: what they came to, its state says', async () => {
  const { execute } = executor(memoryEventStore(), { eventId });
  const close = { type: 'Close', data: {} } as const;
  const repeated = async (decider: typeof tally, id: string) => {
    await execute(decider, id, close, asks('c1'));
    return execute(decider, id, close, asks('c1'));
  };
  expect(await repeated(tally, '1')).toMatchObject({ kind: 'nothing', repeated: true, revision: 0 });
  expect(await repeated({ ...tally, snapshot: 1 }, '2')).toMatchObject({
    kind: 'nothing',
    repeated: false,
    revision: 0,
  });
});
