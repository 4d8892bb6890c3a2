import type { StepDoc, WaitingLine } from '#exams';
import { idOf, nameOf } from '../../apps/cli/src/demo/play.js';
import { type ScenarioProduct, startScenarioProduct } from '../support/api-round/product.js';
import { playRound, refusalOf, type ScenarioRound } from '../support/api-round/round.js';

let product: ScenarioProduct;
beforeAll(async () => {
  product = await startScenarioProduct();
});
afterAll(() => product.close());

const contract = {
  pack: 'VN-CONTRACT-2026',
  panel: 'NOBODY',
  rule: 'NO_OFFICIAL',
  terms: { eligibility: [{ rule: 'NO_OFFICIAL', evidence: 'CURRICULUM_VITAE' }] },
  days: { DRAFT: '2026-07-01', SCREENING: '2026-08-06' },
  closesOn: '2026-08-05',
} as const;

interface Read {
  readonly revision: number;
  readonly type: string;
  readonly texts: Readonly<Record<string, string | null>>;
  readonly withheld: Readonly<Record<string, string>>;
}

describe('free texts of a round', () => {
  let round: ScenarioRound;
  const read = async (by: string, revision: number | string) =>
    (await round.callerOf(by)).get<Read>(`/api/rounds/${round.id}/texts/${String(revision)}`);
  const revisionOf = async (type: string): Promise<number> =>
    (await round.view<StepDoc>('steps')).find(({ event }) => event === type)?.revision ?? -1;

  beforeAll(async () => {
    round = await playRound(product, { ...contract, candidates: [{ id: 'A' }, { id: 'B' }], until: 'SCREENING' });
    await round.reach('ELIGIBLE_PUBLISHED');
    for (const [index, by] of ['M1', 'M2', 'M3', 'M4', 'M5'].entries()) {
      await round.act(by, 'give-opinion', { candidate: index < 3 ? 'A' : 'B', opinion: `Ý kiến mẫu của ${by}.` });
    }
  });

  it('are sealed before the opinions are reported, and afterwards all of them reach the signer', async () => {
    const given = (await round.view<StepDoc>('steps')).filter(({ event }) => event === 'OpinionGiven');
    const [first] = given;
    for (const by of ['AUTHORITY', 'HR', 'M1', 'AUDITOR']) {
      expect(await read(by, first?.revision ?? -1)).toEqual({
        revision: first?.revision,
        type: 'OpinionGiven',
        texts: { opinion: null, backdatedNote: null },
        withheld: { opinion: 'SEALED', backdatedNote: 'SEALED' },
      });
    }
    await round.act('M1', 'report-opinions', { minutes: 'a'.repeat(64) });
    const opinions = await Promise.all(given.map(({ revision }) => read('AUTHORITY', revision)));
    expect(opinions.map(({ texts }) => texts['opinion'])).toEqual(
      ['M1', 'M2', 'M3', 'M4', 'M5'].map((by) => `Ý kiến mẫu của ${by}.`),
    );
    expect(opinions.map(({ withheld }) => withheld)).toEqual(opinions.map(() => ({})));
  });

  it('are not for candidates, nor for an authority of elsewhere, and not there where there is no event', async () => {
    const revision = await revisionOf('OpinionGiven');
    expect(revision).toBeGreaterThan(0);
    for (const by of ['N1', 'AUTHORITY2', 'K1']) expect(await refusalOf(read(by, revision))).toBe('not-your-part');
    expect(await refusalOf(read('AUTHORITY', 9_999))).toBe('not-found');
    expect(await refusalOf(read('AUTHORITY', 'first'))).toBe('body-malformed');
    expect(await refusalOf((await round.callerOf('HR')).get('/api/rounds/none/texts/0'))).toBe('not-found');
  });

  it('hold the note on a late entry, and reading them leaves no step behind', async () => {
    const steps = await round.view('steps');
    expect(await read('AUTHORITY', 0)).toEqual({
      revision: 0,
      type: 'RoundDrafted',
      texts: { backdatedNote: expect.stringContaining('hồ sơ giấy') },
      withheld: {},
    });
    expect(await round.view('steps')).toEqual(steps);
  });

  it('tell who sent a complaint on paper to whoever handles it, and to nobody else, and all who watch know that it is there', async () => {
    const complainant = 'Trần Thị Mẫu, 12 phố Mẫu';
    const paper = {
      complaint: 'KN-7',
      kind: 'DENUNCIATION',
      concerns: 'COUNCIL',
      receivedOn: '2026-08-06',
      scan: '7'.repeat(64),
      complainant,
    };
    const { revision } = await round.act('HR', 'receive-complaint', paper);
    expect((await read('AUTHORITY', revision)).texts['complainant']).toBe(complainant);
    for (const by of ['HR', 'M1', 'AUDITOR']) {
      expect((await read(by, revision)).withheld['complainant']).toBe('SEALED');
    }
    // Who neither settles complaints nor watches is not told of it at all.
    expect(await refusalOf(read('M4', revision))).toBe('not-found');
    const waiting = async (by: string) => {
      const path = `/api/rounds/${round.id}/waiting`;
      const { items } = await (await round.callerOf(by)).get<{ items: readonly WaitingLine[] }>(path);
      return items.filter(({ code }) => code === 'complaint').map(({ subject, due }) => [subject, due]);
    };
    expect(await waiting('AUDITOR')).toEqual([['KN-7', '2026-09-05']]);
    expect(await waiting('AUTHORITY')).toEqual([['KN-7', '2026-09-05']]);
    expect([await waiting('HR'), await waiting('M1')]).toEqual([[], []]);
    const more = { ...paper, kind: 'COMPLAINT', complainant: '  trần thị mẫu, 12 PHỐ Mẫu ' };
    expect(await round.refusal('HR', 'receive-complaint', { ...paper, complaint: 'KN-8', complainant: 'Ai Đó' })).toBe(
      'complaint-entered-before',
    );
    const numbered = (number: string) => ({ ...more, complaint: `KN-${number}`, scan: number.repeat(64).slice(0, 64) });
    for (const number of ['8', '9']) await round.act('HR', 'receive-complaint', numbered(number));
    expect(await round.refusal('HR', 'receive-complaint', numbered('10'))).toBe('complaints-too-many');
    for (const complaint of ['KN-7', 'KN-8', 'KN-9']) {
      const settled = { complaint, outcome: 'SETTLED', minutes: 'a'.repeat(64) };
      expect(await round.refusal('M1', 'settle-complaint', settled)).toBe('complaint-settler-only');
      await round.act('AUTHORITY', 'settle-complaint', settled);
    }
  });

  it('tell who denounced somebody here to whoever handles it, and neither the log nor a step tells it to others', async () => {
    const denounced = { complaint: 'TC-1', kind: 'DENUNCIATION', concerns: 'COUNCIL' };
    const { revision } = await round.act('M4', 'lodge-complaint', denounced);
    const sender = idOf(round.playing.play, 'M4');
    expect((await read('AUTHORITY', revision)).texts['sender']).toBe(nameOf(round.playing.play, 'M4'));
    for (const by of ['M1', 'AUDITOR']) expect((await read(by, revision)).withheld['sender']).toBe('SEALED');
    expect(await refusalOf(read('HR', revision))).toBe('not-found');
    const told = async (by: string, path: string, query: Readonly<Record<string, string>> = {}) => {
      const body = await (await round.callerOf(by)).get<object>(`/api/rounds/${round.id}/${path}`, query);
      const lines = Object.values(body).find(Array.isArray) as readonly { readonly revision: number }[];
      return lines.filter((line) => line.revision === revision);
    };
    for (const by of ['M1', 'AUTHORITY', 'AUDITOR']) {
      expect(await told(by, 'steps', { event: 'ComplaintLodged' })).toMatchObject([{ person: 'SEALED' }]);
      expect(await told(by, 'steps', { person: sender })).toEqual([]);
      expect(await told(by, 'five-clears')).toMatchObject([{ person: 'SEALED', responsibility: 'SEALED' }]);
    }
    expect(await told('HR', 'steps', { event: 'ComplaintLodged' })).toEqual([]);
    expect(await told('AUDITOR', 'history')).toMatchObject([{ meta: { actor: 'SEALED', account: 'SEALED' } }]);
    await round.act('AUTHORITY', 'settle-complaint', {
      complaint: 'TC-1',
      outcome: 'SETTLED',
      minutes: 'a'.repeat(64),
    });
  });

  it('are read by the council too once there is a decision', async () => {
    const hired = { post: 'P1', candidate: 'B', reason: 'Phương án mẫu tốt hơn.', decision: round.decision('90/HĐ') };
    await round.act('AUTHORITY', 'decide-hire', hired);
    const { texts } = await read('M4', await revisionOf('HireDecided'));
    expect(texts['reason']).toBe('Phương án mẫu tốt hơn.');
  });
});

