import { TOTP } from 'otpauth';
import { goOn, setNow } from '../support/api-round/now.js';
import { type Client, type Product, startProduct } from '../support/product.js';

const PASSWORD = 'sample-password-2';
const MINUTE = 60_000;
const AGAIN = { status: 403, body: { code: 'confirm-again' } };
const REQUIRED = { status: 403, body: { code: 'second-factor-required' } };
const why = 'Theo đề nghị của cán bộ';

let product: Product;
let now = Date.parse('2026-09-07T08:00:00.000+07:00');
const later = (minutes: number): void => {
  now += minutes * MINUTE;
  setNow(now);
};

beforeAll(async () => {
  setNow(now);
  product = await startProduct({
    KHOABANG_EVENTS: 'memory:',
    KHOABANG_VIEWS: 'memory:',
    KHOABANG_SECOND_FACTOR: 'COUNCIL,AUTHORITY',
  });
});
afterAll(async () => {
  goOn();
  await product.close();
});

const codeOf = (secret: string): string => new TOTP({ secret }).generate({ timestamp: Date.now() });

const enrol = async (client: Client, password = PASSWORD): Promise<string> => {
  const { body } = await client.post('/api/session/factors/totp', { password });
  const { status } = await client.post('/api/session/factors/totp/confirm', { code: codeOf(body.secret as string) });
  expect(status).toBe(201);
  return body.secret as string;
};

describe('a role for which the operator asks for a second factor', () => {
  it('does nothing but enrol one, and is told how', async () => {
    const { client } = await product.person('COUNCIL');
    const refused = await client.get('/api/rounds');
    expect(refused).toMatchObject(REQUIRED);
    expect(refused.body.detail).toContain('/api/session/factors/');
    expect(await client.post('/api/rounds/r1/cast-vote', {})).toMatchObject(REQUIRED);
    expect((await client.get('/api/session')).status).toBe(200);
    expect((await client.get('/api/public/rounds')).status).toBe(200);
    // What there is to ask, and how one is enrolled, stands there.
    expect((await client.get('/api/openapi.json')).status).toBe(200);
    await enrol(client);
    expect((await client.get('/api/rounds')).status).toBe(200);
  });

  it('is told no more by what is open to everybody than strangers are, and so is who has a password of others', async () => {
    const given = { login: 'auditor-new', name: 'Kiểm toán (mẫu)', password: 'given-out-once-0', roles: ['AUDITOR'] };
    expect((await (await product.admin()).post('/api/accounts', given)).status).toBe(201);
    const auditor = await product.signIn(given.login, given.password);
    const stranger = await product.nobody.get('/api/ready');
    expect((await auditor.get('/api/ready')).body).toEqual(stranger.body);
    expect(Object.keys((await (await product.admin()).get('/api/ready')).body)).not.toEqual(Object.keys(stranger.body));
  });

  it('is asked of nobody else, and not of who has the master key', async () => {
    const { client } = await product.person('HR');
    expect((await client.get('/api/rounds')).status).toBe(200);
    expect((await (await product.admin()).get('/api/accounts')).status).toBe(200);
  });
});

