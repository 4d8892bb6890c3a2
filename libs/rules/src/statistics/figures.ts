import type { Lack } from './estimate.js';

/** The same in Vietnamese and English. */
export interface Wording {
  readonly vi: string;
  readonly en: string;
}

/** What the report says figures about. */
export type FigureName =
  | 'SEVERITY'
  | 'DEVIATION'
  | 'DEVIATION_OF_OTHERS'
  | 'RANGE'
  | 'RANGE_OF_OTHERS'
  | 'DRIFT'
  | 'WRITTEN_INTRACLASS'
  | 'WRITTEN_KAPPA'
  | 'DEFENCE_INTRACLASS_ONE'
  | 'DEFENCE_INTRACLASS_PANEL';

/**
 * Why a figure or its interval is missing, or how it must be read. `NO_SCATTER`: no interval can be computed.
 * `BELOW_CHANCE`: the average form has no value. `LARGE_SAMPLE`: too few for the interval to hold.
 */
export type NoteCode = Lack | 'NO_SCATTER' | 'BELOW_CHANCE' | 'LARGE_SAMPLE';

export interface Note extends Wording {
  readonly code: NoteCode;
}

/** A figure as shown: decimals with `digits` places, out of `n` observations; what is missing is null and noted. */
export interface Figure {
  readonly value: string | null;
  readonly standardError: string | null;
  /** 95 %. Without `low` the figure has no lower limit. */
  readonly interval: { readonly low: string | null; readonly high: string } | null;
  readonly digits: number;
  readonly n: number;
  readonly note: Note | null;
  readonly meaning: Wording;
}

/** A figure as computed. */
export interface Finding {
  readonly value: number | null;
  readonly standardError: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
  readonly n: number;
  readonly note: NoteCode | null;
}

/** Points and coefficients are shown like marks. */
const DIGITS = 2;

const MEANINGS: Readonly<Record<FigureName, Wording>> = {
  SEVERITY: {
    en: 'Mean difference, in points, from the mean of the others on the same scripts or candidates; below zero is severe, above zero lenient. n counts scripts or candidates.',
    vi: 'Chênh lệch trung bình (điểm) so với trung bình của những người khác trên cùng bài hoặc cùng thí sinh; âm là chấm chặt, dương là chấm rộng. n là số bài hoặc số thí sinh.',
  },
  DEVIATION: {
    en: 'Standard deviation of the marks given: small where hardly any difference is made between scripts or candidates.',
    vi: 'Độ lệch chuẩn của các điểm đã cho: nhỏ khi hầu như không phân biệt giữa các bài hoặc các thí sinh.',
  },
  DEVIATION_OF_OTHERS: {
    en: 'Standard deviation of all marks that the others gave the same scripts or candidates.',
    vi: 'Độ lệch chuẩn của mọi điểm mà những người khác đã cho cùng bài hoặc cùng thí sinh.',
  },
  RANGE: {
    en: 'Highest less lowest mark given.',
    vi: 'Điểm cao nhất trừ điểm thấp nhất đã cho.',
  },
  RANGE_OF_OTHERS: {
    en: 'Highest less lowest mark that the others gave the same scripts or candidates.',
    vi: 'Điểm cao nhất trừ điểm thấp nhất mà những người khác đã cho cùng bài hoặc cùng thí sinh.',
  },
  DRIFT: {
    en: 'Change of the difference from the panel mean with each place in the order of the session, in points; above zero: growing more lenient. An interval that holds zero shows no drift.',
    vi: 'Mức thay đổi chênh lệch so với trung bình hội đồng qua mỗi lượt trong thứ tự bảo vệ (điểm); dương là càng về sau càng rộng. Khoảng chứa số 0 thì chưa cho thấy trôi điểm.',
  },
  WRITTEN_INTRACLASS: {
    en: 'Agreement of two markers on a script, ICC(1): the share of the scatter of marks that comes from the scripts and not from who marked them; 1 is complete agreement. n counts scripts with two marks.',
    vi: 'Mức thống nhất của hai người chấm trên một bài, ICC(1): phần biến thiên của điểm do bài thi chứ không do người chấm; 1 là thống nhất hoàn toàn. n là số bài có đủ hai điểm.',
  },
  WRITTEN_KAPPA: {
    en: 'Agreement of first and second marker beyond chance, quadratic weighted kappa: large differences count most; 1 is complete agreement, 0 what chance alone gives.',
    vi: 'Mức thống nhất giữa người chấm thứ nhất và thứ hai vượt trên ngẫu nhiên, kappa có trọng số bình phương: chênh lệch lớn bị tính nặng nhất; 1 là thống nhất hoàn toàn, 0 là bằng ngẫu nhiên.',
  },
  DEFENCE_INTRACLASS_ONE: {
    en: 'Agreement of the panel as far as a single member goes, ICC(2,1): how well one sheet alone tells the candidates apart. n counts candidates; only members who scored all of them count.',
    vi: 'Mức thống nhất của hội đồng xét trên một thành viên, ICC(2,1): một phiếu riêng lẻ phân biệt thí sinh tốt đến đâu. n là số thí sinh; chỉ tính thành viên đã chấm tất cả thí sinh.',
  },
  DEFENCE_INTRACLASS_PANEL: {
    en: 'The same for the mean of the panel, ICC(2,k): how well the mean of all sheets tells the candidates apart.',
    vi: 'Như trên nhưng cho điểm trung bình của cả hội đồng, ICC(2,k): trung bình mọi phiếu phân biệt thí sinh tốt đến đâu.',
  },
};

