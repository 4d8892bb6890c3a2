import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** What a box takes beside what lies in it. */
export const BOX_BYTES = NONCE_BYTES + TAG_BYTES;
/** Length of the random bytes that hide what a commitment is made of. */
export const OPENING_BYTES = 32;

/** Where a box stands. Bound into it, so that a box moved elsewhere does not open. Encoded so that no two places look alike. */
export type Place = readonly string[];
const bytesOf = (place: Place): Buffer => Buffer.from(JSON.stringify(place));

/** A box is nonce ‖ ciphertext ‖ tag. */
export const lock = (key: Uint8Array, plain: Uint8Array, place: Place): Uint8Array => {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(bytesOf(place));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

/** What was locked, or `undefined` when the key, the place or any byte is another. */
export const unlock = (key: Uint8Array, box: Uint8Array, place: Place): Buffer | undefined => {
  if (box.length < NONCE_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv(CIPHER, key, box.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(bytesOf(place)).setAuthTag(box.subarray(-TAG_BYTES));
  const plain = decipher.update(box.subarray(NONCE_BYTES, -TAG_BYTES));
  try {
    return Buffer.concat([plain, decipher.final()]);
  } catch {
    return undefined;
  }
};

/** The one form in which a text is kept, compared and committed to: well-formed Unicode in NFC. */
export const canonical = (text: string): string => text.toWellFormed().normalize('NFC');

/** The commitment to a text: hex SHA-256 of the opening (64 hex digits) and the UTF-8 bytes of the text in NFC. */
export const commitmentOf = (text: string, opening: string): string =>
  createHash('sha256').update(Buffer.from(opening, 'hex')).update(canonical(text), 'utf8').digest('hex');
