import type { ClockDoc } from '../views/clocks.js';

/** A clock that has run out. */
export interface DueClock {
  readonly round: string;
  readonly clock: string;
  /** Its last day, gone by. */
  readonly due: string;
}

const before = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/**
 * Clocks of running rounds whose last day was before `today` (a local day), in the order in which they ran out: also
 * after days of downtime each fires in its turn. Rounds typed in from paper have their clocks read, not run.
 */
export const dueClocks = (clocks: readonly ClockDoc[], today: string): readonly DueClock[] =>
  clocks
    .flatMap(({ round, clock, due, state, entry }) =>
      state === 'RUNNING' && entry === 'LIVE' && due !== null && due < today ? [{ round, clock, due }] : [],
    )
    .sort((a, b) => before(a.due, b.due) || before(a.clock, b.clock) || before(a.round, b.round));
