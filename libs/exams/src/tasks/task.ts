import type { RoundEvents } from '../round/events.js';
import type { SeatCode } from '../round/seats.js';

/** Who can act, as a seat in the round; the people behind it are those who hold the seat on the day. */
export type Part = SeatCode;

/**
 * To whom a task is shown, beside those who watch over the round. `EVERYONE`: it follows from the stage, which is no
 * secret. `ROUND`: whoever has a seat in the round. `ACTORS`: those alone who are awaited, for it tells of something
 * sealed.
 */
export type Shown = 'EVERYONE' | 'ROUND' | 'ACTORS';

/** Something that is waited for: in words, who can do it, by which rule, and which clock runs. */
export interface Task {
  /** Code of the sentence. */
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  readonly shown: Shown;
  readonly parts: readonly Part[];
  /** The event that the wait ends with. */
  readonly until: keyof RoundEvents;
  /** Name in the pack's clock table; absent: no legal clock. */
  readonly clock?: string;
}

/** Tasks shown to so many: code, words in both languages, who can act, and the event and clock that end each. */
export const tasksFor =
  (shown: Shown) =>
  (
    code: string,
    [vi, en]: readonly [string, string],
    parts: readonly Part[],
    [until, clock]: readonly [keyof RoundEvents, string?],
  ): Task => ({ code, vi, en, shown, parts, until, ...(clock === undefined ? {} : { clock }) });
