import { randomUUID } from 'node:crypto';
import { account, type round } from '#exams';
import { type Context, incidentsOf, journal, type Recorded, StoreUnavailable } from '#kernel';
import { type Client, type Product, startProduct } from '../support/product.js';

const PROCESS = 'appointment-cases';

describe('what stands still, and who is forgotten', () => {
  let product: Product;
  let admin: Client;

  beforeAll(async () => {
    product = await startProduct();
    admin = await product.admin();
  });
  afterAll(() => product.close());

  const contextOf = (name: string): Context => ({
    actor: 'system:sample',
    authority: 'process:sample',
    at: new Date().toISOString(),
    correlationId: name,
    causationId: name,
    commandId: name,
    commandDigest: name,
  });

  /** Some event of the log. */
  const anEvent = async (): Promise<Recorded> => {
    for await (const recorded of product.engine.events.readAll()) return recorded;
    throw new Error('the log is empty');
  };

  /** An instance that stands still, as its process would have recorded it. */
  const raise = async (key: string): Promise<void> => {
    const { id, stream, type, position } = await anEvent();
    const cause = { id, stream, type, position: position.toString() };
    const data = { cause, sent: [], failures: [{ key, code: 'sample-refusal' }], remembered: true };
    const command = { type: 'RecordReaction', data } as const;
    await product.engine.executor.execute(journal, PROCESS, command, contextOf(randomUUID()));
  };

  const settled = async (): Promise<void> => {
    for (let head = 0n; head !== (await product.engine.events.head());) {
      head = await product.engine.events.head();
      expect(await product.followers.settled(head, 5_000)).toBe(true);
    }
  };

  const open = async (): Promise<readonly string[]> =>
    (await incidentsOf(product.engine.executor, PROCESS)).map(({ key }) => key);

  it('is listed, and a retry lets the instance go on', async () => {
    await raise('R-retry');
    const { body } = await admin.get('/api/incidents');
    const { type: event, stream } = await anEvent();
    expect(body.items).toEqual([
      expect.objectContaining({
        process: PROCESS,
        key: 'R-retry',
        code: 'sample-refusal',
        event,
        stream,
        isAsked: false,
      }),
    ]);
    const headers = { 'idempotency-key': randomUUID() };
    const retry = () => admin.send('POST', `/api/incidents/${PROCESS}/R-retry/retry`, {}, headers);
    expect(await retry()).toMatchObject({ status: 200, body: { id: PROCESS, events: ['RetryRequested'] } });
    await settled();
    expect(await open()).toEqual([]);
    expect(await retry()).toMatchObject({ status: 200, body: { events: [] } });
    expect((await admin.get('/api/incidents')).body.items).toEqual([]);
  });

  it('is skipped with a reason, which lies in the vault and not in the log', async () => {
    await raise('R-skip');
    const reason = 'Bỏ qua theo đề nghị của Nguyễn Văn Mẫu';
    const headers = { 'idempotency-key': randomUUID() };
    const skip = (words: unknown) => admin.send('POST', `/api/incidents/${PROCESS}/R-skip/skip`, words, headers);
    expect(await skip({})).toMatchObject({ status: 400, body: { fields: [{ field: 'reason' }] } });
    expect(await skip({ reason })).toMatchObject({ status: 200, body: { events: ['SkipRequested'] } });
    await settled();
    expect(await open()).toEqual([]);
    expect(await skip({ reason })).toMatchObject({ status: 200, body: { events: [] } });
    const own = await Array.fromAsync(product.engine.events.read(`process-${PROCESS}`));
    const asked = own.find(({ type }) => type === 'SkipRequested');
    expect(asked?.meta).toMatchObject({ actor: 'person-admin', authority: 'role:ADMIN' });
    expect(JSON.stringify(own.map(({ data, meta }) => [data, meta]))).not.toContain('Nguyễn');
    const { ref } = (asked?.data as { reason: { ref: string } }).reason;
    expect(await product.engine.vault.open(ref)).toMatchObject({ text: reason, subject: (await anEvent()).stream });
  });

  it('is refused where nothing waits, unknown where there is no such process, and forbidden to others', async () => {
    const none = await admin.post(`/api/incidents/${PROCESS}/R-none/retry`);
    expect(none).toMatchObject({ status: 409, body: { code: 'no-incident' } });
    expect(none.body.detail).toContain('R-none');
    const skip = await admin.post(`/api/incidents/${PROCESS}/R-none/skip`, { reason: 'x' });
    expect(skip).toMatchObject({ status: 409, body: { code: 'no-incident' } });
    expect((await admin.post('/api/incidents/unknown/R-1/retry')).status).toBe(404);
    expect((await admin.post(`/api/incidents/${PROCESS}/%20/retry`)).status).toBe(400);
    const { client: hr } = await product.person('HR');
    expect((await hr.get('/api/incidents')).status).toBe(403);
    expect((await hr.post(`/api/incidents/${PROCESS}/R-1/retry`)).status).toBe(403);
    expect((await hr.post(`/api/incidents/${PROCESS}/R-1/skip`, { reason: 'x' })).status).toBe(403);
    expect((await product.nobody.get('/api/incidents')).status).toBe(401);
  });

  it('is ready at the same cost however long the history is: no stream is read for it', async () => {
    const { executor } = product.engine;
    const loaded: string[] = [];
    const load = executor.load;
    Object.assign(executor, {
      load: (decider: typeof round, id: string) => {
        loaded.push(id);
        return load(decider, id);
      },
    });
    expect((await product.nobody.get('/api/ready')).status).toBe(200);
    Object.assign(executor, { load });
    expect(loaded).toEqual([]);
  });

  it('destroys the key of a person for an administrator, with a reason that is recorded and stays', async () => {
    const { person, account: id, client } = await product.person('MARKER');
    const { vault, events } = product.engine;
    expect(await vault.get(person, 'name')).toBeDefined();
    expect((await client.post(`/api/people/${person}/erase`, { reason: 'x' })).status).toBe(403);
    expect((await admin.post(`/api/people/${person}/erase`, {})).status).toBe(400);
    expect((await admin.post('/api/people/person-none/erase', { reason: 'x' })).status).toBe(404);
    const erase = () => admin.post(`/api/people/${person}/erase`, { reason: 'Theo yêu cầu của chủ thể dữ liệu' });
    expect(await erase()).toMatchObject({ status: 200, body: { person, accounts: [id] } });
    expect(await erase()).toMatchObject({ status: 200, body: { person, accounts: [id] } });
    expect([await vault.isErased(person), await vault.get(person, 'name')]).toEqual([true, undefined]);
    expect((await admin.get(`/api/people/${person}`)).status).toBe(404);
    const erased = (await Array.fromAsync(events.read(`account-${id}`))).filter(({ type }) => type === 'PersonErased');
    expect(erased).toHaveLength(1);
    expect(erased[0]?.meta).toMatchObject({ actor: 'person-admin', authority: 'role:ADMIN' });
    const { ref } = (erased[0]?.data as { reason: { ref: string } }).reason;
    expect(await vault.open(ref)).toMatchObject({ text: 'Theo yêu cầu của chủ thể dữ liệu' });
    expect((await product.engine.executor.load(account, id)).state.erased).not.toBeNull();
  });

  it('destroys the key of somebody without an account as well', async () => {
    const { body } = await admin.post('/api/people', {
      name: 'Trần Thị Mẫu',
      birthDate: '1985-02-03',
      identityNumber: '012345678901',
    });
    const person = body.person as string;
    expect(await admin.post(`/api/people/${person}/erase`, { reason: 'x' })).toMatchObject({
      status: 200,
      body: { person, accounts: [] },
    });
    expect(await product.engine.vault.isErased(person)).toBe(true);
  });

  it('asks for two administrators where there are two, and keeps whoever stands in a round', async () => {
    const { client: other } = await product.person('ADMIN');
    const { person, client, account: id } = await product.person('MARKER');
    const erase = (by: Client, whom = person) => by.post(`/api/people/${whom}/erase`, { reason: 'Theo yêu cầu' });
    const head = async () => (await product.engine.events.head()).toString();
    const listed = async () => {
      const { body } = await other.get(`/api/accounts?awaits=CONFIRMATION&person=${person}&position=${await head()}`);
      return body;
    };
    expect((await erase(admin)).body).toMatchObject({ state: 'PROPOSED' });
    // Asking for it too confirms nothing, whoever asks.
    for (const by of [admin, other])
      expect(await erase(by)).toMatchObject({ status: 409, body: { code: 'change-proposed' } });
    expect(await listed()).toMatchObject({
      items: [{ id: person, status: 'NONE', proposed: { kind: 'ERASE', by: 'admin', person: 'person-admin' } }],
      reasons: { [person]: 'Theo yêu cầu' },
    });
    const { body } = await client.get(`/api/accounts/${person}/history`);
    expect(body.items.map(({ type }: any) => type)).toEqual(['ErasureProposed']);
    for (const by of [other, admin]) {
      const drop = await by.post(`/api/accounts/${person}/drop-change`, { reason: 'Nhầm người' });
      expect(drop).toMatchObject({ status: 200, body: { events: ['ChangeDropped'] } });
      expect(await by.post(`/api/accounts/${person}/drop-change`, { reason: 'x' })).toMatchObject({
        status: 409,
        body: { code: 'nothing-proposed' },
      });
      expect(await listed()).toMatchObject({ items: [] });
      expect((await erase(admin)).body).toMatchObject({ state: 'PROPOSED' });
    }
    expect(await product.engine.vault.get(person, 'name')).toBeDefined();
    expect((await product.confirm(admin, person)).body.code).toBe('own-proposal');
    expect((await product.confirm(other, person)).body.events).toEqual(['ChangeConfirmed', 'PersonErased']);
    expect(await product.engine.vault.isErased(person)).toBe(true);
    const told = await client.get(`/api/accounts/${id}/history`);
    expect(told.body.items.at(-1)).toMatchObject({ type: 'PersonErased', reason: 'Theo yêu cầu' });
    expect((await erase(admin)).body).toMatchObject({ state: 'ERASED', accounts: [id] });
    expect(await erase(admin, 'person-admin')).toMatchObject({ status: 409, body: { code: 'own-erasure' } });
  });

  it('finishes an erasure that broke off after it was confirmed when that is sent again, and no more than that', async () => {
    const { vault, executor } = product.engine;
    const { client: other } = await product.person('ADMIN');
    const { person, account: id } = await product.person('CANDIDATE');
    await admin.post(`/api/people/${person}/erase`, { reason: 'Theo yêu cầu' });
    const { proposal } = (await executor.load(account, person)).state;
    const confirm = () =>
      other.post(
        `/api/accounts/${person}/confirm-change`,
        { proposal: proposal?.id },
        { 'idempotency-key': randomUUID() },
      );
    const erase = vault.erase.bind(vault);
    Object.assign(vault, { erase: () => Promise.reject(new StoreUnavailable('broken off')) });
    expect((await confirm()).status).toBe(503);
    Object.assign(vault, { erase });
    expect([(await executor.load(account, person)).state.proposal, await vault.isErased(person)]).toEqual([
      null,
      false,
    ]);
    expect((await confirm()).body.code).toBe('nothing-proposed');
    expect(await vault.isErased(person)).toBe(true);
    // In the account of the person stands only that it was done: its own key is not that of the person.
    const reset = { next: 'sample-password-7', reason: 'Quên mật khẩu' };
    expect((await admin.send('PUT', `/api/accounts/${id}/password`, reset)).status).toBe(200);
    expect((await product.confirm(other, id)).status).toBe(200);
    expect(await vault.isErased(id)).toBe(false);
  });
});
