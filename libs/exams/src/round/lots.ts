import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

// How an auditor redoes a lot with nothing but `sha256sum` and `xxd` (all hex is lower-case):
//
// 1. The seed of an order: the bytes of the secret, then one line `candidate=nonce` for each nonce, the lines sorted by
//    byte and each ended by a line feed:
//      { printf "$secret" | xxd -r -p; printf 'C1=%s\nC2=%s\n' "$n1" "$n2"; } | sha256sum
//    The seed of a paper is the 64 digits that were drawn, as they are.
// 2. Block k = 0, 1, 2, … of the seed; its first 12 hex digits are a number x below 2^48:
//      { printf "$seed" | xxd -r -p; printf '%08x' "$k" | xxd -r -p; } | sha256sum | cut -c1-12
// 3. A place below n: x mod n, but a block whose x is not below the largest multiple of n up to 2^48 is skipped, so that
//    every place is equally likely.
// 4. An index is one place below n. An order starts from the items sorted by byte; for i from the last place down to 1 it
//    takes the next place j below i + 1 and swaps the items at i and j. Blocks are used up one after another.

/** A number of 48 bits: exact in a double, and in shell arithmetic. */
const RANGE = 2 ** 48;
const HEX_DIGITS = 12;
const NONCE_LINE_END = '\n';

/** A candidate's own contribution to a lot: 64 hex digits. */
export interface Nonce {
  readonly candidate: string;
  readonly nonce: string;
}

const byBytes = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const blockOf = (seed: Uint8Array, counter: number): number => {
  const place = hexToBytes(counter.toString(16).padStart(8, '0'));
  return Number.parseInt(bytesToHex(sha256(concatBytes(seed, place))).slice(0, HEX_DIGITS), 16);
};

/** Gives places below `n`, one after another, each equally likely. */
const drawFrom = (seed: Uint8Array) => {
  let counter = 0;
  return (n: number): number => {
    if (!Number.isInteger(n) || n < 1 || n > RANGE) throw new RangeError(`a lot among ${n} is none`);
    const fair = RANGE - (RANGE % n);
    let x: number;
    do {
      x = blockOf(seed, counter);
      counter += 1;
    } while (x >= fair);
    return x % n;
  };
};

/** The place, from 0 and below `n`, that a seed of 64 hex digits draws. Throws for other text or no place at all. */
export const lotIndex = (seedHex: string, n: number): number => drawFrom(hexToBytes(seedHex))(n);

/** The seed of an order, in hex: neither who holds the secret nor any one candidate can choose it alone. */
export const lotSeed = (secretHex: string, nonces: readonly Nonce[]): string => {
  const lines = nonces.map(({ candidate, nonce }) => `${candidate}=${nonce}`).sort(byBytes);
  const text = lines.map((line) => line + NONCE_LINE_END).join('');
  return bytesToHex(sha256(concatBytes(hexToBytes(secretHex), utf8ToBytes(text))));
};

/**
 * `items` in the order that the secret (hex) and the nonces draw. The order in which nonces or items are given has no say.
 * Throws when the secret is not hex.
 */
export const lotOrder = (secretHex: string, nonces: readonly Nonce[], items: readonly string[]): readonly string[] => {
  const draw = drawFrom(hexToBytes(lotSeed(secretHex, nonces)));
  const order = [...items].sort(byBytes);
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = draw(i + 1);
    // The swap: what stood at i goes to j.
    order.splice(j, 1, ...order.splice(i, 1, ...order.slice(j, j + 1)));
  }
  return order;
};
