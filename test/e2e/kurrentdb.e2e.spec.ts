import { type ScenarioProduct, startScenarioProduct } from '#test/support/api-round/product';
import { playRound } from '#test/support/api-round/round';
import { type StandIn, startStandIn } from '#test/support/kurrentdb/stand-in';
import { temporaryFolder } from '#test/support/tmp';

describe('a round whose log lies in a KurrentDB', () => {
  const folder = temporaryFolder();
  let standIn: StandIn;
  let product: ScenarioProduct;
  beforeAll(async () => {
    standIn = await startStandIn({ file: folder.file('log.jsonl') });
    product = await startScenarioProduct(standIn.address);
  });
  afterAll(async () => {
    await product.close();
    await standIn.kill();
    folder.remove();
  });

  it('comes to the results that it has on any log, also where the server is restarted on its way', async () => {
    const round = await playRound(product, {
      council: 7,
      panel: 'COUNCIL',
      candidates: [
        { id: 'A', marks: ['72', '75'], sheets: ['82', '85', '80', '84', '83', '81', '86'] },
        { id: 'B', marks: ['64.5', '68'], sheets: ['84', '82', '85', '83', '86', '84', '82'] },
        { id: 'C', marks: ['55', '51.5'], sheets: ['75', '78', '74', '77', '76', '79', '73'] },
      ],
      until: 'MARKING',
    });
    await standIn.kill();
    standIn = await startStandIn({ file: folder.file('log.jsonl'), port: standIn.port });
    await round.reach('RESULT_ANNOUNCED');
    expect(await round.lines()).toMatchObject({
      A: { written: { net: '73.50' }, defence: { mean: '83.00' }, rank: 2, outcome: 'NOT_SELECTED' },
      B: { written: { net: '66.25' }, defence: { mean: '83.71' }, rank: 1, outcome: 'WINNER' },
      C: { written: { net: '53.25' }, defence: { mean: '76.00' }, rank: 3, outcome: 'NOT_SELECTED' },
    });
  });
});
