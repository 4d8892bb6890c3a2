import { randomUUID } from 'node:crypto';
import { type Answered, type Client, type Product, startProduct } from '../support/product.js';

const decision = { number: '12/QĐ-UBND', date: '2026-01-05', hash: 'a'.repeat(64) };

/** Two bodies under one roof: whoever works for one of them has no business with what belongs to the other. */
describe('officers of two bodies', () => {
  let product: Product;
  let admin: Client;
  let head: string;
  let superior: string;
  let city: Officer;
  let school: Officer;

  interface Officer {
    readonly client: Client;
    readonly person: string;
    readonly account: string;
  }

  const unitBody = (code: string, owner: string) => ({
    code,
    name: 'Trường mẫu',
    kind: 'SERVICE_UNIT',
    owner,
    authority: head,
    superior,
    effectiveOn: '2020-01-01',
  });

  const told = ({ status, body }: Answered): readonly unknown[] => [status, body.code];

  const newPosition = async (by: Client): Promise<string> => {
    const code = `v-${randomUUID()}`;
    const scheme = {
      title: 'Phó Hiệu trưởng',
      schemeVersion: '1',
      approvedOn: '2021-01-01',
      tasks: [],
      competencies: [],
    };
    expect((await by.post(`/api/positions/${code}/approve-position`, { code, ...scheme })).status).toBe(200);
    return code;
  };

  const draft = (by: Officer, id: string, unit: string, position: string) =>
    by.client.post(`/api/rounds/${id}/draft-round`, {
      code: id,
      mandate: '72-KH/TU',
      posts: [{ post: 'P1', unit, position }],
      owner: by.person,
      entry: 'LIVE',
    });

  beforeAll(async () => {
    product = await startProduct();
    admin = await product.admin();
    [head, superior] = (await Promise.all([product.person('AUTHORITY'), product.person('AUTHORITY')])).map(
      ({ person }) => person,
    ) as [string, string];
    city = await product.officer(['HR', 'AUDITOR'], ['city']);
    school = await product.officer(['HR', 'AUDITOR'], ['school']);
  });
  afterAll(() => product.close());

  it('keep the units of their own body, and no others', async () => {
    const unit = `u-${randomUUID()}`;
    const path = `/api/units/${unit}`;
    expect(told(await school.client.post(`${path}/register-unit`, unitBody(unit, 'city')))).toEqual([
      403,
      'not-your-body',
    ]);
    expect((await city.client.post(`${path}/register-unit`, unitBody(unit, 'city'))).status).toBe(200);
    const effect = { effectiveOn: '2026-02-01', decision };
    const attempts: readonly (readonly [string, object])[] = [
      ['register-unit', unitBody(unit, 'school')],
      ['rename-unit', { ...effect, name: 'Trường khác' }],
      ['change-owner', { ...effect, owner: 'school', authority: head, superior }],
      ['set-autonomy', { ...effect, group: 1 }],
      ['merge-into', { ...effect, successor: 'u-other' }],
      ['split-into', { ...effect, successors: ['a', 'b'] }],
      ['dissolve-unit', { ...effect, reason: 'OTHER' }],
      ['equitise-unit', effect],
      ['announce-reorganisation', { from: '2026-03-01', until: '2026-04-01', decision }],
    ];
    const log = await product.engine.events.head();
    for (const [command, body] of attempts) {
      expect([command, ...told(await school.client.post(`${path}/${command}`, body))]).toEqual([
        command,
        403,
        'not-your-body',
      ]);
    }
    expect(await product.engine.events.head()).toBe(log);
    expect((await city.client.post(`${path}/rename-unit`, { ...effect, name: 'Trường mới' })).status).toBe(200);
  });

  it('keep the positions that they approved; those of every body are kept by who acts for every body', async () => {
    const theirs = await newPosition(city.client);
    const common = await newPosition(admin);
    const retire = (by: Client, code: string) =>
      by.post(`/api/positions/${code}/retire-position`, { on: '2030-01-01' });
    expect(told(await retire(school.client, theirs))).toEqual([403, 'not-your-body']);
    expect(told(await retire(city.client, common))).toEqual([403, 'not-your-body']);
    expect([(await retire(city.client, theirs)).status, (await retire(admin, common)).status]).toEqual([200, 200]);
  });

  it('have their files of units read line by line with the same right', async () => {
    const line = (code: string, owner: string) =>
      [code, 'Trường mẫu', 'SERVICE_UNIT', owner, head, superior, '2020-01-01'].join(',');
    const [own, foreign] = [`u-${randomUUID()}`, `u-${randomUUID()}`];
    const csv = [
      'code,name,kind,owner,authority,superior,effectiveOn',
      line(own, 'school'),
      line(foreign, 'city'),
    ].join('\n');
    const { body } = await school.client.post('/api/imports/units', csv);
    expect(body).toMatchObject({ taken: 1, bad: [{ line: 3, code: 'not-your-body' }] });
  });

  it('draft, see into and help along the rounds of their own body', async () => {
    const unit = `u-${randomUUID()}`;
    expect((await city.client.post(`/api/units/${unit}/register-unit`, unitBody(unit, 'city'))).status).toBe(200);
    const position = await newPosition(city.client);
    const round = `r-${randomUUID()}`;
    expect(told(await draft(school, round, unit, position))).toEqual([409, 'unit-of-another-body']);
    const drafted = await draft(city, round, unit, position);
    expect(drafted.status).toBe(200);
    const at = `?position=${drafted.body.position as string}`;
    const reads = ['plan', 'steps', 'decisions', 'deviations', 'history', 'invariants'].map(
      (name) => `/api/rounds/${round}/${name}${at}`,
    );
    const colleague = await product.officer(['HR', 'AUDITOR'], ['city']);
    for (const path of reads) {
      expect([path, (await school.client.get(path)).status]).toEqual([path, 404]);
      expect([path, (await colleague.client.get(path)).status]).toEqual([path, 200]);
    }
    const withdraw = (by: Officer) => by.client.post(`/api/rounds/${round}/withdraw-draft`, { reason: 'Lập nhầm.' });
    // Of a round that is a draft yet, those outside are not told that it is there: what they send, and what would come next.
    const nowhere = await school.client.post(`/api/rounds/r-${randomUUID()}/withdraw-draft`, { reason: 'Lập nhầm.' });
    expect((await withdraw(school)).body).toEqual(nowhere.body);
    expect(told(nowhere)).toEqual([404, 'not-found']);
    expect(told(await withdraw(colleague))).toEqual([409, 'no-seat-for-this']);
    expect((await withdraw(city)).status).toBe(200);
  });

  it('are given bodies by whoever acts for these, and see the accounts of these', async () => {
    const local = await product.officer(['ADMIN'], ['school']);
    const login = `sample-${randomUUID()}`;
    const entry = { login, name: 'Người mẫu', password: 'mot-lan-duy-nhat-71', roles: ['CANDIDATE'] };
    const opens = (bodies?: readonly string[]) =>
      local.client.post('/api/accounts', bodies === undefined ? entry : { ...entry, bodies });
    expect(told(await opens(['city']))).toEqual([403, 'not-your-body']);
    expect(told(await opens(['*']))).toEqual([403, 'not-your-body']);
    const opened = await opens();
    expect(opened.status).toBe(201);
    const { id, position } = opened.body as { id: string; position: string };
    const shown = await local.client.get(`/api/accounts/${id}?position=${position}`);
    expect(shown.body.bodies).toEqual(['school']);
    const assign = (by: Client, account: string, bodies: readonly string[]) =>
      by.post(`/api/accounts/${account}/assign-bodies`, { bodies, reason: 'Theo quyết định phân công' });
    expect(told(await assign(local.client, id, ['city']))).toEqual([409, 'bodies-not-yours']);
    // Nobody else acts for both bodies: it would wait for ever.
    expect(told(await assign(admin, id, ['city']))).toEqual([409, 'nobody-confirms']);
    await product.person('ADMIN');
    const proposed = await assign(admin, id, ['city']);
    expect(proposed.body.events).toEqual(['ChangeProposed']);
    for (const by of [local.client, admin]) {
      const confirmed = await product.confirm(by, id);
      expect(told(confirmed)).toEqual([409, by === admin ? 'own-proposal' : 'bodies-not-yours']);
    }
    for (const command of ['close-account', 'end-sessions', 'unlock-account']) {
      expect(
        told(
          await local.client.post(
            `/api/accounts/${city.account}/${command}`,
            command === 'end-sessions' ? {} : { reason: 'Theo quyết định' },
          ),
        ),
      ).toEqual([403, 'not-your-body']);
    }
    const grant = { role: 'ADMIN', reason: 'Theo quyết định phân công' };
    expect(told(await local.client.post(`/api/accounts/${city.account}/grant-role`, grant))).toEqual([
      403,
      'not-your-body',
    ]);
    const reset = await local.client.send('PUT', `/api/accounts/${city.account}/password`, {
      next: 'mot-lan-duy-nhat-72',
      reason: 'Quên mật khẩu',
    });
    expect(told(reset)).toEqual([403, 'not-your-body']);
    for (const path of [city.account, `${city.account}/history`]) {
      expect([path, (await local.client.get(`/api/accounts/${path}`)).status]).toEqual([path, 404]);
      expect([path, (await school.client.get(`/api/accounts/${path}`)).status]).toEqual([path, 404]);
      expect([path, (await city.client.get(`/api/accounts/${path}`)).status]).toEqual([path, 200]);
    }
  });
});
