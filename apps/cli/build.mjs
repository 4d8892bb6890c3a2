// Builds the product, one at a time: `npm start` and a command line that are started together would else write and delete
// the same files under each other.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { alone, freed } from './build-lock.mjs';

const root = join(import.meta.dirname, '..', '..');
const lock = join(root, '.building');

/** Waits until nobody else builds. */
export const builtByOthers = () => freed(lock);

const run = (command) => spawnSync(command, { cwd: root, stdio: 'inherit', shell: true }).status ?? 1;

/** Every process in one pass of the compiler: they share all but their first file. Then the pages. */
const build = () => {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  return (
    run('tsc -p tsconfig.build.json') ||
    run('vite build --logLevel warn apps/web') ||
    run('node dist/apps/cli/src/main.js packs check')
  );
};

if (process.argv[1] === import.meta.filename) process.exitCode = await alone(lock, build);
