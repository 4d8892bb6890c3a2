import { CACHED_STREAMS_MAX, type EventStore, executor, type Recorded } from '#kernel';
import { memoryEventStore } from '#stores';
import { asks, eventId, tally } from '#test/simulation/tally';

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
