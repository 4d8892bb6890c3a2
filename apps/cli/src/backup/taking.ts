import { existsSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import {
  CHAIN_BROKEN,
  CHAIN_START,
  type Chained,
  copyDatabase,
  logChain,
  mustBeUndamaged,
  sqliteEventStore,
} from '#stores';
import { vaultFile } from '../../../host/src/data-folder.js';
import { sealedBefore, verifyCopies } from '../../../host/src/restoration.js';
import type { Settings } from '../../../host/src/settings.js';
import { exits, Sentence } from '../command.js';
import type { Part, PartName } from './header.js';

/** Copies that fit together. */
export interface Taken extends Chained {
  readonly parts: readonly Part[];
}

/** Where each store of these settings lies, if it is a file that is there. */
const sourcesOf = (settings: Settings): ReadonlyMap<PartName, string> => {
  const places: readonly (readonly [PartName, string])[] = [
    ['views.sqlite', settings.views],
    ['events.sqlite', settings.events],
    ['vault.sqlite', vaultFile(settings)],
  ];
  return new Map(places.filter(([, file]) => isAbsolute(file) && existsSync(file)));
};

const mustBeHere = (settings: Settings): void => {
  if (!isAbsolute(settings.events)) {
    throw new Sentence(
      'Nhật ký không nằm trong tệp của máy này, nên lệnh này không sao lưu được; xem docs/backup.md. / The log does not lie in a file of this machine, so it is not backed up from here: docs/backup.md says how.',
      exits.setting,
    );
  }
  if (existsSync(settings.events) && existsSync(vaultFile(settings))) return;
  throw new Sentence(
    `Không có dữ liệu ở ${settings.data}; hãy đặt KHOABANG_DATA như của máy chủ. / There is no data in ${settings.data}: set KHOABANG_DATA as for the server.`,
    exits.setting,
  );
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
  const earlier = join(folder, 'earlier-vault.sqlite');
  copyDatabase(vaultFile(settings), earlier);
  const before = await sealedBefore(settings, earlier, masterKey);
  const acknowledged = await headOf(settings.events);
  const names = [...sourcesOf(settings)].map(([name, source]) => {
    copyDatabase(source, join(folder, name));
    mustBeUndamaged(join(folder, name));
    return name;
  });
  const log = join(folder, 'events.sqlite');
  const copies = { log, vault: join(folder, 'vault.sqlite'), seal: join(folder, 'log.seal') };
  await verifyCopies(settings, before, copies, masterKey);
  const end = walked(log);
  if (BigInt(end.position) < acknowledged || (await headOf(log)) !== BigInt(end.position)) {
    throw new Sentence(
      'Bản sao thiếu phần cuối của nhật ký; hãy chạy lại. / The copy lacks the end of the log: run this again.',
      exits.fault,
    );
  }
  return { ...end, parts: names.map((name) => ({ name, bytes: statSync(join(folder, name)).size })) };
};
