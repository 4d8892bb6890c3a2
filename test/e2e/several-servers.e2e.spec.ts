import { randomUUID } from 'node:crypto';
import { globSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  everyPage,
  rebuildInto,
  type EventStore,
  type Leases,
  NO_STREAM,
  type ReadStore,
  upcasting,
  versionOf,
} from '#kernel';
import { upcasters, views } from '#exams';
import { kurrentEventStore, memoryReadStore, mongodbReadStore, mongodbTogether } from '#stores';
import { EventStream } from '../support/event-stream.js';
import { type StandIn, startStandIn } from '../support/kurrentdb/stand-in.js';
import { mongodbHere, mongodbWords } from '../support/ferretdb.js';
import { type Server, startMongodb } from '../support/mongodb.js';
import { type Client, client } from '../support/product.js';
import { sampleHistory } from '../support/sample-history.js';
import { addressOf, type Program, startProgram } from '../support/several/processes.js';
import { temporaryFolder } from '../support/tmp.js';

const here = mongodbHere();
/** Between two looks at what processes do. */
const LOOK_MS = 50;
const ADMIN_PASSWORD = 'sample-password-1';

/** Everybody who has the whole log before them, for as long as the spec goes on. */
interface Ground {
  readonly mongodb: Server;
  readonly kurrentdb: StandIn;
  readonly log: EventStore;
  readonly store: ReadStore;
  readonly leases: Leases;
}

