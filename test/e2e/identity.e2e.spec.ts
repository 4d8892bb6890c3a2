import { randomUUID } from 'node:crypto';
import { TOTP } from 'otpauth';
import { runAdmin } from '../../apps/cli/src/commands/admin.js';
import { machineProof } from '../../apps/cli/src/machine.js';
import { ADMIN_PASSWORD, type Client, type Product, startProduct } from '../support/product.js';

const MASTER_KEY = '5'.repeat(64);

let product: Product;
let admin: Client;

beforeAll(async () => {
  product = await startProduct({
    KHOABANG_EVENTS: 'memory:',
    KHOABANG_VIEWS: 'memory:',
    KHOABANG_MASTER_KEY: MASTER_KEY,
  });
  admin = await product.admin();
});

afterAll(async () => {
  await product.close();
});

const eventsOf = (account: string) => Array.fromAsync(product.engine.events.read(`account-${account}`));

describe('an event', () => {
  it('says which account acted, in which of its sessions, and by what means it was signed in', async () => {
    const hr = await product.person('HR');
    const { body: me } = await hr.client.get('/api/session');
    const code = randomUUID();
    const approval = { code, approvedOn: '2020-01-01', schemeVersion: '1', title: 'Mẫu' };
    const sent = { ...approval, tasks: ['Mẫu'], competencies: ['Mẫu'] };
    expect((await hr.client.post(`/api/positions/${code}/approve-position`, sent)).status).toBe(200);
    const [approved] = await Array.fromAsync(product.engine.events.read(`position-${code}`));
    expect(approved?.meta).toMatchObject({ account: hr.account, session: me.session, means: 'PASSWORD' });
    const signedIn = (await eventsOf(hr.account)).findLast(({ type }) => type === 'SignedIn');
    expect(signedIn?.meta).toMatchObject({ actor: hr.person, account: hr.account, session: me.session });
  });

  it('of a failed sign-in names nobody: who failed is not known', async () => {
    const { login, account } = await product.person('HR');
    await product.nobody.post('/api/session', { login, password: 'wrong' });
    const failed = (await eventsOf(account)).findLast(({ type }) => type === 'SignInFailed');
    expect(failed?.meta).toMatchObject({ actor: 'system:sign-in' });
    expect(failed?.meta.account).toBeUndefined();
  });
});

describe('sessions', () => {
  it('are listed to their owner, and end one by one or all at once', async () => {
    const { client, login } = await product.person('HR');
    const [second, third] = [
      await product.signIn(login, 'sample-password-2'),
      await product.signIn(login, 'sample-password-2'),
    ];
    const { body } = await client.get('/api/session/all');
    expect(body.items.map(({ isThis, means }: any) => [isThis, means])).toEqual([
      [false, 'PASSWORD'],
      [false, 'PASSWORD'],
      [true, 'PASSWORD'],
    ]);
    expect((await client.send('DELETE', `/api/session/all/${body.items[1].id as string}`)).status).toBe(204);
    expect((await second.get('/api/session')).status).toBe(401);
    expect((await third.send('DELETE', '/api/session')).status).toBe(204);
    expect((await third.get('/api/session')).status).toBe(401);
    expect((await client.get('/api/session')).status).toBe(200);
    expect((await client.send('DELETE', '/api/session/all')).status).toBe(204);
    expect((await client.get('/api/session')).status).toBe(401);
  });

  it('of others are not ended', async () => {
    const [one, other] = [await product.person('HR'), await product.person('HR')];
    const { body } = await one.client.get('/api/session');
    await other.client.send('DELETE', `/api/session/all/${body.session as string}`);
    expect((await one.client.get('/api/session')).status).toBe(200);
  });

  it('that begin while the password is reset do not outlive it', async () => {
    const { account, login } = await product.person('HR');
    const begun = Array.from({ length: 15 }, () =>
      product.nobody.post('/api/session', { login, password: 'sample-password-2' }),
    );
    const path = `/api/accounts/${account}/password`;
    const reset = await admin.send('PUT', path, { next: 'sample-password-4', reason: 'Quên mật khẩu' });
    expect(reset.status).toBe(204);
    const cookies = (await Promise.all(begun)).map(({ headers }) => headers.get('set-cookie')?.split(';')[0] ?? '');
    const left = await Promise.all(cookies.map((cookie) => product.nobody.get('/api/session', { cookie })));
    expect(left.map(({ status }) => status)).toEqual(cookies.map(() => 401));
  });
});

