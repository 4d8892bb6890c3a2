import { mongodbHere, mongodbWords } from '../support/ferretdb.js';
import { type Server, startMongodb } from '../support/mongodb.js';
import { type Product, startProduct } from '../support/product.js';

const here = mongodbHere();

(here === undefined ? describe.skip : describe)(mongodbWords[here ?? 'none'], () => {
  let server: Server;
  let product: Product | undefined;
  beforeAll(async () => {
    server = await startMongodb();
  });
  afterAll(() => server.stop());
  afterEach(async () => {
    await product?.close();
    product = undefined;
  });

  it('keeps the vault of a product, in a database beside that of its views', async () => {
    const stores = { KHOABANG_VIEWS: server.database(), KHOABANG_VAULT: server.database() };
    product = await startProduct({ ...stores, KHOABANG_EVENTS: 'memory:', KHOABANG_MASTER_KEY: 'ab'.repeat(32) });
    const { client: hr } = await product.person('HR');
    const me = await hr.get('/api/session');
    expect(me.status).toBe(200);
  });

  it('keeps the views of a product, which reads what it has just written', async () => {
    product = await startProduct({ KHOABANG_VIEWS: server.database(), KHOABANG_EVENTS: 'memory:' });
    const admin = await product.admin();
    for (const person of ['p-a', 'p-s']) await product.engine.vault.put(person, 'name', 'Người mẫu');
    const unit = { code: 'U1', name: 'Trường mẫu', kind: 'SERVICE_UNIT', owner: 'city', effectiveOn: '2020-01-01' };
    const registered = { ...unit, authority: 'p-a', superior: 'p-s' };
    const { body } = await admin.post('/api/units/U1/register-unit', registered);
    const read = await admin.get(`/api/units?code=U1&position=${String(body.position)}`);
    expect(read.body.items).toMatchObject([{ id: 'U1', code: 'U1' }]);
  });
});
