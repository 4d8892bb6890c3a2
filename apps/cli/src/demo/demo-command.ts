import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { FIRST_ADMIN } from '#exams';
import { readSettings } from '../../../host/src/settings.js';
import { commandLine, exits, FLAG, type Run, Sentence, VALUE } from '../command.js';
import { type Caller, doorTo } from './client.js';
import { admitted } from '../machine.js';
import { type Played, playDemo } from './demo.js';

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

/** The logins of the people of sample rounds begin with `mau.`: but for the first administrator, all others belong to somebody. */
const isSample = ([id, login]: readonly [string, string]): boolean => id === FIRST_ADMIN || login.startsWith('mau.');

const ask = async (question: string): Promise<boolean> => {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^(y|yes|c|có)$/i.test((await lines.question(question)).trim());
  } finally {
    lines.close();
  }
};

interface Accounts {
  readonly next?: string;
  readonly logins: Readonly<Record<string, string>>;
}

/** How many accounts of others there are; an administrator sees these, and no round. */
const othersIn = async (admin: Caller, after?: string): Promise<number> => {
  const from = after === undefined ? {} : { after };
  const { next, logins } = await admin.get<Accounts>('/api/accounts', { names: 'true', limit: '500', ...from });
  const others = Object.entries(logins).filter((one) => !isSample(one)).length;
  return next === undefined ? others : others + (await othersIn(admin, next));
};

/** Whoever has people of their own there is asked before sample people, units and a round are written beside them. */
export const agreed = async (admin: Caller, yes: boolean): Promise<void> => {
  const others = yes ? 0 : await othersIn(admin);
  if (others === 0) return;
  if (!process.stdin.isTTY) {
    throw new Sentence(
      `Kho dữ liệu này đã có tài khoản của người khác (${String(others)}) / this data folder holds accounts of others (${String(others)}): give --yes to write the sample round beside them.`,
      exits.usage,
    );
  }
  const question = `Kho dữ liệu này đã có ${String(others)} tài khoản của người khác. Ghi thêm đợt thi mẫu? / This data folder holds ${String(others)} accounts of others. Write the sample round beside them? [y/N] `;
  if (!(await ask(question))) throw new Sentence('Không ghi gì cả / nothing was written.', exits.ok);
};

/** The whole product in one command: a registry, and a round from its plan to its archive. */
export const runDemo: Run = async (args, usage) => {
  const { values } = commandLine(args, usage, { url: VALUE, json: VALUE, yes: FLAG }, [0, 0]);
  const settings = readSettings(process.env);
  const door = doorTo(values.url ?? `http://localhost:${String(settings.port)}`);
  await door.answers();
  const admin = await admitted(door, settings, FIRST_ADMIN);
  await agreed(admin, values.yes ?? false);
  const played = await playDemo(door, admin, say);
  if (values.json !== undefined) save(values.json, played);
  return played.differences.length === 0 ? exits.ok : exits.differs;
};
