import type { Refusal } from '#kernel';
import { dayEn, dayVi, isDay, localDay, sourceVi } from '#rules';
import { own } from '../own.js';
import type { Language, Wording } from '../wording.js';
import { detailWords } from './codes.js';

/** Names of people and candidates by their ids, as far as the reader may know them. */
export type Names = Readonly<Record<string, string>>;

/** An article of an instrument, as a rule cites it. */
const CITED = / Art \d/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):\d{2}:\d{2}(?:\.\d+)?Z$/;
/** Vietnam is so many hours ahead of UTC all year. */
const HOURS_AHEAD = 7;

const dayIn: Readonly<Record<Language, (day: string) => string>> = { vi: dayVi, en: dayEn };

/** How somebody is called whose name the reader may not know, by the detail that they stand in. */
const unnamed: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  candidate: { vi: 'thí sinh này', en: 'this candidate' },
  next: { vi: 'thí sinh kế tiếp theo thứ tự bốc thăm', en: 'whoever is next by the lot' },
  member: { vi: 'thành viên này', en: 'this member' },
  holder: { vi: 'người khác', en: 'somebody else' },
  unit: { vi: 'này', en: 'in question' },
  round: { vi: 'khác', en: 'in question' },
  position: { vi: 'này', en: 'in question' },
};
/** The same behind a noun that says already what they are: `thí sinh {candidate}`, `the member {member}`. */
const afterNoun: Readonly<Record<Language, string>> = { vi: 'này', en: 'in question' };
const NOUN = /(?:thí sinh|thành viên|ông\/bà|giám thị|trưởng ban|candidate|member|invigilator|deputy) $/i;
const somebody: Readonly<Record<Language, string>> = { vi: 'người này', en: 'this person' };

/** The local time of an instant, to the minute: `09:30 21/12/2026`. */
const momentIn = (instant: string, language: Language): string => {
  const hour = (Number(instant.slice(11, 13)) + HOURS_AHEAD) % 24;
  return `${String(hour).padStart(2, '0')}${instant.slice(13, 16)} ${dayIn[language](localDay(instant))}`;
};

/** A code in words, and the article that a rule cites as each language has it. */
const wordsFor = (name: string, value: string): Readonly<Record<Language, string>> | undefined =>
  name === 'rule' && CITED.test(value) ? { vi: sourceVi(value), en: value } : own(own(detailWords, name) ?? {}, value);

const spelt = (
  { name, isNamed }: { readonly name: string; readonly isNamed: boolean },
  value: string,
  language: Language,
  names: Names,
): string => {
  const known = own(names, value);
  if (known !== undefined) return known;
  const words = wordsFor(name, value);
  if (words !== undefined) return words[language];
  if (isDay(value)) return dayIn[language](value);
  // An id may look like an instant of a day that never was.
  if (isDay(INSTANT.exec(value)?.[1])) return momentIn(value, language);
  if (!UUID.test(value)) return value;
  return (isNamed ? afterNoun : (own(unnamed, name) ?? somebody))[language];
};

const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

/**
 * The sentence of a refusal in one language: each `{name}` filled from its details, with codes in words, days as people
 * write them, and people by their names as far as these are given. A detail that is missing stays as it stands.
 */
export const sentence = (
  wording: Pick<Wording, Language>,
  details: Refusal['details'],
  language: Language,
  names: Names = {},
): string =>
  capital(
    wording[language].replace(/\{(\w+)\}/g, (whole, name: string, at: number, text: string) => {
      const value = own(details, name);
      if (value === undefined) return whole;
      const place = { name, isNamed: NOUN.test(text.slice(0, at)) };
      const parts = String(value)
        .split(', ')
        .map((part) => spelt(place, part, language, names));
      return [...new Set(parts)].join(', ');
    }),
  );
