import { createHash } from 'node:crypto';
import { personOf } from '../../apps/cli/src/demo/play.js';
import { type ScenarioProduct, startScenarioProduct } from '../support/api-round/product.js';
import { confirmUnsealing, laidOpen } from '../support/api-round/written.js';
import { playRound, type ScenarioRound } from '../support/api-round/round.js';

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: any;
}

let product: ScenarioProduct;
let round: ScenarioRound;

beforeAll(async () => {
  product = await startScenarioProduct();
  round = await playRound(product, {
    candidates: [
      { id: 'A', marks: ['48', '49'], appeal: ['52', '52'], sheets: ['80', '80'] },
      { id: 'B', marks: ['60', '60'], sheets: ['70', '70'] },
    ],
    until: 'SCRIPTS_SEALED',
  });
});

afterAll(async () => {
  await product.close();
});

const asks = async (path: string, init: RequestInit = {}): Promise<Answered> => {
  const response = await fetch(`${product.door.url}${path}`, init);
  return { status: response.status, headers: response.headers, body: await response.json() };
};

const cookieOf = async (key: string): Promise<string> => {
  const { login, password } = personOf(round.playing.play, key);
  const { headers } = await fetch(`${product.door.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
  return headers.get('set-cookie')?.split(';')[0] ?? '';
};

const makes = async (key: string, body: object): Promise<Answered> =>
  asks(`/api/rounds/${round.id}/commitments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: await cookieOf(key) },
    body: JSON.stringify(body),
  });

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');

