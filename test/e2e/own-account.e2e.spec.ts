import { TOTP } from 'otpauth';
import { type Client, type Product, startProduct } from '../support/product.js';

const PASSWORD = 'sample-password-2';
const HOLDERS = 'chosen by the holder 7';
const THIEFS = 'chosen by the thief 8';
const why = 'Theo đề nghị của cán bộ';
const ENDED = { status: 401, body: { code: 'not-signed-in' } };

let product: Product;
let admin: Client;

beforeAll(async () => {
  product = await startProduct({ KHOABANG_EVENTS: 'memory:', KHOABANG_VIEWS: 'memory:' });
  admin = await product.admin();
});
afterAll(() => product.close());

/** Something else is done and answered, just before the vault first keeps a field that is so named for this account. */
const before = (account: string, named: RegExp, task: () => Promise<unknown>): void => {
  const { vault } = product.engine;
  const put = vault.put.bind(vault);
  const interrupted: typeof put = async (owner, field, text) => {
    if (owner === account && named.test(field)) {
      Object.assign(vault, { put });
      await task();
    }
    return put(owner, field, text);
  };
  Object.assign(vault, { put: interrupted });
};

const change = (client: Client, next: string) =>
  client.send('PUT', '/api/session/password', { current: PASSWORD, next });
const opens = async (login: string, password: string): Promise<number> =>
  (await product.nobody.post('/api/session', { login, password })).status;
const stateTypes = async (account: string): Promise<readonly string[]> =>
  (await Array.fromAsync(product.engine.events.read(`account-${account}`))).map(({ type }) => type);

describe('what is done to the own account while the session ends', () => {
  it('is not recorded: a password checked before the holder replaced it sets no other one', async () => {
    const { client: thief, account, login } = await product.person('CANDIDATE');
    const holder = await product.signIn(login, PASSWORD);
    before(account, /^credential\//, async () => {
      expect((await change(holder, HOLDERS)).status).toBe(204);
    });
    expect(await change(thief, THIEFS)).toMatchObject(ENDED);
    expect([await opens(login, HOLDERS), await opens(login, THIEFS)]).toEqual([200, 401]);
    const hashes = [...(await product.engine.vault.fields(account))].filter(([, text]) => text.startsWith('$argon2'));
    expect(hashes).toHaveLength(1);
  });

  it('is not recorded: what one administrator gave out is none that two are said to have', async () => {
    const { client: mole, account, login } = await product.person('CANDIDATE');
    const { account: other, login: name } = await product.person('ADMIN');
    expect(other).toBeDefined();
    const second = await product.signIn(name, PASSWORD);
    const reset = await admin.send('PUT', `/api/accounts/${account}/password`, {
      next: 'first-half-of-it',
      reason: why,
    });
    expect(reset.body.awaits).toBe('CONFIRMATION');
    let half = '';
    before(account, /^credential\//, async () => {
      half = (await product.confirm(second, account)).body.secondHalf as string;
    });
    expect(await change(mole, THIEFS)).toMatchObject(ENDED);
    expect([await opens(login, THIEFS), await opens(login, `first-half-of-it${half}`)]).toEqual([401, 200]);
  });

  it('is not recorded: no second factor is added to an account whose password was replaced', async () => {
    const { client: thief, account, login } = await product.person('CANDIDATE');
    const holder = await product.signIn(login, PASSWORD);
    const { secret } = (await thief.post('/api/session/factors/totp', { password: PASSWORD })).body;
    before(account, /^factor\//, async () => {
      expect((await change(holder, HOLDERS)).status).toBe(204);
    });
    const code = new TOTP({ secret: secret as string }).generate();
    expect(await thief.post('/api/session/factors/totp/confirm', { code })).toMatchObject(ENDED);
    expect(await stateTypes(account)).not.toContain('FactorEnrolled');
    expect(await opens(login, HOLDERS)).toBe(200);
    const left = [...(await product.engine.vault.fields(account))].filter(([field]) => field.startsWith('factor/'));
    expect(left.filter(([, text]) => text !== '')).toEqual([]);
  });
});
