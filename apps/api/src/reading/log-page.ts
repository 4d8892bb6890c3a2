import { type EventStore, PAGE_SIZE_MAX, type Recorded } from '#kernel';
import { ProblemAnswer } from '../edge/problem.js';
import { notACursor, type PageQuery } from './queries.js';

/** A page of a log. */
export interface LogPage<Item> {
  readonly items: readonly Item[];
  /** Present when there is more: give it as `after`. */
  readonly next?: string;
}

/** The cursor of a log is a revision. */
const revisionIn = (after = '0'): number => {
  if (/^\d{1,9}$/.test(after)) return Number(after);
  throw new ProblemAnswer(400, 'body-malformed', [{ field: 'after', message: notACursor }]);
};

/** The events of a stream that a reader asked for, each as `shown` to that reader. 400 for a cursor that is none. */
export const logPage = async <Item>(
  events: EventStore,
  stream: string,
  { after, limit = PAGE_SIZE_MAX }: Pick<PageQuery, 'after' | 'limit'>,
  shown: (recorded: Recorded) => Item | Promise<Item>,
): Promise<LogPage<Item>> => {
  const from = revisionIn(after);
  const items: Item[] = [];
  for await (const recorded of events.read(stream, from)) {
    if (items.length === limit) return { items, next: (from + limit).toString() };
    items.push(await shown(recorded));
  }
  return { items };
};
