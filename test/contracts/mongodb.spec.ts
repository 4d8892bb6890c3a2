import { MongoClient } from 'mongodb';
import { views } from '#exams';
import { type Generation, PAGE_SIZE_MAX, type ReadStore, rebuildInto, StoreUnavailable, ViewMoved } from '#kernel';
import { memoryEventStore, memoryReadStore, mongodbReadStore, type MongodbTogether, mongodbTogether } from '#stores';
import { frozenRound } from '../support/frozen-round.js';
import { mongodbHere, mongodbWords } from '../support/ferretdb.js';
import { type Server, startMongodb } from '../support/mongodb.js';
import { readStoreContract } from './read-store.contract.js';
import { togetherContract } from './together.contract.js';

const here = mongodbHere();
const against = here === undefined ? describe.skip : describe;

against(mongodbWords[here ?? 'none'], () => {
  let server: Server;
  const databases: string[] = [];
  beforeAll(async () => {
    server = await startMongodb();
  });
  afterAll(async () => {
    for (const url of databases) {
      const client = new MongoClient(url);
      await client.db().dropDatabase();
      await client.close();
    }
    await server.stop();
  });
  const database = (): string => {
    const url = server.database();
    databases.push(url);
    return url;
  };

  readStoreContract(
    'mongodb',
    () => {
      const url = database();
      return { open: () => mongodbReadStore(url), remove: () => undefined };
    },
    true,
  );

  const shared: MongodbTogether[] = [];
  let sharedUrl: string | undefined;
  togetherContract('mongodb', async () => {
    sharedUrl ??= database();
    const together = await mongodbTogether(sharedUrl);
    shared.push(together);
    return together;
  });
  afterEach(async () => {
    for (const { leases } of shared.splice(0)) await leases.close();
  });

  const counts: Generation = { name: 'counts', version: 1, indexes: ['count'] };
  const opened: ReadStore[] = [];
  const opening = async (url: string): Promise<ReadStore> => {
    const store = await mongodbReadStore(url);
    opened.push(store);
    return store;
  };
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });

  /** Counts one event after another into one document, and removes another document every other time, until the end. */
  const writer = async (store: ReadStore, end: bigint): Promise<void> => {
    for (;;) {
      try {
        const from = await store.position(counts);
        if (from >= end) return;
        const { count = 0 } = (await store.getManyFrom(counts, ['all'])).get('all') ?? {};
        const there = { key: 'other', document: from % 2n === 0n ? { count: Number(from) } : null };
        await store.apply(counts, [{ key: 'all', document: { count: Number(count) + 1 } }, there], from, from + 1n);
      } catch (error) {
        if (!(error instanceof ViewMoved || error instanceof StoreUnavailable)) throw error;
      }
    }
  };

  const positionOf = (store: ReadStore): Promise<bigint> => store.position(counts).catch(() => 0n);

  const whenCrashing = here === 'stand-in' ? it : it.skip;
  whenCrashing(
    'loses and doubles nothing when the server dies under several writers, again and again',
    async () => {
      const url = database();
      const stores = await Promise.all([opening(url), opening(url), opening(url)]);
      await stores[0].prepare(counts);
      const written = Promise.all(stores.map((store) => writer(store, 90n)));
      for (const next of [15n, 30n, 45n, 60n, 75n]) {
        while ((await positionOf(stores[0])) < next);
        await server.crash?.();
      }
      await written;
      expect(await stores[1].get('counts', 'all')).toEqual({ count: 90 });
      expect(await stores[2].get('counts', 'other')).toBeUndefined();
      expect((await stores[1].list('counts')).items.map(({ key }) => key)).toEqual(['all']);
    },
    300_000,
  );

  it('says that it was closed, however often it is', async () => {
    const store = await opening(database());
    await store.close();
    await store.close();
    await expect(store.active('counts')).rejects.toThrow(/has been closed/);
  });

  it('makes of a round that was recorded once what the views in memory make of it', async () => {
    const log = memoryEventStore();
    for (const { stream, revision, ...event } of frozenRound) await log.append(stream, revision - 1, [event]);
    const [kept, forgotten] = [await opening(database()), memoryReadStore()];
    for (const store of [kept, forgotten]) await rebuildInto(log, store, views);
    for (const { name } of views) {
      const all = { limit: PAGE_SIZE_MAX };
      expect([name, await kept.list(name, all)]).toEqual([name, await forgotten.list(name, all)]);
    }
  });

  it('takes a batch in parts that is larger than a document of the server, whoever brings it in', async () => {
    const url = database();
    const [one, other] = await Promise.all([mongodbReadStore(url, 20), mongodbReadStore(url, 20)]);
    opened.push(one, other);
    await one.prepare(counts);
    const documents = Array.from({ length: 9 }, (_, n) => ({
      key: `k${String(n)}`,
      document: { count: n, text: 'ạ' },
    }));
    await Promise.all([one.apply(counts, documents, 0n, 7n), other.apply(counts, documents, 0n, 7n)]);
    expect(await other.position(counts)).toBe(7n);
    expect((await one.list('counts', { sort: { by: 'count' } })).items).toEqual(documents);
  });

  it('refuses who was overtaken between looking and deciding, and leaves nothing of what was to be written', async () => {
    const url = database();
    // A batch in very many parts takes long to be laid down.
    const [slow, fast] = await Promise.all([mongodbReadStore(url, 1), mongodbReadStore(url)]);
    opened.push(slow, fast);
    await fast.prepare(counts);
    const put = (text: string) => [{ key: 'all', document: { text } }];
    const late = slow.apply(counts, put('late '.repeat(60)), 0n, 1n).catch((error: unknown) => error);
    await fast.apply(counts, put('first'), 0n, 1n);
    await fast.apply(counts, put('second'), 1n, 2n);
    expect(await late).toEqual(new ViewMoved('counts', 0n, 2n));
    expect([await slow.position(counts), await slow.get('counts', 'all')]).toEqual([2n, { text: 'second' }]);
    const client = new MongoClient(url);
    expect(await client.db().collection('parts').countDocuments()).toBe(0);
    await client.close();
  });

  it('keeps an index for each that a view declares, and one for when documents were written', async () => {
    const url = database();
    await (await opening(url)).prepare({ ...counts, indexes: ['count', ['text', 'count']] });
    const client = new MongoClient(url);
    const collections = await client.db().listCollections({}, { nameOnly: true }).toArray();
    const { name } = collections.find((one) => one.name.startsWith('documents_'))!;
    const indexes = await client.db().collection(name).indexInformation({ full: true });
    expect(indexes.map(({ key }) => Object.keys(key as object).length)).toEqual([1, 1, 2, 3]);
    await client.close();
  });

  it('leaves nothing behind of a generation that was dropped, or of batches', async () => {
    const url = database();
    const store = await opening(url);
    const newer = { ...counts, version: 2 };
    for (const generation of [counts, newer]) {
      await store.prepare(generation);
      await store.apply(generation, [{ key: 'a', document: { text: 'x'.repeat(1_200_000) } }], 0n, 3n);
    }
    await store.activate(newer);
    const client = new MongoClient(url);
    const collections = await client.db().listCollections({}, { nameOnly: true }).toArray();
    expect(collections.filter(({ name }) => name.startsWith('documents_'))).toHaveLength(1);
    expect(await client.db().collection('parts').countDocuments()).toBe(0);
    await client.close();
  });
});

describe('a MongoDB database that cannot be used', () => {
  it.each([
    [
      'mongodb://somebody:secret@127.0.0.1:1/views?serverSelectionTimeoutMS=200',
      /^The database mongodb:\/\/127\.0\.0\.1:1\/views does not answer/,
    ],
    ['mongodb://somebody:secret@', /^The database mongodb:\/\/|^mongodb:\/\/ is no address/],
  ])('is said in words that tell no password', async (url, words) => {
    const error: unknown = await mongodbReadStore(url).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect((error as Error).message).toMatch(words);
    expect((error as Error).message).not.toContain('secret');
  });
});
