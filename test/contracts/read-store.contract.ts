import fc from 'fast-check';
import {
  type Change,
  type Entry,
  type Generation,
  PAGE_SIZE_MAX,
  type Query,
  type ReadStore,
  StoreUnavailable,
  ViewMoved,
} from '#kernel';
import type { Ground } from './ground.js';

const rounds: Generation = {
  name: 'rounds',
  version: 1,
  indexes: ['status', 'score', 'open', ['status', 'score'], ['open', 'level']],
};
const newer: Generation = { name: 'rounds', version: 2, indexes: ['status', 'place'] };

const put = (key: string, document: Record<string, unknown>): Change => ({ key, document });

const keysOf = (items: readonly Entry[]): string[] => items.map(({ key }) => key);

/** Every page of a query, one after another. */
const pages = async (store: ReadStore, view: string, query: Query): Promise<Entry[][]> => {
  const found: Entry[][] = [];
  let after: string | undefined;
  do {
    const page = await store.list(view, { ...query, ...(after === undefined ? {} : { after }) });
    found.push([...page.items]);
    after = page.next;
  } while (after !== undefined);
  return found;
};

/** The promises of the port, kept by every adapter. What `keeps` holds everything when it is opened again. */
export const readStoreContract = (name: string, prepare: () => Ground<ReadStore>, keeps: boolean): void => {
  describe(`${name} read store`, () => {
    let ground: Ground<ReadStore>;
    let store: ReadStore;

    beforeEach(async () => {
      ground = prepare();
      store = await ground.open();
      await store.prepare(rounds);
    });
    afterEach(async () => {
      await store.close();
      await ground.remove();
    });

    /** Saves what the one writer made of the log up to `to`. */
    const fold = async (view: Generation, changes: readonly Change[], to: bigint): Promise<void> =>
      store.apply(view, changes, await store.position(view), to);

    const keys = async (query: Query): Promise<string[]> => keysOf((await store.list('rounds', query)).items);

    describe('apply', () => {
      it('saves documents and the position together', async () => {
        expect(await store.position(rounds)).toBe(0n);
        await fold(rounds, [put('a', { status: 'OPEN', tên: 'Đợt mẫu' })], 7n);
        expect(await store.get('rounds', 'a')).toEqual({ status: 'OPEN', tên: 'Đợt mẫu' });
        expect(await store.position(rounds)).toBe(7n);
        expect(await store.get('rounds', 'unknown')).toBeUndefined();
      });

      it('takes a repeat of what it has saved for done', async () => {
        await store.apply(rounds, [put('a', { n: 1 })], 0n, 5n);
        await store.apply(rounds, [put('a', { n: 2 }), put('b', {})], 0n, 5n);
        expect(await store.get('rounds', 'a')).toEqual({ n: 1 });
        expect(await store.get('rounds', 'b')).toBeUndefined();
        expect(await store.position(rounds)).toBe(5n);
      });

      it('refuses what was not folded from where it stands, and says where that is', async () => {
        await store.apply(rounds, [put('a', { n: 1 })], 0n, 5n);
        for (const [from, to] of [
          [0n, 4n],
          [0n, 6n],
          [4n, 7n],
          [6n, 7n],
        ] as const) {
          const refused = await store.apply(rounds, [put('a', { n: 9 })], from, to).catch((error: unknown) => error);
          expect(refused).toEqual(new ViewMoved('rounds', from, 5n));
        }
        expect(await store.get('rounds', 'a')).toEqual({ n: 1 });
        expect(await store.position(rounds)).toBe(5n);
      });

      it('refuses to go nowhere or back', async () => {
        await store.apply(rounds, [], 0n, 5n);
        for (const to of [5n, 4n]) {
          await expect(store.apply(rounds, [put('a', {})], 5n, to)).rejects.toBeInstanceOf(RangeError);
        }
      });

      it('counts once what two writers fold at the same time', async () => {
        const other = await ground.open();
        const write = async (own: ReadStore): Promise<void> => {
          for (let from = await own.position(rounds); from < 40n; from = await own.position(rounds)) {
            const { count = 0 } = (await own.getManyFrom(rounds, ['all'])).get('all') ?? {};
            try {
              await own.apply(rounds, [put('all', { count: Number(count) + 1 })], from, from + 1n);
            } catch (error) {
              if (!(error instanceof ViewMoved)) throw error;
            }
          }
        };
        await Promise.all([write(store), write(other), write(store)]);
        expect(await other.get('rounds', 'all')).toEqual({ count: 40 });
        if (other !== store) await other.close();
      });

      it('replaces and removes, in the order of the changes', async () => {
        await fold(rounds, [put('a', { n: 1 }), put('b', { n: 1 }), put('a', { n: 2 })], 1n);
        expect(await store.get('rounds', 'a')).toEqual({ n: 2 });
        await fold(
          rounds,
          [
            { key: 'a', document: null },
            { key: 'unknown', document: null },
          ],
          2n,
        );
        expect(await store.get('rounds', 'a')).toBeUndefined();
        expect(await keys({})).toEqual(['b']);
      });

      it('moves the position without a change', async () => {
        await fold(rounds, [], 9_007_199_254_740_993n);
        expect(await store.position(rounds)).toBe(9_007_199_254_740_993n);
      });

      it('saves nothing when one change cannot be saved', async () => {
        const changes = [put('a', { n: 1 }), put('', { n: 1 })];
        await expect(fold(rounds, changes, 3n)).rejects.toBeInstanceOf(RangeError);
        expect(await store.get('rounds', 'a')).toBeUndefined();
        expect(await store.position(rounds)).toBe(0n);
      });

      it('hands out documents that nobody can change the store through', async () => {
        await fold(rounds, [put('a', { list: ['x'] })], 1n);
        ((await store.get('rounds', 'a'))?.['list'] as string[]).push('y');
        expect(await store.get('rounds', 'a')).toEqual({ list: ['x'] });
      });

      it('refuses a view that has not been prepared', async () => {
        await expect(fold(newer, [], 1n)).rejects.toBeInstanceOf(RangeError);
        await expect(store.get('unknown', 'a')).rejects.toBeInstanceOf(RangeError);
      });
    });

    describe('list', () => {
      beforeEach(async () => {
        await fold(
          rounds,
          [
            put('e', { status: 'OPEN', score: 7, open: true }),
            put('d', { status: 'OPEN', score: 5, open: false }),
            put('c', { status: 'CLOSED', score: 7, open: false }),
            put('b', { status: 'ĐANG MỞ', score: 10 }),
            put('a', { status: 'OPEN' }),
          ],
          1n,
        );
      });

      it('is sorted by key unless told otherwise', async () => {
        expect(await keys({})).toEqual(['a', 'b', 'c', 'd', 'e']);
      });

      it('sorts by a field in both directions, ties by key in the same direction, without those that lack it', async () => {
        expect(await keys({ sort: { by: 'score' } })).toEqual(['d', 'c', 'e', 'b']);
        expect(await keys({ sort: { by: 'score', descending: true } })).toEqual(['b', 'e', 'c', 'd']);
      });

      it('finds by equality, of text, numbers and truth', async () => {
        expect(await keys({ where: { status: 'OPEN' } })).toEqual(['a', 'd', 'e']);
        expect(await keys({ where: { status: 'ĐANG MỞ' } })).toEqual(['b']);
        expect(await keys({ where: { score: 7, status: 'OPEN' } })).toEqual(['e']);
        expect(await keys({ where: { open: false } })).toEqual(['c', 'd']);
        expect(await keys({ where: { status: 'open' } })).toEqual([]);
        expect(await keys({ where: { score: '7' } })).toEqual([]);
      });

      it('finds by ranges, open and closed', async () => {
        expect(await keys({ where: { score: { gte: 7 } } })).toEqual(['b', 'c', 'e']);
        expect(await keys({ where: { score: { gt: 7 } } })).toEqual(['b']);
        expect(await keys({ where: { score: { lte: 7 } } })).toEqual(['c', 'd', 'e']);
        expect(await keys({ where: { score: { gt: 5, lt: 10 } } })).toEqual(['c', 'e']);
        expect(await keys({ where: { status: { gte: 'O' } } })).toEqual(['a', 'b', 'd', 'e']);
      });

      it('finds by equality with a range or a sort on another field, by any field of a compound index', async () => {
        expect(await keys({ where: { status: 'OPEN', score: { gte: 6 } } })).toEqual(['e']);
        const sort = { by: 'score', descending: true };
        expect(await keys({ where: { status: 'OPEN' }, sort })).toEqual(['e', 'd']);
        const [first, second] = await pages(store, 'rounds', { where: { status: 'OPEN' }, sort, limit: 1 });
        expect([first, second].map((items = []) => keysOf(items))).toEqual([['e'], ['d']]);
        await fold(rounds, [put('p', { level: 3 })], 2n);
        expect(await keys({ where: { level: 3 } })).toEqual(['p']);
      });

      it('gives many documents at once, and nothing for what is not there', async () => {
        expect(await store.getMany('rounds', ['a', 'none', "d'", 'd', 'a'])).toEqual(
          new Map([
            ['a', { status: 'OPEN' }],
            ['d', { status: 'OPEN', score: 5, open: false }],
          ]),
        );
        expect(await store.getMany('rounds', [])).toEqual(new Map());
        await expect(store.getMany('unknown', ['a'])).rejects.toBeInstanceOf(RangeError);
      });

      it('takes what people write for a value, never for a query', async () => {
        expect(await keys({ where: { status: "' OR 1=1 --" } })).toEqual([]);
      });

      it('gives pages that stay in order while documents come and go', async () => {
        const first = await store.list('rounds', { sort: { by: 'score', descending: true }, limit: 2 });
        expect(keysOf(first.items)).toEqual(['b', 'e']);
        await fold(rounds, [{ key: 'e', document: null }, put('x', { score: 99 }), put('c2', { score: 6 })], 2n);
        const next = first.next ?? '';
        const second = await store.list('rounds', { sort: { by: 'score', descending: true }, limit: 2, after: next });
        expect(keysOf(second.items)).toEqual(['c', 'c2']);
      });

      it('says that there is more only when there is', async () => {
        expect((await store.list('rounds', { limit: 5 })).next).toBeUndefined();
        expect((await store.list('rounds', { limit: 4 })).next).toBeDefined();
        expect((await pages(store, 'rounds', { limit: 2 })).map(keysOf)).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
      });

      it('refuses fields that are not declared, and names them', async () => {
        await expect(store.list('rounds', { where: { colour: 'red' } })).rejects.toThrow(RangeError);
        await expect(store.list('rounds', { where: { colour: 'red' } })).rejects.toThrow(/colour/);
        await expect(store.list('rounds', { sort: { by: 'colour' } })).rejects.toThrow(/colour/);
      });

      it('refuses limits that cannot be', async () => {
        for (const limit of [0, -1, 1.5, PAGE_SIZE_MAX + 1]) {
          await expect(store.list('rounds', { limit })).rejects.toThrow(/limit/);
        }
      });

      it('refuses a cursor that is not of this sort', async () => {
        const { next = '' } = await store.list('rounds', { limit: 1 });
        await expect(store.list('rounds', { sort: { by: 'score' }, after: next })).rejects.toThrow(/after/);
        await expect(store.list('rounds', { after: 'anything' })).rejects.toThrow(/after/);
      });

      it('lists as sorting and filtering everything by hand would', async () => {
        const value = fc.oneof(
          fc.integer({ min: -3, max: 3 }),
          fc.constantFrom('', 'a', 'ă', 'b', 'B', '\uffee', '😀'),
          fc.boolean(),
        );
        const documents = fc.uniqueArray(
          fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'ê', '😀'), fc.option(value)),
          {
            selector: ([key]) => key,
          },
        );
        const bound = fc.constantFrom('gte' as const, 'gt' as const, 'lte' as const, 'lt' as const);
        let position = 1n;
        await fc.assert(
          fc.asyncProperty(documents, value, bound, fc.boolean(), fc.integer({ min: 1, max: 4 }), async (...drawn) => {
            const [made, against, by, descending, limit] = drawn;
            const { items } = await store.list('rounds', {});
            const clear = items.map(({ key }): Change => ({ key, document: null }));
            position += 1n;
            await fold(rounds, [...clear, ...made.map(([key, score]) => put(key, { score }))], position);
            const query = { where: { score: { [by]: against } }, sort: { by: 'score', descending }, limit };
            const listed = (await pages(store, 'rounds', query)).flat();
            expect(keysOf(listed)).toEqual(byHand(made, by, against, descending));
          }),
          { numRuns: 60 },
        );
      });
    });

    describe('generations', () => {
      it('stand side by side until the new one is switched to', async () => {
        await fold(rounds, [put('a', { status: 'OLD' })], 9n);
        await expect(store.active('unknown')).rejects.toBeInstanceOf(RangeError);
        await store.prepare(newer);
        expect(await store.active('rounds')).toBe(1);
        expect(await store.position(newer)).toBe(0n);
        await fold(newer, [put('a', { status: 'NEW', place: 1 })], 4n);
        expect(await store.get('rounds', 'a')).toEqual({ status: 'OLD' });
        expect(await store.getManyFrom(newer, ['a', 'none'])).toEqual(new Map([['a', { status: 'NEW', place: 1 }]]));
        await expect(store.list('rounds', { sort: { by: 'place' } })).rejects.toBeInstanceOf(RangeError);

        await store.activate(newer);
        expect(await store.active('rounds')).toBe(2);
        expect(await store.get('rounds', 'a')).toEqual({ status: 'NEW', place: 1 });
        expect(await keys({ sort: { by: 'place' } })).toEqual(['a']);
        expect(await store.position(newer)).toBe(4n);
        await expect(store.getManyFrom(rounds, ['a'])).rejects.toBeInstanceOf(RangeError);
      });

      it('start anew when a dropped one is prepared again', async () => {
        await fold(rounds, [put('a', {})], 9n);
        await store.prepare(newer);
        await store.activate(newer);
        await store.prepare(rounds);
        expect(await store.position(rounds)).toBe(0n);
        expect(await store.getManyFrom(rounds, ['a'])).toEqual(new Map());
      });

      it('may be prepared and activated twice', async () => {
        await fold(rounds, [put('a', {})], 1n);
        await store.prepare({ ...rounds, indexes: rounds.indexes.toReversed() });
        await store.activate(rounds);
        await store.activate(rounds);
        expect(await store.get('rounds', 'a')).toEqual({});
      });

      it('keep their indexes, and are refused when they cannot be', async () => {
        const apart = ['status', 'score', 'open', ['score', 'status'], ['open', 'level']];
        for (const indexes of [['status'], apart]) {
          await expect(store.prepare({ ...rounds, indexes })).rejects.toThrow(/raise the version/);
        }
        for (const wrong of [
          { version: 0 },
          { version: 1.5 },
          { name: '' },
          { indexes: ['a', 'a'] },
          { indexes: [[]] },
          { indexes: [['a', 'a']] },
        ]) {
          await expect(store.prepare({ name: 'x', version: 1, indexes: [], ...wrong })).rejects.toBeInstanceOf(
            RangeError,
          );
        }
        await expect(store.activate(newer)).rejects.toBeInstanceOf(RangeError);
      });

      it('of other names are left alone', async () => {
        const people: Generation = { name: 'people', version: 1, indexes: [] };
        await store.prepare(people);
        await fold(people, [put('p', { n: 1 })], 2n);
        await store.prepare(newer);
        await store.activate(newer);
        expect(await store.get('people', 'p')).toEqual({ n: 1 });
      });
    });

    it('lets calls after close fail', async () => {
      await store.close();
      await store.close();
      await expect(store.get('rounds', 'a')).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(store.apply(rounds, [], 0n, 1n)).rejects.toBeInstanceOf(StoreUnavailable);
    });

    if (keeps) {
      it('holds everything when it is opened again', async () => {
        await fold(rounds, [put('a', { status: 'OPEN' })], 3n);
        await store.prepare(newer);
        await fold(newer, [put('b', { place: 1 })], 2n);
        await store.close();
        store = await ground.open();
        await store.prepare(newer);
        expect(await store.get('rounds', 'a')).toEqual({ status: 'OPEN' });
        expect(await store.getManyFrom(newer, ['b', 'none'])).toEqual(new Map([['b', { place: 1 }]]));
        expect([await store.position(rounds), await store.position(newer)]).toEqual([3n, 2n]);
      });
    }
  });
};

