import { randomUUID } from 'node:crypto';
import { account } from '#exams';
import { cookieNameOver, sealSession } from '../../apps/host/src/session-token.js';
import { sessionKey } from '../../apps/api/src/identity/door.js';
import type { Answered, Login, Way } from '../newcomer/http.js';
import type { Product } from '../support/product.js';

/** A session is used for less than it may be idle. */
const SESSION_MS = 30 * 60_000;

/** What came back, as it came. */
export interface Raw {
  readonly status: number;
  readonly text: string;
}

const contextOf = (actor: string, session: string, id: string) => ({
  ...{ actor, account: id, session, means: 'PASSWORD' as const, authority: 'test' },
  at: new Date().toISOString(),
  ...{ correlationId: session, causationId: session, commandId: session, commandDigest: session },
});

/**
 * The whole edge without a line between. People sign in without the slow proof of a password: their sessions are recorded
 * and sealed as those of everybody. Each account asks from a source of its own.
 */
export class Edge implements Way {
  private readonly sessions = new Map<string, { readonly cookie: string; readonly since: number }>();
  private readonly sources = new Map<string, string>();

  constructor(private readonly product: Product) {}

  async send(who: Login | undefined, method: string, path: string, body?: unknown): Promise<Answered> {
    if (path === '/api/session/password' && who !== undefined) return this.ownPassword(who.login);
    const { status, text } = await this.ask(who?.login ?? null, method, path, body);
    return { status, body: text === '' ? undefined : JSON.parse(text) };
  }

  /** One request of an account, or of somebody without a session. */
  async ask(login: string | null, method: string, path: string, body?: unknown): Promise<Raw> {
    const cookie = login === null ? undefined : await this.cookieOf(login);
    const isText = typeof body === 'string';
    const { statusCode, body: text } = await this.product.inject({
      method: method,
      url: path,
      remoteAddress: login === null ? '127.0.0.1' : this.sourceOf(login),
      headers: {
        'accept-language': 'en',
        ...(body === undefined ? {} : { 'content-type': isText ? 'text/csv' : 'application/json' }),
        ...(cookie === undefined ? {} : { cookie }),
      },
      ...(body === undefined ? {} : { payload: isText ? body : JSON.stringify(body) }),
    });
    return { status: statusCode, text };
  }

  /** The account behind a login. */
  async accountOf(login: string): Promise<string> {
    const id = await this.product.engine.vault.find('login', login);
    if (id === undefined) throw new Error(`nobody signs in as ${login}`);
    return id;
  }

  private async cookieOf(login: string): Promise<string> {
    const known = this.sessions.get(login);
    const now = Date.now();
    if (known !== undefined && now - known.since < SESSION_MS) return known.cookie;
    const cookie = await this.signedIn(login);
    this.sessions.set(login, { cookie, since: now });
    return cookie;
  }

  private async signedIn(login: string): Promise<string> {
    const { executor } = this.product.engine;
    const id = await this.accountOf(login);
    const { state } = await executor.load(account, id);
    const session = randomUUID();
    const data = { session, means: 'PASSWORD', credential: state.credential, knownDevice: true } as const;
    const context = contextOf(state.person, session, id);
    await executor.execute(account, id, { type: 'RecordSignIn', data }, context);
    const sealed = sealSession(sessionKey(this.product.engine), { account: id, session, issuedAt: context.at });
    return `${cookieNameOver('http')}=${sealed}`;
  }

  /** Somebody whose account was opened has chosen a password. */
  private async ownPassword(login: string): Promise<Answered> {
    const { executor } = this.product.engine;
    const id = await this.accountOf(login);
    const { state } = await executor.load(account, id);
    const context = contextOf(state.person, randomUUID(), id);
    const data = { credential: `own-${id}`, reset: null };
    await executor.execute(account, id, { type: 'SetCredential', data }, context);
    return { status: 204, body: undefined };
  }

  private sourceOf(login: string): string {
    const known = this.sources.get(login);
    if (known !== undefined) return known;
    const place = this.sources.size + 1;
    const source = `10.0.${String(Math.floor(place / 250))}.${String((place % 250) + 1)}`;
    this.sources.set(login, source);
    return source;
  }
}
