import { setTimeout as sleep } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { NO_STREAM, type Recorded, runFollowers, runViews, type ViewsRunner, validTime } from '#kernel';
import { account, views } from '#exams';
import { createApp } from '../../apps/api/src/edge/app.js';
import { sessionKey } from '../../apps/api/src/identity/door.js';
import { type Engine, openEngine } from '../../apps/host/src/engine.js';
import type { Followers } from '../../apps/host/src/followers.js';
import { FOLLOWERS } from '../../apps/host/src/host.module.js';
import { cookieNameOver, sealSession } from '../../apps/host/src/session-token.js';
import { readSettings } from '../../apps/host/src/settings.js';
import { timer } from '../../apps/host/src/timer.js';
import { setNow } from '../support/api-round/now.js';
import { contextOf } from '../support/specify.js';
import { temporaryFolder } from '../support/tmp.js';
import { lastOf } from './answers.js';
import { candidates } from './acts.js';
import type { World } from './pair.js';
import type { Eye } from './readers.js';

/** What somebody is answered over HTTP: all of it that is not of chance or of the clock. */
export interface Heard {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
  /** True where the log is longer after the question. */
  readonly isRecorded: boolean;
}

/** How long views may take for what has happened. */
const PATIENCE_MS = 10_000;

/**
 * Headers that are not compared: when it was answered, by which name of its own; and how far the log is, which is the same for
 * everybody, and moves with all that happens anywhere.
 */
const otherwise: ReadonlySet<string> = new Set(['date', 'x-request-id', 'khoabang-position']);

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Ids that are drawn by chance, each by its place instead. */
const withoutChance = (text: string): string => {
  const known = new Map<string, string>();
  return text.replaceAll(uuid, (id) => {
    const name = known.get(id) ?? `id-${String(known.size)}`;
    known.set(id, name);
    return name;
  });
};

const settingsIn = (folder: string) =>
  readSettings({
    ...{ KHOABANG_DATA: folder, KHOABANG_EVENTS: 'memory:', KHOABANG_VIEWS: 'memory:', KHOABANG_LOG: 'error' },
    KHOABANG_REQUESTS: '1000000',
  });

/** A server with one world in it, which is told what happened there. No clock and no process of its own goes on meanwhile. */
export class Served {
  #told = [0, 0] as readonly [number, number];
  #sources = 0;
  readonly #ended = new AbortController();

  private constructor(
    private readonly app: NestFastifyApplication,
    private readonly engine: Engine,
    private readonly runner: ViewsRunner,
    private readonly folder: ReturnType<typeof temporaryFolder>,
  ) {}

  /** An empty server, with an account for everybody. */
  static async start(eyes: readonly Eye[], now: string): Promise<Served> {
    setNow(Date.parse(now));
    const folder = temporaryFolder();
    const settings = settingsIn(folder.path);
    const engine = await openEngine(settings);
    const app = await createApp(engine, settings);
    await app.init();
    await app.get<Followers>(FOLLOWERS).stop();
    const onIncident = (): void => undefined;
    const runner = runViews({ store: engine.events, views: engine.views, list: views, timer, onIncident });
    const served = new Served(app, engine, runner, folder);
    void served.follow();
    for (const eye of eyes) await served.open(eye, now);
    for (const candidate of candidates) await engine.vault.put(`person-${candidate}`, 'name', `Người mẫu ${candidate}`);
    return served;
  }

  /** Tells the server what has happened in its world since; then it is as late there. */
  async take({ history, caseHistory }: World): Promise<void> {
    const [told, caseTold] = this.#told;
    await this.append(history.slice(told));
    await this.append(caseHistory.slice(caseTold));
    this.#told = [history.length, caseHistory.length];
    const { signal } = this.#ended;
    const position = await this.engine.events.head();
    if (!(await this.runner.waitFor(position, PATIENCE_MS, signal))) throw new Error('the views have not come there');
    setNow(Date.parse(validTime(lastOf({ history, caseHistory }).meta)));
  }

  /** The way of somebody into the server, at this time. */
  async door({ me }: Eye): Promise<(path: string) => Promise<Heard>> {
    const cookie = me === null ? {} : { cookie: await this.cookieOf(me.account ?? '', me.person) };
    return async (url) => {
      this.#sources += 1;
      const before = await this.engine.events.head();
      const remoteAddress = `10.${String(this.#sources >> 16)}.${String((this.#sources >> 8) & 255)}.${String(this.#sources & 255)}`;
      const { statusCode, headers, body } = await this.app.inject({
        ...{ method: 'GET', url, remoteAddress },
        headers: { 'accept-language': 'en', ...cookie },
      });
      const kept = Object.entries(headers).filter(([name]) => !otherwise.has(name));
      const isRecorded = (await this.engine.events.head()) !== before;
      return { status: statusCode, headers: Object.fromEntries(kept), body: withoutChance(body), isRecorded };
    };
  }

  /** The names of all reads of the interface. */
  async reads(): Promise<readonly string[]> {
    const { body } = await this.app.inject({ url: '/api/openapi.json', remoteAddress: '127.0.0.1' });
    const { paths } = JSON.parse(body) as {
      readonly paths: Readonly<Record<string, { get?: { operationId: string } }>>;
    };
    return Object.values(paths).flatMap(({ get }) => (get === undefined ? [] : [get.operationId]));
  }

  async close(): Promise<void> {
    this.#ended.abort();
    await this.app.close();
    this.folder.remove();
  }

  private follow(): Promise<void> {
    const pause = () => sleep(1);
    const onFailure = (_name: string, error: unknown): void => {
      throw error;
    };
    const { followers } = this.runner;
    return runFollowers({ store: this.engine.events, followers, pause, onFailure }).run(this.#ended.signal);
  }

  private async append(news: readonly Recorded[]): Promise<void> {
    const [first] = news;
    if (first === undefined) return;
    const events = news.map(({ id, type, version, data, meta }) => ({ id, type, version, data, meta }));
    await this.engine.events.append(first.stream, first.revision === 0 ? NO_STREAM : first.revision - 1, events);
  }

  private async open({ me }: Eye, at: string): Promise<void> {
    if (me === null) return;
    const { account: id = '', person, roles, bodies } = me;
    const data = {
      person,
      roles,
      bodies,
      credential: id,
      oneTime: false,
      administrators: 1,
      confirmers: 0,
      others: 0,
      known: false,
    };
    await this.engine.executor.execute(account, id, { type: 'OpenAccount', data }, this.context(id, 'admin', at));
    await this.engine.vault.put(person, 'name', `Người mẫu ${person}`);
  }

  private async cookieOf(id: string, person: string): Promise<string> {
    const at = new Date().toISOString();
    const session = `session-${id}-${at}`;
    const data = { session, means: 'PASSWORD', credential: id, knownDevice: true } as const;
    await this.engine.executor.execute(account, id, { type: 'RecordSignIn', data }, this.context(session, person, at));
    const sealed = sealSession(sessionKey(this.engine), { account: id, session, issuedAt: at });
    return `${cookieNameOver('http')}=${sealed}`;
  }

  private context(name: string, actor: string, at: string) {
    const ids = { correlationId: name, causationId: name, commandId: name, commandDigest: name };
    return contextOf({ actor, at, authority: 'test', means: 'PASSWORD', ...ids });
  }
}
