import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { read } from '../../api/call.js';
import type { ListAccountsAnswer } from '../../api/types.gen.js';
import type { Accounts } from './accounts.js';

const PAGE = 500;
const PAGES_MAX = 8;

const withPage = (all: Accounts, page: ListAccountsAnswer): Accounts => ({
  items: [...all.items, ...page.items],
  people: { ...all.people, ...page.people },
  logins: { ...all.logins, ...page.logins },
  reasons: { ...all.reasons, ...page.reasons },
  hasMore: page.next !== undefined,
});

const readAll = async (path: string, signal: AbortSignal): Promise<Accounts> => {
  let all: Accounts = { items: [], people: {}, logins: {}, reasons: {}, hasMore: false };
  let after = '';
  for (let page = 0; page < PAGES_MAX; page++) {
    const found = await read<ListAccountsAnswer>(`${path}${after}`, signal);
    all = withPage(all, found);
    if (found.next === undefined) break;
    after = `&after=${encodeURIComponent(found.next)}`;
  }
  return all;
};

/** All accounts that this reader may see, with names: who looks for somebody knows them by these alone. */
export const useAccounts = (): UseQueryResult<Accounts> => {
  const path = `/api/accounts?names=true&limit=${String(PAGE)}`;
  return useQuery<Accounts>({ queryKey: [path], queryFn: ({ signal }) => readAll(path, signal) });
};
