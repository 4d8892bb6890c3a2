import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { read } from './call.js';

interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
  readonly people?: Readonly<Record<string, string>>;
}

/** A whole list, and whom its pages name. */
export interface Whole<Item> {
  readonly items: readonly Item[];
  readonly people: Readonly<Record<string, string>>;
}

const allOf = async <Item>(
  path: string,
  signal: AbortSignal,
  before?: Whole<Item>,
  after?: string,
): Promise<Whole<Item>> => {
  // What is public is handed out in smaller pages.
  const most = path.startsWith('/api/public/') ? 100 : 500;
  const separator = path.includes('?') ? '&' : '?';
  const from = after === undefined ? '' : `&after=${encodeURIComponent(after)}`;
  const { items, next, people } = await read<PageOf<Item>>(`${path}${separator}limit=${String(most)}${from}`, signal);
  const so = { items: [...(before?.items ?? []), ...items], people: { ...before?.people, ...people } };
  return next === undefined ? so : allOf(path, signal, so, next);
};

/** Reads all pages of a list and keeps them up to date; `undefined` reads nothing. */
export const useReadAll = <Item>(path: string | undefined): UseQueryResult<Whole<Item>> =>
  useQuery<Whole<Item>>({
    queryKey: [path ?? '', 'all'],
    queryFn: ({ signal }) => allOf<Item>(path ?? '', signal),
    enabled: path !== undefined,
  });
