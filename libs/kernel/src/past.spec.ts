import { allUpTo, documentsFrom, NO_STREAM, type Recorded, untilCut, upTo } from '#kernel';
import { memoryEventStore } from '#stores';
import { added, sums } from '#test/simulation/tally';

const storeOf = async () => {
  const store = memoryEventStore();
  for (const [revision, at] of ['08:00', '09:00', '09:00', '10:00'].entries()) {
    const event = added(`e${String(revision)}`, 1);
    const meta = { ...event.meta, at: `2026-03-17T${at}:00.000Z` };
    await store.append('tally-1', revision === 0 ? NO_STREAM : revision - 1, [{ ...event, meta }]);
  }
  return store;
};
const revisions = async (events: AsyncIterable<Recorded>) => (await Array.fromAsync(events)).map((one) => one.revision);

describe('the events up to a place in the past', () => {
  it.each([
    ['a position', { position: 2n }, [0, 1]],
    ['an instant, with what was recorded in it', { instant: '2026-03-17T09:00:00.000Z' }, [0, 1, 2]],
    ['both', { position: 1n, instant: '2026-03-17T09:00:00.000Z' }, [0]],
    ['neither', {}, [0, 1, 2, 3]],
    ['an instant before them all', { instant: '2026-03-17T07:59:59.999Z' }, []],
  ])('end at %s', async (_, cut, kept) => {
    expect(await revisions(upTo((await storeOf()).read('tally-1'), cut))).toEqual(kept);
  });

  it('are found in a history that is at hand, too', async () => {
    const history = await Array.fromAsync((await storeOf()).read('tally-1'));
    expect(untilCut(history, { position: 2n })).toEqual(history.slice(0, 2));
    expect(untilCut(history, { position: 9n })).toBe(history);
  });

  it('are not read any further', async () => {
    const store = await storeOf();
    let read = 0;
    const counted = async function* () {
      for await (const recorded of store.read('tally-1')) {
        read += 1;
        yield recorded;
      }
    };
    await revisions(upTo(counted(), { position: 1n }));
    expect(read).toBe(2);
  });
});

it('a view is folded out of events as it is out of the log', async () => {
  const history = await Array.fromAsync((await storeOf()).read('tally-1'));
  expect([...documentsFrom(sums, history.slice(0, 3))]).toEqual([['tally-1', { sum: 3, count: 3 }]]);
  const [first] = history;
  const others = [{ ...first!, type: 'Unheard' }];
  expect([...documentsFrom(sums, others)]).toEqual([]);
  const gone = { ...sums, on: { Added: () => undefined } };
  expect([...documentsFrom(gone, history)]).toEqual([]);
});

describe('the events of all streams up to a place', () => {
  it.each([
    ['a position', { position: 3n }, ['a0', 'b0', 'a1']],
    ['an instant: nothing behind what was recorded later in the same stream', { instant: '09:30' }, ['a0', 'b0', 'b1']],
    ['their end', {}, ['a0', 'b0', 'a1', 'b1', 'a2']],
  ])('are those of the types asked for, up to %s', async (_, cut, kept) => {
    const store = memoryEventStore();
    const at = (time: string) => `2026-03-17T${time}:00.000Z`;
    // The clock of who wrote to b goes behind.
    for (const [id, time] of [
      ['a0', '08:00'],
      ['b0', '08:00'],
      ['a1', '10:00'],
      ['b1', '09:00'],
      ['a2', '09:00'],
    ] as const) {
      const event = added(id, 1);
      await store.append(`tally-${id[0]!}`, Number(id[1]) - 1, [{ ...event, meta: { ...event.meta, at: at(time) } }]);
    }
    const asked = 'instant' in cut ? { instant: at(cut.instant) } : cut;
    expect((await Array.fromAsync(allUpTo(store, ['Added'], asked))).map(({ id }) => id)).toEqual(kept);
    expect(await Array.fromAsync(allUpTo(store, ['Closed'], asked))).toEqual([]);
  });

  it('are not read any further', async () => {
    const store = await storeOf();
    const read: bigint[] = [];
    const follow = async function* (...asked: Parameters<typeof store.follow>) {
      for await (const followed of store.follow(...asked)) {
        read.push(followed.position);
        yield followed;
      }
    };
    await revisions(allUpTo({ follow }, ['Added'], { position: 2n }));
    expect(read).toEqual([1n, 2n]);
  });
});
