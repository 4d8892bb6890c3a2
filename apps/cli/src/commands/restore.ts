import { join, resolve } from 'node:path';
import { readSettings } from '../../../host/src/settings.js';
import type { Header } from '../backup/header.js';
import { restore } from '../backup/restoring.js';
import { commandLine, exits, misuse, print, type Run, VALUE } from '../command.js';
import { masterKey } from '../machine.js';

/** What was restored, and what is to be done before anybody works on it. */
const words = (folder: string, { taken, position }: Header): string =>
  [
    `Đã phục hồi và kiểm tra vào ${folder}: nhật ký đến vị trí ${position.toString()}, sao lưu lúc ${taken}. Tiếp theo: / Restored and verified into ${folder}: the log up to position ${position.toString()}, backed up at ${taken}. Next:`,
    `1. Chép khóa chủ vào ${join(folder, 'master.key')} (chmod 600) hoặc đặt KHOABANG_MASTER_KEY. / Put the master key into that file (chmod 600), or set KHOABANG_MASTER_KEY.`,
    `2. Đặt / set KHOABANG_DATA=${folder}; bỏ / leave out KHOABANG_EVENTS, KHOABANG_VIEWS.`,
    '3. Máy chủ sẽ không khởi động vì dữ liệu không có niêm phong; hãy chấp nhận, có lý do / a server refuses to start on data without its seal: accept it, with a reason: npm run khoabang -- log accept --reason "…"',
    '4. Khởi động, rồi xóa lại những người đã bị xóa sau lúc sao lưu / start the server, and erase again who was erased since it was taken (POST /api/people/{id}/erase).',
  ].join('\n');

/** `restore FILE --to FOLDER`: a data folder out of a backup, verified; nothing is written over. */
export const runRestore: Run = async (args, usage) => {
  const { positionals, values } = commandLine(args, usage, { to: VALUE }, [1, 1]);
  if (values.to === undefined || values.to === '') throw misuse(usage);
  const folder = resolve(values.to);
  const header = await restore(resolve(positionals[0] ?? ''), masterKey(readSettings(process.env)), folder);
  await print(words(folder, header));
  return exits.ok;
};
