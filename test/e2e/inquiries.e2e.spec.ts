import { compute, isFault, packs, packRef } from '#rules';
import { personOf } from '../../apps/cli/src/demo/play.js';
import { type ScenarioProduct, startScenarioProduct } from '../support/api-round/product.js';
import { playRound, type ScenarioRound } from '../support/api-round/round.js';

interface Answered {
  readonly status: number;
  /** The tests look into it by path: what stands there is what they check. */
  readonly body: any;
}

type Asks = (method: 'GET' | 'POST', path: string, body?: unknown, headers?: object) => Promise<Answered>;

let product: ScenarioProduct;
let round: ScenarioRound;
const asks = new Map<string, Asks>();

const request = async (path: string, init: RequestInit): Promise<Response> => fetch(`${product.door.url}${path}`, init);

/** Whoever signs in as this person of the round asks plainly, without waiting, trying again, or a key. */
const signIn = async (key: string): Promise<Asks> => {
  const { login, password } = personOf(round.playing.play, key);
  const headers = { 'content-type': 'application/json' };
  const session = await request('/api/session', {
    method: 'POST',
    headers,
    body: JSON.stringify({ login, password }),
  });
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? '';
  return async (method, path, body, more = {}) => {
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const response = await request(path, { method, headers: { ...headers, cookie, ...more }, ...sent });
    return { status: response.status, body: await response.json() };
  };
};

const as = (key: string): Asks => {
  const known = asks.get(key);
  if (known === undefined) throw new Error(`${key} has not signed in`);
  return known;
};

const about = (what: string): string => `/api/rounds/${round.id}/${what}`;
const why = (key: string, candidate: string, language = 'vi') =>
  as(key)('GET', about(`results/${candidate}/why`), undefined, { 'accept-language': language });
const whatIf = (key: string, change: unknown, headers: object = {}) =>
  as(key)('POST', about('what-if'), change, headers);
const look = (key: string, what: 'robustness' | 'markers') => as(key)('GET', about(what));

/** Where the whole log ends. */
const head = async (): Promise<string> => (await as('AUDITOR')('GET', '/api/ready')).body.log as string;

/** Plays on, and waits until every view has seen it. */
const reach = async (stage: Parameters<ScenarioRound['reach']>[0]): Promise<void> => {
  await round.reach(stage);
  await round.doc();
};

beforeAll(async () => {
  product = await startScenarioProduct();
  round = await playRound(product, {
    until: 'DEFENCE_SEALED',
    panel: 'COUNCIL',
    candidates: [
      { id: 'A', marks: ['48', '49'], appeal: ['52', '52'], sheets: ['90', '91', '90', '89', '90'] },
      { id: 'B', marks: ['66', '68'], sheets: ['80', '82', '84', '80', '83'] },
      { id: 'C', marks: ['40', '41'] },
    ],
  });
  for (const key of ['HR', 'AUDITOR', 'S1', 'M1', 'K2', 'A', 'B', 'C']) asks.set(key, await signIn(key));
  await round.doc();
});

afterAll(() => product.close());

const caseFile = (key: string) => as(key)('GET', about('case'));

describe('questions before there is a result', () => {
  it.each([
    ['vi', 'Kết quả chưa được tổng hợp. Hãy tổng hợp trước.', 'Không thực hiện được'],
    ['en', 'The results have not been compiled. Compile them first.', 'Refused'],
  ])('are refused with the words and the source of the rule (%s)', async (language, detail, title) => {
    const refused = { code: 'not-compiled', detail, title, source: 'TT 22/2025 Art 22(2)' };
    expect(await why('HR', 'A', language)).toMatchObject({ status: 409, body: refused });
    expect(await whatIf('AUDITOR', {}, { 'accept-language': language })).toMatchObject({ status: 409, body: refused });
  });

  it.each(['robustness', 'markers'] as const)('%s has no answer yet', async (what) => {
    expect(await look('HR', what)).toMatchObject({ status: 409, body: { code: 'not-compiled' } });
  });

  it('are not for a candidate', async () => {
    expect((await why('B', 'B')).status).toBe(403);
  });
});

