import { existsSync } from 'node:fs';
import { lock, unlock } from './box.js';
import { VaultTampered } from './errors.js';
import { deriveKeys, type DerivedKeys, fits, mustFit, rewrapLasting } from './keys.js';
import { installMasterKey, loadOrCreateMasterKey, nextKeyFile } from './master-key.js';
import { type Rows, type RowsAlone } from './rows.js';
import { tallying } from './tally.js';

/** How far a rotation has come: the new key is on disk, so many keys are wrapped anew, all of it is saved, the old one is gone. */
export type RotationStep =
  | { readonly at: 'NEW_KEY' | 'SAVED' | 'OLD_KEY_GONE' }
  | { readonly at: 'WRAPPED'; readonly done: number; readonly total: number };

export interface Rotation {
  /** The vault. */
  readonly alone: RowsAlone;
  /** Where the new key is to lie in the end. */
  readonly keyFile: string;
  /** The key that is in use. Asked only when the vault still needs it. */
  readonly masterKey: () => Uint8Array;
  readonly onStep?: (step: RotationStep) => void;
}

const rewrapKeys = (
  rows: Rows,
  [old, next]: readonly [DerivedKeys, DerivedKeys],
  onStep: (done: number, total: number) => void,
) => {
  const subjects = rows.subjects();
  for (const [at, subject] of subjects.entries()) {
    const row = rows.subject(subject);
    const key = row?.erased === false ? unlock(old.wrapping, row.wrapped, ['key', subject]) : undefined;
    if (key === undefined) throw new VaultTampered('a key');
    rows.rewrap(subject, lock(next.wrapping, key, ['key', subject]));
    key.fill(0);
    onStep(at + 1, subjects.length);
  }
};

/** All of it in one transaction: no vault is ever half under one key and half under another. */
const rewrapAll = (rows: Rows, old: DerivedKeys, next: DerivedKeys, onStep: (done: number, total: number) => void) =>
  rows.writing(() => {
    mustFit(rows, old);
    const [before, after] = [tallying(rows, old), tallying(rows, next)];
    before.check();
    const generation = before.generation();
    rewrapKeys(rows, [old, next], onStep);
    rewrapLasting(rows, old, next);
    rows.setKeyCheck(next.check);
    after.recount(generation + 1);
  });

/**
 * Gives a vault a new master key: everything that the old one protects is wrapped anew, then the old one is overwritten. Can be
 * broken off at any point and called again: until the new wrapping is saved as a whole the old key opens everything, and
 * from then on the new one, which lies beside the old one from the start.
 *
 * @throws VaultInUse while anybody has the vault open; WrongMasterKey, VaultTampered and StoreUnavailable as opening it does.
 */
export const rotateMasterKey = async (rotation: Rotation): Promise<void> => {
  const { alone, keyFile, masterKey, onStep = () => undefined } = rotation;
  await alone(async (rows) => {
    const begun = existsSync(nextKeyFile(keyFile));
    const isSaved =
      begun && (await rows.reading(() => fits(rows, deriveKeys(loadOrCreateMasterKey(nextKeyFile(keyFile)).key))));
    if (!isSaved) {
      const old = deriveKeys(masterKey());
      await rows.reading(() => {
        mustFit(rows, old);
      });
      const next = deriveKeys(loadOrCreateMasterKey(nextKeyFile(keyFile)).key);
      onStep({ at: 'NEW_KEY' });
      await rewrapAll(rows, old, next, (done, total) => {
        onStep({ at: 'WRAPPED', done, total });
      });
    }
    await rows.purge();
    onStep({ at: 'SAVED' });
  });
  installMasterKey(keyFile);
  onStep({ at: 'OLD_KEY_GONE' });
};
