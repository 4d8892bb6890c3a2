import type { RoundEvents } from '../round/events.js';

/** Who can act, as a part in the round; the people behind it are those who hold the part on the day. */
export type Part =
  | 'OWNER'
  | 'NEW_OWNER'
  | 'AUTHORITY'
  | 'CHAIR'
  | 'SECRETARY'
  | 'COUNCIL'
  | 'PANEL'
  | 'PANEL_HEAD'
  | 'FORM_CHECK_BOARD'
  | 'QUESTION_BOARD'
  | 'INVIGILATION_BOARD'
  | 'CODING_HEAD'
  | 'MARKING_BOARD'
  | 'MARKING_HEAD'
  | 'APPEAL_MARKING_BOARD'
  | 'KEEPERS'
  | 'SUPERVISION_BOARD'
  /** Whoever sits on any body of the round. */
  | 'SEATED'
  | 'CANDIDATES'
  | 'SYSTEM';

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
