// The one program behind `npm test`: every check in order, each with its time, and at the very end, alone on its line,
// `tests: N passed, M failed`. A step that fails counts as one failed test. Needs what `npm ci` installed, and a browser.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative } from 'node:path';
import { boot } from './boot.mjs';
import { mongodbHere, mongodbWords } from '../support/ferretdb.ts';
import { browserHere, NO_BROWSER, onPath } from './browser.ts';

const root = join(import.meta.dirname, '..', '..');
const scratch = mkdtempSync(join(tmpdir(), 'khoabang-test-'));
const resultsOf = (name) => join(scratch, `${name}.json`);
const coverage = join(scratch, 'coverage');

/** Linux keeps this folder in memory. */
const MEMORY = '/dev/shm';
/** All that specs have there at one moment takes a tenth of it. */
const MEMORY_LEAST = 2 * 2 ** 30;

/** Where specs keep their data: in memory where there is enough, for none of them asks what a disk does when the power goes. */
const dataFolder = () => {
  if (!existsSync(MEMORY)) return scratch;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize < MEMORY_LEAST ? scratch : mkdtempSync(join(MEMORY, 'khoabang-test-'));
};
const data = dataFolder();

const environment = {
  ...process.env,
  PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
  DEBIAN_FRONTEND: 'noninteractive',
  // No tool tells its makers that it is run here.
  DO_NOT_TRACK: '1',
  REDOCLY_TELEMETRY: 'off',
  NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
};

/** Runs a tool of the project; true if it was content. `said`: where to put what it says, instead of showing it at once. */
const runInto = (said, tool, args, more = {}) =>
  new Promise((resolve) => {
    const stdio = said === undefined ? 'inherit' : ['ignore', 'pipe', 'pipe'];
    const child = spawn(tool, args, { cwd: root, env: { ...environment, ...more }, stdio });
    child.stdout?.on('data', (text) => said.push(text));
    child.stderr?.on('data', (text) => said.push(text));
    child.on('error', (error) => {
      console.error(String(error));
      resolve(false);
    });
    child.on('close', (code) => resolve(code === 0));
  });
const run = (tool, ...args) => runInto(undefined, tool, args);

const readJson = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

/** The pure libraries are cheap to test, so every branch of theirs is. */
const everyBranchIsTested = () => {
  const summary = readJson(join(coverage, 'coverage-summary.json'));
  if (summary === undefined) {
    console.error('No coverage was written.');
    return false;
  }
  const gaps = Object.entries(summary).filter(([file, { branches }]) => file !== 'total' && branches.pct < 100);
  for (const [file, { branches }] of gaps) {
    console.error(`${relative(root, file)}: ${branches.covered} of ${branches.total} branches`);
  }
  return gaps.length === 0;
};

const installBrowser = async () =>
  (await run('apt-get', 'update', '--quiet')) &&
  (await run('apt-get', 'install', '--quiet', '--yes', '--no-install-recommends', 'chromium'));

/** The browser that is here, or else Debian's, where it can be installed without asking anybody. */
const aBrowser = async () => {
  const mayInstall = process.getuid?.() === 0 && onPath(['apt-get']) !== undefined;
  if (browserHere() === undefined && mayInstall) await installBrowser();
  console.log(browserHere() ?? NO_BROWSER);
  return browserHere() !== undefined;
};

/** What is said of MongoDB is tested against what there is; the run says what that was. */
const aDatabase = () => {
  console.log(mongodbWords[mongodbHere() ?? 'none']);
  return true;
};

const hasBuilt = () => times.some(({ name, passed }) => name === 'build' && passed);

/** The tests under some folders, as a step that has this name. */
const jest = (name, folders, ...more) => [
  name,
  () =>
    runInto(
      undefined,
      'jest',
      [
        '--ci',
        // One for the browser and one for the rest, also where there are two processors: jest by itself takes one less.
        '--maxWorkers=2',
        '--json',
        // Else it would lie among the data, and be made anew by every run.
        `--cacheDirectory=${join(root, 'node_modules', '.cache', 'jest')}`,
        `--outputFile=${resultsOf(name)}`,
        ...more,
        ...folders.map((folder) => `^${join(root, folder)}/`),
      ],
      // What this run has built it need not make again.
      { TMPDIR: data, ...(hasBuilt() ? { KHOABANG_TEST_BUILT: join(root, 'dist') } : {}) },
    ),
];
const covered = ['--coverage', '--coverageReporters=json-summary', `--coverageDirectory=${coverage}`];

/** Counting branches makes code slow: the libraries by themselves are quick all the same, and what runs them whole is not counted. */
const testSteps = [jest('libraries', ['libs'], ...covered), jest('product', ['apps', 'test'])];

const tool =
  (name, ...args) =>
  (said) =>
    runInto(said, name, args);

/** Steps in order. Those of one row need nothing of each other: its chains go on side by side, each step after the one before. */
const rows = [
  [
    [
      ['browser', aBrowser],
      ['database', aDatabase],
    ],
  ],
  [
    [
      ['build', tool('npm', 'run', '--silent', 'build')],
      ['types', tool('npm', 'run', '--silent', 'typecheck')],
      ['arrows', tool('depcruise', 'apps', 'libs', 'test')],
      ['format', tool('prettier', '--check', '--log-level', 'warn', '.')],
    ],
    [
      ['lint', tool('eslint', '.')],
      ['parts', tool('npm', 'run', '--silent', 'parts', '--', '--check')],
    ],
  ],
  [testSteps],
  [[['branches', everyBranchIsTested]]],
  [[['boot', () => boot(root)]]],
];

/** Single tests of a step of jest; suites that could not even run count as failed. Nothing when jest wrote no result. */
const countTests = (name) => {
  const { numPassedTests = 0, numFailedTests = 0, numRuntimeErrorTestSuites = 0 } = readJson(resultsOf(name)) ?? {};
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
};

/** `node test/run/all.mjs lint types` runs these steps only. */
const wanted = process.argv.slice(2);
const times = [];

/** One step after another; of those beside others, what they say is shown when they are done. */
const inOrder = async (chain, isAlone) => {
  for (const [name, step] of chain) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    if (isAlone) console.log(`\n── ${name}`);
    const start = performance.now();
    const said = [];
    const passed = await step(isAlone ? undefined : said);
    const seconds = ((performance.now() - start) / 1_000).toFixed(1);
    if (!isAlone) console.log(`\n── ${name} (${seconds} s)\n${Buffer.concat(said).toString()}`.trimEnd());
    times.push({ name, passed, seconds });
  }
};

for (const row of rows) await Promise.all(row.map((chain) => inOrder(chain, row.length === 1)));

const counts = Object.fromEntries(testSteps.map(([name]) => [name, countTests(name)]));
const sum = (which) => Object.values(counts).reduce((total, { [which]: count }) => total + count, 0);
// Failed tests have been counted one by one; the step that ran them is not counted again.
const failedSteps = times.filter(({ name, passed }) => !passed && !(counts[name]?.failed > 0)).length;
const failed = sum('failed') + failedSteps;

console.log();
for (const { name, passed, seconds } of times) {
  console.log(`${passed ? 'passed' : 'FAILED'}  ${seconds.padStart(6)} s  ${name}`);
}
for (const folder of [scratch, data]) rmSync(folder, { recursive: true, force: true });
process.exitCode = failed === 0 ? 0 : 1;
console.log(`tests: ${sum('passed')} passed, ${failed} failed`);
