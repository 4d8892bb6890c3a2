import { findPack, type Pack } from '../index.js';
import { termsOf } from './terms.js';

test('nothing is computed by a choice that neither plan nor pack made', () => {
  const civil = findPack('VN-CIVIL-2025')!;
  const open: Pack = { ...civil, ranking: { ...civil.ranking, value: null, kind: 'PLAN' } };
  const input = { format: 'khoabang.case/1', pack: open.id, posts: [], candidates: [] } as const;
  expect(() => termsOf(open, input)).toThrow(new RangeError('neither plan nor pack gives ranking'));
  expect(termsOf(open, { ...input, plan: { ranking: 'SUM' } })).toMatchObject({
    ranking: 'SUM',
    rankingSource: 'plan of the round',
  });
});