describe('questions about a compiled result', () => {
  beforeAll(() => reach('COMPILED'));

  it.each(['HR', 'M1', 'AUDITOR', 'S1'])('why: %s is told of every candidate what the result says', async (key) => {
    const lines = await round.lines();
    for (const candidate of ['A', 'B', 'C']) {
      const { status, body } = await why(key, candidate);
      const { rank, post, outcome, total } = lines[candidate]!;
      expect(status).toBe(200);
      expect(body).toMatchObject({ format: 'khoabang.why/1', candidate, rank, post, outcome, total, waitsFor: [] });
      expect(body.evidence.length).toBeGreaterThan(0);
      // The events behind a mark are told with the code map.
      const onPaper = ['MARKS', 'APPEAL'];
      for (const { kind, events } of body.evidence) expect(events.length > 0).toBe(!onPaper.includes(kind));
    }
  });

  it('why: tells the rival on whom a place depends', async () => {
    expect((await why('HR', 'B')).body.rivals).toEqual([
      { candidate: 'A', rank: 1, post: 'P1', outcome: 'WINNER', total: '90.00' },
    ]);
  });

  it('why: knows a candidate by number', async () => {
    const { candidateNo } = await round.candidate('B');
    expect(await why('HR', candidateNo!)).toEqual(await why('HR', 'B'));
  });

  it.each([
    ['a marker', 'K2', 'A'],
    ['the candidate, before it is announced', 'B', 'B'],
  ])('why: is not for %s', async (_, key, candidate) => {
    expect(await why(key, candidate, 'en')).toMatchObject({ status: 403, body: { code: 'not-your-part' } });
  });

  it('why: is not there for who asks about nobody', async () => {
    expect(await why('HR', 'Z', 'en')).toMatchObject({
      status: 404,
      body: { code: 'not-found', detail: 'There is no such thing, or you may not see it.' },
    });
  });

  it('why: is not there in a round that is not there', async () => {
    expect((await as('HR')('GET', '/api/rounds/nowhere/results/A/why')).status).toBe(404);
    const stranger = await request(about('results/A/why'), {});
    expect(stranger.status).toBe(401);
  });

  it.each(['robustness', 'markers'] as const)('%s is for insiders alone', async (what) => {
    for (const key of ['HR', 'M1', 'AUDITOR', 'S1']) expect((await look(key, what)).status).toBe(200);
    for (const key of ['K2', 'A']) expect((await look(key, what)).status).toBe(403);
  });

  it.each(['HR', 'AUDITOR', 'M1', 'K2', 'A'])('case: is sealed from %s until the result is announced', async (key) => {
    expect((await caseFile(key)).status).toBe(403);
  });

  it('robustness: leaves out each member in turn, and is information only', async () => {
    const { body } = await look('HR', 'robustness');
    const panel = ['M1', 'M2', 'M3', 'M4', 'M5'].map(round.idOf);
    expect(body).toMatchObject({ format: 'khoabang.robustness/1', winners: [{ post: 'P1', candidate: 'A' }] });
    expect(body.notice.en).toContain('Information only');
    expect(body.leaveOneOut.map(({ member }: { member: string }) => member).sort()).toEqual(panel.sort());
  });

  it('markers: knows the two who marked and the five who scored', async () => {
    const { body } = await look('HR', 'markers');
    const people = (list: Record<string, string>[], key: string) => list.map((one) => one[key]).sort();
    expect(people(body.markers, 'marker')).toEqual(['K2', 'K3'].map(round.idOf).sort());
    expect(people(body.members, 'member')).toEqual(['M1', 'M2', 'M3', 'M4', 'M5'].map(round.idOf).sort());
  });
});

