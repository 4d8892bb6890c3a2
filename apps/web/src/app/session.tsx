import { useQuery, useQueryClient } from '@tanstack/react-query';
import { read } from '../api/call.js';
import type { Role, ShowSessionAnswer } from '../api/types.gen.js';

/** Who is signed in; `null` while nobody is. */
export type Me = ShowSessionAnswer['me'];

/** Where that is read. */
export const PATH = '/api/session/state';

const useAsked = () =>
  useQuery<ShowSessionAnswer>({
    queryKey: [PATH],
    queryFn: ({ signal }) => read<ShowSessionAnswer>(PATH, signal),
    staleTime: 60_000,
  });

/** Who is signed in, what that person has to do first, and by what people sign in here; `undefined` until that is known. */
export const useSession = (): ShowSessionAnswer | undefined => useAsked().data;

/** True while the server does not say who is signed in. */
export const useSessionFault = (): boolean => useAsked().isLoadingError;

/** Who is signed in: `undefined` until that is known, `null` for nobody. */
export const useMe = (): Me | undefined => useSession()?.me;

/** True for who is signed in and has nothing to do first. */
export const useIsIn = (): boolean => {
  const session = useSession();
  return session !== undefined && session.me !== null && session.first === null;
};

/** True for who has one of these roles. What the server says decides; this only chooses what is offered. */
export const hasRole = (me: Me | undefined, ...roles: readonly Role[]): boolean =>
  me?.roles.some((role) => roles.includes(role)) ?? false;

/** Asks anew who is signed in, and forgets all that was read for whoever was before. Answers what the server says. */
export const useSessionChanged = (): (() => Promise<ShowSessionAnswer>) => {
  const queries = useQueryClient();
  return async () => {
    const state = await read<ShowSessionAnswer>(PATH);
    queries.setQueryData([PATH], state);
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== PATH });
    return state;
  };
};

/** A place on these pages to which an address may send somebody: nothing that leads elsewhere. */
export const placeWithin = (to: string | undefined): string => (to !== undefined && /^\/(?![/\\])/.test(to) ? to : '/');
