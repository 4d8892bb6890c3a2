import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unplain } from '../support/plain-words.js';
import { type Answered, type Client, type Product, startProduct } from '../support/product.js';

const hash = 'a'.repeat(64);
const decision = { number: '05/TB', date: '2026-01-08', hash };
const explained = { backdatedReason: 'PAPER_ENTRY', backdatedNote: 'Nhập từ hồ sơ giấy số 7, đã đối chiếu bản gốc.' };

describe('a round that is typed in from its paper file', () => {
  let product: Product;
  let admin: Client;
  let hr: { client: Client; person: string };
  let head: { client: Client; person: string };
  const [unit, position] = ['truong-mau', 'HT-MAU'];

  const ok = (answered: Answered): Answered => {
    expect([answered.status, answered.body.code]).toEqual([200, undefined]);
    return answered;
  };

  beforeAll(async () => {
    product = await startProduct();
    admin = await product.admin();
    [hr, head] = await Promise.all([product.person('HR'), product.person('AUTHORITY')]);
    const superior = await product.person('AUTHORITY');
    const entered = { code: unit, name: 'Trường mẫu', kind: 'SERVICE_UNIT', owner: 'city', effectiveOn: '2020-01-01' };
    const signing = { authority: head.person, superior: superior.person };
    ok(await admin.post(`/api/units/${unit}/register-unit`, { ...entered, ...signing }));
    const post = { title: 'Hiệu trưởng', schemeVersion: '1', approvedOn: '2021-01-01', tasks: [], competencies: [] };
    for (const code of [position, 'OWN-REASON', 'KEPT', 'NO-NOTE']) {
      ok(await admin.post(`/api/positions/${code}/approve-position`, { code, ...post }));
    }
  });
  afterAll(() => product.close());

  const draft = (id: string, change: object, code: string = position) =>
    hr.client.post(`/api/rounds/${id}/draft-round`, {
      code: id,
      mandate: '72-KH/TU',
      posts: [{ post: 'P1', unit, position: code }],
      owner: hr.person,
      entry: 'RETROSPECTIVE',
      ...change,
    });

  const metaOf = async (id: string, type: string) =>
    (await Array.fromAsync(product.engine.events.read(`round-${id}`))).find((event) => event.type === type)?.meta;

  it('takes its reason and its note once, with the draft, and keeps them with every step', async () => {
    const id = `r-${randomUUID()}`;
    ok(await draft(id, { occurredAt: '2026-01-05T08:30:00+07:00', ...explained }, 'KEPT'));
    const agreed = { decision, occurredAt: '2026-01-08T09:00:00+07:00' };
    ok(await head.client.post(`/api/rounds/${id}/approve-principle`, agreed));
    const [drafted, approved] = [await metaOf(id, 'RoundDrafted'), await metaOf(id, 'PrincipleApproved')];
    expect(approved).toMatchObject({ occurredAt: '2026-01-08T02:00:00.000Z', backdated: drafted?.backdated });
    expect(drafted?.backdated).toMatchObject({ reason: 'PAPER_ENTRY', note: { ref: expect.any(String) } });
    const shown = await hr.client.get(`/api/rounds/${id}`);
    expect(shown.body).toMatchObject({ draftedAt: '2026-01-05T01:30:00.000Z', stageSince: '2026-01-08T02:00:00.000Z' });
  });

  it('goes as its page says', async () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/retrospective.md'), 'utf8');
    const examples = [...page.matchAll(/```http\nPOST (\S+)\n\n([^`]+)```/g)];
    expect(examples).toHaveLength(2);
    const people = [hr.client, head.client];
    for (const [index, [, path, body]] of examples.entries()) {
      ok(await people[index]!.post(path!, JSON.parse(body!.replace('person-1', hr.person))));
    }
    const { body } = await hr.client.get('/api/rounds/hoi-cuu-01/steps');
    expect(body.items.filter((step: any) => step.ownStep)).toMatchObject([
      { event: 'RoundDrafted', happenedAt: '2026-01-05T01:30:00.000Z', late: true },
      { event: 'PrincipleApproved', happenedAt: '2026-01-08T02:00:00.000Z', late: true },
    ]);
  });

  it('keeps a reason of its own for a step that has one', async () => {
    const id = `r-${randomUUID()}`;
    ok(await draft(id, { occurredAt: '2026-01-05T08:30:00+07:00', ...explained }, 'OWN-REASON'));
    const own = { backdatedReason: 'FOUND_LATER', backdatedNote: 'Tờ trình tìm thấy sau.' };
    ok(
      await head.client.post(`/api/rounds/${id}/approve-principle`, {
        decision,
        occurredAt: '2026-01-08T02:00:00Z',
        ...own,
      }),
    );
    expect((await metaOf(id, 'PrincipleApproved'))?.backdated?.reason).toBe('FOUND_LATER');
    expect((await metaOf(id, 'PrincipleApproved'))?.backdated?.note).not.toEqual(
      (await metaOf(id, 'RoundDrafted'))?.backdated?.note,
    );
  });

  it('is not drafted without its time, reason and note, and is told which fields they are', async () => {
    const timeless = await draft(`r-${randomUUID()}`, explained, 'NO-NOTE');
    expect(timeless).toMatchObject({
      status: 409,
      body: { code: 'valid-time-missing', fields: [{ field: 'occurredAt' }] },
    });
    const unexplained = await draft(`r-${randomUUID()}`, { occurredAt: '2026-01-05T08:30:00+07:00' }, 'NO-NOTE');
    expect(unexplained).toMatchObject({
      status: 409,
      body: {
        code: 'backdated-without-reason',
        fields: [{ field: 'backdatedReason' }, { field: 'backdatedNote' }],
      },
    });
    for (const { message } of unexplained.body.fields) expect(unplain(message, 'vi')).toEqual([]);
  });

  it('is suggested where a day of a round that is entered as it happens has passed', async () => {
    const id = `r-${randomUUID()}`;
    const live = { entry: 'LIVE' };
    const entered = { name: 'Trường cũ', kind: 'SERVICE_UNIT', owner: 'city', effectiveOn: '2020-01-01' };
    const signing = { authority: head.person, superior: (await product.person('AUTHORITY')).person };
    ok(await admin.post('/api/units/truong-cu/register-unit', { code: 'truong-cu', ...entered, ...signing }));
    const end = { reason: 'INEFFECTIVE', effectiveOn: '2021-01-01', decision };
    ok(await admin.post('/api/units/truong-cu/dissolve-unit', end));
    const absent = { posts: [{ post: 'P1', unit: 'truong-cu', position }] };
    const said = async (language: string) => {
      const { body } = await hr.client.post(
        `/api/rounds/${id}/draft-round`,
        { code: id, mandate: '1', owner: hr.person, ...live, ...absent },
        { 'accept-language': language },
      );
      expect(body.code).toBe('unit-not-active');
      return body.detail as string;
    };
    expect(await said('en')).toMatch(/held before.*docs\/retrospective\.md/);
    const vi = await said('vi');
    expect(vi).toContain('nhập lại từ hồ sơ giấy');
    expect(unplain(vi.slice(vi.indexOf('Nếu cả')), 'vi')).toEqual([]);
    const past = { ...absent, occurredAt: '2026-01-05T08:30:00+07:00', ...explained };
    expect((await draft(id, past)).body.detail).not.toContain('retrospective');
  });

  it('needs its reason elsewhere too: nothing is entered at another time without one', async () => {
    const late = { occurredAt: '2026-01-05T08:30:00+07:00' };
    const renamed = {
      name: 'Trường mẫu mới',
      effectiveOn: '2026-01-05',
      decision: { ...decision, date: '2026-01-05' },
    };
    const path = `/api/units/${unit}/rename-unit`;
    expect(await admin.post(path, { ...renamed, ...late })).toMatchObject({
      status: 409,
      body: { code: 'backdated-without-reason' },
    });
    ok(await admin.post(path, { ...renamed, ...late, ...explained }));
  });

  it.each(['2026-01-05 08:30', '2026-01-05T08:30:00', '2026-02-30T08:30:00+07:00', '2026-01-05T08:30:00+25:00', 5])(
    'takes no instant like %s',
    async (occurredAt) => {
      const { status, body } = await draft(`r-${randomUUID()}`, { occurredAt, ...explained });
      expect([status, body.fields]).toEqual([
        400,
        [{ field: 'occurredAt', message: expect.stringContaining('+07:00') }],
      ]);
    },
  );
});
