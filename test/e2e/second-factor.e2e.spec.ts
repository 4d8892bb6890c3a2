import { TOTP } from 'otpauth';
import { account as accountDecider } from '#exams';
import { goOn, setNow } from '../support/api-round/now.js';
import { type Answered, type Client, type Product, startProduct } from '../support/product.js';

const PASSWORD = 'sample-password-2';
const FAILED = { status: 401, body: { code: 'sign-in-failed' } };
const WRONG = { status: 403, body: { code: 'proof-wrong' } };
const why = 'Theo đề nghị của cán bộ';

let product: Product;
let admin: Client;

beforeAll(async () => {
  product = await startProduct({ KHOABANG_EVENTS: 'memory:', KHOABANG_VIEWS: 'memory:' });
  admin = await product.admin();
});
afterAll(() => product.close());

const stepNow = (): number => Math.floor(Date.now() / 30_000);
/** The code of a secret some steps from now. */
const codeOf = (secret: string, ahead = 0): string =>
  new TOTP({ secret }).generate({ timestamp: Date.now() + ahead * 30_000 });

const signIn = (body: Record<string, unknown>): Promise<Answered> => product.nobody.post('/api/session', body);
const cookieOf = ({ headers }: Answered): Record<string, string> => ({
  cookie: headers.get('set-cookie')?.split(';')[0] ?? '',
});
const eventsOf = (account: string) => Array.fromAsync(product.engine.events.read(`account-${account}`));

interface Secured {
  readonly client: Client;
  readonly login: string;
  readonly account: string;
  readonly secret: string;
  readonly factor: string;
  readonly recoveryCodes: readonly string[];
}

/** Somebody whose account has an app; its code of the step before now is spent. */
const secured = async (...roles: readonly string[]): Promise<Secured> => {
  const { client, login, account } = await product.person(...roles);
  const begun = await client.post('/api/session/factors/totp', { password: PASSWORD });
  expect(begun.status).toBe(200);
  const { secret } = begun.body as { secret: string };
  const enrolled = await client.post('/api/session/factors/totp/confirm', { code: codeOf(secret, -1) });
  expect(enrolled.status).toBe(201);
  const { id: factor, recoveryCodes } = enrolled.body;
  return { client, login, account, secret, factor, recoveryCodes };
};

describe('an app that makes codes', () => {
  it('is a second factor from its first code on: the secret is shown once, and stands in the vault alone', async () => {
    const { client, login, account } = await product.person('HR');
    const begun = await client.post('/api/session/factors/totp', { password: PASSWORD });
    const { secret, uri } = begun.body as { secret: string; uri: string };
    expect(uri).toMatch(/^otpauth:\/\/totp\/.*algorithm=SHA1&digits=6&period=30/);
    expect(uri).toContain(secret);
    // Begun is not enrolled.
    expect((await signIn({ login, password: PASSWORD })).status).toBe(200);
    expect(await client.post('/api/session/factors/totp/confirm', { code: '000000' })).toMatchObject(WRONG);
    const enrolled = await client.post('/api/session/factors/totp/confirm', { code: codeOf(secret) });
    expect(enrolled).toMatchObject({ status: 201, body: { recoveryCodes: { length: 10 } } });
    expect(enrolled.body.note.en).toContain('Shown this once');
    const { body } = await client.get('/api/session/factors');
    expect(body.items).toMatchObject([
      { id: enrolled.body.id, kind: 'TOTP' },
      { kind: 'RECOVERY_CODE', left: 10 },
    ]);
    const log = JSON.stringify((await eventsOf(account)).map(({ data, meta }) => [data, meta]));
    for (const kept of [secret, ...(enrolled.body.recoveryCodes as string[])]) expect(log).not.toContain(kept);
    const fields = [...(await product.engine.vault.fields(account))].filter(([, text]) => text === secret);
    expect(fields.map(([field]) => field)).toEqual([`factor/${enrolled.body.id as string}`]);
  });

  it('is begun anew where its first code does not come within ten minutes', async () => {
    const { client, account } = await product.person('HR');
    const { secret } = (await client.post('/api/session/factors/totp', { password: PASSWORD })).body;
    const begun = Date.now();
    setNow(begun + 10 * 60_000);
    const code = new TOTP({ secret: secret as string }).generate({ timestamp: begun + 10 * 60_000 });
    expect(await client.post('/api/session/factors/totp/confirm', { code })).toMatchObject(WRONG);
    goOn();
    expect((await product.engine.executor.load(accountDecider, account)).state.factors).toEqual([]);
    const { secret: fresh } = (await client.post('/api/session/factors/totp', { password: PASSWORD })).body;
    const enrolled = await client.post('/api/session/factors/totp/confirm', { code: codeOf(fresh as string) });
    expect(enrolled.status).toBe(201);
    // Who has just shown it need not show it again.
    expect((await client.get('/api/session')).body.confirmedBy).toBe('TOTP');
  });

  it('is not begun without the password', async () => {
    const { client } = await product.person('HR');
    expect(await client.post('/api/session/factors/totp', { password: 'a wrong password' })).toMatchObject(WRONG);
    expect(await client.post('/api/session/factors/totp/confirm', { code: '123456' })).toMatchObject(WRONG);
  });

  it('is asked for at sign-in, and the session says so', async () => {
    const { login, secret, account } = await secured('COUNCIL');
    expect(await signIn({ login, password: PASSWORD })).toMatchObject(FAILED);
    const answered = await signIn({ login, password: PASSWORD, code: codeOf(secret) });
    expect(answered.status).toBe(200);
    expect((await product.nobody.get('/api/session', cookieOf(answered))).body.means).toBe('PASSWORD+TOTP');
    const signedIn = (await eventsOf(account)).findLast(({ type }) => type === 'SignedIn');
    expect(signedIn?.meta.means).toBe('PASSWORD+TOTP');
  });

  it('gives codes that are good once, one step early or late, and no further', async () => {
    const { login, secret } = await secured('HR');
    const tries = async (ahead: number) =>
      (await signIn({ login, password: PASSWORD, code: codeOf(secret, ahead) })).status;
    const before = stepNow();
    expect(await tries(-1)).toBe(401);
    expect(await tries(2)).toBe(401);
    const both = await Promise.all([tries(1), tries(1)]);
    // A step that ended in between moves what is good.
    if (stepNow() === before) expect(both.toSorted()).toEqual([200, 401]);
    expect(await tries(0)).toBe(401);
  });

  it('has one answer and one time for every failure, and the same throttle', async () => {
    const { login, secret } = await secured('HR');
    const timed = async (body: Record<string, unknown>): Promise<Answered> => {
      const since = performance.now();
      const answered = await signIn({ login, ...body });
      expect(performance.now() - since).toBeGreaterThan(495);
      return answered;
    };
    const told = ({ status, body }: Answered) => ({ status, body: body as unknown });
    const answers = [
      await timed({ password: PASSWORD }),
      await timed({ password: PASSWORD, code: '000000' }),
      await timed({ password: 'a wrong password', code: codeOf(secret) }),
      await timed({ password: PASSWORD, code: 'AAAA-AAAA-AAAA-AAAA' }),
      await timed({ password: 'a wrong password' }),
    ].map(told);
    expect(answers[0]).toMatchObject(FAILED);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    // The sixth try is held back, right as it is.
    expect(await timed({ password: PASSWORD, code: codeOf(secret) })).toMatchObject(FAILED);
  });
});

