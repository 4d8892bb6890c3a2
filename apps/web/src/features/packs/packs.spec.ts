import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Pack } from '../../api/types.gen.js';
import { parameters } from '../../words/parameters.js';
import { rangeWords } from './ranges.js';
import { differing, matching, type Row, rowsOf, rowTitle, rowWords, sourceWords } from './rows.js';
import { codeWords, lengthWords, valueWords } from './values.js';

const folder = join(import.meta.dirname, '../../../../../libs/rules/src/packs');
const packs = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Pack);
const packOf = (id: string): Pack => packs.find((pack) => pack.id === id)!;
const civil = packOf('VN-CIVIL-2025');
const rowOf = (pack: Pack, path: string): Row => rowsOf(pack).find((row) => row.path === path)!;

describe('the parameters of all packs', () => {
  it('given any pack, then every parameter has words, and its value no code', () => {
    for (const row of packs.flatMap(rowsOf)) {
      expect(parameters).toHaveProperty([row.path]);
      expect(`${row.path}: ${valueWords(row.path, row.value).vi}`).not.toMatch(/: .*[A-Z]{2,}_|[{}[\]]/);
    }
  });

  it('given words, then no pack lacks the parameter', () => {
    const paths = new Set(packs.flatMap(rowsOf).map(({ path }) => path));
    expect(Object.keys(parameters).filter((path) => !paths.has(path))).toEqual([]);
  });
});

describe('valueWords', () => {
  const said = (path: string): string => valueWords(path, rowOf(civil, path).value).vi;

  it('given values of several fields, then one sentence tells them', () => {
    expect(said('sanctions')).toBe('khiển trách 25 %, cảnh cáo 50 %');
    expect(said('rounding')).toBe('2 chữ số thập phân, nửa lên; so sánh trên số đã làm tròn');
    expect(said('noticeChannels')).toBe('tất cả: phương tiện thông tin đại chúng, cổng thông tin điện tử');
    expect(valueWords('bands', { meanUpTo: '5', talkBelow: null, unit: 'POINTS' }).en).toBe(
      'up to 5 points: the mean; more: a third marker',
    );
    expect(valueWords('noticeChannels', { any: ['MEDIA', 'LETTER'] }).en).toBe('one of: the mass media, a letter');
    expect(valueWords('weights', { written: '0.7', defence: '0.3' }).vi).toBe('bài viết 0,7, bảo vệ 0,3');
    expect(valueWords('appeal.window', { length: 15, unit: 'DAYS' }).vi).toBe('15 ngày');
  });

  it('given lists, numbers, codes and nothing', () => {
    expect(valueWords('councilSizes', [5, 7]).vi).toBe('5, 7');
    expect(valueWords('written.markGrain', '0.25').vi).toBe('0,25');
    expect(valueWords('supervision', 'REQUIRED').en).toBe('required');
    expect(rowWords({ ...rowOf(civil, 'reserveMonths'), kind: 'PLAN', value: null }).en).toBe(
      'left to the plan of the round',
    );
    expect(valueWords('reserveMonths', null).vi).toBe('không quy định ở đây');
    expect(valueWords('courses', [{ name: 'CONTRACT' }]).vi).toBe('ký hợp đồng');
    expect(valueWords('other', { a: 1 }).en).toBe('{"a":1}');
    expect(codeWords('NEVER_HEARD').en).toBe('NEVER_HEARD');
  });
});

describe('lengthWords', () => {
  const row = civil.clocks[0]!;

  it('given a clock, then how long it runs, or so long before', () => {
    expect(lengthWords({ ...row, length: 10, unit: 'WORKING_DAYS' }).vi).toBe('10 ngày làm việc');
    expect(lengthWords({ ...row, length: 15, extended: 30, unit: 'DAYS' }).en).toBe('15 days, 30 at most');
    expect(lengthWords({ ...row, length: -90, unit: 'DAYS' }).vi).toBe('trước 90 ngày');
  });
});

describe('matching', () => {
  const found = (typed: string): readonly string[] => matching(rowsOf(civil), typed).map(({ path }) => path);

  it('given words without marks, then parameters are found all the same', () => {
    expect(found('diem dat bai viet')).toContain('written.passMark');
    expect(found('Điểm ĐẠT')).toContain('defence.passMark');
  });

  it('given nothing typed, then all; given what nobody says, then none', () => {
    expect(found('  ')).toHaveLength(rowsOf(civil).length);
    expect(found('xyzzy')).toEqual([]);
  });
});

describe('differing', () => {
  it('given a pack and itself, then nothing differs', () => {
    expect(differing(civil, civil)).toEqual([]);
  });

  it('given two packs, then what they have otherwise', () => {
    const paths = differing(civil, packOf('VN-PUBLIC-UNIT-2026')).map(({ path }) => path);
    expect(paths).toContain('ranking');
    expect(paths).not.toContain('sanctions');
  });

  it('given the same number from another text, then only the source differs', () => {
    const found = differing(civil, packOf('VN-PUBLIC-UNIT-2026')).find(({ path }) => path === 'written.scale');
    expect(found?.isInValue).toBe(false);
  });

  it('given clocks, then those are held against each other, too', () => {
    const longer = { ...civil, clocks: civil.clocks.map((clock) => ({ ...clock, length: clock.length + 1 })) };
    const [first] = differing(civil, longer);
    expect(first).toMatchObject({ path: `clocks.${civil.clocks[0]!.name}`, isInValue: true });
    expect(rowTitle(first!.path).title.vi).not.toMatch(/clocks/);
    expect(rowWords(first!.before!).vi).toMatch(/ngày/);
  });
});

describe('rangeWords', () => {
  const row = (path: string, more: Partial<Row> = {}): string => rangeWords({ ...rowOf(civil, path), ...more }).vi;

  it('given what a text binds, then a plan stays on one side of it', () => {
    expect(row('written.passMark', { kind: 'ANALOGY', confidence: 'F', value: '50' })).toBe('từ 50');
    expect(row('weights', { kind: 'STATUTE', value: { written: '0.7', defence: '0.3' } })).toBe(
      'đúng bài viết 0,7, bảo vệ 0,3',
    );
  });

  it('given what no text binds, then the limits and what has to be named', () => {
    expect(row('minCandidates', { kind: 'DEFAULT', confidence: 'D', value: 2 })).toBe(
      '1 đến 20; khác mức “từ 2” thì kế hoạch phải nêu rõ',
    );
    expect(row('ranking')).toBe('một trong các cách');
  });

  it('given what is left to the plan, or never is', () => {
    expect(row('appeal.window', { kind: 'PLAN', value: null })).toBe('kế hoạch quy định: 1 đến 60 ngày');
    expect(row('termYears')).toBe('kế hoạch không đổi được');
  });
});

describe('sourceWords', () => {
  it('given an article or none, then as texts of law are cited', () => {
    expect(sourceWords({ instrument: 'TT 22/2025', article: '16(2)' }).vi).toBe('khoản 2 Điều 16 TT 22/2025');
    expect(sourceWords({ instrument: 'Khoa Bảng default' }).vi).toBe('mặc định của Khoa Bảng');
  });
});
