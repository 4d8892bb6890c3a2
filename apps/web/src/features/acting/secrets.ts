import { hashOfText, randomHex } from '../../ui/hash.js';

/** Whose script a code stands for. */
export interface CodeEntry {
  readonly code: string;
  readonly candidate: string;
}

/** What is kept under seal, by what is committed to: nothing of it is ever sent before it is opened. */
export interface Envelope {
  readonly format: 'khoabang.envelope/1';
  readonly round: string;
  readonly commitment: string;
  readonly secret?: string;
  readonly map?: readonly CodeEntry[];
  readonly salt?: string;
}

const HEX = /^[0-9a-f]{64}$/;
const CODE_DIGITS = 8;

/** True for 64 lower-case hex digits: a secret, a salt, or a hash. */
export const isHex = (text: string): boolean => HEX.test(text);

const bytesOf = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (two) => parseInt(two, 16));

/** The commitment to the secret of a lot: SHA-256 of the bytes that its digits write (docs/formats.md, Commitments). */
export const lotCommitment = async (secret: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', bytesOf(secret));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** The commitment to a code map: its salt, then a line for each script, sorted, one line feed between (docs/formats.md). */
export const codeMapCommitment = (map: readonly CodeEntry[], salt: string): Promise<string> =>
  hashOfText([salt, ...map.map(({ code, candidate }) => `${code}=${candidate}`).sort()].join('\n'));

/** Codes that say nothing of who wrote what: random, each once. */
export const drawnCodes = (candidates: readonly string[]): readonly CodeEntry[] => {
  const codes = new Set<string>();
  while (codes.size < candidates.length) codes.add(`PH-${randomHex().slice(0, CODE_DIGITS)}`);
  return [...codes].map((code, at) => ({ code, candidate: candidates[at] ?? '' }));
};

/** The codes alone, in an order that says nothing of the map. */
export const codesOf = (map: readonly CodeEntry[]): readonly string[] => map.map(({ code }) => code).sort();

/** Whose scripts were handed in: all who came and were not sent out of the room. */
export const scriptsDue = (
  candidates: readonly {
    readonly candidate: string;
    readonly attendance: string | null;
    readonly sanctions: readonly string[];
  }[],
): readonly string[] =>
  candidates
    .filter(({ attendance, sanctions }) => attendance === 'PRESENT' && !sanctions.includes('SUSPENSION'))
    .map(({ candidate }) => candidate);

const isEntry = (entry: unknown): entry is CodeEntry =>
  typeof entry === 'object' &&
  entry !== null &&
  typeof (entry as CodeEntry).code === 'string' &&
  typeof (entry as CodeEntry).candidate === 'string';

const hexIn = (value: unknown): string | undefined => (typeof value === 'string' && isHex(value) ? value : undefined);

const objectIn = (text: string): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
};

/** What a saved envelope holds, as far as it can be used; what `khoabang commit` prints is read, too. */
export const openedEnvelope = (text: string): Pick<Envelope, 'secret' | 'map' | 'salt'> => {
  const { secret, map, salt } = objectIn(text);
  const known = { secret: hexIn(secret), salt: hexIn(salt) };
  return {
    ...(known.secret === undefined ? {} : { secret: known.secret }),
    ...(known.salt === undefined ? {} : { salt: known.salt }),
    ...(Array.isArray(map) && map.every(isEntry)
      ? { map: map.map(({ code, candidate }) => ({ code, candidate })) }
      : {}),
  };
};

/** Commands that commit to something which only its keeper has: they wait until it was saved or printed. */
const committing: readonly string[] = ['CommitLot', 'CodeScripts'];

/** Under which name a form remembers that its envelopes were put away; no field of a command is called so. */
export const KEPT = '_kept';

/** True while a form must not be sent, because what it commits to is nowhere but on this page. */
export const isUnkept = (command: string, value: Readonly<Record<string, unknown>>): boolean =>
  committing.includes(command) && value[KEPT] !== true;
