import { ADMIN_PASSWORD, type Client, type Product, startProduct } from '../support/product.js';

let product: Product;
let admin: Client;
beforeAll(async () => {
  product = await startProduct({ KHOABANG_PROXY: '127.0.0.1' });
  admin = await product.admin();
});
afterAll(() => product.close());

/** Behind the named proxy: where the request comes from is what the proxy says. */
const elsewhere = { 'x-forwarded-for': '203.0.113.7' };

describe('another site', () => {
  it.each([
    ['an origin that is not this server', { origin: 'https://evil.example' }],
    ['no origin at all', { origin: 'null' }],
    ['a form of another site', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour under the same domain', { 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1' }],
  ])('cannot have a browser write: %s', async (_, headers) => {
    const { sessionsEnded, answered } = await signOutBy(headers);
    expect(answered).toMatchObject({ status: 403, body: { code: 'other-site' } });
    expect(sessionsEnded).toBe(false);
  });

  it.each(['cross-site', 'same-site'])(
    'cannot have a browser read under the name of who is signed in (%s); a link from there may be followed',
    async (site) => {
      const from = { 'sec-fetch-site': site };
      for (const path of ['/api/work', '/api/rounds', '/api/session', '/docs'])
        expect(await admin.get(path, { ...from, 'sec-fetch-dest': 'image' })).toMatchObject({
          status: 403,
          body: { code: 'other-site' },
        });
      expect((await admin.get('/docs', { ...from, 'sec-fetch-dest': 'document' })).status).toBe(200);
    },
  );

  it('is not suspected where the page is of this server, or no browser asks', async () => {
    for (const headers of [{ origin: product.url }, { 'sec-fetch-site': 'same-origin' }, {}])
      expect((await signOutBy(headers)).answered.status).toBe(204);
  });

  const signOutBy = async (headers: Record<string, string>) => {
    const { client } = await product.person('HR');
    const answered = await client.send('DELETE', '/api/session', undefined, headers);
    return { answered, sessionsEnded: (await client.get('/api/session')).status === 401 };
  };
});

describe('a site whose name was made to lead here', () => {
  const cookies = async () => {
    const { headers } = await product.nobody.post('/api/session', { login: 'admin', password: ADMIN_PASSWORD });
    return headers.getSetCookie()[0]?.split(';')[0] ?? '';
  };

  it.each([
    ['en', 'This server does not go by the name'],
    ['vi', 'Máy chủ này không mang tên'],
  ])('is refused before anybody is known, and before a byte of a body is read (%s)', async (language, words) => {
    const cookie = await cookies();
    // To its browser it is the same site, and so it sends what a page of this server would.
    const headers = {
      host: 'evil.example:3000',
      origin: 'http://evil.example:3000',
      'sec-fetch-site': 'same-origin',
      'accept-language': language,
      cookie,
    };
    for (const url of ['/api/session', '/api/public/rounds', '/', '/docs', '/nowhere']) {
      const answered = await product.inject({ url, headers });
      expect(answered.statusCode).toBe(421);
      expect(answered.json()).toMatchObject({ code: 'host-unknown', detail: expect.stringContaining(words) });
    }
    const signedIn = await product.inject({ method: 'POST', url: '/api/session', headers, payload: '{' });
    expect(signedIn.statusCode).toBe(421);
    expect(signedIn.headers.connection).toBe('close');
    expect(
      (await product.inject({ url: '/api/session', headers: { cookie, host: 'localhost:3000' } })).statusCode,
    ).toBe(200);
  });

  it('is told no other name by a proxy than the one that was asked for', async () => {
    const asked = { host: 'evil.example', 'x-forwarded-host': 'localhost' };
    expect((await product.inject({ url: '/api/public/rounds', headers: asked })).statusCode).toBe(421);
  });

  it('keeps nobody from asking whether the server lives', async () => {
    expect((await product.inject({ url: '/api/health', headers: { host: '10.0.0.5' } })).statusCode).toBe(200);
  });
});

describe('every answer', () => {
  it.each([
    '/',
    '/docs',
    '/docs/swagger-ui.css',
    '/api/health',
    '/api/openapi.json',
    '/api/rounds',
    '/nowhere',
    '/%zz',
  ])('tells a browser to trust nothing but this server, and to keep nothing: %s', async (path) => {
    const { headers } = await admin.get(path);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy': expect.stringMatching(/^default-src 'none';.*frame-ancestors 'none'/),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': expect.stringMatching(/^no-store$|^public, max-age=0$/),
    });
    expect(headers.get('content-security-policy')).not.toMatch(/http|\*|unsafe-eval/);
  });

  it('says that only an encrypted line is used where one is', async () => {
    const { headers } = await admin.get('/api/health');
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=31536000/);
    const answered = await product.nobody.post(
      '/api/session',
      { login: 'admin', password: ADMIN_PASSWORD },
      { 'x-forwarded-proto': 'https' },
    );
    const cookies = answered.headers.getSetCookie();
    expect(cookies).toHaveLength(2);
    for (const cookie of cookies) expect(cookie).toMatch(/^__Host-.*; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
  });
});

describe('what is for operators', () => {
  it.each(['/docs', '/docs/', '/DOCS', '/docs/swagger-ui-init.js', '/api/openapi.json'])(
    'is shown to who has signed in, or sits at the machine, and to nobody else: %s',
    async (path) => {
      expect((await product.nobody.get(path, elsewhere)).status).toBe(401);
      expect((await product.nobody.get(path)).status).not.toBe(401);
      expect((await admin.get(path, elsewhere)).status).not.toBe(401);
    },
  );

  it('is not told by the public page on readiness', async () => {
    const { client: hr } = await product.person('HR');
    for (const reader of [product.nobody, hr])
      expect((await reader.get('/api/ready', elsewhere)).body).toEqual({ status: 'ready' });
    const { client: auditor } = await product.person('AUDITOR');
    for (const reader of [admin, auditor]) {
      expect((await reader.get('/api/ready', elsewhere)).body).toMatchObject({
        status: 'ready',
        log: expect.stringMatching(/^\d+$/),
        views: expect.stringMatching(/^\d+$/),
        faults: [],
      });
    }
  });
});
