import { isAbsolute, resolve } from 'node:path';
import { isKurrentAddress, isMongodbAddress, kurrentAddressFault, mongodbAddressFault } from '#stores';
import { SettingFault } from './setting-fault.js';

const isOfThisMachine = (text: string): boolean => text === 'sqlite:' || text === 'memory:' || /^sqlite:.+/.test(text);

/** Where the log is: a store of this machine, or a KurrentDB by its address. */
export const eventsFault = (text: string): string | undefined => {
  if (isKurrentAddress(text)) return kurrentAddressFault(text);
  return isOfThisMachine(text)
    ? undefined
    : 'must be `sqlite:` (a file in the data folder), `sqlite:FILE`, `kurrentdb://HOST` or `memory:`';
};

/** Where the views are: a store of this machine, or a MongoDB by its address. */
export const viewsFault = (text: string): string | undefined => {
  if (isMongodbAddress(text)) return mongodbAddressFault(text);
  return isOfThisMachine(text)
    ? undefined
    : 'must be `sqlite:` (a file in the data folder), `sqlite:FILE`, `mongodb://HOST/DATABASE` or `memory:`';
};

/** True for a store that is a file of this machine. */
export const isFile = (stored: string): boolean => isAbsolute(stored);

const place = (text: string, data: string, file: string): string => {
  if (text === 'memory:') return 'memory';
  if (isMongodbAddress(text)) return text;
  return text === 'sqlite:' ? resolve(data, file) : resolve(text.slice('sqlite:'.length));
};

/** Where the stores are: each `memory`, the absolute path of a file, or the address of a database, which may hold a password. */
export interface StorePlaces {
  readonly events: string;
  readonly views: string;
}

/** Positions of one log mean nothing in another, so views of a log that is elsewhere have a file of their own. */
export const storePlaces = (events: string, views: string, data: string): StorePlaces =>
  isKurrentAddress(events)
    ? { events, views: place(views, data, 'views.kurrentdb.sqlite') }
    : { events: place(events, data, 'events.sqlite'), views: place(views, data, 'views.sqlite') };

/** What `DEBUG` names where it makes the client of KurrentDB talk. */
const TALKS = /(^|[\s,])(\*|kdb)/;

/** The client of KurrentDB writes down addresses with their passwords, and events, if it is asked to. */
export const mustNotTalk = (events: string, debug: string): void => {
  if (isKurrentAddress(events) && TALKS.test(debug)) {
    throw new SettingFault(
      'DEBUG would have the client of KurrentDB write down passwords and events: start without it.',
    );
  }
};
