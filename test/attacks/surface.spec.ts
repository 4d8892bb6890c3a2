import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { connect as connectEncrypted, type ConnectionOptions } from 'node:tls';
import { ADMIN_PASSWORD, type Client, type Product, startProduct } from '../support/product.js';

let product: Product;
let admin: Client;
beforeAll(async () => {
  product = await startProduct({ KHOABANG_PROXY: '127.0.0.1' });
  admin = await product.admin();
});
afterAll(() => product.close());

/** What may stand in an address, which logs and histories of browsers keep. */
const IN_ADDRESSES = [
  'aboutId',
  'aboutKind',
  'actor',
  'after',
  'at',
  'authority',
  'awaits',
  'candidate',
  'clock',
  'code',
  'entry',
  'event',
  'factor',
  'from',
  'holder',
  'id',
  'item',
  'key',
  'kind',
  'limit',
  'names',
  'needs',
  'owner',
  'pack',
  'person',
  'position',
  'process',
  'revision',
  'round',
  'session',
  'stage',
  'state',
  'status',
  'third',
  'tier',
  'to',
  'unit',
  'valid',
  'whose',
];

/** A request by a method that `fetch` does not send. */
const statusOf = (method: string, path: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request(`${product.url}${path}`, { method }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .once('error', reject)
      .end();
  });

/** The first line of what is answered to bytes as they stand here. */
const answerTo = async (bytes: string): Promise<string> => {
  const line = connect(Number(new URL(product.url).port), '127.0.0.1');
  line.write(bytes);
  const [chunk] = (await once(line, 'data')) as [Buffer];
  line.destroy();
  return chunk.toString().split('\r\n')[0] ?? '';
};

