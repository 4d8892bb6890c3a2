import { sourceWords } from './source.js';

describe('rules as people cite them', () => {
  it('given an article with clause and point, when it is cited in Vietnamese, then from the point up', () => {
    expect(sourceWords('NĐ 170/2025 Art 16(4)b').vi).toBe('điểm b khoản 4 Điều 16 NĐ 170/2025');
    expect(sourceWords('TT 22/2025 Art 5(5)đ').vi).toBe('điểm đ khoản 5 Điều 5 TT 22/2025');
    expect(sourceWords('NĐ 115/2020 Art 46')).toEqual({ vi: 'Điều 46 NĐ 115/2020', en: 'NĐ 115/2020 Art 46' });
  });

  it('given a rule of the house or an instrument alone, when it is cited, then as it is', () => {
    expect(sourceWords('rule of Khoa Bảng (docs/rules.md#lots)').vi).toBe('quy tắc của Khoa Bảng');
    expect(sourceWords('Khoa Bảng default').vi).toBe('mặc định của Khoa Bảng');
    expect(sourceWords('2424/BNV-CCVC').vi).toBe('2424/BNV-CCVC');
  });
});
