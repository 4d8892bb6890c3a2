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

/** True where one of these options stands in an address with this value; letters' case counts in neither. */
const isSet = (text: string, names: readonly string[], value: 'true' | 'false'): boolean => {
  const [, options = ''] = text.toLowerCase().split('?');
  return options.split('&').some((option) => names.some((name) => option === `${name}=${value}`));
};

const TLS = ['tls', 'ssl'];
/** What lets anybody answer in the place of the database. */
const CREDULOUS = ['tlsinsecure', 'tlsallowinvalidcertificates', 'tlsallowinvalidhostnames'];

const isEncrypted = (text: string): boolean =>
  !isSet(text, TLS, 'false') && (text.startsWith('mongodb+srv:') || isSet(text, TLS, 'true'));

/** What is wrong with an address, in words that do not repeat it; `undefined` when it is well formed. */
export const mongodbAddressFault = (text: string): string | undefined => {
  if (!FORM.test(text)) return 'must name a database: `mongodb://HOST/DATABASE`';
  if (hostsIn(text).every(isLoopback)) return undefined;
  if (!isEncrypted(text)) return 'must reach another machine by TLS: add `?tls=true` to its address';
  return isSet(text, CREDULOUS, 'true')
    ? 'must ask who answers on another machine: take tlsInsecure and tlsAllowInvalid… away, and name `tlsCAFile`'
    : undefined;
};
