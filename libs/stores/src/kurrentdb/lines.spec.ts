import type { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { Lines } from './lines.js';

/** Clients that count themselves, and do nothing else: what a line carries is tried on a server. */
const counted = () => {
  const clients: { disposed: boolean }[] = [];
  const open = (): KurrentDBClient => {
    const client = {
      disposed: false,
      handleError: () => Promise.resolve(),
      dispose() {
        this.disposed = true;
        return Promise.resolve();
      },
    };
    clients.push(client);
    return client as unknown as KurrentDBClient;
  };
  return { clients, open };
};

describe('lines to the server', () => {
  it('are as many as may be and no more: whoever finds them all full waits for one', async () => {
    const { clients, open } = counted();
    const lines = new Lines({ open, most: 2, usersEach: 1, deadline: 10_000 });
    const answers = [1, 2, 3].map(() => Promise.withResolvers<number>());
    const asked: number[] = [];
    const all = answers.map(({ promise }, index) =>
      lines.ask(() => {
        asked.push(index);
        return promise;
      }),
    );
    await new Promise(setImmediate);
    expect([asked, clients.length]).toEqual([[0, 1], 2]);
    answers[0]!.resolve(10);
    await expect(all[0]).resolves.toBe(10);
    await new Promise(setImmediate);
    expect([asked, clients.length]).toEqual([[0, 1, 2], 2]);
    answers[1]!.resolve(11);
    answers[2]!.resolve(12);
    await expect(Promise.all(all)).resolves.toEqual([10, 11, 12]);
  });

  it('leave no deadline running behind an answer', async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const lines = new Lines({ open: counted().open, most: 1, usersEach: 1, deadline: 10_000 });
    const before = timers();
    await lines.ask(() => Promise.resolve('at once'));
    await expect(lines.ask(() => Promise.reject(new RangeError('as often as it is asked')))).rejects.toThrow(
      RangeError,
    );
    expect(timers()).toBe(before);
  });

  it('are kept while nothing fails on them, and left with the first thing that does', async () => {
    const { clients, open } = counted();
    const lines = new Lines({ open, most: 1, usersEach: 1, deadline: 10_000 });
    for (let n = 0; n < 3; n += 1) await lines.ask(() => Promise.resolve(n));
    expect(clients.map(({ disposed }) => disposed)).toEqual([false]);
    let attempts = 0;
    const answer = await lines.ask(() => {
      attempts += 1;
      return attempts === 1 ? Promise.reject(new Error('the connection was lost')) : Promise.resolve('found back');
    });
    expect([answer, clients.map(({ disposed }) => disposed)]).toEqual(['found back', [true, false]]);
    await lines.close();
    expect(clients.map(({ disposed }) => disposed)).toEqual([true, true]);
  });

  it('may be held, and are let go of by the last of those who held one that is no longer sound', async () => {
    const { clients, open } = counted();
    const lines = new Lines({ open, most: 1, usersEach: 2, deadline: 10_000 });
    const disposed = () => clients.map((client) => client.disposed);
    const [one, other] = [await lines.take(), await lines.take()];
    one.release(true);
    const third = await lines.take();
    expect([third.client === one.client, disposed()]).toEqual([true, [false]]);
    other.release(false);
    expect(disposed()).toEqual([false]);
    const fresh = await lines.take();
    expect([fresh.client === one.client, disposed()]).toEqual([false, [false, false]]);
    third.release(true);
    expect(disposed()).toEqual([true, false]);
  });
});
