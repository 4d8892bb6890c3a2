import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { FROM_SOURCE } from './from-source.js';

const BUSY = new URL('busy-data.ts', import.meta.url).pathname;

/** A process that works on a data folder, with the vault and the key of the settings. */
export interface Busy {
  /** Waits until it has acknowledged as much, and answers how far it is. */
  readonly reaches: (position: bigint) => Promise<bigint>;
  /** Ends it without a word. */
  readonly kill: () => Promise<void>;
}

/** Starts it. */
export const busyOn = (data: string): Busy => {
  const child: ChildProcess = spawn(process.execPath, [...FROM_SOURCE, BUSY, data], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: process.env,
  });
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  return {
    reaches: async (position) => {
      let last = -1n;
      while (last < position) last = BigInt(String((await lines.next()).value));
      return last;
    },
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
};
