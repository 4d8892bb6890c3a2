import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { TemporaryFolder } from '../support/tmp.js';

/** What the first administrator of a measured server signs in by. */
export const PASSWORD = 'a sample password';

/** A built program, from the folder of the benchmarks. */
export const built = (...path: readonly string[]): string => join(import.meta.dirname, ...path);

/** A server in a process of its own. */
export interface Launched {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** The same, which knows who asks. */
export interface Server extends Launched {
  /** A session of its first administrator. */
  readonly cookie: string;
}

const addressOf = async (child: ChildProcess): Promise<string> => {
  for await (const line of createInterface({ input: child.stdout! })) {
    const port = /http:\/\/localhost:(\d+)/.exec(line)?.[1];
    if (port !== undefined) return `http://127.0.0.1:${port}`;
  }
  throw new Error('the server did not start');
};

/** A session: the cookie that a server sets. A bare server knows none. */
export const signIn = async (url: string, login = 'admin', password = PASSWORD): Promise<string> => {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? 'khoabang=none';
};

/** Starts a server that says where it listens, on a folder of its own, with no limit to how much is asked of it. */
export const launch = async (
  file: string,
  folder: Pick<TemporaryFolder, 'path'>,
  environment: Readonly<Record<string, string>> = { KHOABANG_REQUESTS: '999999999' },
): Promise<Launched> => {
  const child = spawn(process.execPath, [file], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      KHOABANG_PORT: '0',
      KHOABANG_DATA: folder.path,
      KHOABANG_ADMIN_PASSWORD: PASSWORD,
      KHOABANG_LOG: 'error',
      ...environment,
    },
  });
  const ended = once(child, 'exit');
  const url = await addressOf(child);
  child.stdout.resume();
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  return { url, stop };
};

/** Starts a server, as {@link launch} does, and signs in as its first administrator. */
export const serve = async (
  file: string,
  folder: TemporaryFolder,
  environment?: Readonly<Record<string, string>>,
): Promise<Server> => {
  const launched = await launch(file, folder, environment);
  return { ...launched, cookie: await signIn(launched.url) };
};

/** The words before a program that keep it on the last core, where the system knows how. */
const pinned = ((): readonly string[] => {
  const words = ['taskset', '-c', String(availableParallelism() - 1)];
  try {
    execFileSync(words[0]!, [...words.slice(1), 'true']);
    return words;
  } catch {
    return [];
  }
})();

/** Runs a load in a process of its own, on a core of its own, so that it does not wait on anybody's event loop. */
export const apart = async (file: string, load: object): Promise<unknown> => {
  const [program, ...words] = [...pinned, process.execPath, built(file)];
  const running = promisify(execFile)(program, words);
  // A body may be larger than an argument.
  running.child.stdin?.end(JSON.stringify(load));
  const { stdout } = await running;
  return JSON.parse(stdout) as unknown;
};
