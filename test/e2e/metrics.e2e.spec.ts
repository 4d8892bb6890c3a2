import { type Client, type Product, startProduct } from '#test/support/product';
import { scraped, valueOf } from '#test/support/scraped';

const TOKEN = 'a token that nobody guesses, so it is long'.replaceAll(' ', '-');
const NAME = 'Nguyễn Thị Bí-Mật';
const LOGIN = 'bi-mat-lam';

const unit = {
  code: 'T-MAU',
  name: 'Trường mẫu',
  kind: 'SERVICE_UNIT',
  owner: 'city',
  authority: 'person-a',
  superior: 'person-s',
  effectiveOn: '2020-01-01',
};

describe('the metrics', () => {
  let product: Product;
  let admin: Client;
  const looks = (headers: Record<string, string> = { authorization: `Bearer ${TOKEN}` }, init: RequestInit = {}) =>
    fetch(product.telemetry.address ?? '', { headers, ...init });
  const samples = async () => scraped(await (await looks()).text());

  beforeAll(async () => {
    product = await startProduct({ KHOABANG_METRICS: '0', KHOABANG_METRICS_TOKEN: TOKEN });
    admin = await product.admin();
    for (const person of ['person-a', 'person-s']) await product.engine.vault.put(person, 'name', NAME);
    const first = await admin.post('/api/units/T-MAU/register-unit', unit);
    expect(first.status).toBe(200);
    const other = await admin.post('/api/units/T-MAU/register-unit', { ...unit, name: 'Trường khác' });
    expect(other.status).toBe(409);
    await admin.get(`/api/units?position=${String(first.body.position)}`);
    await admin.post('/api/accounts', { login: LOGIN, name: NAME, password: 'given-out-once-0', roles: ['HR'] });
    await product.nobody.post('/api/session', { login: LOGIN, password: 'not-the-password' });
    await product.nobody.get(`/${LOGIN}`);
    await product.followers.settled(await product.engine.events.head(), 10_000);
  });
  afterAll(() => product.close());

  it('are for who shows the token alone, at one address', async () => {
    expect((await looks({})).status).toBe(401);
    expect((await looks({ authorization: `Bearer ${TOKEN.slice(1)}b` })).status).toBe(401);
    expect((await looks(undefined, { method: 'POST' })).status).toBe(405);
    const elsewhere = await fetch(new URL('/', product.telemetry.address), {
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    expect(elsewhere.status).toBe(404);
    const answered = await looks();
    expect([answered.status, answered.headers.get('content-type')]).toEqual([200, 'text/plain']);
    expect((await product.nobody.get('/metrics')).status).toBe(401);
  });

  it('tell of requests by the template of their route', async () => {
    const all = await samples();
    const route = { http_route: '/api/units/:id/register-unit', http_request_method: 'POST' };
    const count = 'http_server_request_duration_seconds_count';
    expect(valueOf(all, count, { ...route, http_response_status_code: '200' })).toBe(1);
    expect(valueOf(all, count, { ...route, http_response_status_code: '409' })).toBe(1);
    expect(valueOf(all, count, { http_route: 'none', http_response_status_code: '401' })).toBeGreaterThan(0);
    const bucket = { ...route, http_response_status_code: '200', le: '+Inf' };
    expect(valueOf(all, 'http_server_request_duration_seconds_bucket', bucket)).toBe(1);
  });

  it('tell of commands by what became of them, and of appends', async () => {
    const all = await samples();
    const command = 'RegisterUnit';
    expect(valueOf(all, 'khoabang_commands_total', { command, outcome: 'recorded' })).toBe(1);
    const refused = all.find(
      ({ name, labels }) =>
        name === 'khoabang_commands_total' && labels['command'] === command && labels['outcome'] === 'refused',
    );
    expect(refused).toMatchObject({ value: 1, labels: { code: expect.stringMatching(/^[a-z-]+$/) } });
    const appends = valueOf(all, 'khoabang_append_duration_seconds_count', { outcome: 'recorded' });
    expect(appends).toBeGreaterThan(3);
  });

  it('tell of followers, incidents, readers, the event loop and refused sign-ins', async () => {
    const all = await samples();
    const followers = product.followers.progress().map(({ name }) => name);
    expect(followers).toContain('views');
    for (const follower of followers) {
      expect(valueOf(all, 'khoabang_follower_lag_events', { follower })).toBe(0);
      expect(valueOf(all, 'khoabang_follower_standstill_seconds', { follower })).toBe(0);
      expect(valueOf(all, 'khoabang_follower_last_progress_timestamp_seconds', { follower })).toBeGreaterThan(1e9);
    }
    for (const of of ['view', 'process']) expect(valueOf(all, 'khoabang_incidents', { of })).toBe(0);
    expect(valueOf(all, 'khoabang_live_streams')).toBe(0);
    expect(valueOf(all, 'nodejs_eventloop_delay_seconds', { quantile: '0.99' })).toBeGreaterThanOrEqual(0);
    expect(valueOf(all, 'khoabang_security_events_total', { kind: 'SIGN_IN_REFUSED' })).toBe(1);
  });

  it('name nobody and nothing that people chose: neither names nor logins, ids, paths or addresses', async () => {
    const text = await (await looks()).text();
    for (const word of [NAME, 'Bí', LOGIN, 'T-MAU', 'Trường', 'person-', '127.0.0.1', 'admin']) {
      expect(text).not.toContain(word);
    }
    const labels = new Set(scraped(text).flatMap((sample) => Object.keys(sample.labels)));
    expect([...labels].toSorted()).toEqual([
      'code',
      'command',
      'follower',
      'http_request_method',
      'http_response_status_code',
      'http_route',
      'kind',
      'le',
      'of',
      'outcome',
      'quantile',
    ]);
  });

  it('are told beside the log and the views to who may see what stands still', async () => {
    const { body } = await admin.get('/api/ready');
    expect(body.followers).toContainEqual({
      name: 'views',
      lag: 0,
      movedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      standsFor: 0,
    });
  });
});

describe('a server of which nobody asks for metrics', () => {
  it('has none, and runs commands and appends as they are', async () => {
    const product = await startProduct();
    expect(product.telemetry).toEqual({ close: expect.any(Function) });
    expect((await product.nobody.get('/metrics')).status).toBe(401);
    await product.close();
  });
});
