import type { Refusal } from '#kernel';
import { own } from '#exams';

/** Where in the body stands what is refused, by the code of the refusal; `{name}` is filled from its details. */
const fieldOf: Readonly<Record<string, string>> = {
  'applicant-not-known': 'person',
  'authority-not-known': 'authority',
  'superior-not-known': 'superior',
  'round-code-taken': 'code',
  'unknown-pack': 'pack',
  'pack-not-in-force': 'pack',
  'pack-unsound': 'pack',
  'pack-hash-mismatch': 'packHash',
  'plan-missing': 'terms.{parameter}',
  'plan-term-unsound': 'terms.{term}',
  'term-not-for-plan': 'terms.{term}',
  'deviation-unnamed': 'terms.{term}',
  'course-missing': 'terms.course',
  'reserve-not-for-plan': 'terms.reserveMonths',
  'duplicate-rule': 'terms.eligibility',
  'scheme-does-not-cover': 'scheme.units',
  'budget-missing': 'budget',
  'plan-before-principle': 'decision.date',
};

/** The field of the body that a refusal is about; `undefined` where it is about the whole. */
export const refusedField = ({ refused, details }: Refusal): string | undefined =>
  own(fieldOf, refused)?.replace(/\{(\w+)\}/, (_, name: string) => String(details[name]));

/** Details that list what could be sent instead, by the code of the refusal. */
const choicesOf: Readonly<Record<string, string>> = {
  'unknown-pack': 'allowed',
  'pack-not-in-force': 'allowed',
  'course-missing': 'courses',
};
/** Terms of a plan that are words of its pack. */
const chosen: readonly unknown[] = ['ranking', 'course'];

/** What could be sent in that field instead, where it is one of a few words. */
export const refusedChoices = ({ refused, details }: Refusal): readonly string[] | undefined => {
  const isTerm = refused === 'plan-term-unsound' && chosen.includes(details['term']);
  const listed = details[isTerm ? 'allowed' : (own(choicesOf, refused) ?? '')];
  return listed === undefined ? undefined : String(listed).split(', ');
};
