import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { rotateMasterKey, type RotationStep, type RowsAlone } from '#vault';
import { masterKeyFile, mustBePrivate } from '../../../host/src/data-folder.js';
import { readSettings, type Settings } from '../../../host/src/settings.js';
import { vaultAlone } from '../../../host/src/vault-opening.js';
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

const SHARED =
  'Máy chủ nào dùng chung kho này cũng phải nhận khóa mới và khởi động lại; với khóa cũ chúng không đọc, không ghi gì nữa. / Every server that shares this vault needs the new key and a new start: with the old one they read and write nothing more.';

const noData = ({ data, vault }: Settings): Sentence =>
  new Sentence(
    isAbsolute(vault)
      ? `Không có dữ liệu ở ${data}; hãy đặt KHOABANG_DATA như của máy chủ. / There is no data in ${data}: set KHOABANG_DATA as for the server.`
      : 'Cơ sở dữ liệu này chưa có kho dữ liệu cá nhân; hãy đặt KHOABANG_VAULT như của máy chủ. / There is no vault in this database: set KHOABANG_VAULT as for the server.',
    exits.setting,
  );

/** The rows of a vault that is there. */
const rowsIn =
  (settings: Settings): RowsAlone =>
  async (work) => {
    if (isAbsolute(settings.vault) && !existsSync(settings.vault)) throw noData(settings);
    await vaultAlone(settings)(async (rows) => {
      if ((await rows.reading(() => rows.keyCheck())) === undefined) throw noData(settings);
      await work(rows);
    });
  };

/** `keys rotate`: a new master key for a data folder on which no server runs. Can be broken off and called again. */
export const runKeys: Run = async (args, usage) => {
  const { positionals } = commandLine(args, usage, {}, [1, 1]);
  if (positionals[0] !== 'rotate') throw misuse(usage);
  const settings = readSettings(process.env);
  mustBePrivate(settings);
  const keyFile = masterKeyFile(settings);
  await rotateMasterKey({
    alone: rowsIn(settings),
    keyFile,
    masterKey: () => masterKey(settings),
    onStep: tell(keyFile),
  });
  const lines = [
    ...(settings.masterKey === undefined ? [] : [FROM_SETTINGS]),
    ...(isAbsolute(settings.vault) ? [] : [SHARED]),
    KEEP_A_COPY,
  ];
  await print(lines.join('\n'));
  return exits.ok;
};
