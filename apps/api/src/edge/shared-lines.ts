import type { Server, Socket } from 'node:net';
import { isThisMachine, sourceOf } from './throttle.js';

/** Lines that are open at once: all seats of a large office, and a limit to what an idle crowd can hold. */
const CONNECTIONS_MAX = 1_000;
/** Of these one source may hold so many: an office of forty behind one address, of whose browsers each opens at most six. */
const OF_SOURCE_MAX = 200;
/** Programs on this machine have one address, and cannot be told apart: half is left to the network. */
const OF_MACHINE_MAX = 500;

/** How many lines may be open at once from an address. A trusted proxy brings those of everybody, and has its own limits. */
export const shareOf = (address: string, isTrusted: (address: string) => boolean): number => {
  if (isTrusted(address)) return CONNECTIONS_MAX;
  return isThisMachine(sourceOf(address)) ? OF_MACHINE_MAX : OF_SOURCE_MAX;
};

/**
 * Gives each source a share of the lines that may be open at once, so that none takes those of all others: what is beyond
 * it is closed before a byte is read, and told.
 */
export const shareLines = (
  server: Pick<Server, 'on' | 'maxConnections'>,
  share: (address: string) => number,
  refused: (source: string) => void,
): void => {
  const open = new Map<string, number>();
  server.maxConnections = CONNECTIONS_MAX;
  server.on('connection', (line: Socket) => {
    const address = line.remoteAddress ?? '';
    const source = sourceOf(address);
    const count = (open.get(source) ?? 0) + 1;
    open.set(source, count);
    line.once('close', () => {
      const left = (open.get(source) ?? 1) - 1;
      if (left === 0) open.delete(source);
      else open.set(source, left);
    });
    if (count <= share(address)) return;
    line.destroy();
    refused(source);
  });
  server.on('drop', (line?: { readonly remoteAddress?: string }) => {
    refused(sourceOf(line?.remoteAddress ?? ''));
  });
};
