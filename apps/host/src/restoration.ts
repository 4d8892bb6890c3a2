import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { account, FIRST_ADMIN, MACHINE } from '#exams';
import { derivedId, openEngine } from './engine.js';
import { sqliteVault, type Vault } from '#vault';
import { mustBePrivate, sealFile } from './data-folder.js';
import { type HeadFault, KEPT, NotAsSealed, type Verified, verifyLog } from './sealed-head.js';
import type { Settings } from './settings.js';
import { openVault } from './vault-opening.js';

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

/** Opens a vault for one piece of work. */
const inVault = async <Answer>(opening: Promise<Vault>, work: (vault: Vault) => Promise<Answer>): Promise<Answer> => {
  const vault = await opening;
  try {
    return await work(vault);
  } finally {
    await vault.close();
  }
};

/** Holds the whole log against its seal, also beside a server that runs on it; throws {@link NotAsSealed}, or answers up to where it is sealed, if it is. */
export const verifyData = async (settings: Settings, masterKey: Uint8Array): Promise<number | undefined> => {
  mustBePrivate(settings);
  return inVault(openVault(settings, masterKey), async (vault) => {
    const { fault, position } = await verifyLog({ file: sealFile(settings), log: settings.events, vault });
    if (fault !== undefined) throw new NotAsSealed(fault);
    return position;
  });
};

/** How far the log was sealed at some moment: what is copied after that must have come as far. */
export interface SealedBefore {
  /** The text of the seal; `undefined` where nothing was sealed. */
  readonly seal: string | undefined;
  /** What the vault knew of it. */
  readonly kept: string | undefined;
}

const sealIn = (settings: Settings): string | undefined => {
  const file = sealFile(settings);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
};

/**
 * What is sealed now, also beside a server that seals on. The vault is older than the answer, for it may know of no later seal
 * than the file; a copy of it, since opening a vault holds up whoever writes to it.
 */
export const sealedBefore = async (
  settings: Settings,
  vaultCopy: string,
  masterKey: Uint8Array,
): Promise<SealedBefore> => {
  const kept = await inVault(sqliteVault({ file: vaultCopy, masterKey }), (vault) => vault.get(...KEPT));
  return { kept, seal: sealIn(settings) };
};

/** Copies of the log and of the vault, taken in this order, and a file that is made for the seal they are held against. */
export interface Copies {
  readonly log: string;
  readonly vault: string;
  readonly seal: string;
}

/**
 * Holds copies of log and vault, the rows of both, against what was sealed before they were taken. Throws {@link NotAsSealed},
 * `WrongMasterKey` or `VaultTampered`.
 */
export const verifyCopies = (
  settings: Settings,
  before: SealedBefore,
  copies: Copies,
  masterKey: Uint8Array,
): Promise<void> => {
  if (before.seal !== undefined) writeFileSync(copies.seal, before.seal, { mode: 0o600, flag: 'wx' });
  return inVault(sqliteVault({ file: copies.vault, masterKey }), async (vault) => {
    const get = () => Promise.resolve(before.kept);
    const { fault } = await verifyLog({ file: copies.seal, log: copies.log, vault: { ...vault, get } });
    // A server that was started meanwhile has opened its closed seal before it wrote anything.
    if (fault === undefined || (fault === 'LOG_GROWN' && sealIn(settings) !== before.seal)) return;
    throw new NotAsSealed(fault);
  });
};

/** A seal may be written between two looks at it: what is wrong once is wrong so often. */
const LOOKS = 3;

/**
 * Holds the end of the log against its seal, as every start does, at the same cost however long it is, and beside a server
 * that runs on it; throws {@link NotAsSealed}, or answers up to where it is sealed, if it is. Asks the vault and writes nothing.
 */
export const verifyEnd = async (settings: Settings, vault: Vault): Promise<number | undefined> => {
  const sealing = { file: sealFile(settings), log: settings.events, vault };
  let found: Verified;
  let looks = 0;
  do {
    found = await verifyLog(sealing, 'TAIL');
    looks += 1;
  } while (found.fault !== undefined && looks < LOOKS);
  if (found.fault !== undefined) throw new NotAsSealed(found.fault);
  return found.position;
};
