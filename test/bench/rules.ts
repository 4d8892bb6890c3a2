import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import { type TemporaryFolder, temporaryFolder } from '../support/tmp.js';
import { atLeast, beside, type Measure, median, takingTurns } from './measure.js';
import { sampleCase } from './sample-cases.js';

const LINES = 20_000;
const CANDIDATES = 12;
const PANELS = [5, 7];
/** Of the cases that could be parsed and printed in the same time, so many should also be computed. */
const SHARE = 0.65;
/** So many results stand for all in the process that computes nothing. */
const RESULTS = 100;
const LINES_AT_ONCE = 500;

const program = join(import.meta.dirname, '..', '..', 'apps', 'cli', 'src', 'main.js');
const bare = join(import.meta.dirname, 'bare-lines.js');

/** Loaded before the program: tells at its end, on standard error, what it took of the processor. */
const telling = `data:text/javascript,${encodeURIComponent(
  `process.on('exit', () => process.stderr.write(JSON.stringify(process.cpuUsage())))`,
)}`;

const casesFrom = (seed: number, count: number, panel: number): string =>
  Array.from({ length: count }, (_, n) => `${JSON.stringify(sampleCase(seed + n, CANDIDATES, panel))}\n`).join('');

const writeCases = async (file: string, panel: number): Promise<void> => {
  const out = createWriteStream(file);
  for (let seed = 0; seed < LINES; seed += LINES_AT_ONCE) {
    if (!out.write(casesFrom(seed, LINES_AT_ONCE, panel))) await once(out, 'drain');
  }
  out.end();
  await finished(out);
};

interface Rate {
  /** Cases a second by the clock on the wall, which also sees what else the machine does. */
  readonly wall: number;
  /** Cases a second of processor time, all threads of the process together. */
  readonly cpu: number;
}

/** Runs a program over all lines, its start included, with nobody reading what it writes. */
const rateOf = async (file: string, args: readonly string[]): Promise<Rate> => {
  const start = performance.now();
  const child = spawn(process.execPath, ['--import', telling, file, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  const [told] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  const wall = performance.now() - start;
  if (child.exitCode !== 0) throw new Error(`${file} ended with ${String(child.exitCode)}: ${told}`);
  const { user, system } = JSON.parse(told) as NodeJS.CpuUsage;
  return { wall: (LINES * 1e3) / wall, cpu: (LINES * 1e6) / (user + system) };
};

const writeResults = (folder: TemporaryFolder, panel: number): string => {
  const [cases, results] = [folder.file('few.jsonl'), folder.file('results.jsonl')];
  writeFileSync(cases, casesFrom(0, RESULTS, panel));
  const answered = execFileSync(process.execPath, [program, 'compute', cases, '--lines'], { maxBuffer: 2 ** 28 });
  writeFileSync(results, answered);
  return results;
};

const benchLines = async (panel: number): Promise<Measure[]> => {
  const folder = temporaryFolder();
  const cases = folder.file('cases.jsonl');
  try {
    await writeCases(cases, panel);
    const results = writeResults(folder, panel);
    const [computed, echoed] = await takingTurns(
      () => rateOf(program, ['compute', cases, '--lines']),
      () => rateOf(bare, [cases, results]),
    );
    const figures = (clock: keyof Rate) => ({
      unit: 'cases/s',
      value: median(computed.map((rate) => rate[clock])),
      baseline: median(echoed.map((rate) => rate[clock])),
    });
    const size = `${String(CANDIDATES)} candidates, two marks, panel of ${String(panel)}`;
    return [
      beside({ name: `compute --lines by the clock, against JSON in and out alone, ${size}`, ...figures('wall') }),
      atLeast(SHARE, { name: `the same by processor time, ${size}`, ...figures('cpu') }),
    ];
  } finally {
    folder.remove();
  }
};

/** The built program over generated cases, against a process that only parses them and writes results. */
export const benchRules = async (): Promise<Measure[]> => {
  const measures: Measure[] = [];
  for (const panel of PANELS) measures.push(...(await benchLines(panel)));
  return measures;
};
