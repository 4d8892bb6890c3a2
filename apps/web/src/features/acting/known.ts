import type { Path } from './values.js';

/** What can be chosen, and what people call it. */
export type Choices = readonly (readonly [code: string, label: string])[];

/** What can be chosen in a form, beside what can be typed: by the name of the field, the value and what people call it. */
export interface Known {
  /** Everybody whose name is known here, by personId. */
  readonly people: Readonly<Record<string, string>>;
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

/** What a field can be chosen from; nothing where it is typed. */
export const chosenFrom = (
  { people, codes }: Known,
  { command, path }: { readonly command: string; readonly path: Path },
  isPerson: boolean,
): Choices => {
  if (isPerson) return Object.entries(people).sort(([, a], [, b]) => a.localeCompare(b, 'vi'));
  const name = singular(path.filter((step) => typeof step === 'string').at(-1) ?? '');
  if (fresh.includes(`${command}.${name}`)) return [];
  return codes[`${command}.${name}`] ?? codes[name] ?? codes[alike[name] ?? ''] ?? [];
};
