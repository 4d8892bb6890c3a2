import type { Stage } from '#rules';
import { nameOf } from '../../apps/cli/src/demo/play.js';
import { type ScenarioProduct, startScenarioProduct } from '../support/api-round/product.js';
import { playRound, refusalOf, type ScenarioRound } from '../support/api-round/round.js';
import { startProduct } from '../support/product.js';

type Told = Readonly<Record<string, unknown>> & { readonly items?: readonly Readonly<Record<string, unknown>>[] };
type Query = Readonly<Record<string, string>>;

/** One stretch of the round's way, and what everybody was answered at its end. */
interface Instant {
  readonly stage: Stage;
  readonly at: string;
  readonly told: Readonly<Record<string, string>>;
}

const open = ['', '/plan', '/council', '/publications', '/custody', '/clocks'];
const parts = ['', '/publications', '/council', '/clocks', '/custody', '/plan', '/candidates', '/results'];

/** What is read at each instant: all that no seal has opened since for who watches over it, and everything for the others. */
const readers: Readonly<Record<string, readonly string[]>> = {
  AUDITOR: [...open, '/deviations', '/results', '/results/A/why', '/robustness', '/markers'],
  M2: [...open.slice(1), '/results'],
  K2: [...parts, '/scripts'],
  N1: parts,
};

const stages: readonly Stage[] = ['SCREENING', 'MARKING', 'WRITTEN_PUBLISHED', 'DEFENCE_READY', 'RESULT_ANNOUNCED'];