describe('a repeat under the same key', () => {
  it('of the opening of an account writes nothing: the password of its holder stays', async () => {
    const login = `sample-${randomUUID()}`;
    const key = { 'idempotency-key': randomUUID() };
    const entry = { login, name: 'Người mẫu', password: 'sample-password-5', roles: ['HR'] };
    const opened = await admin.post('/api/accounts', entry, key);
    expect(opened.status).toBe(201);
    const client = await product.signIn(login, 'sample-password-5');
    const change = { current: 'sample-password-5', next: 'sample-password-6' };
    expect((await client.send('PUT', '/api/session/password', change)).status).toBe(204);
    const before = await eventsOf(opened.body.id as string);
    expect(await admin.post('/api/accounts', entry, key)).toMatchObject({
      status: 201,
      body: { id: opened.body.id, person: opened.body.person },
    });
    expect(await eventsOf(opened.body.id as string)).toEqual(before);
    await expect(product.signIn(login, 'sample-password-6')).resolves.toBeDefined();
  });

  it('with another body is refused, and changes nothing', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const entry = { login: `sample-${randomUUID()}`, name: 'Người mẫu', password: 'sample-password-5', roles: ['HR'] };
    const { body } = await admin.post('/api/accounts', entry, key);
    const other = await admin.post('/api/accounts', { ...entry, name: 'Người khác' }, key);
    expect(other).toMatchObject({ status: 409, body: { code: 'key-reused' } });
    expect(await product.engine.vault.get(body.person as string, 'name')).toBe('Người mẫu');
  });
});

describe('a program on the same machine', () => {
  const proofAt = (at: number, key = MASTER_KEY) => machineProof(Buffer.from(key, 'hex'), new Date(at).toISOString());
  const shows = (proof: string) => product.nobody.post('/api/session/machine', { proof });

  it('signs in as an administrator by the master key, which its events say', async () => {
    const answered = await shows(proofAt(Date.now()));
    expect(answered.status).toBe(200);
    const cookie = answered.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(await product.nobody.get('/api/session', { cookie })).toMatchObject({
      body: { account: 'admin', means: 'MACHINE' },
    });
    const signedIn = (await eventsOf('admin')).findLast(({ type }) => type === 'SignedIn');
    expect(signedIn?.data).toMatchObject({ means: 'MACHINE' });
  });

  it.each([
    ['of another key', () => proofAt(Date.now(), '6'.repeat(64))],
    ['that is too old', () => proofAt(Date.now() - 61_000)],
    ['of the future', () => proofAt(Date.now() + 5_000)],
    ['that is nonsense', () => 'x.y'],
  ])('is turned away with a token %s', async (_, proof) => {
    expect(await shows(proof())).toMatchObject({ status: 401, body: { code: 'sign-in-failed' } });
  });
});

describe('a failed sign-in', () => {
  const FAILED = { status: 401, body: { code: 'sign-in-failed' } };
  const timed = async (login: string, password: string): Promise<number> => {
    const since = performance.now();
    expect(await product.nobody.post('/api/session', { login, password })).toMatchObject(FAILED);
    return performance.now() - since;
  };

  it('has one answer and takes one time, whatever failed', async () => {
    const { login } = await product.person('HR');
    const closed = await product.person('HR');
    await admin.post(`/api/accounts/${closed.account}/close-account`, { reason: 'Đã nghỉ việc' });
    const took: number[] = [];
    for (let failure = 0; failure < 5; failure += 1) took.push(await timed(login, 'wrong'));
    took.push(await timed(login, 'sample-password-2'), await timed('nobody', 'x'));
    took.push(await timed(closed.login, 'sample-password-2'));
    expect(Math.min(...took)).toBeGreaterThanOrEqual(249);
  });
});

const why = 'Theo đề nghị của cán bộ';

