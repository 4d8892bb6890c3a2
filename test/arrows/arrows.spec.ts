import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from '#test/support/tmp';

const root = join(import.meta.dirname, '..', '..');
const fixtures = join(import.meta.dirname, 'fixtures');
const tool = (name: string): string => join(root, 'node_modules', '.bin', name);
const ask = promisify(execFile);

/** Packages that the fixtures import, as far as a resolver needs them. */
const PACKAGES = [
  '@kurrent/kurrentdb-client',
  '@nestjs/common',
  '@noble/hashes',
  '@opentelemetry/api',
  '@types/express',
  'class-validator',
  'decimal.js',
  'express',
  'fast-check',
] as const;

const writePackage = (folder: string, name: string): void => {
  const path = join(folder, 'node_modules', name);
  mkdirSync(path, { recursive: true });
  writeFileSync(
    join(path, 'package.json'),
    JSON.stringify({ name, version: '1.0.0', exports: { '.': './index.js', './*': './*' } }),
  );
  for (const file of ['index.js', 'sha2.js']) writeFileSync(join(path, file), 'export {};\n');
};

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

/** What dependency-cruiser, set up as in this repository, says of a small tree that breaks every arrow once. */
const cruise = async (): Promise<readonly string[]> => {
  const folder = temporaryFolder();
  try {
    cpSync(join(fixtures, 'tree'), folder.path, { recursive: true });
    for (const file of ['.dependency-cruiser.cjs', 'package.json', 'tsconfig.json']) {
      cpSync(join(root, file), folder.file(file));
    }
    for (const name of PACKAGES) writePackage(folder.path, name);
    const run = ask(tool('depcruise'), ['--output-type', 'json', 'apps', 'libs', 'test'], { cwd: folder.path });
    const { stdout } = await run.catch((error: unknown) => error as { readonly stdout: string });
    const { summary } = JSON.parse(stdout) as { readonly summary: { readonly violations: readonly Violation[] } };
    return summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`);
  } finally {
    folder.remove();
  }
};

/** Every rule, what it says, and the fixtures that break it. */
const ARROWS = [
  [
    'kernel-imports-only-its-arrows',
    'the kernel imports neither the exams nor any package',
    ['libs/kernel/src/imports-exams.ts', 'libs/kernel/src/imports-a-package.ts'],
  ],
  [
    'rules-imports-only-its-arrows',
    'the rules import exact decimals and nothing else',
    ['libs/rules/src/imports-kernel.ts', 'libs/rules/src/imports-hashes.ts'],
  ],
  [
    'exams-imports-only-its-arrows',
    'the exams import kernel, rules and hashes, by their front doors, and nothing that does I/O, now or later',
    [
      'libs/exams/src/imports-files.ts',
      'libs/exams/src/imports-late.ts',
      'libs/exams/src/imports-decimals.ts',
      'libs/exams/src/imports-stores.ts',
      'libs/exams/src/imports-a-type-of-stores.ts',
      'libs/exams/src/enters-kernel-by-a-window.ts',
      'libs/exams/src/imports-validator.ts',
    ],
  ],
  [
    'stores-imports-only-its-arrows',
    'the stores know no exam and no framework',
    ['libs/stores/src/imports-exams.ts', 'libs/stores/src/imports-nest.ts'],
  ],
  [
    'drivers-are-loaded-when-needed',
    'the client of a database that is elsewhere is loaded by whoever uses it, and not before',
    ['libs/stores/src/imports-a-driver-early.ts'],
  ],
  [
    'telemetry-is-loaded-when-asked-for',
    'what counts and traces is loaded where somebody asks for it, and not before',
    ['apps/host/src/imports-counting-early.ts', 'apps/host/src/imports-traces-early.ts'],
  ],
  ['vault-imports-only-its-arrows', 'the vault knows no store', ['libs/vault/src/imports-stores.ts']],
  [
    'nest-only-under-apps',
    'Nest and the validator of bodies stay under apps',
    ['libs/stores/src/imports-nest.ts', 'libs/exams/src/imports-validator.ts'],
  ],
  ['enter-a-library-by-its-index', 'an app enters a library by its index', ['apps/api/src/enters-deep.ts']],
  ['apps-do-not-import-tests', 'the product does not import tests', ['apps/api/src/imports-a-test.ts']],
  [
    'newcomer-knows-only-http',
    'the newcomer knows nothing of the product but what it answers',
    ['test/newcomer/imports-exams.ts', 'test/newcomer/imports-support.ts'],
  ],
  [
    'cli-without-nest',
    'the command line needs neither Nest nor the edge, and of the host only settings, packs and session token',
    ['apps/cli/src/imports-nest.ts', 'apps/cli/src/imports-the-edge.ts', 'apps/cli/src/imports-the-followers.ts'],
  ],
  ['host-knows-no-other-app', 'what all processes share knows none of them', ['apps/host/src/imports-the-edge.ts']],
  ['worker-without-edge', 'the worker speaks no HTTP', ['apps/worker/src/imports-the-edge.ts']],
  ['edge-without-worker', 'the edge starts without the worker', ['apps/api/src/imports-the-worker.ts']],
  [
    'pages-know-only-http',
    'pages know the edge and the exams by HTTP alone',
    ['apps/web/src/features/one/imports-exams.ts', 'apps/web/src/features/one/imports-the-edge.ts'],
  ],
  ['nobody-imports-pages', 'nothing but a browser loads pages', ['apps/api/src/imports-a-page.ts']],
  [
    'features-do-not-import-each-other',
    'a feature of the pages knows no other',
    ['apps/web/src/features/one/imports-another.ts'],
  ],
  [
    'what-features-share-knows-no-feature',
    'what features share knows none of them',
    ['apps/web/src/ui/imports-a-feature.ts'],
  ],
  ['no-cycles', 'no file imports itself by a detour', ['libs/exams/src/cycle-a.ts']],
  ['resolvable', 'every import leads somewhere', ['apps/api/src/imports-nothing-there.ts']],
  ['no-dev-tools-in-product', 'the product runs without development tools', ['apps/api/src/imports-a-tool.ts']],
] as const;

describe('the arrows between rooms', () => {
  let violations: readonly string[] = [];
  beforeAll(async () => {
    violations = await cruise();
  });

  test.each(ARROWS)('%s: %s', (rule, _, broken) => {
    expect(violations).toEqual(expect.arrayContaining(broken.map((file) => `${rule}: ${file}`)));
  });

  test('what keeps to the arrows is left alone', () => {
    const refused = new Set(violations.map((violation) => violation.replace(/^[^ ]+ /u, '')));
    expect([...refused].filter((file) => !/imports-|enters-|cycle-/u.test(file))).toEqual([]);
  });

  test('every rule of dependency-cruiser is named here', async () => {
    const config = (await import(join(root, '.dependency-cruiser.cjs'))) as {
      readonly default: { readonly forbidden: readonly { readonly name: string }[] };
    };
    expect(ARROWS.map(([rule]) => rule as string).sort()).toEqual(
      config.default.forbidden.map(({ name }) => name).sort(),
    );
  });
});

describe('the purity of the core', () => {
  /** Which rule of ESLint refuses which fixture, and in words. */
  const IMPURE = [
    ['asks-the-clock', 'no-restricted-globals', 'time arrives in the command'],
    ['asks-the-clock-by-a-detour', 'no-restricted-globals', 'time is not fetched through the global object either'],
    ['asks-the-stopwatch', 'no-restricted-globals', 'nothing is timed'],
    ['takes-a-chance', 'no-restricted-properties', 'chance arrives as a seed'],
    ['takes-a-chance-apart', 'no-restricted-properties', 'chance is not taken apart from its object either'],
    ['draws-an-id', 'no-restricted-globals', 'ids arrive in the command'],
    ['reads-the-environment', 'no-restricted-globals', 'there is no environment'],
    ['waits', 'no-restricted-globals', 'nothing waits'],
    ['waits-again-and-again', 'no-restricted-globals', 'nothing ticks'],
    ['waits-a-turn', 'no-restricted-globals', 'nothing is put off to another turn'],
    ['waits-a-moment', 'no-restricted-globals', 'nothing is put off to another moment'],
    ['asks-the-network', 'no-restricted-globals', 'there is no network'],
    ['prints', 'no-restricted-globals', 'nothing is printed'],
    ['imports-crypto', 'no-restricted-imports', 'no module of Node is imported'],
    ['imports-a-bare-module', 'no-restricted-imports', 'no module of Node is imported under its bare name'],
  ] as const;

  let linted: readonly { readonly fixture: string; readonly room: string; readonly rules: readonly string[] }[] = [];
  beforeAll(async () => {
    const { stdout } = await ask(process.execPath, [join(dirname(fixtures), 'lint-fixtures.mjs')], { cwd: root });
    linted = JSON.parse(stdout) as typeof linted;
  });

  test.each(IMPURE)('%s is refused by %s in every room: %s', (fixture, rule) => {
    const found = linted.filter((entry) => entry.fixture === `${fixture}.ts`);
    expect(found.map(({ room }) => room)).toEqual(['kernel', 'rules', 'exams']);
    for (const { rules } of found) expect(rules).toContain(rule);
  });

  test('every fixture is refused', () => {
    const files = readdirSync(join(fixtures, 'core')).map((file) => basename(file, '.ts'));
    expect(files.sort()).toEqual(IMPURE.map(([fixture]) => fixture as string).sort());
  });
});
