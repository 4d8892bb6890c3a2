import { decimal } from '../../words/format.js';
import type { Language, Words } from '../../words/language.js';

const codes: Readonly<Record<string, Words>> = {
  RESCORE: { vi: 'cho chấm lại', en: 'signed anew' },
  KEEP: { vi: 'giữ nguyên các phiếu', en: 'sheets kept' },
  MEMBER_EXCLUDED: { vi: 'không tính phiếu của', en: 'without the sheet of' },
  REPRIMAND: { vi: 'khiển trách', en: 'reprimand' },
  WARNING: { vi: 'cảnh cáo', en: 'warning' },
  written: { vi: 'bài viết', en: 'paper' },
  defence: { vi: 'bảo vệ', en: 'defence' },
};

const isNumber = (word: string): boolean => /^-?\d+(\.\d+)?$/.test(word);

/** A value of the case as people read it: `fd9043d2-… 82.5` is `Chủ tịch Hội đồng: 82,5`. */
export const valueText = (
  { say, language }: { readonly say: (words: Words) => string; readonly language: Language },
  value: string,
  seats: ReadonlyMap<string, Words>,
): string => {
  const words = value.split(' ');
  const told = words.map((word, at) => {
    const seat = seats.get(word);
    if (seat !== undefined) return `${say(seat)}${at < words.length - 1 ? ':' : ''}`;
    const known = codes[word];
    if (known !== undefined) return say(known);
    return isNumber(word) ? decimal(language, word) : word;
  });
  return told.join(' ');
};