describe('a person', () => {
  it('has one account, and another only after that is closed', async () => {
    const { person, account } = await product.person('HR');
    const entry = () => ({ login: `sample-${randomUUID()}`, person, password: 'sample-password-5', roles: ['HR'] });
    const both = await Promise.all([admin.post('/api/accounts', entry()), admin.post('/api/accounts', entry())]);
    expect(both.map(({ status, body }) => [status, body.code])).toEqual([
      [409, 'person-has-account'],
      [409, 'person-has-account'],
    ]);
    expect((await admin.post(`/api/accounts/${account}/close-account`, { reason: why })).status).toBe(200);
    expect((await admin.post('/api/accounts', entry())).status).toBe(201);
  });

  it('is corrected with a reason, which the person and auditors see, and the names nobody', async () => {
    const { client, person, account } = await product.person('CANDIDATE');
    const { client: hr } = await product.person('HR');
    const corrected = { name: 'Người đã đổi tên', birthDate: '1990-01-01', reason: why };
    expect((await hr.send('PUT', `/api/people/${person}`, { ...corrected, reason: undefined })).status).toBe(400);
    for (let times = 0; times < 2; times += 1)
      expect((await hr.send('PUT', `/api/people/${person}`, corrected)).status).toBe(200);
    const path = `/api/accounts/${account}/history`;
    const { body } = await client.get(path);
    const [event, ...more] = body.items.filter(({ type }: any) => type === 'PersonCorrected');
    expect(more).toEqual([]);
    expect(event).toMatchObject({ reason: why, authority: 'role:HR', means: 'PASSWORD' });
    const [name] = event.data.corrected as { before: { ref: string }; after: { ref: string } }[];
    const { vault } = product.engine;
    expect(await vault.open(name?.before.ref ?? '')).toMatchObject({ text: 'Người mẫu' });
    expect(await vault.open(name?.after.ref ?? '')).toMatchObject({ text: 'Người đã đổi tên' });
    expect(JSON.stringify(body)).not.toMatch(/Người|credential/);
    const { client: auditor } = await product.person('AUDITOR');
    expect((await auditor.get(path)).body).toEqual(body);
    expect((await hr.get(path)).status).toBe(403);
    expect((await auditor.get(`${path}?limit=1`)).body).toMatchObject({
      items: [{ type: 'AccountOpened' }],
      next: '1',
    });
  });
});

describe('a password that somebody else has set', () => {
  const given = 'given-out-once-7';
  const opened = async () => {
    const login = `sample-${randomUUID()}`;
    await admin.post('/api/accounts', { login, name: 'Người mẫu', password: given, roles: ['HR'] });
    return { login, client: await product.signIn(login, given) };
  };

  it('opens nothing but the way to an own one', async () => {
    const { login, client } = await opened();
    const refused = { status: 403, body: { code: 'password-one-time' } };
    expect(await client.get('/api/rounds')).toMatchObject(refused);
    expect(await client.post('/api/people', {})).toMatchObject(refused);
    expect((await client.get('/api/session')).status).toBe(200);
    expect((await client.get('/api/public/rounds')).status).toBe(200);
    const own = await product.firstSignIn(login, given, 'sample-password-2');
    expect((await own.get('/api/rounds')).status).toBe(200);
  });

  it('is asked for again after a reset', async () => {
    const { client, account, login } = await product.person('HR');
    await admin.send('PUT', `/api/accounts/${account}/password`, { next: given, reason: why });
    expect((await client.get('/api/rounds')).status).toBe(401);
    expect((await (await product.signIn(login, given)).get('/api/rounds')).status).toBe(403);
  });
});

