import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { temporaryFolder } from '../support/tmp.js';
import type { Answered, Load } from './load.js';
import { atLeast, atMost, type Measure, median, takingTurns } from './measure.js';

const CLIENTS = 64;
/** Commands a second that a province at its busiest would never send. */
const OFFERED = 2_000;
const SECONDS = 3;
const P99_MS = 25;
const PASSWORD = 'a sample password';

const server = join(import.meta.dirname, '..', '..', 'apps', 'api', 'src', 'main.js');
const loader = join(import.meta.dirname, 'load.js');

const addressOf = async (child: ChildProcess): Promise<string> => {
  for await (const line of createInterface({ input: child.stdout! })) {
    const address = /http:\/\/localhost:\d+/.exec(line)?.[0];
    if (address !== undefined) return address;
  }
  throw new Error('the server did not start');
};

const signIn = async (url: string): Promise<string> => {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'admin', password: PASSWORD }),
  });
  const [cookie] = answer.headers.getSetCookie();
  if (cookie === undefined) throw new Error(`signing in was answered with ${String(answer.status)}`);
  return cookie.split(';')[0] ?? '';
};

/** Runs a load in a process of its own, so that it does not wait on the same event loop. */
const put = async (load: Load): Promise<Answered> => {
  const { stdout } = await promisify(execFile)(process.execPath, [loader, JSON.stringify(load)]);
  const answered = JSON.parse(stdout) as Answered;
  if (answered.failed > 0) throw new Error(`${String(answered.failed)} commands were not recorded`);
  return answered;
};

/** Starts a server that says where it listens. */
const serve = async (file: string, env: Readonly<Record<string, string>>) => {
  const child = spawn(process.execPath, [file], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'], ...env },
  });
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  const url = await addressOf(child);
  child.stdout.resume();
  return { url, stop };
};

const measure = async (url: string, bareUrl: string): Promise<Measure[]> => {
  const cookie = await signIn(url);
  let loads = 0;
  const loaded = (to: string, offered: number) => (): Promise<Answered> => {
    loads += 1;
    const name = `load-${String(loads)}`;
    return put({ url: to, cookie, name, clients: CLIENTS, commands: OFFERED * SECONDS, offered });
  };
  await loaded(url, 0)();
  const [offered, bare] = await takingTurns(loaded(url, OFFERED), loaded(bareUrl, OFFERED));
  const [free, bareFree] = await takingTurns(loaded(url, 0), loaded(bareUrl, 0));
  const load = `at ${String(OFFERED)} a second offered by ${String(CLIENTS)} clients`;
  const milliseconds = (name: string, taken: readonly number[]): Measure =>
    atMost(1, {
      name: `${name}, ${load}, against ${String(P99_MS)} ms`,
      unit: 'ms',
      value: median(taken),
      baseline: P99_MS,
    });
  const through = (name: string, rates: readonly Answered[]): Measure =>
    atLeast(1, {
      name: `${name} that ${String(CLIENTS)} clients get through, against ${String(OFFERED)}`,
      unit: '/s',
      value: median(rates.map(({ perSecond }) => perSecond)),
      baseline: OFFERED,
    });
  const p99 = (answers: readonly Answered[]): number[] => answers.map((answered) => answered.p99);
  return [
    milliseconds('a command at p99', p99(offered)),
    milliseconds('a request to a bare server on this machine at p99', p99(bare)),
    through('commands', free),
    through('requests to a bare server', bareFree),
  ];
};

/** Real commands over HTTP against the built server, on stores in a folder of its own. */
export const benchHttp = async (): Promise<Measure[]> => {
  if (!existsSync(server)) throw new Error('the product has not been built: npm run build');
  const folder = temporaryFolder();
  const product = await serve(server, {
    KHOABANG_PORT: '0',
    KHOABANG_DATA: folder.path,
    KHOABANG_ADMIN_PASSWORD: PASSWORD,
    KHOABANG_LOG: 'error',
  });
  const bare = await serve(join(import.meta.dirname, 'bare-server.js'), {});
  try {
    return await measure(product.url, bare.url);
  } finally {
    await bare.stop();
    await product.stop();
    folder.remove();
  }
};
