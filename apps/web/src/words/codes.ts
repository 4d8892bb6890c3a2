import wordsJson from '../api/words.gen.json' with { type: 'json' };
import type { Words } from './language.js';

type Named = Readonly<Record<string, Words>>;

const { roles, seats, codes } = wordsJson as unknown as {
  readonly roles: Named;
  readonly seats: Named;
  readonly codes: Readonly<Record<string, Named>>;
};

const asItIs = (code: string): Words => ({ vi: code, en: code });

/** What a code of a kind (`stage`, `status`, `clock` …) is called; the code itself where it is a name that somebody gave. */
export const wordsOf = (kind: string, code: string): Words => codes[kind]?.[code] ?? asItIs(code);

/** What a role of an account is called. */
export const roleWords = (role: string): Words => roles[role] ?? asItIs(role);

/** What a seat in a round is called. */
export const seatWords = (seat: string): Words => seats[seat] ?? asItIs(seat);

/** The courses that a pack can have, by code. */
export const courseCodes: readonly string[] = Object.keys(codes['course'] ?? {}).filter((code) => code !== 'BEGINNING');

/** What a plan can say something about, by code. */
export const termCodes: readonly string[] = Object.keys(codes['term'] ?? {});
