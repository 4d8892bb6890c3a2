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
      await inTurn('lane');
      seen.push(one);
    }),
  );
  expect(seen).toEqual([1, 2, 3, 4, 5]);
  expect(turns).toBeGreaterThanOrEqual(5);
});

it('lets lanes take turns: who comes alone waits for one of each other, however many those have', async () => {
  const inTurn = oneATurn();
  const seen: string[] = [];
  const goes = async (lane: string): Promise<void> => {
    await inTurn(lane);
    seen.push(lane);
  };
  await Promise.all([...Array.from({ length: 50 }, () => goes('crowd')), goes('one'), goes('other')]);
  expect(seen.slice(0, 5).toSorted()).toEqual(['crowd', 'crowd', 'crowd', 'one', 'other']);
  expect(seen).toHaveLength(52);
});

it('turns away who finds the own lane too long, and nobody else', async () => {
  const inTurn = oneATurn(3);
  const waiting = Array.from({ length: 4 }, () => inTurn('crowd'));
  await expect(inTurn('crowd')).rejects.toMatchObject({ status: 429 });
  await expect(inTurn('one')).resolves.toBeUndefined();
  await Promise.all(waiting);
});
