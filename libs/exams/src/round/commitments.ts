import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { HEX_64, type Words } from '../wording.js';
import { type CodeEntry, codeMapText } from './marking/events.js';
import type { Round } from './state.js';

// What is promised as a hash before it is shown. Each has one formula, and `formulas` tells it wherever one is asked for.

export type CommitmentKind = 'CODE_MAP' | 'LOT';

/** How each is made, in the words of the document and of `khoabang commit`: for those who compute it themselves. */
export const formulas: Readonly<Record<CommitmentKind, string>> = {
  CODE_MAP:
    'SHA-256 (64 lower-case hex digits) of the UTF-8 text: the salt (64 lower-case hex digits), then one line "code=candidate id" for each script, the lines sorted by byte; lines are joined by one line feed, with none at the end',
  LOT: 'SHA-256 (64 lower-case hex digits) of the 32 bytes that the 64 hex digits of the secret write',
};

/** What is to be done with each, said beside it: it is answered once. */
export const keeping: Readonly<Record<CommitmentKind | 'NUMBER', Words>> = {
  CODE_MAP: {
    vi: 'Chỉ hiện lần này, không lưu ở đâu: một người giữ bảng phách, người kia giữ muối. Thiếu một trong hai thì không mở được; khi đó Hội đồng biểu quyết (`settle-code-map`).',
    en: 'Shown this once and kept nowhere: one keeper keeps the map, the other the salt. Without either it cannot be opened; then the council votes (settle-code-map).',
  },
  LOT: {
    vi: 'Chỉ hiện lần này, không lưu ở đâu, và chỉ mở được cuộc bốc thăm bằng đúng số bí mật này: hãy chép lại, cất kín. Nếu mất, Chủ tịch ghi là đã mất (`declare-lot-secret-lost`), mã cam kết được dùng thay.',
    en: 'Shown this once and kept nowhere, and the lot is opened with this secret alone: write it down and lock it away. If it is lost, the chair says so (declare-lot-secret-lost), and the commitment takes its place.',
  },
  NUMBER: {
    vi: 'Chỉ hiện lần này, không lưu ở đâu: hãy gửi ngay (`give-lot-number`), hoặc tạo số khác.',
    en: 'Shown this once and kept nowhere: give it now (give-lot-number), or make another.',
  },
};

const hashed = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

/** SHA-256 of a text in UTF-8, in hex. */
export const hashOfText = (text: string): string => hashed(utf8ToBytes(text));

/** The commitment to a map of codes under a salt of 64 hex digits. */
export const codeMapCommitment = (map: readonly CodeEntry[], salt: string): string =>
  hashOfText(codeMapText(map, salt));

/** The commitment to the secret of a lot, which is 64 hex digits. Throws for other text. */
export const lotCommitment = (secret: string): string => hashed(hexToBytes(secret));

/** True when the secret (any text) is the one that was committed to. */
export const opensLot = (secret: string, commitment: string): boolean =>
  HEX_64.test(secret) && lotCommitment(secret) === commitment;

/** So many random bytes, in hex: chance comes from outside. */
export type Hex = (bytes: number) => string;

/** A secret of a lot with the commitment to it. */
export interface MadeLot {
  readonly secret: string;
  readonly commitment: string;
}

/** A code map with all that belongs to it. The map is for one keeper, the salt for the other. */
export interface MadeCodeMap {
  readonly codes: readonly string[];
  readonly map: readonly CodeEntry[];
  readonly salt: string;
  readonly commitment: string;
}

const SECRET_BYTES = 32;
const CODE_BYTES = 4;

export const madeLot = (hex: Hex): MadeLot => {
  const secret = hex(SECRET_BYTES);
  return { secret, commitment: lotCommitment(secret) };
};

/** A number to give to a lot. */
export const madeNumber = (hex: Hex): { readonly number: string } => ({ number: hex(SECRET_BYTES) });

/** Codes that say nothing of who wrote what: random, each once. */
const codedAtRandom = (candidates: readonly string[], hex: Hex): readonly CodeEntry[] => {
  const codes = new Set<string>();
  while (codes.size < candidates.length) codes.add(`PH-${hex(CODE_BYTES)}`);
  return [...codes].flatMap((code, index) =>
    candidates.slice(index, index + 1).map((candidate) => ({ code, candidate })),
  );
};

const isMap = (items: readonly string[] | readonly CodeEntry[]): items is readonly CodeEntry[] =>
  typeof items[0] === 'object';

/** A salt and the commitment to a map: the one that is given, or one of random codes for these candidates. */
export const madeCodeMap = (items: readonly string[] | readonly CodeEntry[], hex: Hex): MadeCodeMap => {
  const map = isMap(items) ? items : codedAtRandom(items, hex);
  const salt = hex(SECRET_BYTES);
  const codes = map.map(({ code }) => code).sort();
  return { codes, map, salt, commitment: codeMapCommitment(map, salt) };
};

/** Hashes that stand in the round for something else: none of them can be a commitment that hides anything. */
const hashesShown = ({ plan, written, marking, defence, draws }: Round): readonly (string | null | undefined)[] => [
  plan.notice?.snapshot,
  marking.commitment,
  draws.PAPER.commitment,
  draws.ORDER.commitment,
  ...written.versions.map(({ hash }) => hash),
  ...Object.values(defence.schemes),
];

const ONE_DIGIT = /^(.)\1*$/;

/**
 * What is plainly wrong with a commitment on the day on which it is given: its shape, and that nobody holds the secret
 * behind a hash of nothing, of one digit over and over, or of another paper of the round.
 */
export const commitmentFault = (
  round: Round,
  commitment: string,
): 'commitment-malformed' | 'commitment-of-something-else' | undefined => {
  if (!HEX_64.test(commitment)) return 'commitment-malformed';
  const isIdle = ONE_DIGIT.test(commitment) || commitment === hashOfText('') || hashesShown(round).includes(commitment);
  return isIdle ? 'commitment-of-something-else' : undefined;
};
