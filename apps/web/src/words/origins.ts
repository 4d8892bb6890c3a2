import type { Words } from './language.js';

type Named = Readonly<Record<string, Words>>;

const kinds: Named = {
  STATUTE: { vi: 'quy định của văn bản', en: 'as the text says' },
  PLAN: { vi: 'do kế hoạch của đợt thi quy định', en: 'left to the plan of the round' },
  ANALOGY: { vi: 'áp dụng tương tự', en: 'applied by analogy' },
  DEFAULT: { vi: 'mặc định của Khoa Bảng', en: 'default of Khoa Bảng' },
};

const confidences: Named = {
  F: { vi: 'đã đọc trong văn bản', en: 'read in the text' },
  F2: { vi: 'theo nguồn thứ cấp', en: 'from a secondary source' },
  G: { vi: 'theo hiểu biết chung', en: 'general knowledge' },
  D: { vi: 'do Khoa Bảng chọn', en: 'our decision' },
};

/** By what right a parameter holds. */
export const kindWords = (code: string): Words => kinds[code] ?? { vi: code, en: code };

/** How sure its value is. */
export const confidenceWords = (code: string): Words => confidences[code] ?? { vi: code, en: code };
