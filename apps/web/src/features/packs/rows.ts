import type { Pack } from '../../api/types.gen.js';
import { fold } from '../../words/format.js';
import { wordsOf } from '../../words/codes.js';
import type { Words } from '../../words/language.js';
import { kindWords } from '../../words/origins.js';
import { type ParameterWords, parameterWords } from '../../words/parameters.js';
import { cited } from '../../words/sources.js';
import { lengthWords, valueWords } from './values.js';

type Clock = Parameters<typeof lengthWords>[0];

/** A parameter as a pack has it. */
export interface Parameter {
  readonly value: unknown;
  readonly source: { readonly instrument: string; readonly article?: string };
  readonly kind: string;
  readonly confidence: string;
}

export interface Row extends Parameter {
  readonly path: string;
}

const isParameter = (value: object): value is Parameter => 'value' in value && 'source' in value;

const rowsIn = (path: string, value: unknown): readonly Row[] => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  if (isParameter(value)) return [{ path, ...value }];
  return Object.entries(value).flatMap(([name, inner]) => rowsIn(path === '' ? name : `${path}.${name}`, inner));
};

/** Every parameter of a pack, in the order in which it has them. */
export const rowsOf = (pack: Pack): readonly Row[] => rowsIn('', pack);

/** Where a parameter comes from, as each language cites it. */
export const sourceWords = ({ instrument, article }: Parameter['source']): Words =>
  cited(article === undefined ? instrument : `${instrument} Art ${article}`);

const CLOCK = 'clocks.';

/** What a row is called: a parameter, or a clock. */
export const rowTitle = (path: string): ParameterWords =>
  path.startsWith(CLOCK)
    ? { title: wordsOf('clock', path.slice(CLOCK.length)), means: { vi: 'thời hạn', en: 'a clock' } }
    : parameterWords(path);

/** What a row says: its value, how long a clock runs, or that plans say it. */
export const rowWords = ({ path, value, kind }: Row): Words => {
  if (path.startsWith(CLOCK)) return lengthWords(value as Clock);
  return value === null && kind === 'PLAN' ? kindWords(kind) : valueWords(path, value);
};

const clockRows = ({ clocks }: Pack): readonly Row[] =>
  clocks.map(({ name, source, kind, confidence, length, extended, unit }) => ({
    path: `${CLOCK}${name}`,
    value: { length, unit, ...(extended === undefined ? {} : { extended }) },
    source,
    kind,
    confidence,
  }));

const saidOf = (row: Row): string => {
  const { title, means } = rowTitle(row.path);
  return [title, means, rowWords(row), sourceWords(row.source), kindWords(row.kind)]
    .map(({ vi, en }) => `${vi} ${en}`)
    .join(' ');
};

/** Those whose words, in either language, hold all that was typed; marks and case do not count. */
export const matching = (rows: readonly Row[], typed: string): readonly Row[] => {
  const words = fold(typed)
    .split(/\s+/)
    .filter((word) => word !== '');
  return rows.filter((row) => {
    const told = fold(`${row.path} ${saidOf(row)}`);
    return words.every((word) => told.includes(word));
  });
};

/** A parameter that another pack has otherwise. */
export interface Differing {
  readonly path: string;
  readonly before: Row | undefined;
  readonly after: Row | undefined;
  /** False where only the source is another. */
  readonly isInValue: boolean;
}

const isSame = (one: Row | undefined, other: Row | undefined): boolean =>
  JSON.stringify([one?.value, one?.source]) === JSON.stringify([other?.value, other?.source]);

/** In what two packs differ, parameter by parameter and clock by clock: in value or in source. */
export const differing = (before: Pack, after: Pack): readonly Differing[] => {
  const [left, right] = [before, after].map(
    (pack) => new Map([...rowsOf(pack), ...clockRows(pack)].map((row) => [row.path, row])),
  );
  return [...new Set([...(left?.keys() ?? []), ...(right?.keys() ?? [])])]
    .map((path) => ({ path, before: left?.get(path), after: right?.get(path) }))
    .filter(({ before: one, after: other }) => !isSame(one, other))
    .map((row) => ({ ...row, isInValue: JSON.stringify(row.before?.value) !== JSON.stringify(row.after?.value) }));
};
