import type { UpcastersOf } from '#kernel';
import type { DocumentRef, Reasoned } from '../../wording.js';

// The names in this file are a storage format. What has been recorded under them is never renamed or re-used.

/** How a clock counts. */
export type ClockUnit = 'DAYS' | 'WORKING_DAYS';

/** Clocks of candidates act when they run out, clocks of authorities flag. */
export type ClockOwner = 'CANDIDATE' | 'AUTHORITY';

/** DONE: by the act that was waited for. RAN_OUT: by what follows at its end. ROUND_ENDED: nobody waits any more. */
export type StopReason = 'DONE' | 'RAN_OUT' | 'ROUND_ENDED';

export interface ClocksCommands {
  /** By the clock's own process when `due` has passed. */
  ExpireClock: { readonly clock: string; readonly due: string };
  /**
   * By the authority: counts a running clock anew, by the calendar as it is known now. Nothing else moves a deadline once
   * it runs, be it a corrected holiday or a corrected pack.
   */
  RecalculateClock: { readonly clock: string; readonly decision: DocumentRef } & Reasoned;
}

export interface ClocksEvents {
  /** Started, or started anew. Days are local days; what the pack and the calendar said is said here once and for all. */
  ClockStarted: {
    /** Name in the clock table of the pack. */
    readonly clock: string;
    /** Day 0. */
    readonly startedOn: string;
    /** Last day on which the act is in time. */
    readonly due: string;
    /** Days counted from day 0; `null` where the last day was announced. */
    readonly length: number | null;
    readonly unit: ClockUnit;
    readonly whose: ClockOwner;
    /** Type of the event that follows when it runs out. */
    readonly onExpiry: string;
    /** Clocks of rounds typed in from paper are read, not run. */
    readonly entry: 'LIVE' | 'RETROSPECTIVE';
    /** Instrument and article. */
    readonly rule: string;
  };
  ClockStopped: { readonly clock: string; readonly because: StopReason };
  /** The round stands still: so many days of the clock's unit were left at the end of the day. */
  ClockPaused: { readonly clock: string; readonly left: number };
  /** The round goes on: what was left is counted from the day `on`. */
  ClockResumed: { readonly clock: string; readonly on: string; readonly due: string };
  ClockRecalculated: ClocksCommands['RecalculateClock'] & {
    /** The last day until now, and from now on. */
    readonly was: string;
    readonly due: string;
  };
  /** A clock of an authority ran out: late is late, not void. */
  OverdueFlagged: { readonly clock: string; readonly due: string };
}

/** A legal clock of the round. Days are local days. */
export interface Clock {
  readonly startedOn: string;
  /** Last day on which the act is in time; `null` while the round stands still. */
  readonly due: string | null;
  /** Days (of the clock's unit) that were left when the round was suspended. */
  readonly left: number | null;
  readonly state: 'RUNNING' | 'PAUSED' | 'STOPPED' | 'OVERDUE';
  /** From which day how many days are counted to `due`; `length` is `null` where the last day was announced. */
  readonly countedFrom: string;
  readonly length: number | null;
  readonly unit: ClockUnit;
  readonly whose: ClockOwner;
  readonly onExpiry: string;
}

/** The legal clocks of a round by name. */
export type ClocksPart = Readonly<Record<string, Clock>>;

/** Every event of this chapter has had one shape so far. */
export const clocksUpcasters: UpcastersOf<ClocksEvents> = {};
