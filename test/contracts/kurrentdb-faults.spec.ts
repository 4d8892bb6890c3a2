import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type EventStore,
  type Followed,
  isRecorded,
  type NewEvent,
  NO_STREAM,
  type Recorded,
  RevisionConflict,
  START,
  StoreUnavailable,
} from '#kernel';
import { kurrentEventStore } from '#stores';
import { type StandIn, type StandInOptions, startStandIn } from '#test/support/kurrentdb/stand-in';
import { temporaryFolder, type TemporaryFolder } from '#test/support/tmp';
import { all, sampleEvent, sampleEvents } from './ground.js';

// What happens to machines and connections happens here to the stand-in, and nothing may be lost, skipped or doubled by it.

const MINUTE = 60_000;

let folder: TemporaryFolder;
const started: StandIn[] = [];
const opened: EventStore[] = [];

const start = async (options: StandInOptions = {}): Promise<StandIn> => {
  const standIn = await startStandIn(options);
  started.push(standIn);
  return standIn;
};

/** On a file, so that it can be started again. */
const startOnFile = (options: StandInOptions = {}): Promise<StandIn> =>
  start({ file: folder.file('log.jsonl'), ...options });

const open = async (address: string): Promise<EventStore> => {
  const store = await kurrentEventStore({ address });
  opened.push(store);
  return store;
};

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  for (const standIn of started) standIn.goOn();
  for (const store of opened.splice(0)) await store.close();
  for (const standIn of started.splice(0)) await standIn.kill();
  folder.remove();
});

/** What the writers have come to. */
interface Tally {
  isOn: boolean;
  readonly acknowledged: string[];
  /** Appends that were answered with nothing but that the store is unavailable. */
  refused: number;
}

/** Waits for something that others are at work on. */
const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await sleep(10);
};

/** Appends one event after another to a stream of its own; where there is no answer, the same event is asked for again. */
const write = async (store: EventStore, stream: string, tally: Tally): Promise<void> => {
  for (let revision = NO_STREAM; tally.isOn; revision += 1) {
    const event = sampleEvent({ n: revision });
    const isAnswered = (): Promise<boolean> =>
      store.append(stream, revision, [event]).then(
        () => true,
        () => false,
      );
    while (!(await isAnswered())) tally.refused += 1;
    tally.acknowledged.push(event.id);
  }
};

/** Follows until it has seen the ids, as soon as there are any, and answers everything that was delivered. */
const followUntil = async (store: EventStore, ids: readonly string[]): Promise<Recorded[]> => {
  const stop = new AbortController();
  const taken: Recorded[] = [];
  const seen = new Set<string>();
  for await (const followed of store.follow(START, undefined, stop.signal)) {
    if (isRecorded(followed)) {
      taken.push(followed);
      seen.add(followed.id);
    }
    if (ids.length > 0 && ids.every((id) => seen.has(id))) stop.abort();
  }
  return taken;
};

/** Lets eight write and one follow while `trouble` goes on; answers what was acknowledged, delivered and recorded. */
const through = async (store: EventStore, trouble: (tally: Tally) => Promise<void>) => {
  const tally: Tally = { isOn: true, acknowledged: [], refused: 0 };
  const { acknowledged } = tally;
  const wanted: string[] = [];
  const following = followUntil(store, wanted);
  const writing = Array.from({ length: 8 }, (_, n) => write(store, `round-${n}`, tally));
  await until(() => acknowledged.length > 40);
  await trouble(tally);
  const { length } = acknowledged;
  await until(() => acknowledged.length > length + 40);
  tally.isOn = false;
  await Promise.all(writing);
  wanted.push(...acknowledged);
  await store.append('round-last', NO_STREAM, [sampleEvent()]);
  return { acknowledged, delivered: await following, recorded: await all(store.readAll()) };
};

const mustBeWhole = ({ acknowledged, delivered, recorded }: Awaited<ReturnType<typeof through>>): void => {
  const ids = recorded.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(acknowledged).difference(new Set(ids))).toEqual(new Set());
  expect(ids).toHaveLength(acknowledged.length + 1);
  expect(delivered).toEqual(recorded.slice(0, delivered.length));
};

