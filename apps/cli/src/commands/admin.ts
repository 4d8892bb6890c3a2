import { randomBytes } from 'node:crypto';
import { EVERY_BODY, FIRST_ADMIN } from '#exams';
import { readSettings } from '../../../host/src/settings.js';
import { commandLine, exits, print, type Run, Sentence, VALUE } from '../command.js';
import { type Caller, doorTo } from '../demo/client.js';
import { admitted } from '../machine.js';

const REASON = 'Khôi phục tài khoản quản trị viên trên máy chủ (khoabang admin recover)';

/** What is handed over, and to whom. */
interface Given {
  readonly login: string;
  readonly password: string;
}

/** Gives an administrator who is locked out a new password, and asks for no lost device. */
const recover = async (admin: Caller, account: string): Promise<Given> => {
  const password = randomBytes(15).toString('base64url');
  // A new password ends this session too: it comes last.
  await admin.post(`/api/accounts/${account}/remove-factors`, { reason: REASON });
  await admin.put(`/api/accounts/${account}/password`, { next: password, reason: REASON });
  return { login: account, password };
};

/** Opens an account for another administrator of every body: where only one is left who reaches an account, nobody else could. */
const add = async (admin: Caller, login: string, name: string): Promise<Given> => {
  const password = randomBytes(15).toString('base64url');
  await admin.post('/api/accounts', { login, name, password, roles: ['ADMIN'], bodies: [EVERY_BODY] });
  return { login, password };
};

const taskOf = (
  verb: string | undefined,
  { account, login, name }: { readonly account: string; readonly login?: string; readonly name?: string },
): ((admin: Caller) => Promise<Given>) | undefined => {
  if (verb === 'recover') return (admin) => recover(admin, account);
  return verb === 'add' && login !== undefined && name !== undefined ? (admin) => add(admin, login, name) : undefined;
};

/** Lets in an administrator who is locked out, or a new one. It shows the running server its master key, and is recorded. */
export const runAdmin: Run = async (args, usage) => {
  const known = { url: VALUE, account: VALUE, login: VALUE, name: VALUE };
  const { values, positionals } = commandLine(args, usage, known, [1, 1]);
  const { account = FIRST_ADMIN } = values;
  const task = taskOf(positionals[0], { ...values, account });
  if (task === undefined) throw new Sentence(usage, exits.usage);
  const settings = readSettings(process.env);
  const door = doorTo(values.url ?? `http://localhost:${String(settings.port)}`);
  const given = await task(await admitted(door, settings, account));
  await print(
    `Mật khẩu dùng một lần của ${given.login} / one-time password of ${given.login}: ${given.password}  (chỉ hiện một lần / shown once)`,
  );
  return exits.ok;
};
