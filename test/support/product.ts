import { deepStrictEqual } from 'node:assert';
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { InjectOptions, LightMyRequestResponse as Injected } from 'fastify';
import { checkInvariants, foldRound } from '#exams';
import { Accounts } from '../../apps/api/src/identity/accounts.js';
import { machineKey } from '../../apps/api/src/identity/door.js';
import { sealSession } from '../../apps/api/src/identity/session.js';
import { createApp } from '../../apps/api/src/edge/app.js';
import { type Engine, openEngine } from '../../apps/host/src/engine.js';
import { openTelemetry, type OpenTelemetry } from '../../apps/host/src/telemetry/telemetry.js';
import { readSettings } from '../../apps/host/src/settings.js';
import { FOLLOWERS } from '../../apps/host/src/host.module.js';
import type { Followers } from '../../apps/host/src/followers.js';
import { Described, describedBy } from './described.js';
import { postsFilledTwice } from './posts-filled.js';
import { temporaryFolder } from './tmp.js';

export const ADMIN_PASSWORD = 'sample-password-1';
/** What an administrator gives out with a new account. */
const GIVEN_PASSWORD = 'given-out-once-0';

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed, where it is JSON. The tests look into it by path: what stands there is what they check. */
  readonly body: any;
}

/** Somebody who talks to the product over HTTP, with a session once signed in. */
export interface Client {
  get(path: string, headers?: Record<string, string>): Promise<Answered>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answered>;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answered>;
}

/** Somebody who talks to the server at an address, with a session or without. */
export const client = (url: string, cookie?: string): Client => {
  const send: Client['send'] = async (method, path, body, headers = {}) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': typeof body === 'string' ? 'text/csv' : 'application/json' }),
        ...(cookie === undefined ? {} : { cookie }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: text }),
    });
    const answer = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(answer) : answer };
  };
  return {
    send,
    get: (path, headers) => send('GET', path, undefined, headers),
    post: (path, body = {}, headers) => send('POST', path, body, headers),
  };
};

/** The whole product in this process on its own data folder, with real stores and a real port. */
export interface Product {
  readonly url: string;
  readonly engine: Engine;
  readonly followers: Followers;
  readonly telemetry: OpenTelemetry;
  readonly data: string;
  /** What listens. */
  readonly server: Server;
  /** A request through the whole edge, without a line between: much faster. */
  readonly inject: (request: InjectOptions) => Promise<Injected>;
  readonly nobody: Client;
  /** A client that has signed in for the first time, and replaced the given password by an own one. */
  firstSignIn(login: string, given: string, own: string): Promise<Client>;
  /** A client that has signed in with a password. */
  signIn(login: string, password: string): Promise<Client>;
  admin(): Promise<Client>;
  /** An administrator who runs the machine, and needs no second one. */
  onMachine(): Promise<Client>;
  /** Opens an account with these roles and signs in: as who runs the machine, who needs no second administrator. */
  person(...roles: readonly string[]): Promise<{ client: Client; person: string; account: string; login: string }>;
  /** As {@link person}, for these bodies alone. */
  officer(roles: readonly string[], bodies: readonly string[]): ReturnType<Product['person']>;
  /** Confirms as this administrator what waits for an account now. */
  confirm(by: Client, account: string): Promise<Answered>;
  /**
   * Stops it; everything that was recorded must keep the nine invariants, no post may have been in two open rounds, and
   * every answer must have been as the OpenAPI document says.
   */
  close(): Promise<void>;
}

const inSession = async (url: string, login: string, password: string): Promise<Client> => {
  const answered = await client(url).post('/api/session', { login, password });
  if (answered.status !== 200) throw new Error(`sign-in of ${login}: ${answered.status.toString()}`);
  return client(url, answered.headers.get('set-cookie')?.split(';')[0]);
};

export const startProduct = async (environment: Record<string, string> = {}): Promise<Product> => {
  const folder = temporaryFolder();
  const settings = readSettings({
    KHOABANG_DATA: folder.path,
    KHOABANG_PORT: '0',
    KHOABANG_LOG: 'error',
    // A test asks within seconds what people ask within a day.
    KHOABANG_REQUESTS: '1000000',
    // Also where a proxy stands before it: what is tested is told what it tests.
    KHOABANG_SECOND_FACTOR: 'none',
    ...environment,
  });
  const telemetry = await openTelemetry(settings, 'api');
  const engine = await openEngine(settings, { telemetry });
  const app = await createApp(engine, settings);
  await app.get(Accounts).ensureAdmin(ADMIN_PASSWORD);
  await app.listen(settings.port, '127.0.0.1');
  const { port } = app.getHttpServer().address() as { port: number };
  const url = `http://127.0.0.1:${port.toString()}`;
  const described = new Described(JSON.parse((await app.inject({ url: '/api/openapi.json' })).body) as never);
  app.getHttpServer().prependListener('request', describedBy(described));
  const admin = () => inSession(url, 'admin', ADMIN_PASSWORD);
  const onMachine = async () => {
    const claim = {
      account: 'admin',
      session: `${randomUUID()}.${port.toString()}`,
      issuedAt: new Date().toISOString(),
    };
    const { headers } = await client(url).post('/api/session/machine', {
      proof: sealSession(machineKey(engine), claim),
    });
    return client(url, headers.get('set-cookie')?.split(';')[0]);
  };
  const firstSignIn: Product['firstSignIn'] = async (login, current, next) => {
    const changed = await (
      await inSession(url, login, current)
    ).send('PUT', '/api/session/password', { current, next });
    if (changed.status !== 204) throw new Error(JSON.stringify(changed.body));
    return inSession(url, login, next);
  };
  const openedFor = async (roles: readonly string[], bodies?: readonly string[]) => {
    const login = `sample-${randomUUID()}`;
    const entry = { login, name: 'Người mẫu', password: GIVEN_PASSWORD, roles, ...(bodies && { bodies }) };
    const opened = await (await onMachine()).post('/api/accounts', entry);
    if (opened.status !== 201) throw new Error(JSON.stringify(opened.body));
    const { id, person } = opened.body as { id: string; person: string };
    return { client: await firstSignIn(login, GIVEN_PASSWORD, 'sample-password-2'), person, account: id, login };
  };
  return {
    url,
    engine,
    followers: app.get<Followers>(FOLLOWERS),
    telemetry,
    data: folder.path,
    server: app.getHttpServer(),
    inject: (request) => app.inject(request),
    nobody: client(url),
    firstSignIn,
    signIn: (login, password) => inSession(url, login, password),
    admin,
    onMachine,
    person: (...roles) => openedFor(roles),
    officer: openedFor,
    confirm: async (by, account) => {
      const { body } = await by.get(`/api/accounts/${account}?position=${(await engine.events.head()).toString()}`);
      return by.post(`/api/accounts/${account}/confirm-change`, { proposal: body.proposed?.id ?? 'nothing' });
    },
    close: async () => {
      const history = await Array.fromAsync(engine.events.readAll());
      await app.close();
      await telemetry.close();
      folder.remove();
      deepStrictEqual(checkInvariants(history, foldRound), []);
      deepStrictEqual(postsFilledTwice(history), []);
      deepStrictEqual([...described.faults], []);
    },
  };
};
