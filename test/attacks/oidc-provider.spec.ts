import { generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createEncrypted } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Logger } from '@nestjs/common';
import { jwtVerify } from 'jose';
import type { OidcSettings } from '../../apps/host/src/oidc-settings.js';
import { Attempts } from '../../apps/api/src/identity/oidc-attempt.js';
import { OidcProvider } from '../../apps/api/src/identity/oidc-provider.js';
import { memoryTally } from '#stores';
import { freePort } from '../support/identity-provider.js';
import { temporaryFolder } from '../support/tmp.js';

/** What the provider says, where it does not say what it should. */
interface Said {
  readonly described?: Record<string, unknown>;
  readonly claims?: Record<string, unknown>;
  /** In place of the keys; nothing at all where it is `undefined`. */
  readonly keys?: unknown;
  /** Where the address of tokens leads on to. */
  readonly movedTo?: string;
}

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const CLIENT = 'khoabang';
const { attempt } = new Attempts('a key of the server', memoryTally()).begin();
const asked: string[] = [];
let said: Said = {};
/** What came with the last question for tokens. */
let sent: { readonly form: URLSearchParams; readonly headers: IncomingHttpHeaders };
let server: Server;
let issuer: string;

const publicKeys = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', use: 'sig', alg: 'RS256' }] };

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const signed = (claims: Record<string, unknown>, key = privateKey): string => {
  const text = `${part({ alg: 'RS256', kid: 'k' })}.${part(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
};
const now = () => Math.floor(Date.now() / 1_000);
const token = (): string => {
  const claims = { iss: issuer, aud: CLIENT, sub: 'an', nonce: attempt.nonce, iat: now(), exp: now() + 60 };
  return signed({ ...claims, ...said.claims });
};
const answers: Readonly<Record<string, () => unknown>> = {
  '/.well-known/openid-configuration': () => ({
    ...{
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
    },
    ...said.described,
  }),
  '/keys': () => ('keys' in said ? said.keys : publicKeys),
  '/token': () => ({ access_token: 'of no use here', token_type: 'bearer', id_token: token() }),
};

beforeAll(async () => {
  Logger.overrideLogger(false);
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { url = '', headers } = request;
    asked.push(url);
    if (url === '/token') sent = { form: new URLSearchParams(await text(request)), headers };
    if (url === '/token' && said.movedTo !== undefined) response.writeHead(307, { location: said.movedTo }).end();
    else response.setHeader('content-type', 'application/json').end(JSON.stringify(answers[url]?.()));
  };
  server = createServer((request, response) => {
    void answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const providerAt = (at: string, maxAge?: number, proof: OidcSettings['proof'] = { text: 'a sample secret' }) => {
  const settings = { issuer: at, client: CLIENT, proof, origin: 'http://localhost:1' };
  const rest = { claim: 'sub', scope: 'openid', mapping: undefined, acr: undefined, secondFactor: [], maxAge };
  return new OidcProvider({ ...settings, ...rest }, memoryTally());
};

/** Comes back from a provider that says this. */
const back = async (says: Said, at = issuer, maxAge?: number): Promise<unknown> => {
  said = says;
  asked.length = 0;
  return providerAt(at, maxAge).finish(`?code=c&state=${attempt.state}`, attempt);
};

describe('this server', () => {
  const finish = (provider: OidcProvider) => provider.finish(`?code=c&state=${attempt.state}`, attempt);

  it('shows its secret to the provider', async () => {
    await finish(providerAt(issuer));
    const shown = Buffer.from(`${CLIENT}:a+sample+secret`).toString('base64');
    expect(sent.headers.authorization).toBe(`Basic ${shown}`);
  });

  it('signs for itself where it has a key, for this provider and for a while, and sends no secret', async () => {
    const own = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const folder = temporaryFolder();
    writeFileSync(folder.file('key.pem'), own.privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const provider = providerAt(issuer, undefined, { key: folder.file('key.pem') });
    // Read at the start: what becomes of the file later changes nothing.
    folder.remove();
    await expect(finish(provider)).resolves.toMatchObject({ sub: 'an' });
    const assertion = sent.form.get('client_assertion') ?? '';
    const { payload } = await jwtVerify(assertion, own.publicKey, {
      issuer: CLIENT,
      subject: CLIENT,
      audience: issuer,
    });
    expect(Number(payload.exp) - now()).toBeLessThanOrEqual(60);
    expect([sent.headers.authorization, sent.form.get('client_secret')]).toEqual([undefined, null]);
  });
});

const unavailable = { status: 503, code: 'provider-unavailable' };
const failed = { status: 401, code: 'provider-sign-in-failed' };

describe('a provider', () => {
  it('is believed that says of whom, for whom and for which sign-in it speaks', async () => {
    await expect(back({})).resolves.toMatchObject({ sub: 'an', aud: CLIENT });
  });

  it.each([
    ['for another client', { aud: 'another' }],
    ['for several clients, and handed to another', { aud: [CLIENT, 'another'], azp: 'another' }],
    ['of another issuer', { iss: 'https://other.example' }],
    ['that is over', { exp: 1 }],
    ['for no one sign-in', { nonce: undefined }],
  ])('is not believed with a token %s', async (_, claims) => {
    await expect(back({ claims })).rejects.toMatchObject(failed);
  });

  it('is asked how long ago somebody signed in there, and not believed where that is too long ago or not said', async () => {
    const hourAgo = Math.floor(Date.now() / 1_000) - 3_600;
    const query = new URL(await providerAt(issuer, 7_200).begin(attempt)).searchParams;
    expect(query.get('max_age')).toBe('7200');
    const aged = (claims: object, maxAge: number) => back({ claims } as Said, issuer, maxAge);
    await expect(aged({ auth_time: hourAgo }, 7_200)).resolves.toMatchObject({ sub: 'an' });
    await expect(aged({ auth_time: hourAgo }, 1_800)).rejects.toMatchObject(failed);
    await expect(aged({}, 7_200)).rejects.toMatchObject(failed);
  });

  it('is not asked further that describes itself as another', async () => {
    await expect(back({ described: { issuer: 'https://other.example' } })).rejects.toMatchObject(failed);
    expect(asked).toEqual(['/.well-known/openid-configuration']);
  });

  it('is not followed to another address', async () => {
    await expect(back({ movedTo: '/elsewhere' })).rejects.toMatchObject(unavailable);
    expect(asked).toContain('/token');
    expect(asked).not.toContain('/elsewhere');
  });

  it('is told nothing over a line whose certificate nobody vouches for', async () => {
    const [cert, key] = ['cert', 'key'].map((name) => readFileSync(join(import.meta.dirname, `sample-${name}.pem`)));
    let requests = 0;
    const encrypted = createEncrypted({ cert, key }, (_, response) => {
      requests += 1;
      response.end('{}');
    });
    await new Promise<void>((resolve) => encrypted.listen(0, '127.0.0.1', resolve));
    const { port } = encrypted.address() as AddressInfo;
    await expect(back({}, `https://localhost:${port.toString()}`)).rejects.toMatchObject(unavailable);
    expect(requests).toBe(0);
    encrypted.close();
  });
});

