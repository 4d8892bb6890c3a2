import { randomUUID } from 'node:crypto';
import { account, FIRST_ADMIN, MACHINE } from '#exams';
import { derivedId, openEngine } from './engine.js';
import { sqliteVault } from '#vault';
import { mustBePrivate, sealFile, vaultFile } from './data-folder.js';
import { type HeadFault, NotAsSealed, verifyLog } from './sealed-head.js';
import type { Settings } from './settings.js';

/**
 * Accepts data that is not as it was sealed, as after a backup was put back, and records that with its reason; answers what
 * was found, or nothing where all is as it was sealed. Only while no server runs on the data.
 */
export const acceptRestoration = async (settings: Settings, reason: string): Promise<HeadFault | undefined> => {
  const engine = await openEngine(settings, { acceptingLog: true });
  try {
    const found = engine.sealed?.fault;
    if (found === undefined) return undefined;
    const id = randomUUID();
    const sealed = await engine.vault.seal(derivedId('text', id, 'reason'), `account-${FIRST_ADMIN}`, 'reason', reason);
    const ids = { correlationId: id, causationId: id, commandId: id, commandDigest: id };
    const context = { actor: MACHINE, authority: 'machine', at: new Date().toISOString(), ...ids };
    const data = { reason: sealed, found, end: Number(await engine.events.head()) };
    await engine.executor.execute(account, FIRST_ADMIN, { type: 'RecordRestoration', data }, context);
    engine.sealed?.accept();
    return found;
  } finally {
    await engine.close();
  }
};

/** Holds the whole log against its seal, also beside a server that runs on it; throws {@link NotAsSealed}, or answers up to where it is sealed, if it is. */
export const verifyData = async (settings: Settings, masterKey: Uint8Array): Promise<number | undefined> => {
  mustBePrivate(settings);
  const vault = sqliteVault({ file: vaultFile(settings), masterKey });
  try {
    const { fault, position } = await verifyLog({ file: sealFile(settings), log: settings.events, vault });
    if (fault !== undefined) throw new NotAsSealed(fault);
    return position;
  } finally {
    await vault.close();
  }
};
