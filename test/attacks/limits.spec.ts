import { once } from 'node:events';
import { get } from 'node:https';
import { connect } from 'node:net';
import { join } from 'node:path';
import { type Answered, type Client, type Product, startProduct } from '../support/product.js';
import { worst } from './worst.js';

const REQUESTS = 200;
let product: Product;
let admin: Client;

const from = (address: string) => ({ 'x-forwarded-for': address });
/** Asks so often from one address; how often each status was answered. */
const counted = async (client: Client, path: string, times: number, address: (at: number) => string) => {
  const answers: Answered[] = [];
  // More at the same moment no account may have waiting.
  for (let at = 0; at < times; at += 50) {
    const next = Array.from({ length: Math.min(50, times - at) }, (_, more) =>
      client.get(path, from(address(at + more))),
    );
    answers.push(...(await Promise.all(next)));
  }
  const of = (status: number): number => answers.filter((answer) => answer.status === status).length;
  return { ok: of(200), tooMany: of(429), others: times - of(200) - of(429), answers };
};

beforeAll(async () => {
  product = await startProduct({ KHOABANG_PROXY: '127.0.0.1', KHOABANG_REQUESTS: String(REQUESTS) });
  admin = await product.admin();
});
afterAll(() => product.close());

describe('within a minute', () => {
  it('a source is answered so often and no more, is told when to come back, and holds nobody else up', async () => {
    const { ok, tooMany, others, answers } = await counted(product.nobody, '/api/ready', 250, () => '203.0.113.20');
    expect([ok, tooMany, others]).toEqual([REQUESTS, 50, 0]);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.body).toMatchObject({ code: 'too-many-requests' });
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await product.nobody.get('/api/ready', from('203.0.113.21'))).status).toBe(200);
    expect((await product.nobody.get('/api/health', from('203.0.113.20'))).status).toBe(200);
  });

  it('an account is answered so often, from however many sources', async () => {
    const { client } = await product.person('AUDITOR');
    const { ok, tooMany } = await counted(client, '/api/rounds', 250, (at) => `198.51.100.${String(at)}`);
    // The account has asked once before: for a password of its own.
    expect([ok, tooMany]).toEqual([REQUESTS - 1, 51]);
    expect((await admin.get('/api/accounts', from('203.0.113.22'))).status).toBe(200);
  });

  it('an account has a whole round worked out again a hundredth as often', async () => {
    const { client } = await product.person('AUDITOR');
    const { tooMany, others } = await counted(client, '/api/rounds/none/robustness', 10, () => '203.0.113.23');
    expect([tooMany, others]).toEqual([8, 2]);
  });
});

describe('whoever has asked too much', () => {
  it('is not read any further: a body that is refused at the door ends the line, and a question does not', async () => {
    const { client } = await product.person('HR');
    const file = `code,name\n${'x'.repeat(200_000)}`;
    const sent = () => client.post('/api/imports/units', file, from('203.0.113.26'));
    const answers = [await sent(), await sent(), await sent()];
    expect(answers.map(({ status, headers }) => [status, headers.get('connection')])).toEqual([
      [400, 'keep-alive'],
      [400, 'keep-alive'],
      [429, 'close'],
    ]);
    const asked = await counted(product.nobody, '/api/ready', REQUESTS + 1, () => '203.0.113.27');
    expect(asked.answers.at(-1)?.headers.get('connection')).toBe('keep-alive');
  });
});

describe('a slow client', () => {
  it('is closed: every line has an end, and there are only so many', () => {
    const { requestTimeout, headersTimeout, timeout, keepAliveTimeout, maxConnections } = product.server;
    expect({ requestTimeout, headersTimeout, timeout, keepAliveTimeout, maxConnections }).toEqual({
      requestTimeout: 60_000,
      headersTimeout: 10_000,
      timeout: 30_000,
      keepAliveTimeout: 30_000,
      maxConnections: 1_000,
    });
  });

  it('that asks nothing is closed within seconds, and one that has asked may think for longer', async () => {
    const open = (first: string) => {
      const line = connect(Number(new URL(product.url).port), '127.0.0.1').resume();
      line.write(first);
      return line;
    };
    const asked = open('GET /api/health HTTP/1.1\r\nhost: x\r\n\r\n');
    const slow = [open(''), open('GET /api/health HT')];
    await Promise.all(slow.map((line) => once(line, 'close')));
    expect(asked.closed).toBe(false);
    asked.destroy();
  }, 20_000);

  it('from one place holds nobody up from another, however many lines it opens', async () => {
    const port = Number(new URL(product.url).port);
    const lines = Array.from({ length: 1_010 }, () =>
      connect({ port, host: '127.0.0.1', localAddress: '127.0.0.5' }).on('error', () => undefined),
    );
    const surplus = lines.slice(500);
    await Promise.all(surplus.map(async (line) => (line.closed ? undefined : once(line, 'close'))));
    expect((await product.nobody.get('/api/health')).status).toBe(200);
    expect(lines.filter(({ closed }) => !closed)).toHaveLength(500);
    for (const line of lines) line.destroy();
    const { body } = await admin.get('/api/security-events?limit=500', from('203.0.113.28'));
    const refused = { kind: 'LINE_REFUSED', source: '127.0.0.5', count: 510 };
    expect(body.items).toContainEqual(expect.objectContaining(refused));
  });
});

