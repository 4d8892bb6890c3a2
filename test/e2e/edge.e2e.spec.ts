import { createHash, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { canonicalPack } from '#rules';
import { type Client, type Product, startProduct } from '../support/product.js';

const hash = 'a'.repeat(64);
const decision = { number: '12/QĐ-UBND', date: '2026-01-05', hash };

describe('the edge', () => {
  let product: Product;
  let admin: Client;

  beforeAll(async () => {
    product = await startProduct();
    admin = await product.admin();
    for (const person of ['person-a', 'person-s']) await product.engine.vault.put(person, 'name', 'Người mẫu');
  });
  afterAll(() => product.close());

  const registerUnit = (client: Client, id: string, change: object = {}, headers: Record<string, string> = {}) =>
    client.post(
      `/api/units/${id}/register-unit`,
      {
        code: id,
        name: 'Trường mẫu',
        kind: 'SERVICE_UNIT',
        owner: 'city',
        authority: 'person-a',
        superior: 'person-s',
        effectiveOn: '2020-01-01',
        ...change,
      },
      headers,
    );

  it('says that it runs, and that it is ready', async () => {
    expect(await product.nobody.get('/api/health')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await product.nobody.get('/api/ready')).toMatchObject({ status: 200, body: { status: 'ready' } });
    expect(await admin.get('/api/ready')).toMatchObject({ status: 200, body: { status: 'ready', faults: [] } });
  });

  it('describes every command in OpenAPI 3.1, each with its own body', async () => {
    const { body } = await product.nobody.get('/api/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    expect(
      body.paths['/api/rounds/{id}/approve-plan'].post.requestBody.content['application/json'].schema.$ref,
    ).toMatch(/ApprovePlanBody$/);
    expect(Object.keys(body.paths).filter((path) => path.startsWith('/api/rounds/{id}/')).length).toBeGreaterThan(85);
    const page = await product.nobody.get('/docs');
    expect(page.status).toBe(200);
    const scripts = [...page.body.matchAll(/src="([^"]+)"/g)].map(([, path]) => new URL(path, `${product.url}/docs`));
    expect(scripts.length).toBeGreaterThan(1);
    for (const { pathname } of scripts) expect(await product.nobody.get(pathname)).toMatchObject({ status: 200 });
  });

  it('asks who has not signed in to do so, in the language asked for', async () => {
    const vi = await product.nobody.get('/api/rounds');
    expect(vi).toMatchObject({ status: 401, body: { code: 'not-signed-in', detail: 'Hãy đăng nhập rồi gửi lại.' } });
    expect(vi.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const en = await product.nobody.get('/api/rounds', { 'accept-language': 'en-GB' });
    expect(en.body.detail).toBe('Sign in, then send again.');
  });

  it('names the field that cannot be used, refuses unknown fields, and records nothing', async () => {
    const id = randomUUID();
    const answered = await registerUnit(admin, id, { kind: 'BANK', effectiveOn: '2020-13-01', colour: 'red' });
    expect(answered).toMatchObject({ status: 400, body: { code: 'body-malformed' } });
    const fields = (answered.body.fields as { field: string }[]).map(({ field }) => field);
    expect(fields.sort()).toEqual(['colour', 'effectiveOn', 'kind']);
    expect((await product.engine.events.read(`unit-${id}`)[Symbol.asyncIterator]().next()).done).toBe(true);
  });

  it('refuses a score that is a JSON number', async () => {
    const { client } = await product.person('MARKER');
    const answered = await client.post('/api/rounds/r/record-mark', { script: 'K1', mark: 66.25, sheet: hash });
    expect(answered).toMatchObject({ status: 400, body: { fields: [{ field: 'mark' }] } });
  });

  it('names a fault deep inside a body', async () => {
    const { client } = await product.person('AUTHORITY');
    const answered = await client.post('/api/rounds/r/approve-principle', { decision: { ...decision, hash: 'x' } });
    expect(answered).toMatchObject({ status: 400, body: { fields: [{ field: 'decision.hash' }] } });
  });

  it('does not trip over a body that is not JSON', async () => {
    const response = await fetch(`${product.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"login":',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'json-malformed' });
  });

  it('writes once under one key, answers a repeat as the first time, and refuses the key for another body', async () => {
    const id = randomUUID();
    const key = { 'idempotency-key': 'k-1' };
    const first = await registerUnit(admin, id, {}, key);
    expect(first).toMatchObject({ status: 200, body: { events: ['UnitRegistered'] } });
    const again = await registerUnit(admin, id, {}, key);
    expect(again).toMatchObject({ status: 200, body: { events: [], position: first.body.position, revision: 0 } });
    const other = await registerUnit(admin, id, { name: 'Trường khác' }, key);
    expect(other).toMatchObject({ status: 409, body: { code: 'key-reused' } });
  });

  it('writes once when one request is sent many times at once', async () => {
    const id = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 16 }, () => registerUnit(admin, id, {}, { 'idempotency-key': 'k-2' })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 16 }, () => 200));
    expect(answers.filter(({ body }) => body.events.length > 0)).toHaveLength(1);
  });

  it('shows a reader what it has just written', async () => {
    const id = randomUUID();
    const { body } = await registerUnit(admin, id);
    const seen = await admin.get(`/api/units?limit=500&position=${body.position as string}`);
    expect(seen.body.items.map((unit: { code: string }) => unit.code)).toContain(id);
  });

  it('refuses a position to which no log has come', async () => {
    const answered = await admin.get('/api/units?position=999999999');
    expect(answered).toMatchObject({ status: 400, body: { fields: [{ field: 'position' }] } });
  });

  it('words a refusal in both languages, with its code and source', async () => {
    const send = (language: string) =>
      registerUnit(admin, `unit-${language}`, { code: 'another' }, { 'accept-language': language });
    const vi = await send('vi');
    expect(vi).toMatchObject({
      status: 409,
      body: { code: 'unit-code-differs', source: 'rule of Khoa Bảng (docs/rules.md#registry)' },
    });
    const en = await send('en');
    expect(vi.body.sourceText).toBe('quy tắc của Khoa Bảng (docs/rules.md#registry)');
    expect(en.body.detail).toContain('is not that of the address');
    expect(vi.body.detail).not.toBe(en.body.detail);
  });

  it('answers a command to a round that is not there as a read of it', async () => {
    const { client } = await product.person('AUTHORITY');
    const sent = await client.post('/api/rounds/no-such/approve-principle', { decision });
    expect([sent.status, sent.body]).toEqual([404, (await client.get('/api/rounds/no-such/waiting')).body]);
  });

  it('turns away who lacks the role', async () => {
    const { client } = await product.person('CANDIDATE');
    expect(await registerUnit(client, randomUUID())).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    expect(await client.get('/api/accounts')).toMatchObject({ status: 403 });
  });

  it('imports the good lines of a file and lists the bad ones with line, column and reason', async () => {
    const id = randomUUID();
    const csv = [
      'code,name,kind,owner,authority,superior,autonomyGroup,effectiveOn,predecessors',
      `${id},Trường mẫu,SERVICE_UNIT,city,person-a,person-s,4,2020-01-01,`,
      `${id}b,Trường mẫu,BANK,city,person-a,person-s,4,2020-01-01,`,
      `${id}c,Trường mẫu,SERVICE_UNIT,city,person-a,person-s,9,2020-02-30,`,
    ].join('\n');
    const report = await admin.post('/api/imports/units', csv);
    expect(report).toMatchObject({ status: 200, body: { lines: 3, taken: 1 } });
    const bad = (report.body.bad as { line: number; column: string }[]).map(
      ({ line, column }) => `${line.toString()} ${column}`,
    );
    expect(bad).toEqual(['3 kind', '4 autonomyGroup', '4 effectiveOn']);
    expect(await admin.post('/api/imports/units', csv)).toMatchObject({ body: { taken: 0, unchanged: 1 } });
  });

  describe('signing in', () => {
    it('does not tell whether the login or the password was wrong', async () => {
      const unknown = await product.nobody.post('/api/session', { login: 'nobody', password: 'x' });
      const wrong = await product.nobody.post('/api/session', { login: 'admin', password: 'x' });
      expect(unknown).toMatchObject({ status: 401, body: { code: 'sign-in-failed' } });
      expect(wrong.body).toEqual(unknown.body);
    });

    it('locks an account after five failures, also for the right password, without a word of it', async () => {
      const { login } = await product.person('HR');
      for (let failure = 0; failure < 5; failure += 1)
        await product.nobody.post('/api/session', { login, password: 'wrong' });
      const right = await product.nobody.post('/api/session', { login, password: 'sample-password-2' });
      expect(right).toMatchObject({ status: 401, body: { code: 'sign-in-failed' } });
    });

    it('takes a new password and forgets the old one', async () => {
      const { client, login } = await product.person('HR');
      const body = { current: 'sample-password-2', next: 'sample-password-3' };
      expect((await client.send('PUT', '/api/session/password', body)).status).toBe(204);
      await expect(product.signIn(login, 'sample-password-2')).rejects.toThrow('401');
      await expect(product.signIn(login, 'sample-password-3')).resolves.toBeDefined();
    });

    it('sets a cookie that scripts cannot read and other sites cannot send', async () => {
      const answered = await product.nobody.post('/api/session', { login: 'admin', password: 'sample-password-1' });
      expect(answered.headers.get('set-cookie')).toMatch(/^khoabang=.*HttpOnly; SameSite=Strict/);
    });

    it('refuses a forged cookie', async () => {
      const answered = await product.nobody.get('/api/session', { cookie: 'khoabang=YWRtaW58MjAyNg.AAAA' });
      expect(answered.status).toBe(401);
    });
  });

  it('keeps people in the vault: only their code is answered, and their name only to those entitled', async () => {
    const { client: hr } = await product.person('HR');
    const { client: candidate } = await product.person('CANDIDATE');
    const registered = await hr.post('/api/people', {
      name: 'Lê Văn Mẫu',
      identityNumber: '001099000001',
      birthDate: '1980-02-03',
    });
    const { person } = registered.body as { person: string };
    expect(await hr.get(`/api/people/${person}`)).toMatchObject({ body: { name: 'Lê Văn Mẫu' } });
    expect(await candidate.get(`/api/people/${person}`)).toMatchObject({ status: 403 });
    const again = await hr.post('/api/people', {
      name: 'Lê Văn Mẫu',
      identityNumber: '001099000001',
      birthDate: '1980-02-03',
    });
    expect(again.body).toEqual({ person });
  });

  describe('a body', () => {
    const send = (type: string, body: string) =>
      admin.send('POST', '/api/units/u-media/dissolve-unit', body, { 'content-type': type });

    it('names only days that exist', async () => {
      const late = await registerUnit(admin, randomUUID(), {
        effectiveOn: '2027-02-30',
        occurredAt: '2027-02-29T01:00:00.000Z',
      });
      const fields = (late.body.fields as { field: string }[]).map(({ field }) => field);
      expect(fields.sort()).toEqual(['effectiveOn', 'occurredAt']);
    });

    it('is refused when it is nested too deep, however deep', async () => {
      for (const depth of [30, 100_000]) {
        const answered = await send('application/json', `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`);
        expect(answered).toMatchObject({ status: 400, body: { code: 'body-malformed', fields: [{ field: 'body' }] } });
      }
    });

    it('has its faults worded in the language asked for', async () => {
      const id = randomUUID();
      const change = { name: undefined, kind: 'BANK', owner: '?', colour: 'red' };
      const said = async (language: string) => {
        const { body } = await registerUnit(admin, id, change, { 'accept-language': language });
        return Object.fromEntries(body.fields.map((fault: any) => [fault.field, fault.message]));
      };
      expect(await said('en')).toMatchObject({
        name: 'is missing',
        kind: expect.stringMatching(/^must be one of SERVICE_UNIT/),
        owner: expect.stringMatching(/^must be an id/),
        colour: 'is not a known field: leave it out',
      });
      expect(await said('vi')).toMatchObject({
        name: 'còn thiếu',
        kind: expect.stringMatching(/^phải là một trong: SERVICE_UNIT/),
        owner: expect.stringMatching(/^phải là mã/),
        colour: 'không có trường này; hãy bỏ đi',
      });
    });

    it.each([
      ['text/xml', '<a/>'],
      ['text/csv', 'a,b'],
      ['text/plain', 'a,b'],
      ['application/json; charset=utf-99', '{}'],
    ])('of the type %s is not read by a route of JSON', async (type, body) => {
      expect(await send(type, body)).toMatchObject({ status: 415, body: { code: 'media-type-unsupported' } });
    });

    it('is not unpacked', async () => {
      const answered = await admin.post('/api/units/u-media/dissolve-unit', {}, { 'content-encoding': 'gzip' });
      expect(answered).toMatchObject({ status: 415, body: { code: 'media-type-unsupported' } });
    });

    it.each(['"text"', 'null', '7'])('that is %s and no object is refused', async (body) => {
      expect(await send('application/json', body)).toMatchObject({ status: 400, body: { code: 'json-malformed' } });
    });

    it('may be empty although it calls itself JSON', async () => {
      const { client } = await product.person('HR');
      const answered = await client.send('DELETE', '/api/session', '', { 'content-type': 'application/json' });
      expect(answered.status).toBe(204);
    });

    it('that is too large is refused before it is sent', async () => {
      const { port } = new URL(product.url);
      const status = await new Promise((resolve, reject) => {
        const asked = request({
          port,
          method: 'POST',
          path: '/api/session',
          headers: { 'content-type': 'application/json', 'content-length': 2_000_000 },
        });
        asked.once('response', (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        });
        asked.once('error', reject);
        asked.flushHeaders();
      });
      expect(status).toBe(413);
    });

    it('of a stranger is not judged: who has not signed in is told so first', async () => {
      const answered = await product.nobody.send('POST', '/api/units/u/dissolve-unit', '<a/>', {
        'content-type': 'text/xml',
      });
      expect(answered.status).toBe(401);
    });

    it('of JSON is not read by an import', async () => {
      expect(await admin.post('/api/imports/units', { a: 1 })).toMatchObject({ status: 415 });
    });
  });

  describe('a path', () => {
    it('is read with another case and with a slash at its end, and its ids as they are', async () => {
      const id = `Unit-${randomUUID()}`;
      await registerUnit(admin, id);
      expect((await admin.get('/API/Units/?limit=1')).status).toBe(200);
      const renamed = { name: 'Trường khác', effectiveOn: '2026-01-05', decision };
      expect(await admin.post(`/api/UNITS/${id}/Rename-Unit/`, renamed)).toMatchObject({ status: 200, body: { id } });
    });

    it('that cannot be read is refused as a problem, in the language asked for', async () => {
      const answered = await admin.get('/api/%zz', { 'accept-language': 'en' });
      expect(answered).toMatchObject({
        status: 400,
        body: { code: 'body-malformed', title: 'The request is malformed' },
      });
      expect(answered.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    });

    it.each([101, 400])('with an id of %d characters is refused by the check of ids', async (length) => {
      const answered = await admin.post(`/api/units/${'u'.repeat(length)}/dissolve-unit`);
      expect(answered).toMatchObject({ status: 400, body: { fields: [{ field: 'id' }] } });
    });

    it('that leads nowhere is answered as a problem', async () => {
      expect(await admin.get('/nowhere/at/all')).toMatchObject({ status: 404, body: { code: 'not-found' } });
    });
  });

  it('says which roles may', async () => {
    const { client } = await product.person('CANDIDATE');
    const { body } = await registerUnit(client, randomUUID(), {}, { 'accept-language': 'en' });
    expect(body).toMatchObject({
      allowed: ['ADMIN', 'HR'],
      detail: 'Your role may not do this. These may: administrator, HR officer.',
    });
  });

  describe('a password', () => {
    it('is changed only by who knows the current one, and only to another', async () => {
      const { client } = await product.person('HR');
      const change = (current: string, next: string) => client.send('PUT', '/api/session/password', { current, next });
      expect(await change('wrong-password-9', 'sample-password-3')).toMatchObject({
        status: 403,
        body: { code: 'current-password-wrong' },
      });
      expect(await change('sample-password-2', 'sample-password-2')).toMatchObject({
        status: 400,
        body: { fields: [{ field: 'next' }] },
      });
      expect(await change('sample-password-2', 'matkhau12345')).toMatchObject({
        status: 400,
        body: { fields: [{ field: 'next', message: expect.stringMatching(/dễ đoán/) as unknown }] },
      });
      expect((await client.get('/api/session')).status).toBe(200);
    });

    it('of a new account is refused where it is easy to guess from the name or the login', async () => {
      const entry = { login: `le.thi.mau.${randomUUID()}`, name: 'Lê Thị Mẫu', roles: ['HR'] };
      const answered = await admin.post('/api/accounts', { ...entry, password: 'lethimau1990' });
      expect(answered).toMatchObject({ status: 400, body: { fields: [{ field: 'password' }] } });
      expect((await admin.post('/api/accounts', { ...entry, password: 'song hong doi mau' })).status).toBe(201);
    });

    it('is reset by an administrator, which ends all sessions of the account', async () => {
      const { client, account, login } = await product.person('HR');
      const path = `/api/accounts/${account}/password`;
      const reset = (who: Client, next: string) => who.send('PUT', path, { next, reason: 'Quên mật khẩu' });
      expect((await reset(client, 'sample-password-4')).status).toBe(403);
      expect((await reset(admin, 'short')).status).toBe(400);
      expect((await reset(admin, 'sample-password-4')).status).toBe(200);
      expect((await client.get('/api/session')).status).toBe(401);
      await expect(product.signIn(login, 'sample-password-2')).rejects.toThrow('401');
      await expect(product.signIn(login, 'sample-password-4')).resolves.toBeDefined();
      const unknown = { next: 'sample-password-4', reason: 'Quên mật khẩu' };
      expect((await admin.send('PUT', '/api/accounts/none/password', unknown)).status).toBe(404);
    });
  });

  describe('a person', () => {
    const sample = { name: 'Trần Thị Mẫu', identityNumber: '099000000002', birthDate: '1981-02-03' };

    it('whose number is known tells nobody what differs, ten times a day at most, and each try is noted', async () => {
      const { client: hr, account } = await product.person('HR');
      const { client: other } = await product.person('HR');
      const known = { name: 'Phạm Thị Mẫu', identityNumber: '099000000003', birthDate: '1981-02-03' };
      const { person } = (await other.post('/api/people', known)).body as { person: string };
      const guesses = Array.from({ length: 15 }, (_, day) => ({ ...known, birthDate: `1981-03-${String(10 + day)}` }));
      // The first is not answered before all of them have come.
      const { vault } = product.engine;
      const fields = vault.fields.bind(vault);
      const { promise: haveCome, resolve } = Promise.withResolvers<undefined>();
      let coming = guesses.length;
      product.server.on('request', () => {
        coming -= 1;
        if (coming === 0) resolve(undefined);
      });
      Object.assign(vault, { fields: (subject: string) => haveCome.then(() => fields(subject)) });
      const answers = await Promise.all(guesses.map((guess) => hr.post('/api/people', guess)));
      Object.assign(vault, { fields });
      const told = answers.filter(({ status }) => status === 409);
      for (const { body } of told) expect(body).toEqual(told[0]?.body);
      expect([told.length, answers.filter(({ status }) => status === 429).length]).toEqual([10, 5]);
      // Also what would have been right.
      expect((await hr.post('/api/people', known)).status).toBe(429);
      expect((await other.post('/api/people', known)).body).toEqual({ person });
      const fresh = { ...known, identityNumber: '099000000004' };
      expect((await hr.post('/api/people', fresh)).status).toBe(201);
      const { items } = (await admin.get('/api/security-events?limit=500')).body;
      expect(items).toContainEqual(expect.objectContaining({ kind: 'PERSON_DIFFERS', account, count: 10 }));
    });

    it('is never overwritten by registering again, but can be corrected', async () => {
      const { client: hr } = await product.person('HR');
      const { person } = (await hr.post('/api/people', sample)).body as { person: string };
      expect((await hr.post('/api/people', { ...sample, name: ` ${sample.name.normalize('NFD')} ` })).body).toEqual({
        person,
      });
      const other = await hr.post('/api/people', { ...sample, birthDate: '1982-02-03' });
      expect(other).toMatchObject({ status: 409, body: { code: 'person-differs' } });
      expect(other.body.fields.map(({ field }: any) => field)).toEqual(['person']);
      const path = `/api/people/${person}`;
      const names = { name: 'Trần Thị Mẫu Hai', birthDate: '1982-02-03' };
      const corrected = { ...names, reason: 'Theo giấy khai sinh' };
      expect(await hr.send('PUT', path, corrected)).toMatchObject({ status: 200, body: { person } });
      expect(await hr.get(path)).toMatchObject({ body: { name: 'Trần Thị Mẫu Hai' } });
      expect((await hr.post('/api/people', { ...sample, ...names })).body).toEqual({ person });
      expect((await hr.send('PUT', '/api/people/none', corrected)).status).toBe(404);
      const { client: marker } = await product.person('MARKER');
      expect((await marker.send('PUT', path, corrected)).status).toBe(403);
    });

    it.each([
      ['identityNumber', '12345'],
      ['identityNumber', '09900000000a'],
      ['birthDate', '1981-02-29'],
      ['birthDate', '9998-01-01'],
      ['name', 'Trần\u202eMẫu'],
      ['name', 'Trần\u0007Mẫu'],
    ])('is not registered with the %s %j', async (field, value) => {
      const answered = await admin.post('/api/people', { ...sample, identityNumber: '099000003', [field]: value });
      expect(answered).toMatchObject({ status: 400, body: { fields: [{ field }] } });
    });

    it('does not write over another under the same key', async () => {
      const key = { 'idempotency-key': 'k-person' };
      expect((await admin.post('/api/people', { ...sample, identityNumber: '099000004' }, key)).status).toBe(201);
      const other = await admin.post('/api/people', { ...sample, identityNumber: '099000005' }, key);
      expect(other).toMatchObject({ status: 409, body: { code: 'key-reused' } });
    });
  });

  it('refuses a login with characters that cannot be seen', async () => {
    const entry = { name: 'Người mẫu', password: 'sample-password-2', roles: ['HR'] };
    const answered = await admin.post('/api/accounts', { ...entry, login: 'ad\u202emin' });
    expect(answered).toMatchObject({ status: 400, body: { fields: [{ field: 'login' }] } });
  });

  describe('an import', () => {
    const header = 'code,name,kind,owner,authority,superior,effectiveOn';

    it('names once the columns that a file lacks', async () => {
      const answered = await admin.post('/api/imports/units', 'code|name|kind\na|b|c\nd|e|f', {
        'accept-language': 'en',
      });
      expect(answered).toMatchObject({ status: 400, body: { code: 'body-malformed', fields: [{ field: 'header' }] } });
      expect(answered.body.fields[0].message).toMatch(/^lacks the columns code, name.*divided by commas/);
    });

    it('reads columns divided by semicolons', async () => {
      const row = `${randomUUID()},Trường mẫu,SERVICE_UNIT,city,person-a,person-s,2020-01-01`;
      const file = `${header}\n${row}`.replaceAll(',', ';');
      expect(await admin.post('/api/imports/units', file)).toMatchObject({ status: 200, body: { taken: 1, bad: [] } });
    });

    it('does not take a row with more or fewer cells than the header', async () => {
      const row = (end: string) => `${randomUUID()},Trường mẫu,SERVICE_UNIT,city,person-a,person-s${end}`;
      const file = [header, row(',2020-01-01,x'), row(''), row(',2020-01-01')].join('\n');
      const { body } = await admin.post('/api/imports/units', file);
      expect(body).toMatchObject({ lines: 3, taken: 1 });
      expect(body.bad.map(({ line, code }: any) => `${line as string} ${code as string}`)).toEqual([
        '2 row-cells-differ',
        '3 row-cells-differ',
      ]);
    });
  });

  it('shows every rule pack with the hash that a plan pins, to whoever is signed in', async () => {
    const { client } = await product.person('CANDIDATE');
    const { items } = (await client.get('/api/packs')).body;
    expect(items.length).toBeGreaterThan(1);
    const [first] = items;
    const whole = await client.get(`/api/packs/${first.ref as string}`);
    expect(whole).toMatchObject({ status: 200, body: { ...first, pack: { id: first.id, written: {} } } });
    expect(createHash('sha256').update(canonicalPack(whole.body.pack)).digest('hex')).toBe(first.hash);
    const left = Object.fromEntries(items.map(({ id, leftToPlan }: Record<string, string>) => [id, leftToPlan]));
    expect(left).toMatchObject({
      'VN-CIVIL-2025': [],
      'VN-PUBLIC-UNIT-2020': ['presentMinutes', 'questionMinutes', 'appealWindow'],
    });
    expect(left['VN-PUBLIC-UNIT-2026']).toEqual(expect.arrayContaining(['minCandidates', 'course']));
    expect((await client.get('/api/packs/none')).status).toBe(404);
    expect((await product.nobody.get('/api/packs')).status).toBe(401);
  });

  it('describes what people and imports need', async () => {
    const { body } = await product.nobody.get('/api/openapi.json');
    expect(body.components.schemas.PersonBody.required.sort()).toEqual(['birthDate', 'identityNumber', 'name']);
    expect(body.paths['/api/imports/units'].post.requestBody.description).toMatch(/Columns: code, name, kind/);
  });
});
