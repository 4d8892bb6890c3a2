import { type Client, type Product, startProduct } from '../support/product.js';

const PASSWORD = 'sample-password-2';
let product: Product;
let admin: Client;

beforeAll(async () => {
  product = await startProduct({ KHOABANG_PROXY: '127.0.0.1', KHOABANG_EVENTS: 'memory:', KHOABANG_VIEWS: 'memory:' });
  admin = await product.admin();
});
afterAll(() => product.close());

const from = (address: string) => ({ 'x-forwarded-for': address });
const linesOf = async (source: string): Promise<any[]> => {
  const { body } = await admin.get('/api/security-events?limit=500');
  return body.items.filter((line: any) => line.source === source);
};
const counted = (lines: readonly any[]) => lines.map(({ kind, account, count }) => [kind, account, count]);

describe('security events', () => {
  it('say who signed in, was refused and locked out, from where, and never by which login', async () => {
    const { login, account } = await product.person('HR');
    const source = '203.0.113.21';
    const signIn = (password: string, as = login) =>
      product.nobody.post('/api/session', { login: as, password }, from(source));
    expect((await signIn(PASSWORD)).status).toBe(200);
    await Promise.all(Array.from({ length: 5 }, () => signIn('a wrong password')));
    await signIn('x', 'somebody.unknown');
    const lines = await linesOf(source);
    const told = [
      ['LOCKED_OUT', account, 1],
      ['SIGNED_IN', account, 1],
      ['SIGN_IN_REFUSED', account, 5],
      ['SIGN_IN_REFUSED', null, 1],
    ];
    expect(lines).toHaveLength(told.length);
    expect(counted(lines)).toEqual(expect.arrayContaining(told));
    expect(JSON.stringify(lines)).not.toMatch(new RegExp(`${login}|somebody`));
  });

  it('say who read names and texts, changed or reset a password, proved wrongly, and ended sessions', async () => {
    const { client, account } = await product.person('HR');
    const { person } = await product.person('CANDIDATE');
    const at = from('203.0.113.22');
    await client.get(`/api/people/${person}`, at);
    // Asked for, and nobody is named there: nothing was told.
    await client.get('/api/appointments?names=true', at);
    await client.get('/api/accounts?names=true', at);
    await client.get('/api/people/nobody', at);
    await client.send('POST', '/api/session/confirm', { password: 'a wrong password' }, at);
    await client.send('POST', '/api/session/confirm', { password: PASSWORD }, at);
    const reset = { next: 'sample-password-4', reason: 'Quên mật khẩu' };
    await admin.send('PUT', `/api/accounts/${account}/password`, reset, at);
    await admin.post(`/api/accounts/${account}/end-sessions`, {}, at);
    const lines = counted(await linesOf('203.0.113.22'));
    expect(lines).toEqual(
      expect.arrayContaining([
        ['CONFIRMED', account, 1],
        ['PROOF_REFUSED', account, 1],
        ['PASSWORD_RESET', 'admin', 1],
        ['ACCOUNT_CHANGED', 'admin', 1],
      ]),
    );
    const [, , names] = lines.find(([kind]) => kind === 'NAMES_READ') ?? [];
    expect(names).toBe(2);
  });

  it('say who asked for what is not theirs, from another site too, and who sent what cannot be', async () => {
    const { client, account } = await product.person('HR');
    const at = from('203.0.113.23');
    await client.get('/api/security-events', at);
    await client.send('POST', '/api/rounds/r/draft-round', { code: '<script>' }, at);
    await client.send('POST', '/api/rounds/r/draft-round', {}, { ...at, origin: 'https://elsewhere.example' });
    await product.nobody.post('/api/session', { login: 'x' }, at);
    const told = [
      ['RIGHT_REFUSED', account, 1],
      ['INPUT_REFUSED', account, 1],
      // Turned away before it is known who asks.
      ['RIGHT_REFUSED', null, 1],
      ['INPUT_REFUSED', null, 1],
    ];
    const lines = counted(await linesOf('203.0.113.23'));
    expect(lines).toHaveLength(told.length);
    expect(lines).toEqual(expect.arrayContaining(told));
  });

  it('are for administrators and auditors of every body, in pages', async () => {
    const { client: auditor } = await product.person('AUDITOR');
    const first = await auditor.get('/api/security-events?limit=1');
    expect(first).toMatchObject({ status: 200, body: { items: { length: 1 } } });
    const second = await auditor.get(`/api/security-events?limit=1&after=${first.body.next as string}`);
    expect(second.body.items).not.toEqual(first.body.items);
    for (const wrong of ['limit=0', 'after=x', 'after=1e9-0'])
      expect((await auditor.get(`/api/security-events?${wrong}`)).status).toBe(400);
    for (const role of ['HR', 'COUNCIL', 'CANDIDATE'])
      expect((await (await product.person(role)).client.get('/api/security-events')).status).toBe(403);
    const login = 'mot.co.quan';
    const entry = { login, name: 'Người mẫu', password: 'given-out-once-7', roles: ['AUDITOR'], bodies: ['city'] };
    expect((await admin.post('/api/accounts', entry)).status).toBe(201);
    const local = await product.firstSignIn(login, entry.password, PASSWORD);
    expect((await local.get('/api/security-events')).body.code).toBe('not-your-body');
  });
});