/** Every string in a document, also where it is a key. */
const stringsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => [key, ...stringsIn(entry)]);
};

type People = Readonly<Record<string, string>>;

describe('names behind codes', () => {
  const sheets = ['80', '70'];
  let hire: ScenarioRound;
  let exam: ScenarioRound;
  beforeAll(async () => {
    hire = await playRound(product, { ...contract, candidates: [{ id: 'A' }, { id: 'B' }], until: 'SCREENING' });
    await hire.reach('ELIGIBLE_PUBLISHED');
    for (const by of ['M1', 'M2', 'M3', 'M4', 'M5']) {
      await hire.act(by, 'give-opinion', { candidate: 'A', opinion: 'Ý kiến mẫu.' });
    }
    await hire.act('M1', 'report-opinions', { minutes: 'a'.repeat(64) });
    exam = await playRound(product, {
      candidates: [
        { id: 'A', marks: ['70', '70'], sheets },
        { id: 'B', marks: ['60', '60'], sheets },
      ],
      until: 'DEFENCE_SEALED',
    });
    await exam.act('HR', 'offer-ownership', { to: exam.idOf('SUPERIOR2') });
  });

  const ask = async ({ id, callerOf }: ScenarioRound, part: string, by = 'HR') =>
    (await callerOf(by)).get<{ people?: People }>(`/api/rounds/${id}${part}`, { names: 'true' });
  /** Names of all who have a code in the answer. */
  const expected = ({ playing: { play } }: ScenarioRound, answer: object): People => {
    const strings = new Set(stringsIn(answer));
    return Object.fromEntries(
      [...play.ids].flatMap(([key, id]) => (strings.has(id) ? [[id, play.cast.get(key)?.name ?? '']] : [])),
    );
  };

  const both = ['', '/council', '/decisions', '/steps', '/waiting', '/five-clears', '/candidates'];
  it.each([
    ...both.map((part) => ['a hire', part] as const),
    ['a hire', '/hiring'] as const,
    ...[...both, '/scripts', '/defence'].map((part) => ['an exam', part] as const),
  ])('are there for everybody whom %s names in its part "%s"', async (which, part) => {
    const round = which === 'a hire' ? hire : exam;
    const { people, ...answer } = await ask(round, part);
    const names = expected(round, answer);
    expect(Object.keys(names).length).toBeGreaterThan(0);
    expect(people).toEqual(names);
  });

  it('are none in parts that name nobody, and are left out when nobody asks', async () => {
    expect((await ask(exam, '/clocks')).people).toEqual({});
    expect(await (await exam.callerOf('HR')).get(`/api/rounds/${exam.id}/council`)).not.toHaveProperty('people');
  });

  it('are beside what a round waits for without being asked for, where the reader may know them', async () => {
    const path = `/api/rounds/${exam.id}/waiting`;
    expect(await (await exam.callerOf('HR')).get(path)).toHaveProperty('people');
    expect(await (await exam.callerOf('K2')).get(path)).not.toHaveProperty('people');
  });

  it('are for personnel officers, the secretary, the council and the authority, not for others who may see the codes', async () => {
    for (const by of ['M3', 'M1', 'AUTHORITY']) {
      expect(Object.keys((await ask(exam, '/council', by)).people ?? {}).length).toBeGreaterThan(5);
    }
    for (const part of ['', '/council', '/waiting', '/results']) {
      for (const by of ['N1', 'AUDITOR', 'K2']) expect(await refusalOf(ask(exam, part, by))).toBe('not-allowed');
    }
  });

  it('are told by need: where the reader has a part, of who has one there, and each is recorded once', async () => {
    const member = exam.idOf('K2');
    const path = `/api/people/${member}`;
    const reader = await exam.callerOf('M4');
    const { account } = await reader.get<{ account: string }>('/api/session');
    const timesRead = async () =>
      (
        await reader.get<{ items: readonly { type: string; data: { round: unknown; people: readonly string[] } }[] }>(
          `/api/accounts/${account}/history`,
          { limit: '500' },
        )
      ).items.filter(
        ({ type, data }) => type === 'NamesRead' && data.round === exam.id && data.people.includes(member),
      );
    expect(await timesRead()).toHaveLength(0);
    for (let times = 0; times < 2; times += 1) expect(await reader.get(path)).toHaveProperty('name');
    expect(await timesRead()).toHaveLength(1);
  });

  it('are of nobody for who has no part in a round of theirs, of one that is known to all also', async () => {
    const stranger = await exam.callerOf('AUTHORITY2');
    expect(await refusalOf(stranger.get(`/api/people/${exam.idOf('K2')}`))).toBe('not-found');
    expect(await refusalOf(stranger.get('/api/people/none'))).toBe('not-found');
    for (const part of ['', '/council', '/waiting', '/results'])
      expect(await refusalOf(ask(exam, part, 'AUTHORITY2'))).toBe('not-allowed');
    const all = await stranger.get<{ items: readonly object[]; people: People }>('/api/rounds', { names: 'true' });
    expect(all.items.length).toBeGreaterThan(0);
    expect(all.people).toEqual({});
  });
});