const NOTES: Readonly<Record<NoteCode, Wording>> = {
  TOO_FEW_TARGETS: {
    en: 'Too few to say anything: it takes at least two scripts or candidates.',
    vi: 'Quá ít để nói được gì: cần ít nhất hai bài hoặc hai thí sinh.',
  },
  TOO_FEW_JUDGES: {
    en: 'Too few to say anything: it takes at least two members who scored all candidates.',
    vi: 'Quá ít để nói được gì: cần ít nhất hai thành viên cùng chấm tất cả thí sinh.',
  },
  TOO_FEW_MARKS: {
    en: 'Too few to say anything: it takes at least two marks beside marks of others.',
    vi: 'Quá ít để nói được gì: cần ít nhất hai điểm có điểm của người khác bên cạnh.',
  },
  TOO_FEW_PLACES: {
    en: 'Too few to say anything: it takes at least three candidates in the order of the session.',
    vi: 'Quá ít để nói được gì: cần ít nhất ba thí sinh trong thứ tự bảo vệ.',
  },
  NO_VARIANCE: {
    en: 'The scripts or candidates do not differ: there is nothing to agree on.',
    vi: 'Các bài hoặc các thí sinh không khác nhau: không có gì để so mức thống nhất.',
  },
  NO_SCATTER: {
    en: 'Nothing scatters, so no interval can be computed; that does not make the figure certain.',
    vi: 'Không có biến thiên nên không tính được khoảng tin cậy; điều đó không có nghĩa là con số chắc chắn.',
  },
  BELOW_CHANCE: {
    en: 'The members contradict each other so much that the coefficient of their mean has no value.',
    vi: 'Các thành viên trái ngược nhau đến mức hệ số cho điểm trung bình không có giá trị.',
  },
  LARGE_SAMPLE: {
    en: 'The standard error holds for large samples; with fewer than thirty the interval is a rough guide only.',
    vi: 'Sai số chuẩn chỉ đúng với mẫu lớn; dưới ba mươi thì khoảng tin cậy chỉ để tham khảo.',
  },
};

/** Rounds for display; never `-0.00`. */
const shown = (value: number): string => Number(value.toFixed(DIGITS)).toFixed(DIGITS);

const finite = (value: number | null): string | null =>
  value !== null && Number.isFinite(value) ? shown(value) : null;

/** A finding as it is shown, with its meaning. */
export const figure = (name: FigureName, { value, standardError, interval, n, note }: Finding): Figure => ({
  value: finite(value),
  standardError: finite(standardError),
  interval: interval && { low: finite(interval.low), high: shown(interval.high) },
  digits: DIGITS,
  n,
  note: note && { code: note, ...NOTES[note] },
  meaning: MEANINGS[name],
});
