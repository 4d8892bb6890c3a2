import type { ListRoundScriptsAnswer, WaitingAnswer } from '../../api/types.gen.js';
import { plainDecimal } from '../../words/format.js';

export type Script = ListRoundScriptsAnswer['items'][number];
export type Line = WaitingAnswer['items'][number];

/** The commands by which a marker gives a mark: of the marking, and of the appeals. */
export type Marking = 'RecordMark' | 'RecordAppealMark';

/** A script as one marker meets it: under its code, with the own mark once that is given. */
export interface Paper {
  readonly code: string;
  readonly mine: string | null;
  /** True where the own mark was asked for beside those of two others. */
  readonly isThird: boolean;
  /** True as long as the own mark can be struck out: nothing follows from it yet. */
  readonly isCorrectable: boolean;
}

const marksOf = (script: Script, command: Marking) =>
  command === 'RecordMark' ? script.marks : (script.appeal?.marks ?? []);

const ownMark = (script: Script, command: Marking, me: string): string | null =>
  marksOf(script, command).find(({ marker }) => marker === me)?.mark ?? null;

/** The scripts that a line of work asks this reader to mark. */
const askedBy = ({ subject, missing }: Line): readonly string[] => (subject === '' ? (missing?.ids ?? []) : [subject]);

const thirdTasks: readonly string[] = ['thirdMark', 'appealThirdMark'];

/** The scripts that wait for a mark of this person, and those that have one, in the order of the codes. */
export const papersOf = (
  command: Marking,
  scripts: readonly Script[],
  lines: readonly Line[],
  me: string,
): readonly Paper[] => {
  const own = lines.filter((line) => line.yours && line.command === command);
  const asked = new Set(own.flatMap(askedBy));
  const third = new Set(own.filter(({ code }) => thirdTasks.includes(code)).flatMap(askedBy));
  return scripts
    .map((script) => ({ script, mine: ownMark(script, command, me) }))
    .filter(({ script, mine }) => mine !== null || asked.has(script.code))
    .map(({ script, mine }) => ({
      code: script.code,
      mine,
      isThird: third.has(script.code),
      isCorrectable: command === 'RecordMark' && mine !== null && script.settled === null && script.needs === null,
    }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
};

/** A decimal as a whole number of ten-thousandths; `undefined` for what is none. */
const parts = (text: string): bigint | undefined => {
  const [, whole, rest = ''] = /^(\d{1,5})(?:\.(\d{1,4}))?$/.exec(plainDecimal(text)) ?? [];
  return whole === undefined ? undefined : BigInt(whole + rest.padEnd(4, '0'));
};

/** What is wrong with a mark before it is sent; the server has the last word. */
export type MarkFault = 'EMPTY' | 'NO_NUMBER' | 'OFF_STEP';

export const faultOf = (typed: string, step: string | undefined): MarkFault | undefined => {
  if (typed.trim() === '') return 'EMPTY';
  const mark = parts(typed);
  if (mark === undefined) return 'NO_NUMBER';
  const each = step === undefined ? undefined : parts(step);
  return each === undefined || each === 0n || mark % each === 0n ? undefined : 'OFF_STEP';
};

/** As the server keeps it: a point, and no zeros at the end. */
export const sentMark = (typed: string): string => {
  const plain = plainDecimal(typed);
  return plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain;
};

/** As it stands under others: two decimals, or more where there are more. What is no number stays as it was typed. */
export const evenMark = (text: string): string => {
  if (parts(text) === undefined) return text;
  const [whole = '', rest = ''] = sentMark(text).split('.');
  return `${whole}.${rest.padEnd(2, '0')}`;
};

/** The lowest and the highest of marks; `undefined` of none. */
export const rangeOf = (marks: readonly string[]): readonly [lowest: string, highest: string] | undefined => {
  const sorted = marks.toSorted((a, b) => Number((parts(a) ?? 0n) - (parts(b) ?? 0n)));
  const [lowest] = sorted;
  const highest = sorted.at(-1);
  return lowest === undefined || highest === undefined ? undefined : [lowest, highest];
};
