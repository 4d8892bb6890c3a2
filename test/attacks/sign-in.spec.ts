import { account } from '#exams';
import { ofAccount } from '../../apps/api/src/identity/actor.js';
import { Passwords } from '../../apps/api/src/identity/passwords.js';
import { type Answered, type Product, startProduct } from '../support/product.js';

const PASSWORD = 'sample-password-2';
let product: Product;

/** What the answer tells, and nothing of when and under which number it was given. */
const told = ({ status, headers, body }: Answered) => {
  const changing = ['date', 'x-request-id'];
  return { status, headers: [...headers].filter(([name]) => !changing.includes(name)), body: body as unknown };
};

const signIn = (login: string, password: string, headers: Record<string, string> = {}) =>
  product.nobody.post('/api/session', { login, password }, headers);
const from = (address: string, more: Record<string, string> = {}) => ({ 'x-forwarded-for': address, ...more });
const fail = async (login: string, times: number, headers: Record<string, string>): Promise<readonly Answered[]> =>
  Promise.all(Array.from({ length: times }, () => signIn(login, 'a wrong password', headers)));

beforeAll(async () => {
  product = await startProduct({ KHOABANG_PROXY: '127.0.0.1' });
});
afterAll(() => product.close());

describe('who guesses', () => {
  it('hears the same whatever is wrong, also with the right password once held back, and also of a closed account', async () => {
    const locked = await product.person('HR');
    await fail(locked.login, 5, from('203.0.113.1'));
    const closed = await product.person('HR');
    await (await product.admin()).post(`/api/accounts/${closed.account}/close-account`, { reason: 'Đã nghỉ việc' });
    const open = await product.person('HR');
    const answers = [
      await signIn('nobody at all', PASSWORD, from('203.0.113.2')),
      await signIn(open.login, 'a wrong password', from('203.0.113.2')),
      await signIn(locked.login, PASSWORD, from('203.0.113.2')),
      await signIn(closed.login, PASSWORD, from('203.0.113.2')),
    ].map(told);
    expect(answers[0]).toMatchObject({ status: 401, body: { code: 'sign-in-failed' } });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it('waits as long for every failure: none is answered before its time, and none is looked at while held back', async () => {
    const { login } = await product.person('HR');
    await fail(login, 5, from('203.0.113.3'));
    const before = await product.engine.events.head();
    for (const [who, password] of [
      [login, PASSWORD],
      [login, 'a wrong password'],
      ['nobody at all', PASSWORD],
    ] as const) {
      const start = performance.now();
      await signIn(who, password, from('203.0.113.4'));
      // A timer may fire a millisecond early.
      expect(performance.now() - start).toBeGreaterThan(495);
    }
    expect(await product.engine.events.head()).toBe(before);
  });

  it('has as many passwords worked on for a login that nobody has as for any other: the time tells none of them apart', async () => {
    const fits = Reflect.get(Passwords.prototype, 'fits') as (...given: unknown[]) => Promise<boolean>;
    let worked = 0;
    Passwords.prototype.fits = function (...given) {
      worked += 1;
      return fits.apply(this, given);
    };
    const admin = await product.admin();
    const [open, closed, locked] = [await product.person('HR'), await product.person('HR'), await product.person('HR')];
    await admin.post(`/api/accounts/${closed.account}/close-account`, { reason: 'Đã nghỉ việc' });
    const guess = { type: 'RecordFailedSignIn', data: { knownDevice: false } } as const;
    for (let failure = 0; failure < 5; failure += 1)
      await product.engine.executor.execute(account, locked.account, guess, ofAccount('somebody', String(failure)));
    const counted: number[] = [];
    for (const [at, login] of ['nobody here', open.login, closed.login, locked.login].entries()) {
      worked = 0;
      await fail(login, 6, from(`203.0.113.${String(40 + at)}`));
      await fail(login, 6, from(`203.0.113.${String(50 + at)}`));
      counted.push(worked);
    }
    Passwords.prototype.fits = fits;
    expect(counted).toEqual([5, 5, 5, 5]);
  });

  it('leaves nothing behind where an administrator unlocks the account', async () => {
    const { login, account: id } = await product.person('HR');
    await fail(login, 9, from('203.0.113.60'));
    expect((await signIn(login, PASSWORD, from('203.0.113.61'))).status).toBe(401);
    const unlocked = await (
      await product.admin()
    ).post(`/api/accounts/${id}/unlock-account`, { reason: 'Đã gọi điện' });
    expect(unlocked.status).toBe(200);
    expect((await signIn(login, PASSWORD, from('203.0.113.62'))).status).toBe(200);
  });

  it('is held back with all logins from one source, and other sources are not', async () => {
    await fail('nobody at all', 40, from('203.0.113.5'));
    const { login } = await product.person('HR');
    expect((await signIn(login, PASSWORD, from('203.0.113.5'))).status).toBe(401);
    expect((await signIn(login, PASSWORD, from('203.0.113.6'))).status).toBe(200);
  });

  it('finds no other source within the network of one household', async () => {
    const addresses = Array.from({ length: 40 }, (_, at) => `2001:db8:7:7::${(at + 1).toString(16)}`);
    await Promise.all(addresses.map((address) => signIn('nobody at all', PASSWORD, from(address))));
    const { login } = await product.person('HR');
    expect((await signIn(login, PASSWORD, from('2001:db8:7:7:ffff::1'))).status).toBe(401);
    expect((await signIn(login, PASSWORD, from('2001:db8:7:8::1'))).status).toBe(200);
  });
});

describe('the holder of an account that strangers guess at', () => {
  const deviceOf = ({ headers }: Answered): string =>
    headers
      .getSetCookie()
      .find((cookie) => cookie.startsWith('khoabang-device='))
      ?.split(';')[0] ?? '';

  it('signs in on a device that is known, from wherever, while they are held back', async () => {
    const { login } = await product.person('COUNCIL');
    const device = { cookie: deviceOf(await signIn(login, PASSWORD, from('203.0.113.10'))) };
    await fail(login, 45, from('203.0.113.11'));
    expect((await signIn(login, PASSWORD, from('203.0.113.12'))).status).toBe(401);
    expect((await signIn(login, PASSWORD, from('203.0.113.11', device))).status).toBe(200);
  });

  it('has a device that is known to no other account, and is worth nothing by itself', async () => {
    const mine = await product.person('COUNCIL');
    const other = await product.person('COUNCIL');
    const device = { cookie: deviceOf(await signIn(other.login, PASSWORD, from('203.0.113.13'))) };
    await fail(mine.login, 5, from('203.0.113.14'));
    expect((await signIn(mine.login, PASSWORD, from('203.0.113.15', device))).status).toBe(401);
    const [name, value = ''] = device.cookie.split('=');
    expect(name).toBe('khoabang-device');
    expect((await product.nobody.get('/api/session', { cookie: `khoabang=${value}` })).status).toBe(401);
  });

  it('is held back on one of the own devices after five failures there: it may have been stolen', async () => {
    const { login } = await product.person('COUNCIL');
    const device = { cookie: deviceOf(await signIn(login, PASSWORD, from('203.0.113.16'))) };
    const other = { cookie: deviceOf(await signIn(login, PASSWORD, from('203.0.113.17'))) };
    await fail(login, 5, from('203.0.113.16', device));
    expect((await signIn(login, PASSWORD, from('203.0.113.16', device))).status).toBe(401);
    // Whoever has that one has not the others of its holder, and keeps nobody from them.
    expect((await signIn(login, PASSWORD, from('203.0.113.17', other))).status).toBe(200);
  });

  it('changes the password only after few guesses at the present one', async () => {
    const { client } = await product.person('HR');
    const change = (current: string) =>
      client.send('PUT', '/api/session/password', { current, next: 'sample-password-9' });
    for (let failure = 0; failure < 5; failure += 1) expect((await change('a wrong password')).status).toBe(403);
    expect(await change(PASSWORD)).toMatchObject({ status: 429, body: { code: 'proof-held-back' } });
  });
});