describe('the server', () => {
  it('answers no TRACE, and leads nowhere by a method that it does not know', async () => {
    for (const method of ['TRACE', 'OPTIONS', 'PATCH', 'PROPFIND'])
      for (const path of ['/', '/api/session', '/api/rounds'])
        expect([401, 404]).toContain(await statusOf(method, path));
  });

  it('lets no other site read what it answers', async () => {
    const preflight = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' };
    for (const path of ['/api/rounds', '/api/public/rounds', '/api/session', '/docs'])
      for (const method of ['GET', 'OPTIONS']) {
        const { headers } = await admin.send(method, path, undefined, { origin: 'https://evil.example', ...preflight });
        expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
      }
  });

  it('shows no folder, and no file but those of the viewer', async () => {
    for (const path of [
      '/.git/config',
      '/package.json',
      '/docs/package.json/',
      '/docs/..%2f..%2fpackage.json',
      '/docs/%2e%2e/%2e%2e/package.json',
      '/docs/nothing.css',
      '/node_modules/',
      '/api/',
    ])
      expect([path, (await admin.get(path)).status]).toEqual([path, 404]);
  });

  it('says in which letters a page or a text is written, and what kind it is', async () => {
    for (const path of ['/', '/docs', '/docs/swagger-ui.css', '/docs/swagger-ui-init.js'])
      expect((await admin.get(path)).headers.get('content-type')).toMatch(/^(text|application)\/\w+; charset=utf-8$/i);
    expect((await admin.get('/api/units')).headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect((await admin.get('/nowhere')).headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  it('names neither its software nor the version of it', async () => {
    for (const path of ['/', '/docs', '/api/rounds', '/%zz', '/nowhere']) {
      const { headers } = await admin.get(path);
      expect([headers.get('server'), headers.get('x-powered-by')]).toEqual([null, null]);
    }
  });

  it('has a browser load nothing for a page but by name, no plug-in and no other base', async () => {
    for (const path of ['/', '/docs', '/api/rounds', '/%zz'])
      expect((await admin.get(path)).headers.get('content-security-policy')).toMatch(
        /object-src 'none';.*base-uri 'none'/,
      );
  });

  it('asks for encrypted lines in every answer on one, also to a path that cannot be read', async () => {
    for (const path of ['/', '/api/rounds', '/nowhere', '/%zz']) {
      const { headers } = await admin.get(path, { 'x-forwarded-proto': 'https' });
      expect([path, headers.get('strict-transport-security')]).toEqual([path, 'max-age=31536000; includeSubDomains']);
    }
  });

  it('is asked for nothing secret or personal in an address: ids, codes, and how a list is cut', async () => {
    const { paths } = (await admin.get('/api/openapi.json')).body as {
      paths: Record<string, Record<string, { parameters?: { in: string; name: string }[] }>>;
    };
    const asked = Object.values(paths)
      .flatMap((item) => Object.values(item))
      .flatMap(({ parameters = [] }) => parameters.filter((one) => one.in === 'query' || one.in === 'path'));
    expect([...new Set(asked.map(({ name }) => name))].toSorted()).toEqual(IN_ADDRESSES);
  });

  it('asks nobody elsewhere about its document', async () => {
    expect((await admin.get('/docs/swagger-ui-init.js')).body).toContain('"validatorUrl": null');
  });

  it('tells a browser to forget what it kept, when somebody signs out', async () => {
    for (const path of ['/api/session', '/api/session/all']) {
      const { client } = await product.person('HR');
      const { status, headers } = await client.send('DELETE', path);
      expect([status, headers.get('clear-site-data')]).toEqual([204, '"cache", "storage"']);
    }
  });
});

describe('a request', () => {
  const head = 'POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';

  it.each([
    ['two lengths', 'Content-Length: 2\r\nContent-Length: 20\r\n\r\n{}'],
    ['a length and an end of its own', 'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['an unknown encoding of its end', 'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n'],
    ['a header broken over lines', 'X-A: b\r\n c: d\r\nContent-Length : 2\r\n\r\n{}'],
  ])('that could be read as two is not read at all: %s', async (_, rest) => {
    expect(await answerTo(head + rest)).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('that asks for one thing twice is refused, not guessed at', async () => {
    for (const query of ['limit=1&limit=2', 'position=1&position=2', 'after=a&after=b'])
      expect((await admin.get(`/api/units?${query}`)).status).toBe(400);
  });

  it('puts nothing into what all objects share', async () => {
    for (const body of ['{"__proto__":{"roles":["ADMIN"]}}', '{"constructor":{"prototype":{"roles":["ADMIN"]}}}']) {
      const answered = await product.nobody.send('POST', '/api/session', body, { 'content-type': 'application/json' });
      expect(answered.status).toBe(400);
      expect(({} as { roles?: unknown }).roles).toBeUndefined();
    }
  });

  it('says where it comes from only by the proxy that is named', async () => {
    const alone = await startProduct({ KHOABANG_REQUESTS: '20' });
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, at) =>
        alone.nobody.get('/api/public/rounds', { 'x-forwarded-for': `203.0.113.${String(at)}` }),
      ),
    );
    expect(answers.filter(({ status }) => status === 429)).not.toHaveLength(0);
    await alone.close();
  });
});

describe('a session', () => {
  it('ends after an hour in which it was left alone, and not before', async () => {
    const { client } = await product.person('HR');
    const statusAfter = async (minutes: number): Promise<number> => {
      const now = Date.now;
      Date.now = () => now() + minutes * 60_000;
      try {
        return (await client.get('/api/session')).status;
      } finally {
        Date.now = now;
      }
    };
    expect(await statusAfter(59)).toBe(200);
    expect(await statusAfter(118)).toBe(200);
    expect(await statusAfter(179)).toBe(401);
  });
});

describe('an encrypted line', () => {
  it('is of TLS 1.2 or 1.3 with suites that leave past conversations closed, and of nothing older', async () => {
    const [cert, key] = ['sample-cert.pem', 'sample-key.pem'].map((file) => join(import.meta.dirname, file));
    const encrypted = await startProduct({ KHOABANG_TLS_CERT: cert ?? '', KHOABANG_TLS_KEY: key ?? '' });
    const port = Number(new URL(encrypted.url).port);
    const agreed = (options: ConnectionOptions): Promise<string> =>
      new Promise((resolve) => {
        const line = connectEncrypted({ port, host: '127.0.0.1', rejectUnauthorized: false, ...options }, () => {
          resolve(`${line.getProtocol() ?? ''} ${line.getCipher().name}`);
          line.destroy();
        });
        line.once('error', () => {
          resolve('none');
        });
      });
    expect(await agreed({})).toBe('TLSv1.3 TLS_AES_256_GCM_SHA384');
    expect(await agreed({ maxVersion: 'TLSv1.2' })).toMatch(/^TLSv1\.2 ECDHE-.*(GCM|CHACHA20)/);
    expect(await agreed({ maxVersion: 'TLSv1.2', ciphers: 'AES256-GCM-SHA384:AES128-SHA' })).toBe('none');
    expect(await agreed({ maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES128-SHA' })).toBe('none');
    expect(await agreed({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' })).toBe('none');
    // Whoever tried in vain is seen.
    const signIn = { login: 'admin', password: ADMIN_PASSWORD };
    const session = await encrypted.inject({ method: 'POST', url: '/api/session', payload: signIn });
    const cookie = String(session.headers['set-cookie']).split(';')[0] ?? '';
    const noted = await encrypted.inject({ url: '/api/security-events?limit=500', headers: { cookie } });
    expect(noted.json()).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ kind: 'LINE_REFUSED', source: '127.0.0.1', count: 3 })]),
    });
    await encrypted.close();
  });
});
