import { readFile } from 'node:fs/promises';
import { clockBasis, packHash } from '#exams';
import {
  cite,
  type ClockRow,
  type Course,
  diffPacks,
  type Fault,
  findPack,
  installPack,
  isFault,
  isFaults,
  type Pack,
  packRef,
  packs,
  type Parameter,
  parametersOf,
  type Source,
  validatePack,
} from '#rules';
import { inColumns } from '../columns.js';
import { commandLine, exits, misuse, parsedJson, print, type Run, usageFault } from '../command.js';

/** Digits of a hash by which people tell packs apart. */
const HASH_PREFIX = 12;

const flagOf = ({ verified }: Pack): string => (verified ? '' : 'chưa được thẩm tra / not verified');

const rowOf = (pack: Pack): readonly string[] => [
  packRef(pack),
  packHash(pack).slice(0, HASH_PREFIX),
  `${pack.effectiveFrom} – ${pack.effectiveTo ?? '…'}`,
  flagOf(pack),
  `${pack.title.vi} / ${pack.title.en}`,
];

const list = (): readonly string[] => inColumns(packs.map(rowOf), [40, HASH_PREFIX, 25, 34, 100]);

/** The pack of this id or `id@version`; a usage fault names those there are. */
const knownPack = (ref: string): Pack => {
  const pack = findPack(ref);
  if (pack === undefined) throw usageFault(`There is no pack ${ref}. Known: ${packs.map(packRef).join(', ')}.`);
  return pack;
};

const has = (value: unknown, ...names: readonly string[]): boolean =>
  typeof value === 'object' && value !== null && names.every((name) => name in value);

const isSource = (value: unknown): value is Source => has(value, 'instrument');
const isCourse = (value: unknown): value is Course => has(value, 'rankings', 'stages');
const isClock = (value: unknown): value is ClockRow => has(value, 'startsOn', 'onExpiry');
const isWords = (value: unknown): value is readonly string[] => Array.isArray(value);

const inWords = (value: unknown): string => {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : value.map(inWords).join(', ');
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isSource(value)) return cite(value);
  return Object.entries(value)
    .map(([name, entry]) => `${name} ${inWords(entry)}`)
    .join(', ');
};

const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);

const valueOf = (path: string, { value, kind }: Parameter<unknown>): string => {
  if (path === 'courses') return '(bên dưới / below)';
  return value === null && kind === 'PLAN' ? '(theo kế hoạch / by the plan)' : inWords(value);
};

const parameterRow = ([path, parameter]: readonly [string, Parameter<unknown>]): readonly string[] => {
  const { source, kind, confidence } = parameter;
  return [path, valueOf(path, parameter), `← ${cite(source)}`, kind, confidence];
};

const clockCells = (row: ClockRow): readonly string[] => {
  const { name, length, extended, unit, whose, onExpiry, source, kind, confidence } = row;
  const starts = new Set([row.startsOn, ...Object.values(row.startsOnCourse ?? {})]);
  return [
    name,
    `${length}${extended === undefined ? '' : ` (${extended})`} ${unit}`,
    `${[...starts].join(' / ')} → ${onExpiry}`,
    whose,
    `← ${cite(source)}`,
    kind,
    confidence,
  ];
};

const arrows = (names: readonly string[]): string => names.join(' → ');

const courseRow = ({ name, rankings, stages }: Course): readonly string[] => [
  name,
  rankings.join(', '),
  arrows(stages),
];

const shown = (pack: Pack): readonly string[] => [
  ...inColumns([rowOf(pack)], [40, HASH_PREFIX, 25, 34, 100]),
  `SHA-256 ${packHash(pack)}`,
  'Căn cứ / Legal basis',
  ...indented(pack.legalBasis.map((law) => `${cite(law)}: ${law.title}`)),
  'Tham số / Parameters',
  ...indented(inColumns(parametersOf(pack).map(parameterRow), [30, 44, 44, 8, 2])),
  'Trình tự / Courses',
  ...indented(inColumns(pack.courses.value.map(courseRow), [24, 24, 90])),
  'Thời hạn / Clocks',
  ...indented(inColumns(pack.clocks.map(clockCells), [22, 22, 44, 9, 40, 8, 2])),
];

/** One side of a difference: what is not there as a dash, stages as they follow each other. */
const side = (path: string, value: unknown): string => {
  if (value === undefined) return '–';
  if (isCourse(value)) return arrows(value.stages);
  if (isClock(value)) return clockCells(value).slice(1).join(' ');
  return path.endsWith('.stages') && isWords(value) ? arrows(value) : inWords(value);
};

const differences = (a: Pack, b: Pack): readonly string[] => {
  const rows = diffPacks(a, b).map(({ path, before, after }) => [path, side(path, before), side(path, after)]);
  return rows.length === 0
    ? [`${packRef(a)} = ${packRef(b)}`]
    : inColumns([['', packRef(a), packRef(b)], ...rows], [40, 48, 48]);
};

const told = (name: string, faults: readonly Fault[]): readonly string[] =>
  faults.length === 0
    ? [`${name}: hợp lệ / sound`]
    : faults.map(({ code, path, message }) => `${name}: ${path === '' ? '' : `${path}: `}${message} (${code})`);

const unreadable: Fault = { code: 'unreadable-input', path: '', message: 'cannot be read' };

const faultsOfFile = async (file: string): Promise<readonly Fault[]> => {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  const json = text === undefined ? unreadable : parsedJson(text);
  if (isFault(json)) return [json];
  const answer = installPack(json.value, clockBasis);
  return isFaults(answer) ? answer : [];
};

interface Checked {
  readonly name: string;
  readonly faults: readonly Fault[];
}

const ownChecked = (): readonly Checked[] =>
  packs.map((pack) => ({ name: packRef(pack), faults: validatePack(pack, clockBasis) }));

/**
 * Files are installed one after the other, as from a folder at a start: of two with one id and version, the later is at
 * fault.
 */
const filesChecked = async (files: readonly string[]): Promise<readonly Checked[]> => {
  const all: Checked[] = [];
  for (const name of files) all.push({ name, faults: await faultsOfFile(name) });
  return all;
};

const check = async (files: readonly string[]): Promise<number> => {
  const all = files.length === 0 ? ownChecked() : await filesChecked(files);
  await print(all.flatMap(({ name, faults }) => told(name, faults)).join('\n'));
  return all.every(({ faults }) => faults.length === 0) ? exits.ok : exits.badInput;
};

/** What is printed; nothing for other words than the usage knows. */
const answer = ([verb, first, second, more]: readonly string[]): readonly string[] | undefined => {
  if (verb === undefined) return list();
  if (verb === 'show' && first !== undefined && second === undefined) return shown(knownPack(first));
  if (verb === 'diff' && first !== undefined && second !== undefined && more === undefined)
    return differences(knownPack(first), knownPack(second));
  return undefined;
};

/** The rule packs of this build and of the folder that `KHOABANG_PACKS` names. */
export const runPacks: Run = async (args, usage) => {
  const { positionals } = commandLine(args, usage, {}, [0, Infinity]);
  const [verb, ...files] = positionals;
  if (verb === 'check') return check(files);
  const lines = answer(positionals);
  if (lines === undefined) throw misuse(usage);
  await print(lines.join('\n'));
  return exits.ok;
};
