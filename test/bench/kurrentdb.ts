import { isRecorded, NO_STREAM } from '#kernel';
import { kurrentEventStore } from '#stores';
import { kurrentdb } from './adapters.js';
import { openBareClient } from './bare-kurrentdb.js';
import { atLeast, type Measure, median, perSecond, takingTurns } from './measure.js';
import { alone, type Append, appending, sampleEvents, sampleStreams, together, WRITERS } from './sample-events.js';

const ALONE = 3_000;
const TOGETHER = WRITERS * 200;
const FOLLOWED = 20_000;
/** Events in one append, where it is not appends that are measured. */
const AT_ONCE = 100;
const GOAL = 0.9;
const unit = 'events/s';

type Work = typeof alone;

interface Server {
  readonly name: string;
  readonly log: string;
}

/** Both sides work on lines that are open and code that is warm: how they are opened is not what is compared. */
const rateOf = async (work: Work, append: Append, count: number): Promise<number> => {
  await work(append, sampleEvents(count / 10));
  const events = sampleEvents(count);
  return perSecond(count, () => work(append, events));
};

const appends = async ({ name, log }: Server): Promise<Measure[]> => {
  const ours = (work: Work, count: number) => async (): Promise<number> => {
    const store = await kurrentEventStore({ address: log });
    const rate = await rateOf(work, appending(store), count);
    await store.close();
    return rate;
  };
  const theirs = (work: Work, count: number) => async (): Promise<number> => {
    const client = await openBareClient(log);
    const rate = await rateOf(work, client.append, count);
    await client.close();
    return rate;
  };
  const measures: Measure[] = [];
  for (const [words, work, count] of [
    ['one writer', alone, ALONE],
    ['64 writers', together, TOGETHER],
  ] as const) {
    const [one, other] = await takingTurns(ours(work, count), theirs(work, count));
    const figures = { unit, value: median(one), baseline: median(other) };
    measures.push(atLeast(GOAL, { name: `${name}: appends, ${words}, against its bare client`, ...figures }));
  }
  return measures;
};

/** Following every event that was appended since both were opened. */
const following = async ({ name, log }: Server): Promise<Measure> => {
  const store = await kurrentEventStore({ address: log });
  const client = await openBareClient(log);
  const from = await store.head();
  for (let n = 0; n < FOLLOWED; n += AT_ONCE) {
    await store.append(sampleStreams()(n), NO_STREAM, sampleEvents(AT_ONCE));
  }
  const ours = async (): Promise<void> => {
    const enough = new AbortController();
    let taken = 0;
    for await (const followed of store.follow(from, undefined, enough.signal)) {
      taken += Number(isRecorded(followed));
      if (taken === FOLLOWED) enough.abort();
    }
  };
  const [value, baseline] = await takingTurns(
    () => perSecond(FOLLOWED, ours),
    () => perSecond(FOLLOWED, () => client.follow(FOLLOWED)),
  );
  await client.close();
  await store.close();
  const figures = { unit, value: median(value), baseline: median(baseline) };
  return atLeast(GOAL, { name: `${name}: following, against its bare client`, ...figures });
};

/** The adapter for KurrentDB beside its bare client, on the same server: that which is named, or the stand-in. */
export const benchKurrentdb = async (): Promise<Measure[]> => {
  const { name, log = '', stop } = await kurrentdb();
  try {
    return [...(await appends({ name, log })), await following({ name, log })];
  } finally {
    await stop();
  }
};
