import { resolve } from 'node:path';
import { backupBoxes, backupSalt, mustNotBeRotating } from '#vault';
import { masterKeyFile, mustBePrivate } from '../../../host/src/data-folder.js';
import { readSettings } from '../../../host/src/settings.js';
import { inDraft, mustBeFree, packInto } from '../backup/packing.js';
import { takeCopies, type Taken } from '../backup/taking.js';
import { commandLine, exits, print, type Run } from '../command.js';
import { masterKey } from '../machine.js';

const KEEP_APART = [
  'Tệp không chứa khóa chủ và log.seal: hãy giữ bản sao của hai thứ đó ở nơi khác. Không có khóa chủ hiện nay thì không ai mở được tệp này. / The master key and log.seal are not in it: keep copies of both elsewhere, apart from it. Without the master key of today nobody can open it.',
  'Đừng giữ lâu hơn hạn phải xóa dữ liệu cá nhân: người bị xóa sau này vẫn còn trong đó. / Keep it no longer than the time within which an erasure must be complete: who is erased from now on is still in it.',
];
const NO_LOG =
  'Nhật ký nằm trong KurrentDB và không có trong tệp này: lần nào cũng hãy sao lưu nó trước, bằng công cụ của cơ sở dữ liệu, rồi mới chạy lệnh này. / The log lies in KurrentDB and is not in this file: back it up by the means of its database, each time before this command, so that every text it names is in here.';
const NO_VIEWS = 'Khung nhìn không có trong tệp: chúng được dựng lại. / The views are not in it: they are made again.';

/** What is said once the file is there: what is in it, and what is not. */
const words = (file: string, { position, parts }: Taken): string => {
  const how =
    position === undefined
      ? ['Đã sao lưu và kiểm tra kho dữ liệu cá nhân', 'backed up and verified, the vault alone']
      : [
          `Đã sao lưu và kiểm tra đến vị trí ${position.toString()}`,
          `backed up and verified up to position ${position.toString()}`,
        ];
  const missing = [
    ...(position === undefined ? [NO_LOG] : []),
    ...(parts.some(({ name }) => name === 'views.sqlite') ? [] : [NO_VIEWS]),
  ];
  return [`${how.join(' / ')}: ${file}`, ...missing, ...KEEP_APART].join('\n');
};

/** `backup FILE`: log, views and vault in one encrypted file, as far as they are files or in the vault's database, also while servers work on them. */
export const runBackup: Run = async (args, usage) => {
  const { positionals } = commandLine(args, usage, {}, [1, 1]);
  const file = resolve(positionals[0] ?? '');
  const settings = readSettings(process.env);
  mustBePrivate(settings);
  mustBeFree(file);
  mustNotBeRotating(masterKeyFile(settings));
  const key = masterKey(settings);
  const taken = new Date().toISOString();
  const copied = await inDraft(file, async (draft) => {
    const copies = await takeCopies(settings, key, draft);
    const salt = backupSalt();
    const boxes = backupBoxes(key, salt);
    await packInto(file, draft, { taken, ...copies, salt, check: boxes.check }, boxes);
    return copies;
  });
  await print(words(file, copied));
  return exits.ok;
};
