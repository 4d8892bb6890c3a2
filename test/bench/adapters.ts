import { rmSync } from 'node:fs';
import type { EventStore, ReadStore } from '#kernel';
import {
  kurrentEventStore,
  memoryEventStore,
  memoryReadStore,
  mongodbReadStore,
  sqliteEventStore,
  sqliteReadStore,
} from '#stores';
import { mongodbHere } from '../support/ferretdb.js';
import { ownGround } from '../support/kurrentdb/own-ground.js';
import { startStandIn } from '../support/kurrentdb/stand-in.js';
import { startMongodb } from '../support/mongodb.js';
import { temporaryFolder } from '../support/tmp.js';

/** An empty log, and views that can be begun anew. */
export interface Ground {
  readonly store: EventStore;
  /** Empty views; those from before are gone. */
  readonly views: () => Promise<ReadStore>;
  readonly close: () => Promise<void>;
}

/** One way in which the product can keep its log and its views. */
export interface Adapter {
  readonly name: string;
  /** How large the work on it is, against the embedded one: slower ones are asked for less. */
  readonly share: number;
  /** True where its log is that of the embedded one, whose appends and commands need not be measured again. */
  readonly hasOnlyViews: boolean;
  readonly open: () => Promise<Ground>;
  readonly stop: () => Promise<void>;
  /** Address of the server of its log, where there is one. */
  readonly log?: string;
}

type Opening = (file: (name: string) => string) => {
  readonly store: EventStore | Promise<EventStore>;
  readonly views: () => ReadStore | Promise<ReadStore>;
};

const sqliteViews = (file: (name: string) => string) => (): ReadStore => {
  for (const end of ['', '-wal', '-shm']) rmSync(`${file('views.sqlite')}${end}`, { force: true });
  return sqliteReadStore({ file: file('views.sqlite') });
};

const opening = (open: Opening) => async (): Promise<Ground> => {
  const folder = temporaryFolder();
  const { store, views } = open(folder.file);
  const log = await store;
  let last: ReadStore | undefined;
  return {
    store: log,
    views: async () => {
      await last?.close();
      last = await views();
      return last;
    },
    close: async () => {
      await last?.close();
      await log.close();
      folder.remove();
    },
  };
};

const nothing = (): Promise<void> => Promise.resolve();

/** Log and views in files: as it comes. */
export const embedded: Adapter = {
  name: 'embedded',
  share: 1,
  hasOnlyViews: false,
  open: opening((file) => ({ store: sqliteEventStore({ file: file('log.sqlite') }), views: sqliteViews(file) })),
  stop: nothing,
};

const memory: Adapter = {
  name: 'memory',
  share: 1,
  hasOnlyViews: false,
  open: opening(() => ({ store: memoryEventStore(), views: memoryReadStore })),
  stop: nothing,
};

/** The server that `KHOABANG_TEST_KURRENTDB` names, or else the stand-in on a file. */
export const kurrentdb = async (): Promise<Adapter> => {
  const named = process.env['KHOABANG_TEST_KURRENTDB'];
  const folder = temporaryFolder();
  const standIn = named === undefined ? await startStandIn({ file: folder.file('events') }) : undefined;
  const address = named ?? standIn?.address ?? '';
  return {
    name: named === undefined ? 'KurrentDB (stand-in)' : 'KurrentDB',
    share: 0.1,
    hasOnlyViews: false,
    log: address,
    open: opening((file) => ({
      store: ownGround(() => kurrentEventStore({ address })).then((open) => open()),
      views: sqliteViews(file),
    })),
    stop: async () => {
      await standIn?.kill();
      folder.remove();
    },
  };
};

/** Views in the server that `KHOABANG_TEST_MONGODB` names, or else in the stand-in; the log in a file. */
const mongodb = async (): Promise<Adapter | undefined> => {
  const here = mongodbHere();
  if (here === undefined) {
    console.log('MongoDB is left out: name a server in KHOABANG_TEST_MONGODB, or install Go for the stand-in.');
    return undefined;
  }
  const server = await startMongodb();
  return {
    name: here === 'named' ? 'views in MongoDB' : 'views in MongoDB (stand-in)',
    share: 0.005,
    hasOnlyViews: true,
    open: opening((file) => ({
      store: sqliteEventStore({ file: file('log.sqlite') }),
      views: () => mongodbReadStore(server.database()),
    })),
    stop: server.stop,
  };
};

/** Every adapter that there is here, the embedded one first. */
export const adaptersHere = async (): Promise<readonly Adapter[]> => {
  const others = [memory, await kurrentdb(), await mongodb()];
  return [embedded, ...others.flatMap((adapter) => adapter ?? [])];
};
