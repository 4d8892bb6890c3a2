import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { buildStandIn } from './ferretdb.js';
import { temporaryFolder } from './tmp.js';

/** A server that speaks MongoDB's protocol. */
export interface Server {
  /** Of a database of its own, which is not there yet. */
  readonly database: () => string;
  /** Ends it without a word, and starts it again on the same data. Only the stand-in can. */
  readonly crash?: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

let databases = 0;
const databaseOn = (url: string) => (): string => {
  databases += 1;
  const at = new URL(url);
  at.pathname = `/khoabang-test-${String(process.pid)}-${String(Date.now())}-${String(databases)}`;
  return at.href;
};

const started = async (program: string, data: string, port: string): Promise<[ChildProcess, string]> => {
  const args = ['-addr', `127.0.0.1:${port}`, '-dir', data, '-sqlite', '?_pragma=synchronous(off)'];
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface(child.stdout)) {
    const [word, url = ''] = line.split(' ');
    if (word === 'READY') return [child, url];
  }
  throw new Error('the stand-in for MongoDB did not start');
};

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    child.kill('SIGKILL');
  });

const standIn = async (): Promise<Server> => {
  const folder = temporaryFolder();
  const program = buildStandIn();
  const first = await started(program, folder.path, '0');
  const [, url] = first;
  let [child] = first;
  return {
    database: databaseOn(url),
    crash: async () => {
      await ended(child);
      [child] = await started(program, folder.path, new URL(url).port);
    },
    stop: async () => {
      await ended(child);
      folder.remove();
    },
  };
};

/** The server that `KHOABANG_TEST_MONGODB` names, or else a stand-in of its own. */
export const startMongodb = (): Promise<Server> => {
  const named = process.env['KHOABANG_TEST_MONGODB'];
  return named === undefined
    ? standIn()
    : Promise.resolve({ database: databaseOn(named), stop: () => Promise.resolve() });
};
