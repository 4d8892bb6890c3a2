/** True for a name or an address by which a machine reaches itself; what goes there crosses no network. */
export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);

/** A host without its port. */
export const withoutPort = (host: string): string => host.replace(/:\d+$/, '');
