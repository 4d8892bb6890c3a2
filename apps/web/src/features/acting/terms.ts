import type { ActField } from '../../api/acts.js';
import type { ShowPackAnswer } from '../../api/types.gen.js';
import { wordsOf } from '../../words/codes.js';
import type { Words } from '../../words/language.js';
import type { Value } from './values.js';

/** A parameter of a pack: what it says, and where that comes from. */
export interface Parameter {
  readonly value: unknown;
  readonly source: string;
}

/** Where in a pack the default of a term stands. */
const places: Readonly<Record<string, readonly string[]>> = {
  writtenPassMark: ['written', 'passMark'],
  markGrain: ['written', 'markGrain'],
  defencePassMark: ['defence', 'passMark'],
  presentMinutes: ['defence', 'presentMinutes'],
  questionMinutes: ['defence', 'questionMinutes'],
  spreadLimit: ['defence', 'spreadLimit'],
  appealWindow: ['appeal', 'window'],
};

const stepInto = (node: unknown, step: string): unknown =>
  typeof node === 'object' && node !== null ? (node as Readonly<Record<string, unknown>>)[step] : undefined;

/** What a pack says of a term; `undefined` where it says nothing of it. */
export const ruledOn = ({ pack }: Pick<ShowPackAnswer, 'pack'>, term: string): Parameter | undefined => {
  const found = (places[term] ?? [term]).reduce<unknown>(stepInto, pack);
  const value = stepInto(found, 'value');
  if (value === undefined || value === null) return undefined;
  const instrument = stepInto(stepInto(found, 'source'), 'instrument');
  const article = stepInto(stepInto(found, 'source'), 'article');
  const source = typeof instrument === 'string' ? instrument : '';
  return { value, source: typeof article === 'string' ? `${source} Art ${article}` : source };
};

/** What a term may be, under the name by which the words for that stand. */
const ranges: Readonly<Record<string, string>> = {
  markGrain: 'STEP',
  writtenPassMark: 'MARK',
  defencePassMark: 'MARK',
  spreadLimit: 'MARK',
  weights: 'SHARES',
  minCandidates: 'COUNT',
  presentMinutes: 'COUNT',
  questionMinutes: 'COUNT',
  reserveMonths: 'COUNT_OR_NONE',
};

/** What a term may be, in words; `undefined` where its choices say so. */
export const rangeOf = (term: string): Words | undefined => {
  const range = ranges[term];
  return range === undefined ? undefined : wordsOf('allowed', range);
};

/** What a form holds for what a pack says: texts, as people would have typed them. */
export const typedOf = (value: unknown): Value => {
  if (Array.isArray(value)) return value.map(typedOf);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, typedOf(inner)]));
  return typeof value === 'boolean' ? value : String(value);
};

/** Terms that a plan has to say under a pack: those left to it, and those that every plan says. The others may be left to the pack. */
export const askedTerms = (
  fields: readonly ActField[],
  leftToPlan: readonly string[],
): { readonly asked: readonly ActField[]; readonly others: readonly ActField[] } => {
  const isAsked = ({ name, needed }: ActField): boolean => needed === true || leftToPlan.includes(name);
  return { asked: fields.filter(isAsked), others: fields.filter((field) => !isAsked(field)) };
};

/** The pack for a kind of unit on a day, as the server lists them: of those in force, for public units or for civil servants. */
export const packFor = (
  packs: readonly {
    readonly ref: string;
    readonly id: string;
    readonly effectiveFrom: string;
    readonly effectiveTo: string | null;
  }[],
  kind: string | undefined,
  day: string,
): string | undefined => {
  const wanted = kind === 'SERVICE_UNIT' ? 'VN-PUBLIC-UNIT' : 'VN-CIVIL';
  return packs.findLast(
    ({ id, effectiveFrom, effectiveTo }) =>
      id.startsWith(wanted) && effectiveFrom <= day && (effectiveTo === null || day <= effectiveTo),
  )?.ref;
};