describe('KurrentDB event store, when the stand-in', () => {
  it(
    'is killed and started again, three times, loses, skips and doubles nothing',
    async () => {
      let standIn = await startOnFile();
      const { port } = standIn;
      const store = await open(standIn.address);
      const whole = await through(store, async ({ acknowledged }) => {
        for (let time = 0; time < 3; time += 1) {
          const { length } = acknowledged;
          await standIn.kill();
          standIn = await startOnFile({ port });
          await until(() => acknowledged.length > length + 20);
        }
      });
      mustBeWhole(whole);
    },
    MINUTE,
  );

  it(
    'hangs for a while, loses, skips and doubles nothing',
    async () => {
      const standIn = await start();
      const store = await open(`${standIn.address}&defaultDeadline=700`);
      const whole = await through(store, async (tally) => {
        standIn.stop();
        await until(() => tally.refused >= 16);
        standIn.goOn();
      });
      mustBeWhole(whole);
    },
    MINUTE,
  );

  it(
    'is lost and another one leads, goes on there without a gap or a repeat',
    async () => {
      const first = await startOnFile();
      const spare = await start();
      await spare.kill();
      const store = await open(`kurrentdb://127.0.0.1:${first.port},127.0.0.1:${spare.port}?tls=false`);
      const whole = await through(store, async () => {
        await first.kill();
        await startOnFile({ port: spare.port });
      });
      mustBeWhole(whole);
    },
    MINUTE,
  );

  it('does not answer within the deadline, says so, and writes once what is asked for again', async () => {
    const standIn = await start();
    const store = await open(`${standIn.address}&defaultDeadline=500`);
    const events = sampleEvents(2);
    await store.append('round-1', NO_STREAM, [sampleEvent()]);
    standIn.stop();
    await expect(store.append('round-1', 0, events)).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(all(store.read('round-1'))).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(store.head()).rejects.toBeInstanceOf(StoreUnavailable);
    standIn.goOn();
    expect((await store.append('round-1', 0, events)).revision).toBe(2);
    expect(await all(store.read('round-1'))).toHaveLength(3);
  });

  it('hangs while the store is closed, answers first what was asked of it before', async () => {
    const standIn = await start();
    const store = await open(standIn.address);
    standIn.stop();
    const appending = store.append('round-1', NO_STREAM, [sampleEvent()]).then(({ revision }) => revision);
    const closed = store.close().then(() => 'closed');
    expect(await Promise.race([appending, closed, sleep(100)])).toBeUndefined();
    standIn.goOn();
    expect([await appending, await closed]).toEqual([0, 'closed']);
  });

  it('is still starting, waits until it is ready', async () => {
    const { address } = await startOnFile({ notReady: 1_500 });
    const store = await open(address);
    expect((await store.append('round-1', NO_STREAM, [sampleEvent()])).revision).toBe(0);
  });

  it(
    'goes away under 400 appends at once and comes back, has each of them once, and the process goes on',
    async () => {
      const standIn = await startOnFile();
      const store = await open(`${standIn.address}&defaultDeadline=30000`);
      const fat = 'x'.repeat(5_000);
      const asked = Array.from({ length: 400 }, (_, n) =>
        store.append(`round-${n}`, NO_STREAM, [sampleEvent({ fat })]),
      );
      await asked[0];
      await standIn.kill();
      await startOnFile({ port: standIn.port });
      await Promise.all(asked);
      expect(await all(store.readAll())).toHaveLength(400);
    },
    MINUTE,
  );

  it('has gone for good, says so with where it was, and quotes no password', async () => {
    const standIn = await start();
    const { port } = standIn;
    await standIn.kill();
    const opening = open(`kurrentdb://127.0.0.1:${port}?tls=false&defaultDeadline=500`);
    await expect(opening).rejects.toThrow(
      `The KurrentDB at 127.0.0.1:${port} cannot be used now, or does not answer in time.`,
    );
    const secret = kurrentEventStore({ address: `kurrentdb://khoabang:geheim@127.0.0.1:${port}?defaultDeadline=500` });
    const error = await secret.then(String, (thrown: unknown) => thrown as Error);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('geheim');
  });
});

