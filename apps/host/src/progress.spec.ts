import { type Follower, NO_STREAM, runFollowers } from '#kernel';
import { memoryEventStore } from '#stores';
import { sampleEvent } from '#test/contracts/ground';
import { STANDSTILL_MS, watchOver } from './progress.js';

const START_AT = Date.parse('2026-01-05T02:00:00.000Z');

/** Turns of the event loop until something holds; a follower needs a few. */
const until = async (holds: () => boolean): Promise<void> => {
  for (let turn = 0; turn < 10_000 && !holds(); turn += 1) await new Promise(setImmediate);
  expect(holds()).toBe(true);
};

/** A log with one follower, which stands still while its gate is shut; and a watch over it, whose clock stands still too. */
const situation = () => {
  const store = memoryEventStore();
  const said: string[] = [];
  const clock = { now: START_AT };
  const gate = { isShut: false, open: Promise.withResolvers<undefined>() };
  let taken = 0;
  const follower: Follower = {
    name: 'views',
    types: ['Happened'],
    begin: () => Promise.resolve(0n),
    take: async ({ events }) => {
      if (gate.isShut) await gate.open.promise;
      taken += events.length;
    },
  };
  const watch = watchOver({
    say: (level, message) => said.push(`${level}: ${message}`),
    now: () => clock.now,
  });
  const followers = runFollowers({
    store,
    followers: [watch.noted(follower, (name) => followers.lag(name))],
    pause: () => Promise.resolve(),
  });
  const stopped = new AbortController();
  const running = followers.run(stopped.signal);
  let revision = NO_STREAM;
  return {
    watch,
    said,
    followers,
    isUpWith: (count: number) => until(() => taken === count && followers.lag('views') === 0),
    happens: async () => {
      ({ revision } = await store.append('round-1', revision, [sampleEvent({}, 'Happened')]));
    },
    shut: () => {
      gate.isShut = true;
    },
    open: () => {
      gate.isShut = false;
      gate.open.resolve(undefined);
    },
    /** Time passes, and somebody looks. */
    later: (ms: number) => {
      clock.now += ms;
      watch.look();
    },
    stop: async () => {
      stopped.abort();
      gate.open.resolve(undefined);
      await running;
    },
  };
};

const STILL = 'error: follower views has had events to take for a minute and has taken none';

describe('a follower that has events to take and takes none', () => {
  it('is a fault after a minute, told once, and once more when it goes on', async () => {
    const { watch, said, followers, isUpWith, happens, shut, open, later, stop } = situation();
    await happens();
    await isUpWith(1);
    later(STANDSTILL_MS * 10);
    shut();
    await happens();
    await until(() => followers.lag('views') === 1);
    later(0);
    later(STANDSTILL_MS - 1);
    expect([watch.faults(), said]).toEqual([[], []]);
    later(1);
    later(1_000);
    expect(watch.faults()).toEqual(['follower views has events to take and takes none']);
    expect(watch.progress()).toEqual([
      { name: 'views', lag: 1, movedAt: '2026-01-05T02:10:00.000Z', standsFor: STANDSTILL_MS / 1_000 + 1 },
    ]);
    expect(said).toEqual([STILL]);
    open();
    await isUpWith(2);
    later(1_000);
    expect(watch.faults()).toEqual([]);
    expect(said).toEqual([STILL, 'info: follower views goes on']);
    expect(watch.progress()).toMatchObject([{ lag: 0, standsFor: 0 }]);
    await stop();
  });

  it('is none where nothing happens, however long that is', async () => {
    const { watch, said, happens, isUpWith, later, stop } = situation();
    await happens();
    await isUpWith(1);
    for (let minute = 0; minute < 10; minute += 1) later(60_000);
    expect([watch.faults(), said]).toEqual([[], []]);
    await stop();
  });

  it('is one too while it has not come up with the log', async () => {
    const { watch, happens, shut, later, stop } = situation();
    shut();
    await happens();
    later(0);
    expect(watch.progress()).toMatchObject([{ lag: null }]);
    later(STANDSTILL_MS);
    expect(watch.faults()).toHaveLength(1);
    await stop();
  });

  it('is none while it takes batch after batch, however far it is behind', () => {
    const said: string[] = [];
    let [now, place] = [START_AT, 0];
    const watch = watchOver({ say: (_, message) => said.push(message), now: () => now });
    watch.add(
      'views',
      () => 1_000_000,
      () => place,
    );
    for (let look = 0; look < 100; look += 1) {
      now += STANDSTILL_MS / 2;
      place += 1;
      watch.look();
    }
    expect([said, watch.faults()]).toEqual([[], []]);
  });
});
