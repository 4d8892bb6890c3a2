import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  CHAIN_BROKEN,
  CHAIN_START,
  type Chained,
  copyDatabase,
  isKurrentAddress,
  logChain,
  mustBeUndamaged,
  sqliteEventStore,
} from '#stores';
import { copyVault, sqliteVault } from '#vault';
import { sealedBefore, verifyCopies } from '../../../host/src/restoration.js';
import type { Settings } from '../../../host/src/settings.js';
import { isFile } from '../../../host/src/store-settings.js';
import { vaultAlone } from '../../../host/src/vault-opening.js';
import { exits, Sentence } from '../command.js';
import type { Part, PartName } from './header.js';

/** Copies that fit together, and where the log among them ends; no end where the vault was taken alone. */
export interface Taken extends Partial<Chained> {
  readonly parts: readonly Part[];
}

/** The views and the log, in this order, if they are files that are there. */
const sourcesOf = (settings: Settings): readonly (readonly [PartName, string])[] => {
  const places: readonly (readonly [PartName, string])[] = [
    ['views.sqlite', settings.views],
    ['events.sqlite', settings.events],
  ];
  return places.filter(([, file]) => isFile(file) && existsSync(file));
};

const mustBeHere = (settings: Settings): void => {
  const files = [settings.events, settings.vault].filter(isFile);
  if (settings.events !== 'memory' && files.every((file) => existsSync(file))) return;
  throw new Sentence(
    `Không có dữ liệu ở ${settings.data}; hãy đặt KHOABANG_DATA như của máy chủ. / There is no data in ${settings.data}: set KHOABANG_DATA as for the server.`,
    exits.setting,
  );
};

/** A copy of the vault as it stands at one moment, in a new file, wherever it lies. */
const takeVault = async ({ vault }: Settings, masterKey: Uint8Array, to: string): Promise<void> => {
  if (isFile(vault)) copyDatabase(vault, to);
  else await copyVault({ from: vaultAlone({ vault }), to: vaultAlone({ vault: to }), masterKey });
};

const headOf = async (file: string): Promise<bigint> => {
  const log = sqliteEventStore({ file, readOnly: true });
  try {
    return await log.head();
  } finally {
    await log.close();
  }
};

/** Walks a whole log; where it ends, and what its rows give. Throws a sentence where its index leads elsewhere. */
export const walked = (file: string): Chained => {
  const chain = logChain(file);
  try {
    const end = chain.advance(CHAIN_START, Number.MAX_SAFE_INTEGER);
    if (end.chain !== CHAIN_BROKEN) return end;
  } finally {
    chain.close();
  }
  throw new Sentence(
    'Nhật ký đã bị sửa từ bên ngoài: chỉ mục dẫn sai chỗ. Hãy gõ `npm run khoabang -- log verify`. / The log was changed from outside: its index leads elsewhere. Type `npm run khoabang -- log verify`.',
    exits.setting,
  );
};

const partsIn = (folder: string, names: readonly PartName[]): readonly Part[] =>
  names.map((name) => ({ name, bytes: statSync(join(folder, name)).size }));

const VAULT: PartName = 'vault.sqlite';

/** The vault alone, of a log in a database, which has to be backed up before it. */
const takeVaultAlone = async (settings: Settings, masterKey: Uint8Array, folder: string): Promise<Taken> => {
  const file = join(folder, VAULT);
  await takeVault(settings, masterKey, file);
  // Opened once, as a start does: with this key, and with all its rows.
  await (await sqliteVault({ file, masterKey })).close();
  mustBeUndamaged(file);
  return { parts: partsIn(folder, [VAULT]) };
};

const mustBeComplete = async (log: string, acknowledged: bigint): Promise<Chained> => {
  const end = walked(log);
  if (BigInt(end.position) >= acknowledged && (await headOf(log)) === BigInt(end.position)) return end;
  throw new Sentence(
    'Bản sao thiếu phần cuối của nhật ký; hãy chạy lại. / The copy lacks the end of the log: run this again.',
    exits.fault,
  );
};

/**
 * Copies the stores into a folder, beside a server that works on, and verifies the copies.
 *
 * The order makes them fit. Views first: they may be behind the log, which they then follow, but never ahead of it. Then the
 * log. The vault last: a text is sealed before the event that names it, and swept only once it is known that none does, so a
 * later vault has every text that the log names. What it has besides is what a crash leaves, and is swept like that. Somebody
 * who is erased between the two stays erased. The seal is taken before all of them, so that none of them may be behind it.
 */
export const takeCopies = async (settings: Settings, masterKey: Uint8Array, folder: string): Promise<Taken> => {
  mustBeHere(settings);
  if (isKurrentAddress(settings.events)) return takeVaultAlone(settings, masterKey, folder);
  const earlier = join(folder, 'earlier-vault.sqlite');
  await takeVault(settings, masterKey, earlier);
  const before = await sealedBefore(settings, earlier, masterKey);
  const acknowledged = await headOf(settings.events);
  const sources = sourcesOf(settings);
  for (const [name, source] of sources) copyDatabase(source, join(folder, name));
  await takeVault(settings, masterKey, join(folder, VAULT));
  const names = [...sources.map(([name]) => name), VAULT];
  for (const name of names) mustBeUndamaged(join(folder, name));
  const log = join(folder, 'events.sqlite');
  const copies = { log, vault: join(folder, VAULT), seal: join(folder, 'log.seal') };
  await verifyCopies(settings, before, copies, masterKey);
  return { ...(await mustBeComplete(log, acknowledged)), parts: partsIn(folder, names) };
};