describe('KurrentDB event store, following', () => {
  let standIn: StandIn;
  let store: EventStore;
  beforeEach(async () => {
    standIn = await start();
    store = await open(standIn.address);
  });

  /** The next of what is followed. */
  const taking = (types?: readonly string[], from = START) => {
    const stop = new AbortController();
    const following = store.follow(from, types, stop.signal)[Symbol.asyncIterator]();
    return {
      next: async (): Promise<Followed> => (await following.next()).value as Followed,
      end: async (): Promise<void> => {
        stop.abort();
        await following.return?.();
      },
    };
  };

  const take = async (next: () => Promise<Followed>, count: number): Promise<readonly Recorded[]> => {
    const taken: Recorded[] = [];
    while (taken.length < count) {
      const followed = await next();
      if (isRecorded(followed)) taken.push(followed);
    }
    return taken;
  };

  it('is put off by the server when more comes at once than it holds, and misses nothing', async () => {
    const { next, end } = taking();
    expect(await next()).toEqual({ caughtUp: true, position: START });
    for (let n = 0; n < 5; n += 1) await store.append(`round-${n}`, NO_STREAM, sampleEvents(300));
    expect(await take(next, 1_500)).toEqual(await all(store.readAll()));
    await end();
  });

  it('is slower than what comes in, and misses nothing of the types it asked for', async () => {
    const { next, end } = taking(['Wanted']);
    await next();
    for (let n = 0; n < 40; n += 1) {
      await store.append(
        `round-${n}`,
        NO_STREAM,
        Array.from({ length: 20 }, (_, k) => sampleEvent({ k }, k % 2 === 0 ? 'Wanted' : 'Other')),
      );
      if (n % 10 === 0) await take(next, 1);
    }
    const left = await take(next, 40 * 10 - 4);
    const wanted = (await all(store.readAll())).filter(({ type }) => type === 'Wanted');
    expect(left).toEqual(wanted.slice(4));
    await end();
  });

  it('asks on one line, and lets go of what it does not listen to any more', async () => {
    await store.append('round-1', NO_STREAM, [sampleEvent({}, 'Wanted'), ...sampleEvents(5)]);
    for (let n = 0; n < 5; n += 1) {
      for await (const followed of store.follow(START, ['Wanted'], new AbortController().signal)) {
        if (!isRecorded(followed) && followed.caughtUp) break;
      }
    }
    const { next, end } = taking(['Wanted']);
    await next();
    await next();
    await until(async () => (await standIn.order('followers')) === '1 on 1');
    await end();
  });

  it('waits longer before each further attempt while it is sent away', async () => {
    await standIn.order('send-away', 5);
    const start = performance.now();
    const { next, end } = taking();
    await next();
    expect(performance.now() - start).toBeGreaterThan(50 + 100 + 200 + 400 + 500 - 10);
    await end();
  });

  it('passes by what the server writes for itself, and is never ahead of the head of the log', async () => {
    let { position } = await store.append('round-1', NO_STREAM, [sampleEvent({}, 'Other')]);
    for (let n = 0; n < 1_200; n += 1) await standIn.order('stats');
    const { next, end } = taking(['Wanted']);
    expect(await next()).toEqual({ caughtUp: true, position });
    for (let n = 0; n < 1_200; n += 1) await standIn.order('stats');
    ({ position } = await store.append('round-1', 0, [sampleEvent({}, 'Other')]));
    expect(await next()).toEqual({ caughtUp: true, position });
    expect(await store.head()).toBe(position);
    await end();
  });

  it('may go on from every place it was told, and misses nothing from there', async () => {
    let revision = NO_STREAM;
    for (let part = 0; part < 40; part += 1) {
      const made = Array.from({ length: 150 }, (_, n) =>
        sampleEvent({ n }, n === 7 && part % 10 === 0 ? 'Wanted' : 'Other'),
      );
      ({ revision } = await store.append('round-1', revision, made));
    }
    await store.append(
      'round-2',
      NO_STREAM,
      sampleEvents(3).map((event) => ({ ...event, type: 'Other' })),
    );
    const everything = await all(store.readAll());
    const wanted = everything.filter(({ type }) => type === 'Wanted');
    const { next, end } = taking(['Wanted']);
    const places: { position: bigint; left: number }[] = [];
    for (let left = wanted.length, followed = await next(); ; followed = await next()) {
      if (isRecorded(followed)) left -= 1;
      places.push({ position: followed.position, left });
      if (!isRecorded(followed) && followed.caughtUp) break;
    }
    places.pop();
    await end();
    expect(places.filter(({ position }) => position % 2n === 0n).length).toBeGreaterThan(0);
    for (const { position, left } of places) {
      const again = taking(['Wanted'], position);
      const taken: Followed[] = [];
      for (let followed = await again.next(); ; followed = await again.next()) {
        if (!isRecorded(followed) && followed.caughtUp) break;
        taken.push(followed);
      }
      await again.end();
      expect(taken.filter(isRecorded)).toEqual(wanted.slice(wanted.length - left));
      const others = everything.filter((event) => event.position > position && event.type === 'Other');
      const elsewhere = taking(['Other'], position);
      expect(await take(elsewhere.next, 3)).toEqual(others.slice(0, 3));
      await elsewhere.end();
    }
  });
});

