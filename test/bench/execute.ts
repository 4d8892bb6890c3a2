import { type EventStore, type Executor, executor, type NewEvent, NO_STREAM } from '#kernel';
import { sqliteEventStore } from '#stores';
import { temporaryFolder } from '../support/tmp.js';
import { eventId } from '../torture/stores.js';
import { atLeast, atMost, latencies, type Measure, median, perSecond, quantile, takingTurns } from './measure.js';
import { handOver, openRound } from './sample-rounds.js';

const ALONE = 3_000;
const ROUNDS_TOGETHER = 64;
/** So many that both sides run warm: what an office waits for is told by the commands one after another. */
const EACH_TOGETHER = 1_000;
const SHORT_LOG = 10_000;
const LONG_LOG = 1_000_000;
const LONG_ROUND = 50_000;
const APPLICATIONS = 300;
const PER_TURN = 1_000;

/** Runs `work` on a log of its own that is thrown away afterwards. */
const onLog = async <Result>(work: (store: EventStore, run: Executor) => Promise<Result>): Promise<Result> => {
  const folder = temporaryFolder();
  const store = sqliteEventStore({ file: folder.file('log.sqlite') });
  try {
    return await work(store, executor(store, { eventId }));
  } finally {
    await store.close();
    folder.remove();
  }
};

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n);

/** Handovers in one round, one after another: how long each took, in milliseconds. */
const handOversAlone = (): Promise<number[]> =>
  onLog(async (_, run) => {
    await openRound(run, 'alone', 5);
    return latencies(ALONE, (n) => handOver(run, 'alone', n));
  });

/** The events of such handovers, for a store that takes them without deciding anything. */
const handOverEvents = (): Promise<readonly NewEvent[]> =>
  onLog(async (store, run) => {
    await openRound(run, 'alone', 5);
    for (let n = 0; n < ALONE; n += 1) await handOver(run, 'alone', n);
    return (await Array.fromAsync(store.readAll()))
      .filter(({ type }) => type.startsWith('Custody'))
      .map(({ id, type, version, data, meta }) => ({ id, type, version, data, meta }));
  });

const appendsAlone = (events: readonly NewEvent[]): Promise<number[]> =>
  onLog((store) =>
    latencies(events.length, (n) => store.append('round-alone', n === 0 ? NO_STREAM : n - 1, [events[n]!])),
  );

const perSecondOf = (taken: readonly number[]): number =>
  1_000 / (taken.reduce((sum, ms) => sum + ms, 0) / taken.length);

const handOversTogether = (): Promise<number> =>
  onLog(async (_, run) => {
    const ids = numbers(ROUNDS_TOGETHER).map((n) => `together-${String(n)}`);
    for (const id of ids) await openRound(run, id, 0);
    const one = async (id: string): Promise<void> => {
      for (let n = 0; n < EACH_TOGETHER; n += 1) await handOver(run, id, n);
    };
    return perSecond(ROUNDS_TOGETHER * EACH_TOGETHER, () => Promise.all(ids.map(one)));
  });

const appendsTogether = (events: readonly NewEvent[]): Promise<number> =>
  onLog((store) => {
    const one = async (stream: string): Promise<void> => {
      for (let n = 0; n < EACH_TOGETHER; n += 1) await store.append(stream, n === 0 ? NO_STREAM : n - 1, [events[n]!]);
    };
    const streams = numbers(ROUNDS_TOGETHER).map((n) => `round-together-${String(n)}`);
    return perSecond(ROUNDS_TOGETHER * EACH_TOGETHER, () => Promise.all(streams.map(one)));
  });

