import type { Details } from '#kernel';
import { isDay } from '#rules';
import type { registryRefusals } from './refusals.js';

export type RowFault = keyof typeof registryRefusals;

/** A row as a parser gives it: its line in the file, from 1, and its values by column. */
export interface Row {
  readonly line: number;
  readonly columns: Readonly<Record<string, string>>;
}

/** Why a row was not taken. `details` fill the words of `code`; they never hold the value itself. */
export interface BadCell {
  readonly line: number;
  readonly column: string;
  readonly code: RowFault;
  readonly details: Details;
}

/** A row that can be recorded on the stream of `id`. */
export interface GoodRow<Type extends string, Data> {
  readonly line: number;
  readonly id: string;
  readonly command: { readonly type: Type; readonly data: Data };
}

export interface ReadRows<Type extends string, Data> {
  readonly good: readonly GoodRow<Type, Data>[];
  readonly bad: readonly BadCell[];
}

/** What is wrong with one value, if anything. */
export type Check = (value: string) => readonly [RowFault, Details?] | undefined;

/** Longer than any code in use; ids of streams are made of it. */
const CODE_LENGTH_MAX = 64;
const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
/** Longer than the longest name or task of a public body. */
export const TEXT_LENGTH_MAX = 500;

/** The value in NFC, without blanks around it and with single ones inside: two spellings of a name become one. */
export const cell = (row: Row, column: string): string =>
  (row.columns[column] ?? '').normalize('NFC').replace(/\s+/gu, ' ').trim();

/** A value that lists several, divided by semicolons. */
export const listCell = (row: Row, column: string): readonly string[] =>
  cell(row, column)
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');

export const text: Check = (value) => {
  if (value === '') return ['row-value-missing'];
  return value.length > TEXT_LENGTH_MAX ? ['row-value-too-long', { most: TEXT_LENGTH_MAX }] : undefined;
};

export const code: Check = (value) => {
  if (value === '') return ['row-value-missing'];
  return CODE.test(value) && value.length <= CODE_LENGTH_MAX ? undefined : ['row-code-malformed'];
};

export const day: Check = (value) => {
  if (value === '') return ['row-value-missing'];
  return isDay(value) ? undefined : ['row-day-unknown'];
};

/** All that is wrong with a row, by a table of its columns. */
export const faultsOf = (row: Row, checks: Readonly<Record<string, Check>>): readonly BadCell[] =>
  Object.entries(checks).flatMap(([column, check]) => {
    const [fault, details = {}] = check(cell(row, column)) ?? [];
    const { line } = row;
    return fault === undefined ? [] : [{ line, column, code: fault, details: { line, column, ...details } }];
  });

/** Every row whose code stands in another row too: which of them is meant, only people know. */
const repeated = (rows: readonly Row[]): ReadonlyMap<number, BadCell> => {
  const lines = new Map<string, number[]>();
  for (const row of rows) {
    const value = cell(row, 'code');
    if (value !== '') lines.set(value, [...(lines.get(value) ?? []), row.line]);
  }
  const many = [...lines.values()].filter(({ length }) => length > 1);
  const bad = many.flatMap((same) =>
    same.map((line): BadCell => {
      const details = { line, column: 'code', first: Math.min(...same) };
      return { line, column: 'code', code: 'row-code-repeated', details };
    }),
  );
  return new Map(bad.map((fault) => [fault.line, fault]));
};

/** Reads rows by a table of checks; what passes all of them is made into a command. */
export const readRows = <Type extends string, Data extends { readonly code: string }>(
  rows: readonly Row[],
  faults: (row: Row) => readonly BadCell[],
  toCommand: (row: Row) => { readonly type: Type; readonly data: Data },
): ReadRows<Type, Data> => {
  const twice = repeated(rows);
  const good: GoodRow<Type, Data>[] = [];
  const bad: BadCell[] = [];
  for (const row of rows) {
    const again = twice.get(row.line);
    const wrong = [...faults(row), ...(again === undefined ? [] : [again])];
    bad.push(...wrong);
    if (wrong.length > 0) continue;
    const command = toCommand(row);
    good.push({ line: row.line, id: command.data.code, command });
  }
  return { good, bad };
};
