import { followed, nothingBehind } from './paging.js';

it('a follower that is woken for nothing hears once that it has caught up', async () => {
  const over = new AbortController();
  let woken = 0;
  const log = {
    behind: nothingBehind,
    commits: () => woken,
    nextCommit: () => {
      woken += 1;
      if (woken === 3) over.abort();
      return Promise.resolve();
    },
  };
  const heard = await Array.fromAsync(followed(log, { from: 7n, types: undefined, signal: over.signal }));
  expect([heard, woken]).toEqual([[{ caughtUp: true, position: 7n }], 3]);
});
