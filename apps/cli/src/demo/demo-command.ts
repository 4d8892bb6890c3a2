import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { memoryVault, parseMasterKey } from '#vault';
import { readSettings, type Settings } from '../../../host/src/settings.js';
import { sealSession, SESSION_COOKIE } from '../../../host/src/session-token.js';
import { commandLine, exits, FLAG, type Run, Sentence, VALUE } from '../command.js';
import { type Door, doorTo, Refused } from './client.js';
import { type Played, playDemo } from './demo.js';

/** The first administrator's account, which every server makes at its first start. */
const ADMIN = 'admin';

/** The key that the server uses; never a new one: a demo beside the wrong data must say so. */
const masterKey = ({ masterKey: given, data }: Settings): Uint8Array => {
  if (given !== undefined) return parseMasterKey(given);
  const file = join(data, 'master.key');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Sentence(
      `Không đọc được khóa chủ / no master key can be read at ${file}. Run the demo beside the server's data: set KHOABANG_DATA or KHOABANG_MASTER_KEY as for the server.`,
      exits.setting,
    );
  }
  return parseMasterKey(text);
};

/** The cookie of an administrator's session, sealed under the server's own key (see `sessionKey` of the edge). */
export const adminCookie = (key: Uint8Array, now: string): string => {
  const signing = memoryVault(key).digest('session', 'cookie');
  return `${SESSION_COOKIE}=${sealSession(signing, { account: ADMIN, issuedAt: now })}`;
};

/** Another server may listen there, with other data: its administrator is not ours. */
const admitted = async (door: Door, cookie: string): Promise<void> => {
  try {
    await door.callerWith(cookie).get('/api/session');
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 401) throw error;
    throw new Sentence(
      `Máy chủ tại ${door.url} dùng dữ liệu khác / the server at ${door.url} keeps other data than those here: set KHOABANG_DATA or KHOABANG_MASTER_KEY as for the server.`,
      exits.setting,
    );
  }
};

const summary = ({ play, registry, seen, differences }: Played): object => ({
  run: play.run,
  round: play.round,
  url: play.door.url,
  requests: play.door.sent.requests,
  succeeded: differences.length === 0,
  differences,
  registry,
  stage: seen?.round.stage,
  results: seen?.results,
  appointments: seen?.cases,
  decisions: seen?.decisions,
  invariants: seen?.invariants,
  steps: seen?.steps.length,
});

const save = (file: string, played: Played): void => {
  try {
    writeFileSync(file, `${JSON.stringify(summary(played), null, 2)}\n`);
  } catch {
    throw new Sentence(
      `Không ghi được ${file} / ${file} cannot be written. Name another file with --json.`,
      exits.usage,
    );
  }
};

const say = (...lines: readonly string[]): void => {
  process.stdout.write(`${lines.join('\n')}\n`);
};

/** The codes of sample rounds begin with `MAU`: other rounds are somebody's own. */
const isSample = ({ code }: { readonly code: string }): boolean => code.startsWith('MAU-');

const ask = async (question: string): Promise<boolean> => {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^(y|yes|c|có)$/i.test((await lines.question(question)).trim());
  } finally {
    lines.close();
  }
};

/** Whoever has rounds of their own there is asked before sample people, units and a round are written beside them. */
export const agreed = async (door: Door, cookie: string, yes: boolean): Promise<void> => {
  const rounds = await door.callerWith(cookie).list<{ readonly code: string }>('/api/rounds');
  const others = rounds.filter((round) => !isSample(round)).length;
  if (yes || others === 0) return;
  if (!process.stdin.isTTY) {
    throw new Sentence(
      `Kho dữ liệu này đã có đợt thi khác (${String(others)}) / this data folder holds other rounds (${String(others)}): give --yes to write the sample round beside them.`,
      exits.usage,
    );
  }
  const question = `Kho dữ liệu này đã có ${String(others)} đợt thi khác. Ghi thêm đợt thi mẫu? / This data folder holds ${String(others)} other rounds. Write the sample round beside them? [y/N] `;
  if (!(await ask(question))) throw new Sentence('Không ghi gì cả / nothing was written.', exits.ok);
};

/** The whole product in one command: a registry, and a round from its plan to its archive. */
export const runDemo: Run = async (args, usage) => {
  const { values } = commandLine(args, usage, { url: VALUE, json: VALUE, yes: FLAG }, [0, 0]);
  const settings = readSettings(process.env);
  const door = doorTo(values.url ?? `http://localhost:${String(settings.port)}`);
  await door.answers();
  const cookie = adminCookie(masterKey(settings), new Date().toISOString());
  await admitted(door, cookie);
  await agreed(door, cookie, values.yes ?? false);
  const played = await playDemo(door, cookie, say);
  if (values.json !== undefined) save(values.json, played);
  return played.differences.length === 0 ? exits.ok : exits.differs;
};
