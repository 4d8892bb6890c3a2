import type { Collection } from 'mongodb';
import type { Leases, Standing, Tally } from '#kernel';
import { connect, unlessThere } from './connection.js';

/** As the server answers it. */
type Whole = number | bigint;

/** A lease: one row, changed only by who says how it stood. */
interface LeaseRow extends Omit<Standing, 'term' | 'beat'> {
  readonly _id: string;
  readonly term: Whole;
  readonly beat: Whole;
}

/** What is counted under a name, and until when that matters, in milliseconds. */
interface CountRow {
  readonly _id: string;
  readonly count: Whole;
  readonly until: number;
}

/** Between two looks for what is to be forgotten. */
const SWEEP_MS = 60_000;

const standingOf = ({ term, beat, holder, said }: LeaseRow): Standing => ({
  term: Number(term),
  beat: Number(beat),
  holder,
  said,
});

const leasesIn = (rows: Collection<LeaseRow>): Omit<Leases, 'close'> => ({
  read: async (name) => {
    const row = await rows.findOne({ _id: name });
    return row === null ? undefined : standingOf(row);
  },
  swap: async (name, seen, next) => {
    if (seen !== undefined) {
      const { matchedCount } = await rows.updateOne({ _id: name, term: seen.term, beat: seen.beat }, { $set: next });
      return matchedCount === 1;
    }
    return unlessThere(rows.insertOne({ _id: name, ...next }));
  },
});

const tallyIn = (rows: Collection<CountRow>): Omit<Tally, 'close'> => {
  let sweptAt = 0;
  const sweep = async (): Promise<void> => {
    const now = Date.now();
    if (Math.abs(now - sweptAt) < SWEEP_MS) return;
    sweptAt = now;
    await rows.deleteMany({ until: { $lt: now } });
  };
  /** There is a row before it is changed: several who would make it at once disturb each other. */
  const prepared = async (name: string, until: Date): Promise<void> => {
    await sweep();
    const row = { count: 0, until: until.getTime() };
    if ((await rows.findOne({ _id: name })) === null) await unlessThere(rows.insertOne({ _id: name, ...row }));
  };
  return {
    add: async (name, by, until) => {
      await prepared(name, until);
      const changed = { $inc: { count: by }, $set: { until: until.getTime() } };
      const after = await rows.findOneAndUpdate({ _id: name }, changed, { returnDocument: 'after' });
      return Number(after?.count ?? by);
    },
    raise: async (name, to, until) => {
      await prepared(name, until);
      await rows.updateOne({ _id: name, count: { $lt: to } }, { $set: { count: to, until: until.getTime() } });
    },
    count: async (name) => Number((await rows.findOne({ _id: name }))?.count ?? 0),
  };
};

/** What several processes share beside their views. */
export interface MongodbTogether {
  readonly leases: Leases;
  readonly tally: Tally;
}

/**
 * Leases and counts in the database of the views, on a connection of their own: a lease does not wait behind large batches.
 * Throws `StoreUnavailable`.
 */
export const mongodbTogether = async (url: string): Promise<MongodbTogether> => {
  const { db, reaching, close } = await connect(url);
  const leases = leasesIn(db.collection<LeaseRow>('leases'));
  const tally = tallyIn(db.collection<CountRow>('tally'));
  return {
    leases: {
      read: (name) => reaching(() => leases.read(name)),
      swap: (name, seen, next) => reaching(() => leases.swap(name, seen, next)),
      close,
    },
    tally: {
      add: (...asked) => reaching(() => tally.add(...asked)),
      raise: (...asked) => reaching(() => tally.raise(...asked)),
      count: (name) => reaching(() => tally.count(name)),
      close,
    },
  };
};
