import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { NewEvent } from '#kernel';
import { sourceOf } from '../support/source-of.js';
import { WRITERS } from './sample-events.js';

/** The stores of others, each a package of its own. */
export type Peer = 'emmett-sqlite' | 'emmett-postgresql';

/** What is measured of them. */
export type PeerWork = 'alone' | 'together' | 'follow';

const folder = join(sourceOf(import.meta.dirname), 'peers');

/** True where somebody has installed it. */
export const isInstalled = (peer: Peer): boolean => existsSync(join(folder, peer, 'node_modules'));

/** How to have it measured, for who has not installed it. */
export const howToInstall = (peer: Peer): string =>
  `${peer} is left out: npm ci --prefix test/bench/peers/${peer} installs it (sqlite3 may be compiled for minutes).`;

/** Events a second that a store of others gets through, in a process of its own that has run warm. */
export const peerRate = async (
  store: Peer,
  work: PeerWork,
  place: string,
  events: readonly NewEvent[],
): Promise<number> => {
  const child = spawn(process.execPath, [join(folder, 'main.mjs')], { stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.end(JSON.stringify({ store, work, place, writers: WRITERS, events }));
  const [answer, complaint] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (answer === '') throw new Error(`${store} did not get through ${work}: ${complaint.slice(0, 2_000)}`);
  return (JSON.parse(answer) as { readonly perSecond: number }).perSecond;
};
