import type { ShowPackAnswer } from '../../api/types.gen.js';
import { askedTerms, packFor, rangeOf, ruledOn, typedOf } from './terms.js';

const pack = {
  pack: {
    allocation: { value: 'PER_POST', source: { instrument: 'Khoa Bảng default' } },
    written: { markGrain: { value: '0.01', source: { instrument: 'NĐ 170/2025', article: '9(2)b' } } },
    reserveMonths: { value: null, source: { instrument: 'Khoa Bảng default' } },
  },
} as unknown as ShowPackAnswer;

const listed = [
  { id: 'VN-CIVIL-2025', ref: 'VN-CIVIL-2025@1', effectiveFrom: '2025-12-10', effectiveTo: null },
  { id: 'VN-PUBLIC-UNIT-2020', ref: 'VN-PUBLIC-UNIT-2020@1', effectiveFrom: '2020-09-29', effectiveTo: '2026-06-30' },
  { id: 'VN-PUBLIC-UNIT-2026', ref: 'VN-PUBLIC-UNIT-2026@1', effectiveFrom: '2026-07-01', effectiveTo: null },
];

describe('terms of a plan', () => {
  it('given a pack, when a term is looked up, then what it says with its source, wherever that stands', () => {
    expect(ruledOn(pack, 'allocation')).toEqual({ value: 'PER_POST', source: 'Khoa Bảng default' });
    expect(ruledOn(pack, 'markGrain')).toEqual({ value: '0.01', source: 'NĐ 170/2025 Art 9(2)b' });
    expect(ruledOn(pack, 'reserveMonths')).toBeUndefined();
    expect(ruledOn(pack, 'spreadLimit')).toBeUndefined();
  });

  it('given what a plan has to say, when terms are parted, then needed and left ones are asked for', () => {
    const fields = [
      { name: 'allocation', kind: 'line', needed: true },
      { name: 'minCandidates', kind: 'count' },
      { name: 'ranking', kind: 'line' },
    ] as const;
    const { asked, others } = askedTerms(fields, ['minCandidates']);
    expect([asked.map(({ name }) => name), others.map(({ name }) => name)]).toEqual([
      ['allocation', 'minCandidates'],
      ['ranking'],
    ]);
  });

  it('given a kind of unit and a day, when a pack is proposed, then the one in force for it', () => {
    expect(packFor(listed, 'SERVICE_UNIT', '2026-06-30')).toBe('VN-PUBLIC-UNIT-2020@1');
    expect(packFor(listed, 'SERVICE_UNIT', '2026-07-01')).toBe('VN-PUBLIC-UNIT-2026@1');
    expect(packFor(listed, 'ADMINISTRATIVE_BODY', '2026-07-01')).toBe('VN-CIVIL-2025@1');
    expect(packFor(listed, undefined, '2016-01-01')).toBeUndefined();
  });

  it('given values of a pack, when they are put into a form, then as people type them', () => {
    expect(typedOf({ length: 5, unit: 'DAYS' })).toEqual({ length: '5', unit: 'DAYS' });
    expect(typedOf([1, true])).toEqual(['1', true]);
    expect(rangeOf('minCandidates')?.vi).toBe('số nguyên từ 1 trở lên');
    expect(rangeOf('panel')).toBeUndefined();
  });
});
