import type { EntryMode, WaitingAnswer } from '../../api/types.gen.js';

/** A line of what a round waits for. */
export type WaitingLine = WaitingAnswer['items'][number];

export interface Grouped {
  readonly yours: readonly WaitingLine[];
  /** Others can do them now. */
  readonly others: readonly WaitingLine[];
  /** Something else comes first. */
  readonly later: readonly WaitingLine[];
}

/** Lines without a last day stand behind those with one. */
const NEVER = '9999-12-31';
const byDue = (left: WaitingLine, right: WaitingLine): number =>
  (left.due ?? NEVER).localeCompare(right.due ?? NEVER) || left.since.localeCompare(right.since);

/** What a round waits for, by who can do it now; the nearest last day first. */
export const grouped = (lines: readonly WaitingLine[]): Grouped => {
  const sorted = [...lines].sort(byDue);
  const others = sorted.filter(({ yours }) => !yours);
  return {
    yours: sorted.filter(({ yours }) => yours),
    others: others.filter(({ ready }) => ready !== false),
    later: others.filter(({ ready }) => ready === false),
  };
};

/** True once its last day is over on this day. In a round typed in from paper days are read, and nobody is late by them. */
export const isOverdue = ({ due }: Pick<WaitingLine, 'due'>, entry: EntryMode, today: string): boolean =>
  entry === 'LIVE' && due !== null && due < today;
