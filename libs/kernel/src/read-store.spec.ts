import { memoryReadStore } from '#stores';
import { everyPage, type Page, PAGE_SIZE_MAX, type Query, readingOf } from './read-store.js';

describe('every page of a list', () => {
  const pages: readonly Page<number>[] = [
    { items: [{ key: 'a', document: 1 }], next: 'behind a' },
    { items: [{ key: 'b', document: 2 }] },
  ];

  it('is asked for behind the one before, with what is listed and in which order, until there is no more', async () => {
    const asked: Query[] = [];
    const list = (query: Query) => {
      asked.push(query);
      return Promise.resolve(pages[asked.length - 1]!);
    };
    const where = { round: 'r1' };
    expect(await Array.fromAsync(everyPage(list, { where }))).toEqual(pages.map(({ items }) => items));
    expect(asked).toEqual([
      { where, limit: PAGE_SIZE_MAX },
      { where, limit: PAGE_SIZE_MAX, after: 'behind a' },
    ]);
  });

  it('is one page of nothing where nothing is listed', async () => {
    expect(await Array.fromAsync(everyPage(() => Promise.resolve({ items: [] })))).toEqual([[]]);
  });
});

it('is read as a store of the views that it holds', () => {
  const store = memoryReadStore();
  expect(readingOf(store)).toBe(store);
});
