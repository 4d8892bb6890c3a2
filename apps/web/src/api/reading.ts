import { QueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { ApiRefusal, read } from './call.js';

/** A refusal stays one, however often it is asked; a line that broke may be whole again. */
const RETRIES = 2;
const HELD_BACK = 429;
const mayHelp = (failures: number, error: Error): boolean =>
  failures < RETRIES &&
  !(error instanceof ApiRefusal && error.problem.status < 500 && error.problem.status !== HELD_BACK);

/** What was read, by its path. It is read again when something in it changed (`live.ts`), not by time. */
export const makeQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, retry: mayHelp, refetchOnWindowFocus: true },
    },
  });

/** Reads a path and keeps it up to date; `undefined` reads nothing. */
export const useRead = <Answer>(path: string | undefined): UseQueryResult<Answer> =>
  useQuery<Answer>({
    queryKey: [path ?? ''],
    queryFn: ({ signal }) => read<Answer>(path ?? '', signal),
    enabled: path !== undefined,
  });

/** The same, read anew every so many milliseconds while the page is looked at: of what no message tells. */
export const useReadEvery = <Answer>(path: string, milliseconds: number): UseQueryResult<Answer> =>
  useQuery<Answer>({
    queryKey: [path],
    queryFn: ({ signal }) => read<Answer>(path, signal),
    refetchInterval: milliseconds,
  });
