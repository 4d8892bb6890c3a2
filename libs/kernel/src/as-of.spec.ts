import { asOf, type EventStore, type Followed, isRecorded, NO_STREAM, rebuildInto, START } from '#kernel';
import { memoryEventStore, memoryReadStore } from '#stores';
import { added, sums } from '#test/simulation/tally';

const manyAdded = (count: number) => Array.from({ length: count }, (_, n) => added(`e${n.toString()}`, 1));

const followedTo = async (store: EventStore, types?: readonly string[]): Promise<readonly Followed[]> => {
  const enough = new AbortController();
  const seen: Followed[] = [];
  for await (const followed of store.follow(START, types, enough.signal)) {
    seen.push(followed);
    if (!isRecorded(followed) && followed.caughtUp) enough.abort();
  }
  return seen;
};

describe('the log as it was at a position', () => {
  it('ends there for who follows it, though more was recorded since', async () => {
    const store = memoryEventStore();
    const { position } = await store.append('tally-1', NO_STREAM, manyAdded(3));
    await store.append('tally-1', 2, [added('later', 1)]);
    expect((await followedTo(asOf(store, position))).map((followed) => followed.position)).toEqual([1n, 2n, 3n, 3n]);
    expect(await store.head()).toBe(4n);
  });

  it('is followed to its end where nothing of the types asked for stands behind it', async () => {
    const store = memoryEventStore();
    await store.append('tally-1', NO_STREAM, manyAdded(3));
    expect(await followedTo(asOf(store, 2n), ['Closed'])).toEqual([{ caughtUp: true, position: 2n }]);
    expect(await followedTo(asOf(store, 3n), ['Closed'])).toEqual([{ caughtUp: true, position: 3n }]);
  });

  it('says nothing more to who has had enough', async () => {
    const store = memoryEventStore();
    await store.append('tally-1', NO_STREAM, manyAdded(3));
    const enough = new AbortController();
    const seen: bigint[] = [];
    for await (const { position } of asOf(store, 3n).follow(START, undefined, enough.signal)) {
      seen.push(position);
      enough.abort();
    }
    expect(seen).toEqual([1n]);
  });

  it('gives views as they were then, which go on from there', async () => {
    const [store, views] = [memoryEventStore(), memoryReadStore()];
    await store.append('tally-1', NO_STREAM, manyAdded(3));
    await rebuildInto(asOf(store, 2n), views, [sums]);
    expect(await views.get('sums', 'tally-1')).toMatchObject({ count: 2 });
    await rebuildInto(asOf(store, 3n), views, [sums]);
    expect(await views.get('sums', 'tally-1')).toMatchObject({ count: 3 });
  });
});
