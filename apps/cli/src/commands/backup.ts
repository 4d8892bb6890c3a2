import { resolve } from 'node:path';
import { backupBoxes, backupSalt, mustNotBeRotating } from '#vault';
import { masterKeyFile, mustBePrivate } from '../../../host/src/data-folder.js';
import { readSettings } from '../../../host/src/settings.js';
import { inDraft, mustBeFree, packInto } from '../backup/packing.js';
import { takeCopies } from '../backup/taking.js';
import { commandLine, exits, print, type Run } from '../command.js';
import { masterKey } from '../machine.js';

/** What is said once the file is there. */
const words = (file: string, position: number): string =>
  [
    `Đã sao lưu và kiểm tra đến vị trí ${position.toString()} / backed up and verified up to position ${position.toString()}: ${file}`,
    'Tệp không chứa khóa chủ và log.seal: hãy giữ bản sao của hai thứ đó ở nơi khác. Không có khóa chủ hiện nay thì không ai mở được tệp này. / The master key and log.seal are not in it: keep copies of both elsewhere, apart from it. Without the master key of today nobody can open it.',
    'Đừng giữ lâu hơn hạn phải xóa dữ liệu cá nhân: người bị xóa sau này vẫn còn trong đó. / Keep it no longer than the time within which an erasure must be complete: who is erased from now on is still in it.',
  ].join('\n');

/** `backup FILE`: log, views and vault of the data folder in one encrypted file, also while a server works on them. */
export const runBackup: Run = async (args, usage) => {
  const { positionals } = commandLine(args, usage, {}, [1, 1]);
  const file = resolve(positionals[0] ?? '');
  const settings = readSettings(process.env);
  mustBePrivate(settings);
  mustBeFree(file);
  mustNotBeRotating(masterKeyFile(settings));
  const key = masterKey(settings);
  const taken = new Date().toISOString();
  const position = await inDraft(file, async (draft) => {
    const copies = await takeCopies(settings, key, draft);
    const salt = backupSalt();
    const boxes = backupBoxes(key, salt);
    await packInto(file, draft, { taken, ...copies, salt, check: boxes.check }, boxes);
    return copies.position;
  });
  await print(words(file, position));
  return exits.ok;
};
