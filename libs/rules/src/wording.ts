import type { Because, Needs } from './cases/case.js';
import { isExactly } from './numbers/decimals.js';
import { Decimal } from './numbers/exact.js';
import { cite, type Source } from './packs/pack.js';
import { sourceVi } from './sources.js';

/** One line of an explanation. */
export const because = (rule: string, source: string, text: string, textVi: string): Because => ({
  rule,
  source,
  sourceVi: sourceVi(source),
  text,
  textVi,
});

/** Lists one after another, as `concat` does; for the many lists of a line or two several times as fast. */
export const together = <Entry>(...lists: readonly (readonly Entry[])[]): readonly Entry[] => {
  const all: Entry[] = [];
  for (const list of lists) for (const entry of list) all.push(entry);
  return all;
};

const cited = new WeakMap<Source, string>();

/** A source of a pack as it is cited. Every line has one, and a pack has few: each is put together once. */
export const citation = (source: Source): string => {
  const known = cited.get(source);
  if (known !== undefined) return known;
  const text = cite(source);
  cited.set(source, text);
  return text;
};

/** A number as Vietnamese texts print it: with a decimal comma. */
export const vi = (score: string): string => {
  const dot = score.indexOf('.');
  return dot === -1 ? score : `${score.slice(0, dot)},${score.slice(dot + 1)}`;
};

/** A text in both languages. */
export type Both = readonly [en: string, vi: string];

const joined = (texts: readonly string[], between: string): string => {
  let all = '';
  for (const text of texts) all += all === '' ? text : `${between}${text}`;
  return all;
};

/** A number with the sum that it comes from; `isExact`: nothing was rounded. In Vietnamese with decimal commas. */
const equation = (shown: string, sum: string, isExact: boolean): Both => [
  `${shown} = ${sum}${isExact ? '' : ' (rounded)'}`,
  `${vi(shown)} = ${sum.replaceAll('.', ',')}${isExact ? '' : ' (làm tròn)'}`,
];

/** A mean written out: `73.50 = (72 + 75) / 2`. */
export const meanInWords = (shown: string, scores: readonly string[]): Both =>
  equation(
    shown,
    `(${joined(scores, ' + ')}) / ${scores.length}`,
    isExactly(
      shown,
      scores.length,
      scores.map((score) => ['1', score]),
    ),
  );

const weightedPart = ([share, score]: readonly [share: string, score: string]): string =>
  share === '1' ? score : `${score} × ${percent(share)}`;

/** A total written out: `75.10 = 73.00 × 70 % + 80.00 × 30 %`. */
export const totalInWords = (shown: string, parts: readonly (readonly [share: string, score: string])[]): Both =>
  equation(shown, joined(parts.map(weightedPart), ' + '), isExactly(shown, 1, parts));

/** Scores in a row, `72, 75`. */
export const row = (scores: readonly string[]): string => joined(scores, ', ');

/** A share of 1 in per cent, as it is written in a sum: `0.7` is `70 %`. */
const percent = (share: string): string => `${new Decimal(share).mul(100).toFixed()} %`;

/** Scores in a row in Vietnamese, apart by semicolons: `72,5; 75`. */
export const rowVi = (scores: readonly string[]): string => joined(scores.map(vi), '; ');

const NEEDS: Readonly<Record<Needs, readonly [en: string, vi: string]>> = {
  SECOND_MARK: ['Two independent marks are needed.', 'Cần đủ điểm của hai người chấm độc lập.'],
  HEAD_DECISION: [
    'The markers are apart by more than the mean allows: they talk, and the head of the marking board decides.',
    'Hai người chấm lệch quá mức lấy trung bình: trao đổi, Trưởng ban chấm thi quyết định.',
  ],
  THIRD_MARK: [
    'The markers are too far apart: a third marker is needed.',
    'Hai người chấm lệch nhiều: cần người chấm thứ ba.',
  ],
  COLLECTIVE_DECISION: [
    'All three marks differ: the script is marked collectively and the head decides.',
    'Ba điểm đều khác nhau: chấm tập thể, Trưởng ban chấm thi quyết định.',
  ],
  APPEAL_SECOND_MARK: ['Two appeal marks are needed.', 'Cần đủ điểm của hai người chấm phúc khảo.'],
  APPEAL_THIRD_MARK: [
    'The appeal marks differ: a third is needed.',
    'Hai điểm phúc khảo khác nhau: cần người chấm thứ ba.',
  ],
  CHAIR_DECISION: [
    'The appeal mark is too far from the published one: the chair hears both board heads and decides.',
    'Điểm phúc khảo lệch nhiều so với điểm đã công bố: Chủ tịch Hội đồng họp hai Trưởng ban và quyết định.',
  ],
  SPREAD_DECISION: [
    'The sheets are too far apart: the head of the panel considers and decides.',
    'Điểm của các thành viên chênh lệch quá mức: người đứng đầu hội đồng chấm bảo vệ xem xét, quyết định.',
  ],
  TIE_DECISION: [
    'Equal by every criterion: the authority decides the order.',
    'Bằng nhau theo mọi tiêu chí: người có thẩm quyền quyết định thứ tự.',
  ],
  PREFERENCE_GAP: [
    'Among the winners, but none of the posts chosen is left: the authority decides.',
    'Thuộc nhóm trúng tuyển nhưng không còn vị trí đã đăng ký: cấp có thẩm quyền quyết định.',
  ],
  CHOICE: [
    'The signer of the contract chooses and says why.',
    'Người có thẩm quyền ký hợp đồng lựa chọn, nêu rõ lý do.',
  ],
  DEFENCE_SHEETS: ['The defence has too few signed sheets so far.', 'Phần bảo vệ đề án chưa đủ phiếu điểm đã ký.'],
};

/** Why something waits. */
export const waiting = (needs: Needs, source: string): Because => {
  const [en, vietnamese] = NEEDS[needs];
  return because(`pending.${needs.toLowerCase().replaceAll('_', '-')}`, source, en, vietnamese);
};
