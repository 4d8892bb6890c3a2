import type { ActField, Shape } from '../../api/acts.js';
import { plainDecimal } from '../../words/format.js';

/** What a form holds: what people typed, as they typed it. */
export type Value = string | boolean | undefined | readonly Value[] | { readonly [Name in string]: Value };

/** Names and indexes that lead to a field. */
export type Path = readonly (string | number)[];

/** The path of a field as a refusal names it: `members[2].person`. */
export const pathText = (path: Path): string =>
  path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${String(step)}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
const isGroup = (value: Value): value is Readonly<Record<string, Value>> => typeof value === 'object' && !isList(value);

/** What stands at a path. */
export const valueAt = (value: Value, [step, ...rest]: Path): Value => {
  if (step === undefined) return value;
  if (isList(value)) return valueAt(value[Number(step)], rest);
  return isGroup(value) ? valueAt(value[step], rest) : undefined;
};

/** The same with something else at a path. */
export const withValue = (value: Value, [step, ...rest]: Path, next: Value): Value => {
  if (step === undefined) return next;
  if (typeof step === 'number') {
    const list = isList(value) ? value : [];
    return Array.from({ length: Math.max(list.length, step + 1) }, (_, at) =>
      at === step ? withValue(list[at], rest, next) : list[at],
    );
  }
  const group = isGroup(value) ? value : {};
  return { ...group, [step]: withValue(group[step], rest, next) };
};

/** What an untouched field holds: as many entries of a list as there must be, and what is proposed for each field. */
export const emptyOf = (shape: Shape, proposed: (path: Path) => Value = () => undefined, path: Path = []): Value => {
  if (shape.kind === 'group')
    return Object.fromEntries(
      shape.fields.map((field) => [field.name, emptyOf(field, proposed, [...path, field.name])]),
    );
  const own = proposed(path);
  if (own !== undefined || shape.kind !== 'list') return own;
  return Array.from({ length: Math.min(shape.least ?? 0, 7) }, (_, at) => emptyOf(shape.of, proposed, [...path, at]));
};

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0);

/** A moment typed as clocks in Viet Nam show it. */
const instant = (typed: string): string => (typed === '' ? '' : `${typed.length === 16 ? `${typed}:00` : typed}+07:00`);

const scalar = (shape: Shape, value: Value): unknown => {
  if (typeof value !== 'string') return value;
  if (shape.kind === 'mark') return plainDecimal(value);
  if (shape.kind === 'moment') return instant(value);
  if (shape.kind !== 'count') return value;
  // What is no number is sent as it was typed: the server says what is wrong with it.
  return /^\d+$/.test(value) ? Number(value) : value;
};

/** What a field sends; `undefined` where nothing was said. */
export const sentOf = (shape: Shape, value: Value): unknown => {
  if (shape.kind === 'group') {
    const group = bodyOf(shape.fields, value);
    return isEmpty(group) ? undefined : group;
  }
  if (shape.kind !== 'list') return scalar(shape, value);
  const entries = isList(value) ? value.map((one) => sentOf(shape.of, one)).filter((one) => !isEmpty(one)) : [];
  return entries.length === 0 ? undefined : entries;
};

/** Nobody, where that is an answer: a board may have a head and no further members. */
const saysNobody = (field: ActField): boolean =>
  field.needed === true && field.kind === 'list' && (field.least ?? 0) === 0;

/** The body that a form sends: what was left empty is left out. */
export const bodyOf = (fields: readonly ActField[], value: Value): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const sent = sentOf(field, valueAt(value, [field.name]));
      if (isEmpty(sent)) return saysNobody(field) ? [[field.name, []]] : [];
      return [[field.name, sent]];
    }),
  );
