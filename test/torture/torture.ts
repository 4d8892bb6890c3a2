import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { FROM_SOURCE } from '../support/from-source.js';
import { temporaryFolder } from '../support/tmp.js';
import { judge, type Verdict } from './judge.js';
import { type Known, learn, nothingKnown } from './known.js';

/** What came of all kills of one torture. */
export interface Outcome extends Verdict {
  readonly seed: number;
  readonly killsUnderLoad: number;
  readonly killsAtStart: number;
  /** Requests that were answered as repeats after a kill: written, but not acknowledged before it. */
  readonly repeats: number;
  /** Views that a start found further than the log. */
  readonly viewsAhead: number;
}

export interface Torture {
  readonly seed: number;
  /** Kills that must hit a writer at work; those that hit it at its start come on top. */
  readonly runs: number;
  readonly onKill?: (killsUnderLoad: number, events: number) => void;
}

/** One start in so many is killed before it can work. */
const AT_START_ONE_IN = 8;
const START_MS_MAX = 120;
/** A writer at work is killed after so many answers at most, and so many milliseconds. */
const ANSWERS_MAX = 250;
const PAUSE_MS_MAX = 6;

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
const chanceFrom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** The writer as it was built, otherwise from its source. */
const writerArguments = (): readonly string[] => {
  const built = join(import.meta.dirname, 'writer.js');
  return existsSync(built) ? [built] : [...FROM_SOURCE, join(import.meta.dirname, 'writer.ts')];
};

/** When one writer is killed. */
interface Fate {
  readonly at: 'start' | 'work';
  readonly answers: number;
  readonly ms: number;
}

const fateFrom = (chance: () => number): Fate => {
  const at = chance() * AT_START_ONE_IN < 1 ? 'start' : 'work';
  const answers = 1 + Math.floor(chance() * ANSWERS_MAX);
  return { at, answers, ms: Math.floor(chance() * (at === 'start' ? START_MS_MAX : PAUSE_MS_MAX)) };
};

/** Starts a writer on the folder and kills it as is its fate; true if it had answered at least one request. */
const killOne = async (folder: string, cache: string, known: Known, { at, answers, ms }: Fate): Promise<boolean> => {
  const now = `2026-01-05T08:00:00.${String(known.requests.size % 1_000).padStart(3, '0')}Z`;
  const child = spawn(process.execPath, [...writerArguments(), folder, now, JSON.stringify(known.next)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '', NODE_COMPILE_CACHE: cache },
  });
  const ended = new Promise<NodeJS.Signals | null>((resolve) => {
    child.once('close', (_, signal) => {
      resolve(signal);
    });
  });
  const kill = async (): Promise<void> => {
    await pause(ms);
    child.kill('SIGKILL');
  };
  if (at === 'start') void kill();
  let heard = 0;
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    // What is not whole was not said.
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (learn(known, line) && (heard += 1) === answers && at === 'work') void kill();
    }
  });
  const signal = await ended;
  if (signal !== 'SIGKILL') throw new Error('a writer ended before it was killed; what it said stands above');
  return heard > 0;
};

/** Kills writers on one folder again and again, and judges what is left. */
export const torture = async ({ seed, runs, onKill }: Torture): Promise<Outcome> => {
  const folder = temporaryFolder();
  const cache = temporaryFolder();
  const chance = chanceFrom(seed);
  const known = nothingKnown();
  let killsUnderLoad = 0;
  let killsAtStart = 0;
  try {
    while (killsUnderLoad < runs) {
      const worked = await killOne(folder.path, cache.path, known, fateFrom(chance));
      if (worked) killsUnderLoad += 1;
      else killsAtStart += 1;
      onKill?.(killsUnderLoad, known.events.size);
    }
    const verdict = await judge(folder.path, known);
    return { seed, killsUnderLoad, killsAtStart, repeats: known.repeats, viewsAhead: known.viewsAhead, ...verdict };
  } finally {
    folder.remove();
    cache.remove();
  }
};

/** What must be zero. */
export const LOSSES = [
  'lost',
  'doubled',
  'torn',
  'gaps',
  'unsettled',
  'viewsAhead',
  'viewsWrong',
  'viewsWrongAtEnd',
] as const satisfies readonly (keyof Outcome)[];
