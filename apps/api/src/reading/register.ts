import type { Document } from '#kernel';
import { ProblemAnswer } from '../edge/problem.js';
import { notACursor } from './queries.js';
import type { Source } from './shown-page.js';

/** Cursors behind the end of the list proper. No store gives such a one. */
const BEHIND = 'behind:';

const placeIn = (after: string): number => {
  const place = after.slice(BEHIND.length);
  if (/^\d{1,6}$/.test(place)) return Number(place);
  throw new ProblemAnswer(400, 'body-malformed', [{ field: 'after', message: notACursor }]);
};

/** A list, and behind its last document others that are all at hand: one list with one cursor. */
export const continued =
  (list: Source['list'], others: () => Promise<readonly Document[]>): Source['list'] =>
  async (limit, after) => {
    const isBehind = after?.startsWith(BEHIND) === true;
    const page = isBehind ? { items: [] } : await list(limit, after);
    if (page.next !== undefined) return page;
    const from = isBehind ? placeIn(after) : 0;
    const all = await others();
    const behind = all.slice(from, from + limit - page.items.length);
    const to = from + behind.length;
    const items = [...page.items, ...behind.map((document) => ({ key: '', document }))];
    return to < all.length ? { items, next: `${BEHIND}${String(to)}` } : { items };
  };
