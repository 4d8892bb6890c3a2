import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type EventStore, executor, journal, type NewEvent, NO_STREAM, type ReadStore, runProcesses } from '#kernel';
import { sqliteEventStore, sqliteReadStore } from '#stores';
import { asks, tally, totals } from '../simulation/tally.js';
import { temporaryFolder } from '../support/tmp.js';
import { eventId, timer } from '../torture/stores.js';
import { type Measure, median, ROUNDS, within } from './measure.js';

/** Years of a busy house. */
const EVENTS = 1_000_000;
/** As many as one append takes within the limit of its bytes. */
const AT_ONCE = 1_000;
const START_S_MAX = 1;
const MEMORY_MB_MAX = 50;

/** What a process records of one reaction. */
const reacted = (n: number): NewEvent => ({
  id: `${n.toString(16).padStart(8, '0')}-5b1d-4c6e-9a57-3f0e8b2c7d41`,
  type: 'Reacted',
  version: 1,
  data: {
    cause: { id: `sample-${String(n)}`, stream: 'tally-1', type: 'Rounded', position: String(n + 1) },
    sent: [{ stream: 'tally-total', command: 'Add', outcome: 'recorded' }],
  },
  meta: { ...asks(`sample-${String(n)}`, { actor: 'system:totals' }), commandType: 'RecordReaction' },
});

const fill = async (store: EventStore): Promise<void> => {
  let revision = NO_STREAM;
  for (let n = 0; n < EVENTS; n += AT_ONCE) {
    const events = Array.from({ length: AT_ONCE }, (_, index) => reacted(n + index));
    ({ revision } = await store.append(`${journal.category}-${totals.name}`, revision, events));
  }
};

const collect = (): number => {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed / 2 ** 20;
};

interface Start {
  readonly seconds: number;
  readonly megabytes: number;
}

/** Starts the process, waits until it is up with the log, and stops it. */
const start = async (store: EventStore, memory: ReadStore): Promise<Start> => {
  const before = collect();
  const begun = performance.now();
  const own = executor(store, { eventId, snapshots: memory });
  const runner = runProcesses({
    store,
    memory,
    list: [totals],
    executor: own,
    send: ({ id, command }, context) => own.executeNamed(tally, id, command, context),
    now: () => '2026-01-05T09:00:00.000Z',
    timer,
  });
  const stop = new AbortController();
  const running = runner.run(stop.signal);
  if (!(await runner.waitFor(await store.head(), 600_000))) throw new Error('the process stands still');
  const seconds = (performance.now() - begun) / 1_000;
  const megabytes = collect() - before;
  stop.abort();
  await running;
  if (runner.incidents().length > 0) throw new Error('the process has incidents');
  return { seconds, megabytes };
};

/** The start of a process that has reacted a million times, against its first start, which folds all of that. */
export const benchJournal = async (): Promise<Measure[]> => {
  const folder = temporaryFolder();
  const store = sqliteEventStore({ file: folder.file('log.sqlite') });
  const memory = sqliteReadStore({ file: folder.file('views.sqlite') });
  try {
    await fill(store);
    const first = await start(store, memory);
    const starts: Start[] = [];
    for (let round = 0; round < ROUNDS; round += 1) starts.push(await start(store, memory));
    const name = `start of a process after ${String(EVENTS)} reactions`;
    return [
      within(START_S_MAX, {
        name: `${name}, against its first`,
        unit: 's',
        value: median(starts.map(({ seconds }) => seconds)),
        baseline: first.seconds,
      }),
      within(MEMORY_MB_MAX, {
        name: `${name}: memory held, against its first`,
        unit: 'MB',
        value: Math.max(0, median(starts.map(({ megabytes }) => megabytes))),
        baseline: Math.max(0.001, first.megabytes),
      }),
    ];
  } finally {
    await store.close();
    await memory.close();
    folder.remove();
  }
};
