import { goOn, setNow } from '../support/api-round/now.js';
import { isFirst, type Leases, type Standing, type Tally } from '#kernel';

/** What a contract is held against: every call opens it anew, as another process would. */
interface Opened {
  readonly leases: Leases;
  readonly tally: Tally;
}

const held = (term: number, beat = 0, holder: string | null = 'one'): Standing => ({ term, beat, holder, said: 'sẵn' });
const LATER = new Date('2199-01-01T00:00:00.000Z');

/** What leases and counts keep to, wherever they are. */
export const togetherContract = (name: string, open: () => Promise<Opened>): void => {
  let names = 0;
  const fresh = (): string => `lease ${String((names += 1))}`;

  describe(`leases in ${name}`, () => {
    it('stand as they were put, and nowhere before', async () => {
      const [{ leases }, lease] = [await open(), fresh()];
      expect(await leases.read(lease)).toBeUndefined();
      expect(await leases.swap(lease, undefined, held(1))).toBe(true);
      expect(await leases.read(lease)).toEqual(held(1));
      expect(await leases.swap(lease, held(1), held(1, 1, null))).toBe(true);
      expect(await leases.read(lease)).toEqual(held(1, 1, null));
      expect(await leases.read(fresh())).toBeUndefined();
    });

    it('are not changed by who saw them stand otherwise', async () => {
      const [{ leases }, lease] = [await open(), fresh()];
      expect(await leases.swap(lease, held(1), held(2))).toBe(false);
      expect(await leases.swap(lease, undefined, held(2, 5))).toBe(true);
      for (const seen of [undefined, held(1, 5), held(2, 4)])
        expect(await leases.swap(lease, seen, held(9))).toBe(false);
      expect(await leases.read(lease)).toEqual(held(2, 5));
    });

    it('go to one of several who saw the same', async () => {
      const all = await Promise.all(Array.from({ length: 6 }, open));
      const lease = fresh();
      for (const seen of [undefined, held(1)]) {
        const next = held((seen?.term ?? 0) + 1);
        const answers = await Promise.all(all.map(({ leases }) => leases.swap(lease, seen, next)));
        expect(answers.filter((answer) => answer)).toHaveLength(1);
      }
    });
  });

  describe(`counts in ${name}`, () => {
    it('are told to each who adds, another to each, and to who asks', async () => {
      const all = await Promise.all(Array.from({ length: 6 }, open));
      const counted = fresh();
      const answers = await Promise.all(all.map(({ tally }) => tally.add(counted, 1, LATER)));
      expect(answers.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
      expect(await all[0]?.tally.add(counted, 10, LATER)).toBe(16);
      expect(await all[5]?.tally.count(counted)).toBe(16);
      expect(await all[5]?.tally.count(fresh())).toBe(0);
    });

    it('say to one alone that it is the first', async () => {
      const all = await Promise.all(Array.from({ length: 6 }, open));
      const once = fresh();
      const answers = await Promise.all(all.map(({ tally }) => isFirst(tally, once, LATER)));
      expect(answers.filter((answer) => answer)).toEqual([true]);
    });

    it('are raised, never lowered', async () => {
      const [{ tally }, raised] = [await open(), fresh()];
      for (const to of [1_790_000_000_000, 1_800_000_000_000, 1_795_000_000_000]) await tally.raise(raised, to, LATER);
      expect(await tally.count(raised)).toBe(1_800_000_000_000);
    });

    it('are forgotten some time after they matter, and not before', async () => {
      const { tally } = await open();
      const [old, lasting] = [fresh(), fresh()];
      await tally.add(old, 3, new Date('2001-01-01T00:00:00.000Z'));
      await tally.add(lasting, 3, LATER);
      setNow(Date.now() + 3_600_000);
      await tally.add(fresh(), 1, LATER);
      goOn();
      expect([await tally.count(old), await tally.count(lasting)]).toEqual([0, 3]);
    });

    it('are looked through for what is past a minute after the last look, to the millisecond', async () => {
      const { tally } = await open();
      const began = Date.now() + 86_400_000;
      const [past, present] = [fresh(), fresh()];
      const at = async (later: number): Promise<void> => {
        setNow(began + later);
        await tally.add(fresh(), 1, LATER);
      };
      const counts = async () => [await tally.count(past), await tally.count(present)];
      await at(0);
      await tally.add(past, 1, new Date(began + 59_999));
      await tally.add(present, 1, new Date(began + 60_000));
      await at(59_999);
      expect(await counts()).toEqual([1, 1]);
      await at(60_000);
      expect(await counts()).toEqual([0, 1]);
      goOn();
    });

    it('matter as long as was said of them last', async () => {
      const { tally } = await open();
      const [added, raised] = [fresh(), fresh()];
      for (const until of [new Date('2001-01-01T00:00:00.000Z'), LATER]) {
        await tally.add(added, 1, until);
        await tally.raise(raised, until.getTime(), until);
      }
      setNow(Date.now() + 3_600_000);
      await tally.add(fresh(), 1, LATER);
      goOn();
      expect([await tally.count(added), await tally.count(raised)]).toEqual([2, LATER.getTime()]);
    });
  });
};
