import type { RANKINGS } from '#rules';
import type { Words } from '../wording.js';

/** What is allowed in a field, by the code under which a refusal names it. */
export const rangeWords = {
  STEP: {
    vi: 'bước chia hết thang điểm, lớn hơn 0 và không quá một phần mười thang điểm (ví dụ 0.25)',
    en: 'a step that divides the scale, above 0 and no more than a tenth of it (such as 0.25)',
  },
  MARK: {
    vi: 'điểm từ 0 đến hết thang điểm, dùng dấu chấm (ví dụ 50)',
    en: 'a mark from 0 to the top of the scale, written with a dot (such as 50)',
  },
  SHARES: {
    vi: 'hai tỷ lệ có tổng bằng 1 (ví dụ 0.7 và 0.3)',
    en: 'two shares that add up to 1 (such as 0.7 and 0.3)',
  },
  COUNT: { vi: 'số nguyên từ 1 trở lên', en: 'a whole number from 1 on' },
  DAYS: { vi: 'tính theo ngày', en: 'counted in days' },
  WORKING_DAYS: { vi: 'tính theo ngày làm việc', en: 'counted in working days' },
  GATE_THEN_DEFENCE: {
    vi: '`GATE_THEN_DEFENCE` (đạt bài viết rồi xếp theo điểm bảo vệ)',
    en: '`GATE_THEN_DEFENCE` (past the paper, then by the defence)',
  },
  WEIGHTED: { vi: '`WEIGHTED` (điểm theo trọng số)', en: '`WEIGHTED` (a weighted total)' },
  SUM: { vi: '`SUM` (tổng điểm)', en: '`SUM` (the sum of both)' },
  SCHEME_ONLY: { vi: '`SCHEME_ONLY` (chỉ chấm đề án)', en: '`SCHEME_ONLY` (the scheme alone)' },
  CHOICE: { vi: '`CHOICE` (người ký lựa chọn)', en: '`CHOICE` (the signer chooses)' },
  COUNT_OR_NONE: { vi: 'số nguyên từ 0 trở lên', en: 'a whole number from 0 on' },
} as const satisfies Readonly<Record<string, Words>> & Readonly<Record<(typeof RANKINGS)[number], Words>>;