type Value = string | number | boolean;

/** Numbers (truth is 1 or 0) before text; text by code points, which is the order of its UTF-8 bytes. */
const rank = (value: Value): [number, number, number[]] =>
  typeof value === 'string' ? [1, 0, Array.from(value, (char) => char.codePointAt(0) ?? 0)] : [0, Number(value), []];

const order = (a: Value, b: Value): number => {
  const [kindA, numberA, pointsA] = rank(a);
  const [kindB, numberB, pointsB] = rank(b);
  if (kindA !== kindB) return kindA - kindB;
  if (kindA === 0) return numberA - numberB;
  const differs = pointsA.findIndex((point, index) => point !== pointsB[index]);
  return differs === -1 ? pointsA.length - pointsB.length : pointsA[differs]! - (pointsB[differs] ?? -1);
};

const byHand = (
  made: readonly (readonly [string, Value | null])[],
  bound: 'gte' | 'gt' | 'lte' | 'lt',
  against: Value,
  descending: boolean,
): string[] => {
  const meets = {
    gte: (n: number) => n >= 0,
    gt: (n: number) => n > 0,
    lte: (n: number) => n <= 0,
    lt: (n: number) => n < 0,
  };
  const kept = made.filter(
    (each): each is readonly [string, Value] => each[1] !== null && meets[bound](order(each[1], against)),
  );
  const sorted = kept.toSorted(([keyA, a], [keyB, b]) => order(a, b) || order(keyA, keyB));
  return (descending ? sorted.reverse() : sorted).map(([key]) => key);
};
