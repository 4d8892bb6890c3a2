/** One small change to the product that some test should notice. Lines and columns are counted from 0. */
export interface Mutant extends Stretch {
  readonly id: string;
  readonly file: string;
  readonly mutator: string;
  readonly original: string;
  readonly replacement: string;
  /** The line in which it starts, without the space around it. */
  readonly within: string;
}

/** A place in a text, counted from 0. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A part of a text. */
export interface Stretch {
  readonly start: Place;
  readonly end: Place;
}

/** Whether two mutants, of whatever instrumentation, are one. */
export const isSame = (one: Mutant, other: Mutant): boolean =>
  one.file === other.file &&
  one.mutator === other.mutator &&
  one.replacement === other.replacement &&
  [one.start, one.end].every((place, at) => {
    const { line, column } = [other.start, other.end][at]!;
    return place.line === line && place.column === column;
  });

/** Where a place stands in a text, in characters. */
export const offsetOf = (text: string, { line, column }: Place): number => {
  let offset = 0;
  for (let passed = 0; passed < line; passed += 1) offset = text.indexOf('\n', offset) + 1;
  return offset + column;
};

/** The text of a file with the mutant in it. */
export const mutated = (text: string, { start, end, replacement }: Mutant): string =>
  text.slice(0, offsetOf(text, start)) + replacement + text.slice(offsetOf(text, end));

/** What became of a mutant. */
export type Fate = 'killed' | 'timed out' | 'survived' | 'without coverage' | 'does not compile' | 'equivalent';

/** The mutant in one line for people, as editors open it. */
export const describeMutant = ({ file, start, mutator, original, replacement }: Mutant): string =>
  `${file}:${String(start.line + 1)}:${String(start.column + 1)} ${mutator}: ${short(original)} → ${short(replacement)}`;

/** One line without doubled space: how texts of mutants are shown and compared. */
export const collapsed = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** What is shown of a text in a line of the report. */
const SHOWN = 100;

const short = (text: string): string => {
  const line = collapsed(text);
  return line.length <= SHOWN ? line : `${line.slice(0, SHOWN)}…`;
};
