import { describe, expect, it } from '@jest/globals';
import type { Speech } from './told-words.js';
import { fieldWords, instantOf, linesOf, valueText } from './changes.js';

const vi: Speech = { language: 'vi', say: (words) => words.vi };
const en: Speech = { language: 'en', say: (words) => words.en };

describe('valueText', () => {
  it('given codes, times and hashes, then each is told as people read it', () => {
    expect(valueText(vi, 'stage', 'ARCHIVED')).toBe('đã nộp lưu trữ');
    expect(valueText(vi, 'due', '2026-01-16')).toBe('16/01/2026');
    expect(valueText(en, 'lastAt', '2026-11-22T21:34:02.635Z')).toBe('23/11/2026, 04:34');
    expect(valueText(en, 'minutes', 'a'.repeat(64))).toBe('aaaaaaaa…');
    expect(valueText(vi, 'outcome', 'WINNER')).toBe('trúng tuyển');
  });

  it('given nothing, yes and no, and numbers', () => {
    expect(valueText(vi, 'due', null)).toBe('–');
    expect(valueText(vi, 'due', '')).toBe('–');
    expect(valueText(vi, 'x', true)).toBe('có');
    expect(valueText(en, 'x', false)).toBe('no');
    expect(valueText(en, 'x', 7)).toBe('7');
  });

  it('given lists, then few values stand and many are counted', () => {
    expect(valueText(en, 'x', ['P01', 'P02'])).toBe('P01, P02');
    expect(valueText(en, 'x', [1, 2, 3, 4, 5])).toBe('5 entries');
    expect(valueText(vi, 'x', [{ a: 1 }])).toBe('1 mục');
    expect(valueText(vi, 'x', { a: 1, b: 2 })).toBe('2 mục');
  });
});

describe('linesOf', () => {
  it('given entries on both sides, then only those that differ', () => {
    expect(linesOf(en, 'counts', { sheets: 30, scripts: 21 }, { sheets: 50, scripts: 21 })).toEqual([
      { field: 'counts: sheets', before: '30', after: '50' },
    ]);
  });

  it('given a value, then one line', () => {
    expect(linesOf(vi, 'due', null, '2026-01-16')).toEqual([{ field: 'hạn', before: '–', after: '16/01/2026' }]);
  });
});

describe('fieldWords and instantOf', () => {
  it('given a field without words, then its name', () => {
    expect(fieldWords('other').vi).toBe('other');
  });

  it('given a time as clocks in Viet Nam show it, then an instant for an address', () => {
    expect(instantOf('2026-03-17T08:00')).toBe('2026-03-17T08:00:00%2B07:00');
    expect(instantOf('2026-03-17T08:00:09')).toBe('2026-03-17T08:00:09%2B07:00');
    expect(instantOf('2026-03-17')).toBe('2026-03-17T00:00:00%2B07:00');
  });
});
