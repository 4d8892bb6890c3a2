import { describe, expect, it } from '@jest/globals';
import { byPost, changeOf, leadOf, type Line, movedPosts, nothingAsked, pairsOf } from './results.js';

const line = (id: string, total: string | null, rank: number | null, post: string | null = null): Line => ({
  id,
  total,
  rank,
  post,
  outcome: post === null ? 'NOT_SELECTED' : 'WINNER',
});

const lines = [
  line('C01', '81.80', 1, 'P01'),
  line('C03', '82.80', 2),
  line('C02', null, null),
  line('C04', '84', 1, 'P02'),
];

describe('byPost', () => {
  it('given what everybody wished for, then each post has its candidates, best first, and unranked ones last', () => {
    const wishes = new Map([
      ['C02', ['P01']],
      ['C03', ['P02']],
      ['C01', ['P01']],
    ]);
    expect(byPost(lines, ['P01', 'P02', 'P03'], wishes)).toEqual([
      { post: 'P01', lines: [lines[0], lines[2]] },
      { post: 'P02', lines: [lines[3], lines[1]] },
    ]);
  });

  it('given that wishes are not for the reader, then winners stand under their post and others together', () => {
    expect(byPost(lines, ['P01', 'P02'], new Map()).map(({ post }) => post)).toEqual(['P01', 'P02', '']);
  });
});

describe('leadOf', () => {
  const lead = (...all: readonly Line[]) => leadOf({ post: 'P01', lines: all });

  it('given two with totals, then the exact lead', () => {
    expect(lead(line('a', '84.00', 1), line('b', '82.80', 2))).toEqual({ by: '1.20', isTie: false });
    expect(lead(line('a', '84.6', 1), line('b', '84.60', 2))).toMatchObject({ isTie: true });
  });

  it('given nobody to compare with, then none', () => {
    expect(lead(line('a', '84.00', 1))).toBeUndefined();
    expect(lead(line('a', null, null), line('b', null, null))).toBeUndefined();
  });
});

describe('movedPosts', () => {
  const result = (...winners: readonly (readonly [string, string | null])[]) =>
    ({ candidates: winners.map(([id, post]) => ({ id, post })) }) as unknown as Parameters<typeof movedPosts>[0];

  it('given other winners, then the posts that would move', () => {
    expect(
      movedPosts(result(['C01', 'P01'], ['C02', 'P02'], ['C03', null]), result(['C01', 'P01'], ['C03', 'P02'])),
    ).toEqual([{ post: 'P02', before: 'C02', after: 'C03' }]);
    expect(movedPosts(result(['C01', 'P01']), result(['C01', null]))).toEqual([
      { post: 'P01', before: 'C01', after: null },
    ]);
  });
});

describe('pairsOf', () => {
  it('given a result and another, then those who would stand elsewhere', () => {
    const place = (id: string, rank: number) => ({ id, total: '80.00', rank, post: null, outcome: 'WINNER' });
    const of = (...candidates: readonly object[]) => ({ candidates }) as unknown as Parameters<typeof pairsOf>[0];
    const pairs = pairsOf(of(place('a', 1), place('b', 2), place('c', 3)), of(place('a', 1), place('b', 1)));
    expect(pairs.map(({ before, after }) => [before.id, after?.rank])).toEqual([
      ['b', 1],
      ['c', undefined],
    ]);
  });
});

describe('changeOf', () => {
  it('given nothing typed, then nothing would be otherwise', () => {
    expect(changeOf(nothingAsked)).toEqual({});
  });

  it('given what people type, then what the server takes', () => {
    expect(
      changeOf({ ranking: 'WEIGHTED', writtenPassMark: '55,5', written: '0,3', defence: ' 0,7', member: 'm' }),
    ).toEqual({
      ranking: 'WEIGHTED',
      writtenPassMark: '55.5',
      weights: { written: '0.3', defence: '0.7' },
      excludeMembers: ['m'],
    });
  });
});
