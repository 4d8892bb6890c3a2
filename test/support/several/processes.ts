import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { compiledProduct } from './compiled.js';

/** A server or a worker in a process of its own. */
export interface Program {
  /** What it has said so far, line by line. */
  readonly said: readonly string[];
  /** The line it says that holds this, as soon as it has; rejects where it ends before. */
  readonly says: (pattern: RegExp) => Promise<string>;
  readonly send: (signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT' | 'SIGTERM') => void;
  /** Its exit code, once it has ended; `null` for one that was killed. */
  readonly ended: Promise<number | null>;
}

/** Where Node keeps what it made of the programs' texts: a start costs a fifth less. */
const parsed = join(import.meta.dirname, '../../../node_modules/.cache/khoabang/parsed');

const listening = (child: ChildProcess, said: string[], onLine: () => void): void => {
  for (const stream of [child.stdout!, child.stderr!])
    createInterface({ input: stream }).on('line', (line) => {
      said.push(line);
      onLine();
    });
};

/** Starts a program of the product with these settings. */
export const startProgram = (app: 'api' | 'worker', settings: Readonly<Record<string, string>>): Program => {
  const foreign = Object.entries(process.env).filter(([name]) => !/^(KHOABANG_|NODE_OPTIONS)/.test(name));
  const child = spawn(process.execPath, [join(compiledProduct(), `apps/${app}/src/main.js`)], {
    env: { ...Object.fromEntries(foreign), NODE_COMPILE_CACHE: parsed, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  const waiting = new Set<() => void>();
  const look = (): void => {
    for (const one of [...waiting]) one();
  };
  listening(child, said, look);
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const says = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const find = (): void => {
        const line = said.find((one) => pattern.test(one));
        if (line === undefined) return;
        waiting.delete(find);
        resolve(line);
      };
      waiting.add(find);
      find();
      void ended.then(() => {
        reject(new Error(`ended without a word like ${String(pattern)}: ${said.join('\n')}`));
      });
    });
  return { said, says, send: (signal) => void child.kill(signal), ended };
};

/** Where a server listens, once it does. */
export const addressOf = async ({ says }: Program): Promise<string> => {
  const line = await says(/listens on http:\/\/localhost:\d+/);
  return (/http:\/\/localhost:\d+/.exec(line)?.[0] ?? '').replace('localhost', '127.0.0.1');
};
