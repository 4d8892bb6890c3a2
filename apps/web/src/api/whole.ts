import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { read } from './call.js';

/** A list to its end, with the names beside it where they were asked for. */
export interface Whole<Item> {
  readonly items: readonly Item[];
  /** By personId. */
  readonly people: Readonly<Record<string, string>>;
}

interface OnePage<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
  readonly people?: Readonly<Record<string, string>>;
}

/** What is public is handed out in smaller pages. */
const pageOf = (path: string): number => (path.startsWith('/api/public/') ? 100 : 500);

const readWhole = async <Item>(path: string, signal: AbortSignal): Promise<Whole<Item>> => {
  const items: Item[] = [];
  const people: Record<string, string> = {};
  const first = `${path}${path.includes('?') ? '&' : '?'}limit=${String(pageOf(path))}`;
  for (let asked: string | undefined = first; asked !== undefined;) {
    const page: OnePage<Item> = await read<OnePage<Item>>(asked, signal);
    items.push(...page.items);
    Object.assign(people, page.people);
    asked = page.next === undefined ? undefined : `${first}&after=${encodeURIComponent(page.next)}`;
  }
  return { items, people };
};

/** Reads a list page after page to its end, and keeps it up to date; `undefined` reads nothing. */
export const useWhole = <Item>(path: string | undefined): UseQueryResult<Whole<Item>> =>
  useQuery<Whole<Item>>({
    queryKey: [path ?? '', 'whole'],
    queryFn: ({ signal }) => readWhole<Item>(path ?? '', signal),
    enabled: path !== undefined,
  });
