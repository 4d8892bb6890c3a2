import type { Fault } from '../packs/pack.js';

/** Stops the reading of input at its first fault; never leaves this library. */
class BadInput extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message);
  }
}

/** Ends the reading with a fault. */
export const bad = (code: string, path: string, message: string): never => {
  throw new BadInput({ code, path, message });
};

/** What `read` makes of its input, or the fault at which it stopped. */
export const reading = <Value>(read: () => Value): Value | Fault => {
  try {
    return read();
  } catch (error) {
    if (error instanceof BadInput) return error.fault;
    throw error;
  }
};

/** A value of unknown input with the path that leads to it. */
export interface At {
  readonly value: unknown;
  readonly path: string;
}

/** A part of a value. Its path is put together only where a fault needs it: sound input pays nothing for it. */
class Part implements At {
  constructor(
    readonly value: unknown,
    private readonly whole: At,
    private readonly step: string | number,
  ) {}

  get path(): string {
    const { path } = this.whole;
    if (typeof this.step === 'number') return `${path}[${this.step}]`;
    return path === '' ? this.step : `${path}.${this.step}`;
  }
}

const valueOf = (at: At, name: string): unknown => (at.value as Readonly<Record<string, unknown>>)[name] ?? undefined;

/** A field; `null` counts as left out. */
export const field = (at: At, name: string): At => new Part(valueOf(at, name), at, name);

/** What a fault calls a value: its path, which the whole does not have. */
const nameOf = ({ path }: At): string => path || 'the input';

const present = (at: At): void => {
  if (at.value === undefined || at.value === null) bad('missing-field', at.path, `${nameOf(at)} is missing`);
};

/** An object. */
export const object = (at: At): At => {
  present(at);
  return typeof at.value === 'object' && !Array.isArray(at.value)
    ? at
    : bad('wrong-type', at.path, `${nameOf(at)} must be an object`);
};

/** A list, each entry with its path. */
export const list = (at: At): readonly At[] => {
  present(at);
  if (!Array.isArray(at.value)) return bad('wrong-type', at.path, `${at.path} must be a list`);
  return at.value.map((value: unknown, index) => new Part(value, at, index));
};

/** A text with something in it. */
export const text = (at: At): string => {
  present(at);
  return typeof at.value === 'string' && at.value !== ''
    ? at.value
    : bad('wrong-type', at.path, `${at.path} must be a text`);
};

/** Yes or no. */
export const flag = (at: At): boolean =>
  typeof at.value === 'boolean' ? at.value : bad('wrong-type', at.path, `${at.path} must be true or false`);

/** One of the named words. */
export const oneOf = <const Word extends string>(at: At, words: readonly Word[]): Word => {
  present(at);
  return (
    words.find((word) => word === at.value) ??
    bad('unknown-value', at.path, `${at.path} must be one of ${words.join(', ')}`)
  );
};

/** Reads a field into `target` when it is there: left out stays left out. */
export const take = <Target, Name extends keyof Target & string>(
  at: At,
  target: { -readonly [Key in keyof Target]: Target[Key] },
  name: Name,
  read: (at: At) => NonNullable<Target[Name]>,
): void => {
  const value = valueOf(at, name);
  if (value !== undefined) target[name] = read(new Part(value, at, name));
};

/** `{ [name]: read(field) }` when the field is there, otherwise `{}`: left out stays left out. */
export const optional = <const Name extends string, Value>(
  at: At,
  name: Name,
  read: (at: At) => Value,
): Readonly<Partial<Record<Name, Value>>> => {
  const found = field(at, name);
  return (found.value === undefined ? {} : { [name]: read(found) }) as Readonly<Partial<Record<Name, Value>>>;
};

/** Up to here looking through a list is cheaper than a set. */
const SHORT = 16;

/** Index of the first text that occurred before, or -1. */
const firstRepeated = (texts: readonly string[]): number => {
  if (texts.length <= SHORT) return texts.findIndex((value, index) => texts.indexOf(value) < index);
  const seen = new Set<string>();
  // A set that does not grow knew the text.
  return texts.findIndex((value) => seen.size === seen.add(value).size);
};

/** Refuses ids of the entries of a list of which one occurs twice; `step` leads from the entry to its id. */
export const demandDistinct = (at: At, ids: readonly string[], step: string): void => {
  const index = firstRepeated(ids);
  if (index !== -1) bad('duplicate-id', `${at.path}[${index}]${step}`, `${String(ids[index])} occurs twice`);
};

/** Texts of which none occurs twice. */
export const distinct = (entries: readonly At[], read: (at: At) => string = text): readonly string[] => {
  const texts = entries.map((entry) => read(entry));
  const again = entries[firstRepeated(texts)];
  if (again !== undefined) bad('duplicate-id', again.path, `${String(again.value)} occurs twice`);
  return texts;
};

/** A whole number from `lowest` to `highest`. */
export const whole = (at: At, lowest: number, highest: number): number => {
  const { value, path } = at;
  if (value === undefined) return bad('missing-field', path, `${path} is missing`);
  return Number.isInteger(value) && Number(value) >= lowest && Number(value) <= highest
    ? Number(value)
    : bad('bad-length', path, `${path} must be a whole number from ${lowest} to ${highest}`);
};
