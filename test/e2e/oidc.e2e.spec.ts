import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { TOTP } from 'otpauth';
import { goOn, setNow } from '../support/api-round/now.js';
import type { Client } from '../support/product.js';
import { temporaryFolder } from '../support/tmp.js';
import { reason, startWithProvider, type WithProvider } from '../support/with-provider.js';

const GIVEN = 'sample-password-5';

describe('signing in by an identity provider', () => {
  let all: WithProvider;
  beforeAll(async () => {
    all = await startWithProvider();
  });
  afterAll(() => all.close());

  const bound = async (identity: string, ...roles: string[]) => {
    const { account, login, person } = await all.product.person(...roles);
    expect((await all.bind(account, identity)).status).toBe(200);
    return { account, login, person };
  };

  it('opens a session of the account that an administrator has bound, and its events say by which means', async () => {
    const { account, person } = await bound('an', 'HR');
    const visitor = all.visitor();
    const response = await visitor.signIn('an');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(await response.text()).toContain('http-equiv="refresh" content="0; url=/"');
    expect((await all.whoIs(visitor)).body).toMatchObject({ account, person, roles: ['HR'], means: 'OIDC' });
    const history = (await all.admin.get(`/api/accounts/${account}/history`)).body.items;
    expect(history.at(-1)).toMatchObject({ type: 'SignedIn', actor: person, means: 'OIDC' });
    expect(JSON.stringify(history)).not.toContain('"an"');
  });

  it('keeps what the provider says of how it was done, and whether that was two factors', async () => {
    await bound('binh', 'HR');
    const assuranceOf = async () => {
      const visitor = all.visitor();
      await visitor.signIn('binh');
      const { body } = await all.product.nobody.get('/api/session/all', { cookie: visitor.cookies() });
      return body.items[0];
    };
    all.provider.how = { acr: '2', amr: ['pwd', 'otp'] };
    expect(await assuranceOf()).toMatchObject({
      means: 'OIDC',
      assurance: { acr: '2', amr: ['pwd', 'otp'], secondFactor: true },
    });
    all.provider.how = { amr: ['pwd', 'not a <word>'] };
    expect((await assuranceOf()).assurance).toEqual({ amr: ['pwd'] });
    all.provider.how = {};
    expect(await assuranceOf()).not.toHaveProperty('assurance');
  });

  it('is the only way into a bound account, and guessing at a password keeps its holder out of nothing', async () => {
    const { account, login } = await bound('chi', 'HR');
    const tries = Array.from({ length: 6 }, () => all.product.signIn(login, 'sample-password-2'));
    for (const tried of await Promise.allSettled(tries)) expect(tried.status).toBe('rejected');
    const visitor = all.visitor();
    expect((await visitor.signIn('chi')).status).toBe(200);
    const own = await all.product.nobody.send(
      'PUT',
      '/api/session/password',
      { current: 'sample-password-2', next: GIVEN },
      { cookie: visitor.cookies() },
    );
    expect(own.body.code).toBe('current-password-wrong');
    expect([...(await all.product.engine.vault.fields(account))].filter(([, text]) => text !== '')).toEqual([]);
  });

  it('ends with a password that an administrator sets, and begins anew with another binding', async () => {
    const { account, login } = await bound('dung', 'HR');
    const visitor = all.visitor();
    await visitor.signIn('dung');
    const set = await all.admin.send('PUT', `/api/accounts/${account}/password`, { next: GIVEN, reason });
    expect(set).toMatchObject({ status: 200, body: { id: account, awaits: 'NOTHING' } });
    expect((await all.whoIs(visitor)).status).toBe(401);
    expect((await visitor.signIn('dung')).status).toBe(403);
    await expect(all.product.signIn(login, GIVEN)).resolves.toBeDefined();
    expect((await all.bind(account, 'dung.le')).status).toBe(200);
    expect((await visitor.signIn('dung')).status).toBe(403);
    expect((await all.visitor().signIn('dung.le')).status).toBe(200);
  });

  it('belongs to one account at a time: another gets the identity only when the first is closed', async () => {
    const first = await bound('giang', 'HR');
    const second = await all.product.person('HR');
    expect(await all.bind(second.account, 'giang')).toMatchObject({ status: 409, body: { code: 'identity-taken' } });
    await all.admin.post(`/api/accounts/${first.account}/close-account`, { reason });
    expect((await all.bind(second.account, 'giang')).status).toBe(200);
    const visitor = all.visitor();
    await visitor.signIn('giang');
    expect((await all.whoIs(visitor)).body.account).toBe(second.account);
  });

  it('is noted with what came of it, as are the binding and the end', async () => {
    const { account } = await bound('yen', 'HR');
    const visitor = all.visitor();
    await visitor.signIn('yen');
    await all.visitor().signIn('nobody.bound');
    await all.product.nobody.send('DELETE', '/api/session/oidc', undefined, { cookie: visitor.cookies() });
    const { body } = await all.admin.get('/api/security-events?limit=500');
    const lines = (body.items as { kind: string; account: string | null }[]).map((line) => [line.kind, line.account]);
    expect(lines).toEqual(
      expect.arrayContaining([
        ['SIGNED_IN', account],
        ['SIGN_IN_REFUSED', null],
        ['SESSIONS_ENDED', account],
        ['ACCOUNT_CHANGED', 'admin'],
      ]),
    );
  });

  it('ends here and says where it ends at the provider', async () => {
    await bound('hai', 'HR');
    const visitor = all.visitor();
    await visitor.signIn('hai');
    const cookie = visitor.cookies();
    const out = await all.product.nobody.send('DELETE', '/api/session/oidc', undefined, { cookie });
    expect(out.status).toBe(200);
    expect(out.body.endSession).toContain(`${all.provider.issuer}/session/end?`);
    expect((await visitor.ask(out.body.endSession as string)).status).toBe(200);
    expect((await all.product.nobody.get('/api/session', { cookie })).status).toBe(401);
    const { client } = await all.product.person('HR');
    expect((await client.send('DELETE', '/api/session/oidc')).body).toEqual({ endSession: null });
    expect((await client.get('/api/session')).status).toBe(401);
  });

  it('ends here when it ends at the provider, and no other session does', async () => {
    const { account } = await bound('oanh', 'HR');
    const [one, other] = [all.visitor(), all.visitor()];
    for (const visitor of [one, other]) expect((await visitor.signIn('oanh')).status).toBe(200);
    await one.signOutAtProvider(`${all.provider.issuer}/session/end?client_id=khoabang`);
    expect([(await all.whoIs(one)).status, (await all.whoIs(other)).status]).toEqual([401, 200]);
    const history = (await all.admin.get(`/api/accounts/${account}/history`)).body.items;
    expect(history.at(-1)).toMatchObject({ type: 'SessionEnded', actor: 'system:identity-provider' });
    const { body } = await all.admin.get('/api/security-events?limit=500');
    expect(body.items).toContainEqual(expect.objectContaining({ kind: 'SESSIONS_ENDED', account }));
  });

  it('is ended by nobody else than the provider', async () => {
    const ask = (type: string, body: string) =>
      fetch(`${all.product.url}/api/session/oidc/logout`, { method: 'POST', headers: { 'content-type': type }, body });
    const form = 'application/x-www-form-urlencoded';
    for (const body of ['', 'logout_token=', 'logout_token=a.b.c', 'x=1'])
      expect((await ask(form, body)).status).toBe(400);
    expect((await ask('text/plain', 'logout_token=a.b.c')).status).toBe(415);
    // No other route takes a form.
    const sent = { method: 'POST', headers: { 'content-type': form }, body: 'login=a' };
    expect((await fetch(`${all.product.url}/api/session`, sent)).status).toBe(415);
  });

  it('is bound by administrators alone, never for themselves, and shown to them and the holder', async () => {
    const { account, client } = await all.product.person('HR');
    expect((await all.bind(account, 'khanh', client)).status).toBe(403);
    expect((await all.bind('admin', 'khanh')).body.code).toBe('own-account');
    expect((await all.bind('nobody-here', 'khanh')).status).toBe(404);
    expect((await all.bind(account, 'khanh')).status).toBe(200);
    const current = { issuer: all.provider.issuer, claim: 'sub', value: 'khanh' };
    const path = `/api/accounts/${account}/identity`;
    expect((await all.admin.get(path)).body).toEqual({ current, proposed: null });
    const visitor = all.visitor();
    await visitor.signIn('khanh');
    const cookie = visitor.cookies();
    expect((await all.product.nobody.get(path, { cookie })).body.current).toEqual(current);
    expect((await all.product.nobody.get('/api/accounts/admin/identity', { cookie })).status).toBe(403);
    expect((await all.admin.get('/api/accounts/nobody-here/identity')).status).toBe(404);
    await all.admin.post(`/api/accounts/${account}/close-account`, { reason });
    expect((await all.bind(account, 'khanh')).body.code).toBe('account-closed');
  });

  it('that is proposed for two accounts is bound to one: it is asked again when it is confirmed', async () => {
    const [one, other] = [await all.product.person('HR'), await all.product.person('HR')];
    const second = await all.product.person('ADMIN');
    for (const { account } of [one, other]) expect((await all.bind(account, 'mot.nguoi')).status).toBe(200);
    expect((await all.product.confirm(second.client, one.account)).status).toBe(200);
    expect(await all.product.confirm(second.client, other.account)).toMatchObject({
      status: 409,
      body: { code: 'identity-taken' },
    });
    const visitor = all.visitor();
    expect((await visitor.signIn('mot.nguoi')).status).toBe(200);
    expect((await all.whoIs(visitor)).body.account).toBe(one.account);
    await all.admin.post(`/api/accounts/${second.account}/close-account`, { reason });
    await all.product.confirm(second.client, second.account);
  });

  it('asks for no second factor here: that is shown at the provider', async () => {
    await bound('uyen', 'HR');
    const visitor = all.visitor();
    await visitor.signIn('uyen');
    const begun = await all.product.nobody.post(
      '/api/session/factors/totp',
      { password: 'any' },
      { cookie: visitor.cookies() },
    );
    expect(begun).toMatchObject({ status: 409, body: { code: 'factor-at-provider' } });
  });

  it('is bound by two administrators to an account that sees seals, who both see to whom and were seen shortly before', async () => {
    const { account } = await all.product.person('MARKER');
    const { client: second } = await all.product.person('ADMIN');
    expect((await all.bind(account, 'lan')).status).toBe(200);
    const { body } = await second.get(`/api/accounts/${account}/identity`);
    expect(body).toEqual({ current: null, proposed: { issuer: all.provider.issuer, claim: 'sub', value: 'lan' } });
    expect((await all.visitor().signIn('lan')).status).toBe(403);
    expect((await all.product.confirm(second, account)).status).toBe(200);
    expect((await all.visitor().signIn('lan')).status).toBe(200);
    const { secret } = (await second.post('/api/session/factors/totp', { password: 'sample-password-2' })).body;
    const code = new TOTP({ secret: secret as string }).generate();
    expect((await second.post('/api/session/factors/totp/confirm', { code })).status).toBe(201);
    setNow(Date.now() + 16 * 60_000);
    expect((await all.bind(account, 'lan.le', second)).body.code).toBe('confirm-again');
    goOn();
  });
});

