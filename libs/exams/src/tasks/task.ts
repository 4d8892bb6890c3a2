import type { RoundEvents } from '../round/events.js';
import type { SeatCode } from '../round/seats.js';

/** Who can act, as a seat in the round; the people behind it are those who hold the seat on the day. */
export type Part = SeatCode;

/** Something that is waited for: in words, who can do it, by which rule, and which clock runs. */
export interface Task {
  /** Code of the sentence. */
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  readonly parts: readonly Part[];
  /** The event that the wait ends with. */
  readonly until: keyof RoundEvents;
  /** Name in the pack's clock table; absent: no legal clock. */
  readonly clock?: string;
}

/** A task: its code, its words in both languages, who can act, and the event and clock that end it. */
export const task = (
  code: string,
  [vi, en]: readonly [string, string],
  parts: readonly Part[],
  [until, clock]: readonly [keyof RoundEvents, string?],
): Task => ({ code, vi, en, parts, until, ...(clock === undefined ? {} : { clock }) });
