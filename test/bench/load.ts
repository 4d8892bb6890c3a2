import { readFileSync } from 'node:fs';
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
const cannon = autocannon({
  url: load.url,
  connections: load.clients,
  amount: load.commands,
  ...(load.rate === 0 ? {} : { overallRate: load.rate }),
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
let ended = start;
cannon.on('response', (_client, status, _bytes, milliseconds) => {
  if (status !== 200) refused += 1;
  taken.push(milliseconds);
  ended = performance.now();
});
const { errors } = await cannon;
taken.sort((a, b) => a - b);
const at = (part: number): number => taken[Math.min(taken.length - 1, Math.floor(taken.length * part))] ?? 0;
const answered: Answered = {
  failed: refused + errors,
  perSecond: (taken.length * 1_000) / (ended - start),
  p50: at(0.5),
  p99: at(0.99),
};
console.log(JSON.stringify(answered));
