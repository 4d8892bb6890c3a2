import { describe, expect, it } from '@jest/globals';
import { cited } from './sources.js';

describe('cited', () => {
  it('given an article, then Vietnamese names point, clause and article before the instrument', () => {
    expect(cited('TT 22/2025 Art 16(2)').vi).toBe('khoản 2 Điều 16 TT 22/2025');
    expect(cited('TT 22/2025 Art 5(5)đ').vi).toBe('điểm đ khoản 5 Điều 5 TT 22/2025');
    expect(cited('NĐ 170/2025 Art 8').vi).toBe('Điều 8 NĐ 170/2025');
  });

  it('given a citation, then English has it as it is', () => {
    expect(cited('TT 22/2025 Art 16(2)').en).toBe('TT 22/2025 Art 16(2)');
  });

  it('given several texts, then each is said in its own words', () => {
    expect(cited('NĐ 170/2025 Art 8; plan of the round').vi).toBe('Điều 8 NĐ 170/2025; kế hoạch của đợt thi');
  });

  it('given a rule of the product or an instrument alone, then it is named', () => {
    expect(cited('rule of Khoa Bảng (docs/rules.md#lots)').vi).toBe('quy tắc của Khoa Bảng (docs/rules.md#lots)');
    expect(cited('2424/BNV-CCVC').vi).toBe('2424/BNV-CCVC');
  });
});
