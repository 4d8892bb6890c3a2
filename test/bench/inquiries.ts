import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Inquiry, inquire, robustnessOf, whatIfOf, whyOf } from '#exams';
import { type EventStore, isRefusal } from '#kernel';
import { computeUnder, isFault } from '#rules';
import { sqliteEventStore } from '#stores';
import { CANDIDATES, historyOf, writeLargeRound } from './large-round.js';
import { latencies, type Measure, median, within } from './measure.js';

const ROUND = 'large';
const RUNS = 15;

const replayed = async (events: EventStore): Promise<Inquiry> => {
  const inquiry = inquire(await historyOf(events, ROUND));
  if (isRefusal(inquiry)) throw new Error(inquiry.refused);
  return inquiry;
};

const sound = <Answer extends object>(answer: Answer): Answer => {
  if (isFault(answer)) throw new Error(`${answer.path}: ${answer.message}`);
  return answer;
};

interface Question {
  readonly name: string;
  readonly limit: number;
  readonly ask: (inquiry: Inquiry, run: number) => unknown;
}

const questions: readonly Question[] = [
  {
    name: 'what-if, replay included',
    limit: 100,
    ask: (inquiry, run) => sound(whatIfOf(inquiry, { writtenPassMark: String(52 + run) })),
  },
  { name: 'leave one out, replay included', limit: 1_000, ask: (inquiry) => robustnessOf(inquiry) },
  {
    name: 'why, replay included',
    limit: 50,
    ask: (inquiry, run) => sound(whyOf(inquiry, `C${String((run * 7) % CANDIDATES)}`)),
  },
];

/** Questions about a round of 999 scores in one pooled ranking, from the file of the log to the answer. */
export const benchInquiries = async (): Promise<Measure[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'khoabang-bench-'));
  const events = sqliteEventStore({ file: join(folder, 'events.sqlite') });
  try {
    await writeLargeRound(events, ROUND);
    const { pack, input } = await replayed(events);
    const once = median(await latencies(RUNS, () => Promise.resolve(computeUnder(pack, input))));
    const replay = median(await latencies(RUNS, () => replayed(events)));
    const measures: Measure[] = [];
    for (const { name, limit, ask } of questions) {
      const taken = await latencies(RUNS, async (run) => ask(await replayed(events), run));
      const [value, baseline, unit] = [median(taken), once, 'ms'];
      measures.push(within(limit, { name: `${name} (baseline: computing it once)`, unit, value, baseline }));
    }
    return [
      ...measures,
      within(100, { name: 'replay alone (baseline: computing it once)', unit: 'ms', value: replay, baseline: once }),
    ];
  } finally {
    await events.close();
    rmSync(folder, { recursive: true });
  }
};
