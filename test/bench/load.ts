import { Agent, request } from 'node:http';

/** What the parent asks for. */
export interface Load {
  readonly url: string;
  readonly cookie: string;
  /** Distinguishes the positions of this load from those of others. */
  readonly name: string;
  /** Connections, kept open. */
  readonly clients: number;
  readonly commands: number;
  /** Commands that fall due in a second, whether or not those before were answered; 0: each client sends when answered. */
  readonly offered: number;
}

/** What the parent is told. */
export interface Answered {
  readonly failed: number;
  readonly perSecond: number;
  /** From when a command was due to its answer, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

const load = JSON.parse(process.argv[2] ?? '{}') as Load;
const { hostname, port } = new URL(load.url);
const agent = new Agent({ keepAlive: true, maxSockets: load.clients, scheduling: 'fifo' });

const bodyOf = (code: string): string =>
  JSON.stringify({
    code,
    title: 'Phó giám đốc (mẫu)',
    schemeVersion: '1',
    approvedOn: '2026-01-05',
    tasks: ['Điều hành công việc chuyên môn'],
    competencies: ['Quản lý'],
  });

/** Approves the `n`-th position; true if the server has recorded it. */
const send = (n: number): Promise<boolean> =>
  new Promise((resolve) => {
    const code = `${load.name}-${String(n)}`;
    const body = bodyOf(code);
    const sent = request(
      {
        agent,
        hostname,
        port,
        method: 'POST',
        path: `/api/positions/${code}/approve-position`,
        headers: {
          cookie: load.cookie,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        },
      },
      (answer) => {
        answer.resume();
        answer.once('end', () => {
          resolve(answer.statusCode === 200);
        });
      },
    );
    sent.once('error', () => {
      resolve(false);
    });
    sent.end(body);
  });

const taken: number[] = [];
let failed = 0;

const timed = async (n: number, due: number): Promise<void> => {
  if (!(await send(n))) failed += 1;
  taken.push(performance.now() - due);
};

/** Sends what falls due at every turn, and does not wait for answers: a slow server is not spared. */
const openLoop = async (): Promise<void> => {
  const start = performance.now();
  const dueOf = (n: number): number => start + (n * 1_000) / load.offered;
  const answers: Promise<void>[] = [];
  while (answers.length < load.commands) {
    while (answers.length < load.commands && dueOf(answers.length) <= performance.now()) {
      answers.push(timed(answers.length, dueOf(answers.length)));
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(answers);
};

const closedLoop = async (): Promise<void> => {
  let next = 0;
  const client = async (): Promise<void> => {
    for (let n = next++; n < load.commands; n = next++) await timed(n, performance.now());
  };
  await Promise.all(Array.from({ length: load.clients }, client));
};

const start = performance.now();
await (load.offered === 0 ? closedLoop() : openLoop());
const seconds = (performance.now() - start) / 1_000;
taken.sort((a, b) => a - b);
const at = (part: number): number => taken[Math.min(taken.length - 1, Math.floor(taken.length * part))] ?? 0;
const answered: Answered = { failed, perSecond: taken.length / seconds, p50: at(0.5), p99: at(0.99) };
console.log(JSON.stringify(answered));
process.exit(0);
