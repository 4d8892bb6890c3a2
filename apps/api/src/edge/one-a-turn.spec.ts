import { oneATurn } from './one-a-turn.js';

it('lets one go on in each turn of the event loop, in order', async () => {
  const inTurn = oneATurn();
  const seen: number[] = [];
  let turns = 0;
  const count = (): void => {
    turns += 1;
    if (seen.length < 5) setImmediate(count);
  };
  setImmediate(count);
  await Promise.all(
    [1, 2, 3, 4, 5].map(async (one) => {
      await inTurn();
      seen.push(one);
    }),
  );
  expect(seen).toEqual([1, 2, 3, 4, 5]);
  expect(turns).toBeGreaterThanOrEqual(5);
});
