import { TOTP } from 'otpauth';
import { randomUUID } from 'node:crypto';
import { type Client, type Product, startProduct } from '../support/product.js';
import { startWithProvider } from '../support/with-provider.js';

const STATE = '/api/session/state';
const ORIGIN = 'https://thi.example.vn';

const stateOf = async (reader: Client, headers?: Record<string, string>) => {
  const { status, body } = await reader.get(STATE, headers);
  expect(status).toBe(200);
  return body as { me: Record<string, unknown> | null; first: string | null; means: unknown };
};

describe('the state of a session', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct({ KHOABANG_SECOND_FACTOR: 'AUDITOR' });
  });
  afterAll(() => product.close());

  it('is nobody, and no error, while nobody is signed in; what a stranger is told has to do with nobody', async () => {
    const means = { provider: null, passkeys: false };
    expect(await stateOf(product.nobody)).toEqual({ me: null, first: null, means });
    expect(await stateOf(product.nobody, { cookie: 'khoabang=made-up' })).toEqual({ me: null, first: null, means });
  });

  it('is who is signed in, as the session itself says it, and nobody again once the session has ended', async () => {
    const { client } = await product.person('HR');
    const { body } = await client.get('/api/session');
    expect(await stateOf(client)).toMatchObject({ me: body as object, first: null });
    await client.send('DELETE', '/api/session');
    expect(await stateOf(client)).toMatchObject({ me: null, first: null });
  });

  it('says that an own password has to be set first', async () => {
    const login = `sample-${randomUUID()}`;
    const given = 'given-out-once-7';
    const admin = await product.admin();
    await admin.post('/api/accounts', { login, name: 'Người mẫu', password: given, roles: ['HR'] });
    const client = await product.signIn(login, given);
    expect(await stateOf(client)).toMatchObject({ me: { roles: ['HR'] }, first: 'password-one-time' });
  });

  it('says that a second factor has to be enrolled first, and shown where the session began without', async () => {
    const { client, login } = await product.person('AUDITOR');
    const other = await product.signIn(login, 'sample-password-2');
    expect(await stateOf(client)).toMatchObject({ me: { roles: ['AUDITOR'] }, first: 'second-factor-required' });
    const { secret } = (await client.post('/api/session/factors/totp', { password: 'sample-password-2' })).body;
    const code = new TOTP({ secret: secret as string }).generate();
    expect((await client.post('/api/session/factors/totp/confirm', { code })).status).toBe(201);
    expect(await stateOf(client)).toMatchObject({ first: null });
    expect(await stateOf(other)).toMatchObject({ me: { roles: ['AUDITOR'] }, first: 'confirm-again' });
  });

  it('is for pages of this server alone', async () => {
    const { statusCode } = await product.inject({ url: STATE, headers: { 'sec-fetch-site': 'cross-site' } });
    expect(statusCode).toBe(403);
  });
});

describe('the means of sign-in', () => {
  it('are passkeys at the address to which they are bound, and nowhere else', async () => {
    const product = await startProduct({ KHOABANG_PROXY: '127.0.0.1', KHOABANG_ORIGIN: ORIGIN });
    const at = (host: string) => ({ 'x-forwarded-proto': 'https', host });
    const { inject } = product;
    const passkeys = async (headers: Record<string, string>): Promise<unknown> =>
      (JSON.parse((await inject({ url: STATE, headers })).body) as { means: { passkeys: unknown } }).means.passkeys;
    expect(await passkeys(at('thi.example.vn'))).toBe(true);
    expect(await passkeys(at('localhost'))).toBe(false);
    await product.close();
  });

  it('name the identity provider where there is one', async () => {
    const all = await startWithProvider();
    expect(await stateOf(all.product.nobody)).toMatchObject({ means: { provider: new URL(all.provider.issuer).host } });
    await all.close();
  });
});
