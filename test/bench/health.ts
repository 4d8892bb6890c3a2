import { sqliteEventStore } from '#stores';
import { type Attack, worst } from '../attacks/worst.js';
import { type TemporaryFolder, temporaryFolder } from '../support/tmp.js';
import type { Attacking } from './attack.js';
import { writeLargeRound } from './large-round.js';
import { type Measure, quantile, within } from './measure.js';
import { apart, built, serve, type Server, signIn } from './servers.js';

const SECONDS = 3;
/** Whoever watches the process believes it dead after much more than this. */
const HEALTH_MS = 100;
/** Pause between two looks. */
const LOOK_EVERY_MS = 5;
const ROUND = 'large';
const GIVEN = 'given-out-once-0';

const about = (name: string, what: string): Attack => ({ name, method: 'GET', path: `/api/rounds/${ROUND}/${what}` });

/** What overseers may ask of a whole round: 999 scores, far more than any real one has. */
const questions: readonly Attack[] = [
  about('a round worked out again', 'robustness'),
  about('a round checked again', 'invariants'),
  about('the case of a round', 'case'),
  about('all steps of a round', 'five-clears'),
  about('a long page of the history', 'history?limit=500'),
  about('what a round waits for', 'waiting'),
];

const product = built('..', '..', 'apps', 'api', 'src', 'main.js');

/** How long `/api/health` took, in milliseconds, again and again until `work` is over. */
const meanwhile = async (url: string, work: Promise<unknown>): Promise<number[]> => {
  const over = { yes: false };
  void work.finally(() => {
    over.yes = true;
  });
  const taken: number[] = [];
  while (!over.yes) {
    const start = performance.now();
    const answer = await fetch(`${url}/api/health`);
    await answer.text();
    taken.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  await work;
  return taken;
};

/** A session of an auditor, whose account the administrator opens. */
const auditor = async ({ url, cookie }: Server): Promise<string> => {
  const send = async (method: string, path: string, session: string, body: object): Promise<void> => {
    const headers = { cookie: session, 'content-type': 'application/json' };
    const answer = await fetch(`${url}${path}`, { method, headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(await answer.text());
  };
  const account = { login: 'auditor', name: 'Kiểm toán (mẫu)', password: GIVEN, roles: ['AUDITOR'] };
  await send('POST', '/api/accounts', cookie, account);
  const own = 'an own sample password';
  await send('PUT', '/api/session/password', await signIn(url, 'auditor', GIVEN), { current: GIVEN, next: own });
  return signIn(url, 'auditor', own);
};

/** A server at its own limits, which holds the large round, and who may ask about that. */
const withServer = async <Result>(work: (server: Server, overseer: string) => Promise<Result>): Promise<Result> => {
  const folder: TemporaryFolder = temporaryFolder();
  const events = sqliteEventStore({ file: folder.file('events.sqlite') });
  await writeLargeRound(events, ROUND);
  await events.close();
  const server = await serve(product, folder, {});
  try {
    return await work(server, await auditor(server));
  } finally {
    await server.stop();
    folder.remove();
  }
};

const under = async (attack: Attack, { url }: Server, cookie: string): Promise<number> => {
  const attacking: Attacking = { ...attack, url, cookie, seconds: SECONDS };
  return quantile(await meanwhile(url, apart('attack.js', attacking)), 0.99);
};

const idle = ({ url }: Server): Promise<number> =>
  meanwhile(url, new Promise((resolve) => setTimeout(resolve, SECONDS * 1_000))).then((taken) => quantile(taken, 0.99));

/** Whether the server still says that it lives while one account does its worst, from 32 connections, within its limits. */
export const benchHealth = async (): Promise<Measure[]> => {
  const measures: Measure[] = [];
  for (const attack of [...worst, ...questions]) {
    await withServer(async (server, overseer) => {
      const baseline = await idle(server);
      const value = await under(attack, server, questions.includes(attack) ? overseer : server.cookie);
      measures.push(within(HEALTH_MS, { name: `health at p99 under: ${attack.name}`, unit: 'ms', value, baseline }));
    });
  }
  return measures;
};
