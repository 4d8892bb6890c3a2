import { existsSync, rmSync } from 'node:fs';
import { isMongodbAddress, mongodbPlace } from '#stores';
import { copyVault, mustNotBeRotating, type VaultCopied } from '#vault';
import { masterKeyFile } from '../../../host/src/data-folder.js';
import { readSettings } from '../../../host/src/settings.js';
import { isFile } from '../../../host/src/store-settings.js';
import { vaultAlone } from '../../../host/src/vault-opening.js';
import { exits, print, Sentence } from '../command.js';
import { masterKey } from '../machine.js';

const shown = (place: string): string => (isMongodbAddress(place) ? mongodbPlace(place) : place);

const noVault = (file: string): Sentence =>
  new Sentence(`Không có kho dữ liệu cá nhân ở ${file}. / There is no vault at ${file}: check --from.`, exits.usage);

const tooLarge = new Sentence(
  'Một văn bản dài hơn 12 MB, cơ sở dữ liệu không nhận; không ghi gì. / A text of more than 12 MB is too large for the database: nothing was written, leave the vault in its file.',
  exits.badInput,
);

const stillWritten = (to: string): string =>
  `Kho nguồn vẫn đang được ghi: hãy dừng các máy chủ, bỏ ${to} nếu còn, và chạy lại. / The source is still written to: stop the servers, remove ${to} if it is still there, and run this again.`;

const words = ({ rows, erased }: VaultCopied, from: string, to: string): string =>
  [
    `Kho đích giữ ${rows.toString()} dòng, đúng từng byte, dưới cùng khóa chủ; ${erased.toString()} chủ thể đã xóa vẫn là đã xóa / the target holds ${rows.toString()} rows, byte by byte, under the same master key; ${erased.toString()} who were erased stay erased: ${to}`,
    `Đặt KHOABANG_VAULT rồi khởi động, với cùng khóa chủ. Sau đó hủy kho cũ: người bị xóa từ nay vẫn còn trong đó. / Set KHOABANG_VAULT and start, with the same master key. Then destroy the old vault, which keeps whoever is erased from now on: ${from}`,
  ].join('\n');

/** What SQLite keeps of a database. */
const filesOf = (file: string): readonly string[] => ['', '-wal', '-shm'].map((end) => `${file}${end}`);

/** Does the work; a file that it made is gone again unless all of it came about. */
const inPlace = async (to: string, work: () => Promise<VaultCopied>): Promise<VaultCopied> => {
  const isNew = isFile(to) && !existsSync(to);
  let isDone = false;
  try {
    const copied = await work();
    isDone = !copied.isBehind;
    return copied;
  } catch (error) {
    throw error instanceof RangeError ? tooLarge : error;
  } finally {
    if (isNew && !isDone) for (const file of filesOf(to)) rmSync(file, { force: true });
  }
};

/** A whole vault into another store, under the same master key: nobody writes to a file meanwhile. Broken off, it is called again. */
export const moveVault = async (from: string, to: string): Promise<number> => {
  if (isFile(from) && !existsSync(from)) throw noVault(from);
  const settings = readSettings(process.env);
  mustNotBeRotating(masterKeyFile(settings));
  const key = masterKey(settings);
  const copied = await inPlace(to, () =>
    copyVault({ from: vaultAlone({ vault: from }), to: vaultAlone({ vault: to }), masterKey: key }),
  );
  await print(copied.isBehind ? stillWritten(shown(to)) : words(copied, shown(from), shown(to)));
  return copied.isBehind ? exits.differs : exits.ok;
};
