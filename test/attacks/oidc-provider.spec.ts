import { generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createEncrypted } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { Attempts } from '../../apps/api/src/identity/oidc-attempt.js';
import { OidcProvider } from '../../apps/api/src/identity/oidc-provider.js';

/** What the provider says, where it does not say what it should. */
interface Said {
  readonly described?: Record<string, unknown>;
  readonly claims?: Record<string, unknown>;
  /** Where the address of tokens leads on to. */
  readonly movedTo?: string;
}

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const CLIENT = 'khoabang';
const { attempt } = new Attempts('a key of the server').begin();
const asked: string[] = [];
let said: Said = {};
let server: Server;
let issuer: string;

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = (): string => {
  const now = Math.floor(Date.now() / 1_000);
  const claims = { iss: issuer, aud: CLIENT, sub: 'an', nonce: attempt.nonce, iat: now, exp: now + 60, ...said.claims };
  const text = `${part({ alg: 'RS256', kid: 'k' })}.${part(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`;
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
  '/keys': () => ({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', use: 'sig', alg: 'RS256' }] }),
  '/token': () => ({ access_token: 'of no use here', token_type: 'bearer', id_token: token() }),
};

beforeAll(async () => {
  Logger.overrideLogger(false);
  server = createServer(({ url = '' }, response) => {
    asked.push(url);
    if (url === '/token' && said.movedTo !== undefined) response.writeHead(307, { location: said.movedTo }).end();
    else response.setHeader('content-type', 'application/json').end(JSON.stringify(answers[url]?.()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Comes back from a provider that says this. */
const back = async (says: Said, at = issuer): Promise<unknown> => {
  said = says;
  asked.length = 0;
  const settings = { issuer: at, client: CLIENT, secret: { text: 'a sample secret' }, origin: 'http://localhost:1' };
  const rest = { claim: 'sub', scope: 'openid', mapping: undefined, acr: undefined, secondFactor: [] };
  return new OidcProvider({ ...settings, ...rest }).finish(`?code=c&state=${attempt.state}`, attempt);
};
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
