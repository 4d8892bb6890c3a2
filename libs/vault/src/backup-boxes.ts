import { randomBytes } from 'node:crypto';
import { lock, unlock } from './box.js';
import { deriveBackupKeys } from './keys.js';

const SALT_BYTES = 32;

/** By chance, in hex: every backup has a key of its own. */
export const backupSalt = (): string => randomBytes(SALT_BYTES).toString('hex');

/**
 * The boxes in which a backup lies. Each is bound to the whole header of its file and to its place among the others, so that
 * none can be altered, left out, moved, or taken from another backup; how many there are follows from the header.
 */
export interface BackupBoxes {
  /** Stands in the header, in hex: tells a wrong master key from an altered file, and nothing of the key. */
  readonly check: string;
  readonly lock: (plain: Uint8Array, header: string, at: number) => Uint8Array;
  /** What was locked, or `undefined` when the key, the header, the place or any byte is another. */
  readonly unlock: (box: Uint8Array, header: string, at: number) => Uint8Array | undefined;
}

const placeOf = (header: string, at: number): readonly string[] => ['backup', header, at.toString()];

/** The boxes of the backup with this salt. Throws `InvalidMasterKey` unless the master key has 32 bytes. */
export const backupBoxes = (masterKey: Uint8Array, salt: string): BackupBoxes => {
  const { key, check } = deriveBackupKeys(masterKey, Buffer.from(salt, 'hex'));
  return {
    check: Buffer.from(check).toString('hex'),
    lock: (plain, header, at) => lock(key, plain, placeOf(header, at)),
    unlock: (box, header, at) => unlock(key, box, placeOf(header, at)),
  };
};
