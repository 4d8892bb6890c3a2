import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { temporaryFolder } from '../support/tmp.js';

/** A PostgreSQL of its own, with what it sets by itself: also that a commit is on disk before it is answered. */
export interface Postgresql {
  /** The address of a new, empty database. */
  readonly database: () => string;
  readonly stop: () => Promise<void>;
}

const INSTALLED = '/usr/lib/postgresql';
const START_MS = 15_000;
const LOOK_EVERY_MS = 50;

const programs = (): string | undefined => {
  const versions = existsSync(INSTALLED) ? readdirSync(INSTALLED) : [];
  return versions.map((version) => join(INSTALLED, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
};

/** PostgreSQL does not run as root: then it runs as the user that its package has made. */
const userFor = (): { readonly uid: number; readonly gid: number } | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (option: string): number => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
};

const started = async (bin: string): Promise<Postgresql> => {
  const folder = temporaryFolder();
  const user = userFor();
  if (user !== undefined) chownSync(folder.path, user.uid, user.gid);
  const data = folder.file('data');
  const as = { cwd: folder.path, ...user };
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'bench', '-A', 'trust', '-E', 'UTF8'], {
    ...as,
    stdio: 'ignore',
  });
  const port = String(await freePort());
  const args = ['-D', data, '-p', port, '-c', 'listen_addresses=127.0.0.1', '-k', folder.path];
  const server = spawn(join(bin, 'postgres'), args, { ...as, stdio: 'ignore' });
  const ended = once(server, 'exit');
  const ask = (sql: string): void => {
    execFileSync(join(bin, 'psql'), ['-h', '127.0.0.1', '-p', port, '-U', 'bench', '-c', sql, 'postgres'], {
      stdio: 'ignore',
    });
  };
  const isUp = (): boolean => {
    try {
      ask('SELECT 1');
      return true;
    } catch {
      return false;
    }
  };
  for (let waited = 0; !isUp(); waited += LOOK_EVERY_MS) {
    if (waited > START_MS || server.exitCode !== null) throw new Error('PostgreSQL did not start');
    await setTimeout(LOOK_EVERY_MS);
  }
  let databases = 0;
  return {
    database: () => {
      databases += 1;
      ask(`CREATE DATABASE bench${String(databases)}`);
      return `postgresql://bench@127.0.0.1:${port}/bench${String(databases)}`;
    },
    stop: async () => {
      server.kill('SIGINT');
      await ended;
      folder.remove();
    },
  };
};

/** A PostgreSQL where it is installed and can be started; otherwise nothing, and it says so. */
export const startPostgresql = async (): Promise<Postgresql | undefined> => {
  const bin = programs();
  try {
    if (bin !== undefined) return await started(bin);
    console.log(`PostgreSQL is left out: it is not installed in ${INSTALLED}.`);
  } catch (error) {
    console.log(`PostgreSQL is left out: it cannot be started here (${error instanceof Error ? error.message : ''}).`);
  }
  return undefined;
};
