import type { Actor } from '../identity/actor.js';
import { LiveStream } from './live-stream.js';
import type { Pass } from './pass.js';

const me: Actor = {
  ...{ account: 'a', person: 'p', roles: ['HR'], bodies: ['city'], session: 's', means: 'PASSWORD' },
  ...{ confirmedAt: '2026-02-02T02:00:00.000Z', confirmedBy: null },
};

/** A pass in which nothing happens. */
const quiet: Pick<Pass, 'after'> = {
  after: (_, signal) =>
    new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        resolve(undefined);
      });
    }),
};

const streamOf = (again: () => Promise<Actor | undefined>) => {
  let released = 0;
  const held = {
    pass: quiet as Pass,
    release: () => {
      released += 1;
    },
  };
  const telling = { of: () => Promise.resolve([]) };
  const stream = new LiveStream({ me, again, from: 7n }, held, telling, 1);
  return { stream, released: () => released };
};

describe('a stream in which nothing is told', () => {
  it('says where it begins, and that the line is alive, as long as the session is', async () => {
    let beats = 0;
    const { stream, released } = streamOf(() => Promise.resolve((beats += 1) > 3 ? undefined : me));
    const said = Buffer.concat(await stream.body.toArray()).toString();
    expect(said).toMatch(/^retry: \d+\nid: 7\n\n(: \n\n){3}$/);
    await stream.done;
    expect(released()).toBe(1);
  });

  it('ends when the account has other rights than before, and when nobody can say which', async () => {
    const other = streamOf(() => Promise.resolve({ ...me, roles: ['HR', 'COUNCIL'] }));
    const broken = streamOf(() => Promise.reject(new Error('no store')));
    for (const { stream } of [other, broken]) {
      stream.body.resume();
      await stream.done;
    }
    expect([other.released(), broken.released()]).toEqual([1, 1]);
  });

  it('ends when its line does', async () => {
    const { stream, released } = streamOf(() => Promise.resolve(me));
    stream.body.destroy();
    await stream.done;
    expect(released()).toBe(1);
  });
});
