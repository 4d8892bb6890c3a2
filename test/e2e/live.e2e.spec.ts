import { randomUUID } from 'node:crypto';
import { personOf } from '../../apps/cli/src/demo/play.js';
import { EventStream } from '../support/event-stream.js';
import { ADMIN_PASSWORD, type Product, startProduct } from '../support/product.js';
import { goOn, setNow } from '../support/api-round/now.js';
import { type ScenarioProduct, startScenarioProduct } from '../support/api-round/product.js';
import { playRound, type ScenarioRound } from '../support/api-round/round.js';

const signedIn = async (url: string, login: string, password: string): Promise<string> => {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
  const cookie = response.headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error(`${login} cannot sign in: ${await response.text()}`);
  return cookie;
};

const open: EventStream[] = [];
afterEach(async () => {
  for (const stream of open.splice(0)) await stream.close();
});

const listen = async (url: string, cookie: string, query = '', headers = {}): Promise<EventStream> => {
  const stream = await EventStream.open(`${url}/api/live${query}`, cookie, headers);
  open.push(stream);
  return stream;
};

/** What is there now, told in one answer. */
const whole = async (url: string, cookie: string, query: string): Promise<EventStream> => {
  const stream = await listen(url, cookie, query, { accept: '*/*' });
  await stream.ended;
  return stream;
};

describe('of a round', () => {
  let product: ScenarioProduct;
  let round: ScenarioRound;
  let url: string;
  beforeAll(async () => {
    product = await startScenarioProduct();
    url = product.door.url;
    const candidates = [
      { id: 'A', marks: ['60', '68'] },
      { id: 'B', marks: ['70', '72'] },
    ] as const;
    round = await playRound(product, { candidates, until: 'DRAFT' });
  });
  afterAll(() => product.close());

  const cookieOf = (key: string): Promise<string> => {
    const { login, password } = personOf(round.playing.play, key);
    return signedIn(url, login, password);
  };
  const hears = async (key: string, query = ''): Promise<EventStream> => listen(url, await cookieOf(key), query);
  const ofRound = ({ messages }: EventStream) =>
    messages.filter(({ category, id }) => category === 'round' && id === round.id);

  it('that is drafted they hear who work in it, and no stranger, then or later', async () => {
    const [hr, stranger] = [await hears('HR'), await hears('X1')];
    await round.reach('PRINCIPLE_APPROVED');
    const { position } = ofRound(await whole(url, await cookieOf('HR'), '?from=0')).at(-1)!;
    await hr.until(position);
    expect(ofRound(hr)).toEqual([
      { position, category: 'round', id: round.id, parts: expect.arrayContaining(['steps', 'decisions']) },
    ]);
    // A unit is known to everybody: until it is told nothing else was.
    const unit = `sau-${round.id}`;
    const registrar = await round.callerOf('HR');
    const body = { code: unit, name: 'Đơn vị mẫu', kind: 'SERVICE_UNIT', owner: 'UBND', effectiveOn: '2017-01-01' };
    const people = { authority: round.idOf('AUTHORITY'), superior: round.idOf('SUPERIOR') };
    const registered = await registrar.post(`/api/units/${unit}/register-unit`, { ...body, ...people });
    await stranger.until(registered.position);
    expect(stranger.messages).toEqual([{ position: registered.position, category: 'unit', id: unit }]);
    expect(ofRound(await whole(url, await cookieOf('X1'), '?from=0'))).toEqual([]);
    expect(ofRound(await whole(url, await cookieOf('HR'), '?from=0'))).not.toEqual([]);
  });

  it('that is told the views have come to: what is asked for at its position is answered at once', async () => {
    const hr = await hears('HR');
    const path = `${url}/api/rounds/${round.id}`;
    await round.reach('PLAN_APPROVED');
    const { position } = ofRound(await whole(url, await cookieOf('HR'), '?from=0')).at(-1)!;
    await hr.until(position);
    const answer = await fetch(`${path}?position=${position}`, { headers: { cookie: await cookieOf('HR') } });
    expect(await answer.json()).toMatchObject({ stage: 'PLAN_APPROVED' });
  });

  it('a mark that is sealed is told to nobody who is not told of it by its steps, nor that marks differ', async () => {
    await round.reach('CODED');
    const keys = ['M4', 'AUDITOR', 'K3', 'X1'];
    const streams = await Promise.all(keys.map((key) => hears(key)));
    const [council, auditor, marker, stranger] = streams as [EventStream, EventStream, EventStream, EventStream];
    const sheet = 'a'.repeat(64);
    const mark = (by: string, candidate: string, given: string) =>
      round.act(by, 'record-mark', { script: round.scriptOf(candidate), mark: given, sheet });
    const first = await mark('K2', 'A', '60');
    await Promise.all([auditor.until(first.position), council.until(first.position)]);
    const second = await mark('K3', 'A', '68');
    expect(second.events).toEqual(['MarkRecorded', 'MarkDisputed']);
    const given = (BigInt(second.position) - 1n).toString();
    await Promise.all([auditor.until(second.position), council.until(given), marker.until(given)]);
    const third = await mark('K2', 'B', '70');
    await Promise.all([auditor.until(third.position), council.until(third.position)]);
    const heard = (stream: EventStream) => ofRound(stream).map(({ position }) => position);
    expect(heard(auditor)).toEqual([first.position, second.position, third.position]);
    expect(heard(council)).toEqual([first.position, given, third.position]);
    expect(heard(marker)).toEqual([given]);
    expect(heard(stranger)).toEqual([]);
    const again = ofRound(await whole(url, await cookieOf('X1'), `?from=${first.position}`));
    expect(again).toEqual([]);
  });
});

