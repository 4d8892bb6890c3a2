import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join, sep } from 'node:path';

// As `sourceOf` has it; plain Node runs this file, and finds no other of ours from here.
const folder = import.meta.dirname.replace(`${sep}dist${sep}test${sep}`, `${sep}test${sep}`);
const sources = join(folder, 'ferretdb');
const built = join(folder, '../../node_modules/.cache/khoabang');

/** In words, for whoever reads what was tested. */
export const mongodbWords = {
  named: 'MongoDB: the server that KHOABANG_TEST_MONGODB names',
  'stand-in': 'MongoDB: FerretDB as a stand-in, built here from its Go module',
  none: 'MongoDB: nothing to test against; install Go (its modules must be reachable), or name a server in KHOABANG_TEST_MONGODB',
} as const;

/** The program of the stand-in: FerretDB with a front that lets writes through one at a time. Built once, and when it changes. */
export const buildStandIn = (): string => {
  const hash = createHash('sha256');
  for (const file of readdirSync(sources).sort()) hash.update(readFileSync(join(sources, file)));
  const program = join(built, `ferretdb-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(program)) return program;
  mkdirSync(built, { recursive: true });
  const flags = ['-trimpath', '-ldflags=-s -w', '-tags', 'ferretdb_no_postgresql'];
  const unfinished = `${program}.${String(process.pid)}`;
  execFileSync('go', ['build', ...flags, '-o', unfinished, '.'], { cwd: sources, stdio: 'inherit' });
  renameSync(unfinished, program);
  return program;
};

const canBeBuilt = (): boolean => {
  try {
    return buildStandIn() !== '';
  } catch {
    return false;
  }
};

/** What there is to test against: a server that somebody named, the stand-in where Go can build it, or nothing. */
export const mongodbHere = (): 'named' | 'stand-in' | undefined => {
  if (process.env['KHOABANG_TEST_MONGODB'] !== undefined) return 'named';
  return canBeBuilt() ? 'stand-in' : undefined;
};
