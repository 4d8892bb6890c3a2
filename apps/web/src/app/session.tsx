import { useQuery, useQueryClient } from '@tanstack/react-query';
import { codeOf, read } from '../api/call.js';
import type { Role, WhoAmIAnswer } from '../api/types.gen.js';

/** Who is signed in; `null` while nobody is. */
export type Me = WhoAmIAnswer | null;

const PATH = '/api/session';

const whoAmI = async (signal: AbortSignal): Promise<Me> => {
  try {
    return await read<WhoAmIAnswer>(PATH, signal);
  } catch (error) {
    if (codeOf(error) === 'not-signed-in') return null;
    throw error;
  }
};

/** Who is signed in: `undefined` until that is known, `null` for nobody. */
export const useMe = (): Me | undefined =>
  useQuery<Me>({ queryKey: [PATH], queryFn: ({ signal }) => whoAmI(signal), staleTime: 60_000 }).data;

/** True for who has one of these roles. What the server says decides; this only chooses what is offered. */
export const hasRole = (me: Me | undefined, ...roles: readonly Role[]): boolean =>
  me?.roles.some((role) => roles.includes(role)) ?? false;

/** Forgets all that was read for whoever was signed in, and asks anew who is. */
export const useSessionChanged = (): (() => Promise<void>) => {
  const queries = useQueryClient();
  return async () => {
    queries.clear();
    await queries.invalidateQueries();
  };
};
