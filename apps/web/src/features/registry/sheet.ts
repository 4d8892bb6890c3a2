/** A line of a file, by the names of its columns. `line`: where it stands in the file, the header being the first. */
export interface SheetRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

interface Parsed {
  readonly rows: string[][];
  row: string[];
  cell: string;
  isQuoted: boolean;
}

const endCell = (at: Parsed): void => {
  at.row.push(at.cell.trim());
  at.cell = '';
};

const endRow = (at: Parsed): void => {
  endCell(at);
  at.rows.push(at.row);
  at.row = [];
};

const step = (at: Parsed, letter: string, divider: string): void => {
  if (letter === '"') at.isQuoted = !at.isQuoted;
  else if (at.isQuoted) at.cell += letter;
  else if (letter === divider) endCell(at);
  else if (letter === '\n') endRow(at);
  else at.cell += letter;
};

/** By semicolons where the header has no comma, as a spreadsheet in Viet Nam writes it. */
const dividerOf = (text: string): string => {
  const [header = ''] = text.split('\n', 1);
  return header.includes(',') ? ',' : ';';
};

/** Reads a CSV file to look at it before it is sent; the server reads it again, and has the last word. */
export const readSheet = (file: string): readonly SheetRow[] => {
  const text = file.replace(/^\uFEFF/, '').replaceAll('\r', '');
  const divider = dividerOf(text);
  const at: Parsed = { rows: [], row: [], cell: '', isQuoted: false };
  // Two quotes within quotes are one that is meant.
  for (const letter of text.replaceAll('""', '\u0000')) step(at, letter, divider);
  if (at.cell !== '' || at.row.length > 0) endRow(at);
  const [header = [], ...rows] = at.rows;
  return rows
    .map((cells, index) => ({
      line: index + 2,
      cells: Object.fromEntries(header.map((name, place) => [name, (cells[place] ?? '').replaceAll('\u0000', '"')])),
    }))
    .filter(({ cells }) => Object.values(cells).some((cell) => cell !== ''));
};

/** What is there already under a code, by the names that its columns have in a file. */
export type Known = Readonly<Record<string, string>>;

/** A line beside what is there: new, the same, or other in these columns. */
export interface Compared {
  readonly line: number;
  readonly code: string;
  readonly state: 'NEW' | 'SAME' | 'OTHER';
  readonly differs: readonly (readonly [column: string, known: string, said: string])[];
}

/** What a file would change, line by line. Columns that the registry does not tell are not compared. */
export const compared = (
  rows: readonly SheetRow[],
  knownOf: (code: string) => Known | undefined,
): readonly Compared[] =>
  rows.map(({ line, cells }) => {
    const code = cells['code'] ?? '';
    const known = knownOf(code);
    if (known === undefined) return { line, code, state: 'NEW', differs: [] };
    const differs = Object.entries(known).flatMap(([column, value]) => {
      const said = cells[column];
      return said === undefined || said === value ? [] : [[column, value, said] as const];
    });
    return { line, code, state: differs.length === 0 ? 'SAME' : 'OTHER', differs };
  });
