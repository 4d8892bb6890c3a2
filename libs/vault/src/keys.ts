import { createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto';
import { lock, unlock } from './box.js';
import { InvalidMasterKey, VaultTampered, WrongMasterKey } from './errors.js';
import { type Rows } from './rows.js';

export const KEY_BYTES = 32;

/** The keys drawn from the master key, one per use, so that none says anything about another. They change with it. */
export interface DerivedKeys {
  /** Wraps the keys of subjects, and the {@link LastingKeys}. */
  readonly wrapping: Uint8Array;
  /** Counts the rows, see `tally.ts`. */
  readonly tally: KeyObject;
  /** Makes the secrets of {@link Vault.secret}. */
  readonly session: KeyObject;
  /** Not a key: stored openly, to tell at the start whether the master key is the right one. */
  readonly check: Uint8Array;
}

/**
 * The keys under which something was worked out that cannot be worked out again: they outlive a master key, and lie in the
 * vault, wrapped by the one that is in use. As objects, because making one of the bytes costs six times the digest of a request.
 */
export interface LastingKeys {
  /** Makes the entries of the blind index. */
  readonly index: KeyObject;
  readonly digest: KeyObject;
}

const deriving = (masterKey: Uint8Array, salt: Uint8Array = new Uint8Array(0)) => {
  if (masterKey.length !== KEY_BYTES) throw new InvalidMasterKey('A master key has 32 bytes.');
  return (use: string) => new Uint8Array(hkdfSync('sha256', masterKey, salt, `khoabang/vault/1/${use}`, KEY_BYTES));
};

/** Throws {@link InvalidMasterKey} unless the master key has 32 bytes. */
export const deriveKeys = (masterKey: Uint8Array): DerivedKeys => {
  const derive = deriving(masterKey);
  return {
    wrapping: derive('wrapping'),
    tally: createSecretKey(derive('tally')),
    session: createSecretKey(derive('session')),
    check: derive('key-check'),
  };
};

/** The key of one backup, and what tells openly whether a master key is the right one. No two salts give the same. */
export const deriveBackupKeys = (
  masterKey: Uint8Array,
  salt: Uint8Array,
): { readonly key: Uint8Array; readonly check: Uint8Array } => {
  const derive = deriving(masterKey, salt);
  return { key: derive('backup'), check: derive('backup-check') };
};

/** True when rows were kept under these keys. */
export const fits = (rows: Rows, { check }: DerivedKeys): boolean => {
  const stored = rows.keyCheck() ?? check;
  return stored.length === check.length && timingSafeEqual(stored, check);
};

/** Throws {@link WrongMasterKey} unless they were. */
export const mustFit = (rows: Rows, keys: DerivedKeys): void => {
  if (!fits(rows, keys)) throw new WrongMasterKey();
};

/** How each lasting key was drawn from the master key before vaults kept them. */
const FIRST: Readonly<Record<keyof LastingKeys, string>> = { index: 'blind-index', digest: 'digest' };
/** The names of all lasting keys. */
export const LASTING = Object.keys(FIRST) as readonly (keyof LastingKeys)[];

const placeOf = (name: string) => ['lasting-key', name];

/** Keeps a lasting key under this wrapping key. */
const keep = (rows: Rows, { wrapping }: DerivedKeys, name: string, key: Uint8Array): void => {
  rows.setLasting(name, lock(wrapping, key, placeOf(name)));
};

const kept = (rows: Rows, { wrapping }: DerivedKeys, name: string): Uint8Array => {
  const key = unlock(wrapping, rows.lasting(name) ?? new Uint8Array(0), placeOf(name));
  if (key === undefined) throw new VaultTampered('a key');
  return key;
};

/** Makes the lasting keys of a new vault, by chance; an older one goes on with those that its master key gave. */
export const makeLasting = (rows: Rows, keys: DerivedKeys, isOlder: boolean, masterKey: Uint8Array): void => {
  const derive = deriving(masterKey);
  for (const name of LASTING) keep(rows, keys, name, isOlder ? derive(FIRST[name]) : randomBytes(KEY_BYTES));
};

export const lastingKeys = (rows: Rows, keys: DerivedKeys): LastingKeys => ({
  index: createSecretKey(kept(rows, keys, 'index')),
  digest: createSecretKey(kept(rows, keys, 'digest')),
});

/** Wraps the lasting keys anew. */
export const rewrapLasting = (rows: Rows, old: DerivedKeys, next: DerivedKeys): void => {
  for (const name of LASTING) keep(rows, next, name, kept(rows, old, name));
};

/** What a key makes of these parts, told apart from any other parts. */
export const keyed = (key: KeyObject, ...parts: readonly (string | number)[]) =>
  createHmac('sha256', key).update(JSON.stringify(parts), 'utf8');

/** A key for this use, in hex, which changes with the master key. */
export const secretOf = ({ session }: Pick<DerivedKeys, 'session'>, use: string): string =>
  keyed(session, use).digest('hex');

/** What the `secret` of any vault under this master key makes for this use. */
export const masterSecret = (masterKey: Uint8Array, use: string): string => secretOf(deriveKeys(masterKey), use);
