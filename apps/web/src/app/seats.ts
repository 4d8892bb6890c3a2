import { useMemo } from 'react';
import { at } from '../api/call.js';
import { useRead } from '../api/reading.js';
import type { ListRoundCouncilAnswer, ShowRoundAnswer } from '../api/types.gen.js';
import type { Words } from '../words/language.js';
import { seatedIn } from '../words/seated.js';

/** Who sits where in a round, by personId, as far as the reader may know it; and the round. */
export const useSeats = (
  round: string,
): {
  readonly seats: ReadonlyMap<string, Words>;
  readonly round: ShowRoundAnswer | undefined;
  readonly council: ListRoundCouncilAnswer['items'][number] | undefined;
} => {
  const { data: shown } = useRead<ShowRoundAnswer>(at`/api/rounds/${round}`);
  const { data: bodies } = useRead<ListRoundCouncilAnswer>(at`/api/rounds/${round}/council`);
  const council = bodies?.items[0];
  const seats = useMemo(() => seatedIn(shown, council), [shown, council]);
  return { seats, round: shown, council };
};
