import { useParams, useSearch } from '@tanstack/react-router';
import type { UseQueryResult } from '@tanstack/react-query';
import { useRead } from '../api/reading.js';
import type { ShowRoundAnswer } from '../api/types.gen.js';
import { hasRole, useMe } from './session.js';

/** The round that the address names, and the moment of its past for which it asks, if it does. */
export const useAddress = (): { readonly round: string; readonly at: string | undefined } => {
  const { round } = useParams({ from: '/rounds/$round' });
  const { at } = useSearch({ from: '/rounds/$round' });
  return { round, at };
};

/** Reads a part of the round as the address asks for it: as it is, or as it was. `''` is the round itself; `undefined` reads nothing. */
export const useRoundRead = <Answer>(
  part: string | undefined,
  query: Readonly<Record<string, string>> = {},
): UseQueryResult<Answer> => {
  const { round, at } = useAddress();
  const asked = new URLSearchParams({ ...query, ...(at === undefined ? {} : { at }) }).toString();
  const path = `/api/rounds/${encodeURIComponent(round)}${part ?? ''}`;
  return useRead<Answer>(part === undefined ? undefined : `${path}${asked === '' ? '' : `?${asked}`}`);
};

/** What the reader is in the round, by what the server shows of it. What it says decides; this only chooses what is offered. */
export interface Standing {
  /** Runs the round, watches over it or sits in its council. */
  readonly isInsider: boolean;
  /** The same, or sits on a board. */
  readonly isSeated: boolean;
  readonly isCandidate: boolean;
}

/** What the reader is in the round of the page; `undefined` until that is known. */
export const useStanding = (): Standing | undefined => {
  const me = useMe();
  const { data } = useRoundRead<ShowRoundAnswer>('');
  if (data === undefined) return undefined;
  return {
    isInsider: data.counts !== undefined,
    isSeated: data.keepers !== undefined,
    isCandidate: hasRole(me, 'CANDIDATE') && data.keepers === undefined,
  };
};