describe('a role that needs a second factor', () => {
  let all: WithProvider;
  beforeAll(async () => {
    all = await startWithProvider({ KHOABANG_SECOND_FACTOR: 'HR' });
  });
  afterAll(() => all.close());

  it('is of use where the provider says that there were two, and not before', async () => {
    const entry = { login: 'sample-quyen', name: 'Người mẫu', password: GIVEN, roles: ['HR'], bodies: ['*'] };
    const { id } = (await all.admin.post('/api/accounts', entry)).body;
    expect((await all.bind(id as string, 'quyen')).status).toBe(200);
    const rounds = async (how: typeof all.provider.how) => {
      all.provider.how = how;
      const visitor = all.visitor();
      expect((await visitor.signIn('quyen')).status).toBe(200);
      return all.product.nobody.get('/api/rounds', { cookie: visitor.cookies() });
    };
    const required = { status: 403, body: { code: 'second-factor-required' } };
    expect(await rounds({ amr: ['pwd'] })).toMatchObject(required);
    expect((await rounds({ amr: ['pwd', 'otp'] })).status).toBe(200);
  });
});

describe('roles by what the provider says', () => {
  const folder = temporaryFolder();
  const mapping = folder.file('roles.json');
  let all: WithProvider;
  beforeAll(async () => {
    const values = {
      'ung-vien': { roles: ['CANDIDATE'], bodies: ['SNV'] },
      'cham-thi': { roles: ['MARKER'] },
    };
    writeFileSync(mapping, JSON.stringify({ claim: 'groups', values }));
    all = await startWithProvider({ KHOABANG_OIDC_MAPPING: mapping });
  });
  afterAll(async () => {
    await all.close();
    folder.remove();
  });

  const account = async (subject: string): Promise<string> => {
    const entry = { login: `sample-${randomUUID()}`, name: 'Người mẫu', password: GIVEN, roles: ['CANDIDATE'] };
    const { body } = await all.admin.post('/api/accounts', { ...entry, bodies: [] });
    expect((await all.bind(body.id as string, subject)).status).toBe(200);
    return body.id as string;
  };
  const signedIn = async (subject: string, ...groups: string[]) => {
    all.provider.people.set(subject, { groups });
    const visitor = all.visitor();
    expect((await visitor.signIn(subject)).status).toBe(200);
    return (await all.whoIs(visitor)).body as { roles: string[]; bodies: string[] };
  };
  const historyOf = async (id: string, by: Client = all.admin) =>
    (await by.get(`/api/accounts/${id}/history`)).body.items as Record<string, unknown>[];

  it('come and go with its groups, by the hand of the system and with the groups as the reason', async () => {
    const id = await account('minh');
    expect(await signedIn('minh')).toMatchObject({ roles: [], bodies: [] });
    expect(await signedIn('minh', 'ung-vien', 'unknown here')).toMatchObject({ roles: ['CANDIDATE'], bodies: ['SNV'] });
    const length = (await historyOf(id)).length;
    expect((await historyOf(id)).find(({ type }) => type === 'RoleGranted')).toMatchObject({
      actor: 'system:identity-provider',
      reason: 'Theo ánh xạ vai trò: nhà cung cấp danh tính nêu groups là ung-vien.',
    });
    await signedIn('minh', 'ung-vien');
    expect((await historyOf(id)).length).toBe(length + 1);
    expect(await signedIn('minh')).toMatchObject({ roles: [], bodies: [] });
  });

  it('wait for an administrator where they see what is sealed, and are withdrawn with the group', async () => {
    const id = await account('nga');
    expect((await signedIn('nga', 'ung-vien', 'cham-thi')).roles).toEqual(['CANDIDATE']);
    expect((await historyOf(id)).at(-2)).toMatchObject({
      type: 'ChangeProposed',
      data: { change: { kind: 'GRANT', roles: ['MARKER'] } },
    });
    await signedIn('nga', 'ung-vien');
    expect((await all.product.confirm(all.admin, id)).body.code).toBe('nothing-proposed');
    await signedIn('nga', 'ung-vien', 'cham-thi');
    expect((await all.product.confirm(all.admin, id)).status).toBe(200);
    expect((await signedIn('nga', 'ung-vien', 'cham-thi')).roles).toEqual(['CANDIDATE', 'MARKER']);
    expect((await signedIn('nga', 'ung-vien')).roles).toEqual(['CANDIDATE']);
  });
});
