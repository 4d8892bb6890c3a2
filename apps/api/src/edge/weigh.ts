import type { Words } from './problem.js';

/**
 * What no body of the edge comes near. Checked before any class sees the body: the library that turns it into classes
 * takes seconds for an object of many keys, and the one that checks them does not look into lists of lists.
 */
export const bounds = { depth: 10, keys: 50, items: 500, values: 5_000 } as const;

const excess = (vi: string, en: string): Words => ({ vi, en });

const tooDeep = excess(`không được lồng quá ${bounds.depth} tầng`, `must not be nested deeper than ${bounds.depth}`);
const tooManyKeys = excess(
  `một đối tượng không được có quá ${bounds.keys} trường`,
  `must not have more than ${bounds.keys} fields in one object`,
);
const tooManyItems = excess(
  `một danh sách không được có quá ${bounds.items} mục`,
  `must not list more than ${bounds.items}`,
);
const tooMuch = excess(`không được có quá ${bounds.values} giá trị`, `must not hold more than ${bounds.values} values`);
const listInList = excess('không được có danh sách lồng trong danh sách', 'must not hold a list within a list');
const repeated = excess('không được nêu một trường hai lần', 'must not name one field twice');

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const excessOfOne = (one: object, inner: readonly unknown[]): Words | undefined => {
  if (!Array.isArray(one)) return inner.length > bounds.keys ? tooManyKeys : undefined;
  if (inner.length > bounds.items) return tooManyItems;
  return inner.some((item) => Array.isArray(item)) ? listInList : undefined;
};

/** How many fields are named in a JSON text: each is followed by a colon, and no other colon stands outside of texts. */
const fieldsNamed = (json: string): number => json.replaceAll(/"[^"\\]*(?:\\.[^"\\]*)*"/g, '').split(':').length - 1;

/**
 * What is too much about a body, as `parsed` from `json`; `undefined` for one that can be judged. Level by level and not
 * by calls, so that no depth can harm the check itself, and to an end at the first excess.
 */
export const excessIn = (json: string, parsed: object): Words | undefined => {
  let level: readonly object[] = [parsed];
  let values = 0;
  let fields = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > bounds.depth) return tooDeep;
    const inside: object[] = [];
    for (const one of level) {
      const inner: readonly unknown[] = Object.values(one);
      values += inner.length;
      if (!Array.isArray(one)) fields += inner.length;
      const found = excessOfOne(one, inner) ?? (values > bounds.values ? tooMuch : undefined);
      if (found !== undefined) return found;
      inside.push(...inner.filter(isObject));
    }
    level = inside;
  }
  return fieldsNamed(json) > fields ? repeated : undefined;
};
