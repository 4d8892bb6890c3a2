import type { Meta } from '#kernel';
import { changedClocks, clockChanges } from '../round/clocks/changes.js';
import { clockRows } from '../round/clocks/rows.js';
import type { Round } from '../round/state.js';
import type { ClockFacts } from '../round/card.js';

/** As much of a round as its clocks look at. */
export type ClockState = Readonly<{
  pack: string | null;
  /** Name of the course in the pack. */
  course: string | null;
  appealWindow: Readonly<{ length: number; unit: 'DAYS' | 'WORKING_DAYS' }> | null;
  clocks: Round['clocks'];
}>;

/** No pack, no clock. */
export const unclocked: ClockState = { pack: null, course: null, appealWindow: null, clocks: {} };

/** The clock functions of the round read nothing else of it. */
const roundAround = ({ pack, course, appealWindow, clocks }: ClockState): Round => {
  const terms = { course, ...(appealWindow === null ? {} : { appealWindow }) };
  const approved = pack === null ? null : { pack, terms };
  return { clocks, plan: { approved } } as unknown as Round;
};

/** The clock rows that govern the round, with the plan's numbers. */
export const rowsOf = (state: ClockState) => clockRows(roundAround(state));

/** The clocks after an event, by the function that the round itself uses. */
export const clocksAfter = (
  state: ClockState,
  event: { readonly type: string; readonly data: unknown },
  meta: Pick<Meta, 'at' | 'occurredAt'>,
): Round['clocks'] => changedClocks(state.clocks, clockChanges(roundAround(state), event, meta));

/** The state with the pack that an approved plan pins, and the course in it. */
export const pinnedBy = (state: ClockState, { pack, course, appealWindow }: ClockFacts): ClockState =>
  pack === undefined ? state : { ...state, pack, course: course ?? null, appealWindow: appealWindow ?? null };
