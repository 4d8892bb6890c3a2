import { setImmediate as turn } from 'node:timers/promises';
import {
  type Batch,
  BATCH_MAX,
  type EventStore,
  type Follower,
  NO_STREAM,
  QUEUE_MAX,
  runFollowers,
  START,
} from '#kernel';
import { memoryEventStore } from '#stores';
import { failingEventStore } from '#test/simulation/failing-store';
import { added } from '#test/simulation/tally';

/** Lets the others have their turn until it is so. */
const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await turn();
};

const closed = (id: string) => ({ ...added(id, 0), type: 'Closed', data: {} });

interface Recorder {
  readonly follower: Follower;
  /** Ids of the events that concern it, as it took them. */
  readonly taken: string[];
  readonly state: { position: bigint; begins: number; gate: Promise<unknown> | undefined };
}

/** Notes what it takes; waits for its gate, if it has one, before each batch with events. */
const recorder = (name: string, types: readonly string[] = ['Added'], from: bigint = START): Recorder => {
  const taken: string[] = [];
  const state: Recorder['state'] = { position: from, begins: 0, gate: undefined };
  const take = async ({ from: start, events, upTo }: Batch): Promise<void> => {
    if (start > state.position) throw new Error('a stretch was left out');
    const own = events.filter(({ type, position }) => types.includes(type) && position > state.position);
    if (own.length > 0) await state.gate;
    taken.push(...own.map(({ id }) => id));
    if (upTo > state.position) state.position = upTo;
  };
  const begin = (): Promise<bigint> => {
    state.begins += 1;
    return Promise.resolve(state.position);
  };
  return { follower: { name, types, begin, take }, taken, state };
};

/** The store, and how often it was followed by whom. */
const counted = (store: EventStore) => {
  const follows: (readonly string[] | undefined)[] = [];
  const counting: EventStore = {
    ...store,
    follow: (from, types, signal) => {
      follows.push(types);
      return store.follow(from, types, signal);
    },
  };
  return { counting, follows };
};

const at = (store: EventStore, recorders: readonly Recorder[]) => {
  const failures: string[] = [];
  const followers = runFollowers({
    store,
    followers: recorders.map(({ follower }) => follower),
    pause: () => turn(),
    onFailure: (name, error) => failures.push(`${name}: ${(error as Error).message}`),
  });
  const stop = new AbortController();
  const ended = followers.run(stop.signal);
  return {
    failures,
    followers,
    isUp: () => recorders.every(({ follower }) => followers.lag(follower.name) === 0),
    end: () => {
      stop.abort();
      return ended;
    },
  };
};

const ids = (count: number, from = 0): string[] => Array.from({ length: count }, (_, n) => `e${String(from + n)}`);
const appendOne = async (store: EventStore, n: number): Promise<bigint> =>
  (await store.append(`tally-${String(n)}`, NO_STREAM, [added(`e${String(n)}`, 1)])).position;

test('all are served by one pass over the log, each with its own types and from its own place', async () => {
  const store = memoryEventStore();
  const { position } = await store.append('tally-1', NO_STREAM, [added('e0', 1), closed('c0')]);
  const { counting, follows } = counted(store);
  const recorders = [recorder('sums'), recorder('ends', ['Closed']), recorder('late', ['Added'], position)];
  const { isUp, followers, end } = at(counting, recorders);
  expect(followers.lag('sums')).toBeUndefined();
  expect(followers.lag('unknown')).toBeUndefined();
  await until(isUp);
  const passes = follows.length;
  await store.append('tally-1', 1, [added('e1', 1), closed('c1')]);
  await until(() => recorders[2]?.taken.length === 1);
  await store.append('tally-1', 3, [closed('c2')]);
  await until(() => recorders[1]?.taken.length === 3);
  expect(recorders.map(({ taken }) => taken)).toEqual([['e0', 'e1'], ['c0', 'c1', 'c2'], ['e1']]);
  expect(follows).toHaveLength(passes);
  expect(follows.at(-1)).toEqual(['Added', 'Closed']);
  await end();
});

test('a long log is taken in batches before the shared pass begins', async () => {
  const store = memoryEventStore();
  const count = 2 * BATCH_MAX + 5;
  await store.append(
    'tally-1',
    NO_STREAM,
    ids(count).map((id) => added(id, 1)),
  );
  const both = [recorder('one'), recorder('other')];
  const { isUp, end } = at(store, both);
  await until(isUp);
  expect(both.map(({ taken }) => taken)).toEqual([ids(count), ids(count)]);
  await end();
});

