import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { isProduct, ROOMS, type Wanted, wantedChange, wantedPaths } from './wanted.js';

/** What somebody asked for on the command line. */
export interface Asked {
  readonly wanted: Wanted;
  /** How many mutants are drawn, and from which seed; all of them if nothing stands here. */
  readonly sample?: { readonly count: number; readonly seed: number };
  /** How many processes run specs at the same time. */
  readonly atOnce: number;
}

/** How the program is called. */
export const USAGE = `usage: npm run mutate -- PATH[:line|:from-to] …        the mutants of files, folders or lines
       npm run mutate -- --change [BASE]               of the lines changed since BASE (where the branch left main)
       npm run mutate -- --sample N [--seed S] [PATH …] N mutants drawn by chance
       npm run mutate -- --all                         of ${ROOMS.join(', ')}
       --at-once N                                     processes that run specs (1)`;

const count = (text: string, from: number): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < from) throw new Error(`${text} is not a whole number from ${from}.`);
  return value;
};

type Git = (...words: string[]) => string;

/** Where the branch left main; what was committed last where there is no main. */
const branchPoint = (git: Git): string => {
  try {
    return git('merge-base', 'HEAD', 'main').trim();
  } catch {
    return 'HEAD';
  }
};

const change = (git: Git, base: string | undefined): Wanted => {
  const since = base ?? branchPoint(git);
  const added = git('ls-files', '--others', '--exclude-standard', '--', 'libs').split('\n');
  return wantedChange(git('diff', '-U0', '--no-color', '--no-ext-diff', since, '--', 'libs'), added);
};

/** Reads the command line; throws with a sentence if it cannot be followed. */
export const readAsked = (root: string, args: string[]): Asked => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      all: { type: 'boolean' },
      change: { type: 'boolean' },
      sample: { type: 'string' },
      seed: { type: 'string' },
      'at-once': { type: 'string' },
    },
  });
  const git: Git = (...words) =>
    execFileSync('git', words, {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  const paths = values.all || (values.sample !== undefined && positionals.length === 0) ? ROOMS : positionals;
  const files = git('ls-files', '--cached', '--others', '--exclude-standard', '--', 'libs')
    .split('\n')
    .filter(isProduct);
  return {
    wanted: values.change ? change(git, positionals[0]) : wantedPaths(paths, files),
    atOnce: count(values['at-once'] ?? '1', 1),
    ...(values.sample === undefined
      ? {}
      : { sample: { count: count(values.sample, 1), seed: count(values.seed ?? '1', 0) } }),
  };
};
