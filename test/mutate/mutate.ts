import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Asked } from './asked.js';
import { type Equivalent, equivalentTo, sample, type Summary, summary } from './choose.js';
import { compilerOf } from './compiler.js';
import { instrument, instrumentOnly, place } from './instrument.js';
import { describeMutant, type Fate, type Mutant } from './mutant.js';
import { type Coverage, type Run, runsFor } from './plan.js';
import { Runner } from './pool.js';
import { relatedSpecs } from './related.js';

/** A spec file may take this long while nothing is mutated. */
const FIRST_RUN = 300_000;

/** Against a mutant a spec file may take so many times as long, and so many milliseconds more. */
const SLOWER = 3;
const GRACE = 15_000;

/** A mutated place may be reached so many times as often; beyond that it is taken to run for ever. */
const HITS = 100;

/** A line of progress stands after so many mutants. */
const EVERY = 50;

/** Gives each item to a runner that is free. */
const share = async <Item>(
  runners: readonly Runner[],
  items: readonly Item[],
  work: (runner: Runner, item: Item) => Promise<void>,
): Promise<void> => {
  const queue = items.values();
  await Promise.all(
    runners.map(async (runner) => {
      for (const item of queue) await work(runner, item);
    }),
  );
};

const specsFor = (root: string, files: readonly string[]): string[] => {
  const specs = ['libs/**/*.spec.ts', 'test/**/*.spec.ts'].flatMap((pattern) => globSync(pattern, { cwd: root }));
  return relatedSpecs(root, files, specs.map((file) => file.replaceAll('\\', '/')).sort());
};

/** Runs every spec once with nothing mutated, and notes which test reaches which mutant. */
const cover = async (folder: string, runners: readonly Runner[], specs: readonly string[]): Promise<Coverage[]> => {
  const coverage: Coverage[] = [];
  await share(runners, specs, async (runner, spec) => {
    const file = join(folder, `${spec.replaceAll('/', '_')}.json`);
    const outcome = await runner.run({ spec, coverage: file }, FIRST_RUN);
    if (!outcome?.passed || !existsSync(file)) {
      throw new Error(`${spec} fails with nothing mutated: ${outcome?.failures[0] ?? 'it took too long'}`);
    }
    const reached = JSON.parse(readFileSync(file, 'utf8')) as {
      static: Coverage['outside'];
      perTest: Coverage['byTest'];
    };
    const { tests, milliseconds } = outcome;
    coverage.push({ spec, tests, milliseconds, outside: reached.static, byTest: reached.perTest });
  });
  return coverage;
};

/** Runs the specs that reach a mutant until one notices it. */
const tryMutant = async (runner: Runner, { id }: Mutant, runs: readonly Run[]): Promise<Fate> => {
  if (runs.length === 0) return 'without coverage';
  for (const { spec, tests, milliseconds, hits } of runs) {
    const task = { spec, ...(tests ? { tests } : {}), mutant: { id, hitLimit: hits * HITS } };
    const outcome = await runner.run(task, milliseconds * SLOWER + GRACE);
    if (outcome === undefined) return 'timed out';
    if (outcome.failures.some((message) => message.includes('Hit count limit reached'))) return 'timed out';
    if (!outcome.passed) return 'killed';
  }
  return 'survived';
};

const unnoticed = (fate: Fate): boolean => fate === 'survived' || fate === 'without coverage';

/** Mutates what was asked for, tells of every mutant that no test noticed, and counts. */
export const mutate = async (
  root: string,
  folder: string,
  { wanted, sample: drawn, atOnce }: Asked,
  equivalents: readonly Equivalent[],
): Promise<Summary> => {
  const whole = await instrument(root, wanted);
  const all = whole.mutants;
  const chosen = drawn === undefined ? all : sample(all, drawn.count, drawn.seed);
  const real = chosen.filter((mutant) => equivalentTo(mutant, equivalents) === undefined);
  const fates: Fate[] = Array.from({ length: chosen.length - real.length }, () => 'equivalent');
  const instrumented = drawn === undefined ? { ...whole, mutants: real } : await instrumentOnly(root, real);
  const files = [...instrumented.texts.keys()];
  place(root, folder, instrumented);
  const from = drawn === undefined ? '' : ` drawn from ${all.length} with seed ${drawn.seed}`;
  console.log(`${chosen.length} mutants${from} in ${files.length} files`);

  const runners = Array.from({ length: atOnce }, () => new Runner(folder));
  const compiler: { refuses?: (mutant: Mutant) => boolean } = {};
  try {
    const coverage = await cover(folder, runners, specsFor(root, files));
    console.log(`${coverage.length} spec files reach them`);
    await share(runners, instrumented.mutants, async (runner, mutant) => {
      const runs = runsFor(mutant.id, mutant.file, coverage);
      let fate = await tryMutant(runner, mutant, runs);
      if (unnoticed(fate) && (compiler.refuses ??= compilerOf(root))(mutant)) fate = 'does not compile';
      fates.push(fate);
      if (unnoticed(fate)) console.log(`${fate}: ${describeMutant(mutant)}`);
      if (fates.length % EVERY === 0) console.log(`… ${fates.length} of ${chosen.length}`);
    });
  } finally {
    for (const runner of runners) runner.end();
  }
  return summary(fates);
};
