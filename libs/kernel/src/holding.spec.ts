import { getEventListeners } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { memoryLeases } from '#stores';
import {
  BEAT_MS,
  type Contender,
  contending,
  HELD_MS,
  inTurnOfAll,
  LEASE_MS,
  LeaseLost,
  type Leading,
  type Tenure,
  type Watch,
  watching,
} from './holding.js';
import type { Leases, Standing } from './leases.js';

/** A clock that goes when a spec says so, with everybody who waits by it. */
const handClock = () => {
  let now = 0;
  const waiting = new Set<{ readonly at: number; readonly ring: () => void }>();
  const settle = async (): Promise<void> => {
    for (let n = 0; n < 5; n += 1) await turn();
  };
  return {
    clock: () => now,
    waiting,
    timer: (ms: number, signal: AbortSignal): Promise<void> =>
      new Promise((resolve, reject) => {
        const end = (): void => {
          waiting.delete(one);
          reject(new Error('no longer needed'));
        };
        const ring = (): void => {
          signal.removeEventListener('abort', end);
          resolve();
        };
        const one = { at: now + ms, ring };
        waiting.add(one);
        if (signal.aborted) end();
        signal.addEventListener('abort', end);
      }),
    /** Lets time pass, and everything happen that was to happen meanwhile. */
    pass: async (ms: number): Promise<void> => {
      const until = now + ms;
      await settle();
      for (;;) {
        const [next] = [...waiting].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        waiting.delete(next);
        now = Math.max(now, next.at);
        next.ring();
        await settle();
      }
      now = until;
    },
  };
};

const NAME = 'followers';
const held = (term: number, beat: number): Standing => ({ term, beat, holder: 'other', said: '' });
const stops: AbortController[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop.abort();
});

/** Somebody who contends, with a clock of its own, so that it can be stopped as a process is. */
const contender = (holder: string, leases: Leases, more: Partial<Leading> = {}) => {
  const hand = handClock();
  const stop = new AbortController();
  stops.push(stop);
  const led: Tenure[] = [];
  const failures: unknown[] = [];
  const over = (tenure: Tenure): Promise<void> =>
    new Promise((resolve) => {
      led.push(tenure);
      if (tenure.signal.aborted) resolve();
      tenure.signal.addEventListener('abort', () => {
        resolve();
      });
    });
  const self: Contender = { leases, name: NAME, holder, timer: hand.timer, clock: hand.clock };
  const watch: Watch = watching(self);
  const leading: Leading = { patienceMs: 0, lead: over, onFailure: (error) => failures.push(error), ...more };
  return {
    ...{ self, watch, led, failures, stop, pass: hand.pass, waiting: hand.waiting, over },
    run: () => contending(self, watch, leading, stop.signal),
    leads: () => led.at(-1)?.signal.aborted === false,
  };
};

/** A store of leases that can be out of reach, slow to answer, or lose its answers. */
const troubled = (leases: Leases) => {
  const trouble = { fails: false, hangs: false, losesAnswers: 0 };
  const troubling: Leases = {
    ...leases,
    read: (name) => (trouble.fails ? Promise.reject(new Error('out of reach')) : leases.read(name)),
    swap: async (...asked) => {
      if (trouble.fails) throw new Error('out of reach');
      if (trouble.hangs) return new Promise<boolean>(() => undefined);
      const answer = await leases.swap(...asked);
      if (trouble.losesAnswers === 0) return answer;
      trouble.losesAnswers -= 1;
      throw new Error('the line broke');
    },
  };
  return { trouble, troubling };
};

