import { own } from '../../own.js';
import type { Clock, ClocksEvents, ClocksPart } from './events.js';

type Fold<Event extends keyof ClocksEvents> = (part: ClocksPart, data: ClocksEvents[Event]) => ClocksPart;

const changed = (part: ClocksPart, clock: string, change: (known: Clock) => Clock): ClocksPart => {
  const known = own(part, clock);
  return known === undefined ? part : { ...part, [clock]: change(known) };
};

const ClockStarted: Fold<'ClockStarted'> = (part, { clock, startedOn, due, length, unit, whose, onExpiry }) => ({
  ...part,
  [clock]: { startedOn, due, left: null, state: 'RUNNING', countedFrom: startedOn, length, unit, whose, onExpiry },
});

/** What the facts about clocks make of the clocks. Neither pack nor calendar is asked. */
export const evolve: { readonly [Event in keyof ClocksEvents]: Fold<Event> } = {
  ClockStarted,
  ClockStopped: (part, { clock }) => changed(part, clock, (known) => ({ ...known, state: 'STOPPED' })),
  ClockPaused: (part, { clock, left }) =>
    changed(part, clock, (known) => ({ ...known, due: null, left, state: 'PAUSED' })),
  ClockResumed: (part, { clock, on, due }) =>
    changed(part, clock, (known) => ({
      ...known,
      due,
      left: null,
      state: 'RUNNING',
      countedFrom: on,
      length: known.left,
    })),
  ClockRecalculated: (part, { clock, due }) => changed(part, clock, (known) => ({ ...known, due })),
  OverdueFlagged: (part, { clock }) => changed(part, clock, (known) => ({ ...known, state: 'OVERDUE' })),
};
