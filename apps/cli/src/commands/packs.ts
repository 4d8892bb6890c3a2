import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  canonicalPack,
  cite,
  type ClockRow,
  type Course,
  diffPacks,
  type Fault,
  findPack,
  installPack,
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
import { type Command, exits, print, usageFault } from '../command.js';

const USAGE = 'Use `khoabang packs`, `packs show ID`, `packs diff A B` or `packs check [FILE…]`.';

/** Digits of a hash by which people tell packs apart. */
const HASH_PREFIX = 12;

const hashOf = (pack: Pack): string => createHash('sha256').update(canonicalPack(pack)).digest('hex');

const flagOf = ({ verified }: Pack): string => (verified ? '' : 'UNVERIFIED');

const rowOf = (pack: Pack): readonly string[] => [
  packRef(pack),
  hashOf(pack).slice(0, HASH_PREFIX),
  `${pack.effectiveFrom} – ${pack.effectiveTo ?? '…'}`,
  flagOf(pack),
  `${pack.title.vi} / ${pack.title.en}`,
];

const list = (): readonly string[] => inColumns(packs.map(rowOf), [40, HASH_PREFIX, 25, 12, 100]);

/** The pack of this id or `id@version`; a usage fault names those there are. */
export const knownPack = (ref: string): Pack => {
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
  ...inColumns([rowOf(pack)], [40, HASH_PREFIX, 25, 12, 100]),
  `SHA-256 ${hashOf(pack)}`,
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

const faultsOfFile = async (file: string): Promise<readonly Fault[]> => {
  try {
    const answer = installPack(JSON.parse((await readFile(file, 'utf8')).replace(/^\uFEFF/, '')));
    return isFaults(answer) ? answer : [];
  } catch (error) {
    const [code, message] =
      error instanceof SyntaxError ? ['malformed-json', 'is not JSON'] : ['unreadable-input', 'cannot be read'];
    return [{ code, path: '', message }];
  }
};

const checked = async (files: readonly string[]): Promise<number> => {
  const named =
    files.length === 0
      ? packs.map((pack) => ({ name: packRef(pack), faults: validatePack(pack) }))
      : await Promise.all(files.map(async (name) => ({ name, faults: await faultsOfFile(name) })));
  await print(named.flatMap(({ name, faults }) => told(name, faults)).join('\n'));
  return named.every(({ faults }) => faults.length === 0) ? exits.ok : exits.badInput;
};

const answer = (verb: string | undefined, args: readonly string[]): readonly string[] => {
  const [first, second, more] = args;
  if (verb === undefined) return list();
  if (verb === 'show' && first !== undefined && second === undefined) return shown(knownPack(first));
  if (verb === 'diff' && first !== undefined && second !== undefined && more === undefined)
    return differences(knownPack(first), knownPack(second));
  throw usageFault(USAGE);
};

/** The rule packs of this build and of the folder that `KHOABANG_PACKS` names. */
export const packsCommand: Command = {
  name: 'packs',
  usage: '[show ID | diff A B | check [FILE…]]',
  vi: 'Liệt kê các bộ quy tắc; xem một bộ kèm căn cứ; so sánh hai bộ; kiểm tra tệp.',
  en: 'Lists the rule packs; shows one with its sources; compares two; checks files.',
  run: async ([verb, ...args]) => {
    if (verb === 'check') return checked(args);
    await print(answer(verb, args).join('\n'));
    return exits.ok;
  },
};