describe('a logout token', () => {
  const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
  const logout = (changes: Record<string, unknown> = {}) => ({
    ...{ iss: issuer, aud: CLIENT, sub: 'an', sid: 's-1', iat: now(), jti: 'j-1', events: { [EVENT]: {} } },
    ...changes,
  });
  const invalid = { status: 400, code: 'logout-token-invalid' };
  const heard = (provider: OidcProvider, sent: string) => provider.loggedOut(sent, (who) => Promise.resolve(who));
  beforeEach(() => {
    said = {};
  });

  it('of the provider says whose sessions end, of a subject or of one session, and once', async () => {
    const provider = providerAt(issuer);
    await expect(heard(provider, signed(logout()))).resolves.toEqual({ jti: 'j-1', sub: 'an', sid: 's-1' });
    await expect(heard(provider, signed(logout()))).rejects.toMatchObject(invalid);
    const bySession = signed(logout({ sub: undefined, jti: 'j-2' }));
    await expect(heard(provider, bySession)).resolves.toEqual({ jti: 'j-2', sub: undefined, sid: 's-1' });
    const bySubject = signed(logout({ sid: undefined, jti: 'j-3', exp: now() + 120 }));
    await expect(heard(provider, bySubject)).resolves.toEqual({ jti: 'j-3', sub: 'an', sid: undefined });
  });

  it.each([
    ['for another client', { aud: 'another' }],
    ['of another issuer', { iss: 'https://other.example' }],
    ['that is over', { exp: 1 }],
    ['of which nobody knows when it was made', { iat: undefined }],
    ['that was made long ago', { iat: 1 }],
    ['of the future', { iat: 9_999_999_999 }],
    ['that is an ID token', { events: undefined, nonce: 'n' }],
    ['with a nonce', { nonce: 'n' }],
    ['of another event', { events: { 'https://other.example/event': {} } }],
    ['whose event is inherited by every object', { events: {}, __proto__: { [EVENT]: {} } }],
    ['without a number', { jti: undefined }],
    ['with an empty number', { jti: '' }],
    ['of nobody', { sub: undefined, sid: undefined }],
  ])('%s ends nothing', async (_, changes) => {
    await expect(heard(providerAt(issuer), signed(logout(changes)))).rejects.toMatchObject(invalid);
  });

  it('that somebody else has signed, or nobody, ends nothing', async () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const [, claims = ''] = signed(logout()).split('.');
    const unsigned = `${part({ alg: 'none' })}.${claims}.`;
    for (const sent of [signed(logout(), other), unsigned, 'a.b.c', ''])
      await expect(heard(providerAt(issuer), sent)).rejects.toMatchObject(invalid);
  });

  it('is good again until what it says is done', async () => {
    const provider = providerAt(issuer);
    const sent = signed(logout());
    const failing = provider.loggedOut(sent, () => Promise.reject(new Error('the store is away')));
    await expect(failing).rejects.toThrow('the store is away');
    await expect(heard(provider, sent)).resolves.toMatchObject({ sub: 'an' });
    await expect(heard(provider, sent)).rejects.toMatchObject(invalid);
  });

  it('is not rejected where the keys to look at it with cannot be had, and is good once they can', async () => {
    const provider = providerAt(issuer);
    const sent = signed(logout());
    for (const keys of ['no keys', { keys: 'none' }, undefined]) {
      said = { keys };
      await expect(heard(provider, sent)).rejects.toMatchObject(unavailable);
    }
    said = { described: { jwks_uri: `http://127.0.0.1:${(await freePort()).toString()}/keys` } };
    await expect(heard(providerAt(issuer), sent)).rejects.toMatchObject(unavailable);
    said = {};
    await expect(heard(provider, sent)).resolves.toMatchObject({ sub: 'an' });
  });
});
