import fc from 'fast-check';
import { compute, isFault, type Result, resultText } from '../index.js';

const HOSTILE = [
  '"',
  '\\',
  '\n',
  '\u0000',
  '\u001f',
  '\u2028',
  '\ud800',
  '\udfff',
  '😀',
  'Đ',
  '/',
  '<',
  'a',
  '{}',
  '%s',
];
const hostile = fc.string({ unit: fc.constantFrom(...HOSTILE), minLength: 1, maxLength: 3 });
const plain = fc.string({ unit: fc.constantFrom('a', 'b', 'Ứ', '7', ' '), minLength: 1, maxLength: 3 });
const ids = fc.uniqueArray(fc.oneof(plain, hostile), { minLength: 4, maxLength: 8 });
const score = fc.constantFrom('49', '60', '61.5', '75.125');

interface Evidence {
  readonly marks: readonly string[];
  readonly sheets: readonly string[];
  readonly withdrawn: boolean;
}

const evidence: fc.Arbitrary<Evidence> = fc.record({
  marks: fc.array(score, { maxLength: 2 }),
  sheets: fc.array(score, { maxLength: 3 }),
  withdrawn: fc.boolean(),
});

const resultOf = (names: readonly string[], files: readonly Evidence[]): Result => {
  const [post = '', member = '', other = '', ...candidates] = names;
  const members = [member, other, 'M'];
  const given = files.slice(0, candidates.length);
  const result = compute({
    format: 'khoabang.case/1',
    pack: 'VN-CIVIL-2025',
    plan: given.some(({ sheets }) => sheets.length > 0) ? { excludeMembers: [member] } : {},
    posts: [post],
    candidates: given.map(({ marks, sheets, withdrawn }, index) => ({
      id: candidates[index],
      preferences: [post],
      withdrawn,
      written: { marks },
      defence: { sheets: sheets.map((sheet, place) => ({ member: members[place], score: sheet })) },
    })),
  });
  if (isFault(result)) throw new Error(`${result.path}: ${result.message}`);
  return result;
};

describe('the text of a result', () => {
  it('is that of JSON.stringify, whatever the names', () => {
    fc.assert(
      fc.property(ids, fc.array(evidence, { maxLength: 5 }), (names, files) => {
        const result = resultOf(names, files);
        expect(resultText(result)).toBe(JSON.stringify(result));
      }),
      { numRuns: 1_000 },
    );
  });

  it.each(HOSTILE)('escapes %j wherever it stands', (name) => {
    const result = resultOf(
      ['P', 'M1', 'M2', 'A'],
      [{ marks: ['60', '60'], sheets: ['70', '70', '70'], withdrawn: false }],
    );
    const text = JSON.stringify(result);
    const places = ['VN-CIVIL-2025@1', 'A', 'P', 'rank.total', 'NĐ 170/2025 Art 10(2)', 'Takes post P.'];
    for (const place of [...places, 'Trúng tuyển vị trí P.']) {
      const found = JSON.stringify(place);
      expect(text).toContain(found);
      const changed = JSON.parse(text.replace(found, JSON.stringify(name))) as Result;
      expect(resultText(changed)).toBe(JSON.stringify(changed));
    }
  });

  it('keeps the source of every line, though lines of a rule mostly share one', () => {
    const result = resultOf(
      ['P', 'M1', 'M2', 'A'],
      [{ marks: ['60', '60'], sheets: ['70', '70', '70'], withdrawn: false }],
    );
    const other = JSON.parse(JSON.stringify(result).replaceAll('NĐ 170', 'NĐ 171')) as Result;
    for (const one of [result, other, result]) expect(resultText(one)).toBe(JSON.stringify(one));
  });

  it('holds what is pending', () => {
    const result = resultOf(
      ['P', 'M1', 'M2', 'A', 'B'],
      [
        { marks: ['60'], sheets: [], withdrawn: false },
        { marks: [], sheets: [], withdrawn: false },
      ],
    );
    expect(result.pending).toHaveLength(4);
    expect(resultText(result)).toBe(JSON.stringify(result));
  });
});
