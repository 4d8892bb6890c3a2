import type { PublicationDoc } from '../../api/types.gen.js';
import { paperOf } from './papers.js';

const around = { round: 'R', event: 'E', revision: 1, snapshot: 'ab', at: '2026-01-01T00:00:00.000Z' };
const paper = (doc: object) => paperOf({ ...around, ...doc } as PublicationDoc, 'R1');

describe('a publication as a paper', () => {
  it('given a notice, says the days in the Vietnamese way and lists its channels', () => {
    const channels = [{ kind: 'PORTAL', reference: 'TB-03' }];
    const { title, lines, rows } = paper({
      kind: 'NOTICE',
      content: { channels, opensOn: '2026-01-19', closesOn: '2026-02-24' },
    });

    expect([title, lines, rows]).toEqual([
      'Thông báo',
      ['Thời gian nhận phiếu đăng ký dự tuyển: từ ngày 19/01/2026 đến hết ngày 24/02/2026.'],
      [['1', 'cổng thông tin điện tử', 'TB-03']],
    ]);
  });

  it('given an extension without channels and first day, makes no table', () => {
    const { heads, lines } = paper({ kind: 'NOTICE', content: { closesOn: '2026-02-24' } });

    expect([heads, lines]).toEqual([[], ['Thời gian nhận phiếu đăng ký dự tuyển: đến hết ngày 24/02/2026.']]);
  });

  it('given marks, shows exact decimals with a comma, as figures', () => {
    const { rows, figures } = paper({ kind: 'MARKS', content: { marks: [{ candidate: 'C1', net: '73.50' }] } });

    expect([rows, figures]).toEqual([[['1', 'C1', '73,50']], [2]]);
    expect(paper({ kind: 'FINAL_MARKS', content: {} }).rows).toEqual([]);
  });

  it('given lists of people, numbers them', () => {
    expect(
      paper({ kind: 'ELIGIBLE_LIST', content: { candidates: [{ candidate: 'C1', candidateNo: '001' }] } }).rows,
    ).toEqual([['1', '001', 'C1']]);
    expect(paper({ kind: 'RESULTS', content: { winners: [{ post: 'P1', candidate: 'C1' }] } }).rows).toEqual([
      ['1', 'P1', 'C1'],
    ]);
  });

  it('given a commitment, shows the code itself', () => {
    expect(paper({ kind: 'COMMITMENT', content: { to: 'ORDER' } }).lines).toEqual(['SHA-256: ab']);
  });
});
