import { randomBytes } from 'node:crypto';
import { FIRST_ADMIN } from '#exams';
import { readSettings } from '../../../host/src/settings.js';
import { commandLine, exits, print, type Run, Sentence, VALUE } from '../command.js';
import { doorTo } from '../demo/client.js';
import { admitted } from '../machine.js';

const REASON = 'Khôi phục tài khoản quản trị viên trên máy chủ (khoabang admin recover)';

/** Gives an administrator who is locked out a new password, and asks for no lost device. It shows the running server its master key, and is recorded. */
export const runAdmin: Run = async (args, usage) => {
  const { values, positionals } = commandLine(args, usage, { url: VALUE, account: VALUE }, [1, 1]);
  if (positionals[0] !== 'recover') throw new Sentence(usage, exits.usage);
  const settings = readSettings(process.env);
  const account = values.account ?? FIRST_ADMIN;
  const door = doorTo(values.url ?? `http://localhost:${String(settings.port)}`);
  const admin = await admitted(door, settings, account);
  const next = randomBytes(15).toString('base64url');
  // A new password ends this session too: it comes last.
  await admin.post(`/api/accounts/${account}/remove-factors`, { reason: REASON });
  await admin.put(`/api/accounts/${account}/password`, { next, reason: REASON });
  await print(
    `Mật khẩu dùng một lần của ${account} / one-time password of ${account}: ${next}  (chỉ hiện một lần / shown once)`,
  );
  return exits.ok;
};
