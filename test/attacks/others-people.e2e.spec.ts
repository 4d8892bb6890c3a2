import { randomUUID } from 'node:crypto';
import { type Answered, type Client, type Product, startProduct } from '../support/product.js';

const GIVEN = 'mot-lan-duy-nhat-71';

/** People whom others have registered, and what waits about them: nothing that is typed in elsewhere gives a right over them. */
describe('people of another body', () => {
  let product: Product;
  let admin: Client;
  let superior: string;
  let city: Client;
  let school: Client;

  const opened = async (entry: object, by = admin): Promise<Answered> =>
    by.post('/api/accounts', { login: `sample-${randomUUID()}`, password: GIVEN, ...entry });

  let numbers = 0;
  const registered = async (by: Client): Promise<string> => {
    numbers += 1;
    const identityNumber = `0123456${numbers.toString().padStart(5, '0')}`;
    const { body } = await by.post('/api/people', { name: 'Lê Văn Mẫu', birthDate: '1990-02-03', identityNumber });
    return body.person as string;
  };

  const changed = { name: 'Ai Đó Khác', birthDate: '1990-01-01', reason: 'thử' };
  const correct = (by: Client, person: string): Promise<Answered> => by.send('PUT', `/api/people/${person}`, changed);
  const statusOf = async (answered: Promise<Answered>): Promise<number> => (await answered).status;

  beforeAll(async () => {
    product = await startProduct();
    admin = await product.admin();
    ({ person: superior } = await product.person('AUTHORITY'));
    city = (await product.officer(['HR'], ['city'])).client;
    school = (await product.officer(['HR'], ['school'])).client;
  });
  afterAll(() => product.close());

  it('are not read or corrected by who names them in an own registry, and are by who works where they were registered', async () => {
    const person = await registered(city);
    const unit = `u-${randomUUID()}`;
    const named = await school.post(`/api/units/${unit}/register-unit`, {
      ...{ code: unit, name: 'Trường mẫu', kind: 'SERVICE_UNIT', owner: 'school', effectiveOn: '2020-01-01' },
      ...{ authority: superior, superior: person },
    });
    expect(named.status).toBe(200);
    const { body } = await school.get(
      `/api/units/${unit}?names=true&position=${(await product.engine.events.head()).toString()}`,
    );
    expect(Object.keys(body.people)).toEqual([superior]);
    expect([await statusOf(school.get(`/api/people/${person}`)), await statusOf(correct(school, person))]).toEqual([
      404, 404,
    ]);
    const colleague = (await product.officer(['HR'], ['city'])).client;
    expect(await statusOf(correct(colleague, person))).toBe(200);
    expect((await city.get(`/api/people/${person}`)).body.name).toBe('Ai Đó Khác');
    // An authority may be known by name to all who name it, and is corrected by who keeps all of its accounts.
    expect((await correct(school, superior)).status).toBe(404);
  });

  it('are nobody to who acts for every body, where nobody has registered them and no account is theirs', async () => {
    const { client: everywhere } = await product.person('HR');
    await product.engine.vault.put('person-of-before', 'name', 'Người mẫu');
    expect(await statusOf(everywhere.get('/api/people/person-of-before'))).toBe(404);
    expect(await statusOf(everywhere.get(`/api/people/${await registered(city)}`))).toBe(200);
  });

  it('are given no account by others, and no other name with one', async () => {
    const person = await registered(city);
    const keeper = (await product.officer(['ADMIN'], ['school'])).client;
    const entry = { person, roles: ['CANDIDATE'], bodies: ['school'] };
    expect((await opened(entry, keeper)).body.fields?.[0]?.field).toBe('person');
    const renamed = await opened({ ...entry, name: 'Kẻ Khác Hẳn' });
    expect([renamed.status, renamed.body.fields?.[0]?.field]).toEqual([400, 'name']);
    expect((await opened(entry)).status).toBe(201);
    // It waits for another administrator: until then it gives nobody there a right.
    expect((await school.get(`/api/people/${person}`)).status).toBe(404);
  });

  it('are erased by who acts wherever they do now, and what somebody proposed goes with the office', async () => {
    const [first, second] = [
      await product.officer(['ADMIN'], ['school']),
      await product.officer(['ADMIN'], ['school']),
    ];
    const other = await product.officer(['ADMIN'], ['city', 'school']);
    const marker = await product.officer(['MARKER'], ['school']);
    const reason = 'Theo đề nghị của người đó';
    const erase = await first.client.post(`/api/people/${marker.person}/erase`, { reason });
    expect(erase.body.state).toBe('PROPOSED');
    const assigned = await admin.post(`/api/accounts/${marker.account}/assign-bodies`, { bodies: ['city'], reason });
    expect(assigned.status).toBe(200);
    await product.confirm(other.client, marker.account);
    expect((await product.confirm(second.client, marker.person)).body.code).toBe('not-your-body');
    const reset = { next: 'mot mat khau mau khac', reason };
    const candidate = await product.officer(['HR'], ['school']);
    await first.client.send('PUT', `/api/accounts/${candidate.account}/password`, reset);
    await admin.post(`/api/accounts/${first.account}/close-account`, { reason });
    await product.confirm(other.client, first.account);
    expect((await product.confirm(second.client, candidate.account)).body.code).toBe('proposer-gone');
  });

  it('are told of in no refusal, history or incident to who may not know where they are', async () => {
    const keeper = (await product.officer(['ADMIN'], ['school'])).client;
    const reader = await product.officer(['HR'], ['school', 'city']);
    await reader.client.post('/api/people', {
      ...{ name: 'Một Người Mẫu', birthDate: '1990-02-03', identityNumber: '012345699999' },
    });
    const { items } = (await keeper.get(`/api/accounts/${reader.account}/history`)).body;
    expect(items.find(({ type }: { type: string }) => type === 'NamesRead').data).toEqual({});
    const own = (await reader.client.get(`/api/accounts/${reader.account}/history`)).body.items;
    expect(own.find(({ type }: { type: string }) => type === 'NamesRead').data.people).toHaveLength(1);
    expect((await keeper.get('/api/incidents')).body.code).toBe('not-your-body');
    const skip = await keeper.post('/api/incidents/appointment-cases/x/skip', { reason: 'thử' });
    expect(skip.body.code).toBe('not-your-body');
    expect((await keeper.get('/api/ready')).body).toEqual({ status: 'ready' });
  });
});

describe('guesses sent at once', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  it('are counted one by one', async () => {
    const { client } = await product.person('HR');
    const tries = await Promise.all(
      Array.from({ length: 20 }, () =>
        client.send('PUT', '/api/session/password', { current: 'sai mat khau', next: 'mot cau dai de nho 7' }),
      ),
    );
    expect(tries.filter(({ body }) => body.code === 'current-password-wrong')).toHaveLength(5);
  });
});
