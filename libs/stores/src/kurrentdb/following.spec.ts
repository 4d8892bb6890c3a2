import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { START } from '#kernel';
import { follow } from './following.js';
import type { Lines } from './lines.js';

/** A line on which a spec says what comes in, and how each use of it ended. */
const lineOf = () => {
  const subscriptions: Readable[] = [];
  const released: boolean[] = [];
  const subscribeToAll = (): Readable => {
    const subscription = new Readable({ objectMode: true, read: () => undefined });
    subscriptions.push(subscription);
    return Object.assign(subscription, { unsubscribe: () => Promise.resolve() });
  };
  const client = { subscribeToAll } as unknown as KurrentDBClient;
  const release = (isSound: boolean): void => {
    released.push(isSound);
  };
  const lines = { take: () => Promise.resolve({ client, release }) } as unknown as Lines;
  const stop = new AbortController();
  const asked = { lines, from: START, types: undefined, signal: stop.signal };
  const nowhere = { head: () => Promise.resolve(START), first: () => Promise.resolve(undefined) };
  return { subscriptions, released, stop, following: follow({ ...asked, ...nowhere }) };
};

const event = (commit: bigint) => ({
  event: {
    ...{ id: `e${String(commit)}`, type: 'Sample', streamId: 'round-1', revision: 0n, isJson: true },
    ...{ data: {}, metadata: { version: 1 }, position: { commit, prepare: commit } },
  },
});

describe('following on a line', () => {
  it('says that it has caught up only once the server has said so', async () => {
    const { subscriptions, stop, following } = lineOf();
    const first = following.next();
    await sleep(1);
    subscriptions[0]!.push(event(2n));
    expect((await first).value).toMatchObject({ id: 'e2', position: 5n });
    const next = following.next();
    expect(await Promise.race([next, sleep(20)])).toBeUndefined();
    subscriptions[0]!.emit('caughtUp');
    expect((await next).value).toEqual({ caughtUp: true, position: 5n });
    stop.abort();
    expect((await following.next()).done).toBe(true);
  });

  it('lets go of the line in the end, as sound where it was told to stop, and not where something failed', async () => {
    const { subscriptions, released, stop, following } = lineOf();
    const next = following.next();
    await sleep(1);
    subscriptions[0]!.destroy(new Error('the connection was lost'));
    while (subscriptions.length < 2) await sleep(1);
    expect(released).toEqual([false]);
    stop.abort();
    expect((await next).done).toBe(true);
    expect(released).toEqual([false, true]);
  });
});
