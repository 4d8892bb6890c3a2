// Starts the built command line, and builds it first where nothing has been built yet.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { builtByOthers } from './build.mjs';

const root = join(import.meta.dirname, '..', '..');
const program = join(root, 'dist', 'apps', 'cli', 'src', 'main.js');

// What another process builds is not whole yet.
await builtByOthers();
if (!existsSync(program)) {
  process.stderr.write('Đang biên dịch lần đầu / building once before the first call …\n');
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: true,
  });
  if (status !== 0) {
    process.stderr.write('Không biên dịch được / the build failed: run `npm run build` to see why.\n');
    process.exit(70);
  }
}

await import(program);