describe('the worst that one account can ask for', () => {
  it.each(worst)('is answered without a fault, and others beside it: $name', async (attack) => {
    const { method, path, body, headers } = attack;
    const [answer, health] = await Promise.all([
      admin.send(method, path, body, { ...headers, ...from('203.0.113.24') }),
      product.nobody.get('/api/health', from('203.0.113.25')),
    ]);
    expect(answer.status).toBeLessThan(500);
    expect(health.status).toBe(200);
  });
});

describe('a crowd of one account', () => {
  let roomy: Product;
  let crowd: string;
  let other: string;
  beforeAll(async () => {
    roomy = await startProduct({ KHOABANG_EVENTS: 'memory:', KHOABANG_VIEWS: 'memory:' });
    crowd = await cookieOf((await roomy.person('AUDITOR')).login);
    other = await cookieOf((await roomy.person('HR')).login);
  });
  afterAll(() => roomy.close());

  const cookieOf = async (login: string): Promise<string> => {
    const { headers } = await roomy.nobody.post('/api/session', { login, password: 'sample-password-2' });
    return headers.get('set-cookie')?.split(';')[0] ?? '';
  };
  const asking = (url: string, cookie: string) => roomy.inject({ url, headers: { cookie } });

  it('holds up nobody else: reads of accounts take turns, and so do the steps of long ones', async () => {
    let answered = 0;
    const asked = Array.from({ length: 60 }, async (_, at) => {
      const { statusCode } = await asking(at % 2 === 0 ? '/api/rounds' : '/api/accounts?limit=1&status=NONE', crowd);
      answered += 1;
      return statusCode;
    });
    await Promise.race(asked);
    const before = answered;
    expect((await asking('/api/rounds', other)).statusCode).toBe(200);
    expect(answered - before).toBeLessThan(15);
    expect(new Set(await Promise.all(asked))).toEqual(new Set([200]));
  });

  it('has only so many waiting at once', async () => {
    const asked = Array.from({ length: 100 }, () => asking('/api/rounds', crowd));
    expect((await asking('/api/rounds', other)).statusCode).toBe(200);
    const codes = (await Promise.all(asked)).map(({ statusCode }) => statusCode);
    expect(new Set(codes)).toEqual(new Set([200, 429]));
    expect(codes.filter((code) => code === 200).length).toBeGreaterThanOrEqual(64);
  });
});

describe('behind a certificate', () => {
  it('everything is encrypted, and cookies cross no other line', async () => {
    const [cert, key] = ['sample-cert.pem', 'sample-key.pem'].map((file) => join(import.meta.dirname, file)) as [
      string,
      string,
    ];
    const encrypted = await startProduct({ KHOABANG_TLS_CERT: cert, KHOABANG_TLS_KEY: key });
    const { port } = new URL(encrypted.url);
    const silent = once(connect(Number(port), '127.0.0.1').resume(), 'close');
    const answer = await new Promise<{ status: number | undefined; hsts: string | undefined }>((resolve, reject) => {
      get({ port, path: '/api/health', rejectUnauthorized: false }, (response) => {
        response.resume();
        resolve({ status: response.statusCode, hsts: response.headers['strict-transport-security'] });
      }).once('error', reject);
    });
    expect(answer).toEqual({ status: 200, hsts: expect.stringMatching(/^max-age=/) });
    await expect(fetch(`http://127.0.0.1:${port}/api/health`)).rejects.toThrow();
    // Nor is a line kept that agrees on nothing.
    await silent;
    await encrypted.close();
  }, 20_000);
});
