import { POSITION, type ScenarioProduct, startScenarioProduct } from '../../support/api-round/product.js';
import { playRound, type ScenarioRound } from '../../support/api-round/round.js';
import { unitOf } from '../../support/api-round/opening.js';
import { goOn } from '../../support/api-round/now.js';
import { personOf } from '../../../apps/cli/src/demo/play.js';
import { client } from '../../support/product.js';
import type { Problem } from '../../../apps/api/src/edge/problem.js';

// What an officer stumbles over who knows nothing but the README: each time the answer must say what to do next.

let product: ScenarioProduct;
beforeAll(async () => {
  product = await startScenarioProduct();
}, 60_000);
afterEach(goOn);
afterAll(() => product.close());

const candidates = [
  { id: 'A', marks: ['70', '71'] },
  { id: 'B', marks: ['65', '66'] },
] as const;
const live = { entry: 'LIVE', candidates } as const;

/** The whole answer to a command, whatever it is, in English. */
const answerTo = async (round: ScenarioRound, by: string, command: string, body: object): Promise<Problem> => {
  await round.callerOf(by);
  const { login, password } = personOf(round.playing.play, by);
  const signIn = await client(product.door.url).post('/api/session', { login, password });
  const who = client(product.door.url, signIn.headers.get('set-cookie')?.split(';')[0]);
  const path = `/api/rounds/${round.id}/${command}`;
  return (await who.post(path, body, { 'accept-language': 'en' })).body as Problem;
};

describe('an officer at the beginning of a round', () => {
  it('takes no application of somebody whom nobody has registered, and is told which field is meant', async () => {
    const round = await playRound(product, { ...live, until: 'ANNOUNCED' });
    round.on('2026-01-19');
    await round.act('HR', 'open-applications');
    const application = {
      candidate: 'C',
      person: 'nobody-here',
      posts: ['P1'],
      tier: 'OUTSIDE',
      documents: [{ kind: 'APPLICATION_FORM', hash: 'a'.repeat(64) }],
    };
    const refused = await answerTo(round, 'HR', 'receive-application', application);
    expect(refused).toMatchObject({ code: 'applicant-not-known', field: 'person' });
    expect(refused.detail).toContain('POST /api/people');
    const known = { ...application, person: round.idOf('N5') };
    expect(await answerTo(round, 'HR', 'receive-application', known)).toMatchObject({
      events: ['ApplicationReceived'],
    });
    // Who may not take it learns nothing of who is known.
    expect(await answerTo(round, 'M2', 'receive-application', application)).toMatchObject({ code: 'not-allowed' });
  });

  it('is told that a command is for others before the body has to be right', async () => {
    const round = await playRound(product, { ...live, until: 'DRAFT' });
    const refused = await answerTo(round, 'HR', 'approve-plan', { nonsense: true });
    expect(refused).toMatchObject({ status: 403, code: 'not-allowed', allowed: ['AUTHORITY'] });
    // Whoever may send it, or may in other rounds, hears of the fields first.
    expect(await answerTo(round, 'AUTHORITY', 'approve-plan', {})).toMatchObject({ code: 'body-malformed' });
  });

  it('hears of every fault of a plan at once, each with its field and what is allowed there', async () => {
    const round = await playRound(product, { ...live, until: 'PRINCIPLE_APPROVED' });
    const plan = {
      decision: { number: '12', date: '2020-01-02', hash: 'b'.repeat(64) },
      pack: 'VN-CIVIL-2025',
      terms: {
        allocation: 'PER_POST',
        markGrain: '33',
        panel: 'COUNCIL',
        course: 'NO-SUCH',
        eligibility: [{ rule: 'HEALTH', evidence: 'CERTIFICATE' }],
      },
      budget: ' ',
      scheme: { number: 'ĐA-01', version: '1', units: ['elsewhere'] },
    };
    const { faults = [] } = await answerTo(round, 'AUTHORITY', 'approve-plan', plan);
    expect(faults.map(({ code, field }) => [code, field])).toEqual([
      ['plan-term-unsound', 'terms.markGrain'],
      ['plan-term-unsound', 'terms.course'],
      ['scheme-does-not-cover', 'scheme.units'],
      ['budget-missing', 'budget'],
      ['plan-before-principle', 'decision.date'],
    ]);
    expect(faults[0]?.detail).toContain('divides the scale');
    expect(faults[1]?.choices).toContain('AFTER_WRITTEN_FINAL');
    const unknown = await answerTo(round, 'AUTHORITY', 'approve-plan', { ...plan, pack: 'VN-NOTHING' });
    expect(unknown).toMatchObject({ code: 'unknown-pack', field: 'pack' });
    expect(unknown.choices).toContain('VN-CIVIL-2025@1');
  });

  it('gives no code twice in one body, and does after the first round came to nothing', async () => {
    const first = await playRound(product, { ...live, until: 'DRAFT' });
    const [unit, body] = [unitOf(first.playing, 'P2'), `${first.id}-UBND`];
    const hr = await first.callerOf('HR');
    await hr.post(`/api/units/${unit}/register-unit`, {
      code: unit,
      name: 'Đơn vị khác của cùng cơ quan',
      kind: 'SERVICE_UNIT',
      owner: body,
      authority: first.idOf('AUTHORITY'),
      superior: first.idOf('SUPERIOR'),
      effectiveOn: '2017-01-01',
    });
    const draft = {
      code: first.id,
      mandate: '72-KH/TU',
      posts: [{ post: 'P1', unit, position: POSITION }],
      owner: first.idOf('HR'),
      entry: 'LIVE',
    };
    const path = { ...first, id: `${first.id}-again` };
    expect(await answerTo(path, 'HR', 'draft-round', draft)).toMatchObject({
      code: 'round-code-taken',
      field: 'code',
      detail: expect.stringContaining(first.id) as string,
    });
    await first.act('HR', 'withdraw-draft', { reason: 'Nhầm vị trí' });
    expect(await first.doc()).toMatchObject({ stage: 'CANCELLED' });
    expect(await answerTo(path, 'HR', 'draft-round', draft)).toMatchObject({
      events: ['RoundDrafted', 'ClockStarted'],
    });
  });
});
