import type { Entry } from '#kernel';
import { continued } from './register.js';

const entry = (at: number): Entry => ({ key: String(at), document: { at } });
const ten = Array.from({ length: 10 }, (_, at) => entry(at));

/** Ten documents, by pages. */
const list = (limit: number, after = '0') => {
  const from = Number(after);
  const items = ten.slice(from, from + limit);
  return Promise.resolve(from + limit < ten.length ? { items, next: String(from + limit) } : { items });
};
const others = (count: number) => () =>
  Promise.resolve(Array.from({ length: count }, (_, at) => ({ at: ten.length + at })));

/** Every place that is shown, page by page. */
const turned = async (limit: number, behind: number): Promise<readonly (readonly unknown[])[]> => {
  const pages: unknown[][] = [];
  let after: string | undefined;
  do {
    const page = await continued(list, others(behind))(limit, after);
    pages.push(page.items.map(({ document }) => document['at']));
    after = page.next;
  } while (after !== undefined);
  return pages;
};

describe('a list that goes on behind its end', () => {
  it.each([1, 3, 5, 10, 12, 50])('is read whole by pages of %d, each full but the last', async (limit) => {
    for (const behind of [0, 1, 7]) {
      const pages = await turned(limit, behind);
      expect(pages.flat()).toEqual(Array.from({ length: ten.length + behind }, (_, at) => at));
      expect(pages.slice(0, -1).every(({ length }) => length === limit)).toBe(true);
      expect(pages.at(-1)).not.toEqual([]);
    }
  });

  it('refuses a cursor that is none of its own', async () => {
    await expect(continued(list, others(3))(5, 'behind:x')).rejects.toMatchObject({ code: 'body-malformed' });
  });
});
