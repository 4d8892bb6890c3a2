import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** What apps take for granted: SHA-1 over 30 seconds, six digits. Few of them do anything else (RFC 6238). */
const PERIOD_S = 30;
/** 160 bits, as RFC 4226 asks for. */
const SECRET_BYTES = 20;
/** Clocks of phones go wrong: the step before and the one after are good too. */
const WINDOW = 1;

const codesOf = (secret: string, label = ''): TOTP =>
  new TOTP({ issuer: 'Khoa Bảng', label, algorithm: 'SHA1', digits: 6, period: PERIOD_S, secret });

/** The secret of a new app, in base32 as apps take it. */
export const newSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** What an app reads out of a picture: `otpauth://totp/…`. */
export const uriOf = (secret: string, label: string): string => codesOf(secret, label).toString();

/** The step of time whose code this is, of those that are good at an instant (milliseconds). */
export const stepOf = (secret: string, code: string, now: number): number | undefined => {
  const delta = codesOf(secret).validate({ token: code, timestamp: now, window: WINDOW });
  return delta === null ? undefined : Math.floor(now / 1_000 / PERIOD_S) + delta;
};

/** As many as fit on a card in a wallet. */
export const RECOVERY_CODES = 10;
/** Digits and letters that nobody takes for each other: 32 of them, so that a byte chooses all equally. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 140 bits: nobody guesses one, however it is hashed (ASVS 5.0, 6.5.2 asks for 112). */
const LETTERS_EACH = 28;

const letters = (): string => [...randomBytes(LETTERS_EACH)].map((byte) => LETTERS[byte % LETTERS.length]).join('');

/** Codes for who has lost the device: `7K2M-Q0ZP-…`. */
export const newRecoveryCodes = (): readonly string[] =>
  Array.from({ length: RECOVERY_CODES }, () => letters().replaceAll(/.{4}(?=.)/g, '$&-'));

/** A recovery code as it is kept and compared, however somebody types it. */
export const plainCode = (code: string): string => code.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
