import type { Path } from './values.js';

/** What can be chosen, and what people call it. */
export type Choices = readonly (readonly [code: string, label: string])[];

/** What can be chosen in a form, beside what can be typed: by the name of the field, the value and what people call it. */
export interface Known {
  /** Everybody whose name is known here, by personId. */
  readonly people: Readonly<Record<string, string>>;
  /** Those among them who sit in the round already. */
  readonly seated?: Readonly<Record<string, string>>;
  /** Codes that are offered beside what is typed, as `codes` are. */
  readonly suggested?: Readonly<Record<string, readonly string[]>>;
  /** Codes by the name of the field that takes them: candidate, script, post, rule …; by `Command.field` where it differs. */
  readonly codes: Readonly<Record<string, Choices>>;
}

/** The one form of a name for what is one and what is several: `candidates` are chosen like a `candidate`. */
export const singular = (name: string): string =>
  name.endsWith('sses') ? name.slice(0, -2) : name.endsWith('s') ? name.slice(0, -1) : name;

/** Fields that take what another is named after. */
const alike: Readonly<Record<string, string>> = {
  order: 'candidate',
  witness: 'candidate',
  successor: 'unit',
  predecessor: 'unit',
  of: 'unit',
  into: 'unit',
};

/** Fields that name something new: what is there already is not offered. */
const fresh: readonly string[] = [
  'DraftRound.post',
  'ReceiveApplication.candidate',
  'TableMotion.motion',
  'ApprovePosition.code',
];

/** Fields that name somebody who sits there: nobody else can be replaced, or leave. */
const sitting: readonly string[] = ['member', 'removed'];

/** What a field can be chosen from; nothing where it is typed. */
export const chosenFrom = (
  { people, seated = people, codes }: Known,
  { command, path }: { readonly command: string; readonly path: Path },
  isPerson: boolean,
): Choices => {
  const name = singular(path.filter((step) => typeof step === 'string').at(-1) ?? '');
  if (isPerson)
    return Object.entries(sitting.includes(name) ? seated : people).sort(([, a], [, b]) => a.localeCompare(b, 'vi'));
  if (fresh.includes(`${command}.${name}`)) return [];
  return codes[`${command}.${name}`] ?? codes[name] ?? codes[alike[name] ?? ''] ?? [];
};

/** What is offered beside a field that is typed. */
export const suggestedFor = (
  { suggested = {} }: Known,
  { command, path }: { readonly command: string; readonly path: Path },
): readonly string[] => {
  const names = path.filter((step) => typeof step === 'string');
  return suggested[[command, ...names].join('.')] ?? [];
};
