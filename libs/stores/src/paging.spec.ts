import type { StoredRow } from './accepted.js';
import { followed, type Followable, lookAt, nothingBehind, paged, PAGE_ROWS } from './paging.js';

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

const rows = (count: number, letters = 4): readonly StoredRow[] =>
  Array.from({ length: count }, (_, revision) => ({
    ...{
      id: `e${String(revision)}`,
      type: 'Sample',
      version: 1,
      stream: 'round-1',
      revision,
      position: revision + 1,
    },
    ...{ data: '{}'.padEnd(letters - 2), meta: '{}' },
  }));

describe('a look at the log', () => {
  it('passed by as much as it may only where it found nothing before the end of the log', () => {
    const isLong = (found: number, end: bigint): boolean => lookAt(rows(found), end, 9n).isLong;
    expect([isLong(0, 5n), isLong(0, 9n), isLong(1, 5n), isLong(1, 9n)]).toEqual([true, false, false, false]);
  });

  it('goes to its end, or to the last row that a page holds', () => {
    const look = (count: number, letters?: number): readonly [number, bigint] => {
      const { rows: page, upTo } = lookAt(rows(count, letters), 999n, 999n);
      return [page.length, upTo];
    };
    expect(look(0)).toEqual([0, 999n]);
    expect(look(PAGE_ROWS - 1)).toEqual([PAGE_ROWS - 1, 999n]);
    for (const count of [PAGE_ROWS, PAGE_ROWS + 1]) expect(look(count)).toEqual([PAGE_ROWS, BigInt(PAGE_ROWS)]);
    expect([look(2, 1_999_999), look(3, 1_999_999)]).toEqual([
      [2, 999n],
      [3, 3n],
    ]);
    expect(look(3, 2_000_000)).toEqual([2, 2n]);
  });
});

describe('pages', () => {
  /** Whether others had their turn while all was taken. */
  const lets = async (items: AsyncIterable<unknown>): Promise<boolean> => {
    let had = false;
    setImmediate(() => {
      had = true;
    });
    await Array.fromAsync(items);
    return had;
  };
  /** A log of two looks with so many rows. */
  const log = (count: number, stop?: AbortController): Followable => ({
    behind: (position) => {
      if (position >= 2n) stop?.abort();
      return position >= 2n ? nothingBehind(position) : { rows: rows(count), upTo: position + 1n, isLong: false };
    },
    commits: () => 0,
    nextCommit: () => Promise.resolve(),
  });

  it('leave others their turn, between two of a stream and between two looks at the log', async () => {
    expect(await lets(paged((last) => (last === undefined ? rows(1) : [])))).toBe(true);
    const stop = new AbortController();
    expect(await lets(followed(log(1, stop), { from: 0n, types: undefined, signal: stop.signal }))).toBe(true);
  });

  it('are left where they stand by a follower that is told to stop', async () => {
    const stop = new AbortController();
    const heard: unknown[] = [];
    for await (const one of followed(log(3), { from: 0n, types: undefined, signal: stop.signal })) {
      heard.push(one.position);
      stop.abort();
    }
    expect(heard).toEqual([1n]);
  });
});
