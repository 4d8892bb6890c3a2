import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { type Client, type Product, startProduct } from '../support/product.js';
import { everywhere } from './everywhere.js';
import { faultsOf, hostileRequests } from './hostile.js';

/** Of all hostile requests so many are sent, evenly spread: the suite has seconds. `npm run torture -- attacks` sends them all. */
const SENT = 1_500;

let product: Product;
let admin: Client;
beforeAll(async () => {
  product = await startProduct();
  admin = await product.admin();
});
afterAll(() => product.close());

describe('no request whatsoever', () => {
  it('makes the server fail: every field and parameter of every operation with hostile values', async () => {
    const client = await everywhere(product, 'hostile');
    const { body: document } = await product.nobody.get('/api/openapi.json');
    const all = hostileRequests(document, 'hostile').filter(({ path }) => !path.startsWith('/api/session'));
    expect(all.length).toBeGreaterThan(20_000);
    const step = Math.ceil(all.length / SENT);
    const sent = all.filter((_, at) => at % step === 0);
    expect(await faultsOf(client, sent)).toEqual([]);
  });
});

describe('reading', () => {
  /** What tells names records whose they were: nothing else that is read leaves a trace in the log. */
  const tellsNames = /[?&]names=|\/(to-declare|directory)$|^\/api\/people\//;

  it('changes nothing, whatever is read, and records nothing but whose names were told', async () => {
    const client = await everywhere(product, 'read');
    const { body: document } = await product.nobody.get('/api/openapi.json');
    const gets = Object.entries<object>(document.paths).filter(([, operations]) => 'get' in operations);
    const paths = gets.map(([path]) => path.replaceAll(/\{\w+\}/g, 'read')).filter((path) => !tellsNames.test(path));
    expect(paths.length).toBeGreaterThan(50);
    const before = await product.engine.events.head();
    const answers = await Promise.all(paths.map((path) => client.get(path)));
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(20);
    expect(await product.engine.events.head()).toBe(before);
  });
});

describe('a row of the vault that somebody changed', () => {
  it('is a sentence to who needs it, nothing to others, and a fault that operators are told', async () => {
    const { person } = await product.person('MARKER');
    const { person: other } = await product.person('MARKER');
    const database = new DatabaseSync(join(product.data, 'vault.sqlite'));
    database.prepare("UPDATE field SET box = zeroblob(length(box)) WHERE subject = ? AND field = 'name'").run(person);
    database.close();
    const read = await admin.get(`/api/people/${person}`);
    expect(read).toMatchObject({ status: 409, body: { code: 'vault-altered' } });
    const listed = await admin.get(`/api/accounts?names=true&limit=500&position=${await head()}`);
    expect(listed.status).toBe(200);
    expect(listed.body.people).toMatchObject({ [other]: 'Người mẫu' });
    expect(listed.body.people).not.toHaveProperty([person]);
    const fault = 'A field of the vault was changed from outside: restore it from a backup.';
    expect((await admin.get('/api/ready')).body).toMatchObject({ status: 'degraded', faults: [fault] });
    expect((await product.nobody.get('/api/ready')).body).toEqual({ status: 'degraded' });
  });

  const head = async (): Promise<string> => (await product.engine.events.head()).toString();
});

describe('a person whose data was erased', () => {
  it('has nothing more written about, and the server does not fail over it', async () => {
    const sample = { name: 'Người mẫu', identityNumber: '099000000077', birthDate: '1980-02-03' };
    const { person } = (await admin.post('/api/people', sample)).body;
    await admin.post(`/api/people/${person as string}/erase`, { reason: 'Theo yêu cầu.' });
    const entry = { login: 'nguoi.da.xoa', password: 'sample-password-2', roles: ['HR'], name: 'Mẫu', person };
    const opened = await admin.post('/api/accounts', entry);
    expect(opened.status).toBeLessThan(500);
    const corrected = await admin.send('PUT', `/api/people/${person as string}`, {
      name: 'X',
      birthDate: '1980-02-03',
    });
    expect(corrected.status).toBeLessThan(500);
  });
});
