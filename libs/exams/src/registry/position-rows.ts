import type { PositionCommands } from '../position/events.js';
import { cell, type Check, code, day, faultsOf, listCell, readRows, type ReadRows, type Row, text } from './cells.js';

/** A list of tasks may be longer than one name: as many characters as fit on a page. */
const LIST_LENGTH_MAX = 4_000;

const list: Check = (value) => {
  if (value === '') return ['row-value-missing'];
  return value.length > LIST_LENGTH_MAX ? ['row-value-too-long', { most: LIST_LENGTH_MAX }] : undefined;
};

/** Columns of a file of job positions. `tasks` and `competencies` are divided by semicolons. */
const columns = {
  code,
  title: text,
  schemeVersion: code,
  approvedOn: day,
  tasks: list,
  competencies: list,
} as const satisfies Readonly<Record<string, Check>>;

/** Names of the columns of a file of job positions; none may be empty. */
export const positionColumns: readonly string[] = Object.keys(columns);

const toCommand = (row: Row) => {
  const data: PositionCommands['ApprovePosition'] = {
    code: cell(row, 'code'),
    title: cell(row, 'title'),
    schemeVersion: cell(row, 'schemeVersion'),
    approvedOn: cell(row, 'approvedOn'),
    tasks: listCell(row, 'tasks'),
    competencies: listCell(row, 'competencies'),
  };
  return { type: 'ApprovePosition', data } as const;
};

/** Reads a file of positions, as its parser gave it, into commands for `position-<code>` and a list of what is wrong. */
export const readPositionRows = (
  rows: readonly Row[],
): ReadRows<'ApprovePosition', PositionCommands['ApprovePosition']> =>
  readRows(rows, (row) => faultsOf(row, columns), toCommand);
