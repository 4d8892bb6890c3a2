import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runCLI } from 'jest';

/** What a worker is asked to run: one spec file, with or without a mutant. */
export interface Task {
  readonly spec: string;
  /** Names of the tests to run; all if there are none. */
  readonly tests?: readonly string[];
  readonly mutant?: { readonly id: string; readonly hitLimit: number };
  /** Where coverage is to be written, if it is wanted. */
  readonly coverage?: string;
}

/** How the run ended. */
export interface Outcome {
  readonly passed: boolean;
  readonly tests: number;
  readonly milliseconds: number;
  readonly failures: readonly string[];
  /** Memory of the process afterwards, in bytes. */
  readonly memory: number;
}

const root = join(import.meta.dirname, '..', '..', '..');

const load = async () => {
  const file = pathToFileURL(join(root, 'jest.config.js')).href;
  const { default: base } = (await import(file)) as { default: { setupFilesAfterEnv: string[] } };
  return JSON.stringify({
    ...base,
    rootDir: root,
    transform: { '\\.ts$': [join(import.meta.dirname, 'transformer.js'), {}] },
    setupFilesAfterEnv: [...base.setupFilesAfterEnv, '<rootDir>/test/mutate/in-test.ts'],
  });
};

const config = await load();

const setOrDelete = (name: string, value: string | undefined): void => {
  if (value === undefined) Reflect.deleteProperty(process.env, name);
  else process.env[name] = value;
};

const escaped = (name: string): string => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Runs a spec file in this process; jest keeps what it knows of the file system between runs. */
const run = async ({ spec, tests, mutant, coverage }: Task): Promise<Outcome> => {
  setOrDelete('MUTATE_ACTIVE', mutant?.id);
  setOrDelete('MUTATE_HITS', mutant === undefined ? undefined : String(mutant.hitLimit));
  setOrDelete('MUTATE_COVERAGE', coverage);
  const start = performance.now();
  const { results } = await runCLI(
    {
      $0: 'mutate',
      _: [join(root, spec)],
      config,
      reporters: [],
      runInBand: true,
      runTestsByPath: true,
      silent: true,
      watchman: false,
      ...(tests ? { testNamePattern: `^(?:${tests.map(escaped).join('|')})$` } : {}),
    },
    [root],
  );
  const failures = results.testResults.flatMap((file) => [
    ...(file.testExecError ? [file.testExecError.message] : []),
    ...file.testResults.flatMap(({ failureMessages }) => failureMessages),
  ]);
  return {
    passed: results.success && results.numTotalTestSuites === 1,
    tests: results.numTotalTests,
    milliseconds: performance.now() - start,
    failures,
    memory: process.memoryUsage().rss,
  };
};

process.on('message', (task: Task) => {
  void run(task).then((outcome) => process.send?.(outcome));
});
