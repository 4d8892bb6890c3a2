import { type AnyView, type EventStore, NO_STREAM, type ReadStore, rebuildInto } from '#kernel';
import { memoryEventStore, memoryReadStore } from '#stores';
import { added, sums } from '#test/simulation/tally';
import { compareView, type Compared, READINGS_MAX } from './view-comparison.js';

let log: EventStore;
let views: ReadStore;
let progress: number;
beforeEach(async () => {
  [log, views, progress] = [memoryEventStore(), memoryReadStore(), 0];
  for (let n = 0; n < 3; n += 1) await log.append(`tally-${n.toString()}`, NO_STREAM, [added(`e${n.toString()}`, n)]);
  await rebuildInto(log, views, [sums]);
});

/** The same views, to which something happens whenever they are listed, and which are open for all readings. */
const listing = (happens: (at: number) => Promise<unknown>): (() => Promise<ReadStore>) => {
  let lists = 0;
  return () =>
    Promise.resolve({
      ...views,
      list: async (...asked) => {
        const page = await views.list(...asked);
        await happens((lists += 1));
        return page;
      },
      close: () => Promise.resolve(),
    });
};

const compare = (open: () => Promise<ReadStore>, view: AnyView = sums): Promise<Compared> =>
  compareView({ log, open, onProgress: () => (progress += 1) }, view);

/** Somebody records something, and the views follow. */
const goOn = async (at: number): Promise<void> => {
  await log.append(`tally-more-${at.toString()}`, NO_STREAM, [added(`more-${at.toString()}`, 1)]);
  await rebuildInto(log, views, [sums]);
};

describe('a view that goes on while it is read', () => {
  it('is read again until it stands still, and compared where it stands then', async () => {
    const compared = await compare(listing(async (at) => (at === 1 ? goOn(at) : undefined)));
    expect(compared).toMatchObject({ outcome: 'EQUAL', documents: 4, position: '4', readings: 2 });
  });

  it('is not compared, and that is said, where it goes on each time', async () => {
    expect(await compare(listing(goOn))).toEqual({
      view: 'sums',
      version: 1,
      outcome: 'MOVED',
      readings: READINGS_MAX,
    });
  });
});

describe('a view that this program cannot fold', () => {
  it('is said to be so, and what its events hold is not', async () => {
    const keyOf = (): string => {
      throw new TypeError('quotes an event');
    };
    const compared = await compare(
      listing(() => Promise.resolve()),
      { ...sums, keyOf },
    );
    expect(compared).toEqual({ view: 'sums', version: 1, outcome: 'CANNOT_FOLD', position: '3', readings: 1 });
  });
});

describe('a long view', () => {
  it('is compared page by page, with the first differences named and all of them counted', async () => {
    const many = Array.from({ length: 1_200 }, (_, n) => added(`many-${n.toString()}`, 1, `actor-${n.toString()}`));
    await log.append('tally-many', NO_STREAM, many);
    const byActor: AnyView = { ...sums, name: 'by-actor', keyOf: ({ meta }) => meta.actor };
    await rebuildInto(log, views, [byActor]);
    const at = await views.position(byActor);
    expect(
      await compare(
        listing(() => Promise.resolve()),
        byActor,
      ),
    ).toMatchObject({ outcome: 'EQUAL', documents: 1_201 });
    const changes = Array.from({ length: 30 }, (_, n) => ({
      key: `actor-${n.toString()}`,
      document: { sum: 7, count: 1 },
    }));
    await views.apply(byActor, changes, at, at + 1n);
    await log.append('tally-last', NO_STREAM, [{ ...added('last', 1), type: 'Rounded' }]);
    const compared = await compare(
      listing(() => Promise.resolve()),
      byActor,
    );
    expect(compared).toMatchObject({ outcome: 'DIFFERENT', documents: 1_201, different: 30 });
    expect(compared.differences).toHaveLength(10);
    expect(compared.differences?.[0]).toEqual({ key: 'actor-0', kind: 'DIFFERS', fields: ['sum'] });
    expect(progress).toBe(0);
  });
});
