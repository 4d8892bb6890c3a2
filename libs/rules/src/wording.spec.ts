import fc from 'fast-check';
import { cases } from '#test/support/any-case';
import { type Because, computeUnder, findPack } from './index.js';
import type { Needs } from './cases/case.js';
import { meanInWords, row, rowVi, totalInWords, vi, waiting } from './wording.js';

/** Where a sentence has lost a word: blanks side by side, at an end or before a stop, brackets or quotes around nothing. */
const GAP = /^\s|\s\s|\s$|\s[.,;:)]|\(\s|\(\)|: ?[.,;]|^[.,;:]|^$/;

const groundsOf = (input: Parameters<typeof computeUnder>[1]): readonly Because[] =>
  computeUnder(findPack(input.pack)!, input).candidates.flatMap(({ because }) => because);

/** Every rule by which an exam is decided. */
const RULES = [
  'allocation.none',
  'allocation.post',
  'appeal.adopted',
  'appeal.chair',
  'candidates.one-left',
  'choice.made',
  'choice.other',
  'defence.failed',
  'defence.mean',
  'defence.spread-decided',
  'gate.failed',
  'gate.passed',
  'rank.tie',
  'rank.total',
  'rank.waits',
  'sanction.deduct',
  'written.collective',
  'written.head-decision',
  'written.mean',
  'written.third-equal',
  'written.zeroed',
];

describe('a ground', () => {
  it('is a whole sentence in both languages, with its source in both, whatever the case', () => {
    const told = new Set<string>();
    fc.assert(
      fc.property(cases, (input) => {
        for (const { rule, source, sourceVi, text, textVi } of groundsOf(input)) {
          told.add(rule);
          expect(rule).toMatch(/^[a-z]+\.[a-z-]+$/);
          for (const words of [source, sourceVi, text, textVi]) expect(words).not.toMatch(GAP);
          for (const words of [text, textVi]) expect(words).toMatch(/^[\p{Lu}\d].*\.$/u);
          expect(text).not.toBe(textVi);
        }
      }),
      { numRuns: 400 },
    );
    expect([...told]).toEqual(expect.arrayContaining(RULES));
  });

  it('says of all that may be missing what it is, and who has to give it', () => {
    const words: Readonly<Record<Needs, readonly [en: RegExp, vi: RegExp]>> = {
      SECOND_MARK: [/^Two independent marks are needed\.$/, /hai người chấm độc lập/],
      HEAD_DECISION: [/the head of the marking board decides/, /Trưởng ban chấm thi quyết định/],
      THIRD_MARK: [/a third marker is needed/, /cần người chấm thứ ba/],
      COLLECTIVE_DECISION: [/marked collectively and the head decides/, /chấm tập thể, Trưởng ban chấm thi quyết định/],
      APPEAL_SECOND_MARK: [/^Two appeal marks are needed\.$/, /hai người chấm phúc khảo/],
      APPEAL_THIRD_MARK: [/appeal marks differ: a third is needed/, /phúc khảo khác nhau: cần người chấm thứ ba/],
      CHAIR_DECISION: [/the chair hears both board heads and decides/, /Chủ tịch Hội đồng họp hai Trưởng ban/],
      SPREAD_DECISION: [/the head of the panel considers and decides/, /người đứng đầu hội đồng chấm bảo vệ xem xét/],
      TIE_DECISION: [/the authority decides the order/, /người có thẩm quyền quyết định thứ tự/],
      PREFERENCE_GAP: [/none of the posts chosen is left/, /không còn vị trí đã đăng ký/],
      CHOICE: [/signer of the contract chooses/, /Người có thẩm quyền ký hợp đồng lựa chọn/],
      DEFENCE_SHEETS: [/too few signed sheets/, /chưa đủ phiếu điểm đã ký/],
    };
    for (const [needs, [en, vietnamese]] of Object.entries(words) as [Needs, readonly [RegExp, RegExp]][]) {
      const { rule, source, text, textVi } = waiting(needs, 'NĐ 170/2025 Art 10');
      expect([rule, source]).toEqual([`pending.${needs.toLowerCase().replaceAll('_', '-')}`, 'NĐ 170/2025 Art 10']);
      expect(text).toMatch(en);
      expect(textVi).toMatch(vietnamese);
    }
  });
});

describe('a number in words', () => {
  it('stands with the sum that it comes from, and says where it was rounded', () => {
    expect(meanInWords('73.50', ['72', '75'])).toEqual(['73.50 = (72 + 75) / 2', '73,50 = (72 + 75) / 2']);
    expect(meanInWords('81.33', ['80', '82.5', '81.5'])).toEqual([
      '81.33 = (80 + 82.5 + 81.5) / 3 (rounded)',
      '81,33 = (80 + 82,5 + 81,5) / 3 (làm tròn)',
    ]);
    expect(
      totalInWords('75.10', [
        ['0.7', '73.00'],
        ['0.3', '80.00'],
      ]),
    ).toEqual(['75.10 = 73.00 × 70 % + 80.00 × 30 %', '75,10 = 73,00 × 70 % + 80,00 × 30 %']);
    expect(
      totalInWords('153.00', [
        ['1', '73.00'],
        ['1', '80.00'],
      ])[0],
    ).toBe('153.00 = 73.00 + 80.00');
  });

  it('has a decimal comma in Vietnamese, and rows keep apart what has one', () => {
    expect([vi('72.5'), vi('72')]).toEqual(['72,5', '72']);
    expect([row(['72.5', '75']), rowVi(['72.5', '75'])]).toEqual(['72.5, 75', '72,5; 75']);
  });
});
