import { wordsOf } from '../../words/codes.js';
import type { Words } from '../../words/language.js';
import { personWords } from '../../words/seated.js';

type Seats = ReadonlyMap<string, Words>;
type Told = (value: string, seats: Seats) => Words;

const named =
  (vi: string, en: string): Told =>
  (value) => ({ vi: `${vi} ${value}`, en: `${en} ${value}` });

const person =
  (vi: string, en: string): Told =>
  (value, seats) => {
    const who = personWords(seats, value);
    return { vi: `${vi}: ${who.vi}`, en: `${en}: ${who.en}` };
  };

const coded =
  (kind: string): Told =>
  (value) =>
    wordsOf(kind, value);

/** What of an event's own fields says whom or what it is about, in the order in which it is said. */
const fields: readonly (readonly [field: string, told: Told])[] = [
  ['candidate', named('thí sinh', 'candidate')],
  ['script', named('bài', 'script')],
  ['post', named('vị trí', 'post')],
  ['item', named('vật niêm phong', 'item')],
  ['motion', named('nội dung biểu quyết', 'motion')],
  ['lot', named('lần bốc thăm', 'draw')],
  ['rule', coded('rule')],
  ['kind', coded('body')],
  ['mark', named('điểm', 'mark')],
  ['score', named('điểm', 'score')],
  ['member', person('thành viên', 'member')],
];

const SEALED = 'SEALED';
const sealed: Words = { vi: 'nội dung còn niêm phong', en: 'what it holds is still sealed' };

/** Whom or what an event is about, by its own fields. What is sealed says so, once. */
export const aboutWords = (data: Readonly<Record<string, unknown>>, seats: Seats): readonly Words[] => {
  const told = fields.flatMap(([field, words]) => {
    const value = data[field];
    return typeof value === 'string' && value !== '' && value !== SEALED ? [words(value, seats)] : [];
  });
  return Object.values(data).includes(SEALED) ? [...told, sealed] : told;
};
