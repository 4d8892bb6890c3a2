import type { Role } from '../../api/types.gen.js';
import { fold } from '../../words/format.js';
import type { Words } from '../../words/language.js';

/** Somebody as a list names them. */
export interface Entry {
  readonly name: string;
  readonly login: string;
  readonly roles: readonly Role[];
  /** Both or neither: with them the person is registered, too. */
  readonly birthDate: string;
  readonly identityNumber: string;
  readonly bodies: readonly string[];
}

/** A line of a list, and what is wrong with it. */
export interface Pasted {
  readonly line: number;
  readonly entry: Entry;
  readonly faults: readonly Words[];
}

/** By what a role can be named: its code, or its words in either language. */
export type RoleNames = Readonly<Record<string, Words>>;

/** Cells between commas or semicolons, which may stand within quotes. */
const quoted = { ';': /("(?:[^"]|"")*"|[^;]*)(?:;|$)/g, ',': /("(?:[^"]|"")*"|[^,]*)(?:,|$)/g } as const;

const cellsOf = (line: string): readonly string[] => {
  const mark = line.includes(';') ? ';' : ',';
  const cells = line.includes('\t') ? line.split('\t') : (line.match(quoted[mark]) ?? []);
  return cells.map((cell) => {
    const bare = (cell.endsWith(mark) ? cell.slice(0, -1) : cell).trim();
    return /^".*"$/.test(bare) ? bare.slice(1, -1).replaceAll('""', '"') : bare;
  });
};

/** `3/2/1985` and `1985-02-03` are the same day. */
const dayOf = (text: string): string => {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  return year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};

const parted = (text: string): readonly string[] =>
  text
    .split(/[+|/]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

const roleOf = (text: string, names: RoleNames): Role | undefined => {
  const wanted = fold(text);
  const found = Object.entries(names).find(([code, { vi, en }]) => [code, vi, en].some((one) => fold(one) === wanted));
  return found?.[0] as Role | undefined;
};

const faultsOf = (entry: Entry, unknown: readonly string[], isTwice: boolean): readonly Words[] => {
  const faults: readonly (readonly [is: boolean, Words])[] = [
    [entry.name === '', { vi: 'thiếu họ tên', en: 'no name' }],
    [entry.login.length < 2, { vi: 'thiếu tên đăng nhập', en: 'no login' }],
    [isTwice, { vi: 'tên đăng nhập có hai lần trong danh sách', en: 'the login stands twice in the list' }],
    [unknown.length > 0, { vi: `không có vai trò: ${unknown.join(', ')}`, en: `no such role: ${unknown.join(', ')}` }],
    [entry.roles.length + unknown.length === 0, { vi: 'thiếu vai trò', en: 'no role' }],
    [
      (entry.birthDate === '') !== (entry.identityNumber === ''),
      {
        vi: 'ngày sinh và số định danh phải có cả hai, hoặc để trống cả hai',
        en: 'birth date and identity number: both, or neither',
      },
    ],
  ];
  return faults.flatMap(([is, words]) => (is ? [words] : []));
};

const isHeading = (cells: readonly string[]): boolean =>
  /^(ho( va)? ten|ho, ten|name|full name)$/.test(fold(cells[0] ?? ''));

/**
 * People out of a list that was pasted from a sheet, or out of a CSV file: name, login, roles, birth date, identity number,
 * bodies. What cannot be used says so and is sent nowhere.
 */
export const pasted = (text: string, names: RoleNames): readonly Pasted[] => {
  const rows = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, at) => ({ line: at + 1, cells: cellsOf(line) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .filter(({ cells }, at) => !(at === 0 && isHeading(cells)));
  const logins = rows.map(({ cells }) => cells[1] ?? '');
  return rows.map(({ line, cells }) => {
    const [name = '', login = '', roles = '', birthDate = '', identityNumber = '', bodies = ''] = cells;
    const read = parted(roles).map((one) => [one, roleOf(one, names)] as const);
    const entry = {
      ...{ name, login, identityNumber },
      roles: read.flatMap(([, role]) => (role === undefined ? [] : [role])),
      birthDate: dayOf(birthDate),
      bodies: parted(bodies),
    };
    const unknown = read.flatMap(([one, role]) => (role === undefined ? [one] : []));
    return { line, entry, faults: faultsOf(entry, unknown, logins.filter((one) => one === login).length > 1) };
  });
};