(here === undefined ? describe.skip : describe)(
  `three servers and two workers, each with a data folder of its own; ${mongodbWords[here ?? 'none']}`,
  () => {
    const folder = temporaryFolder();
    const programs: Program[] = [];
    let folders = 0;
    let ground: Ground;
    let settings: Record<string, string>;
    let workers: readonly Program[];
    let urls: readonly string[];
    let cookie: string;
    const session = (server: number): Client => client(urls[server]!, cookie);
    const start = (app: 'api' | 'worker', more: Record<string, string> = {}): Program => {
      // As on a machine of its own: what it knows of people it has from the vault that all share.
      const KHOABANG_DATA = folder.file(String((folders += 1)));
      const program = startProgram(app, { ...settings, KHOABANG_DATA, ...more });
      programs.push(program);
      return program;
    };

    beforeAll(async () => {
      const [mongodb, kurrentdb] = await Promise.all([startMongodb(), startStandIn()]);
      const [database, vault] = [mongodb.database(), mongodb.database()];
      settings = {
        KHOABANG_EVENTS: kurrentdb.address,
        KHOABANG_VIEWS: database,
        KHOABANG_VAULT: vault,
        KHOABANG_PORT: '0',
        KHOABANG_MASTER_KEY: '7'.repeat(64),
        KHOABANG_ADMIN_PASSWORD: ADMIN_PASSWORD,
      };
      workers = [start('worker'), start('worker')];
      const servers = [start('api'), start('api'), start('api', { KHOABANG_FOLLOW: 'no' })];
      // While they start: what the spec itself looks through.
      const store = await mongodbReadStore(database);
      const { leases } = await mongodbTogether(database);
      const log = upcasting(await kurrentEventStore({ address: kurrentdb.address }), upcasters);
      ground = { mongodb, kurrentdb, log, store, leases };
      urls = await Promise.all(servers.map(addressOf));
      const signedIn = await client(urls[0]!).post('/api/session', { login: 'admin', password: ADMIN_PASSWORD });
      cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    });
    afterAll(async () => {
      for (const program of programs) program.send('SIGKILL');
      await Promise.all(programs.map(({ ended }) => ended));
      await Promise.all([ground.log.close(), ground.store.close(), ground.leases.close()]);
      await Promise.all([ground.mongodb.stop(), ground.kurrentdb.kill()]);
      folder.remove();
    });

    /** Who follows the log now, of those that we have started: who said so last. */
    const leader = async (): Promise<{ readonly program: Program; readonly term: number }> => {
      for (;;) {
        const term = (await ground.leases.read('followers'))?.term ?? 0;
        const words = `follows the log for all servers (${String(term)})`;
        const program = programs.find(({ said }) => said.some((line) => line.includes(words)));
        if (program !== undefined) return { program, term };
        await sleep(LOOK_MS);
      }
    };
    const follower = async (term: number): Promise<void> => {
      while ((await leader()).term < term) await sleep(LOOK_MS);
    };

    /** A round from its draft to its results, straight into the log: reactions follow from it. */
    const anotherRound = async (): Promise<bigint> => {
      const events = sampleHistory.map(({ type, data, meta }) => ({
        ...{ id: randomUUID(), type, version: versionOf(upcasters, type), data },
        meta: { ...meta, commandId: randomUUID() },
      }));
      return (await ground.log.append(`round-${randomUUID()}`, NO_STREAM, events)).position;
    };

    /** Reads on a server until it shows at least this. */
    const shown = async (server: number, position: bigint): Promise<void> => {
      for (;;) {
        const { status } = await session(server).get(`/api/units?position=${position.toString()}`);
        if (status === 200) return;
        expect(status).toBe(503);
      }
    };

    const documents = async (store: ReadStore): Promise<readonly unknown[]> =>
      Promise.all(
        views.map(async ({ name }) => [
          name,
          (await Array.fromAsync(everyPage((query) => store.list(name, query)))).flat(),
        ]),
      );

    /** How far every view and every process have come, by what whoever follows has said last. */
    const reached = async (): Promise<readonly bigint[]> => {
      const said = (await ground.leases.read('followers'))?.said;
      if (said === undefined) return [0n];
      const { views: shownUpTo, settled: reactedUpTo } = JSON.parse(said) as Said;
      return [...Object.values(shownUpTo), reactedUpTo].map(BigInt);
    };

    /** The end of the log, once everything has come there and nothing more follows from it. */
    const settled = async (): Promise<bigint> => {
      for (;;) {
        const head = await ground.log.head();
        await shown(1, head);
        while ((await reached()).some((position) => position < head)) await sleep(LOOK_MS);
        if (head === (await ground.log.head())) return head;
      }
    };

    /** The documents as they are kept, and as a rebuild makes them of the same log: clocks run out while the spec goes on. */
    const keptAndRebuilt = async (): Promise<readonly [kept: unknown, rebuilt: unknown]> => {
      for (;;) {
        const head = await settled();
        const again = memoryReadStore();
        await rebuildInto(ground.log, again, views);
        const both = [await documents(ground.store), await documents(again)] as const;
        if (head === (await ground.log.head())) return both;
      }
    };

    /** The log is settled, and everything that follows from it is there once. */
    const mustBeWhole = async (): Promise<void> => {
      const [kept, rebuilt] = await keptAndRebuilt();
      expect(kept).toEqual(rebuilt);
      const history = await Array.fromAsync(ground.log.readAll());
      const reacted = history.flatMap(({ stream, type, data }) =>
        type === 'Reacted' ? [`${stream} ${(data as { readonly cause: { readonly id: string } }).cause.id}`] : [],
      );
      expect(reacted.length).toBeGreaterThan(0);
      expect(new Set(reacted).size).toBe(reacted.length);
      const opened = history.filter(({ type }) => type === 'AppointmentCaseOpened').map(({ stream }) => stream);
      expect(new Set(opened).size).toBe(opened.length);
    };
    interface Said {
      readonly views: Readonly<Record<string, string>>;
      readonly settled: string;
    }

    it('work as one server: sessions, own writes, repeated requests, wrong proofs and what is told live', async () => {
      const named = { name: 'Người mẫu', birthDate: '1980-02-03', identityNumber: '001080000001' };
      const people = await Promise.all(
        ['001080000001', '001080000002'].map((identityNumber, server) =>
          session(server).post('/api/people', { ...named, identityNumber }),
        ),
      );
      expect(people.map(({ status }) => status)).toEqual([201, 201]);
      const [authority, superior] = people.map(({ body }) => String(body.person));
      const listening = await EventStream.open(`${urls[2]!}/api/live`, cookie);
      const unit = { code: 'U1', name: 'Trường mẫu', kind: 'SERVICE_UNIT', owner: 'city', effectiveOn: '2020-01-01' };
      const sent = { ...unit, authority, superior };
      const key = { 'idempotency-key': randomUUID() };
      const { status, body } = await session(0).post('/api/units/U1/register-unit', sent, key);
      expect([status, body.code]).toEqual([200, undefined]);
      const reads = await Promise.all(
        [0, 1, 2].map((server) => session(server).get(`/api/units?code=U1&position=${String(body.position)}`)),
      );
      expect(reads.map((read) => read.body.items?.[0]?.code)).toEqual(['U1', 'U1', 'U1']);
      const repeated = await session(1).post('/api/units/U1/register-unit', sent, key);
      expect([repeated.status, repeated.body.position]).toEqual([200, body.position]);
      const written = await Array.fromAsync(ground.log.read('unit-U1'));
      expect(written).toHaveLength(1);
      const entry = { login: 'mau', name: 'Người mẫu', password: 'given-out-once-0', roles: ['HR'] };
      const opened = await session(1).post('/api/accounts', entry);
      expect(opened.status).toBe(201);
      const isTold = () =>
        listening.messages.some(({ category, id }) => category === 'account' && id === opened.body.id);
      while (!isTold()) await listening.until((listening.positions.at(-1) ?? 0n) + 1n);
      await listening.close();
      const asked = { login: entry.login, password: String(opened.body.password ?? entry.password) };
      expect((await client(urls[2]!).post('/api/session', asked)).status).toBe(200);
      expect(globSync('*/{vault.sqlite,master.key}', { cwd: folder.path })).toEqual([]);
      const wrong = (server: number) => session(server).post('/api/session/confirm', { password: 'not-the-password' });
      for (const server of [0, 1, 2, 0, 1]) expect((await wrong(server)).status).toBe(403);
      expect(await wrong(2)).toMatchObject({ status: 429, body: { code: 'proof-held-back' } });
    });

    it('go on where the one that follows is killed, with every view complete', async () => {
      const { program, term } = await leader();
      expect(workers).toContain(program);
      const first = await anotherRound();
      program.send('SIGKILL');
      const position = await anotherRound();
      expect(position).toBeGreaterThan(first);
      await follower(term + 1);
      await shown(2, position);
      await mustBeWhole();
    });

    it('do nothing twice where the one that follows is stopped past its lease and wakes up again', async () => {
      const { program, term } = await leader();
      const first = anotherRound();
      program.send('SIGSTOP');
      await first;
      await follower(term + 1);
      const while2 = anotherRound();
      program.send('SIGCONT');
      const position = await while2;
      await program.says(new RegExp(`leaves following the log to others \\(${String(term)}\\)`));
      await shown(2, position);
      await mustBeWhole();
      const { faults } = (await session(0).get('/api/ready')).body as { readonly faults: readonly string[] };
      expect(faults.filter((fault) => /^view |^nobody /.test(fault))).toEqual([]);
    });

    it('hand over at once where the one that follows is stopped in order', async () => {
      const { program, term } = await leader();
      program.send('SIGTERM');
      await follower(term + 1);
      expect((await ground.leases.read('followers'))?.term).toBe(term + 1);
      await shown(2, await ground.log.head());
    });

    it('are refused with a sentence where they do not belong together', async () => {
      const refused = async (app: 'api' | 'worker', more: Record<string, string>): Promise<string> => {
        const program = start(app, { KHOABANG_LOG: 'error', ...more });
        expect(await program.ended).toBe(78);
        return program.said.join('\n');
      };
      const said = await Promise.all([
        refused('worker', { KHOABANG_VIEWS: 'sqlite:' }),
        refused('api', { KHOABANG_VAULT: ground.mongodb.database() }),
      ]);
      expect(said).toEqual([
        expect.stringMatching(/^A worker follows the log for servers that share it/),
        expect.stringMatching(/^The views in KHOABANG_VIEWS belong to servers with another vault/),
      ]);
    });
  },
);