describe('whoever shows to be still there', () => {
  it('is told what is missing, what was wrong, and until when nothing is looked at', async () => {
    const { client } = await product.person('HR');
    const confirm = (body: object) => client.post('/api/session/confirm', body);
    expect(await confirm({})).toMatchObject({ status: 400, body: { fields: [{ field: 'password' }] } });
    const app = await secured('HR');
    expect(await app.client.post('/api/session/confirm', { password: PASSWORD })).toMatchObject({
      status: 400,
      body: { fields: [{ field: 'code' }] },
    });
    for (let failure = 0; failure < 5; failure += 1) {
      const wrong = await confirm({ password: 'a wrong password' });
      expect(wrong).toMatchObject({ ...WRONG, body: { ...WRONG.body, title: 'Chưa xác nhận được' } });
    }
    const held = await confirm({ password: PASSWORD });
    expect(held).toMatchObject({ status: 429, body: { code: 'proof-held-back' } });
    expect(held.body.detail).toMatch(/sau \d{2}:\d{2} (?:ngày )?\d/);
    expect(Number(held.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('a recovery code', () => {
  it('stands in for the app, once, however it is typed', async () => {
    const { login, recoveryCodes, client } = await secured('HR');
    const [code = ''] = recoveryCodes;
    const typed = code.toLowerCase().replaceAll('-', ' ');
    const answered = await signIn({ login, password: PASSWORD, code: typed });
    expect(answered.status).toBe(200);
    expect((await product.nobody.get('/api/session', cookieOf(answered))).body.means).toBe('PASSWORD+RECOVERY_CODE');
    expect(await signIn({ login, password: PASSWORD, code })).toMatchObject(FAILED);
    expect((await client.get('/api/session/factors')).body.items[1].left).toBe(9);
  });

  it('of somebody else opens nothing', async () => {
    const [one, other] = [await secured('HR'), await secured('HR')];
    const code = other.recoveryCodes[0];
    expect(await signIn({ login: one.login, password: PASSWORD, code })).toMatchObject(FAILED);
  });
});

describe('the removal of a second factor', () => {
  it('by its holder takes the password and a code, and leaves nothing of it', async () => {
    const { client, login, factor, secret, account, recoveryCodes } = await secured('HR');
    const path = `/api/session/factors/${factor}/remove`;
    expect(await client.post(path, { password: PASSWORD })).toMatchObject({
      status: 400,
      body: { fields: [{ field: 'code' }] },
    });
    expect(await client.post(path, { password: 'a wrong password', code: codeOf(secret) })).toMatchObject(WRONG);
    expect((await client.post(path, { password: PASSWORD, code: recoveryCodes[3] })).status).toBe(204);
    expect((await client.get('/api/session/factors')).body.items).toEqual([]);
    expect((await signIn({ login, password: PASSWORD })).status).toBe(200);
    const kept = [...(await product.engine.vault.fields(account))].filter(([field]) => field.startsWith('factor/'));
    expect(kept.map(([, text]) => text).join('')).toBe('');
  });

  it('by an administrator has a reason, which the history tells, and is never of the own account', async () => {
    const { account, login } = await secured('HR');
    const path = `/api/accounts/${account}/remove-factors`;
    expect((await admin.post(path, {})).status).toBe(400);
    expect((await admin.post(path, { reason: why })).status).toBe(200);
    expect((await signIn({ login, password: PASSWORD })).status).toBe(200);
    const { body } = await admin.get(`/api/accounts/${account}/history`);
    const removed = body.items.find(({ type }: any) => type === 'FactorsRemoved');
    expect(removed).toMatchObject({ reason: why, account: 'admin' });
    const own = await admin.post('/api/accounts/admin/remove-factors', { reason: why });
    expect(own).toMatchObject({ status: 409, body: { code: 'own-account' } });
  });
});
