import { planRows, valueWords } from './plan.js';

describe('a plan as people read it', () => {
  const plan = {
    terms: { allocation: 'PER_POST', markGrain: '0.25', panel: 'COUNCIL', minCandidates: 1, eligibility: [] },
    byPack: { writtenPassMark: '50' },
    deviations: [{ term: 'minCandidates', ruled: 2, planned: 1, rule: 'a rule' }],
  } as const;

  it('given terms, those of the pack and deviations, lists the deviations first and conditions not at all', () => {
    const rows = planRows(plan as unknown as Parameters<typeof planRows>[0]);

    expect(rows.map(({ term, isByPack, deviation }) => [term, isByPack, deviation?.ruled])).toEqual([
      ['minCandidates', false, 2],
      ['allocation', false, undefined],
      ['markGrain', false, undefined],
      ['panel', false, undefined],
      ['writtenPassMark', true, undefined],
    ]);
  });

  it('given values of every shape, says them in words and exact decimals', () => {
    expect(
      [null, 'PER_POST', '0.25', 45, { written: '0.7', defence: '0.3' }, { length: 5, unit: 'WORKING_DAYS' }].map(
        (value) => valueWords(value).vi,
      ),
    ).toEqual(['–', 'theo từng chức danh', '0,25', '45', 'viết 70 %, bảo vệ 30 %', '5 ngày làm việc']);
  });

  it('given English, keeps the point', () => {
    expect(valueWords('0.25').en).toBe('0.25');
  });
});
