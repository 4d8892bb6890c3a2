import type { ListRoundPlanAnswer } from '../../api/types.gen.js';
import { decimal } from '../../words/format.js';
import type { Words } from '../../words/language.js';
import { roundWords } from '../../words/round.js';

type Plan = ListRoundPlanAnswer['items'][number];

/** A term of a plan as it is listed. */
export interface PlanRow {
  readonly term: string;
  readonly value: unknown;
  /** The plan leaves it to the pack. */
  readonly isByPack: boolean;
  readonly deviation: { readonly ruled: unknown; readonly rule: string } | undefined;
}

/** Shown in a table of their own, or over all. */
const apart: readonly string[] = ['eligibility', 'course'];

/** All terms that hold, those that depart from the rules first. */
export const planRows = ({ terms, byPack, deviations }: Pick<Plan, 'terms' | 'byPack' | 'deviations'>) => {
  const row = (term: string, value: unknown, isByPack: boolean): PlanRow => ({
    term,
    value,
    isByPack,
    deviation: deviations?.find((one) => one.term === term),
  });
  const rows = [
    ...Object.entries(terms).map(([term, value]) => row(term, value, false)),
    ...Object.entries(byPack).map(([term, value]) => row(term, value, true)),
  ].filter(({ term }) => !apart.includes(term));
  return [
    ...rows.filter(({ deviation }) => deviation !== undefined),
    ...rows.filter(({ deviation }) => deviation === undefined),
  ];
};

/** The same in both languages, but for the decimal sign. */
const exactly = (text: string): Words => ({ vi: decimal('vi', text), en: decimal('en', text) });

const percent = (share: unknown): Words => exactly(`${String(Number(share) * 100)} %`);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isText = (value: unknown): value is string | number | boolean => !isObject(value);

const objectWords = (value: Readonly<Record<string, unknown>>): Words => {
  const { length, unit } = value;
  if (isText(length) && typeof unit === 'string') {
    const of = roundWords('value', unit);
    return { vi: `${String(length)} ${of.vi}`, en: `${String(length)} ${of.en}` };
  }
  const [written, defence] = [percent(value['written']), percent(value['defence'])];
  return { vi: `viết ${written.vi}, bảo vệ ${defence.vi}`, en: `paper ${written.en}, defence ${defence.en}` };
};

/** What a term says, in words. */
export const valueWords = (value: unknown): Words => {
  if (value === null || value === undefined) return exactly('–');
  if (!isText(value)) return objectWords(value as Readonly<Record<string, unknown>>);
  const text = String(value);
  return /^\d/.test(text) ? exactly(text) : roundWords('value', text);
};