const benchAlone = async (events: readonly NewEvent[]): Promise<Measure[]> => {
  const [commands, appends] = await takingTurns(handOversAlone, () => appendsAlone(events));
  const p50 = median(commands.map(median));
  return [
    atLeast(0.5, {
      name: 'commands one after another, against bare appends',
      unit: 'commands/s',
      value: median(commands.map(perSecondOf)),
      baseline: median(appends.map(perSecondOf)),
    }),
    atMost(5, {
      name: 'a command at p99, against p50',
      unit: 'ms',
      value: median(commands.map((taken) => quantile(taken, 0.99))),
      baseline: p50,
    }),
    // Whose tail it is: the disk's, or ours.
    atMost(2, {
      name: 'a command at p99, against a bare append at p99',
      unit: 'ms',
      value: median(commands.map((taken) => quantile(taken, 0.99))),
      baseline: median(appends.map((taken) => quantile(taken, 0.99))),
    }),
  ];
};

const benchTogether = async (events: readonly NewEvent[]): Promise<Measure> => {
  const [commands, appends] = await takingTurns(handOversTogether, () => appendsTogether(events));
  return atLeast(0.5, {
    name: 'commands in 64 rounds at once, against bare appends',
    unit: 'commands/s',
    value: median(commands),
    baseline: median(appends),
  });
};

/** Events of about the least size that there are, in appends as large as a store takes them. */
const fill = async (store: EventStore, count: number): Promise<void> => {
  const meta = {
    actor: 'person-sample',
    authority: 'sample',
    at: '2026-01-05T02:00:00.000Z',
    correlationId: 'c',
    causationId: 'c',
    commandType: 'Fill',
    commandId: 'k',
    commandDigest: 'd',
  };
  const perAppend = 2_500;
  for (let done = 0; done < count; done += perAppend) {
    const events = numbers(perAppend).map((n) => ({
      id: `filling-${String(done + n)}`,
      type: 'Filled',
      version: 1,
      data: { n },
      meta,
    }));
    await store.append(`filling-${String(done / perAppend)}`, NO_STREAM, events);
  }
};

let opened = 0;

/** Handovers in many young rounds: how long one of them takes in the median, in milliseconds. */
const inYoungRounds = async (run: Executor): Promise<number> => {
  opened += 1;
  const ids = numbers(20).map((n) => `young-${String(opened)}-${String(n)}`);
  for (const id of ids) await openRound(run, id, 0);
  return median(await latencies(PER_TURN, (n) => handOver(run, ids[n % ids.length]!, Math.floor(n / ids.length))));
};

const benchLogSize = (): Promise<Measure> =>
  onLog((longStore, onLong) =>
    onLog(async (shortStore, onShort) => {
      await fill(shortStore, SHORT_LOG);
      await fill(longStore, LONG_LOG);
      await inYoungRounds(onShort);
      await inYoungRounds(onLong);
      const [long, short] = await takingTurns(
        () => inYoungRounds(onLong),
        () => inYoungRounds(onShort),
      );
      return atMost(1.1, {
        name: 'a command at p50 behind 1,000,000 events, against 10,000',
        unit: 'ms',
        value: median(long),
        baseline: median(short),
      });
    }),
  );

/** A round in which `events` handovers have happened; answers how to go on, and what the next one takes at p50. */
const grown = async (run: Executor, id: string, applications: number, events: number) => {
  await openRound(run, id, applications);
  let done = 0;
  for (; done < events; done += 1) await handOver(run, id, done);
  return async (): Promise<number> => {
    const taken = await latencies(PER_TURN, () => {
      done += 1;
      return handOver(run, id, done - 1);
    });
    return median(taken);
  };
};

const benchRoundLength = (): Promise<Measure> =>
  onLog(async (_, run) => {
    const inLong = await grown(run, 'long', APPLICATIONS, LONG_ROUND - APPLICATIONS);
    const inShort = await grown(run, 'short', 5, 100);
    const [long, short] = await takingTurns(inLong, inShort);
    return atMost(1.3, {
      name: 'a command at p50 in a round of 50,000 events, against a short one',
      unit: 'ms',
      value: median(long),
      baseline: median(short),
    });
  });

/** Commands of real rounds through the executor, on a durable log. */
export const benchExecute = async (): Promise<Measure[]> => {
  const events = await handOverEvents();
  return [...(await benchAlone(events)), await benchTogether(events), await benchLogSize(), await benchRoundLength()];
};