describe('a lease', () => {
  it('is taken by one of those who contend, kept while it lives, and let go at once when it stops', async () => {
    const leases = memoryLeases();
    const [one, other] = [contender('one', leases), contender('other', leases)];
    const ended = one.run();
    await one.pass(1);
    expect(await leases.read(NAME)).toEqual({ term: 1, beat: 0, holder: 'one', said: '' });
    void other.run();
    for (let n = 0; n < 20; n += 1) {
      await one.pass(BEAT_MS);
      await other.pass(BEAT_MS);
    }
    expect([one.leads(), other.led.length]).toEqual([true, 0]);
    one.stop.abort();
    await ended;
    expect(await leases.read(NAME)).toMatchObject({ term: 1, holder: null });
    await other.pass(BEAT_MS);
    expect(other.leads()).toBe(true);
    expect(await leases.read(NAME)).toMatchObject({ term: 2, holder: 'other' });
    expect(other.led[0]?.term).toBe(2);
  });

  it('is taken from who does not move, and who wakes up writes nothing more', async () => {
    const leases = memoryLeases();
    const [one, other] = [contender('one', leases), contender('other', leases)];
    void one.run();
    await one.pass(1);
    void other.run();
    await other.pass(LEASE_MS - 1);
    expect(other.led).toHaveLength(0);
    await other.pass(BEAT_MS);
    expect(other.leads()).toBe(true);
    // Nobody has told the first: it was stopped all the while. Its own clock has gone on.
    one.led[0]?.mustHold();
    const passing = one.pass(HELD_MS);
    expect(other.leads()).toBe(true);
    await passing;
    expect(one.led[0]?.mustHold).toThrow(new LeaseLost(NAME));
    expect(one.leads()).toBe(false);
    other.led[0]?.mustHold();
  });

  it('counts as lost by the own clock before anybody may take it', async () => {
    const { trouble, troubling } = troubled(memoryLeases());
    let swaps = 0;
    const swap: Leases['swap'] = (...asked) => {
      swaps += 1;
      return troubling.swap(...asked);
    };
    const one = contender('one', { ...troubling, swap });
    void one.run();
    await one.pass(BEAT_MS / 2);
    trouble.hangs = true;
    await one.pass(HELD_MS - BEAT_MS / 2 - 1);
    expect([one.leads(), swaps]).toEqual([true, 2]);
    one.led[0]?.mustHold();
    await one.pass(1);
    expect(swaps).toBe(2);
    expect(one.leads()).toBe(false);
    expect(one.led[0]?.mustHold).toThrow(LeaseLost);
    expect(HELD_MS).toBeLessThan(LEASE_MS);
  });

  it('counts its beats up, and is lost to another that has the same term in a store that went back', async () => {
    const leases = memoryLeases();
    const one = contender('one', leases);
    void one.run();
    await one.pass(3 * BEAT_MS);
    const standing = await leases.read(NAME);
    expect([standing?.beat, one.leads()]).toEqual([3, true]);
    await leases.swap(NAME, standing, held(1, 1));
    await one.pass(BEAT_MS);
    expect(one.leads()).toBe(false);
  });

  it('outlives a store that is out of reach for a while, and answers that were lost', async () => {
    const { trouble, troubling } = troubled(memoryLeases());
    const one = contender('one', troubling);
    void one.run();
    await one.pass(1);
    for (const at of ['fails', 'answers'] as const) {
      if (at === 'fails') trouble.fails = true;
      else trouble.losesAnswers = 1;
      one.led[0]?.say(at);
      await one.pass(HELD_MS / 2);
      trouble.fails = false;
      await one.pass(2 * HELD_MS);
    }
    expect([one.led.length, one.leads()]).toEqual([1, true]);
    expect((await troubling.read(NAME))?.said).toBe('answers');
  });

  it('is contended for again once the store is back, and what was wrong is told', async () => {
    const { trouble, troubling } = troubled(memoryLeases());
    const one = contender('one', troubling);
    trouble.fails = true;
    void one.run();
    await one.pass(2 * BEAT_MS);
    expect(one.failures).not.toEqual([]);
    trouble.fails = false;
    await one.pass(BEAT_MS);
    expect(one.leads()).toBe(true);
    trouble.fails = true;
    await one.pass(2 * HELD_MS);
    expect(one.leads()).toBe(false);
    trouble.fails = false;
    await one.pass(3 * LEASE_MS);
    expect([one.led.length, one.leads()]).toEqual([2, true]);
  });

  it('that is free is left for a while to those who are less patient', async () => {
    const leases = memoryLeases();
    const one = contender('one', leases, { patienceMs: 2 * BEAT_MS });
    void one.run();
    await one.pass(BEAT_MS);
    expect(one.led).toHaveLength(0);
    await one.pass(2 * BEAT_MS);
    expect(one.leads()).toBe(true);
  });

  it('is left to others for a while by who cannot go on', async () => {
    const leases = memoryLeases();
    const one = contender('one', leases, { lead: () => Promise.reject(new Error('cannot')) });
    const other = contender('other', leases);
    void one.run();
    await one.pass(1);
    expect(one.failures).toEqual([new Error('cannot')]);
    void other.run();
    await other.pass(1);
    expect(other.leads()).toBe(true);
  });

  it('carries what its holder says to all others, the last of it also when it is let go', async () => {
    const leases = memoryLeases();
    const one = contender('one', leases);
    const ended = one.run();
    await one.pass(1);
    const look = watching(one.self);
    one.led[0]?.say('first');
    await one.pass(0);
    expect((await look.look())?.said).toBe('first');
    const beat = look.seen()?.beat;
    one.led[0]?.say('first');
    await one.pass(0);
    expect((await look.look())?.beat).toBe(beat);
    one.led[0]?.say('second');
    one.stop.abort();
    await ended;
    expect(await look.look()).toMatchObject({ said: 'second', holder: null });
  });

  it('is looked at without a clock of somebody else', async () => {
    const leases = memoryLeases();
    const { self, pass } = contender('one', leases);
    const watch = watching(self);
    expect([await watch.look(), watch.seen()]).toEqual([undefined, undefined]);
    await pass(300);
    expect(watch.unmovedMs()).toBe(300);
    const standing = held(1, 0);
    await leases.swap(NAME, undefined, standing);
    expect([await watch.look(), watch.seen(), watch.unmovedMs()]).toEqual([standing, standing, 0]);
  });

  it('has moved for who looks, whether its beat or its term did', async () => {
    const leases = memoryLeases();
    const { self, pass } = contender('one', leases);
    const watch = watching(self);
    for (const next of [held(1, 0), held(1, 1), held(2, 1)]) {
      await leases.swap(NAME, watch.seen(), next);
      await pass(300);
      await watch.look();
      expect(watch.unmovedMs()).toBe(0);
      await pass(300);
      await watch.look();
      expect(watch.unmovedMs()).toBe(300);
    }
  });

  it('is not taken by who stops before it begins, and of two at the same moment by one', async () => {
    const leases = memoryLeases();
    const one = contender('one', leases);
    one.stop.abort();
    await one.run();
    expect(await leases.read(NAME)).toBeUndefined();
    const meant = { ...leases, swap: () => Promise.resolve(false) };
    const late = contender('late', meant);
    void late.run();
    await late.pass(3 * BEAT_MS);
    expect(late.led).toHaveLength(0);
  });

  it('is left to others for as long as it lasts by who has led', async () => {
    let leads = 0;
    const lead = (): Promise<void> => {
      leads += 1;
      return Promise.resolve();
    };
    const one = contender('one', memoryLeases(), { lead });
    void one.run();
    await one.pass(LEASE_MS - 1);
    expect(leads).toBe(1);
    await one.pass(1);
    expect(leads).toBe(2);
  });

  it('leaves nobody listening for its end once it was let go', async () => {
    const one = contender('one', memoryLeases(), { lead: () => Promise.resolve() });
    void one.run();
    await one.pass(3 * LEASE_MS);
    // Who rests until the next look listens.
    expect(getEventListeners(one.stop.signal, 'abort')).toHaveLength(1);
  });

  it('that cannot be let go is waited for', async () => {
    const leases = memoryLeases();
    const { trouble, troubling } = troubled(leases);
    const one = contender('one', troubling);
    const ended = one.run();
    await one.pass(1);
    trouble.fails = true;
    one.stop.abort();
    await ended;
    expect((await leases.read(NAME))?.holder).toBe('one');
  });

  it('is let go where the stop comes while it is being taken', async () => {
    const leases = memoryLeases();
    const stopping: { stop?: () => void } = {};
    const swap: Leases['swap'] = async (...asked) => {
      const answer = await leases.swap(...asked);
      stopping.stop?.();
      return answer;
    };
    const one = contender('one', { ...leases, swap });
    stopping.stop = () => {
      one.stop.abort();
    };
    const ended = one.run();
    await one.pass(1);
    await ended;
    expect((await leases.read(NAME))?.holder).toBeNull();
  });
});

describe('what is done in the turn of all processes', () => {
  it('is done by one at a time, and answers or throws what came of it', async () => {
    const leases = memoryLeases();
    const [one, other] = [contender('one', leases), contender('other', leases)];
    const gate = Promise.withResolvers<string>();
    const order: string[] = [];
    const first = inTurnOfAll(one.self, async () => {
      order.push('first');
      return gate.promise;
    });
    await one.pass(0);
    const second = inTurnOfAll(other.self, () => {
      order.push('second');
      return Promise.reject(new Error('no'));
    });
    const failing = expect(second).rejects.toThrow('no');
    await other.pass(100);
    expect(order).toEqual(['first']);
    gate.resolve('done');
    expect(await first).toBe('done');
    await other.pass(100);
    await failing;
    expect(order).toEqual(['first', 'second']);
    expect((await leases.read(NAME))?.holder).toBeNull();
  });
});