test('one that is slow holds up none, has its lag counted, and comes up again by itself', async () => {
  const store = memoryEventStore();
  const [slow, quick] = [recorder('slow'), recorder('quick')];
  const { isUp, followers, end } = at(store, [slow, quick]);
  await until(isUp);
  const gate = Promise.withResolvers<undefined>();
  slow.state.gate = gate.promise;
  const count = 4 * QUEUE_MAX;
  for (let n = 0; n < count; n += 1) {
    const position = await appendOne(store, n);
    await until(() => quick.state.position === position);
  }
  expect(slow.taken).toEqual([]);
  expect(followers.lag('slow')).toBe(count);
  expect(followers.lag('quick')).toBe(0);
  gate.resolve(undefined);
  await until(isUp);
  expect(slow.taken).toEqual(ids(count));
  const position = await appendOne(store, count);
  await until(() => slow.state.position === position);
  expect(slow.taken).toEqual(ids(count + 1));
  await end();
});

test.each([
  ['takes all that its queue holds from there', 0],
  ['comes up by itself once one batch more was handed out', 1],
])('one that is slow %s', async (_, more) => {
  const store = memoryEventStore();
  const { counting, follows } = counted(store);
  const [slow, quick] = [recorder('slow'), recorder('quick')];
  const { isUp, end } = at(counting, [slow, quick]);
  await until(isUp);
  const gate = Promise.withResolvers<undefined>();
  slow.state.gate = gate.promise;
  const passes = follows.length;
  const count = 1 + QUEUE_MAX + more;
  for (let n = 0; n < count; n += 1) {
    const position = await appendOne(store, n);
    await until(() => quick.state.position === position);
  }
  gate.resolve(undefined);
  await until(() => slow.taken.length === count && isUp());
  expect(follows.length - passes).toBe(more);
  await end();
});

test('one that has not come up yet is handed nothing that it will read by itself', async () => {
  const store = memoryEventStore();
  const [late, quick] = [recorder('late'), recorder('quick')];
  const gate = Promise.withResolvers<undefined>();
  const ends: bigint[] = [];
  const { begin, take } = late.follower;
  const follower: Follower = {
    ...late.follower,
    begin: async () => {
      await gate.promise;
      return begin();
    },
    take: (batch) => {
      ends.push(batch.upTo);
      return take(batch);
    },
  };
  const { isUp, end, followers } = at(store, [{ ...late, follower }, quick]);
  await until(() => followers.lag('quick') === 0);
  for (let n = 0; n < 3; n += 1) {
    const position = await appendOne(store, n);
    await until(() => quick.state.position === position);
  }
  gate.resolve(undefined);
  await until(isUp);
  const last = await appendOne(store, 3);
  await until(() => late.state.position === last);
  expect(late.taken).toEqual(ids(4));
  expect(ends).toEqual([3n, 4n]);
  await end();
});

test('one that has failed is handed nothing until it has come up again', async () => {
  const store = memoryEventStore();
  const [bad, quick] = [recorder('bad'), recorder('quick')];
  const rest = Promise.withResolvers<undefined>();
  const ends: bigint[] = [];
  let fails = 1;
  const follower: Follower = {
    ...bad.follower,
    take: (batch) => {
      if (batch.events.length > 0 && fails > 0) {
        fails -= 1;
        return Promise.reject(new Error('cannot take'));
      }
      ends.push(batch.upTo);
      return bad.follower.take(batch);
    },
  };
  const followers = runFollowers({ store, followers: [follower, quick.follower], pause: () => rest.promise });
  const stop = new AbortController();
  const ended = followers.run(stop.signal);
  await until(() => followers.lag('bad') === 0 && followers.lag('quick') === 0);
  ends.length = 0;
  for (let n = 0; n < 3; n += 1) {
    const position = await appendOne(store, n);
    await until(() => quick.state.position === position && (n > 0 || followers.lag('bad') === undefined));
  }
  rest.resolve(undefined);
  await until(() => followers.lag('bad') === 0);
  const last = await appendOne(store, 3);
  await until(() => bad.state.position === last);
  expect([bad.taken, ends]).toEqual([ids(4), [3n, 4n]]);
  stop.abort();
  await ended;
});

test('for one that is slow the pass waits where it serves nobody else', async () => {
  const store = memoryEventStore();
  const { counting, follows } = counted(store);
  const [slow, late] = [recorder('slow'), recorder('late')];
  const [gate, begun] = [Promise.withResolvers<undefined>(), Promise.withResolvers<bigint>()];
  const { followers, end } = at(counting, [
    slow,
    { ...late, follower: { ...late.follower, begin: () => begun.promise } },
  ]);
  await until(() => followers.lag('slow') === 0);
  await appendOne(store, 0);
  await until(() => slow.taken.length === 1);
  slow.state.gate = gate.promise;
  const passes = follows.length;
  const count = 3 * QUEUE_MAX;
  for (let n = 1; n < count; n += 1) {
    await appendOne(store, n);
    for (let turns = 0; turns < 20; turns += 1) await turn();
  }
  gate.resolve(undefined);
  await until(() => slow.taken.length === count);
  expect([slow.taken, follows.length]).toEqual([ids(count), passes]);
  begun.resolve(START);
  await end();
});

