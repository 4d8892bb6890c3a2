import { type ScenarioProduct, startScenarioProduct } from '../support/api-round/product.js';
import { playRound } from '../support/api-round/round.js';

interface Declarations {
  readonly items: readonly { readonly person: string; readonly name: string | null }[];
}

interface Shown {
  readonly items: readonly { readonly type: string; readonly data: unknown }[];
}

describe('whoever must declare', () => {
  let product: ScenarioProduct;
  beforeAll(async () => {
    product = await startScenarioProduct();
  });
  afterAll(() => product.close());

  it('is shown the names of those whom it concerns, which is recorded once', async () => {
    const candidates = ['A', 'B'].map((id) => ({ id, marks: ['70', '70'], sheets: ['80', '80'] }) as const);
    const round = await playRound(product, { candidates, until: 'SCREENING' });
    const { round: id } = round.playing.play;
    const member = await round.callerOf('M4');
    const { items } = await member.get<Declarations>(`/api/rounds/${id}/to-declare`);
    expect(items.map(({ person }) => person).sort()).toEqual([round.idOf('A'), round.idOf('B')].sort());
    expect(items.every(({ name }) => name !== null)).toBe(true);
    await member.get<Declarations>(`/api/rounds/${id}/to-declare`);
    const { account } = await member.get<{ readonly account: string }>('/api/session');
    const history = await member.get<Shown>(`/api/accounts/${account}/history`);
    const read = history.items.filter(({ type }) => type === 'NamesRead').map(({ data }) => data);
    expect(read).toEqual([{ round: id, people: items.map(({ person }) => person) }]);
  });
});
