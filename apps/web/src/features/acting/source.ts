import type { Words } from '../../words/language.js';

const ARTICLE = /^(.+) Art (\d+[a-z]?)(?:\((\d+)\))?(\p{L})?$/u;
const DEFAULT = 'Khoa Bảng default';
const HOUSE = 'rule of Khoa Bảng';

/** `NĐ 170/2025 Art 16(4)b` → `điểm b khoản 4 Điều 16 NĐ 170/2025`: a rule as people of each language cite it. */
export const sourceWords = (source: string): Words => {
  if (source === DEFAULT) return { vi: 'mặc định của Khoa Bảng', en: 'a default of Khoa Bảng' };
  if (source.startsWith(HOUSE)) return { vi: 'quy tắc của Khoa Bảng', en: 'a rule of Khoa Bảng' };
  const [, instrument, article, clause, point] = ARTICLE.exec(source) ?? [];
  if (instrument === undefined || article === undefined) return { vi: source, en: source };
  const parts = [
    point === undefined ? '' : `điểm ${point} `,
    clause === undefined ? '' : `khoản ${clause} `,
    `Điều ${article} ${instrument}`,
  ];
  return { vi: parts.join(''), en: source };
};
