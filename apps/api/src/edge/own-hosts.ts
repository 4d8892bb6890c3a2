import { isLoopback } from '#stores';
import type { Settings } from '../../../host/src/settings.js';

/** What the operator has said of where this server is found. */
export type Found = Pick<Settings, 'host' | 'origin' | 'oidc'>;

/** A host as it stands in a header, without port and brackets: `[::1]:3000` → `::1`. */
const bare = (host: string): string =>
  host
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase();

/** The names under which a server may be asked; `undefined` for one that is open to the network and was given no name. */
const namesOf = ({ host, origin, oidc }: Found): ReadonlySet<string> | undefined => {
  const given = [origin, oidc?.origin].flatMap((address) => (address === undefined ? [] : [new URL(address).hostname]));
  return given.length === 0 && !isLoopback(host) ? undefined : new Set([host.toLowerCase(), ...given]);
};

/**
 * Says of a `Host` header whether it names this server. A page whose own name was made to lead here (DNS rebinding) is no other
 * site to its browser; only the name tells it. The names by which a machine reaches itself lead nobody else's browser here.
 */
export const ownHosts = (found: Found): ((host: string | undefined) => boolean) => {
  const names = namesOf(found);
  return (host = '') => {
    const name = bare(host);
    return names === undefined || isLoopback(name) || names.has(name);
  };
};
