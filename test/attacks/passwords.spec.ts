import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { account } from '#exams';
import { createApp } from '../../apps/api/src/edge/app.js';
import { Accounts } from '../../apps/api/src/identity/accounts.js';
import { openEngine } from '../../apps/host/src/engine.js';
import { readSettings } from '../../apps/host/src/settings.js';
import { type Product, startProduct } from '../support/product.js';
import { temporaryFolder } from '../support/tmp.js';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.close());

const FIRST = 'sample-password-2';
const change = async (next: string) => {
  const { client, login } = await product.person('HR');
  const { status } = await client.send('PUT', '/api/session/password', { current: FIRST, next });
  const signIn = async (password: string) => (await product.nobody.post('/api/session', { login, password })).status;
  return { status, signIn };
};

describe('a password', () => {
  it.each([
    ['letters only', 'songhongdoimaunuocsaumualu'],
    ['digits only', '83920175640981726354'],
    ['words with blanks', 'bốn mùa hoa nở trên đồi chè'],
    ['two hundred signs', 'xin chào 7 '.repeat(20).slice(0, 199) + 'z'],
  ])('may be of any signs, and long: %s', async (_, next) => {
    const { status, signIn } = await change(next);
    expect(status).toBe(204);
    expect(await signIn(next)).toBe(200);
  });

  it('is compared as it was typed: no sign of it is dropped, folded or passed over', async () => {
    const next = ` Xin mời ${'vào nhà '.repeat(10)}Q `;
    const { signIn } = await change(next);
    for (const other of [next.trim(), next.toLowerCase(), next.slice(0, 72), `${next} `])
      expect(await signIn(other)).toBe(401);
    expect(await signIn(next)).toBe(200);
  });

  it('has twelve signs or more', async () => {
    expect((await change('5tR9-vqLm-0')).status).toBe(400);
    expect((await change('5tR9-vqLm-02')).status).toBe(204);
  });

  it('is kept as an argon2id hash of the strength that OWASP asks for', async () => {
    const { account: id } = await product.person('HR');
    const { state } = await product.engine.executor.load(account, id);
    const kept = await product.engine.vault.get(id, `credential/${state.credential ?? ''}`);
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22,}\$[\w+/]{43}$/);
  });

  it('is made at random for the first administrator where none is given, and the login is the one that was chosen', async () => {
    const folder = temporaryFolder();
    const settings = readSettings({
      KHOABANG_DATA: folder.path,
      KHOABANG_LOG: 'error',
      KHOABANG_ADMIN_LOGIN: 'quan.tri.mau',
    });
    const app = await createApp(await openEngine(settings), settings);
    const password = await app.get(Accounts).ensureAdmin(undefined, settings.adminLogin);
    expect(password).toMatch(/^[\w-]{22}$/);
    const signIn = async (login: string) =>
      (await app.inject({ method: 'POST', url: '/api/session', payload: { login, password } })).statusCode;
    expect([await signIn('admin'), await signIn('quan.tri.mau')]).toEqual([401, 200]);
    await app.close();
    folder.remove();
  });

  it('is refused where it stands in a list of leaked ones that the operator named', async () => {
    const folder = temporaryFolder();
    const leaked = 'sông xanh núi biếc mây vàng';
    writeFileSync(folder.file('leaked.txt'), `${createHash('sha1').update(leaked).digest('hex').toUpperCase()}:3\n`);
    const other = await startProduct({ KHOABANG_LEAKED_PASSWORDS: folder.file('leaked.txt') });
    const { client } = await other.person('HR');
    const change = (next: string) =>
      client.send('PUT', '/api/session/password', { current: 'sample-password-2', next }, { 'accept-language': 'en' });
    const refused = await change(leaked);
    expect(refused).toMatchObject({ status: 400, body: { fields: [{ field: 'next' }] } });
    expect(refused.body.fields[0].message).toContain('leaked');
    expect((await change(`${leaked}.`)).status).toBe(204);
    await other.close();
    folder.remove();
  });
});