describe('the stream', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  const PASSWORD = 'sample-password-2';
  const somebody = async (...roles: readonly string[]) => {
    const { client, login, account } = await product.person(...roles);
    const cookie = await signedIn(product.url, login, PASSWORD);
    return { client, account, cookie, login };
  };
  const register = async (): Promise<string> => {
    const admin = await product.admin();
    const id = randomUUID();
    for (const person of ['p-a', 'p-s']) await product.engine.vault.put(person, 'name', 'Người mẫu');
    const unit = { code: id, name: 'Trường mẫu', kind: 'SERVICE_UNIT', owner: 'city', effectiveOn: '2020-01-01' };
    const { body } = await admin.post(`/api/units/${id}/register-unit`, { ...unit, authority: 'p-a', superior: 'p-s' });
    return body.position as string;
  };

  it('says how it is to be kept, and where it begins', async () => {
    const { cookie } = await somebody('MARKER');
    const stream = await listen(product.url, cookie);
    const { status, headers } = stream.response;
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    expect((await product.nobody.get('/api/live')).status).toBe(401);
  });

  it('that was broken off goes on with exactly what was missed', async () => {
    const { cookie } = await somebody('MARKER');
    const [one, other] = [await listen(product.url, cookie), await listen(product.url, cookie)];
    const before = await register();
    await other.until(before);
    await other.close();
    for (let times = 0; times < 5; times += 1) await register();
    const missed = await register();
    const again = await listen(product.url, cookie, '?from=0', { 'last-event-id': other.lastId });
    await again.until(missed);
    const last = await register();
    await Promise.all([one.until(last), again.until(last)]);
    expect([...other.messages, ...again.messages]).toEqual(one.messages);
    expect(new Set(one.positions).size).toBe(8);
    const asked = await whole(product.url, cookie, `?from=${before}`);
    expect([asked.messages, asked.lastId]).toEqual([again.messages, last]);
  });

  it.each(['?from=999999', '?position=999999', '?from=x', '?from=-1'])(
    'refuses a place that no log has: %s',
    async (query) => {
      const { client } = await somebody('MARKER');
      const field = query.slice(1, query.indexOf('='));
      expect(await client.get(`/api/live${query}`)).toMatchObject({ status: 400, body: { fields: [{ field }] } });
    },
  );

  it.each(['999999', 'x'])('refuses to go on from what it never said: %s', async (last) => {
    const { client } = await somebody('MARKER');
    expect(await client.get('/api/live', { 'last-event-id': last })).toMatchObject({
      status: 400,
      body: { fields: [{ field: 'Last-Event-ID' }] },
    });
  });

  it('tells administrators of accounts, and of nothing else', async () => {
    const admin = await signedIn(product.url, 'admin', ADMIN_PASSWORD);
    await register();
    const { account, cookie } = await somebody('MARKER');
    const query = `?from=0&position=${(await product.engine.events.head()).toString()}`;
    const { messages } = await whole(product.url, admin, query);
    expect(new Set(messages.map(({ category }) => category))).toEqual(new Set(['account']));
    expect(messages.map(({ id }) => id)).toContain(account);
    const others = await whole(product.url, cookie, query);
    expect(new Set(others.messages.map(({ category }) => category))).toEqual(new Set(['unit']));
  });

  it('ends with the session, with the rights, and with the account', async () => {
    const admin = await product.admin();
    const ends: readonly ((account: string, cookie: string) => Promise<{ readonly status: number }>)[] = [
      (_, cookie) => fetch(`${product.url}/api/session`, { method: 'DELETE', headers: { cookie } }),
      (account) => admin.post(`/api/accounts/${account}/revoke-role`, { role: 'MARKER', reason: 'Thôi nhiệm vụ' }),
      (account) => admin.post(`/api/accounts/${account}/close-account`, { reason: 'Nghỉ việc' }),
      (account) => admin.post(`/api/accounts/${account}/end-sessions`),
    ];
    for (const end of ends) {
      const { account, cookie } = await somebody('MARKER', 'SECRETARY');
      const stream = await listen(product.url, cookie);
      const { status } = await end(account, cookie);
      expect([200, 204]).toContain(status);
      await stream.ended;
      expect(stream.messages).toEqual([]);
    }
  });

  it('is no use of a session: one that is left alone ends, whatever was told in it', async () => {
    const { cookie } = await somebody('MARKER');
    const stream = await listen(product.url, cookie);
    const begun = Date.now();
    try {
      setNow(begun + 50 * 60_000);
      await stream.until(await register());
      setNow(begun + 61 * 60_000);
      await register();
      await stream.ended;
      expect(stream.messages).toHaveLength(1);
    } finally {
      goOn();
    }
  });

  it('is open three times for an account, and not a fourth time until one is closed', async () => {
    const { cookie, client } = await somebody('MARKER');
    const streams = [
      await listen(product.url, cookie),
      await listen(product.url, cookie),
      await listen(product.url, cookie),
    ];
    const refused = await client.get('/api/live', { 'accept-language': 'en' });
    expect(refused).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    await streams[0]!.close();
    const { cookie: other } = await somebody('MARKER');
    expect((await listen(product.url, other)).response.status).toBe(200);
    let status = 429;
    while (status === 429) ({ status } = await client.get('/api/live'));
    expect(status).toBe(200);
  });
});

it('a server that stops ends every stream', async () => {
  const product = await startProduct();
  const cookie = await signedIn(product.url, 'admin', ADMIN_PASSWORD);
  const stream = await listen(product.url, cookie);
  await product.close();
  await stream.ended;
  expect(stream.response.status).toBe(200);
});
