import type { BoardSeats, CouncilDoc } from '../api/types.gen.js';
import { roleWords, seatWords, wordsOf } from './codes.js';
import type { Words } from './language.js';

/** Who is called what in a round: several may hold one seat, and one person several. */
type Held = readonly [person: string, words: Words];

const joined = (one: Words, other: Words): Words => ({ vi: `${one.vi}, ${other.vi}`, en: `${one.en}, ${other.en}` });

const boardOf = (kind: string, { head, deputy, members, secretary }: BoardSeats): readonly Held[] => {
  const body = wordsOf('body', kind);
  const held: Held[] = [[head.person, { vi: `Trưởng ${body.vi}`, en: `head of ${body.en}` }]];
  if (deputy !== undefined)
    held.push([deputy.person, { vi: `Phó Trưởng ${body.vi}`, en: `deputy head of ${body.en}` }]);
  members.forEach(({ person }) => held.push([person, { vi: `thành viên ${body.vi}`, en: `member of ${body.en}` }]));
  held.push([secretary.person, { vi: `thư ký ${body.vi}`, en: `secretary of ${body.en}` }]);
  return held;
};

const councilOf = ({ members, supervision, boards }: CouncilDoc): readonly Held[] => [
  ...members.map(({ person, role }): Held => [person, wordsOf('role', role)]),
  ...(supervision === null ? [] : boardOf('SUPERVISION', supervision)),
  ...Object.entries(boards).flatMap(([kind, board]) => boardOf(kind, board)),
];

/** Those who hold the same seat are told apart by a number, in the order in which they were named. */
const numbered = (held: readonly Held[]): readonly Held[] =>
  held.map(([person, words], at) => {
    const same = held.filter(([, { vi }]) => vi === words.vi);
    if (same.length === 1) return [person, words];
    const place = String(held.slice(0, at + 1).filter(([, { vi }]) => vi === words.vi).length);
    return [person, { vi: `${words.vi} ${place}`, en: `${words.en} ${place}` }];
  });

/** By personId, in which seats somebody sits in a round. Nobody's name is asked for. */
export const seatedIn = (
  round?: { readonly owner: string; readonly authority: string },
  council?: CouncilDoc,
): ReadonlyMap<string, Words> => {
  const run: Held[] =
    round === undefined
      ? []
      : [
          [round.owner, seatWords('OWNER')],
          [round.authority, seatWords('AUTHORITY')],
        ];
  const seats = new Map<string, Words>();
  for (const [person, words] of [...run, ...numbered(council === undefined ? [] : councilOf(council))]) {
    const before = seats.get(person);
    seats.set(person, before === undefined ? words : joined(before, words));
  }
  return seats;
};

/** As much of an id as tells it from the others of a round. */
export const shortId = (id: string): string => (/^[0-9a-f-]{36}$/.test(id) ? id.slice(0, 8) : id);

const SYSTEM: Words = { vi: 'hệ thống, theo quy tắc', en: 'the system, by rule' };

/** By what right something was done: `role:HR` is the role of an account, `process:…` nobody's own doing. */
export const rightWords = (authority: string): Words => {
  const [kind = '', code = ''] = authority.split(':');
  if (kind === 'role') return roleWords(code);
  return kind === 'process' ? SYSTEM : { vi: authority, en: authority };
};

/** A person by seat where one is held in the round, else by the right under which something was done. */
export const personWords = (seats: ReadonlyMap<string, Words>, person: string, authority = ''): Words => {
  if (person.startsWith('system:')) return SYSTEM;
  const id = shortId(person);
  const seat = seats.get(person) ?? (authority === '' ? undefined : rightWords(authority));
  return seat === undefined ? { vi: id, en: id } : { vi: `${seat.vi} (${id})`, en: `${seat.en} (${id})` };
};

/** By which seat somebody is called in a round, where nobody is called by name. */
export const seatIn = (council: CouncilDoc | undefined, person: string): Words =>
  seatedIn(undefined, council).get(person) ?? { vi: 'người không còn nhiệm vụ', en: 'somebody without a seat' };
