import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** The worked scenarios, those of a letter included. */
const scenarios =
  'S01 S02 S03 S04 S05 S06 S06b S07 S08 S09 S10 S11 S12 S13 S14 S14b S15 S15b S16 S17 S18 S19 S20 S21 S22 S23 S24 S24b ' +
  'S25 S26 S27 S28 S29 S30';

/** Time in post and a changed code map are no computations of a result: their rules are tested where they live. */
const notComputed = ['S10', 'S29'];
/** The ordinary route is the way without an exam: no round leads through it. */
const notInARound = ['S21'];

const sorted = (numbers: Iterable<string>): readonly string[] => [...new Set(numbers)].sort();

const filesUnder = (pattern: string): readonly string[] => globSync(pattern, { cwd: root });

const citedIn = (pattern: string): readonly string[] =>
  sorted(filesUnder(pattern).flatMap((file) => readFileSync(join(root, file), 'utf8').match(/\bS\d{2}b?\b/g) ?? []));

const without = (left: readonly string[]): readonly string[] =>
  scenarios.split(' ').filter((number) => !left.includes(number));

describe('of the 34 worked scenarios', () => {
  it('every one that is a computation has a file to compute', () => {
    expect(scenarios.split(' ')).toHaveLength(34);
    const files = filesUnder('test/scenarios/*.expected.json').map((file) => /S\d{2}b?/.exec(file)?.[0] ?? '');
    expect(sorted(files)).toEqual(without(notComputed));
  });

  it('those without a file are rules that are tested where they live', () => {
    expect(citedIn('libs/**/*.spec.ts')).toEqual(expect.arrayContaining([...notComputed]));
  });

  it('every one that has a procedure is played as a round through the API', () => {
    expect(citedIn('test/e2e/scenarios/*.e2e.spec.ts')).toEqual(expect.arrayContaining([...without(notInARound)]));
  });
});
