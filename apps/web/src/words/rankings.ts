import type { Words } from './language.js';

/** How candidates may be ranked. */
export const rankings: Readonly<Record<string, Words>> = {
  GATE_THEN_DEFENCE: { vi: 'đạt bài viết rồi xếp theo điểm bảo vệ', en: 'past the paper, then by the defence' },
  WEIGHTED: { vi: 'điểm theo trọng số', en: 'a weighted total' },
  SUM: { vi: 'tổng hai điểm', en: 'the sum of both' },
  SCHEME_ONLY: { vi: 'chỉ chấm đề án', en: 'the scheme alone' },
  CHOICE: { vi: 'người ký lựa chọn', en: 'the signer chooses' },
};
