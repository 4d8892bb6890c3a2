import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { FROM_SOURCE } from '../from-source.js';
import { sourceOf } from '../source-of.js';

const SERVER = join(sourceOf(import.meta.dirname), 'server.ts');

export interface StandInOptions {
  /** Where it keeps its events; without one, in memory. */
  readonly file?: string;
  readonly port?: number;
  /** For so many milliseconds after its start it says that it is not ready. */
  readonly notReady?: number;
  /** `name:password` that every call has to bring. */
  readonly user?: string;
  /** PEM files for TLS. */
  readonly tls?: { readonly cert: string; readonly key: string };
}

/** A stand-in for a KurrentDB server, in a process of its own. */
export interface StandIn {
  readonly port: number;
  /** Its address, without TLS. */
  readonly address: string;
  /** Gives it an order about a stream, or so many, and waits until it has followed it. */
  order(
    what: 'stats' | 'delete' | 'tombstone' | 'cut' | 'followers' | 'send-away',
    stream?: string | number,
  ): Promise<string>;
  /** Ends it as a power cut would, as far as its process goes. */
  kill(): Promise<void>;
  /** Lets it hang, with all its connections open. */
  stop(): void;
  goOn(): void;
}

const argumentsOf = ({ file, port, notReady, user, tls }: StandInOptions): string[] =>
  Object.entries({ file, port, 'not-ready': notReady, user, cert: tls?.cert, key: tls?.key }).flatMap(
    ([name, value]) => (value === undefined ? [] : [`--${name}`, String(value)]),
  );

/** The next line that it prints. */
const lines = (child: ChildProcess): (() => Promise<string>) => {
  const printed = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  return async () => String((await printed.next()).value);
};

export const startStandIn = async (options: StandInOptions = {}): Promise<StandIn> => {
  const child = spawn(process.execPath, [...FROM_SOURCE, SERVER, ...argumentsOf(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  const next = lines(child);
  const port = Number((await next()).split(' ')[1]);
  return {
    port,
    address: `kurrentdb://127.0.0.1:${port}?tls=false`,
    order: async (what, stream = '') => {
      child.stdin.write(`${what} ${stream}\n`);
      return next();
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    stop: () => {
      child.kill('SIGSTOP');
    },
    goOn: () => {
      child.kill('SIGCONT');
    },
  };
};
