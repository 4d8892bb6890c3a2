import type { Document, Entry, Page } from '#kernel';
import { memoryReadStore } from '#stores';
import { shownPage } from './shown-page.js';

const VIEW = { name: 'numbers', version: 1, indexes: ['n'] } as const;

/** Ten documents; those whose number is named are hidden. */
const listOf = async (hidden: readonly number[]) => {
  const store = memoryReadStore();
  await store.prepare(VIEW);
  const changes = Array.from({ length: 10 }, (_, n) => ({ key: `k${String(n)}`, document: { n, odd: n % 2 === 1 } }));
  await store.apply(VIEW, changes, 0n, 1n);
  await store.activate(VIEW);
  const list = (limit: number, after: string | undefined) =>
    store.list(VIEW.name, { sort: { by: 'n' }, limit, ...(after === undefined ? {} : { after }) });
  const show = (entries: readonly Entry[]): Promise<readonly (Document | undefined)[]> =>
    Promise.resolve(entries.map(({ document }) => (hidden.includes(document['n'] as number) ? undefined : document)));
  return (limit: number, after?: string, isWanted: (document: Document) => boolean = () => true) =>
    shownPage({ list, show, isWanted, breath }, { limit, ...(after === undefined ? {} : { after }) });
};

const breath = (): Promise<void> => Promise.resolve();
const numbers = (items: readonly Document[]) => items.map(({ n }) => n);

describe('a page of what its reader is shown', () => {
  it('is full where there is more, and goes on behind the last that was shown', async () => {
    const page = await listOf([1, 2, 3, 4, 8]);
    const first = await page(2);
    expect(numbers(first.items)).toEqual([0, 5]);
    const second = await page(2, first.next);
    expect(numbers(second.items)).toEqual([6, 7]);
    const third = await page(2, second.next);
    expect([numbers(third.items), third.next]).toEqual([[9], undefined]);
  });

  it('has no cursor where only hidden ones follow', async () => {
    const page = await listOf([4, 5, 6, 7, 8, 9]);
    expect((await page(4)).next).toBeUndefined();
    expect(await (await listOf([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]))(3)).toEqual({ items: [] });
  });

  it('has the same cursor whatever is hidden behind it', async () => {
    const [few, many] = [await listOf([3]), await listOf([3, 4, 5, 6])];
    expect((await few(3)).next).toBe((await many(3)).next);
  });

  it('is looked for in steps of no fixed number, however few are asked for: the list is not gone through one by one', async () => {
    const steps: number[] = [];
    const entries = Array.from({ length: 1_200 }, (_, n): Entry => ({ key: `k${String(n)}`, document: { n } }));
    const list = (limit: number, after = '0'): Promise<Page> => {
      const from = Number(after);
      steps.push(limit);
      const next = from + limit < entries.length ? { next: String(from + limit) } : {};
      return Promise.resolve({ items: entries.slice(from, from + limit), ...next });
    };
    const show = (shown: readonly Entry[]) => Promise.resolve(shown.map(({ document }) => document));
    const breath = (): Promise<void> => {
      steps.push(0);
      return Promise.resolve();
    };
    const of = (isWanted: (document: Document) => boolean) => shownPage({ list, show, isWanted, breath }, { limit: 1 });
    expect(await of(() => false)).toEqual({ items: [] });
    // Others have their turn between two.
    expect(steps).toEqual([1, 0, 500, 0, 500, 0, 500]);
    expect(await of(({ n }) => n === 700 || n === 1_100)).toEqual({ items: [{ n: 700 }], next: '701' });
  });

  it('is filtered by what is shown', async () => {
    const page = await listOf([1]);
    expect(numbers((await page(3, undefined, ({ odd }) => odd === true)).items)).toEqual([3, 5, 7]);
  });
});
