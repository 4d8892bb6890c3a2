import { isLoopback, withoutPort } from '../loopback.js';

const SCHEME = /^mongodb(\+srv)?:\/\//;
const FORM = /^mongodb(\+srv)?:\/\/[^/]+\/[^/?]+(\?|$)/;

/** True for what means to be the address of a MongoDB. */
export const isMongodbAddress = (text: string): boolean => SCHEME.test(text);

/** The hosts of an address, without who signs in and without ports. */
const hostsIn = (text: string): readonly string[] =>
  text
    .replace(SCHEME, '')
    .replace(/[/?].*$/s, '')
    .replace(/^.*@/s, '')
    .split(',')
    .map(withoutPort);

const isEncrypted = (text: string): boolean =>
  text.startsWith('mongodb+srv:') ? !/[?&](tls|ssl)=false/i.test(text) : /[?&](tls|ssl)=true/i.test(text);

/** What is wrong with an address, in words that do not repeat it; `undefined` when it is well formed. */
export const mongodbAddressFault = (text: string): string | undefined => {
  if (!FORM.test(text)) return 'must name a database: `mongodb://HOST/DATABASE`';
  return isEncrypted(text) || hostsIn(text).every(isLoopback)
    ? undefined
    : 'must reach another machine by TLS: add `?tls=true` to its address';
};