describe('an act that seals, unseals or decides', () => {
  it('takes somebody who was seen shortly before: by a factor of the account, which the event says', async () => {
    const admin = await product.admin();
    const { client, account } = await product.person('ADMIN');
    const target = await product.person('CANDIDATE');
    const secret = await enrol(client);
    const path = `/api/accounts/${target.account}/end-sessions`;
    expect((await client.post(path)).status).toBe(200);
    later(16);
    const refused = await client.post(path);
    expect(refused).toMatchObject(AGAIN);
    expect(refused.body.detail).toContain('POST /api/session/confirm');
    const entry = { login: 'mau.moi', name: 'Người mẫu', password: 'sample-password-5', roles: ['CANDIDATE'] };
    expect(await client.post('/api/accounts', entry)).toMatchObject(AGAIN);
    // What neither seals nor decides goes on.
    expect((await client.get('/api/accounts')).status).toBe(200);
    // The password is no more than it was before the factor.
    const byPassword = await client.post('/api/session/confirm', { password: PASSWORD });
    expect(byPassword).toMatchObject({ status: 400, body: { fields: [{ field: 'code' }] } });
    expect((await client.post('/api/session/confirm', { code: codeOf(secret) })).status).toBe(204);
    expect((await client.post(path)).status).toBe(200);
    const events = await Array.fromAsync(product.engine.events.read(`account-${target.account}`));
    const ended = events.filter(({ type, meta }) => type === 'SessionsEnded' && meta.account === account);
    expect(ended.map(({ meta }) => meta.confirmed)).toEqual(['TOTP', 'TOTP']);
    later(15);
    expect((await client.post(path)).status).toBe(200);
    later(1);
    expect(await client.post(path)).toMatchObject(AGAIN);
    // Another session was not confirmed with this one, and one by the same code twice is none.
    const code = codeOf(secret);
    expect((await client.post('/api/session/confirm', { code })).status).toBe(204);
    expect((await client.post('/api/session/confirm', { code })).status).toBe(403);
    await admin.post(`/api/accounts/${account}/close-account`, { reason: why });
  });

  it('is asked of the round by its cards, before a byte of the body is read', async () => {
    const { client } = await product.person('COUNCIL');
    const secret = await enrol(client);
    later(16);
    for (const command of ['cast-vote', 'unseal-code-map', 'seal-papers', 'sign-sheet'])
      expect(await client.post(`/api/rounds/r1/${command}`, 'not even JSON')).toMatchObject(AGAIN);
    expect((await client.post('/api/rounds/r1/table-motion', {})).body.code).not.toBe('confirm-again');
    expect((await client.post('/api/session/confirm', { code: codeOf(secret) })).status).toBe(204);
    expect((await client.post('/api/rounds/r1/cast-vote', {})).body.code).not.toBe('confirm-again');
  });

  it('is as it was for who has no second factor; confirming is possible, by the password', async () => {
    const admin = await product.admin();
    const target = await product.person('CANDIDATE');
    later(16);
    expect((await admin.post(`/api/accounts/${target.account}/end-sessions`)).status).toBe(200);
    const { client } = await product.person('HR');
    expect((await client.post('/api/session/confirm', { password: 'a wrong password' })).status).toBe(403);
    expect((await client.post('/api/session/confirm', { password: PASSWORD })).status).toBe(204);
    expect((await client.get('/api/session')).body.confirmedBy).toBe('PASSWORD');
  });

  it('is followed by ending other sessions: for that everybody is asked, and for signing out nobody', async () => {
    const { client, login } = await product.person('HR');
    const other = await product.signIn(login, PASSWORD);
    const { body } = await client.get('/api/session/all');
    later(16);
    expect(await client.send('DELETE', `/api/session/all/${body.items[0].id as string}`)).toMatchObject(AGAIN);
    expect(await client.send('DELETE', '/api/session/all')).toMatchObject(AGAIN);
    expect((await other.send('DELETE', '/api/session')).status).toBe(204);
    expect((await client.post('/api/session/confirm', { password: PASSWORD })).status).toBe(204);
    expect((await client.send('DELETE', '/api/session/all')).status).toBe(204);
    expect((await client.get('/api/session')).status).toBe(401);
  });

  it('shuts every session that the password alone has begun: whoever knows it gains nothing by what its holder enrols', async () => {
    const { client, login } = await product.person('COUNCIL');
    const thief = await product.signIn(login, PASSWORD);
    const begun = await thief.post('/api/session/factors/totp', { password: PASSWORD });
    await enrol(client);
    expect((await client.get('/api/rounds')).status).toBe(200);
    for (const [method, path, body] of [
      ['GET', '/api/rounds'],
      ['POST', '/api/rounds/r1/cast-vote', {}],
      ['POST', '/api/session/factors/totp', { password: PASSWORD }],
      ['POST', '/api/session/factors/totp/confirm', { code: codeOf(begun.body.secret as string) }],
      ['PUT', '/api/session/password', { current: PASSWORD, next: 'another sample sentence' }],
      ['DELETE', '/api/session/all'],
    ] as const)
      expect([path, await thief.send(method, path, body)]).toMatchObject([path, AGAIN]);
    expect((await thief.get('/api/session')).status).toBe(200);
    expect((await thief.post('/api/session/confirm', { password: PASSWORD })).status).not.toBe(204);
    expect(await thief.get('/api/rounds')).toMatchObject(AGAIN);
  });

  it('opens such a session to who shows the factor in it', async () => {
    const { client, login } = await product.person('HR');
    const other = await product.signIn(login, PASSWORD);
    const secret = await enrol(client);
    expect(await other.get('/api/rounds')).toMatchObject(AGAIN);
    later(1);
    expect((await other.post('/api/session/confirm', { code: codeOf(secret) })).status).toBe(204);
    expect((await other.get('/api/rounds')).status).toBe(200);
  });

  it('is needed to enrol a further factor', async () => {
    const { client } = await product.person('COUNCIL');
    await enrol(client);
    later(16);
    expect(await client.post('/api/session/factors/totp', { password: PASSWORD })).toMatchObject(AGAIN);
  });
});
