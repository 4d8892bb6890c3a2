import { Readable } from 'node:stream';
import { setImmediate as breath } from 'node:timers/promises';
import { type Options, parse } from 'csv-parse';
import type { Details } from '#kernel';
import {
  allRefusals,
  positionColumns,
  type ReadRows,
  type Row,
  sentence,
  unitColumns,
  type Wording,
  type Words,
} from '#exams';

/** So many faults of a file are told. */
const FAULTS_TOLD = 100;

/** A bad line of a file: which, where in it, why. */
export interface BadLine {
  readonly line: number;
  readonly column: string;
  readonly code: string;
  readonly vi: string;
  readonly en: string;
}

/** What is wrong with a line, before it is put into words. */
interface Fault {
  readonly line: number;
  readonly column: string;
  readonly code: string;
  readonly details: Details;
}

/** A bad line, in both languages. */
export const badLine = ({ line, column, code, details }: Fault): BadLine => {
  const words: Words = (allRefusals as Readonly<Record<string, Wording>>)[code] ?? { vi: code, en: code };
  return { line, column, code, vi: sentence(words, details, 'vi'), en: sentence(words, details, 'en') };
};

/** What a file of a kind has to have in its header line, and what it may have. */
export interface Header {
  readonly needed: readonly string[];
  readonly optional: readonly string[];
}

const optionalUnitColumns = ['autonomyGroup', 'predecessors'];
export const unitHeader: Header = {
  needed: unitColumns.filter((column) => !optionalUnitColumns.includes(column)),
  optional: optionalUnitColumns,
};
export const positionHeader: Header = { needed: positionColumns, optional: [] };

/** A file that cannot be used as a whole. */
export interface UnfitFile {
  readonly field: 'body' | 'header';
  readonly message: Words;
}

/** What a file asks for, line by line, and what is wrong with it. */
export interface ReadFile<Type extends string, Data> {
  readonly lines: number;
  readonly good: ReadRows<Type, Data>['good'];
  /** The first faults, and how many there are. */
  readonly bad: readonly BadLine[];
  readonly faults: number;
}

const csv: Options = {
  bom: true,
  info: true,
  skip_empty_lines: true,
  relax_column_count: true,
  trim: true,
};

/** A line as parsed: its cells, and where it stands in the file. */
interface Line {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

const unfit = (message: Words, field: UnfitFile['field'] = 'body'): UnfitFile => ({ field, message });

/** Spreadsheets with Vietnamese settings write semicolons where others write commas. */
const dividerOf = (text: string): string => {
  const [header = ''] = text.trimStart().split(/\r?\n/, 1);
  return header.split(';').length > header.split(',').length ? ';' : ',';
};

/** A file is read so far in one go; then others have their turn. */
const PIECE = 16_384;
/** A line is a row of a table, not a book: a quote that is never closed reaches no further. */
const LINE_MAX = 16_384;
/** The registry of the largest city has some 3,000 entries. */
const LINES_MAX = 5_000;

const notCsv = unfit({
  vi: `không phải tệp CSV: có dấu ngoặc kép chưa đóng hoặc dòng dài quá ${LINE_MAX} ký tự`,
  en: `is not a CSV file: a quote is not closed, or a line is longer than ${LINE_MAX} characters`,
});
const tooManyLines = unfit({
  vi: `không được có quá ${LINES_MAX} dòng; hãy chia thành nhiều tệp`,
  en: `must not have more than ${LINES_MAX} lines: divide it into several files`,
});
const lacking = (columns: readonly string[]): UnfitFile =>
  unfit(
    {
      vi: `thiếu cột: ${columns.join(', ')}. Các cột cách nhau bằng dấu phẩy (hoặc chấm phẩy)`,
      en: `lacks the columns ${columns.join(', ')}. Columns are divided by commas (or semicolons)`,
    },
    'header',
  );

const piecesOf = async function* (text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += PIECE) {
    yield text.slice(at, at + PIECE);
    await breath();
  }
};

/** The lines of a file, piece by piece. */
const linesOf = async (text: string): Promise<readonly Line[] | UnfitFile> => {
  const lines: Line[] = [];
  const parser = parse({ ...csv, max_record_size: LINE_MAX, delimiter: dividerOf(text) });
  try {
    for await (const line of Readable.from(piecesOf(text)).pipe(parser) as AsyncIterable<Line>) {
      lines.push(line);
      if (lines.length > LINES_MAX) return tooManyLines;
    }
  } catch {
    return notCsv;
  }
  return lines;
};

/** The rows that have one cell for each column of the header, and the lines that have more or fewer. */
interface Table {
  readonly rows: readonly Row[];
  readonly uneven: readonly Fault[];
}

const tableOf = (parsed: readonly Line[], { needed }: Header): Table | UnfitFile => {
  const [first, ...lines] = parsed.map(({ record, info }) => ({ cells: record, line: info.lines }));
  const header = first?.cells ?? [];
  const absent = needed.filter((column) => !header.includes(column));
  if (absent.length > 0) return lacking(absent);
  const fits = ({ cells }: { readonly cells: readonly string[] }): boolean => cells.length === header.length;
  return {
    rows: lines.filter(fits).map(({ cells, line }) => ({
      line,
      columns: Object.fromEntries(header.map((column, at) => [column, cells[at] ?? ''])),
    })),
    uneven: lines
      .filter((line) => !fits(line))
      .map(({ cells, line }) => ({
        ...{ line, column: '', code: 'row-cells-differ' },
        details: { line, cells: cells.length, columns: header.length },
      })),
  };
};

/** The first of several faults, as many as are told. */
export const firstOf = <One extends { readonly line: number }>(faults: readonly One[]): readonly One[] =>
  faults.toSorted((a, b) => a.line - b.line).slice(0, FAULTS_TOLD);

/** Reads a file of one kind into commands; what is wrong with it as a whole, where it cannot be read. */
export const readFile = async <Type extends string, Data>(
  text: string,
  header: Header,
  read: (rows: readonly Row[]) => ReadRows<Type, Data>,
): Promise<ReadFile<Type, Data> | UnfitFile> => {
  const lines = await linesOf(text);
  if ('field' in lines) return lines;
  const table = tableOf(lines, header);
  if ('field' in table) return table;
  const { good, bad } = read(table.rows);
  const faults = [...table.uneven, ...bad];
  return {
    lines: table.rows.length + table.uneven.length,
    good,
    bad: firstOf(faults).map(badLine),
    faults: faults.length,
  };
};
