import { inColumns } from '../columns.js';
import { type Command, type CommandGroup, usageOf } from '../command.js';
import { commandGroups } from './table.js';

type Lines = readonly string[];

// Everything here fits a terminal of 120 columns.

/** What is left of them once lines are indented. */
const WIDTH = 112;
/** An option with the example of its value. */
const OPTION = 36;

const indented = (lines: Lines): Lines => lines.map((line) => `  ${line}`);

const words = ({ vi, en }: Command): Lines => indented(indented(inColumns([[vi], [en]], [WIDTH])));

const groupHelp = ({ vi, en, commands }: CommandGroup): Lines => [
  '',
  `${vi} / ${en}`,
  ...indented(commands.flatMap((command) => [`${command.name} ${command.usage}`.trimEnd(), ...words(command)])),
];

/** Every command, under what it is for. */
export const help = (): string =>
  [
    'Khoa Bảng: thi tuyển chức danh lãnh đạo, quản lý / leadership selection by exam',
    ...commandGroups.flatMap(groupHelp),
    '',
    'FILE: tệp; - là đầu vào chuẩn. ROUND: mã đợt thi trong nhật ký của KHOABANG_DATA. Thêm: khoabang help COMMAND',
    'FILE: - is standard input. ROUND: id or code in the log of KHOABANG_DATA. More of a command: khoabang help COMMAND',
  ].join('\n');

/** One command with its options. */
export const helpOf = (command: Command): string => {
  const options = (command.options ?? []).map(([option, { vi, en }]) => [option, `${vi} · ${en}`]);
  return [usageOf(command), ...words(command), ...indented(inColumns(options, [OPTION, WIDTH - OPTION]))].join('\n');
};
