import { randomUUID } from 'node:crypto';
import { type Client, type Product, startProduct } from '../support/product.js';

const hash = 'a'.repeat(64);
const decision = { number: '12/QĐ-UBND', date: '2026-01-05', hash };

describe('the edge', () => {
  let product: Product;
  let admin: Client;

  beforeAll(async () => {
    product = await startProduct();
    admin = await product.admin();
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
    expect(await product.nobody.get('/api/ready')).toMatchObject({
      status: 200,
      body: { status: 'ready', faults: [] },
    });
  });

  it('describes every command in OpenAPI 3.1, each with its own body', async () => {
    const { body } = await product.nobody.get('/api/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    expect(
      body.paths['/api/rounds/{id}/approve-plan'].post.requestBody.content['application/json'].schema.$ref,
    ).toMatch(/ApprovePlanBody$/);
    expect(Object.keys(body.paths).filter((path) => path.startsWith('/api/rounds/{id}/')).length).toBeGreaterThan(85);
    expect((await product.nobody.get('/docs')).status).toBe(200);
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
    expect(await response.json()).toMatchObject({ code: 'body-malformed' });
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

  it('says when a view has not come to the position asked for', async () => {
    const answered = await admin.get('/api/units?position=999999999');
    expect(answered).toMatchObject({ status: 503, body: { code: 'view-behind' } });
    expect(answered.headers.get('retry-after')).toBe('2');
  }, 15_000);

  it('words a refusal in both languages, with its code and source', async () => {
    const { client } = await product.person('AUTHORITY');
    const send = (language: string) =>
      client.post('/api/rounds/no-such/approve-principle', { decision }, { 'accept-language': language });
    const vi = await send('vi');
    expect(vi).toMatchObject({ status: 409, body: { code: 'round-unknown', source: 'design' } });
    const en = await send('en');
    expect(en.body.detail).toBe('There is no such round. Check its id.');
    expect(vi.body.detail).not.toBe(en.body.detail);
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
      `${id},Trường mẫu,SERVICE_UNIT,city,pa,ps,4,2020-01-01,`,
      `${id}b,Trường mẫu,BANK,city,pa,ps,4,2020-01-01,`,
      `${id}c,Trường mẫu,SERVICE_UNIT,city,pa,ps,9,2020-02-30,`,
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

    it('locks an account after five failures, also for the right password', async () => {
      const { login } = await product.person('HR');
      for (let failure = 0; failure < 5; failure += 1)
        await product.nobody.post('/api/session', { login, password: 'wrong' });
      const right = await product.nobody.post('/api/session', { login, password: 'sample-password-2' });
      expect(right).toMatchObject({ status: 409, body: { code: 'account-locked' } });
    });

    it('ends every session of the account by signing out', async () => {
      const { client, login } = await product.person('HR');
      const second = await product.signIn(login, 'sample-password-2');
      expect((await client.send('DELETE', '/api/session')).status).toBe(204);
      expect((await client.get('/api/session')).status).toBe(401);
      expect((await second.get('/api/session')).status).toBe(401);
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
});