describe('what if', () => {
  it.each(['AUDITOR', 'S1'])('nothing is changed: %s sees the result again, side by side', async (key) => {
    const { status, body } = await whatIf(key, {});
    expect(status).toBe(200);
    expect(body).toMatchObject({ format: 'khoabang.what-if/1', hypothetical: true, differences: [], procedure: [] });
    expect(body.after).toEqual(body.before);
    const lines = await round.lines();
    for (const line of body.before.candidates) expect(line).toEqual(lines[line.id]);
  });

  it('the pass mark is higher', async () => {
    const { body } = await whatIf('AUDITOR', { writtenPassMark: '60' });
    expect(body.change).toEqual({ writtenPassMark: '60' });
    expect(body.differences).toContainEqual({
      candidate: 'A',
      what: 'outcome',
      before: 'WINNER',
      after: 'ELIMINATED_WRITTEN',
    });
    expect(body.differences).toContainEqual({ candidate: 'B', what: 'post', before: null, after: 'P1' });
  });

  it('another pack applies', async () => {
    const pack = packs.map(packRef).find((ref) => ref.startsWith('VN-PILOT-2017'))!;
    const { body } = await whatIf('AUDITOR', { pack });
    expect([body.before.pack, body.after.pack]).toEqual(['VN-CIVIL-2025@1', pack]);
    expect(body.procedure.length).toBeGreaterThan(0);
  });

  it('a member is excluded', async () => {
    const { body } = await whatIf('AUDITOR', { excludeMembers: [round.idOf('M3')] });
    expect(body.differences).toContainEqual({
      candidate: 'B',
      what: 'defence.mean',
      before: '81.80',
      after: '81.25',
    });
  });

  it.each(['HR', 'M1', 'K2', 'A'])('is not for %s, who does not oversee the round', async (key) => {
    expect((await whatIf(key, {})).status).toBe(403);
  });

  it.each([
    ['a mark off the scale', { writtenPassMark: '101' }, 'writtenPassMark'],
    ['a mark as a number', { writtenPassMark: 55 }, 'writtenPassMark'],
    ['an unknown pack', { pack: 'VN-2099' }, 'pack'],
    ['a member who gave no sheet', { excludeMembers: ['nobody'] }, 'excludeMembers[0]'],
    ['what cannot be changed', { colour: 'red' }, 'colour'],
    ['bands without a unit', { bands: { meanUpTo: '5', talkBelow: '10' } }, 'bands.unit'],
    ['a list', [], ''],
  ])('answers %s with the field', async (_, change, field) => {
    const vi = await whatIf('AUDITOR', change);
    expect(vi).toMatchObject({ status: 400, body: { code: 'body-malformed', fields: [{ field }] } });
    expect(vi.body.detail).toContain('Chưa có gì được ghi');
    const en = await whatIf('AUDITOR', change, { 'accept-language': 'en' });
    expect(en.body.detail).toContain('Nothing was recorded');
  });

  it('answers what is no JSON as everywhere', async () => {
    expect(await whatIf('AUDITOR', '{"pack"')).toMatchObject({ status: 400, body: { code: 'json-malformed' } });
  });

  it('leaves no trace: neither in the log nor under an idempotency key', async () => {
    const before = await head();
    const key = { 'idempotency-key': 'sample-key-of-a-question' };
    expect((await whatIf('AUDITOR', { writtenPassMark: '60' }, key)).status).toBe(200);
    const other = await whatIf('AUDITOR', { writtenPassMark: '55' }, key);
    expect(other).toMatchObject({ status: 200, body: { change: { writtenPassMark: '55' } } });
    await whatIf('AUDITOR', { colour: 'red' }, key);
    for (const what of ['robustness', 'markers'] as const) await look('HR', what);
    await why('HR', 'A');
    expect(await head()).toBe(before);
    const position = { code: 'MAU-VT-HOI', title: 'Vị trí mẫu', schemeVersion: '1', approvedOn: '2017-05-15' };
    const skills = { tasks: ['Điều hành'], competencies: ['Lập kế hoạch'] };
    const path = '/api/positions/MAU-VT-HOI/approve-position';
    expect((await as('HR')('POST', path, { ...position, ...skills }, key)).status).toBe(200);
    expect(await head()).not.toBe(before);
  });
});

