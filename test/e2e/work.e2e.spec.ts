import { type Client, type Product, startProduct } from '../support/product.js';
import { type ScenarioProduct, startScenarioProduct } from '../support/api-round/product.js';
import { playRound, type ScenarioRound } from '../support/api-round/round.js';

interface Line {
  readonly round: string | null;
  readonly code: string;
  readonly subject: string;
  readonly standing: string;
  readonly persons: readonly string[];
  readonly link: { readonly method: string; readonly href: string };
}
interface Work {
  readonly items: readonly Line[];
  readonly left: number;
  readonly note: object | null;
  readonly people?: Readonly<Record<string, string>>;
}

describe('the work of one person', () => {
  let product: ScenarioProduct;
  const rounds: ScenarioRound[] = [];
  beforeAll(async () => {
    product = await startScenarioProduct();
    for (const id of ['A', 'B'])
      rounds.push(await playRound(product, { candidates: [{ id }, { id: `${id}2` }], until: 'SCREENING' }));
  });
  afterAll(() => product.close());

  const workOf = async (key: string, query: Readonly<Record<string, string>> = {}): Promise<Work> =>
    (await rounds[0]!.callerOf(key)).get<Work>('/api/work', query);

  it('is, over all rounds, what each of them tells that person to do, with the same route', async () => {
    for (const key of ['HR', 'M1', 'AUTHORITY']) {
      const me = rounds[0]!.idOf(key);
      const caller = await rounds[0]!.callerOf(key);
      const told = await Promise.all(
        rounds.map(({ id }) => caller.get<{ items: readonly Line[] }>(`/api/rounds/${id}/waiting`)),
      );
      const mine = told.flatMap(({ items }) => items.filter(({ persons }) => persons.includes(me)));
      const { items, left } = await workOf(key);
      const hrefs = (lines: readonly Line[]) =>
        lines.map(({ code, subject, link }) => `${code} ${subject} ${link.href}`).sort();
      expect(hrefs(items.filter(({ standing }) => standing !== 'ESCALATED'))).toEqual(hrefs(mine));
      expect(left).toBe(0);
    }
    const { items } = await workOf('M1');
    expect(new Set(items.map(({ round }) => round)).size).toBe(2);
    expect(items[0]).toMatchObject({ standing: 'YOURS', link: { method: 'POST' } });
  });

  it('comes with names for who knows people there, and without where nobody asked', async () => {
    expect((await workOf('HR')).people).toBeUndefined();
    const { people = {} } = await workOf('HR', { names: 'true' });
    expect(Object.keys(people)).toContain(rounds[0]!.idOf('HR'));
    expect((await workOf('AUDITOR', { names: 'true' })).people).toEqual({});
  });

  it('is nothing, in a sentence, for who has no part in any of them', async () => {
    const work = await workOf('AUDITOR');
    expect(work).toMatchObject({ items: [], left: 0, note: { en: 'Nothing waits for you now.' } });
  });
});

describe('the work of an administrator', () => {
  let product: Product;
  const workOf = async (client: Client): Promise<readonly Line[]> => (await client.get('/api/work')).body.items;
  beforeAll(async () => {
    product = await startProduct();
  });

  it('says in an empty installation what comes first, by who does it', async () => {
    const noteOf = async (client: Client): Promise<string> => (await client.get('/api/work')).body.note.en;
    expect(await noteOf(await product.admin())).toContain('First open accounts');
    const { client: hr } = await product.person('HR');
    expect(await noteOf(hr)).toMatch(/First enter the units.*then the job positions.*then draft a round/);
    const { client: auditor } = await product.person('AUDITOR');
    expect(await noteOf(auditor)).toBe('Nothing waits for you now.');
  });
  afterAll(() => product.close());

  it('is what another administrator has proposed, and the link confirms it', async () => {
    const admin = await product.admin();
    const other = await product.person('ADMIN');
    const entry = { login: 'can.bo.mau', name: 'Người mẫu', password: 'sample-password-7', roles: ['HR'] };
    const { id, awaits, position } = (await admin.post('/api/accounts', entry)).body;
    expect(awaits).toBe('CONFIRMATION');
    await other.client.get(`/api/accounts?position=${position as string}`);
    expect(await workOf(admin)).toEqual([]);
    const [line, ...more] = await workOf(other.client);
    expect(more).toEqual([]);
    expect(line).toMatchObject({ code: 'accountChange', account: id, round: null, standing: 'YOURS' });
    const { proposed } = (await other.client.get(`/api/accounts/${id as string}`)).body;
    const done = await other.client.post(line!.link.href, { proposal: proposed.id });
    expect(done.status).toBe(200);
    expect((await other.client.get(`/api/work?position=${done.body.position as string}`)).body.items).toEqual([]);
  });
});
