import { existsSync } from 'node:fs';
import { type EventStore, type ReadStore, StoreUnavailable, upcasting } from '#kernel';
import { upcasters } from '#exams';
import {
  isKurrentAddress,
  isMongodbAddress,
  kurrentEventStore,
  mongodbReadStore,
  sqliteEventStore,
  sqliteReadStore,
} from '#stores';
import { isFile } from '../../host/src/store-settings.js';
import { exits, Sentence } from './command.js';

/** True for a store of which something is kept: those in memory end with their process. */
export const isKept = (place: string): boolean => place !== 'memory';

/** True where a store is, or may be: whether a database holds anything only its server knows. */
export const isThere = (place: string): boolean => isKept(place) && (!isFile(place) || existsSync(place));

/** The log, read beside whoever writes it, with every event as it was recorded. Close it. */
export const logAsRecorded = async (log: string): Promise<EventStore> =>
  isKurrentAddress(log) ? kurrentEventStore({ address: log }) : sqliteEventStore({ file: log, readOnly: true });

/** The same, with every event in its newest shape. */
export const logBeside = async (log: string): Promise<EventStore> => upcasting(await logAsRecorded(log), upcasters);

/** The views, read beside whoever writes them; those of a file as they stand when they are first looked at. Close them. */
export const viewsBeside = async (views: string): Promise<ReadStore> =>
  isMongodbAddress(views) ? mongodbReadStore(views) : sqliteReadStore({ file: views, asItStands: true });

/** Runs `work`; a store that cannot be used is told in its own words. */
export const reaching = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    throw new Sentence(error.message, exits.unreachable);
  }
};
