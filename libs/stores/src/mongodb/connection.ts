import type * as Driver from 'mongodb';
import { StoreUnavailable } from '#kernel';

/** So long a call waits for a server that takes writes, unless the address says another: an election is over by then. */
const SELECTION_MS = 10_000;
/** So long a call waits for an answer on an open line. */
const ANSWER_MS = 30_000;
const CONNECT_MS = 5_000;

/** What is written is on the disks of a majority before it counts, and what is read cannot be taken back. */
const options: Driver.MongoClientOptions = {
  appName: 'khoabang',
  writeConcern: { w: 'majority', journal: true },
  readConcern: { level: 'majority' },
  readPreference: 'primary',
  connectTimeoutMS: CONNECT_MS,
  socketTimeoutMS: ANSWER_MS,
  // Positions go beyond what a number holds exactly.
  useBigInt64: true,
};

/** Another document has this `_id`. */
const DUPLICATE = 11_000;

/** An open database: the driver, and its errors in the words of the ports. */
export interface Connection {
  readonly db: Driver.Db;
  /** Runs `work`; what the server or the line to it refuses becomes `StoreUnavailable`. */
  readonly reaching: <Result>(work: () => Promise<Result>) => Promise<Result>;
  readonly close: () => Promise<void>;
}

/** Where a database is, without who signs in there. */
export const placeIn = (url: string): string =>
  url.replace(/^(mongodb(?:\+srv)?:\/\/)[^/]*@/, '$1').replace(/\?.*$/s, '');

interface Fault {
  readonly code?: unknown;
  /** Of a bulk: what went wrong with each that failed. */
  readonly writeErrors?: readonly Fault[] | Fault;
}

const isDuplicate = ({ code, writeErrors = [] }: Fault): boolean =>
  code === DUPLICATE && [writeErrors].flat().every((each) => each.code === DUPLICATE);

/** Leaves out that something is there already: it was written by whoever was faster. False where that is so. */
export const unlessThere = async (work: Promise<unknown>): Promise<boolean> => {
  try {
    await work;
    return true;
  } catch (error) {
    if (!isDuplicate(error as Fault)) throw error;
    return false;
  }
};

/** Changes that are sent at once: few enough that a server which works them off one by one stays answering. */
const AT_ONCE = 40;

/** A document that somebody makes of what happened up to a place, `at`. */
interface Placed<Place> {
  readonly _id: string;
  readonly at: Place;
}

/** Replaces documents wherever nothing stands that was made of more than this: a repeat, or a late one, is harmless. */
export const replaceOlder = async <Place extends number | bigint, Row extends Placed<Place>>(
  rows: Driver.Collection<Row>,
  made: readonly Row[],
  options: Driver.BulkWriteOptions = {},
): Promise<void> => {
  for (let start = 0; start < made.length; start += AT_ONCE) {
    const changes = made.slice(start, start + AT_ONCE).map(({ _id, ...fields }) => ({
      updateOne: { filter: { _id, at: { $lt: fields.at } }, update: { $set: fields }, upsert: true },
    }));
    // What is there already was written by somebody who finished the same, or something later.
    await unlessThere(
      rows.bulkWrite(changes as unknown as Driver.AnyBulkWriteOperation<Row>[], { ...options, ordered: false }),
    );
  }
};

/** What the driver throws, in our words: its own may quote what it was given. */
export const unavailable = (place: string, error: Pick<Driver.MongoError, 'name' | 'code'>): StoreUnavailable =>
  new StoreUnavailable(
    `The database ${place} does not answer as it should (${[error.name, error.code].join(' ').trim()}). Is it running, and may this account read and write there?`,
  );

const named = async (driver: typeof Driver, url: string): Promise<Driver.MongoClient> => {
  try {
    const waits = url.includes('serverSelectionTimeoutMS=') ? {} : { serverSelectionTimeoutMS: SELECTION_MS };
    const client = new driver.MongoClient(url, { ...options, ...waits });
    return await client.connect();
  } catch (error) {
    if (error instanceof driver.MongoError) throw unavailable(placeIn(url), error);
    throw new StoreUnavailable(`${placeIn(url)} is no address of a MongoDB database.`);
  }
};

/** Connects. `url` names the database, `mongodb://…/khoabang`. Throws `StoreUnavailable`, which never tells a password. */
export const connect = async (url: string): Promise<Connection> => {
  // Whoever keeps views in a file does not wait for the driver.
  const driver = await import('mongodb');
  const client = await named(driver, url);
  let closed = false;
  return {
    db: client.db(),
    reaching: async (work) => {
      if (closed) throw new StoreUnavailable(`The store ${placeIn(url)} has been closed.`);
      try {
        return await work();
      } catch (error) {
        if (error instanceof driver.MongoError) throw unavailable(placeIn(url), error);
        throw error;
      }
    },
    close: async () => {
      if (closed) return;
      closed = true;
      await client.close();
    },
  };
};
