import { readFileSync } from 'node:fs';

import { cite } from './packs/pack.js';
import { HOUSE_RULES, house, PLAN_SOURCE, sourceVi } from './sources.js';

const page = readFileSync(new URL('../../../docs/rules.md', import.meta.url), 'utf8');

/** The sections of the page, by their anchors. */
const sections = new Map(
  page
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf('\n')).trim(), section] as const),
);

describe('a source in Vietnamese', () => {
  it.each([
    ['TT 22/2025 Art 16(2)', 'khoản 2 Điều 16 TT 22/2025'],
    ['TT 22/2025 Art 5(5)đ', 'điểm đ khoản 5 Điều 5 TT 22/2025'],
    ['NĐ 115/2020 Art 15(3)(c)', 'điểm c khoản 3 Điều 15 NĐ 115/2020'],
    ['NĐ 170/2025 Art 8', 'Điều 8 NĐ 170/2025'],
    ['TT 22/2025 Art 17–18', 'Điều 17–18 TT 22/2025'],
    ['NĐ 170/2025 Art 8(2); NĐ 115/2020 Art 8', 'khoản 2 Điều 8 NĐ 170/2025; Điều 8 NĐ 115/2020'],
    ['2424/BNV-CCVC', '2424/BNV-CCVC'],
    [PLAN_SOURCE, 'kế hoạch của đợt thi'],
    ['Khoa Bảng default', 'mặc định của Khoa Bảng'],
    [house('spread-review'), 'quy tắc của Khoa Bảng (docs/rules.md#spread-review)'],
  ])('%s is %s', (source, told) => {
    expect(sourceVi(source)).toBe(told);
    expect(sourceVi(source)).toBe(told);
  });
});

describe('a source as it is cited', () => {
  it('names the article where there is one, and the page of our own rules where the number is ours', () => {
    expect(cite({ instrument: 'TT 22/2025', article: '16(2)' })).toBe('TT 22/2025 Art 16(2)');
    expect(cite({ instrument: '2424/BNV-CCVC' })).toBe('2424/BNV-CCVC');
    expect(cite({ instrument: 'Khoa Bảng default', article: '1' })).toBe(house('pack-defaults'));
  });
});

describe('the page of our own rules', () => {
  it('has one section for every rule that may be cited, and no other', () => {
    expect([...sections.keys()]).toEqual([...HOUSE_RULES]);
  });

  it.each(HOUSE_RULES)('%s says in both languages what the rule is, why, and where it applies', (rule) => {
    const section = sections.get(rule) ?? '';
    for (const part of ['**Quy tắc.**', '**Vì sao.**', '**Áp dụng.**', '**Rule.**', '**Why.**', '**Applies to.**'])
      expect(section).toContain(part);
  });
});
