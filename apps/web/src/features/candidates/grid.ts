import type { CandidateDoc } from '../../api/types.gen.js';

export type Check = 'MET' | 'NOT_MET' | 'WAIVED' | 'OPEN';

/** What was found of a candidate on a condition; nothing yet: open. */
export const checkOf = ({ checks }: Pick<CandidateDoc, 'checks'>, rule: string): Check => checks[rule] ?? 'OPEN';

/** How many candidates have each status, in the order in which statuses first occur. */
export const statusCounts = (candidates: readonly Pick<CandidateDoc, 'status'>[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { status } of candidates) counts.set(status, (counts.get(status) ?? 0) + 1);
  return counts;
};

/** A cell of a grid. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

interface Size {
  readonly rows: number;
  readonly columns: number;
}

const steps: Readonly<Record<string, (cell: Cell, size: Size) => Cell>> = {
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, { columns }) => ({ row, column: columns - 1 }),
  PageDown: ({ row, column }) => ({ row: row + 10, column }),
  PageUp: ({ row, column }) => ({ row: row - 10, column }),
};

const within = (value: number, count: number): number => Math.min(Math.max(value, 0), Math.max(count - 1, 0));

/** Where a key leads from a cell; `undefined` for a key that leads nowhere. */
export const moved = (key: string, from: Cell, size: Size): Cell | undefined => {
  const to = steps[key]?.(from, size);
  return to && { row: within(to.row, size.rows), column: within(to.column, size.columns) };
};