describe('questions once the result is announced', () => {
  beforeAll(() => reach('RESULT_ANNOUNCED'));

  it('why: names the events of the round that a place rests on, and who did what', async () => {
    const { body } = await why('HR', 'A');
    const appeal = body.evidence.find(
      ({ kind, candidate }: Record<string, string>) => kind === 'APPEAL' && candidate === 'A',
    );
    expect(appeal).toMatchObject({ values: ['52', '52'], words: { en: 'The marks of the appeal' } });
    expect(appeal.events.map(({ type, actor }: Record<string, string>) => [type, actor])).toEqual([
      ['AppealFiled', round.idOf('A')],
      ['AppealMarked', round.idOf('A2')],
      ['AppealMarked', round.idOf('A3')],
    ]);
    const history = await as('AUDITOR')('GET', about('history'));
    const ids = (history.body.items as { id: string }[]).map(({ id }) => id);
    expect(ids).toContain(appeal.events[0].id);
  });

  it('insiders take the case away, and it computes to the result of the round', async () => {
    const lines = await round.lines();
    for (const key of ['HR', 'M1', 'AUDITOR', 'S1']) {
      const { status, body } = await caseFile(key);
      expect(status).toBe(200);
      const answer = compute(body);
      if (isFault(answer)) throw new Error(`${answer.path}: ${answer.message}`);
      for (const line of answer.candidates) expect(line).toEqual(lines[line.id]);
      expect(answer.candidates).toHaveLength(Object.keys(lines).length);
    }
    for (const key of ['K2', 'A', 'B']) expect((await caseFile(key)).status).toBe(403);
  });

  it('a candidate learns from no word who scored or marked', async () => {
    const scorers = ['M1', 'M2', 'M3', 'M4', 'M5', 'K2', 'K3', 'A2', 'A3'].map(round.idOf);
    for (const key of ['A', 'B', 'C']) {
      const told = JSON.stringify((await why(key, key)).body);
      expect(scorers.filter((person) => told.includes(person))).toEqual([]);
    }
  });

  it('a candidate is told of the own place, with the own sheets and the rules', async () => {
    const { status, body } = await why('C', 'C');
    expect(status).toBe(200);
    expect(body).toMatchObject({ candidate: 'C', outcome: 'ELIMINATED_WRITTEN', rivals: [] });
    const actors = body.evidence.flatMap(({ events }: any) => events.map(({ actor }: any) => actor));
    expect(new Set(actors)).toEqual(new Set(['SEALED']));
    expect(body.evidence).toMatchObject([{ kind: 'MARKS', candidate: 'C', values: ['40', '41'] }]);
    expect(body.evidence[0].events).toHaveLength(2);
  });

  it('a candidate is told who stands ahead, and nothing of the sheets, marks and events of rivals', async () => {
    const { body } = await why('B', 'B');
    expect(body.rivals).toMatchObject([{ candidate: 'A', rank: 1, total: '90.00' }]);
    const pieces = body.evidence as Record<string, unknown>[];
    const ofRival = pieces.filter(({ candidate }) => candidate === 'A');
    expect(ofRival.length).toBeGreaterThan(0);
    for (const piece of ofRival) expect(piece).toMatchObject({ values: [], rules: [], events: [] });
    expect(JSON.stringify(body)).not.toContain(`${round.idOf('M2')} 91`);
    expect(pieces.filter(({ candidate }) => candidate === 'B').length).toBeGreaterThan(0);
  });

  it.each([
    ['a rival', 'A'],
    ['nobody', 'Z'],
  ])('a candidate is told nothing about %s', async (_, candidate) => {
    expect((await why('B', candidate)).status).toBe(404);
  });

  it('a marker is still told nothing', async () => {
    expect((await why('K2', 'A')).status).toBe(403);
  });
});

describe('the description of the interface', () => {
  it.each([
    ['/api/rounds/{id}/results/{candidate}/why', 'get', 'Why', 'ToldWhy'],
    ['/api/rounds/{id}/what-if', 'post', 'WhatIf', 'WhatIf'],
    ['/api/rounds/{id}/robustness', 'get', 'Robustness', 'ToldRobustness'],
    ['/api/rounds/{id}/case', 'get', 'Case', 'CaseInput'],
    ['/api/rounds/{id}/markers', 'get', 'Markers', 'ToldMarkers'],
  ])('names %s', async (path, method, operationId, answer) => {
    const { body } = await as('HR')('GET', '/api/openapi.json');
    const operation = body.paths[path][method];
    expect(operation).toMatchObject({ operationId, tags: ['Audit'] });
    const { schema } = operation.responses['200'].content['application/json'];
    expect(schema).toEqual({ $ref: `#/components/schemas/${answer}` });
  });
});
