import { randomUUID } from 'node:crypto';
import { inquire } from '#exams';
import { executor, isRefusal, type Recorded } from '#kernel';
import { computeUnder, isFault, parseCase } from '#rules';
import { memoryEventStore } from '#stores';
import { type Product, startProduct } from '../support/product.js';
import { eventId } from '../torture/stores.js';
import { historyOf, writeLargeRound } from './large-round.js';
import { sampleCase } from './sample-cases.js';
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

  it.each([5, 7])('is a case with a panel of %i that can be computed', (panel) => {
    const sound = parseCase(sampleCase(1, 20, panel));
    expect(isFault(sound) || isFault(computeUnder(sound.pack, sound.input))).toBe(false);
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