describe('KurrentDB event store, over TLS and with an account,', () => {
  const [cert, key] = ['sample-cert.pem', 'sample-key.pem'].map((file) =>
    join(import.meta.dirname, '../attacks', file),
  ) as [string, string];
  const at = ({ port }: StandIn, account: string): string =>
    `kurrentdb://${account}@localhost:${port}?tlsVerifyCert=false&defaultDeadline=5000`;

  it('writes, reads and follows; another password opens nothing, and is not asked again', async () => {
    const standIn = await start({ user: 'khoabang:m@t:khau', tls: { cert, key } });
    const store = await open(at(standIn, 'khoabang:m%40t%3Akhau'));
    const event = sampleEvent();
    await store.append('round-1', NO_STREAM, [event]);
    expect(await all(store.read('round-1'))).toMatchObject([{ id: event.id }]);
    const stop = new AbortController();
    for await (const followed of store.follow(START, ['ScoreEntered'], stop.signal)) {
      expect(followed).toMatchObject({ id: event.id });
      stop.abort();
    }
    const refused = open(at(standIn, 'khoabang:khac'));
    await expect(refused).rejects.toThrow('does not let this account do that');
  });
});

describe('KurrentDB event store, on a log that others have had their hands on,', () => {
  let standIn: StandIn;
  let store: EventStore;
  beforeAll(async () => {
    standIn = await startStandIn();
    store = await kurrentEventStore({ address: standIn.address });
  });
  afterAll(async () => {
    await store.close();
    await standIn.kill();
  });

  const ids = async (): Promise<readonly string[]> => (await all(store.readAll())).map(({ id }) => id);

  it('goes on showing the events of a deleted stream in the whole log, and does not go on with the stream', async () => {
    await store.append('round-deleted', NO_STREAM, sampleEvents(3));
    const before = await ids();
    await standIn.order('delete', 'round-deleted');
    expect(await all(store.read('round-deleted'))).toEqual([]);
    const again = store.append('round-deleted', NO_STREAM, [sampleEvent()]);
    await expect(again).rejects.toThrow('deleted in KurrentDB from outside');
    await expect(all(store.read('round-deleted'))).rejects.toThrow('deleted in KurrentDB from outside');
    expect((await ids()).slice(0, before.length)).toEqual(before);
  });

  it('refuses everything about a stream that was deleted for ever, and shows the rest', async () => {
    await store.append('round-ended', NO_STREAM, sampleEvents(3));
    await store.append('round-beside', NO_STREAM, [sampleEvent()]);
    const before = await ids();
    await standIn.order('tombstone', 'round-ended');
    await expect(all(store.read('round-ended'))).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(store.append('round-ended', 2, [sampleEvent()])).rejects.toBeInstanceOf(StoreUnavailable);
    expect(await ids()).toEqual(before);
    expect((await store.append('round-beside', 0, [sampleEvent()])).revision).toBe(1);
  });

  it('takes no stream for whole whose beginning was cut off', async () => {
    const kept = sampleEvents(3);
    await store.append('round-cut', NO_STREAM, kept);
    await standIn.order('cut', 'round-cut');
    await expect(all(store.read('round-cut'))).rejects.toThrow('was cut or deleted');
    expect(await all(store.read('round-cut', 2))).toMatchObject([{ id: kept[2]?.id }]);
    await expect(store.append('round-cut', NO_STREAM, [sampleEvent()])).rejects.toBeInstanceOf(RevisionConflict);
  });

  const id = crypto.randomUUID();
  it.each([
    ['no UUID', 'first'],
    ['in capital letters', id.toUpperCase()],
    ['a UUID with something before it', `a${id}`],
    ['a UUID with something behind it', `${id}a`],
  ])('refuses an id that is %s before it is sent', async (_, wrong) => {
    const words = new RangeError('event id is not a UUID in small letters');
    await expect(store.append('round-1', NO_STREAM, [{ ...sampleEvent(), id: wrong }])).rejects.toEqual(words);
  });

  const reserved = 'begins with $, as only those of the server do';
  it.each<[string, string, NewEvent, string]>([
    ['a stream', '$round-1', sampleEvent(), `stream ${reserved}`],
    ['a type', 'round-1', sampleEvent({}, '$metadata'), `event type ${reserved}`],
  ])('refuses %s named like those of the server before it is sent', async (_, stream, event, words) => {
    const before = await store.head();
    await expect(store.append(stream, NO_STREAM, [event])).rejects.toEqual(new RangeError(words));
    expect(await store.head()).toBe(before);
  });

  it('refuses more than the server takes before it is sent, while others are under way and go through', async () => {
    const type = 'T'.repeat(200);
    const many = Array.from({ length: 2_000 }, () => sampleEvent({}, type));
    const beside = Array.from({ length: 10 }, (_, n) => store.append(`round-small-${n}`, NO_STREAM, [sampleEvent()]));
    await expect(store.append('round-fat', NO_STREAM, many)).rejects.toThrow('KurrentDB takes 1048576');
    expect(await Promise.all(beside)).toHaveLength(10);
  });
});
