/** Letters and digits that nobody takes for each other, read aloud or in print: 32 of them, so that a byte chooses all equally. */
const LETTERS = '23456789abcdefghijkmnpqrstuvwxyz';

/** A password of these random bytes as it is handed over: in groups of four. */
export const spelled = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length] ?? '')
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-');

/** 16 letters: 80 bits, which nobody guesses. */
const LONG = 16;

/** A new password to be handed over: made here, seen once. */
export const madeUp = (): string => spelled(crypto.getRandomValues(new Uint8Array(LONG)));
