import { randomUUID } from 'node:crypto';
import { localDay } from '#rules';
import { type Answered, type Client, type Product, startProduct } from '../support/product.js';

const decision = { number: '12/QĐ-UBND', date: '2026-01-05', hash: 'a'.repeat(64) };

describe('the registry by date', () => {
  let product: Product;
  let admin: Client;
  let hr: { client: Client; person: string };
  let head: { client: Client; person: string };
  let next: { client: Client; person: string };
  let superior: { client: Client; person: string };

  beforeAll(async () => {
    product = await startProduct();
    admin = await product.admin();
    hr = await product.person('HR');
    head = await product.person('AUTHORITY');
    next = await product.person('AUTHORITY');
    superior = await product.person('AUTHORITY');
  });
  afterAll(() => product.close());

  const ok = (answered: Answered): Answered => {
    expect([answered.status, answered.body.code]).toEqual([200, undefined]);
    return answered;
  };
  const caughtUp = async (): Promise<void> => {
    expect(await product.followers.settled(await product.engine.events.head(), 5_000)).toBe(true);
    expect(await product.followers.waitFor(await product.engine.events.head(), 5_000)).toBe(true);
  };
  const newUnit = async (): Promise<string> => {
    const id = `u-${randomUUID()}`;
    const ownership = { owner: 'city', authority: head.person, superior: superior.person };
    const unit = { code: id, name: 'Trường mẫu', kind: 'SERVICE_UNIT', effectiveOn: '2020-01-01', ...ownership };
    ok(await admin.post(`/api/units/${id}/register-unit`, unit));
    return id;
  };
  const changeOwner = async (unit: string, effectiveOn: string): Promise<void> => {
    const change = { owner: 'province', authority: next.person, superior: superior.person, effectiveOn, decision };
    ok(await admin.post(`/api/units/${unit}/change-owner`, change));
    await caughtUp();
  };
  const now = (): string => new Date().toISOString();
  const idsOf = ({ body }: Answered) => (body.items as readonly { readonly id: string }[]).map(({ id }) => id);

  it('does not take for current what takes effect in 2030, and tells which day to ask for', async () => {
    const unit = await newUnit();
    await changeOwner(unit, '2030-01-01');
    const path = `/api/units/${unit}`;
    expect((await admin.get(path)).body).toMatchObject({
      owner: 'city',
      authority: head.person,
      changesOn: '2030-01-01',
    });
    const later = (await admin.get(`${path}?valid=2030-01-01`)).body;
    expect(later).toMatchObject({ owner: 'province', authority: next.person, asOf: { at: null, valid: '2030-01-01' } });
    expect(idsOf(await admin.get(`/api/units?owner=province&code=${unit}`))).toEqual([]);
    expect(idsOf(await admin.get(`/api/units?owner=province&code=${unit}&valid=2030-01-01`))).toEqual([unit]);
    expect(await admin.get(`${path}?valid=2019-12-31`)).toMatchObject({ status: 404, body: { code: 'not-then' } });
    expect(idsOf(await admin.get(`/api/units?valid=2019-12-31&code=${unit}`))).toEqual([]);
  });

  it('knows apart what was decided for a day, and what was known of it at an instant', async () => {
    const unit = await newUnit();
    const before = now();
    await changeOwner(unit, '2026-01-05');
    const asked = `/api/units/${unit}?valid=2026-01-05`;
    expect((await admin.get(asked)).body).toMatchObject({ owner: 'province' });
    expect((await admin.get(`${asked}&at=${before}`)).body).toMatchObject({
      owner: 'city',
      asOf: { at: before, valid: '2026-01-05' },
    });
    const position = (await product.engine.events.head()).toString();
    expect((await admin.get(`/api/units/${unit}?at=${position}`)).body).toMatchObject({ owner: 'province' });
    const changes = async (query: string) => (await admin.get(`/api/reorganisations?from=${unit}${query}`)).body.items;
    expect(await changes('')).toHaveLength(1);
    expect(await changes(`&at=${before}`)).toEqual([]);
    expect(await changes('&valid=2026-01-04')).toEqual([]);
  });

  it('shows the version of a position that is in force on a day', async () => {
    const code = `v-${randomUUID()}`;
    const scheme = { title: 'Phó Hiệu trưởng', tasks: [], competencies: [] };
    const approved = { ...scheme, code, schemeVersion: '1', approvedOn: '2021-01-01' };
    ok(await admin.post(`/api/positions/${code}/approve-position`, approved));
    const revised = { ...scheme, schemeVersion: '2', approvedOn: '2030-01-01' };
    ok(await admin.post(`/api/positions/${code}/revise-scheme`, revised));
    await caughtUp();
    const read = async (query = '') => (await admin.get(`/api/positions/${code}${query}`)).body;
    expect(await read()).toMatchObject({ schemeVersion: '1', status: 'IN_FORCE', changesOn: '2030-01-01' });
    expect(await read('?valid=2030-01-01')).toMatchObject({ schemeVersion: '2', changesOn: null });
    expect(await read('?valid=2020-12-31')).toMatchObject({ code: 'not-then' });
  });

  it('lets those who keep a unit today read for which rounds its posts were kept, and not those who kept it then', async () => {
    const unit = await newUnit();
    const reserved = { position: 'VT-1', round: 'a-draft' };
    const at = now();
    await product.engine.events.append(`unit-${unit}`, 0, [
      {
        ...{ id: randomUUID(), type: 'PostReserved', version: 1, data: reserved },
        meta: {
          ...{ actor: 'system:drafting', authority: 'system', at, correlationId: 'c', causationId: 'c' },
          ...{ commandId: 'reserve', commandDigest: 'd', commandType: 'ReservePost' },
        },
      },
    ]);
    await changeOwner(unit, '2026-01-05');
    const own = async (body: string) => {
      const { client, account } = await product.person('HR');
      ok(await admin.post(`/api/accounts/${account}/assign-bodies`, { bodies: [body], reason: 'Phân công lại (mẫu)' }));
      const { body: shown } = await client.get(`/api/units/${unit}?at=${at}&valid=2026-01-04`);
      return [shown.owner, shown.reservations];
    };
    expect(await own('province')).toEqual(['city', { 'VT-1': 'a-draft' }]);
    expect(await own('city')).toEqual(['city', {}]);
  });

  describe('open rounds', () => {
    const drafted = async (): Promise<readonly [unit: string, round: string]> => {
      const [unit, id, code] = [await newUnit(), `r-${randomUUID()}`, `v-${randomUUID()}`];
      const scheme = { title: 'Phó Hiệu trưởng', tasks: [], competencies: [] };
      const approved = { ...scheme, code, schemeVersion: '1', approvedOn: '2021-01-01' };
      ok(await admin.post(`/api/positions/${code}/approve-position`, approved));
      const posts = [{ post: 'P1', unit, position: code }];
      const round = { code: id, mandate: '72-KH/TU', posts, owner: hr.person, entry: 'LIVE' };
      ok(await hr.client.post(`/api/rounds/${id}/draft-round`, round));
      const paper = { ...decision, date: localDay(now()) };
      ok(await head.client.post(`/api/rounds/${id}/approve-principle`, { decision: paper }));
      await caughtUp();
      return [unit, id];
    };
    const asked = async ({ client }: { client: Client }, round: string): Promise<readonly string[]> => {
      const { body } = await client.get('/api/work');
      const lines = body.items as readonly {
        readonly round: string;
        readonly command: string;
        readonly standing: string;
      }[];
      return lines.flatMap((line) => (line.round === round && line.standing === 'YOURS' ? [line.command] : []));
    };
    const steps = async (round: string) =>
      (await hr.client.get(`/api/rounds/${round}/steps?event=PrincipleApproved`)).body.items as readonly {
        readonly person: string;
      }[];

    it('ask the new head for what is still to be signed, and leave what the old one has signed', async () => {
      const [unit, round] = await drafted();
      const before = now();
      expect(await asked(head, round)).toContain('ApprovePlan');
      await changeOwner(unit, localDay(before));
      expect([await asked(head, round), await asked(next, round)]).toEqual([
        [],
        expect.arrayContaining(['ApprovePlan']),
      ]);
      const refused = await head.client.post(`/api/rounds/${round}/suspend-round`, { code: 'LEAK', decision });
      expect(refused).toMatchObject({ status: 409, body: { code: 'no-seat-for-this' } });
      const { body } = await hr.client.get(`/api/rounds/${round}`);
      expect(body).toMatchObject({ authority: next.person, stage: 'PRINCIPLE_APPROVED' });
      expect((await steps(round)).map(({ person }) => person)).toEqual([head.person]);
      const then = await hr.client.get(`/api/rounds/${round}?at=${before}`);
      expect(then.body).toMatchObject({ authority: head.person, stage: 'PRINCIPLE_APPROVED' });
      // The list tells who signs as the round itself does.
      const listed = await hr.client.get(`/api/rounds?code=${round}`);
      expect(listed.body.items).toMatchObject([{ authority: next.person }]);
    });

    it('go on under the old head until the day on which the new one takes over', async () => {
      const [unit, round] = await drafted();
      await changeOwner(unit, '2030-01-01');
      expect(await asked(head, round)).toContain('ApprovePlan');
      expect(await asked(next, round)).toEqual([]);
      const { body } = await hr.client.get(`/api/rounds/${round}?valid=2030-01-01`);
      expect(body).toMatchObject({ authority: next.person });
      expect((await hr.client.get(`/api/rounds?code=${round}`)).body.items).toMatchObject([{ authority: head.person }]);
    });
  });
});
