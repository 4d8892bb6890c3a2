import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inquire, views } from '#exams';
import { executor, isRefusal, rebuildInto, type Recorded } from '#kernel';
import { computeUnder, isFault, parseCase } from '#rules';
import { memoryEventStore, memoryReadStore } from '#stores';
import { type Product, startProduct } from '../support/product.js';
import { eventId } from '../torture/stores.js';
import { embedded } from './adapters.js';
import { historyOf, writeLargeRound } from './large-round.js';
import { measureOn } from './on-adapter.js';
import { howToInstall } from './peers.js';
import { sampleCase } from './sample-cases.js';
import { writeHistory } from './sample-history.js';
import { positionPath, samplePosition } from './sample-position.js';
import { handOver, openRound } from './sample-rounds.js';

// What the benchmarks measure is played once here: a rule that no longer takes it is told by the tests, not by the
// next one who measures.

const played = async (play: (run: ReturnType<typeof executor>) => Promise<unknown>): Promise<Recorded[]> => {
  const events = memoryEventStore();
  await play(executor(events, { eventId }));
  return Array.fromAsync(events.readAll());
};

describe('what the benchmarks play', () => {
  it('is a round that takes applications and ten handovers, each of which is recorded', async () => {
    const handovers = 10;
    const events = await played(async (run) => {
      await openRound(run, 'sample', 3);
      for (let n = 0; n < handovers; n += 1) await handOver(run, 'sample', n);
    });
    const applications = events.filter(({ type }) => type === 'ApplicationReceived');
    const commands = new Set(events.map(({ meta }) => meta.commandId));
    expect([applications.length, commands.size]).toEqual([3, 5 + 3 + handovers]);
  });

  it('is a thing that goes back to whom it came from, once all have gone over', async () => {
    const one = 5_000;
    const events = await played(async (run) => {
      await openRound(run, 'sample', 0);
      await handOver(run, 'sample', 0);
      await handOver(run, 'sample', one);
    });
    expect(new Set(events.map(({ meta }) => meta.commandId)).size).toBe(5 + 2);
  });

  it('is a large round whose history is inquired into', async () => {
    const events = memoryEventStore();
    await writeLargeRound(events, 'large');
    expect(isRefusal(inquire(await historyOf(events, 'large')))).toBe(false);
  });

  it('is a log of rounds like a real one, as long as it is asked for, which all views can fold', async () => {
    const [events, documents] = [memoryEventStore(), memoryReadStore()];
    await writeHistory(events, 700);
    expect(await events.head()).toBe(700n);
    await rebuildInto(events, documents, views);
    expect((await documents.list('rounds')).items).toHaveLength(2);
  });

  it('is the same work on any way to keep log and views, and only on what is its own', async () => {
    const small = { ...embedded, share: 0.001 };
    const all = await measureOn(small);
    expect(Object.values(all).every((figure) => figure > 0)).toBe(true);
    const onlyViews = await measureOn({ ...small, hasOnlyViews: true });
    expect(Object.keys(onlyViews)).toEqual(['followed', 'rebuilt', 'visibleP50', 'visibleP99']);
    expect(Object.keys(all)).toHaveLength(8);
  });

  it.each([5, 7])('is a case with a panel of %i that can be computed', (panel) => {
    const sound = parseCase(sampleCase(1, 20, panel));
    expect(isFault(sound) || isFault(computeUnder(sound.pack, sound.input))).toBe(false);
  });
});

describe('the stores of others that are measured beside ours', () => {
  const root = join(import.meta.dirname, '..', '..');

  it.each(['emmett-sqlite', 'emmett-postgresql'] as const)(
    'stand in a package of their own, and who has not installed %s is told how to',
    (peer) => {
      const [folder = ''] = /test\/bench\/peers\/[\w-]+/.exec(howToInstall(peer)) ?? [];
      for (const file of ['package.json', 'package-lock.json', 'store.mjs']) {
        expect(existsSync(join(root, folder, file))).toBe(true);
      }
    },
  );

  it('are no parts of the product', () => {
    const product = readFileSync(join(root, 'package-lock.json'), 'utf8');
    expect(product).not.toMatch(/emmett|sqlite3/);
  });
});

describe('what the benchmarks send', () => {
  let product: Product;

  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  it('is a position that an administrator may approve', async () => {
    const admin = await product.admin();
    const code = randomUUID();
    const answered = await admin.post(positionPath(code), samplePosition(code));
    expect(answered.status).toBe(200);
  });
});
