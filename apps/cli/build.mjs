// Builds the product, one at a time: `npm start` and a command line that are started together would else write and delete
// the same files under each other.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const root = join(import.meta.dirname, '..', '..');
const lock = join(root, '.building');
const LOOK_AGAIN_MS = 200;

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** The process that the lock names; `undefined` without a lock. Between being made and being written it names none: 0. */
const named = () => {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return undefined;
  }
};

const isHeld = (pid) => pid !== undefined && (pid === 0 || isAlive(pid));

/** Waits until nobody else builds. */
export const builtByOthers = async () => {
  while (isHeld(named())) await setTimeout(LOOK_AGAIN_MS);
};

const begun = () => {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
};

const alone = async (work) => {
  while (!begun()) {
    await builtByOthers();
    // Of a build that was broken off.
    const left = named();
    if (left !== undefined && !isHeld(left)) rmSync(lock, { force: true });
  }
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
};

const run = (command) => spawnSync(command, { cwd: root, stdio: 'inherit', shell: true }).status ?? 1;

if (process.argv[1] === import.meta.filename) {
  process.exitCode = await alone(() => run('nest build --all') || run('node dist/apps/cli/src/main.js packs check'));
}
