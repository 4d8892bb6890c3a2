import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { InvalidMasterKey } from './errors.js';

export const KEY_BYTES = 32;

/** The keys drawn from the master key, one per use, so that none says anything about another. */
export interface DerivedKeys {
  /** Wraps the keys of subjects. */
  readonly wrapping: Uint8Array;
  /** Makes the entries of the blind index. */
  readonly index: KeyObject;
  /** As an object, because making one of the bytes costs six times the digest of a request. */
  readonly digest: KeyObject;
  /** Not a key: stored openly, to tell at the start whether the master key is the right one. */
  readonly check: Uint8Array;
}

/** Throws {@link InvalidMasterKey} unless the master key has 32 bytes. */
export const deriveKeys = (masterKey: Uint8Array): DerivedKeys => {
  if (masterKey.length !== KEY_BYTES) throw new InvalidMasterKey('A master key has 32 bytes.');
  const derive = (use: string) =>
    new Uint8Array(hkdfSync('sha256', masterKey, new Uint8Array(0), `khoabang/vault/1/${use}`, KEY_BYTES));
  return {
    wrapping: derive('wrapping'),
    index: createSecretKey(derive('blind-index')),
    digest: createSecretKey(derive('digest')),
    check: derive('key-check'),
  };
};
