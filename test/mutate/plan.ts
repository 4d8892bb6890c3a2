/** What one spec file reached while nothing was mutated. Counts are by mutant. */
export interface Coverage {
  readonly spec: string;
  readonly milliseconds: number;
  readonly tests: number;
  /** While modules were loaded and outside tests: every test of the file may depend on it. */
  readonly outside: Readonly<Record<string, number>>;
  readonly byTest: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** One run of a spec file against a mutant. */
export interface Run {
  readonly spec: string;
  /** Names of the tests that reach the mutant, or nothing if all of the file are to be run. */
  readonly tests?: readonly string[];
  readonly milliseconds: number;
  /** How often the mutant was reached. */
  readonly hits: number;
}

const runOf = (id: string, { spec, milliseconds, tests, outside, byTest }: Coverage): Run | undefined => {
  const reaching = Object.entries(byTest).filter(([, reached]) => reached[id] !== undefined);
  const hits = reaching.reduce((sum, [, reached]) => sum + (reached[id] ?? 0), outside[id] ?? 0);
  if (hits === 0) return undefined;
  const all = outside[id] !== undefined || reaching.length === tests;
  return { spec, milliseconds, hits, ...(all ? {} : { tests: reaching.map(([name]) => name) }) };
};

const stem = (path: string): string => path.replace(/(\.spec)?\.ts$/, '');

/** How many folders two paths share at their start; a spec beside its file, under its name, is nearest of all. */
const closeness = (spec: string, file: string): number => {
  if (stem(spec) === stem(file)) return Infinity;
  const folders = file.split('/');
  const apart = spec.split('/').findIndex((folder, depth) => folder !== folders[depth]);
  return apart;
};

/** The spec files that reach a mutant: the nearest first, for it is the likeliest to notice, then the quickest. */
export const runsFor = (id: string, file: string, coverage: readonly Coverage[]): Run[] =>
  coverage
    .map((one) => runOf(id, one))
    .filter((run) => run !== undefined)
    .map((run) => ({ run, near: closeness(run.spec, file) }))
    .sort((one, other) =>
      one.near === other.near ? one.run.milliseconds - other.run.milliseconds : other.near > one.near ? 1 : -1,
    )
    .map(({ run }) => run);
