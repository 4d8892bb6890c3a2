import { describe, expect, it } from '@jest/globals';
import type { Words } from '../../words/language.js';
import { valueText } from './evidence.js';

describe('valueText', () => {
  const seats = new Map([['m7', { vi: 'Chủ tịch Hội đồng', en: 'chair' }]]);
  const vi = { language: 'vi' as const, say: (words: Words) => words.vi };

  it('given a sheet, then its member by seat and its score as it is written here', () => {
    expect(valueText(vi, 'm7 82.5', seats)).toBe('Chủ tịch Hội đồng: 82,5');
    expect(valueText(vi, 'MEMBER_EXCLUDED m7', seats)).toBe('không tính phiếu của Chủ tịch Hội đồng');
  });

  it('given codes and ids, then codes in words and ids as they are', () => {
    expect(valueText(vi, 'RESCORE', seats)).toBe('cho chấm lại');
    expect(valueText(vi, 'written WARNING', seats)).toBe('bài viết cảnh cáo');
    expect(valueText(vi, 'C06', seats)).toBe('C06');
  });
});
