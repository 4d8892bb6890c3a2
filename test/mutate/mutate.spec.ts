import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAsked } from './asked.js';
import { type Equivalent, equivalentTo, sample, summary } from './choose.js';
import { collapsed, type Mutant, mutated } from './mutant.js';
import { type Coverage, runsFor } from './plan.js';
import { isFor, pathOf, relatedSpecs } from './related.js';
import { wantedChange, wantedPaths } from './wanted.js';

const root = join(import.meta.dirname, '..', '..');

describe('what is to be mutated', () => {
  const files = ['libs/rules/src/places.ts', 'libs/rules/src/votes.ts', 'libs/kernel/src/turns.ts'];

  it('is a file, some of its lines, or a folder', () => {
    const wanted = wantedPaths(
      ['libs/rules/src/places.ts:10-12', './libs/rules/src/places.ts:7', 'libs/kernel/'],
      files,
    );
    expect([...wanted]).toEqual([
      [
        'libs/rules/src/places.ts',
        [
          { from: 10, to: 12 },
          { from: 7, to: 7 },
        ],
      ],
      ['libs/kernel/src/turns.ts', 'WHOLE'],
    ]);
  });

  it('is the whole file if it is asked for both in whole and in part', () => {
    const asked = ['libs/rules/src/votes.ts', 'libs/rules/src/votes.ts:1'];
    for (const texts of [asked, asked.toReversed()]) {
      expect([...wantedPaths(texts, files)]).toEqual([['libs/rules/src/votes.ts', 'WHOLE']]);
    }
  });

  it('cannot be a path where no product lies, nor the half of a name', () => {
    for (const text of ['libs/nowhere', 'libs/rules/src/vote', 'libs/rules/src/votes.ts:a']) {
      expect(() => wantedPaths([text], files)).toThrow('no product file');
    }
  });

  it('follows a change: new lines of product files, not what was taken out, not specs', () => {
    const diff = [
      'diff --git a/libs/rules/src/places.ts b/libs/rules/src/places.ts',
      '--- a/libs/rules/src/places.ts',
      '+++ b/libs/rules/src/places.ts',
      '@@ -3,2 +3 @@ export const a = 1;',
      '-one',
      '-two',
      '+three',
      '@@ -9,0 +9,4 @@',
      '+++ counted as a line',
      '@@ -20,3 +23,0 @@',
      '-gone',
      '--- a/libs/rules/src/votes.spec.ts',
      '+++ b/libs/rules/src/votes.spec.ts',
      '@@ -1 +1 @@',
      '--- a/libs/rules/src/votes.ts',
      '+++ /dev/null',
      '@@ -1,9 +0,0 @@',
      '--- a/libs/rules/src/index.ts',
      '+++ b/libs/rules/src/index.ts',
      '@@ -1 +1 @@',
    ].join('\n');
    expect([...wantedChange(diff, ['libs/kernel/src/new.ts', 'libs/kernel/src/new.spec.ts', ''])]).toEqual([
      [
        'libs/rules/src/places.ts',
        [
          { from: 3, to: 3 },
          { from: 9, to: 12 },
        ],
      ],
      ['libs/kernel/src/new.ts', 'WHOLE'],
    ]);
  });

  it('is read from the command line', () => {
    const {
      wanted,
      sample: drawn,
      atOnce,
    } = readAsked(root, ['--sample', '7', '--seed', '3', 'libs/kernel/src/turns.ts']);
    expect([...wanted.keys()]).toEqual(['libs/kernel/src/turns.ts']);
    expect({ drawn, atOnce }).toEqual({ drawn: { count: 7, seed: 3 }, atOnce: 1 });
    expect(() => readAsked(root, ['--sample', 'many'])).toThrow('many is not a whole number from 1.');
  });

  it('is every room for --all and for a sample of nowhere in particular', () => {
    for (const args of [['--all'], ['--sample', '1']]) {
      const rooms = new Set([...readAsked(root, args).wanted.keys()].map((file) => file.split('/')[1]));
      expect([...rooms].sort()).toEqual(['exams', 'kernel', 'rules', 'stores']);
    }
  });
});

describe('a sample', () => {
  const items = Array.from({ length: 50 }, (_, at) => at);

  it('is the same for the same seed, in order, and without doubles', () => {
    const drawn = sample(items, 10, 5);
    expect(drawn).toEqual(sample(items, 10, 5));
    expect(drawn).toEqual([...new Set(drawn)].sort((one, other) => one - other));
    expect(drawn).toHaveLength(10);
    expect(drawn).not.toEqual(sample(items, 10, 6));
  });

  it('takes everything there is if more is asked for', () => {
    expect(sample(items, 80, 1)).toEqual(items);
  });

  it('draws each item about equally often', () => {
    const counts = new Map<number, number>();
    for (let seed = 0; seed < 2_000; seed += 1) {
      for (const item of sample(items, 10, seed)) counts.set(item, (counts.get(item) ?? 0) + 1);
    }
    expect(Math.min(...counts.values())).toBeGreaterThan(300);
    expect(Math.max(...counts.values())).toBeLessThan(500);
  });
});

