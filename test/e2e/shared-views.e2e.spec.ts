import { mongodbHere, mongodbWords } from '../support/ferretdb.js';
import { type Server, startMongodb } from '../support/mongodb.js';
import { startProduct } from '../support/product.js';

const here = mongodbHere();

(here === undefined ? describe.skip : describe)(mongodbWords[here ?? 'none'], () => {
  let server: Server;
  beforeAll(async () => {
    server = await startMongodb();
  });
  afterAll(() => server.stop());

  it('keeps the views of a product, which reads what it has just written', async () => {
    const product = await startProduct({ KHOABANG_VIEWS: server.database(), KHOABANG_EVENTS: 'memory:' });
    const admin = await product.admin();
    for (const person of ['p-a', 'p-s']) await product.engine.vault.put(person, 'name', 'Người mẫu');
    const unit = { code: 'U1', name: 'Trường mẫu', kind: 'SERVICE_UNIT', owner: 'city', effectiveOn: '2020-01-01' };
    const registered = { ...unit, authority: 'p-a', superior: 'p-s' };
    const { body } = await admin.post('/api/units/U1/register-unit', registered);
    const read = await admin.get(`/api/units?code=U1&position=${String(body.position)}`);
    expect(read.body.items).toMatchObject([{ id: 'U1', code: 'U1' }]);
    await product.close();
  }, 120_000);
});
