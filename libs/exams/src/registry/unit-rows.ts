import type { AutonomyGroup, UnitCommands, UnitKind } from '../unit/events.js';
import {
  type BadCell,
  cell,
  type Check,
  code,
  day,
  faultsOf,
  listCell,
  readRows,
  type ReadRows,
  type Row,
  text,
} from './cells.js';

const kinds = {
  SERVICE_UNIT: true,
  ADMINISTRATIVE_BODY: true,
  FUND: true,
  PROJECT_BOARD: true,
  ASSOCIATION: true,
  CORPORATION: true,
} as const satisfies Readonly<Record<UnitKind, true>>;

const groups: Readonly<Record<string, AutonomyGroup>> = { '1': 1, '2': 2, '3': 3, '4': 4 };

const kind: Check = (value) => {
  if (value === '') return ['row-value-missing'];
  return Object.hasOwn(kinds, value) ? undefined : ['row-kind-unknown', { known: Object.keys(kinds).join(', ') }];
};

const group: Check = (value) => (value === '' || groups[value] !== undefined ? undefined : ['row-group-unknown']);

const codes: Check = (value) =>
  value
    .split(';')
    .map((part) => part.trim())
    .every((part) => part === '' || code(part) === undefined)
    ? undefined
    : ['row-code-malformed'];

/** Columns of a file of units. `predecessors` are codes divided by semicolons. */
const columns = {
  code,
  name: text,
  kind,
  owner: code,
  authority: code,
  superior: code,
  autonomyGroup: group,
  effectiveOn: day,
  predecessors: codes,
} as const satisfies Readonly<Record<string, Check>>;

/** Names of the columns of a file of units; `autonomyGroup` and `predecessors` may be empty or missing. */
export const unitColumns: readonly string[] = Object.keys(columns);

const faults = (row: Row): readonly BadCell[] => {
  const { line } = row;
  const column = 'predecessors';
  const itself = listCell(row, column).includes(cell(row, 'code'));
  const fault: BadCell = { line, column, code: 'row-predecessor-itself', details: { line, column } };
  return [...faultsOf(row, columns), ...(itself ? [fault] : [])];
};

/** The command of a row in which no fault was found: its cells are what their columns ask for. */
const toCommand = (row: Row) => {
  const autonomyGroup = groups[cell(row, 'autonomyGroup')];
  const predecessors = listCell(row, 'predecessors');
  const data: UnitCommands['RegisterUnit'] = {
    code: cell(row, 'code'),
    name: cell(row, 'name'),
    kind: cell(row, 'kind') as UnitKind,
    owner: cell(row, 'owner'),
    authority: cell(row, 'authority'),
    superior: cell(row, 'superior'),
    effectiveOn: cell(row, 'effectiveOn'),
    ...(autonomyGroup === undefined ? {} : { autonomyGroup }),
    ...(predecessors.length === 0 ? {} : { predecessors }),
  };
  return { type: 'RegisterUnit', data } as const;
};

/** Reads a file of units, as its parser gave it, into commands for `unit-<code>` and a list of what is wrong. */
export const readUnitRows = (rows: readonly Row[]): ReadRows<'RegisterUnit', UnitCommands['RegisterUnit']> =>
  readRows(rows, faults, toCommand);
