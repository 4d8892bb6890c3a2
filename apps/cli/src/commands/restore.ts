import { join, resolve } from 'node:path';
import { readSettings } from '../../../host/src/settings.js';
import { isFile } from '../../../host/src/store-settings.js';
import type { Header } from '../backup/header.js';
import { restore } from '../backup/restoring.js';
import { commandLine, exits, misuse, print, type Run, VALUE } from '../command.js';
import { masterKey } from '../machine.js';

const keyWords = (folder: string): string =>
  `Chép khóa chủ vào ${join(folder, 'master.key')} (chmod 600) hoặc đặt KHOABANG_MASTER_KEY. / Put the master key into that file (chmod 600), or set KHOABANG_MASTER_KEY.`;

/** Into the database from which several servers read it: a new one, since what was there before is no part of it. */
const sharing = (folder: string): string =>
  `Nếu nhiều máy chủ dùng chung kho dữ liệu cá nhân, hãy chuyển nó vào cơ sở dữ liệu mới rồi đặt KHOABANG_VAULT / where servers share the vault, take it into a new database, then set KHOABANG_VAULT: npm run khoabang -- copy --vault --from sqlite:${join(folder, 'vault.sqlite')} --to mongodb://HOST/DATABASE`;

const ERASE_AGAIN =
  'Khởi động, rồi xóa lại những người đã bị xóa sau lúc sao lưu / start the server, and erase again who was erased since it was taken (POST /api/people/{id}/erase).';

const afterWhole = (folder: string, isShared: boolean): readonly string[] => [
  keyWords(folder),
  `Đặt / set KHOABANG_DATA=${folder}; bỏ / leave out KHOABANG_EVENTS, KHOABANG_VIEWS, KHOABANG_VAULT.`,
  ...(isShared ? [sharing(folder)] : []),
  'Máy chủ sẽ không khởi động vì dữ liệu không có niêm phong; hãy chấp nhận, có lý do / a server refuses to start on data without its seal: accept it, with a reason: npm run khoabang -- log accept --reason "…"',
  ERASE_AGAIN,
];

const afterVault = (folder: string): readonly string[] => [
  'Phục hồi nhật ký bằng công cụ của cơ sở dữ liệu, từ bản sao lưu ngay trước bản này; bỏ các khung nhìn. / Put the log back by the means of its database, from the backup taken just before this one; drop the views.',
  keyWords(folder),
  sharing(folder),
  ERASE_AGAIN,
];

/** What was restored, in both languages. */
const told = ({ position }: Header): readonly [vi: string, en: string] =>
  position === undefined
    ? ['kho dữ liệu cá nhân', 'the vault']
    : [`nhật ký đến vị trí ${position.toString()}`, `the log up to position ${position.toString()}`];

/** What was restored, and what is to be done before anybody works on it. */
const words = (folder: string, header: Header, isShared: boolean): string => {
  const { taken, position } = header;
  const [vi, en] = told(header);
  const next = position === undefined ? afterVault(folder) : afterWhole(folder, isShared);
  return [
    `Đã phục hồi và kiểm tra vào ${folder}: ${vi}, sao lưu lúc ${taken}. Tiếp theo: / Restored and verified into ${folder}: ${en}, backed up at ${taken}. Next:`,
    ...next.map((line, at) => `${(at + 1).toString()}. ${line}`),
  ].join('\n');
};

/** `restore FILE --to FOLDER`: a data folder out of a backup, verified; nothing is written over. */
export const runRestore: Run = async (args, usage) => {
  const { positionals, values } = commandLine(args, usage, { to: VALUE }, [1, 1]);
  if (values.to === undefined || values.to === '') throw misuse(usage);
  const folder = resolve(values.to);
  const settings = readSettings(process.env);
  const header = await restore(resolve(positionals[0] ?? ''), masterKey(settings), folder);
  await print(words(folder, header, !isFile(settings.vault)));
  return exits.ok;
};