test('when all are slow the pass waits for the first of them', async () => {
  const store = memoryEventStore();
  const both = [recorder('one'), recorder('other')];
  const { isUp, end } = at(store, both);
  await until(isUp);
  const gate = Promise.withResolvers<undefined>();
  for (const { state } of both) state.gate = gate.promise;
  for (let n = 0; n < 5 * QUEUE_MAX; n += 1) {
    await appendOne(store, n);
    for (let turns = 0; turns < 20; turns += 1) await turn();
  }
  gate.resolve(undefined);
  await until(() => both.every(({ taken }) => taken.length === 5 * QUEUE_MAX));
  expect(both.map(({ taken }) => taken)).toEqual([ids(5 * QUEUE_MAX), ids(5 * QUEUE_MAX)]);
  await until(isUp);
  await end();
});

test('one that fails is begun again, the others do not notice, and nothing is taken twice or left out', async () => {
  const store = memoryEventStore();
  const [bad, good] = [recorder('bad'), recorder('good')];
  let failsAt = 3;
  const { begin, take } = bad.follower;
  const failing: Recorder = {
    ...bad,
    follower: {
      ...bad.follower,
      begin: async () => {
        if (bad.state.begins === 1) {
          bad.state.begins += 1;
          throw new Error('cannot begin');
        }
        return begin();
      },
      take: async (batch) => {
        if (batch.events.some(({ id }) => id === `e${String(failsAt)}`)) {
          failsAt = -1;
          throw new Error('cannot take');
        }
        await take(batch);
      },
    },
  };
  const { isUp, failures, end } = at(store, [failing, good]);
  await until(isUp);
  for (let n = 0; n < 9; n += 1) {
    const position = await appendOne(store, n);
    await until(() => good.state.position === position);
  }
  await until(() => bad.taken.length === 9);
  expect(failures).toEqual(['bad: cannot take', 'bad: cannot begin']);
  expect(bad.taken).toEqual(ids(9));
  expect(good.taken).toEqual(ids(9));
  expect(good.state.begins).toBe(1);
  await end();
});

test('a log that fails, whichever call it is, is followed again from where it was', async () => {
  for (let call = 1; call <= 4; call += 1) {
    const store = memoryEventStore();
    const failing = failingEventStore(store, { call, effect: 'after', of: ['follow'] });
    const both = [recorder('one'), recorder('other')];
    const { isUp, failures, end } = at(failing, both);
    await appendOne(store, 0);
    await until(isUp);
    for (let n = 1; n < 4; n += 1) await appendOne(store, n);
    await until(() => both.every(({ taken }) => taken.length === 4));
    expect(both.map(({ taken }) => taken)).toEqual([ids(4), ids(4)]);
    await until(() => failures.length === 1 || call > failing.calls());
    await end();
  }
});

test('a failure that nobody is told of, and one at the only follower, are got over as well', async () => {
  const store = memoryEventStore();
  const only = recorder('only');
  let fails = 1;
  const follower: Follower = {
    ...only.follower,
    take: async (batch) => {
      if (batch.events.length > 0 && fails > 0) {
        fails -= 1;
        throw new Error('cannot take');
      }
      await only.follower.take(batch);
    },
  };
  const failing = failingEventStore(store, { call: 2, effect: 'after', of: ['follow'] });
  const followers = runFollowers({ store: failing, followers: [follower], pause: () => turn() });
  const stop = new AbortController();
  const ended = followers.run(stop.signal);
  await until(() => followers.lag('only') === 0);
  for (let n = 0; n < 5; n += 1) {
    const position = await appendOne(store, n);
    await until(() => only.state.position === position);
  }
  expect(only.taken).toEqual(ids(5));
  stop.abort();
  await ended;
});

test('the pass ends when it has nobody left to serve, and begins again with the next who has come up', async () => {
  const store = memoryEventStore();
  const only = recorder('only');
  const rest = Promise.withResolvers<undefined>();
  let fails = 1;
  const follower: Follower = {
    ...only.follower,
    take: (batch) => {
      if (batch.events.length === 0 || fails === 0) return only.follower.take(batch);
      fails -= 1;
      return Promise.reject(new Error('cannot take'));
    },
  };
  const followers = runFollowers({ store, followers: [follower], pause: () => rest.promise });
  const stop = new AbortController();
  const ended = followers.run(stop.signal);
  await until(() => followers.lag('only') === 0);
  await appendOne(store, 0);
  await until(() => followers.lag('only') === undefined);
  await appendOne(store, 1);
  for (let turns = 0; turns < 20; turns += 1) await turn();
  rest.resolve(undefined);
  await until(() => followers.lag('only') === 0);
  const position = await appendOne(store, 2);
  await until(() => only.state.position === position);
  expect(only.taken).toEqual(ids(3));
  stop.abort();
  await ended;
});

test('with nobody to serve, and when told to stop before it began, it ends', async () => {
  const store = memoryEventStore();
  await at(store, []).end();
  const followers = runFollowers({ store, followers: [recorder('one').follower], pause: () => turn() });
  await followers.run(AbortSignal.abort());
  expect(followers.lag('one')).toBeUndefined();
});
