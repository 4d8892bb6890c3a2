import { isAbsolute, resolve } from 'node:path';
import { isKurrentAddress, kurrentAddressFault } from '#stores';
import { SettingFault } from './setting-fault.js';

/** A store of this machine. */
const storeFault = (text: string): string | undefined =>
  text === 'sqlite:' || text === 'memory:' || /^sqlite:.+/.test(text)
    ? undefined
    : 'must be `sqlite:` (a file in the data folder), `sqlite:FILE` or `memory:`';

/** The same, or what else there is. */
const orElse = (text: string, other: string): string | undefined =>
  storeFault(text)?.replace(/ or (?=`memory:`)/, `, \`${other}\` or `);

/** Where the log is: a store of this machine, or a KurrentDB by its address. */
export const eventsFault = (text: string): string | undefined =>
  isKurrentAddress(text) ? kurrentAddressFault(text) : orElse(text, 'kurrentdb://HOST');

/** This machine. */
export const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i;

const MONGODB = /^mongodb(\+srv)?:\/\//;

/** The hosts of a database's address, without who signs in and without ports. */
const hostsIn = (text: string): readonly string[] =>
  text
    .replace(MONGODB, '')
    .replace(/[/?].*$/s, '')
    .replace(/^.*@/s, '')
    .split(',')
    .map((host) => host.replace(/:\d+$/, ''));

/** Where the views are: a store of this machine, or a database by its address. Nothing crosses a network in the clear. */
export const viewsFault = (text: string): string | undefined => {
  if (!MONGODB.test(text)) return orElse(text, 'mongodb://HOST/DATABASE');
  if (!/^mongodb(\+srv)?:\/\/[^/]+\/[^/?]+(\?|$)/.test(text)) return 'must name a database: `mongodb://HOST/DATABASE`';
  const isEncrypted = text.startsWith('mongodb+srv:')
    ? !/[?&](tls|ssl)=false/i.test(text)
    : /[?&](tls|ssl)=true/i.test(text);
  return isEncrypted || hostsIn(text).every((host) => LOOPBACK.test(host))
    ? undefined
    : 'must reach another machine by TLS: add `?tls=true` to its address';
};

/** True for a store that is a file of this machine. */
export const isFile = (stored: string): boolean => isAbsolute(stored);

const place = (text: string, data: string, file: string): string => {
  if (text === 'memory:') return 'memory';
  if (MONGODB.test(text)) return text;
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
