import { randomUUID } from 'node:crypto';
import type { Role } from '#exams';
import { type Client, type Product, startProduct } from '../support/product.js';

describe('reads', () => {
  let product: Product;
  let admin: Client;

  beforeAll(async () => {
    product = await startProduct();
    admin = await product.admin();
    for (const person of ['p-a', 'p-s']) await product.engine.vault.put(person, 'name', 'Người mẫu');
  });
  afterAll(() => product.close());

  const registerUnit = async (kind = 'SERVICE_UNIT') => {
    const id = randomUUID();
    const unit = { code: id, name: 'Trường mẫu', kind, owner: 'city', effectiveOn: '2020-01-01' };
    const { body } = await admin.post(`/api/units/${id}/register-unit`, { ...unit, authority: 'p-a', superior: 'p-s' });
    return { id, position: body.position as string };
  };

  it('are filtered by what is offered', async () => {
    const { id } = await registerUnit('FUND');
    const { position } = await registerUnit();
    const { body } = await admin.get(`/api/units?kind=FUND&position=${position}`);
    expect(body.items.map((unit: { id: string }) => unit.id)).toEqual([id]);
    expect((await admin.get(`/api/units?code=${id}`)).body.items).toHaveLength(1);
    expect((await admin.get('/api/units?code=nobody')).body.items).toEqual([]);
  });

  it.each([
    [
      '/api/units?colour=red',
      'colour',
      /there are: position, names, limit, after, code, kind, status, owner, authority, at, valid$/,
    ],
    ['/api/rounds?status=DRAFT', 'status', /stage/],
    ['/api/packs?limit=1', 'limit', /nothing to ask for/],
    ['/api/session?x=1', 'x', /nothing to ask for/],
  ])('refuse a filter that is not offered and say which are: %s', async (path, field, words) => {
    expect(await admin.get(path, { 'accept-language': 'en' })).toMatchObject({
      status: 400,
      body: { fields: [{ field, message: expect.stringMatching(words) }] },
    });
  });

  it('are read page by page in one way', async () => {
    await registerUnit();
    const { position } = await registerUnit();
    const seen: string[] = [];
    let after = '';
    do {
      const { body } = await admin.get(`/api/units?limit=1&position=${position}${after}`);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      after = body.next === undefined ? '' : `&after=${encodeURIComponent(body.next as string)}`;
    } while (after !== '');
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(1);
    expect(await admin.get('/api/units?after=nonsense')).toMatchObject({
      status: 400,
      body: { fields: [{ field: 'after' }] },
    });
  });

  it('answer everything that has an id by its id, and nothing by another', async () => {
    const { id, position } = await registerUnit();
    expect(await admin.get(`/api/units/${id}?position=${position}`)).toMatchObject({ status: 200, body: { id } });
    const { account } = await product.person('HR');
    const { events } = product.engine;
    const head = (await events.head()).toString();
    expect(await admin.get(`/api/accounts/${account}?position=${head}`)).toMatchObject({
      status: 200,
      body: { id: account },
    });
    for (const path of ['units', 'positions', 'reorganisations', 'appointments', 'accounts', 'rounds', 'packs']) {
      const { client } = await product.person('HR');
      expect([path, (await client.get(`/api/${path}/none`)).status]).toEqual([path, 404]);
    }
  });

  it('tell HR who has an account under which login, and no one else', async () => {
    const { account, login, person } = await product.person('MARKER');
    const head = (await product.engine.events.head()).toString();
    const { client: hr } = await product.person('HR');
    const one = await hr.get(`/api/accounts/${account}?names=true&position=${head}`);
    expect(one.body).toMatchObject({ person, people: { [person]: 'Người mẫu' }, logins: { [account]: login } });
    const found = await hr.get(`/api/accounts?person=${person}&names=true`);
    expect(found.body).toMatchObject({ items: [{ id: account }], logins: { [account]: login } });
    for (const role of ['COUNCIL', 'MARKER', 'CANDIDATE', 'SECRETARY', 'AUTHORITY']) {
      const { client } = await product.person(role);
      expect([role, (await client.get(`/api/accounts/${account}`)).status]).toEqual([role, 403]);
    }
    const { client: auditor } = await product.person('AUDITOR');
    expect((await auditor.get(`/api/accounts/${account}?names=true`)).status).toBe(403);
  });

  const draft = async (code: string): Promise<string> => {
    const authority = await product.person('AUTHORITY');
    const hr = await product.person('HR');
    const unit = randomUUID();
    await admin.post(`/api/units/${unit}/register-unit`, {
      ...{ code: unit, name: 'Trường mẫu', kind: 'SERVICE_UNIT', owner: 'city', effectiveOn: '2020-01-01' },
      ...{ authority: authority.person, superior: (await product.person('AUTHORITY')).person },
    });
    const position = randomUUID();
    await admin.post(`/api/positions/${position}/approve-position`, {
      ...{ code: position, title: 'Hiệu trưởng', schemeVersion: '2026', approvedOn: '2026-01-01' },
      ...{ tasks: ['x'], competencies: ['y'] },
    });
    const round = randomUUID();
    const posts = [{ post: 'P1', unit, position }];
    const body = { code, mandate: '72-KH/TU', posts, owner: hr.person, entry: 'LIVE' };
    const answered = await hr.client.post(`/api/rounds/${round}/draft-round`, body);
    expect([answered.status, answered.body.detail]).toEqual([200, undefined]);
    return round;
  };

  const rounds: string[] = [];
  let drafted: string;
  const asking = new Map<Role, Client>();
  beforeAll(async () => {
    for (const code of ['01', '02', '03', '04']) rounds.push(await draft(code));
    drafted = rounds[0] ?? '';
    for (const role of ['HR', 'AUDITOR', 'CANDIDATE', 'MARKER'] as const)
      asking.set(role, (await product.person(role)).client);
    const head = (await product.engine.events.head()).toString();
    await asking.get('HR')?.get(`/api/rounds?position=${head}`);
  });

  it('list rounds the newest first', async () => {
    expect((await admin.get('/api/rounds')).status).toBe(403);
    const { body } = await asking.get('HR')!.get('/api/rounds');
    expect(body.items.map(({ round }: { round: string }) => round)).toEqual(rounds.toReversed());
  });

  it('do not list to anybody else what was not announced, nor tell by a cursor that there is something', async () => {
    for (const client of [asking.get('CANDIDATE')!, asking.get('MARKER')!]) {
      expect((await client.get('/api/rounds?limit=1')).body).toEqual({ items: [] });
    }
  });

  /** One read of each kind, who may read it, and what others hear who may know that it exists. */
  const round = (part: string) => (id: string) => `/api/rounds/${id}${part}`;
  const insiders: readonly Role[] = ['HR', 'AUDITOR'];
  const everybody: readonly Role[] = ['HR', 'AUDITOR', 'CANDIDATE', 'MARKER'];
  const table: readonly [string, (id: string) => string, readonly Role[], number, (readonly Role[])?][] = [
    ['one round', round(''), everybody, 200],
    ['who sits where', round('/council'), everybody, 200],
    ['its clocks', round('/clocks'), everybody, 200],
    ['its publications', round('/publications'), everybody, 200],
    ['what it waits for', round('/waiting'), everybody, 200],
    ['its candidates', round('/candidates'), [...insiders, 'CANDIDATE'], 403],
    ['its scripts', round('/scripts'), insiders, 403],
    ['its defence', round('/defence'), insiders, 403],
    ['its decisions', round('/decisions'), insiders, 403],
    ['its steps', round('/steps'), insiders, 403],
    ['its hiring', round('/hiring'), insiders, 403],
    ['its custody', round('/custody'), insiders, 403],
    ['"5 rõ"', round('/five-clears'), insiders, 403],
    ['the texts of an event', round('/texts/0'), insiders, 403],
    ['its history', round('/history'), ['AUDITOR'], 403],
    ['its invariants', round('/invariants'), ['AUDITOR'], 403],
    ['whom the own declarations concern', round('/to-declare'), [], 403],
    ['accounts', () => '/api/accounts', ['HR', 'AUDITOR'], 403],
    ['appointments', () => '/api/appointments', ['HR', 'AUDITOR', 'CANDIDATE'], 403],
    ['incidents', () => '/api/incidents', [], 403],
    ['a candidate who is not there', round('/candidates/none'), [], 404, [...insiders, 'CANDIDATE']],
    ['an appointment that is not there', () => '/api/appointments/none', [], 404, ['HR', 'AUDITOR', 'CANDIDATE']],
    ['a round that is not there', () => '/api/rounds/none/scripts', [], 404, ['HR', 'AUDITOR', 'CANDIDATE', 'MARKER']],
  ];
  it.each(
    table.map(([what, path, readers, otherwise, others = everybody]) => ({ what, path, readers, otherwise, others })),
  )('403 and 404 by one rule: $what', async ({ path, readers, otherwise, others }) => {
    for (const [role, client] of asking) {
      const isUnknown = path(drafted).includes(drafted) && !insiders.includes(role);
      const announced = readers.includes(role) ? 200 : others.includes(role) ? otherwise : 403;
      // Before its notice a round is not there for who has nothing to do in it.
      const expected = isUnknown ? 404 : announced;
      expect([role, (await client.get(path(drafted))).status]).toEqual([role, expected]);
    }
  });

  it('show the log of a round in pages', async () => {
    const client = asking.get('AUDITOR')!;
    const first = await client.get(`/api/rounds/${drafted}/history?limit=1`);
    expect(first.body).toMatchObject({ items: [{ type: 'RoundDrafted', revision: 0 }] });
    const { next } = first.body as { next?: string };
    if (next !== undefined) {
      const more = await client.get(`/api/rounds/${drafted}/history?limit=1&after=${next}`);
      expect(more.body).toMatchObject({ items: [{ revision: 1 }] });
    }
    expect(await client.get(`/api/rounds/${drafted}/history?after=x`)).toMatchObject({ status: 400 });
  });
});
