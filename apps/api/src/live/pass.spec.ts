import { type EventStore, type NewEvent, NO_STREAM, START } from '#kernel';
import { memoryEventStore } from '#stores';
import { contextOf } from '#test/support/specify';
import { Pass } from './pass.js';
import type { Shelf } from './shelf.js';

const never = new AbortController().signal;
const shelf = () => ({}) as Shelf;

const unit = (id: string): NewEvent => ({
  ...{ id, type: 'UnitRenamed', version: 1, data: { name: id } },
  meta: { ...contextOf(), commandType: 'Sample' },
});

const start = (areThere = true) => {
  const store = memoryEventStore();
  let streams = 0;
  let looks = 0;
  const events: EventStore = {
    ...store,
    follow: (...asked) => {
      looks += 1;
      return store.follow(...asked);
    },
  };
  const happen = async (count: number): Promise<bigint> => {
    streams += 1;
    const all = Array.from({ length: count }, (_, at) => unit(`${String(streams)}-${String(at)}`));
    return (await events.append(`unit-${String(streams)}`, NO_STREAM, all)).position;
  };
  const pass = new Pass({ events, followers: { waitFor: () => Promise.resolve(areThere) }, shelf, from: START });
  return { pass, events, happen, running: pass.run(), looked: () => looks };
};

describe('one pass over the log for all who listen', () => {
  it('gives each what is behind the own place, as soon as it is there', async () => {
    const { pass, happen, running } = start();
    const waiting = pass.after(START, never);
    const first = await happen(2);
    expect(await waiting).toMatchObject({ events: [{ id: '1-0' }, { id: '1-1' }], upTo: first });
    const next = pass.after(first, never);
    await happen(1);
    expect((await next)?.events).toMatchObject([{ id: '2-0' }]);
    expect((await pass.after(first - 1n, never))?.events).toMatchObject([{ id: '1-1' }, { id: '2-0' }]);
    pass.end();
    await running;
    expect([pass.isOver, await pass.after(START, never)]).toEqual([true, undefined]);
  });

  it('reads from the log what is no longer at hand, without gap or repeat', async () => {
    const { pass, happen, running } = start();
    const last = await happen(2_300);
    const seen: string[] = [];
    for (let at = START; at < last;) {
      const news = await pass.after(at, never);
      seen.push(...(news?.events ?? []).map(({ id }) => id));
      at = news?.upTo ?? last;
    }
    // What is at hand by now begins behind here.
    expect((await pass.after(START, never))?.upTo).toBeLessThan(last);
    expect([seen.length, new Set(seen).size, seen.at(-1)]).toEqual([2_300, 2_300, '1-2299']);
    pass.end();
    await running;
  });

  it('reads once from the log for all who are as far behind, wherever in it they began', async () => {
    const { pass, happen, running, looked } = start();
    await happen(2_500);
    const last = await happen(2_500);
    const walk = async (from: bigint): Promise<number> => {
      const seen = new Set<string>();
      for (let at = from; at < last;) {
        const news = await pass.after(at, never);
        for (const { id } of news?.events ?? []) seen.add(id);
        at = news?.upTo ?? last;
      }
      return seen.size;
    };
    await walk(last - 1n);
    const before = looked();
    expect(await walk(START)).toBe(5_000);
    const alone = looked() - before;
    expect(alone).toBeGreaterThan(5);
    expect(await Promise.all([START, START + 7n, START + 300n].map(walk))).toEqual([5_000, 4_993, 4_700]);
    expect(looked() - before - alone).toBe(alone);
    // One who is elsewhere takes nothing from those who go together.
    await Promise.all([START, START + 2_700n, START].map(walk));
    expect(looked() - before - 2 * alone).toBeLessThan(alone + 4);
    const gone = AbortSignal.abort();
    expect(await pass.after(START, gone)).toBeUndefined();
    pass.end();
    await running;
  });

  it('reads nothing any more for who has gone away while others had their turn', async () => {
    const { pass, happen, running, looked } = start();
    const last = await happen(3_000);
    await pass.after(last - 1n, never);
    const before = looked();
    const gone = new AbortController();
    const [one, other] = [pass.after(START, never), pass.after(START + 600n, gone.signal)];
    gone.abort();
    expect([(await one)?.events.length, await other, looked() - before]).toEqual([500, undefined, 1]);
    pass.end();
    await running;
  });

  it('wakes who waits when the listener goes away, or the pass ends', async () => {
    const { pass, running } = start();
    const gone = new AbortController();
    const [one, other] = [pass.after(START, gone.signal), pass.after(START, never)];
    gone.abort();
    expect(await one).toBeUndefined();
    pass.end();
    expect(await other).toBeUndefined();
    await running;
  });

  it('ends where the views do not come, or the log cannot be read: nobody is told what cannot be asked for', async () => {
    const behind = start(false);
    const waiting = behind.pass.after(START, never);
    await behind.happen(1);
    await behind.running;
    expect(await waiting).toBeUndefined();
    const { pass, events, running } = start();
    await events.close();
    await running.catch(() => undefined);
    expect(pass.isOver).toBe(true);
  });
});
