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

/** As many wrong passwords as lock an account. */
const GUESSES = 5;

const contextOf = (actor: string, session: string, id: string) => ({
  ...{ actor, account: id, session, means: 'PASSWORD' as const, authority: 'test' },
  at: new Date().toISOString(),
  ...{ correlationId: session, causationId: session, commandId: session, commandDigest: session },
});

/** An account that takes a sign-in whatever it is. */
const unguarded: typeof account = {
  ...account,
  decide: {
    ...account.decide,
    RecordSignIn: (_state, { session, means }) => [{ type: 'SignedIn', data: { session, means } }],
  },
};

/**
 * The whole edge without a line between. People sign in without the slow proof of a password: their sessions are recorded
 * and sealed as those of everybody. Each account asks from a source of its own.
 */
export class Edge implements Way {
  private readonly sessions = new Map<string, { readonly cookie: string; readonly since: number }>();
  private readonly sources = new Map<string, string>();
  /** Logins of those who have shown nothing but a password where the role asks for more. */
  readonly unsecured = new Set<string>();
  /** Logins that would not be let in: their sessions are recorded all the same, for what if one were left. */
  readonly leftOver = new Set<string>();
  /** Logins at which somebody guesses whenever their holders have signed in. */
  readonly guessed = new Set<string>();

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
    const assured = this.unsecured.has(login) ? {} : { assurance: { secondFactor: true } as const };
    const known = { credential: state.credential, knownDevice: true };
    const data = { session, means: 'PASSWORD', ...known, ...assured } as const;
    const context = contextOf(state.person, session, id);
    const how = this.leftOver.has(login) ? unguarded : account;
    await executor.execute(how, id, { type: 'RecordSignIn', data }, context);
    if (this.guessed.has(login)) await this.guess(id);
    const sealed = sealSession(sessionKey(this.product.engine), { account: id, session, issuedAt: context.at });
    return `${cookieNameOver('http')}=${sealed}`;
  }

  /** Somebody else tries passwords until the account is locked. */
  private async guess(id: string): Promise<void> {
    for (let tries = 0; tries < GUESSES; tries += 1) {
      const context = contextOf('somebody', randomUUID(), id);
      const failed = { type: 'RecordFailedSignIn', data: { knownDevice: false } } as const;
      await this.product.engine.executor.execute(account, id, failed, context);
    }
  }

  /** Somebody whose account was opened has chosen a password. */
  private async ownPassword(login: string): Promise<Answered> {
    const { executor } = this.product.engine;
    const id = await this.accountOf(login);
    const { state } = await executor.load(account, id);
    const session = randomUUID();
    const entry = { session, means: 'MACHINE', credential: null, knownDevice: true } as const;
    await executor.execute(account, id, { type: 'RecordSignIn', data: entry }, contextOf(state.person, session, id));
    const context = { ...contextOf(state.person, randomUUID(), id), session };
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
