import type { UpcastersOf } from '#kernel';
import type { DeviationCode } from './words.js';

export type { DeviationCode } from './words.js';

// The names in this file are a storage format. What has been recorded under them is never renamed or re-used.

/** Nobody sends for a deviation: it follows from what was recorded. */
export type DeviationsCommands = object;

/** What is otherwise than the rules want it, and happened all the same. */
export interface Deviation {
  readonly what: DeviationCode;
  /** What was found and what the rule says, by the names that the words of `what` use. */
  readonly details: Readonly<Record<string, string | number>>;
  /** Instrument and article that wanted it otherwise, in the round's own pack where that says so. */
  readonly rule: string;
}

export interface DeviationsEvents {
  /** Stands behind the event that tells of it, under the same command. */
  DeviationFlagged: Deviation;
}

/** How many have been flagged. */
export interface DeviationsPart {
  readonly count: number;
}

/** Every event of this chapter has had one shape so far. */
export const deviationsUpcasters: UpcastersOf<DeviationsEvents> = {};
