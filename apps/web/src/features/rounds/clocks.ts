import type { ClockDoc } from '../../api/types.gen.js';

/** What needs somebody first: late ones, then those that run, by their last day. */
const order: readonly ClockDoc['state'][] = ['OVERDUE', 'RUNNING', 'PAUSED', 'NOT_STARTED', 'STOPPED'];

const byDay = (left: ClockDoc, right: ClockDoc): number => (left.due ?? '').localeCompare(right.due ?? '');

/** Clocks by what needs somebody first. */
export const sorted = (clocks: readonly ClockDoc[]): readonly ClockDoc[] =>
  [...clocks].sort((left, right) => order.indexOf(left.state) - order.indexOf(right.state) || byDay(left, right));

/** How many clocks there are in each state, in the same order. */
export const countsOf = (clocks: readonly ClockDoc[]): readonly (readonly [ClockDoc['state'], number])[] =>
  order.flatMap((state) => {
    const count = clocks.filter((clock) => clock.state === state).length;
    return count === 0 ? [] : [[state, count] as const];
  });

/** A clock as a bar from its first day to its last. */
export interface Bar {
  readonly clock: ClockDoc;
  /** Days from the first day of the figure. */
  readonly from: number;
  readonly days: number;
}

export interface Figure {
  readonly bars: readonly Bar[];
  readonly first: string;
  readonly last: string;
  readonly days: number;
  /** Where today is in it; `undefined` outside of it. */
  readonly today: number | undefined;
}

const DAY = 86_400_000;
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** All clocks that have begun on one line of time, the earliest first; `undefined` where none has. */
export const figureOf = (clocks: readonly ClockDoc[], today: string): Figure | undefined => {
  const begun = clocks.flatMap((clock) => {
    const { startedOn, due } = clock;
    return startedOn === null || due === null ? [] : [{ clock, startedOn, due }];
  });
  const starts = begun.map(({ startedOn }) => startedOn).sort();
  const ends = begun.map(({ due }) => due).sort();
  const [first] = starts;
  const last = ends.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const now = daysBetween(first, today);
  const days = Math.max(1, daysBetween(first, last));
  return {
    bars: begun
      .sort((left, right) => left.startedOn.localeCompare(right.startedOn))
      .map(({ clock, startedOn, due }) => ({
        clock,
        from: daysBetween(first, startedOn),
        days: Math.max(0, daysBetween(startedOn, due)),
      })),
    first,
    last,
    days,
    today: now >= 0 && now <= days ? now : undefined,
  };
};