describe('a commitment on request', () => {
  it('is made for whoever may send it, and is kept nowhere', async () => {
    const lot = await makes('M3', { kind: 'LOT' });
    expect(lot.status).toBe(200);
    expect(lot.headers.get('cache-control')).toBe('no-store');
    expect(lot.body.note.en).toMatch(/Shown this once.*opened with this secret alone.*declare-lot-secret-lost/);
    expect(sha256(Buffer.from(lot.body.secret, 'hex'))).toBe(lot.body.commitment);
    const history = await (await round.callerOf('AUDITOR')).get<object>(`/api/rounds/${round.id}/history`);
    expect(JSON.stringify(history)).not.toContain(lot.body.secret);
  });

  it('to a code map is over the scripts that were handed in', async () => {
    const { status, body } = await makes('D1', { kind: 'CODE_MAP' });
    expect(status).toBe(200);
    expect(body.map.map((line: { candidate: string }) => line.candidate).sort()).toEqual(['A', 'B']);
    const lines = body.map.map((line: { code: string; candidate: string }) => `${line.code}=${line.candidate}`).sort();
    expect(sha256([body.salt, ...lines].join('\n'))).toBe(body.commitment);
    expect((await makes('D1', { kind: 'CODE_MAP', map: body.map })).body.map).toEqual(body.map);
    expect((await makes('D1', { kind: 'CODE_MAP', map: body.map.slice(1) })).body.code).toBe(
      'codes-differ-from-scripts',
    );
    const stranger = [body.map[0], { code: 'X2', candidate: 'C' }];
    expect((await makes('D1', { kind: 'CODE_MAP', map: stranger })).body.code).toBe('map-incomplete');
  });

  it('is made for nobody else', async () => {
    for (const [key, kind] of [
      ['HR', 'LOT'],
      ['K1', 'CODE_MAP'],
      ['M3', 'CODE_MAP'],
    ] as const) {
      const { status } = await makes(key, { kind });
      expect([key, status]).toEqual([key, 403]);
    }
    const { status } = await asks(`/api/rounds/${round.id}/commitments`, { method: 'POST' });
    expect(status).toBe(401);
  });

  it('or a number for a lot is made for whoever may give one, and is another each time', async () => {
    const [one, two] = [await makes('S1', { kind: 'NUMBER' }), await makes('S1', { kind: 'NUMBER' })];
    expect(one.body).toMatchObject({ kind: 'NUMBER', number: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(two.body.number).not.toBe(one.body.number);
    expect((await makes('K1', { kind: 'NUMBER' })).status).toBe(403);
  });

  it('is made so often a minute and no more', async () => {
    const cookie = await cookieOf('M1');
    const statuses: number[] = [];
    for (let times = 0; times < 25; times += 1) {
      const { status } = await asks(`/api/rounds/${round.id}/commitments`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify({ kind: 'LOT' }),
      });
      statuses.push(status);
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('a map that was not committed to', () => {
  it('is refused however often the same request is sent, and recorded once', async () => {
    await round.reach('MARKED');
    await confirmUnsealing(round.playing);
    const map = round.playing.secret?.map ?? [];
    const swapped = map.map(({ code }, index) => ({ code, candidate: map.at(-1 - index)?.candidate ?? '' }));
    const at = new Date((round.playing.now += 60_000)).toISOString();
    const body = JSON.stringify({ ...laidOpen(round.playing, swapped), occurredAt: at });
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': 'one-attempt',
      'accept-language': 'en',
      cookie: await cookieOf('D1'),
    };
    const opens = () => asks(`/api/rounds/${round.id}/unseal-code-map`, { method: 'POST', headers, body });
    for (const { status, body: problem } of [await opens(), await opens()]) {
      expect(status).toBe(409);
      expect(problem.code).toBe('map-not-as-committed');
      expect(problem.detail).toContain('confirm-unsealing');
      expect(problem.detail).toContain('khoabang commit check');
    }
    expect(await round.events('CodeMapRejected')).toHaveLength(1);
  });
});

describe('what everybody may read', () => {
  it('is what was published, without names or ids of people, each text with its hash', async () => {
    await round.reach('RESULT_ANNOUNCED');
    await round.doc();
    const { status, body, headers } = await asks(`/api/public/rounds/${round.id}/publications`);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toContain('public');
    const kinds = body.items.map(({ kind }: { kind: string }) => kind);
    expect(kinds).toEqual([
      'NOTICE',
      'ELIGIBLE_LIST',
      'COMMITMENT',
      'COMMITMENT',
      'MARKS',
      'FINAL_MARKS',
      'COMMITMENT',
      'RESULTS',
    ]);
    for (const { kind, text, snapshot, matches } of body.items) {
      expect([kind, matches, sha256(text) === snapshot]).toEqual([kind, kind !== 'COMMITMENT', kind !== 'COMMITMENT']);
    }
    const whole = JSON.stringify(body);
    for (const key of ['A', 'B']) {
      expect(whole).not.toContain(personOf(round.playing.play, key).name);
      expect(whole).not.toContain(round.idOf(key));
    }
  });

  it('shows the marks after appeals beside those that they correct', async () => {
    const { body } = await asks(`/api/public/rounds/${round.id}/publications`);
    const of = (wanted: string) => body.items.find(({ kind }: { kind: string }) => kind === wanted);
    expect(of('MARKS').content).toEqual({
      marks: [
        { candidateNo: '001', mark: '48.50' },
        { candidateNo: '002', mark: '60.00' },
      ],
    });
    expect(of('FINAL_MARKS').content.marks[0]).toEqual({ candidateNo: '001', mark: '52.00' });
    expect(of('FINAL_MARKS').corrects).toBe(of('MARKS').revision);
    expect(of('RESULTS')).toMatchObject({ content: { winners: [{ post: 'P1', candidateNo: '001' }] }, corrects: null });
  });

  it('begins with the rounds that were announced', async () => {
    const { body } = await asks('/api/public/rounds?limit=100');
    expect(body.items.map((item: { round: string }) => item.round)).toContain(round.id);
    const [first] = body.items.filter((item: { round: string }) => item.round === round.id);
    expect(Object.keys(first).sort()).toEqual(
      ['announcedOn', 'closesOn', 'code', 'noticeOn', 'opensOn', 'posts', 'publications', 'round'].sort(),
    );
    expect((await asks('/api/public/rounds?limit=1000')).status).toBe(400);
    expect((await asks('/api/public/rounds?after=x')).status).toBe(400);
    expect((await asks('/api/public/rounds/none/publications')).status).toBe(404);
    expect((await asks(`/api/rounds/${round.id}/publications`)).status).toBe(401);
  });

  it('is not read without end by one address', async () => {
    const answers = await Promise.all(Array.from({ length: 130 }, () => asks('/api/public/rounds?limit=1')));
    expect(answers.some(({ status }) => status === 429)).toBe(true);
  });
});

it('says in the document, where a lot is committed to, that nothing else opens it', async () => {
  const { body } = await asks('/api/openapi.json');
  for (const path of ['commit-lot', 'commitments']) {
    const { description } = body.paths[`/api/rounds/{id}/${path}`].post;
    expect(description).toContain('opened with this secret alone');
  }
});
