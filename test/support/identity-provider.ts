import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateKeyPairSync } from 'node:crypto';
import Provider from 'oidc-provider';

/** What the provider says of somebody, beside the subject. */
export type Said = Readonly<Record<string, unknown>>;

export const CLIENT = 'khoabang';
export const CLIENT_SECRET = 'a sample client secret of forty characters';

/** A certified OpenID provider in this process, on a port of its own. Whoever types a login is that subject. */
export interface IdentityProvider {
  readonly issuer: string;
  /** What is said of each subject, and how they have signed in. */
  readonly people: Map<string, Said>;
  how: { readonly acr?: string; readonly amr?: readonly string[] };
  /** Closes every line without an answer while it is true. */
  isDown: boolean;
  /** Changes what stands in an ID token on its way, which leaves the signature as it was. */
  onTheWay: ((claims: Record<string, unknown>) => Said) | undefined;
  /** How often each path was asked. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

const keys = () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] };
};

const configuration = (origin: string, people: IdentityProvider['people']): object => ({
  clients: [
    {
      client_id: CLIENT,
      client_secret: CLIENT_SECRET,
      redirect_uris: [`${origin}/api/session/oidc/callback`],
      post_logout_redirect_uris: [`${origin}/`],
      backchannel_logout_uri: `${origin}/api/session/oidc/logout`,
      backchannel_logout_session_required: true,
    },
  ],
  jwks: keys(),
  cookies: { keys: ['a sample key'] },
  acrValues: ['1', '2'],
  features: { backchannelLogout: { enabled: true } },
  // The product listens on this machine, where a provider asks nobody by itself.
  fetch: (url: string, options: RequestInit & { dispatcher?: unknown }) => {
    const { method, headers, body } = options;
    return fetch(url, { method, headers, body } as RequestInit);
  },
  pkce: { required: () => true },
  claims: { openid: ['sub', 'acr', 'amr', 'groups', 'preferred_username'] },
  conformIdTokenClaims: false,
  findAccount: (_: unknown, id: string) => ({
    accountId: id,
    claims: () => ({ ...people.get(id), sub: id }),
  }),
});

/** Puts other claims into the token of an answer that is about to leave. */
const altered = (text: string, change: NonNullable<IdentityProvider['onTheWay']>): string => {
  const answer = JSON.parse(text) as Record<string, unknown>;
  const [head = '', claims = '', signature = ''] = String(answer['id_token']).split('.');
  const before = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>;
  const after = Buffer.from(JSON.stringify(change(before))).toString('base64url');
  return JSON.stringify({ ...answer, id_token: [head, after, signature].join('.') });
};

const alterOn = (response: ServerResponse, change: NonNullable<IdentityProvider['onTheWay']>): void => {
  const end = response.end.bind(response) as (text: string) => ServerResponse;
  response.end = ((text: string) => {
    const after = altered(text, change);
    response.setHeader('Content-Length', Buffer.byteLength(after));
    return end(after);
  }) as typeof response.end;
};

const listening = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};

/** A port that nobody listens on now. */
export const freePort = async (): Promise<number> => {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
};

/** Starts a provider that knows one client, at `origin`. */
export const startIdentityProvider = async (origin: string): Promise<IdentityProvider> => {
  const asked: string[] = [];
  const people = new Map<string, Said>();
  let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (state.isDown) request.destroy();
    else {
      if (request.url === '/token' && state.onTheWay !== undefined) alterOn(response, state.onTheWay);
      answer(request, response);
    }
  });
  const issuer = `http://127.0.0.1:${(await listening(server)).toString()}`;
  // It reminds of what a provider for others would need; here it would only stand between the results.
  const { info, warn } = console;
  Object.assign(console, { info: () => undefined, warn: () => undefined });
  const state: IdentityProvider = {
    ...{ issuer, people, asked, how: {}, isDown: false, onTheWay: undefined },
    close: async () => {
      Object.assign(console, { info, warn });
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const provider = new Provider(issuer, configuration(origin, people));
  const finish = provider.interactionFinished.bind(provider);
  provider.interactionFinished = (request, response, result, options) =>
    finish(
      request,
      response,
      result.login === undefined ? result : { login: { ...result.login, ...state.how } },
      options,
    );
  answer = provider.callback();
  return state;
};

/** A browser as far as signing in needs one: keeps cookies for each server, goes where it is sent, and fills in forms. */
export class Visitor {
  private readonly jars = new Map<string, Map<string, string>>();

  constructor(private readonly server: string) {}

  /** Asks once, and goes nowhere from there. */
  async ask(
    url: string,
    form?: Readonly<Record<string, string>>,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const { origin } = new URL(url);
    const jar = this.jars.get(origin) ?? new Map<string, string>();
    this.jars.set(origin, jar);
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: this.cookies(origin), ...headers },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split(/=(.*)/s);
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  cookies(origin = this.server): string {
    return [...(this.jars.get(origin) ?? [])].map((pair) => pair.join('=')).join('; ');
  }

  setCookie(name: string, value: string): void {
    this.jars.set(this.server, new Map([...(this.jars.get(this.server) ?? []), [name, value]]));
  }

  /** Where the server sends somebody who wants to sign in. */
  async begin(): Promise<string> {
    const response = await this.ask(`${this.server}/api/session/oidc`);
    if (response.status !== 303) throw new Error(await response.text());
    return response.headers.get('location') ?? '';
  }

  /** Signs in at the provider; the address with which it sends the browser back. */
  async atProvider(login: string, begun: string): Promise<string> {
    let url = begun;
    for (let hop = 0; hop < 12; hop += 1) {
      if (url.startsWith(this.server)) return url;
      const response = await this.ask(url);
      const to = response.headers.get('location') ?? (await this.filledIn(await response.text(), login, url));
      url = new URL(to, url).href;
    }
    throw new Error('the provider never sends back');
  }

  private async filledIn(page: string, login: string, url: string): Promise<string> {
    const action = /action="([^"]+)"/.exec(page)?.[1];
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    if (action === undefined || prompt === undefined) throw new Error(page);
    const form = prompt === 'login' ? { prompt, login, password: 'any' } : { prompt };
    const response = await this.ask(new URL(action, url).href, form);
    return response.headers.get('location') ?? '';
  }

  /** Ends the session at the provider, where the server says that this is done. */
  async signOutAtProvider(endSession: string): Promise<void> {
    const page = await (await this.ask(endSession)).text();
    const action = /action="([^"]+)"/.exec(page)?.[1] ?? '';
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
    await this.ask(new URL(action, endSession).href, { xsrf, logout: 'yes' });
  }

  /** The whole way: what the server answers at the end. */
  async signIn(login: string): Promise<Response> {
    return this.ask(await this.atProvider(login, await this.begin()));
  }
}
