import { resolve } from 'node:path';

/** Where the log is. */
export const storeFault = (text: string): string | undefined =>
  text === 'sqlite:' || text === 'memory:' || /^sqlite:.+/.test(text)
    ? undefined
    : 'must be `sqlite:` (a file in the data folder), `sqlite:FILE` or `memory:`';

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
  if (!MONGODB.test(text) && storeFault(text) !== undefined)
    return 'must be `sqlite:` (a file in the data folder), `sqlite:FILE`, `mongodb://HOST/DATABASE` or `memory:`';
  if (!MONGODB.test(text)) return undefined;
  if (!/^mongodb(\+srv)?:\/\/[^/]+\/[^/?]+(\?|$)/.test(text)) return 'must name a database: `mongodb://HOST/DATABASE`';
  const isEncrypted = text.startsWith('mongodb+srv:')
    ? !/[?&](tls|ssl)=false/i.test(text)
    : /[?&](tls|ssl)=true/i.test(text);
  return isEncrypted || hostsIn(text).every((host) => LOOPBACK.test(host))
    ? undefined
    : 'must reach another machine by TLS: add `?tls=true` to its address';
};

/** True for a store that is a file of this machine. */
export const isFile = (stored: string): boolean => stored !== 'memory' && !MONGODB.test(stored);

/** `memory`, the absolute path of a file, or the address of a database. */
export const place = (text: string, data: string, file: string): string => {
  if (text === 'memory:') return 'memory';
  if (MONGODB.test(text)) return text;
  return text === 'sqlite:' ? resolve(data, file) : resolve(text.slice('sqlite:'.length));
};
