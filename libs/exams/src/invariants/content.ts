import type { Recorded } from '#kernel';
import { type Breach, breach, type Check } from './breach.js';

type Visit = (key: string, value: unknown, path: string) => string | undefined;

/** Everything that `visit` finds wrong in a value and in all that it holds. */
const findings = (value: unknown, visit: Visit, path: string, key = ''): readonly string[] => {
  const found = visit(key, value, path);
  const own = found === undefined ? [] : [found];
  if (Array.isArray(value)) {
    return [...own, ...value.flatMap((entry, index) => findings(entry, visit, `${path}[${index}]`, key))];
  }
  if (typeof value !== 'object' || value === null) return own;
  const inner = Object.entries(value).flatMap(([name, field]) => findings(field, visit, `${path}.${name}`, name));
  return [...own, ...inner];
};

const breaches = (invariant: 7 | 8, visit: Visit, history: readonly Recorded[]): readonly Breach[] =>
  history.flatMap((recorded) =>
    findings(recorded.data, visit, recorded.type).map((what) => breach(invariant, recorded, what)),
  );

const SCORES = new Set([
  'mark',
  'score',
  'raw',
  'net',
  'total',
  'mean',
  'spread',
  'difference',
  'replaces',
  'proposed',
]);
const DECIMAL = /^(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;

const badNumber: Visit = (key, value, path) => {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return `${path} is a number that is not whole`;
  // A commitment to a lot may take back another: that is a hash.
  if (!SCORES.has(key) || path === 'LotCommitted.replaces') return undefined;
  if (typeof value === 'number') return `${path} is a number where a decimal text belongs`;
  return typeof value === 'string' && !DECIMAL.test(value) ? `${path} is no decimal text` : undefined;
};

/** (7) Scores are decimal texts; no number is a fraction. */
export const numbersAreExact: Check = (history) => breaches(7, badNumber, history);

/** Keys under which people write. What they write stands in the vault; a code in capitals is no such text. */
const WRITTEN_BY_PEOPLE = new Set(['reason', 'subject', 'text', 'effects', 'note', 'opinion', 'comment']);
const OF_A_PERSON = new Set([
  'name',
  'fullname',
  'givenname',
  'familyname',
  'birthdate',
  'dateofbirth',
  'identitynumber',
  'idnumber',
  'nationalid',
  'phone',
  'email',
  'address',
  'photo',
  'bankaccount',
]);
/** Units and job positions are public: their names are not those of people. */
const PUBLIC_NAMES = new Set(['UnitRegistered.name', 'UnitRenamed.name']);
const CODE = /^[A-Z][A-Z0-9_]*$/;
const COMMITMENT = /^[0-9a-f]{64}$/;
/** The engine's own explanations are no free text. */
const EXPLANATION = /\.because\[\d+\]\.text$/;

/** True for a text that stands in the vault: a reference and a commitment, nothing else. `value` is an object. */
export const isSealed = (value: unknown): boolean => {
  const { ref, commitment } = value as { readonly ref?: unknown; readonly commitment?: unknown };
  return (
    typeof ref === 'string' &&
    typeof commitment === 'string' &&
    COMMITMENT.test(commitment) &&
    Object.keys(value as object).length === 2
  );
};

/** What people write stands as a code or sealed. */
const textFault = (value: unknown, path: string): string | undefined => {
  if (typeof value === 'string') return CODE.test(value) ? undefined : `${path} is open text`;
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isSealed(value)
    ? `${path} is no sealed text`
    : undefined;
};

const openText: Visit = (key, value, path) => {
  if (PUBLIC_NAMES.has(path)) return undefined;
  if (OF_A_PERSON.has(key.toLowerCase())) return `${path} is personal data`;
  return WRITTEN_BY_PEOPLE.has(key) && !EXPLANATION.test(path) ? textFault(value, path) : undefined;
};

/** (8) No event holds what a key in the vault protects: the history stands when the key is gone. */
export const nothingPersonal: Check = (history) => [
  ...breaches(8, openText, history),
  ...history.flatMap((recorded) => {
    const note = recorded.meta.backdated?.note;
    return note === undefined || isSealed(note)
      ? []
      : [breach(8, recorded, 'the note of a late entry is no sealed text')];
  }),
];