describe('two administrators', () => {
  let second: Client;
  let secondAccount: string;
  beforeAll(async () => {
    const opened = await product.person('ADMIN');
    second = opened.client;
    secondAccount = opened.account;
    expect((await admin.get(`/api/accounts/${secondAccount}/history`)).body.items[0].data.alone).toBe(true);
  });

  const opens = async (...roles: string[]): Promise<{ id: string; login: string }> => {
    const login = `sample-${randomUUID()}`;
    const entry = { login, name: 'Người mẫu', password: 'sample-password-5', roles };
    const { status, body } = await admin.post('/api/accounts', entry);
    expect(status).toBe(201);
    return { id: body.id as string, login };
  };
  const rolesOf = async (login: string) =>
    (await (await product.signIn(login, 'sample-password-5')).get('/api/session')).body.roles as string[];

  it('open an account that sees what is sealed: one proposes, the other finds and confirms it', async () => {
    const { id, login } = await opens('HR', 'COUNCIL');
    expect(await rolesOf(login)).toEqual(['HR']);
    const head = (await product.engine.events.head()).toString();
    const { body } = await second.get(`/api/accounts?awaits=CONFIRMATION&position=${head}`);
    expect(body.items).toMatchObject([{ id, proposed: { kind: 'GRANT', roles: ['COUNCIL'], by: 'admin' } }]);
    expect(await admin.post(`/api/accounts/${id}/confirm-change`)).toMatchObject({ body: { code: 'own-proposal' } });
    expect((await second.post(`/api/accounts/${id}/confirm-change`)).status).toBe(200);
    expect(await rolesOf(login)).toEqual(['HR', 'COUNCIL']);
  });

  it('reset a password together: until it is confirmed the old one holds, afterwards only the new one', async () => {
    const { id, login } = await opens('COUNCIL');
    await second.post(`/api/accounts/${id}/confirm-change`);
    const reset = { next: 'sample-password-6', reason: why };
    expect((await admin.send('PUT', `/api/accounts/${id}/password`, reset)).status).toBe(204);
    await expect(product.signIn(login, 'sample-password-6')).rejects.toThrow('401');
    await expect(product.signIn(login, 'sample-password-5')).resolves.toBeDefined();
    expect((await second.post(`/api/accounts/${id}/confirm-change`)).status).toBe(200);
    await expect(product.signIn(login, 'sample-password-5')).rejects.toThrow('401');
    await expect(product.signIn(login, 'sample-password-6')).resolves.toBeDefined();
    const kept = [...(await product.engine.vault.fields(id))].filter(([, text]) => text.startsWith('$argon2'));
    expect(kept).toHaveLength(1);
  });

  it('drop what was proposed, and nothing of it is left', async () => {
    const { id, login } = await opens('MARKER');
    await second.post(`/api/accounts/${id}/confirm-change`);
    const reset = { next: 'sample-password-6', reason: why };
    await admin.send('PUT', `/api/accounts/${id}/password`, reset);
    expect((await second.post(`/api/accounts/${id}/drop-change`, { reason: why })).status).toBe(200);
    expect((await second.post(`/api/accounts/${id}/confirm-change`)).body.code).toBe('nothing-proposed');
    await expect(product.signIn(login, 'sample-password-5')).resolves.toBeDefined();
    const kept = [...(await product.engine.vault.fields(id))].filter(([, text]) => text.startsWith('$argon2'));
    expect(kept).toHaveLength(1);
  });

  it('give nothing to themselves, and act now, not in another time', async () => {
    const grant = { role: 'COUNCIL', reason: why };
    expect(await admin.post('/api/accounts/admin/grant-role', grant)).toMatchObject({ body: { code: 'own-account' } });
    const own = { next: 'sample-password-6', reason: why };
    expect(await admin.send('PUT', '/api/accounts/admin/password', own)).toMatchObject({
      status: 409,
      body: { code: 'own-account' },
    });
    const { id } = await opens('HR');
    const past = { role: 'CANDIDATE', reason: why, occurredAt: '2020-01-01T00:00:00Z' };
    expect(await admin.post(`/api/accounts/${id}/grant-role`, past)).toMatchObject({
      status: 409,
      body: { code: 'account-not-backdated' },
    });
  });

  it('see no round', async () => {
    expect((await admin.get('/api/rounds')).status).toBe(403);
  });

  it('cannot both go, even at the same moment', async () => {
    const close = { reason: why };
    const [one, other] = await Promise.all([
      admin.post(`/api/accounts/${secondAccount}/close-account`, close),
      second.post('/api/accounts/admin/close-account', close),
    ]);
    expect([one.status, other.status]).toEqual([200, 200]);
    const [first, last] = await Promise.all([
      second.post(`/api/accounts/${secondAccount}/confirm-change`),
      admin.post('/api/accounts/admin/confirm-change'),
    ]);
    expect([first.status, last.status].toSorted()).toEqual([200, 409]);
  });
});

describe('khoabang admin recover', () => {
  const written: string[] = [];
  const write = process.stdout.write.bind(process.stdout);
  const before = { ...process.env };
  afterEach(() => {
    process.stdout.write = write;
    process.env = before;
  });

  it('lets an administrator in again who has lost password and app, beside the running server, and is recorded', async () => {
    const other = await startProduct({
      KHOABANG_EVENTS: 'memory:',
      KHOABANG_VIEWS: 'memory:',
      KHOABANG_MASTER_KEY: MASTER_KEY,
    });
    const lost = await other.admin();
    const { secret } = (await lost.post('/api/session/factors/totp', { password: ADMIN_PASSWORD })).body;
    const code = new TOTP({ secret }).generate();
    expect((await lost.post('/api/session/factors/totp/confirm', { code })).status).toBe(201);
    process.env = { ...before, KHOABANG_MASTER_KEY: MASTER_KEY };
    process.stdout.write = ((text: string, done?: () => void) => {
      written.push(text);
      done?.();
      return true;
    }) as typeof write;
    expect(await runAdmin(['recover', '--url', other.url], 'recover')).toBe(0);
    process.stdout.write = write;
    const password = /one-time password of admin: (\S+)/.exec(written.join(''))?.[1] ?? '';
    await expect(other.admin()).rejects.toThrow('401');
    await expect(other.signIn('admin', password)).resolves.toBeDefined();
    const events = await Array.fromAsync(other.engine.events.read('account-admin'));
    for (const done of ['CredentialSet', 'FactorsRemoved'])
      expect(events.findLast(({ type }) => type === done)?.meta).toMatchObject({ means: 'MACHINE' });
    await expect(runAdmin(['recover', '--url', other.url, '--account', 'none'], 'recover')).rejects.toThrow('none');
    await other.close();
  });
});
