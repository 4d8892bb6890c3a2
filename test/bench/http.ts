import { existsSync } from 'node:fs';
import { type TemporaryFolder, temporaryFolder } from '../support/tmp.js';
import type { Answered, Load } from './load.js';
import { atLeast, atMost, beside, type Measure, median, quantile, ROUNDS, takingTurns, within } from './measure.js';
import { positionPath, samplePosition } from './sample-position.js';
import { apart, built, serve, type Server } from './servers.js';

const CLIENTS = 64;
const SECONDS = 3;
/** Enough for a closed loop of a few seconds; the first load, which warms up, is as long. */
const COMMANDS = 8_000;
/** Of what the product gets through: a busy day, with room to spare. */
const SHARE = 0.6;
/** A person who reads what was just written does not notice less. */
const VISIBLE_MS = 50;
/** Pause between two looks at what was just written. */
const LOOK_EVERY_MS = 10;
const product = built('..', '..', 'apps', 'api', 'src', 'main.js');

let loads = 0;

/** Runs a load in a process of its own, on a core of its own, so that it does not wait on anybody's event loop. */
const put = async ({ url, cookie }: Server, rate: number): Promise<Answered> => {
  loads += 1;
  const commands = rate === 0 ? COMMANDS : Math.ceil(rate * SECONDS);
  const load: Load = { url, cookie, name: `load-${String(loads)}`, clients: CLIENTS, commands, rate };
  const answered = (await apart('load.js', load)) as Answered;
  if (answered.failed > 0) throw new Error(`${String(answered.failed)} commands were not recorded`);
  return answered;
};

/** Approves one position after another while `load` runs; how long after each answer it could be read, in milliseconds. */
const untilVisible = async ({ url, cookie }: Server, load: Promise<unknown>): Promise<number[]> => {
  const headers = { cookie, 'content-type': 'application/json' };
  const over = { yes: false };
  void load.finally(() => {
    over.yes = true;
  });
  const taken: number[] = [];
  for (let n = 0; !over.yes; n += 1) {
    const code = `seen-${String(loads)}-${String(n)}`;
    const request = { method: 'POST', headers, body: JSON.stringify(samplePosition(code)) };
    const answer = await fetch(`${url}${positionPath(code)}`, request);
    const { position } = (await answer.json()) as { readonly position: string };
    const start = performance.now();
    const seen = await fetch(`${url}/api/positions?limit=1&position=${position}`, { headers });
    await seen.text();
    if (seen.status !== 200) throw new Error(`reading was answered with ${String(seen.status)}`);
    taken.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return taken;
};

/** What each server gets through, {@link ROUNDS} times; each goes first in turn. */
const limits = async (servers: readonly Server[]): Promise<readonly number[]> => {
  const rates = servers.map((): number[] => []);
  for (const server of servers) await put(server, 0);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let turn = 0; turn < servers.length; turn += 1) {
      const side = (round + turn) % servers.length;
      rates[side]!.push((await put(servers[side]!, 0)).perSecond);
    }
  }
  return rates.map(median);
};

const measure = async (ours: Server, empty: Server, bare: Server): Promise<Measure[]> => {
  const [value = 0, ofEmpty = 0, ofBare = 0] = await limits([ours, empty, bare]);
  const rate = Math.round(value * SHARE);
  const visible: number[] = [];
  const loaded = async (): Promise<Answered> => {
    const load = put(ours, rate);
    visible.push(...(await untilVisible(ours, load)));
    return load;
  };
  const [busy, idle] = await takingTurns(loaded, () => put(empty, rate));
  const p99 = (answers: readonly Answered[]): number => median(answers.map((answered) => answered.p99));
  const load = `at ${String(rate)} a second`;
  const unit = 'commands/s';
  return [
    beside({
      name: 'the edge with an empty handler, against a bare node:http server',
      unit,
      value: ofEmpty,
      baseline: ofBare,
    }),
    beside({ name: 'recorded commands, against a bare node:http server', unit, value, baseline: ofBare }),
    atLeast(0.6, { name: 'recorded commands, against the edge with an empty handler', unit, value, baseline: ofEmpty }),
    atMost(3, {
      name: `a recorded command at p99 ${load}, against the empty handler`,
      unit: 'ms',
      value: p99(busy),
      baseline: p99(idle),
    }),
    within(VISIBLE_MS, {
      name: `from a command's answer to its document at p99 ${load} (baseline: p50)`,
      unit: 'ms',
      value: quantile(visible, 0.99),
      baseline: median(visible),
    }),
  ];
};

/** Real commands over HTTP against the built server, the same edge with nothing behind it, and no edge at all. */
export const benchHttp = async (): Promise<Measure[]> => {
  if (!existsSync(product)) throw new Error('the product has not been built: npm run build');
  const folders: TemporaryFolder[] = [];
  const servers: Server[] = [];
  try {
    for (const file of [product, built('empty-edge.js'), built('bare-server.js')]) {
      const folder = temporaryFolder();
      folders.push(folder);
      servers.push(await serve(file, folder));
    }
    const [ours, empty, bare] = servers as [Server, Server, Server];
    return await measure(ours, empty, bare);
  } finally {
    for (const server of servers) await server.stop();
    for (const folder of folders) folder.remove();
  }
};
