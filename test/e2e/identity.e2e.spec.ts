import { randomUUID } from 'node:crypto';
import { TOTP } from 'otpauth';
import { runAdmin } from '../../apps/cli/src/commands/admin.js';
import { machineProof } from '../../apps/cli/src/machine.js';
import { ADMIN_PASSWORD, type Answered, type Client, type Product, startProduct } from '../support/product.js';

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

it('who has none of the roles that it takes hears so before what was sent has to be right', async () => {
  const { client } = await product.person('CANDIDATE');
  for (const [method, path] of [
    ['POST', '/api/accounts'],
    ['PUT', '/api/accounts/a/password'],
    ['PUT', '/api/people/p'],
    ['POST', '/api/people'],
    ['POST', '/api/people/p/erase'],
    ['POST', '/api/imports/units'],
    ['POST', '/api/incidents/p/k/skip'],
  ] as const)
    expect([path, await client.send(method, path, {})]).toMatchObject([
      path,
      { status: 403, body: { code: 'not-allowed' } },
    ]);
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

  it('end where somebody signs in anew on the same browser, whoever that is: nobody could sign out of them any more', async () => {
    const [one, other] = [await product.person('HR'), await product.person('HR')];
    const begun = async (login: string, cookie?: string) => {
      const signIn = { login, password: 'sample-password-2' };
      const { headers } = await product.nobody.post('/api/session', signIn, cookie === undefined ? {} : { cookie });
      return headers.get('set-cookie')?.split(';')[0] ?? '';
    };
    const first = await begun(one.login);
    const again = await begun(one.login, first);
    const others = await begun(other.login, again);
    const statuses = [first, again, others].map(
      async (cookie) => (await product.nobody.get('/api/session', { cookie })).status,
    );
    expect(await Promise.all(statuses)).toEqual([401, 401, 200]);
    // On another browser nothing of it is felt.
    expect((await one.client.get('/api/session')).status).toBe(200);
    const ended = (await eventsOf(one.account)).filter(({ type }) => type === 'SessionEnded');
    expect(ended.map(({ meta }) => meta.actor)).toEqual([one.person, one.person]);
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
    expect(reset).toMatchObject({ status: 200, body: { id: account, awaits: 'NOTHING' } });
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
    expect(opened).toMatchObject({ status: 201, body: { awaits: 'NOTHING' } });
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
  const proofAt = (at: number, key = MASTER_KEY, url = product.url) =>
    machineProof(Buffer.from(key, 'hex'), new Date(at).toISOString(), url);
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
    ['that was made for whoever listens elsewhere', () => proofAt(Date.now(), MASTER_KEY, 'http://localhost:1')],
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

describe('a person whom two correct at once', () => {
  /** Something is begun, and has read what is kept of this person, just before the vault first keeps this field. */
  const before = (person: string, named: string, begin: () => Promise<Answered>): Promise<Answered> => {
    const { vault } = product.engine;
    const { put, fields } = { put: vault.put.bind(vault), fields: vault.fields.bind(vault) };
    return new Promise((resolve) => {
      const interrupted: typeof put = async (owner, field, text) => {
        if (owner !== person || field !== named) return put(owner, field, text);
        Object.assign(vault, { put });
        await new Promise<void>((hasRead) => {
          const watched: typeof fields = async (of) => {
            const kept = await fields(of);
            if (of === person) hasRead();
            return kept;
          };
          Object.assign(vault, { fields: watched });
          resolve(begin());
        });
        Object.assign(vault, { fields });
        return put(owner, field, text);
      };
      Object.assign(vault, { put: interrupted });
    });
  };
  const old = { name: 'Nguyễn Văn Cũ', birthDate: '1980-01-01' };

  it('stands in the vault as the log says: the second one is told to look again', async () => {
    const { client: hr } = await product.person('HR');
    const { person } = (await hr.post('/api/people', { ...old, identityNumber: '012345678917' })).body;
    const path = `/api/people/${person as string}`;
    const second = before(person as string, 'name', () =>
      hr.send('PUT', path, { ...old, birthDate: '1981-02-02', reason: why }),
    );
    expect((await hr.send('PUT', path, { ...old, name: 'Nguyễn Văn Mới', reason: why })).status).toBe(200);
    expect(await second).toMatchObject({ status: 409, body: { code: 'conflict' } });
    const kept = await product.engine.vault.fields(person as string);
    expect([kept.get('name'), kept.get('birthDate')]).toEqual(['Nguyễn Văn Mới', '1980-01-01']);
    const log = await Array.fromAsync(product.engine.events.read(`account-${person as string}`));
    expect(log.map(({ data }) => (data as any).corrected?.map(({ what }: any) => what))).toEqual([['NAME']]);
  });

  it('is not put back by who registers the same person again meanwhile', async () => {
    const { client: hr } = await product.person('HR');
    const entry = { ...old, identityNumber: '012345678925' };
    const { person } = (await hr.post('/api/people', entry)).body;
    const again = before(person as string, 'name', () => hr.post('/api/people', entry));
    const corrected = { ...old, name: 'Nguyễn Văn Mới', reason: why };
    expect((await hr.send('PUT', `/api/people/${person as string}`, corrected)).status).toBe(200);
    expect((await again).status).toBe(201);
    expect(await product.engine.vault.get(person as string, 'name')).toBe('Nguyễn Văn Mới');
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
  });

  const FIRST_HALF = 'sample-password-5';
  const refuses = (login: string, password: string) => expect(product.signIn(login, password)).rejects.toThrow('401');
  const proposes = async (...roles: string[]): Promise<{ id: string; login: string; person: string }> => {
    const login = `sample-${randomUUID()}`;
    const { status, body } = await admin.post('/api/accounts', {
      ...{ login, name: 'Người mẫu', password: FIRST_HALF, roles },
    });
    expect(status).toBe(201);
    return { id: body.id as string, person: body.person as string, login };
  };
  /** Opened and confirmed; the holder has set an own password. */
  const opens = async (...roles: string[]) => {
    const opened = await proposes(...roles);
    const { body } = await product.confirm(second, opened.id);
    const given = `${FIRST_HALF}${body.secondHalf as string}`;
    return { ...opened, client: await product.firstSignIn(opened.login, given, 'an own password 5') };
  };
  const passwordsOf = async (id: string) =>
    [...(await product.engine.vault.fields(id))].filter(([, text]) => text.startsWith('$argon2'));

  it('open an account together: the other sees what, who and why, confirms that, and has half of the password', async () => {
    const { id, login } = await proposes('HR', 'COUNCIL');
    const head = (await product.engine.events.head()).toString();
    const { body } = await second.get(`/api/accounts?awaits=CONFIRMATION&names=true&position=${head}`);
    expect(body.items).toMatchObject([
      { id, roles: [], proposed: { kind: 'OPEN', roles: ['HR', 'COUNCIL'], by: 'admin', person: 'person-admin' } },
    ]);
    expect(body.people).toMatchObject({ 'person-admin': 'Quản trị viên' });
    await refuses(login, FIRST_HALF);
    expect((await product.confirm(admin, id)).body.code).toBe('own-proposal');
    const other = await second.post(`/api/accounts/${id}/confirm-change`, { proposal: 'another' });
    expect(other).toMatchObject({ status: 409, body: { code: 'another-proposal' } });
    expect((await second.post(`/api/accounts/${id}/confirm-change`, {})).status).toBe(400);
    const confirmed = await product.confirm(second, id);
    expect(confirmed.body.secondHalf).toMatch(/^[0-9a-f]{12}$/);
    expect(confirmed.body.note.en).toContain('Shown this once');
    const half = confirmed.body.secondHalf as string;
    for (const known of [FIRST_HALF, half, `${half}${FIRST_HALF}`]) await refuses(login, known);
    const client = await product.firstSignIn(login, `${FIRST_HALF}${half}`, 'an own password 5');
    expect((await client.get('/api/session')).body.roles).toEqual(['HR', 'COUNCIL']);
    expect(JSON.stringify((await eventsOf(id)).map(({ data, meta }) => [data, meta]))).not.toContain(half);
  });

  it('are needed for whoever was registered before, and not for a candidate who is new here', async () => {
    const registered = { name: 'Lê Văn Mẫu', birthDate: '1990-02-03', identityNumber: '012345678909' };
    const { client: hr } = await opens('HR');
    const { person } = (await hr.post('/api/people', registered)).body;
    const entry = { password: FIRST_HALF, roles: ['CANDIDATE'] };
    const known = { ...entry, login: `sample-${randomUUID()}`, person: person as string };
    expect((await admin.post('/api/accounts', known)).status).toBe(201);
    await refuses(known.login, FIRST_HALF);
    const fresh = { ...entry, login: `sample-${randomUUID()}`, name: 'Người mẫu' };
    expect((await admin.post('/api/accounts', fresh)).status).toBe(201);
    await expect(product.signIn(fresh.login, FIRST_HALF)).resolves.toBeDefined();
  });

  it('leave nothing of an account that one of them did not confirm', async () => {
    const { id, person } = await proposes('MARKER');
    const dropped = await second.post(`/api/accounts/${id}/drop-change`, { reason: why });
    expect(dropped.body.events).toEqual(['ChangeDropped', 'AccountClosed']);
    expect(await passwordsOf(id)).toEqual([]);
    const again = { login: `sample-${randomUUID()}`, person, password: FIRST_HALF, roles: ['MARKER'] };
    expect((await admin.post('/api/accounts', again)).status).toBe(201);
  });

  it('give the login of an account that one of them did not confirm to whom they open one for, and no other login', async () => {
    const opensWith = (login: string) =>
      admin.post('/api/accounts', { login, name: 'Người mẫu', password: FIRST_HALF, roles: ['MARKER'] });
    const drops = (id: string) => second.post(`/api/accounts/${id}/drop-change`, { reason: why });
    const { id, login } = await proposes('MARKER');
    expect(await opensWith(login)).toMatchObject({ status: 409, body: { code: 'login-taken' } });
    expect((await drops(id)).status).toBe(200);
    const { body, status } = await opensWith(login.toUpperCase());
    expect(status).toBe(201);
    const { secondHalf } = (await product.confirm(second, body.id)).body;
    const client = await product.firstSignIn(login, `${FIRST_HALF}${secondHalf as string}`, 'an own password 5');
    expect((await client.get('/api/session')).body.account).toBe(body.id);
    // Whoever could ever sign in by a login is meant by it for good, also where something else was dropped.
    await admin.send('PUT', `/api/accounts/${body.id as string}/password`, { next: 'sample-password-6', reason: why });
    expect((await drops(body.id)).status).toBe(200);
    expect((await opensWith(login)).body.code).toBe('login-taken');
    const closed = await admin.post(`/api/accounts/${body.id as string}/close-account`, { reason: why });
    expect(closed.body.events).toEqual(['AccountClosed']);
    expect((await opensWith(login)).body.code).toBe('login-taken');
  });

  it('reset a password together, of a candidate too: until it is confirmed the old one holds, afterwards only both halves', async () => {
    for (const role of ['CANDIDATE', 'COUNCIL']) {
      const { id, login, client } = role === 'COUNCIL' ? await opens(role) : await candidate();
      const reset = { next: 'sample-password-6', reason: why };
      const waiting = { status: 200, body: { id, awaits: 'CONFIRMATION' } };
      expect(await admin.send('PUT', `/api/accounts/${id}/password`, reset)).toMatchObject(waiting);
      // The holder learns of it before it is done.
      const { body } = await client.get(`/api/accounts/${id}/history`);
      expect(body.items.at(-1)).toMatchObject({ type: 'ChangeProposed', account: 'admin', reason: why });
      await refuses(login, 'sample-password-6');
      await expect(product.signIn(login, 'an own password 5')).resolves.toBeDefined();
      const { secondHalf } = (await product.confirm(second, id)).body;
      await refuses(login, 'an own password 5');
      await refuses(login, 'sample-password-6');
      await expect(product.signIn(login, `sample-password-6${secondHalf as string}`)).resolves.toBeDefined();
      expect(await passwordsOf(id)).toHaveLength(1);
    }
  });

  const candidate = async () => {
    const login = `sample-${randomUUID()}`;
    const entry = { login, name: 'Người mẫu', password: FIRST_HALF, roles: ['CANDIDATE'] };
    const { id } = (await admin.post('/api/accounts', entry)).body;
    return { id: id as string, login, client: await product.firstSignIn(login, FIRST_HALF, 'an own password 5') };
  };

  it('drop what was proposed, and nothing of it is left', async () => {
    const { id, login } = await opens('MARKER');
    const reset = { next: 'sample-password-6', reason: why };
    await admin.send('PUT', `/api/accounts/${id}/password`, reset);
    expect((await second.post(`/api/accounts/${id}/drop-change`, { reason: why })).status).toBe(200);
    expect((await product.confirm(second, id)).body.code).toBe('nothing-proposed');
    await expect(product.signIn(login, 'an own password 5')).resolves.toBeDefined();
    expect(await passwordsOf(id)).toHaveLength(1);
  });

  it('give nothing to themselves, and act now, not in another time', async () => {
    const grant = { role: 'COUNCIL', reason: why };
    expect(await admin.post('/api/accounts/admin/grant-role', grant)).toMatchObject({ body: { code: 'own-account' } });
    const own = { next: 'sample-password-6', reason: why };
    expect(await admin.send('PUT', '/api/accounts/admin/password', own)).toMatchObject({
      status: 409,
      body: { code: 'own-account' },
    });
    const { id } = await candidate();
    const past = { role: 'CANDIDATE', reason: why, occurredAt: '2020-01-01T00:00:00Z' };
    expect(await admin.post(`/api/accounts/${id}/grant-role`, past)).toMatchObject({
      status: 409,
      body: { code: 'account-not-backdated' },
    });
  });

  it('are told at once where nobody else could confirm: a new password for one of the two', async () => {
    const reset = { next: 'sample-password-6', reason: why };
    const refused = await admin.send('PUT', `/api/accounts/${secondAccount}/password`, reset);
    expect(refused).toMatchObject({ status: 409, body: { code: 'nobody-confirms' } });
    expect(refused.body.detail).toContain('khoabang admin recover');
  });

  it('of whom one was alone is seen to have been', async () => {
    const only = await startProduct({ KHOABANG_EVENTS: 'memory:', KHOABANG_VIEWS: 'memory:' });
    const first = await only.admin();
    const entry = { login: 'mau.hai', name: 'Người mẫu', password: FIRST_HALF, roles: ['ADMIN'] };
    const { id } = (await first.post('/api/accounts', entry)).body;
    expect((await first.get(`/api/accounts/${id as string}/history`)).body.items[0].data.alone).toBe(true);
    await only.close();
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
    const [first, last] = await Promise.all([product.confirm(second, secondAccount), product.confirm(admin, 'admin')]);
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
    // Nobody else is there who could confirm it: whoever runs the machine opens the account of another administrator.
    written.length = 0;
    process.stdout.write = ((text: string, done?: () => void) => {
      written.push(text);
      done?.();
      return true;
    }) as typeof write;
    const added = ['add', '--url', other.url, '--login', 'quan.tri.hai', '--name', 'Người mẫu'];
    expect(await runAdmin(added, 'usage')).toBe(0);
    process.stdout.write = write;
    const given = /one-time password of quan\.tri\.hai: (\S+)/.exec(written.join(''))?.[1] ?? '';
    const second = await other.firstSignIn('quan.tri.hai', given, 'an own password 5');
    expect((await second.get('/api/session')).body).toMatchObject({ roles: ['ADMIN'], bodies: ['*'] });
    await expect(runAdmin(['add', '--url', other.url], 'usage')).rejects.toThrow('usage');
    await expect(runAdmin(['recover', '--url', other.url, '--account', 'none'], 'recover')).rejects.toThrow('none');
    await other.close();
  });
});
