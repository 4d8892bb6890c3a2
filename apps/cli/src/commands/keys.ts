import { existsSync } from 'node:fs';
import { rotateMasterKey, type RotationStep } from '#vault';
import { masterKeyFile, mustBePrivate, vaultFile } from '../../../host/src/data-folder.js';
import { readSettings } from '../../../host/src/settings.js';
import { commandLine, exits, misuse, print, type Run, Sentence } from '../command.js';
import { masterKey } from '../machine.js';

/** So many keys between two lines of progress. */
const LINE_EVERY = 1_000;

const say = (line: string): void => {
  void print(line);
};

const tell =
  (keyFile: string) =>
  (step: RotationStep): void => {
    if (step.at === 'NEW_KEY') say('Đã tạo khóa chủ mới. / A new master key was made.');
    if (step.at === 'WRAPPED' && (step.done % LINE_EVERY === 0 || step.done === step.total))
      say(`${step.done.toString()}/${step.total.toString()}`);
    if (step.at === 'SAVED') say('Mọi khóa đã được bọc lại. / Every key is wrapped anew.');
    if (step.at === 'OLD_KEY_GONE')
      say(`Khóa cũ đã bị hủy; khóa mới ở / the old key was destroyed; the new one is in ${keyFile}`);
  };

const KEEP_A_COPY =
  'Hãy cất một bản sao ở nơi khác; không có nó thì mất tên và nội dung. Mọi người phải đăng nhập lại. / Keep a copy elsewhere: without it names and texts are lost. Everybody signs in again.';
const FROM_SETTINGS =
  'KHOABANG_MASTER_KEY vẫn là khóa cũ: hãy xóa biến đó, hoặc đặt nội dung của tệp trên. / KHOABANG_MASTER_KEY is still the old key: remove it, or set it to what is in that file.';

/** `keys rotate`: a new master key for a data folder on which no server runs. Can be broken off and called again. */
export const runKeys: Run = async (args, usage) => {
  const { positionals } = commandLine(args, usage, {}, [1, 1]);
  if (positionals[0] !== 'rotate') throw misuse(usage);
  const settings = readSettings(process.env);
  mustBePrivate(settings);
  const file = vaultFile(settings);
  if (!existsSync(file)) {
    throw new Sentence(
      `Không có dữ liệu ở ${settings.data}; hãy đặt KHOABANG_DATA như của máy chủ. / There is no data in ${settings.data}: set KHOABANG_DATA as for the server.`,
      exits.setting,
    );
  }
  const keyFile = masterKeyFile(settings);
  rotateMasterKey({ file, keyFile, masterKey: () => masterKey(settings), onStep: tell(keyFile) });
  await print(settings.masterKey === undefined ? KEEP_A_COPY : `${FROM_SETTINGS}\n${KEEP_A_COPY}`);
  return exits.ok;
};
