import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAsked, USAGE } from './asked.js';
import { type Equivalent } from './choose.js';
import { mutate } from './mutate.js';

/** What of a hundred mutants the tests must notice. */
const GOAL = 97;

const root = join(import.meta.dirname, '..', '..', '..');

const asked = (() => {
  try {
    return readAsked(root, process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    process.exit(64);
  }
})();
if (asked.wanted.size === 0) {
  console.log('Nothing to mutate.');
  process.exit(0);
}

const folder = mkdtempSync(join(tmpdir(), 'khoabang-mutate-'));
const equivalents = JSON.parse(
  readFileSync(join(root, 'test', 'mutate', 'equivalent.json'), 'utf8'),
) as readonly Equivalent[];
const start = performance.now();
try {
  const { counts, score } = await mutate(root, folder, asked, equivalents);
  console.log();
  for (const [fate, number] of Object.entries(counts)) console.log(`${String(number).padStart(6)}  ${fate}`);
  const seconds = ((performance.now() - start) / 1_000).toFixed(0);
  console.log(`score ${score.toFixed(1)} % (goal ${GOAL} %) in ${seconds} s`);
  process.exitCode = score < GOAL ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
