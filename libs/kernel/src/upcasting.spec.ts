import { START, upcast, upcasting, versionOf } from '#kernel';
import { memoryEventStore } from '#stores';
import { added } from '#test/simulation/tally';

const upcasters = {
  Added: [
    ({ amount }: { amount: number }) => ({ points: amount }),
    ({ points }: { points: number }) => ({ points: String(points) }),
  ],
};

const recorded = { ...added('e1', 7), stream: 'tally-1', revision: 0, position: 1n };

test('an old event takes every step from its version to the newest', () => {
  expect(upcast(upcasters, recorded)).toEqual({ ...recorded, version: 3, data: { points: '7' } });
  const second = { ...recorded, version: 2, data: { points: 7 } };
  expect(upcast(upcasters, second)).toEqual({ ...recorded, version: 3, data: { points: '7' } });
});

test('an event in the newest version, or of a type that has had one only, stays as it is', () => {
  const newest = { ...recorded, version: 3, data: { points: '7' } };
  expect(upcast(upcasters, newest)).toBe(newest);
  const other = { ...recorded, type: 'Closed' };
  expect(upcast(upcasters, other)).toBe(other);
});

test('an upcasting store reads everything in the newest version and changes nothing that is stored', async () => {
  const plain = memoryEventStore();
  const store = upcasting(plain, upcasters);
  const closed = { ...added('e2', 0), type: 'Closed' };
  const { position } = await store.append('tally-1', -1, [added('e1', 7), closed]);
  expect(await store.head()).toBe(position);

  const data = { points: '7' };
  expect(await Array.fromAsync(store.read('tally-1'))).toMatchObject([{ data, version: 3 }, { type: 'Closed' }]);
  expect(await Array.fromAsync(store.readAll())).toMatchObject([{ data, version: 3 }, { type: 'Closed' }]);
  expect(await Array.fromAsync(plain.readAll())).toMatchObject([
    { data: { amount: 7 }, version: 1 },
    { type: 'Closed' },
  ]);

  const enough = new AbortController();
  const seen: unknown[] = [];
  for await (const item of store.follow(START, ['Added'], enough.signal)) {
    seen.push(item);
    if ('caughtUp' in item) enough.abort();
  }
  expect(seen).toMatchObject([
    { data, version: 3 },
    { caughtUp: true, position },
  ]);

  await store.close();
  await expect(plain.head()).rejects.toThrow('closed');
});

it('gives an event the version behind its last step', () => {
  expect([versionOf(upcasters, 'Added'), versionOf(upcasters, 'Other')]).toEqual([3, 1]);
});