const text = 'const a = 1;\n  if (a > 1 &&\n    b) return;\n';
const mutant: Mutant = {
  id: '4',
  file: 'libs/rules/src/votes.ts',
  mutator: 'ConditionalExpression',
  start: { line: 1, column: 6 },
  end: { line: 2, column: 5 },
  original: 'a > 1 &&\n    b',
  replacement: 'true',
  within: 'if (a > 1 &&',
};

test('a mutant stands in the text of its file', () => {
  expect(mutated(text, mutant)).toBe('const a = 1;\n  if (true) return;\n');
});

describe('the specs that are to hold a file', () => {
  it('lie in its room or are written for it', () => {
    const specs = ['libs/stores/src/a.spec.ts', 'test/contracts/a.spec.ts', 'libs/exams/src/a.spec.ts'];
    expect(specs.map((spec) => isFor(spec, 'libs/stores/src/listing.ts'))).toEqual([true, true, false]);
    expect(specs.map((spec) => isFor(spec, 'libs/exams/src/own.ts'))).toEqual([false, false, true]);
  });

  it('come to it by imports of every kind', () => {
    expect(pathOf('libs/a/src/b/c.ts', '../d.js')).toBe('libs/a/src/d.ts');
    expect(pathOf('libs/a/src/b.ts', '#kernel')).toBe('libs/kernel/src/index.ts');
    expect(pathOf('libs/a/src/b.ts', '#test/support/specify')).toBe('test/support/specify.ts');
    expect(pathOf('libs/a/src/b.ts', 'zod')).toBeUndefined();
    const specs = [
      'libs/rules/src/scoring/votes.spec.ts',
      'libs/rules/src/numbers/fraction.spec.ts',
      'test/scenarios/scenarios.spec.ts',
    ];
    expect(relatedSpecs(root, ['libs/rules/src/scoring/votes.ts'], specs)).toEqual([specs[0], specs[2]]);
  });
});

describe('the specs that a mutant meets', () => {
  const one = (spec: string, milliseconds: number, part: Partial<Coverage>): Coverage => ({
    spec,
    milliseconds,
    tests: 3,
    outside: {},
    byTest: {},
    ...part,
  });

  it('are those that reach it: its own first, then the nearest, then the quickest', () => {
    const runs = runsFor('4', 'libs/rules/src/votes.ts', [
      one('test/contracts/memory.spec.ts', 1, { byTest: { a: { 4: 1 } } }),
      one('libs/rules/src/slow.spec.ts', 90, { byTest: { a: { 4: 1 } } }),
      one('libs/rules/src/quick.spec.ts', 9, { byTest: { a: { 4: 1 } } }),
      one('libs/rules/src/places.spec.ts', 5, { byTest: { a: { 5: 1 } } }),
      one('libs/rules/src/votes.spec.ts', 900, { byTest: { a: { 4: 1 } } }),
    ]);
    expect(runs.map(({ spec }) => spec.split('/').pop())).toEqual([
      'votes.spec.ts',
      'quick.spec.ts',
      'slow.spec.ts',
      'memory.spec.ts',
    ]);
  });

  it('run the tests that reach it only, or all if it was reached while modules were loaded', () => {
    const byTest = { a: { 4: 2 }, b: { 5: 1 }, c: { 4: 3 } };
    const [inTests] = runsFor('4', 'libs/x.ts', [one('libs/x.spec.ts', 1, { byTest })]);
    expect(inTests).toMatchObject({ tests: ['a', 'c'], hits: 5 });
    const [loading] = runsFor('4', 'libs/x.ts', [one('libs/x.spec.ts', 1, { byTest, outside: { 4: 1 } })]);
    expect(loading).toEqual({ spec: 'libs/x.spec.ts', milliseconds: 1, hits: 6 });
  });
});

describe('equivalent mutants', () => {
  const entry: Equivalent = {
    file: mutant.file,
    within: mutant.within,
    original: 'a > 1 && b',
    replacement: 'true',
    reason: 'sample',
  };

  it('are found by their texts, wherever in the file they stand', () => {
    expect(equivalentTo({ ...mutant, start: { line: 80, column: 0 } }, [entry])).toBe(entry);
    for (const part of [{ file: 'libs/x.ts' }, { within: '}' }, { original: 'b' }, { replacement: 'false' }]) {
      expect(equivalentTo({ ...mutant, ...part }, [entry])).toBeUndefined();
    }
  });

  const list = JSON.parse(readFileSync(join(import.meta.dirname, 'equivalent.json'), 'utf8')) as readonly Equivalent[];

  it('that are listed still stand in the product, each with a reason', () => {
    for (const { file, within, original, reason } of list) {
      const product = readFileSync(join(root, file), 'utf8');
      expect(product.split('\n').map((line) => line.trim())).toContain(within);
      expect(collapsed(product)).toContain(collapsed(original));
      expect(reason.length).toBeGreaterThan(20);
    }
  });
});

test('the score counts what was noticed among what tests could notice', () => {
  expect(summary([])).toMatchObject({ score: 100 });
  expect(
    summary(['killed', 'killed', 'timed out', 'survived', 'without coverage', 'does not compile', 'equivalent']),
  ).toEqual({
    counts: { killed: 2, 'timed out': 1, survived: 1, 'without coverage': 1, 'does not compile': 1, equivalent: 1 },
    score: 60,
  });
});