describe('the past of a round', () => {
  let product: ScenarioProduct;
  let round: ScenarioRound;
  const instants: Instant[] = [];

  const ask = async (by: string, part: string, query: Query = {}): Promise<Told | string> => {
    const caller = await round.callerOf(by);
    const answer = caller.get<Told>(`/api/rounds/${round.id}${part}`, query);
    return answer.catch(async () => refusalOf(answer));
  };
  const past = (by: string, part: string, at: string, query: Query = {}) => ask(by, part, { at, ...query });
  const at = (stage: Stage): string => instants.find((one) => one.stage === stage)?.at ?? '';

  beforeAll(async () => {
    product = await startScenarioProduct();
    const candidates = [
      { id: 'A', marks: ['70', '70'], sheets: ['80', '80'], appeal: ['72', '72'] },
      { id: 'B', marks: ['60', '60'], sheets: ['70', '70'] },
      { id: 'C', marks: ['55', '55'], sheets: ['60', '60'] },
    ] as const;
    const [first, ...later] = stages;
    round = await playRound(product, { candidates, until: first! });
    for (const stage of [first!, ...later]) {
      await round.reach(stage);
      const now = new Date().toISOString();
      const told: Record<string, string> = {};
      for (const [by, paths] of Object.entries(readers))
        for (const path of [...paths, '/waiting']) told[`${by} ${path}`] = JSON.stringify(await ask(by, path));
      const { items } = await (await round.callerOf('HR')).get<{ items: object }>('/api/work');
      told['work'] = JSON.stringify(items);
      instants.push({ stage, at: now, told });
    }
  });
  afterAll(() => product.close());

  it.each(stages)('is answered as it was answered then, byte for byte but for the echo: %s', async (stage) => {
    const { at: instant, told } = instants.find((one) => one.stage === stage)!;
    const differing: string[] = [];
    for (const [by, paths] of Object.entries(readers))
      for (const path of paths) {
        const answer = await past(by, path, instant);
        const { asOf = null, ...rest } = typeof answer === 'string' ? {} : answer;
        const now = JSON.stringify(typeof answer === 'string' ? answer : rest);
        if (typeof answer !== 'string') expect([by, path, asOf]).toEqual([by, path, { at: instant, valid: null }]);
        if (now !== told[`${by} ${path}`]) differing.push(`${by} ${path}`);
      }
    expect(differing).toEqual([]);
  });

  it('is open to who watches over it as far as it is today, in the state it had then', async () => {
    // How many marks had settled was for nobody in the council then.
    expect(await past('M2', '', at('MARKING'))).toMatchObject({ counts: { settled: 3 } });
    const { items = [] } = (await past('AUDITOR', '/scripts', at('MARKING'))) as Told;
    expect(items.map(({ state }) => state)).toEqual(items.map(() => 'SETTLED'));
    const candidates = (await past('AUDITOR', '/candidates', at('MARKING'))) as Told;
    expect(candidates.items?.map(({ written }) => written)).toEqual([null, null, null]);
  });

  it('answers questions about a result from when there was one, and the file of the case with it', async () => {
    const asked = ['/results/A/why', '/robustness', '/markers', '/case'];
    for (const path of asked) {
      expect([path, await past('AUDITOR', path, at('DEFENCE_READY'))]).toEqual([path, 'not-compiled']);
      const { asOf = null, ...then } = (await past('AUDITOR', path, at('RESULT_ANNOUNCED'))) as Told;
      expect([path, then]).toEqual([path, await ask('AUDITOR', path)]);
      // The file of a case is checked elsewhere as it is, so nothing is added to it.
      expect([path, asOf]).toEqual([path, path === '/case' ? null : { at: at('RESULT_ANNOUNCED'), valid: null }]);
    }
    const own = await round.callerOf('A');
    expect(await own.get(`/api/rounds/${round.id}/results/A/why`)).toMatchObject({ candidate: 'A' });
    const before = own.get(`/api/rounds/${round.id}/results/A/why`, { at: at('DEFENCE_READY') });
    expect(await refusalOf(before)).not.toBe('not-compiled');
  });

  it('tells nobody else what was closed then, though something newer is open now', async () => {
    expect(await past('N1', '/results', at('DEFENCE_READY'))).toMatchObject({ items: [] });
    const { items = [] } = (await past('N1', '/candidates', at('WRITTEN_PUBLISHED'))) as Told;
    expect(items.map(({ final, status }) => [final, status])).toEqual([[null, 'WRITTEN_SCORED']]);
  });

  it('can be asked for by position, page by page, and one part of it', async () => {
    const { items = [] } = (await ask('AUDITOR', '/history')) as Told;
    const position = items.find(({ type }) => type === 'RoundAnnounced')?.['position'] as string;
    expect(await past('AUDITOR', '', position)).toMatchObject({
      stage: 'ANNOUNCED',
      asOf: { at: position, valid: null },
    });
    const first = (await past('AUDITOR', '/candidates', at('SCREENING'), { limit: '2' })) as Told;
    expect(first.items).toHaveLength(2);
    const after = first['next'] as string;
    expect(((await past('AUDITOR', '/candidates', at('SCREENING'), { limit: '2', after })) as Told).items).toHaveLength(
      1,
    );
    expect(await past('AUDITOR', '/candidates/A', at('SCREENING'))).toMatchObject({ candidate: 'A', written: null });
  });

  it('tells valid time and recorded time apart', async () => {
    const now = (await ask('AUDITOR', '', { valid: '2026-01-20' })) as Told;
    expect([now['stage'], now['asOf']]).toEqual(['APPLICATIONS_OPEN', { at: null, valid: '2026-01-20' }]);
    const then = (await past('AUDITOR', '', at('SCREENING'), { valid: '2026-04-30' })) as Told;
    expect([then['stage'], then['asOf']]).toEqual(['SCREENING', { at: at('SCREENING'), valid: '2026-04-30' }]);
  });

  it.each([
    ['9999-01-01T00:00:00Z', 'still to come'],
    ['2015-01-01T00:00:00Z', 'before the first event'],
    ['99999999', 'position'],
    ['0', 'before the first event'],
    ['soon', 'RFC 3339'],
  ])('is refused by its field where there is none: %s', async (when, words) => {
    const caller = await round.callerOf('AUDITOR');
    await expect(caller.get(`/api/rounds/${round.id}`, { at: when })).rejects.toThrow(new RegExp(`at .*${words}`));
  });

  it('was not there before it was drafted, and tells so to those alone who know of it', async () => {
    const { items = [] } = (await ask('AUDITOR', '/history', { limit: '1' })) as Told;
    const drafted = (items[0] as { readonly meta: { readonly at: string } }).meta.at;
    const before = new Date(Date.parse(drafted) - 1).toISOString();
    expect(await past('AUDITOR', '', before)).toBe('not-then');
    const draft = await playRound(product, { candidates: [{ id: 'X' }, { id: 'Y' }], until: 'PLAN_APPROVED' });
    const stranger = await draft.callerOf('N3');
    const later = new Date().toISOString();
    for (const id of [draft.id, 'NONE'])
      expect([id, await refusalOf(stranger.get(`/api/rounds/${id}`, { at: later }))]).toEqual([id, 'not-found']);
    // Who is nobody in it hears of no round before its notice.
    expect(await past('N1', '', items.length > 0 ? drafted : '')).toBe('not-then');
  });

  it('has the report of its steps as they were then, for those who may read it today', async () => {
    interface Report {
      readonly steps: readonly { readonly process: { readonly after: string } }[];
      readonly asOf?: object;
    }
    for (const stage of stages) {
      const { steps, asOf } = (await past('AUDITOR', '/five-clears', at(stage))) as unknown as Report;
      expect([stage, steps.at(-1)?.process.after, asOf]).toEqual([stage, stage, { at: at(stage), valid: null }]);
    }
    expect(await past('K2', '/five-clears', at('MARKING'))).toBe('not-your-part');
  });

  it('stands in the list of rounds as it is told by itself then, and is found by what it was then', async () => {
    const listed = async (by: string, query: Query) => {
      const caller = await round.callerOf(by);
      const { items, asOf } = await caller.get<Told & { readonly asOf?: object }>('/api/rounds', query);
      return { found: items?.find((one) => one['round'] === round.id), asOf };
    };
    for (const stage of stages)
      for (const by of ['AUDITOR', 'M2', 'K2', 'N1']) {
        const { asOf, ...alone } = (await past(by, '', at(stage))) as Told;
        expect([stage, by, await listed(by, { at: at(stage) })]).toEqual([stage, by, { found: alone, asOf }]);
      }
    const marking = { at: at('MARKING'), stage: 'MARKING' };
    expect((await listed('K2', marking)).found).toMatchObject({ stage: 'MARKING' });
    expect((await listed('K2', { ...marking, stage: 'RESULT_ANNOUNCED' })).found).toBeUndefined();
    expect((await listed('K2', { valid: '2026-01-20' })).found).toMatchObject({ stage: 'APPLICATIONS_OPEN' });
    const { items = [] } = (await ask('AUDITOR', '/history', { limit: '1' })) as Told;
    const drafted = (items[0] as { readonly meta: { readonly at: string } }).meta.at;
    expect((await listed('AUDITOR', { at: drafted })).found).toMatchObject({ stage: 'DRAFT' });
    expect((await listed('N1', { at: drafted })).found).toBeUndefined();
  });

  it('has the work of each as it waited then, in the rounds in which they have a part today', async () => {
    type Line = Readonly<{ command: string; standing: string }>;
    const work = async (by: string, query: Query = {}) =>
      (await round.callerOf(by)).get<{ items: readonly Line[]; asOf?: object; roundsLeft?: number }>(
        '/api/work',
        query,
      );
    for (const stage of stages) {
      const then = await work('HR', { at: at(stage) });
      expect([stage, then.asOf, then.roundsLeft]).toEqual([stage, { at: at(stage), valid: null }, 0]);
      expect([stage, JSON.stringify(then.items)]).toEqual([
        stage,
        instants.find((one) => one.stage === stage)?.told['work'],
      ]);
    }
    for (const by of ['AUDITOR', 'K2', 'N1', 'M2']) {
      const { asOf, ...waited } = (await past(by, '/waiting', at('WRITTEN_PUBLISHED'))) as Told;
      const told = instants.find(({ stage }) => stage === 'WRITTEN_PUBLISHED')?.told[`${by} /waiting`];
      expect([by, asOf, JSON.stringify(waited)]).toEqual([by, { at: at('WRITTEN_PUBLISHED'), valid: null }, told]);
    }
    const { items = [] } = (await ask('AUDITOR', '/history', { limit: '1' })) as Told;
    const { meta } = items[0] as { readonly meta: unknown };
    const before = new Date(Date.parse((meta as { readonly at: string }).at) - 1).toISOString();
    expect(await past('HR', '/waiting', before)).toBe('not-then');
    expect(await work('HR', { at: before })).toMatchObject({ items: [], note: { en: 'Nothing waited for you then.' } });
  });

  describe('and what is otherwise since', () => {
    const changes = async (by: string, query: Query) => (await ask(by, '/changes', query)) as Told;
    const marked = () => ({ from: at('SCREENING'), to: at('MARKING') });

    it('is told event by event, with who did it and by which rule, and field by field', async () => {
      expect(await changes('AUDITOR', { ...marked(), names: 'true' })).toBe('not-allowed');
      const known = await changes('AUDITOR', marked());
      expect(known).toMatchObject({ ...marked(), stage: { before: 'SCREENING', after: 'MARKING' } });
      const events = known['events'] as readonly {
        readonly event: string;
        readonly person: string;
        readonly words: object;
      }[];
      const sealed = events.find(({ event }) => event === 'PapersSealed');
      expect(sealed).toMatchObject({
        person: round.idOf('M1'),
        words: { en: expect.any(String), vi: expect.any(String) },
      });
      const differences = known['differences'] as readonly { readonly part: string; readonly field: string | null }[];
      expect(differences).toContainEqual(
        expect.objectContaining({ part: 'round', field: 'stage', before: 'SCREENING', after: 'MARKING' }),
      );
    });

    it('is for those who watch over it, and for who signs for it', async () => {
      expect(await changes('AUTHORITY', marked())).toMatchObject({ from: at('SCREENING') });
      expect(await changes('S1', {})).toMatchObject({ from: null, to: null, stage: { before: null } });
      for (const by of ['HR', 'M2', 'K2', 'N1'])
        expect([by, await changes(by, marked())]).toEqual([by, 'not-your-part']);
    });

    it('has to begin before it ends, and to lie in the past', async () => {
      expect(await changes('AUDITOR', { from: at('MARKING'), to: at('SCREENING') })).toBe('body-malformed');
      expect(await changes('AUDITOR', { to: '9999-01-01T00:00:00Z' })).toBe('body-malformed');
    });
  });

  it('brings back no name that was erased since', async () => {
    const asked = { names: 'true', at: at('SCREENING') };
    const namesOf = async () => ((await ask('HR', '/council', asked)) as Told)['people'] as Record<string, string>;
    const person = round.idOf('M5');
    expect((await namesOf())[person]).toBe(nameOf(round.playing.play, 'M5'));
    await product.engine.vault.erase(person);
    expect(await namesOf()).not.toHaveProperty(person);
  });
});

it('the past is asked for as seldom as whatever works a round out again', async () => {
  const product = await startProduct({ KHOABANG_REQUESTS: '300' });
  const { client } = await product.person('AUDITOR');
  const at = encodeURIComponent(new Date().toISOString());
  const asked = [];
  for (const query of [`at=${at}`, 'valid=2026-01-01', `at=${at}`, 'names=true', `at=${at}`])
    asked.push((await client.get(`/api/rounds/none?${query}`)).status);
  expect(asked).toEqual([404, 404, 404, 404, 429]);
  await product.close();
});
