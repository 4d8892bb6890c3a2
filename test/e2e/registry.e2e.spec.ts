import { randomUUID } from 'node:crypto';
import { type Answered, type Client, type Product, startProduct } from '../support/product.js';

const hash = 'a'.repeat(64);
const decision = { number: '12/QĐ-UBND', date: '2026-01-05', hash };

describe('rounds and the registry', () => {
  let product: Product;
  let admin: Client;
  let hr: { client: Client; person: string };
  let head: { client: Client; person: string };
  let superior: { client: Client; person: string };

  beforeAll(async () => {
    product = await startProduct();
    admin = await product.admin();
    [hr, head, superior] = await Promise.all([
      product.person('HR'),
      product.person('AUTHORITY'),
      product.person('AUTHORITY'),
    ]);
  });
  afterAll(() => product.close());

  const ok = (answered: Answered): Answered => {
    expect([answered.status, answered.body.code]).toEqual([200, undefined]);
    return answered;
  };

  const unitBody = (code: string) => ({
    code,
    name: 'Trường mẫu',
    kind: 'SERVICE_UNIT',
    owner: 'city',
    authority: head.person,
    superior: superior.person,
    effectiveOn: '2020-01-01',
  });

  const newUnit = async (): Promise<string> => {
    const id = `u-${randomUUID()}`;
    ok(await admin.post(`/api/units/${id}/register-unit`, unitBody(id)));
    return id;
  };

  const newPosition = async (): Promise<string> => {
    const code = `v-${randomUUID()}`;
    const body = {
      code,
      title: 'Phó Hiệu trưởng',
      schemeVersion: '1',
      approvedOn: '2021-01-01',
      tasks: [],
      competencies: [],
    };
    ok(await admin.post(`/api/positions/${code}/approve-position`, body));
    return code;
  };

  const draft = (id: string, unit: string, position: string, { headers = {}, change = {} } = {}) =>
    hr.client.post(
      `/api/rounds/${id}/draft-round`,
      {
        code: id,
        mandate: '72-KH/TU',
        posts: [{ post: 'P1', unit, position }],
        owner: hr.person,
        entry: 'LIVE',
        ...change,
      },
      headers,
    );

  const caughtUp = async (): Promise<void> => {
    const position = await product.engine.events.head();
    expect(await product.followers.settled(position, 5_000)).toBe(true);
    expect(await product.followers.waitFor(await product.engine.events.head(), 5_000)).toBe(true);
  };

  describe('what is entered', () => {
    it.each(['authority', 'superior'])('names as %s somebody who is known here, or is refused', async (field) => {
      const id = `u-${randomUUID()}`;
      const stranger = { [field]: 'person-nobody' };
      const refused = { status: 409, body: { code: `${field}-not-known` } };
      expect(await admin.post(`/api/units/${id}/register-unit`, { ...unitBody(id), ...stranger })).toMatchObject(
        refused,
      );
      const unit = await newUnit();
      const owned = { owner: 'city', authority: head.person, superior: superior.person };
      const change = { ...owned, ...stranger, effectiveOn: '2026-01-05', decision };
      expect(await admin.post(`/api/units/${unit}/change-owner`, change)).toMatchObject(refused);
    });

    it('has its code at its own address only, so that no code names two units or positions', async () => {
      const [unit, code] = [await newUnit(), await newPosition()];
      const again = await admin.post(`/api/units/u-${randomUUID()}/register-unit`, unitBody(unit));
      expect(again).toMatchObject({ status: 409, body: { code: 'unit-code-differs' } });
      const body = { code, title: 'Phó Hiệu trưởng', schemeVersion: '1', approvedOn: '2021-01-01', tasks: [] };
      const other = await admin.post(`/api/positions/v-${randomUUID()}/approve-position`, {
        ...body,
        competencies: [],
      });
      expect(other).toMatchObject({ status: 409, body: { code: 'position-code-differs' } });
    });

    it('is refused line by line in a file, at the column where the stranger stands', async () => {
      const id = `u-${randomUUID()}`;
      const header = 'code,name,kind,owner,authority,superior,effectiveOn';
      const line = `${id},Trường mẫu,SERVICE_UNIT,city,${head.person},person-nobody,2020-01-01`;
      const report = await admin.post('/api/imports/units', `${header}\n${line}`);
      expect(report.body).toMatchObject({
        taken: 0,
        bad: [{ line: 2, column: 'superior', code: 'superior-not-known' }],
      });
      const unfit = `${id},Trường mẫu,SERVICE_UNIT,city,${hr.person},${head.person},2020-01-01`;
      const second = await admin.post('/api/imports/units', `${header}\n${unfit}`);
      expect(second.body).toMatchObject({ bad: [{ line: 2, column: 'authority', code: 'seat-without-role' }] });
    });
  });

  it('records with a draft what the registry said: scheme version, revision of the unit, who appoints', async () => {
    const [unit, position] = [await newUnit(), await newPosition()];
    const id = `r-${randomUUID()}`;
    const { body } = ok(await draft(id, unit, position));
    const seen = await hr.client.get(`/api/rounds/${id}?position=${body.position as string}`);
    expect(seen.body).toMatchObject({ stage: 'DRAFT', authority: head.person, superior: superior.person });
    const [first] = await Array.fromAsync(product.engine.events.read(`round-${id}`));
    expect(first?.data).toMatchObject({ posts: [{ unit, position, schemeVersion: '1', unitRevision: 0 }] });
  });

  it('holds a post for one open round, and gives it back when that is cancelled', async () => {
    const [unit, position] = [await newUnit(), await newPosition()];
    const [one, two] = [`r-${randomUUID()}`, `r-${randomUUID()}`];
    ok(await draft(one, unit, position));
    expect(await draft(two, unit, position)).toMatchObject({ status: 409, body: { code: 'post-already-in-round' } });
    ok(
      await head.client.post(`/api/rounds/${one}/cancel-round`, {
        decision,
        reason: 'Không còn nhu cầu',
        minutes: hash,
      }),
    );
    await caughtUp();
    ok(await draft(two, unit, position));
  });

  it('is withdrawn by who drafted it, and gives its posts back', async () => {
    const [unit, position] = [await newUnit(), await newPosition()];
    const [one, two] = [`r-${randomUUID()}`, `r-${randomUUID()}`];
    ok(await draft(one, unit, position));
    expect(await head.client.post(`/api/rounds/${one}/withdraw-draft`, { reason: 'Nhầm đơn vị' })).toMatchObject({
      status: 403,
    });
    ok(await hr.client.post(`/api/rounds/${one}/withdraw-draft`, { reason: 'Nhầm đơn vị' }));
    await caughtUp();
    ok(await draft(two, unit, position));
  });

  it('has a plan that says where it differs from its pack, for all who work under it', async () => {
    const [unit, position] = [await newUnit(), await newPosition()];
    const id = `r-${randomUUID()}`;
    ok(await draft(id, unit, position));
    ok(await head.client.post(`/api/rounds/${id}/approve-principle`, { decision }));
    const approve = (more: object) =>
      head.client.post(`/api/rounds/${id}/approve-plan`, {
        pack: 'VN-CIVIL-2025',
        terms: {
          allocation: 'PER_POST',
          markGrain: '0.25',
          panel: 'COUNCIL',
          minCandidates: 1,
          eligibility: [{ rule: 'HEALTH', evidence: 'CERTIFICATE' }],
        },
        decision,
        budget: 'DT-2026-05',
        scheme: { number: 'ĐA-01', version: '1', units: [unit] },
        ...more,
      });
    const one = await approve({});
    expect(one).toMatchObject({ status: 409, body: { code: 'deviation-unnamed' } });
    expect(one.body.faults).toBeUndefined();
    const several = await approve({ budget: ' ', scheme: { number: 'ĐA-01', version: '1', units: ['other'] } });
    expect(several.body).toMatchObject({
      code: 'deviation-unnamed',
      faults: [
        { code: 'deviation-unnamed', detail: several.body.detail, source: several.body.source },
        { code: 'scheme-does-not-cover', detail: expect.stringContaining('ĐA-01'), source: expect.any(String) },
        { code: 'budget-missing', detail: expect.stringContaining('kinh phí') },
      ],
    });
    const { body } = ok(await approve({ deviatesIn: ['minCandidates'] }));
    const path = `/api/rounds/${id}/plan?position=${body.position as string}`;
    const shown = await head.client.get(path);
    expect(shown.body.items).toMatchObject([
      { terms: { minCandidates: 1 }, deviations: [{ term: 'minCandidates', ruled: 2, planned: 1 }] },
    ]);
    const stranger = await product.person('MARKER');
    expect(await stranger.client.get(path)).toMatchObject({ status: 404 });
  });

  it('rests on no paper of a later day', async () => {
    const [unit, position] = [await newUnit(), await newPosition()];
    const id = `r-${randomUUID()}`;
    ok(await draft(id, unit, position));
    const later = { decision: { ...decision, date: '2099-01-05' } };
    const refused = { status: 409, body: { code: 'paper-of-a-later-day' } };
    expect(await head.client.post(`/api/rounds/${id}/approve-principle`, later)).toMatchObject(refused);
    const renamed = { name: 'Trường mẫu khác', effectiveOn: '2026-01-05', ...later };
    expect(await hr.client.post(`/api/units/${unit}/rename-unit`, renamed)).toMatchObject(refused);
  });

  it('is handed over to nobody who is not known here', async () => {
    const [unit, position] = [await newUnit(), await newPosition()];
    const id = `r-${randomUUID()}`;
    ok(await draft(id, unit, position));
    const refused = { status: 409, body: { code: 'seat-for-stranger' } };
    expect(await hr.client.post(`/api/rounds/${id}/offer-ownership`, { to: 'person-nobody' })).toMatchObject(refused);
    const seat = { office: 'OUTSIDE_EXPERT', standing: 'CLEAN' };
    const board = {
      head: { ...seat, person: head.person },
      members: [],
      secretary: { ...seat, person: 'person-nobody' },
    };
    const supervision = await head.client.post(`/api/rounds/${id}/establish-supervision-board`, { ...board, decision });
    expect(supervision).toMatchObject(refused);
  });

  it('is signed by the new head once the registry says so, and no longer by the old one', async () => {
    const [unit, position] = [await newUnit(), await newPosition()];
    const id = `r-${randomUUID()}`;
    ok(await draft(id, unit, position));
    const next = await product.person('AUTHORITY');
    const change = { owner: 'city', authority: next.person, superior: superior.person };
    ok(await hr.client.post(`/api/units/${unit}/change-owner`, { ...change, effectiveOn: '2026-01-05', decision }));
    await caughtUp();
    const approve = (who: Client) => who.post(`/api/rounds/${id}/approve-principle`, { decision });
    const suspended = await head.client.post(`/api/rounds/${id}/suspend-round`, { code: 'LEAK', decision });
    expect(suspended).toMatchObject({ status: 409, body: { code: 'no-seat-for-this' } });
    expect(await approve(head.client)).toMatchObject({ status: 409, body: { code: 'no-seat-for-this' } });
    const { body } = ok(await approve(next.client));
    const seen = await hr.client.get(`/api/rounds/${id}?position=${body.position as string}`);
    expect(seen.body).toMatchObject({ authority: next.person, stage: 'PRINCIPLE_APPROVED' });
  });

  it('lets go of a post that was kept, before attempts had names, for a round that was never drafted', async () => {
    const [unit, position] = [await newUnit(), await newPosition()];
    const [registered] = await Array.fromAsync(product.engine.events.read(`unit-${unit}`));
    const data = { position, round: 'r-broke-off' };
    const event = { id: randomUUID(), type: 'PostReserved', version: 1, data, meta: registered!.meta };
    await product.engine.events.append(`unit-${unit}`, 0, [event]);
    ok(await draft(`r-${randomUUID()}`, unit, position));
  });

  it('changes nothing anywhere when a draft is refused, least of all for a round that is running', async () => {
    // Posts are kept in the order of their units: the free one would come first.
    const [free, unit] = [await newUnit(), await newUnit()].sort() as [string, string];
    const [position, place] = [await newPosition(), await newPosition()];
    const [running, other] = [`r-${randomUUID()}`, `r-${randomUUID()}`];
    ok(await draft(running, unit, position));
    const posts = [
      { post: 'P1', unit: free, position: place },
      { post: 'P2', unit, position },
    ];
    const before = await product.engine.events.head();
    const refused = { status: 409, body: { code: 'already-drafted' } };
    expect(await draft(running, unit, position)).toMatchObject(refused);
    expect(await draft(running, unit, position, { change: { posts } })).toMatchObject(refused);
    const taken = await draft(other, free, place, { change: { posts } });
    expect(taken).toMatchObject({ status: 409, body: { code: 'post-already-in-round' } });
    const notMine = await draft(other, free, place, { change: { owner: head.person } });
    expect(notMine).toMatchObject({ status: 409, body: { code: 'owner-drafts' } });
    expect(await product.engine.events.head()).toBe(before);
    expect(await draft(other, unit, position)).toMatchObject({ body: { code: 'post-already-in-round' } });
  });

  it('drafts once under one key, also when it is sent again', async () => {
    const [unit, position] = [await newUnit(), await newPosition()];
    const id = `r-${randomUUID()}`;
    const key = { 'idempotency-key': 'draft-1' };
    const first = ok(await draft(id, unit, position, { headers: key }));
    const again = ok(await draft(id, unit, position, { headers: key }));
    expect(again.body).toMatchObject({ position: first.body.position, events: [] });
  });

  it('refuses a draft on a unit or a position that is not in force, and keeps no post for it', async () => {
    const [unit, position] = [await newUnit(), await newPosition()];
    const id = `r-${randomUUID()}`;
    expect(await draft(id, 'u-none', position)).toMatchObject({ status: 409, body: { code: 'no-such-unit' } });
    expect(await draft(id, unit, 'v-none')).toMatchObject({ status: 409, body: { code: 'no-such-position' } });
    ok(await draft(`r-${randomUUID()}`, unit, position));
  });

  it('suspends the open rounds of a unit that is merged, and lets them go on in the successor (S24b)', async () => {
    const [unit, successor, position] = [await newUnit(), await newUnit(), await newPosition()];
    const id = `r-${randomUUID()}`;
    ok(await draft(id, unit, position));
    ok(await head.client.post(`/api/rounds/${id}/approve-principle`, { decision }));
    ok(await admin.post(`/api/units/${unit}/merge-into`, { successor, effectiveOn: '2026-01-05', decision }));
    await caughtUp();
    expect((await hr.client.get(`/api/rounds/${id}`)).body).toMatchObject({
      stage: 'SUSPENDED',
      suspended: 'UNIT_MERGED',
      resumeTo: 'PRINCIPLE_APPROVED',
    });
    const resume = {
      as: 'CONTINUE_AS_SUCCESSOR',
      successor: { unit: successor },
      decision,
      reason: 'Vị trí còn',
      minutes: hash,
    };
    ok(await head.client.post(`/api/rounds/${id}/resume-round`, resume));
    await caughtUp();
    expect((await hr.client.get(`/api/rounds/${id}`)).body).toMatchObject({
      stage: 'PRINCIPLE_APPROVED',
      unit: successor,
    });
  });

  it('says what a round waits for, since when, who can act, by which rule', async () => {
    const [unit, position] = [await newUnit(), await newPosition()];
    const id = `r-${randomUUID()}`;
    const { body } = ok(await draft(id, unit, position));
    const waits = await hr.client.get(`/api/rounds/${id}/waiting?position=${body.position as string}`);
    expect(waits.body.items[0]).toMatchObject({ persons: [head.person], parts: ['AUTHORITY'] });
    expect(waits.body.items[0].due).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('says with a refusal what can be done instead, by whom and where', async () => {
    const [unit, position] = [await newUnit(), await newPosition()];
    const id = `r-${randomUUID()}`;
    ok(await draft(id, unit, position));
    const path = `/api/rounds/${id}/open-applications`;
    const english = await hr.client.post(path, {}, { 'accept-language': 'en' });
    const next = { command: 'ApprovePrinciple', method: 'POST', href: `/api/rounds/${id}/approve-principle` };
    expect(english).toMatchObject({
      status: 409,
      body: {
        code: 'wrong-stage',
        detail:
          '“Applications opened” cannot be recorded while the round is at this stage: draft. Do what the round waits for.',
        next: [{ ...next, text: 'Approval in principle', by: 'the head of the appointing body', yours: false }],
      },
    });
    const vietnamese = await head.client.post(`/api/rounds/${id}/recognise-results`, { decision });
    expect(vietnamese.body).toMatchObject({
      detail: expect.stringContaining('đợt thi đang ở bước dự thảo'),
      next: [{ ...next, by: 'người đứng đầu cơ quan có thẩm quyền bổ nhiệm', yours: true }],
    });
  });

  it('flags a clock of the authority that ran out, once, and acts on it no further', async () => {
    const [unit, position] = [await newUnit(), await newPosition()];
    const id = `r-${randomUUID()}`;
    const late = { occurredAt: '2026-01-05T02:00:00.000Z', backdatedReason: 'PAPER_ENTRY', backdatedNote: 'Nhập muộn' };
    ok(await draft(id, unit, position, { change: late }));
    await caughtUp();
    await product.followers.tick(new Date().toISOString());
    await caughtUp();
    await product.followers.tick(new Date().toISOString());
    const flagged = (await Array.fromAsync(product.engine.events.read(`round-${id}`))).map(({ type }) => type);
    expect(flagged).toEqual(['RoundDrafted', 'ClockStarted', 'OverdueFlagged']);
    ok(await head.client.post(`/api/rounds/${id}/approve-principle`, { decision }));
  });
});
