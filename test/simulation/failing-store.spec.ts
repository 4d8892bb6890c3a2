import { type Generation, NO_STREAM, START, StoreUnavailable } from '#kernel';
import { memoryEventStore, memoryReadStore } from '#stores';
import { all, sampleEvent } from '../contracts/ground.js';
import { failingEventStore, failingReadStore } from './failing-store.js';

const view: Generation = { name: 'rounds', version: 1, indexes: [] };

describe('a failing event store', () => {
  it('fails the call that was planned, before it takes effect, and no other', async () => {
    const store = failingEventStore(memoryEventStore(), { call: 2, effect: 'before', of: ['append'] });
    await store.append('round-1', NO_STREAM, [sampleEvent()]);
    await store.head();
    await expect(store.append('round-1', 0, [sampleEvent()])).rejects.toBeInstanceOf(StoreUnavailable);
    expect(await all(store.readAll())).toHaveLength(1);
    expect((await store.append('round-1', 0, [sampleEvent()])).revision).toBe(1);
    expect(store.calls()).toBe(3);
  });

  it('can lose the answer of a call that took effect, whose repeat is answered', async () => {
    const store = failingEventStore(memoryEventStore(), { call: 1, effect: 'after' });
    const events = [sampleEvent()];
    await expect(store.append('round-1', NO_STREAM, events)).rejects.toBeInstanceOf(StoreUnavailable);
    expect((await store.append('round-1', NO_STREAM, events)).revision).toBe(0);
    expect(await all(store.read('round-1'))).toHaveLength(1);
  });

  it('breaks off an iteration before or behind its first item', async () => {
    const inner = memoryEventStore();
    await inner.append('round-1', NO_STREAM, [sampleEvent(), sampleEvent()]);
    for (const [effect, delivered] of [
      ['before', 0],
      ['after', 1],
    ] as const) {
      const store = failingEventStore(inner, { call: 1, effect });
      const seen: unknown[] = [];
      const follow = async (): Promise<void> => {
        for await (const followed of store.follow(START, undefined, new AbortController().signal)) seen.push(followed);
      };
      await expect(follow()).rejects.toBeInstanceOf(StoreUnavailable);
      expect(seen).toHaveLength(delivered);
    }
  });

  it('fails nothing beyond the last call', async () => {
    const store = failingEventStore(memoryEventStore(), { call: 9, effect: 'before' });
    await store.append('round-1', NO_STREAM, [sampleEvent()]);
    expect(await all(store.readAll())).toHaveLength(1);
    expect(store.calls()).toBe(2);
    await store.close();
  });
});

describe('a failing read store', () => {
  it('fails every kind of call when its turn comes', async () => {
    const calls = [
      'prepare',
      'apply',
      'get',
      'getMany',
      'getManyFrom',
      'list',
      'position',
      'active',
      'activate',
    ] as const;
    for (const [index] of calls.entries()) {
      const store = failingReadStore(memoryReadStore(), { call: index + 1, effect: 'before' });
      const run: readonly (() => Promise<unknown>)[] = [
        () => store.prepare(view),
        () => store.apply(view, [], 0n, 1n),
        () => store.get('rounds', 'a'),
        () => store.getMany('rounds', ['a']),
        () => store.getManyFrom(view, ['a']),
        () => store.list('rounds'),
        () => store.position(view),
        () => store.active('rounds'),
        () => store.activate(view),
      ];
      for (const [turn, call] of run.entries()) {
        const outcome = await call().then(
          () => 'answered',
          (error: unknown) => (error instanceof StoreUnavailable ? error.message : 'not prepared'),
        );
        if (turn === index) expect(outcome).toBe(`planned failure of ${calls[index] ?? ''}`);
        else expect(outcome).not.toMatch(/planned/);
      }
      await store.close();
    }
  });

  it('can lose the answer of an apply that took effect, whose repeat is harmless', async () => {
    const store = failingReadStore(memoryReadStore(), { call: 1, effect: 'after', of: ['apply'] });
    await store.prepare(view);
    const apply = (): Promise<void> => store.apply(view, [{ key: 'a', document: { n: 1 } }], 0n, 3n);
    await expect(apply()).rejects.toBeInstanceOf(StoreUnavailable);
    await apply();
    expect(await store.get('rounds', 'a')).toEqual({ n: 1 });
    expect(await store.position(view)).toBe(3n);
  });
});
