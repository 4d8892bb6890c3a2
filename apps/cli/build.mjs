// Builds the product, one at a time: `npm start` and a command line that are started together would else write and delete
// the same files under each other.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { alone, freed } from './build-lock.mjs';

const root = join(import.meta.dirname, '..', '..');
const lock = join(root, '.building');

/** Waits until nobody else builds. */
export const builtByOthers = () => freed(lock);

const run = (command) => spawnSync(command, { cwd: root, stdio: 'inherit', shell: true }).status ?? 1;

if (process.argv[1] === import.meta.filename) {
  process.exitCode = await alone(
    lock,
    () => run('nest build --all') || run('node dist/apps/cli/src/main.js packs check'),
  );
}
