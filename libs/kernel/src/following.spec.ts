import {
  type Batch,
  executor,
  type Follower,
  type Recorded,
  runProcesses,
  runViews,
  START,
  UNSAVED_MAX,
} from '#kernel';
import { memoryEventStore, memoryReadStore } from '#stores';
import { added, asks, authors, eventId, timer, totals } from '#test/simulation/tally';

const following = {
  view: () => {
    const views = memoryReadStore();
    const { followers } = runViews({ store: memoryEventStore(), views, list: [authors], timer });
    return { followers, saved: () => views.position(authors) };
  },
  process: () => {
    const [store, memory] = [memoryEventStore(), memoryReadStore()];
    const { followers } = runProcesses({
      store,
      memory,
      list: [totals],
      executor: executor(store, { eventId }),
      send: () => Promise.reject(new Error('sent')),
      now: () => asks('c').at,
      timer,
    });
    return { followers, saved: () => memory.position(totals) };
  },
};

/** Takes a follower on by batches that hold nothing for it. */
const passing = async ({ followers }: { readonly followers: readonly Follower[] }) => {
  const follower = followers[0]!;
  let from = await follower.begin();
  return async (length: number, { events = 0, caughtUp = true } = {}): Promise<void> => {
    const upTo = from + BigInt(length);
    const strangers = Array.from({ length: events }, (_, n): Recorded => {
      const position = from + BigInt(n + 1);
      return { ...added(String(n), 1), type: 'Closed', stream: 'other-1', revision: n, position };
    });
    const batch: Batch = { from, events: strangers, upTo, caughtUp };
    await follower.take(batch);
    from = upTo;
  };
};

describe.each(['view', 'process'] as const)('a %s to which nothing of the log is of concern', (kind) => {
  it('saves its place after so many looks at the end of the log, and after as many again', async () => {
    const one = following[kind]();
    const pass = await passing(one);
    const places: bigint[] = [];
    for (let look = 1; look <= 2 * UNSAVED_MAX; look += 1) {
      await pass(1);
      if (look % UNSAVED_MAX === UNSAVED_MAX - 1 || look % UNSAVED_MAX === 0) places.push(await one.saved());
    }
    const [once, twice] = [BigInt(UNSAVED_MAX), BigInt(2 * UNSAVED_MAX)];
    expect(places).toEqual([START, once, once, twice]);
  });

  it('saves its place after so many events, which are counted one by one', async () => {
    const one = following[kind]();
    const pass = await passing(one);
    await pass(UNSAVED_MAX, { events: UNSAVED_MAX - 1 });
    expect(await one.saved()).toBe(START);
    await pass(7, { events: 1 });
    expect(await one.saved()).toBe(BigInt(UNSAVED_MAX + 7));
  });

  it('saves its place after a long stretch at once', async () => {
    const one = following[kind]();
    const pass = await passing(one);
    await pass(5_000, { caughtUp: false });
    expect(await one.saved()).toBe(5_000n);
  });
});

test('each follower has a name of its own, under which its failures and its lag are told', () => {
  const names = [following.view(), following.process()].flatMap(({ followers }) => followers.map(({ name }) => name));
  expect(names).toEqual(['views', 'new versions of views', 'process totals']);
});
