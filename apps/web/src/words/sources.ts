import type { Words } from './language.js';

/** What stands in a citation beside the names and numbers of instruments, which are Vietnamese in every language. */
const known: Readonly<Record<string, Words>> = {
  'plan of the round': { vi: 'kế hoạch của đợt thi', en: 'plan of the round' },
  'given with the question': { vi: 'do người hỏi nêu', en: 'given with the question' },
  'Khoa Bảng default': { vi: 'mặc định của Khoa Bảng', en: 'default of Khoa Bảng' },
};

/** `16(2)b` as texts of law are cited: `điểm b khoản 2 Điều 16`. */
const articleVi = (article: string): string => {
  const [, number = article, clause, point] = /^(\d+)(?:\((\d+)\))?(?:\(?(\p{Ll})\)?)?$/u.exec(article) ?? [];
  return [
    point === undefined ? '' : `điểm ${point} `,
    clause === undefined ? '' : `khoản ${clause} `,
    `Điều ${number}`,
  ].join('');
};

const oneCited = (source: string): Words => {
  const [, instrument, article] = /^(.+?) Art (.+)$/u.exec(source) ?? [];
  if (instrument !== undefined && article !== undefined)
    return { vi: `${articleVi(article)} ${instrument}`, en: source };
  return known[source] ?? { vi: source.replace(/^rule of Khoa Bảng/u, 'quy tắc của Khoa Bảng'), en: source };
};

/** A citation as each language has it: `TT 22/2025 Art 16(2)` is `khoản 2 Điều 16 TT 22/2025`. */
export const cited = (source: string): Words => {
  const parts = source.split('; ').map(oneCited);
  return { vi: parts.map(({ vi }) => vi).join('; '), en: parts.map(({ en }) => en).join('; ') };
};
