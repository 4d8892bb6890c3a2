import { request } from 'node:http';
import { type Client, type Product, startProduct } from '../support/product.js';

const times = (count: number, item: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => item(at)).join();
const unknownFields = (count: number): string => times(count, (at) => `"field${String(at)}":0`);
const seat = '{"person":"p","office":"OUTSIDE_EXPERT","standing":"CLEAN"}';
const paper = '{"number":"1","date":"2026-01-05","hash":"x"}';

const council = '/api/rounds/r/establish-council';
const plan = '/api/rounds/r/draft-round';

/** A body, the route it is sent to, and what is said of it. None is judged field by field. */
const excessive: readonly (readonly [what: string, path: string, body: string, said: RegExp])[] = [
  ['110,000 unknown fields', council, `{${unknownFields(14_000)}}`, /more than 50 fields/],
  ['the same in a part', council, `{"decision":{${unknownFields(14_000)}}}`, /more than 50 fields/],
  [
    'parts of many unknown fields',
    council,
    `{"members":[${times(300, () => `{${unknownFields(40)}}`)}]}`,
    /more than 5000 values/,
  ],
  ['a council of 120,000', council, `{"members":[${times(80_000, () => '{}')}]}`, /list more than 500/],
  ['as many numbers', council, `{"members":[${times(100_000, () => '0')}]}`, /list more than 500/],
  ['an empty list in a list', council, `{"members":[[],[],[]],"decision":${paper}}`, /list within a list/],
  ['a part in a list in a list', council, `{"members":[[${seat}]]}`, /list within a list/],
  ['many levels', plan, `{"a":${'{"a":'.repeat(20_000)}0${'}'.repeat(20_001)}`, /nested deeper than 10/],
  ['one field twice', council, `{"decision":${paper},"decision":${paper}}`, /name one field twice/],
  [
    'one field twice, written otherwise',
    council,
    `{"members":[{"person":"a","\\u0070erson":"b"}]}`,
    /name one field twice/,
  ],
  [
    'a question that has no class of its own',
    '/api/rounds/r/what-if',
    `{${unknownFields(10_000)}}`,
    /more than 50 fields/,
  ],
];

describe('a body that no command has', () => {
  let product: Product;
  let member: Client;

  beforeAll(async () => {
    product = await startProduct();
    member = (await product.person('COUNCIL', 'HR', 'AUDITOR', 'AUTHORITY')).client;
  });
  afterAll(() => product.close());

  const json = { 'content-type': 'application/json', 'accept-language': 'en' };

  it.each(excessive)('is refused as a whole before it is judged: %s', async (_, path, body, said) => {
    const answered = await member.send('POST', path, body, json);
    expect(answered).toMatchObject({ status: 400, body: { code: 'body-malformed', fields: [{ field: 'body' }] } });
    expect(answered.body.fields).toHaveLength(1);
    expect(answered.body.fields[0].message).toMatch(said);
  });

  it('has at most fifty of its faults answered', async () => {
    const body = `{"candidates":[],"members":[],"scripts":[${times(500, () => '{}')}]}`;
    const { status, body: problem } = await member.send('POST', '/api/rounds/r/end-written', body, json);
    expect([status, problem.fields.length]).toEqual([400, 50]);
  });

  it('has fields that are not known named together', async () => {
    const answered = await member.send('POST', '/api/rounds/r/close-round', `{${unknownFields(30)}}`, json);
    expect(answered.body.fields).toEqual([
      { field: 'field0', message: 'is not a known field, nor are 29 others: leave them out' },
    ]);
  });

  it('lists no more than the document says that the law can need', async () => {
    const members = times(16, (at) => seat.replace('"p"', `"p${String(at)}"`));
    const answered = await member.send('POST', council, `{"members":[${members}],"decision":${paper}}`, json);
    expect(answered.body.fields).toContainEqual({ field: 'members', message: 'must list 3 to 15' });
  });

  it('has an end for every list in the document', async () => {
    const { body } = await product.nobody.get('/api/openapi.json');
    const open = Object.entries(body.components.schemas as Record<string, { properties?: Record<string, any> }>)
      .filter(([name]) => name.endsWith('Body'))
      .flatMap(([name, { properties = {} }]) =>
        Object.entries(properties)
          .filter(([, { type, maxItems }]) => type === 'array' && !(maxItems <= 500))
          .map(([field]) => `${name}.${field}`),
      );
    expect(open).toEqual([]);
  });
});

describe('who has not signed in', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  /** Announces a body of this length, sends none of it, and hears what is answered. */
  const announced = (path: string, length: number, headers: Record<string, string> = {}): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const sent = request({
        port: new URL(product.url).port,
        method: 'POST',
        path,
        headers: { 'content-type': 'application/json', 'content-length': length, ...headers },
      });
      sent.once('response', (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      sent.once('error', reject);
      sent.flushHeaders();
    });

  it.each(['/api/rounds/r/establish-council', '/api/imports/units', '/api/session/password', '/api/rounds/r/what-if'])(
    'is told so before a byte of a body is read: %s',
    async (path) => {
      expect(await announced(path, 1_000_000)).toBe(401);
      expect(await announced(path, 1_000_000, { cookie: 'khoabang=YWRtaW58MjAyNg.AAAA' })).toBe(401);
    },
  );

  it('sends sixteen kilobytes to sign in, and no more', async () => {
    expect(await announced('/api/session', 16_385)).toBe(413);
    const login = await product.nobody.send('POST', '/api/session', `{"login":"${'x'.repeat(16_000)}"}`, {
      'content-type': 'application/json',
    });
    expect(login).toMatchObject({ status: 400, body: { code: 'body-malformed' } });
  });

  it.each(['/api/session/', '/API/SESSION'])('finds no other limit by writing the path as %s', async (path) => {
    expect(await announced(path, 16_385)).toBe(413);
  });
});
