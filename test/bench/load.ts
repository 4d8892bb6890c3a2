import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import autocannon from 'autocannon';
import { positionPath, samplePosition } from './sample-position.js';

/** What the parent asks for. */
export interface Load {
  readonly url: string;
  readonly cookie: string;
  /** Distinguishes the positions of this load from those of others. */
  readonly name: string;
  /** Connections, kept open. */
  readonly clients: number;
  readonly commands: number;
  /** Commands that are sent in a second; 0: each client sends as soon as it is answered. */
  readonly rate: number;
}

/** What the parent is told. */
export interface Answered {
  readonly failed: number;
  readonly perSecond: number;
  /** From sending a command to its answer, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

const load = JSON.parse(readFileSync(0, 'utf8')) as Load;

let sent = 0;
const taken: number[] = [];
let refused = 0;
const start = performance.now();
let ended = start;

/** Some of the clients, which send so many commands between them, at most so many in a second (0: as they are answered). */
const shoot = async (connections: number, amount: number, rate: number): Promise<number> => {
  const cannon = autocannon({
    url: load.url,
    connections,
    amount,
    ...(rate === 0 ? {} : { overallRate: rate }),
    requests: [
      {
        method: 'POST',
        headers: { cookie: load.cookie, 'content-type': 'application/json' },
        setupRequest: (request) => {
          sent += 1;
          const code = `${load.name}-${String(sent)}`;
          return { ...request, path: positionPath(code), body: JSON.stringify(samplePosition(code)) };
        },
      },
    ],
  });
  cannon.on('response', (_client, status, _bytes, milliseconds) => {
    if (status !== 200) refused += 1;
    taken.push(milliseconds);
    ended = performance.now();
  });
  return (await cannon).errors;
};

/**
 * A client that may send so many in a second sends them at its beginning, one behind the other: all of them together would be
 * a flood once a second. So each is by itself, and they begin spread over a second.
 */
const shootEvenly = async (): Promise<number> => {
  const share = Math.max(1, Math.round(load.rate / load.clients));
  const amount = Math.ceil(load.commands / load.clients);
  const errors = Array.from({ length: load.clients }, async (_, n) => {
    await delay((n * 1_000) / load.clients);
    return shoot(1, amount, share);
  });
  return (await Promise.all(errors)).reduce((sum, count) => sum + count, 0);
};

const errors = load.rate === 0 ? await shoot(load.clients, load.commands, 0) : await shootEvenly();
taken.sort((a, b) => a - b);
const at = (part: number): number => taken[Math.min(taken.length - 1, Math.floor(taken.length * part))] ?? 0;
const answered: Answered = {
  failed: refused + errors,
  perSecond: (taken.length * 1_000) / (ended - start),
  p50: at(0.5),
  p99: at(0.99),
};
console.log(JSON.stringify(answered));
