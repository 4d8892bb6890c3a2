import { isAbsolute, resolve } from 'node:path';
import { isKurrentAddress, isMongodbAddress, kurrentAddressFault, mongodbAddressFault, mongodbPlace } from '#stores';
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

/** Where the vault is: a file of this machine, or a MongoDB by its address. */
export const vaultFault = (text: string): string | undefined => {
  if (isMongodbAddress(text)) return mongodbAddressFault(text);
  return isOfThisMachine(text) && text !== 'memory:'
    ? undefined
    : 'must be `sqlite:` (a file in the data folder), `sqlite:FILE` or `mongodb://HOST/DATABASE`';
};

/** True for a store that is a file of this machine. */
export const isFile = (stored: string): boolean => isAbsolute(stored);

/** True where log and views are in databases that several processes use at once. */
export const areShared = ({ events, views }: StorePlaces): boolean =>
  isKurrentAddress(events) && isMongodbAddress(views);

const SHARED = 'KHOABANG_EVENTS=kurrentdb://… and KHOABANG_VIEWS=mongodb://…';

/** Who does not follow the log needs somebody who does, and stores in which that shows. */
export const mustBeFollowed = (places: StorePlaces, follow: boolean): void => {
  if (follow || areShared(places)) return;
  throw new SettingFault(
    `KHOABANG_FOLLOW=no leaves it to other processes to follow the log, for which they have to share it: set ${SHARED}, or leave KHOABANG_FOLLOW out.`,
  );
};

/** A worker beside a server, or several, needs stores that all of them use. */
export const mustBeForWorkers = (places: StorePlaces, follow: boolean): void => {
  if (!areShared(places)) {
    throw new SettingFault(
      `A worker follows the log for servers that share it: set ${SHARED}. Where log or views are on this machine alone, the server follows its log itself, and needs no worker.`,
    );
  }
  if (follow) return;
  throw new SettingFault('A worker does nothing but follow the log: start it without KHOABANG_FOLLOW=no.');
};

const place = (text: string, data: string, file: string): string => {
  if (text === 'memory:') return 'memory';
  if (isMongodbAddress(text)) return text;
  return text === 'sqlite:' ? resolve(data, file) : resolve(text.slice('sqlite:'.length));
};

/** Where the stores are: each `memory`, the absolute path of a file, or the address of a database, which may hold a password. */
export interface StorePlaces {
  readonly events: string;
  readonly views: string;
  readonly vault: string;
}

/** Positions of one log mean nothing in another, so views of a log that is elsewhere have a file of their own. */
export const storePlaces = ({ events, views, vault }: StorePlaces, data: string): StorePlaces => {
  mustBeApart(views, vault);
  return {
    events: isKurrentAddress(events) ? events : place(events, data, 'events.sqlite'),
    views: place(views, data, isKurrentAddress(events) ? 'views.kurrentdb.sqlite' : 'views.sqlite'),
    vault: place(vault, data, 'vault.sqlite'),
  };
};

/** Views can be made again, and their database is dropped for that; what is in the vault is nowhere else. */
const mustBeApart = (views: string, vault: string): void => {
  if (isMongodbAddress(vault) && isMongodbAddress(views) && mongodbPlace(vault) === mongodbPlace(views)) {
    throw new SettingFault(
      'KHOABANG_VAULT and KHOABANG_VIEWS name the same database: give the vault one of its own, for that of the views may be dropped.',
    );
  }
};

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
