import { createHash } from 'node:crypto';
import { generateRegistry, percentages, positionColumns, unitColumns } from '#exams';
import { type Caller, eachOf } from './client.js';

/** The sample registry is drawn from this: the same in every run, so that a second run finds it there. */
const SEED = 2019;
/** Merger commands on their way at one time: each has a stream of its own, and more would only queue. */
const WIDTH = 8;

/** A line that the import did not take. */
interface BadLine {
  readonly line: number;
  readonly column: string;
  readonly code: string;
  readonly vi: string;
  readonly en: string;
}

interface ImportReport {
  readonly lines: number;
  readonly taken: number;
  readonly unchanged: number;
  readonly bad: readonly BadLine[];
}

/** One group of the merger programme as the registry has it now. */
interface Merged {
  readonly group: string;
  readonly before: number;
  readonly after: number;
  readonly percent: string;
}

export interface RegistrySeen {
  readonly units: ImportReport;
  readonly positions: ImportReport;
  readonly merged: readonly Merged[];
}

type Value = string | number | readonly string[] | undefined;

const cellOf = (value: Value): string => {
  const text = Array.isArray(value) ? value.join(';') : String((value as string | number | undefined) ?? '');
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const csv = (columns: readonly string[], rows: readonly object[]): string =>
  [columns, ...rows.map((row) => columns.map((column) => cellOf((row as Record<string, Value>)[column])))]
    .map((cells) => cells.join(','))
    .join('\n');

/** Two lines that cannot be taken: a code with a blank in it, a day that does not exist. */
const flawed = (sample: object): readonly object[] => [
  { ...sample, code: 'MAU SAI 01' },
  { ...sample, code: 'MAU-SAI-02', effectiveOn: '2015-02-30' },
];

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A signed paper outside the system. */
export const paper = (number: string, date: string) => ({ number, date, hash: sha256(`${number} ${date}`) });

/** The day on which the mergers of the sample programme took effect. */
const MERGED_ON = '2019-02-01';

const afterMergers = async (caller: Caller, groups: Registry['programme']['groups']): Promise<readonly Merged[]> => {
  const active = await caller.list<{ readonly code: string }>('/api/units', { status: 'ACTIVE' });
  const codes = new Set(active.map(({ code }) => code));
  return groups.map(({ name, before }) => {
    const after = before.filter((code) => codes.has(code)).length;
    const reduction = percentages(before.length, after);
    return { group: name, before: before.length, after, percent: 'percent' in reduction ? reduction.percent : '?' };
  });
};

type Registry = ReturnType<typeof generateRegistry>;

const merge = async (hr: Caller, groups: Registry['programme']['groups']): Promise<void> => {
  const mergers = groups.flatMap(({ mergers }) => mergers);
  const ended = mergers.flatMap(({ into, from }) => from.map((unit) => ({ unit, successor: into })));
  await eachOf(ended, WIDTH, ({ unit, successor }) =>
    hr.post(`/api/units/${unit}/merge-into`, {
      successor,
      effectiveOn: MERGED_ON,
      decision: paper('01/QĐ-MẪU', '2019-01-15'),
    }),
  );
};

/** Heads of the sample bodies, who are people of the vault like all others: a repeat finds them there. */
const withPeople = async (hr: Caller, units: Registry['units']): Promise<Registry['units']> => {
  const heads = [...new Set(units.flatMap(({ authority, superior }) => [authority, superior]))];
  const known = new Map<string, string>();
  const numbered = [...heads.entries()].map(([at, head]) => ({ head, number: String(at + 1).padStart(9, '0') }));
  await eachOf(numbered, WIDTH, async ({ head, number }) => {
    // 098 is no province: an invented number never meets a real one.
    const entry = {
      name: `Người đứng đầu ${number.slice(-3)} (mẫu)`,
      identityNumber: `098${number}`,
      birthDate: '1970-01-01',
    };
    const { person } = await hr.post<{ person: string }>('/api/people', entry);
    known.set(head, person);
  });
  const personOf = (head: string): string => known.get(head) ?? head;
  return units.map((unit) => ({ ...unit, authority: personOf(unit.authority), superior: personOf(unit.superior) }));
};

/**
 * Imports the sample registry and merges what its programme merges. A repeat finds everything there and changes nothing.
 * `tell` hears of each part as it is done.
 */
export const fillRegistry = async (hr: Caller, tell: (done: string) => void): Promise<RegistrySeen> => {
  const { bodies, units, boards, funds, positions, programme } = generateRegistry(SEED);
  const all = await withPeople(hr, [...bodies, ...units, ...boards, ...funds]);
  const rows = [...all, ...flawed(all.find(({ kind }) => kind === 'SERVICE_UNIT') ?? {})];
  const unitReport = await hr.post<ImportReport>('/api/imports/units', csv(unitColumns, rows));
  tell(`${String(bodies.length)} cơ quan / bodies, ${String(units.length)} đơn vị / units`);
  const positionReport = await hr.post<ImportReport>('/api/imports/positions', csv(positionColumns, positions));
  tell(`${String(positions.length)} vị trí việc làm / positions`);
  await merge(hr, programme.groups);
  const merged = await afterMergers(hr, programme.groups);
  tell(merged.map(({ before, after }) => `${String(before)}→${String(after)}`).join(', '));
  return { units: unitReport, positions: positionReport, merged };
};
