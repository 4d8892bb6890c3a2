import { readdirSync, readFileSync } from 'node:fs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { checkInvariants, foldRound, views } from '#exams';
import { PAGE_SIZE_MAX, type Recorded } from '#kernel';
import { temporaryFolder } from '#test/support/tmp';
import { Accounts } from '../../apps/api/src/identity/accounts.js';
import { createApp } from '../../apps/api/src/edge/app.js';
import { machineProof } from '../../apps/cli/src/machine.js';
import { doorTo } from '../../apps/cli/src/demo/client.js';
import { demoSecrets, type Played, playDemo } from '../../apps/cli/src/demo/demo.js';
import { type Engine, openEngine } from '../../apps/host/src/engine.js';
import { readSettings } from '../../apps/host/src/settings.js';

const MASTER_KEY = '7'.repeat(64);
const folder = temporaryFolder();
const logged: string[] = [];

/** Keeps what the server writes, and lets it through to nobody: the test's own output stays readable. */
const listenTo = (stream: NodeJS.WriteStream): (() => void) => {
  const write = stream.write.bind(stream);
  stream.write = (text: string | Uint8Array) => {
    logged.push(String(text));
    return true;
  };
  return () => {
    stream.write = write;
  };
};

interface Server {
  readonly app: NestFastifyApplication;
  readonly engine: Engine;
  readonly url: string;
}

const start = async (): Promise<Server> => {
  const settings = readSettings({ KHOABANG_DATA: folder.path, KHOABANG_MASTER_KEY: MASTER_KEY });
  const engine = await openEngine(settings);
  const app = await createApp(engine, settings);
  await app.get(Accounts).ensureAdmin('a sample password');
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as { port: number };
  return { app, engine, url: `http://127.0.0.1:${port}` };
};

const wholeLog = async ({ engine }: Server): Promise<readonly Recorded[]> => Array.fromAsync(engine.events.readAll());

const documentsOf = async ({ engine }: Server, view: string): Promise<readonly unknown[]> => {
  const documents: unknown[] = [];
  let after: string | undefined;
  do {
    const page = await engine.views.list(view, { limit: PAGE_SIZE_MAX, ...(after === undefined ? {} : { after }) });
    documents.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return documents;
};

const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, entry: unknown) => (typeof entry === 'bigint' ? entry.toString() : entry)).normalize('NFC');

const foundIn = (text: string, secrets: readonly string[]): readonly string[] =>
  secrets.filter((secret) => text.includes(secret.normalize('NFC')));

describe('the sample round, played twice against one server', () => {
  let server: Server;
  const runs: Played[] = [];
  const told: string[] = [];

  beforeAll(async () => {
    const quiet = [listenTo(process.stdout), listenTo(process.stderr)];
    try {
      server = await start();
      for (let run = 0; run < 2; run += 1) {
        const door = doorTo(server.url);
        const proof = machineProof(Buffer.from(MASTER_KEY, 'hex'), new Date().toISOString(), server.url);
        runs.push(await playDemo(door, await door.signInOnMachine(proof), (...lines) => told.push(...lines)));
      }
    } finally {
      for (const stop of quiet) stop();
    }
  });

  afterAll(async () => {
    await server.app.close();
    folder.remove();
  });

  const secrets = (): readonly string[] => runs.flatMap(({ play }) => demoSecrets(play));

  it('comes out as worked out by hand, both times', () => {
    expect(runs.map(({ differences }) => differences)).toEqual([[], []]);
    expect(runs.map(({ seen }) => seen?.round.stage)).toEqual(['ARCHIVED', 'ARCHIVED']);
  });

  it('ends with what to do next: the address, who signs in how, and what to ask', async () => {
    const [{ play }] = runs as [Played];
    const hint = told.join('\n').split('what to do next')[1] ?? '';
    expect(hint).toContain(`open ${server.url}/docs`);
    expect(hint).toMatch(new RegExp(`npm run khoabang -- why ${play.round} C\\d\\d`));
    const said = /\{"login":"mau\.hr\..*?"\}/.exec(hint)?.[0] ?? '';
    const caller = JSON.parse(said) as { login: string; password: string };
    await expect(doorTo(server.url).signIn(caller.login, caller.password)).resolves.toBeDefined();
  });

  it('plays two rounds of their own over one registry', () => {
    const [first, second] = runs.map(({ play, registry }) => ({ round: play.round, units: registry?.units }));
    expect(first?.round).not.toBe(second?.round);
    expect(first?.units?.taken).toBe(53 + 2_634 + 70 + 3);
    expect(second?.units).toMatchObject({ taken: 0, unchanged: 53 + 2_634 + 70 + 3 });
  });

  it('tells the lines of the import that were not taken, and why', () => {
    const bad = runs[0]?.registry?.units.bad.map(({ column, code }) => [column, code]);
    expect(bad).toEqual([
      ['code', 'row-code-malformed'],
      ['effectiveOn', 'row-day-unknown'],
    ]);
  });

  it('shows names to those entitled, so that the search below looks for what was really there', () => {
    const [first] = runs;
    const names = [...(first?.play.cast.values() ?? [])].map(({ name }) => name);
    expect(foundIn(told.join('\n').normalize('NFC'), names).length).toBeGreaterThan(22);
    expect(secrets().length).toBeGreaterThan(2 * 4 * 58);
  });

  it('leaves no name, number, password or text in the log', async () => {
    expect(foundIn(textOf(await wholeLog(server)), secrets())).toEqual([]);
  });

  it.each(views.map(({ name }) => name))('leaves none in view %s', async (view) => {
    const documents = await documentsOf(server, view);
    expect(foundIn(textOf(documents), secrets())).toEqual([]);
  });

  it('leaves none in what the server wrote while it ran', () => {
    expect(foundIn(logged.join('').normalize('NFC'), secrets())).toEqual([]);
  });

  it('leaves none readable in any file of the data folder', () => {
    const readable = readdirSync(folder.path).flatMap((file) => {
      const bytes = readFileSync(folder.file(file));
      return secrets().filter((secret) => bytes.includes(secret.normalize('NFC')));
    });
    expect(readable).toEqual([]);
  });

  it('keeps every invariant in every stream', async () => {
    const log = await wholeLog(server);
    expect(new Set(log.map(({ stream }) => stream)).size).toBeGreaterThan(3_000);
    expect([...new Set(checkInvariants(log, foldRound).map(({ invariant, what }) => `${invariant}: ${what}`))]).toEqual(
      [],
    );
  });

  it('leaves no view and no process standing still', async () => {
    const answer = await fetch(`${server.url}/api/ready`);
    expect(await answer.json()).toEqual({ status: 'ready' });
  });
});
