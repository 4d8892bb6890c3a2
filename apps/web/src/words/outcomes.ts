import type { Words } from './language.js';

type Named = Readonly<Record<string, Words>>;

const outcomes: Named = {
  WINNER: { vi: 'trúng tuyển', en: 'won' },
  NOT_SELECTED: { vi: 'không trúng tuyển', en: 'not selected' },
  ELIMINATED_WRITTEN: { vi: 'không đạt bài viết', en: 'did not pass the paper' },
  ELIMINATED_DEFENCE: { vi: 'không đạt phần bảo vệ', en: 'did not pass the defence' },
  ABSENT: { vi: 'vắng', en: 'absent' },
  DISQUALIFIED: { vi: 'bị đình chỉ', en: 'disqualified' },
  WITHDRAWN: { vi: 'đã rút', en: 'withdrawn' },
  PENDING: { vi: 'chưa có kết quả', en: 'no result yet' },
};

const gates: Named = {
  PASSED: { vi: 'đạt bài viết', en: 'passed the paper' },
  FAILED: { vi: 'không đạt bài viết', en: 'did not pass the paper' },
  PENDING: { vi: 'chưa có điểm viết', en: 'no written mark yet' },
  NONE: { vi: 'không thi viết', en: 'no paper' },
};

const asItIs = (code: string): Words => ({ vi: code, en: code });

/** How it came out for a candidate. */
export const outcomeWords = (code: string): Words => outcomes[code] ?? asItIs(code);

/** Whether a candidate got past the paper. */
export const gateWords = (code: string): Words => gates[code] ?? asItIs(code);

const states: Named = {
  ...outcomes,
  SAT: { vi: 'đã dự thi viết', en: 'sat the paper' },
  WRITTEN_SCORED: { vi: 'đã có điểm viết', en: 'has a written mark' },
  ADMITTED: { vi: 'được vào bảo vệ', en: 'admitted to the defence' },
  DEFENDED: { vi: 'đã bảo vệ', en: 'defended' },
  ELIMINATED: { vi: 'bị loại', en: 'eliminated' },
  RANKED: { vi: 'đã xếp hạng', en: 'ranked' },
  WAITING: { vi: 'đang chờ', en: 'waiting' },
  DRAWN: { vi: 'đã bốc thăm', en: 'drawn' },
  STARTED: { vi: 'đã bắt đầu', en: 'started' },
  PRESENTED: { vi: 'đã trình bày', en: 'presented' },
  QUESTIONED: { vi: 'đã trả lời câu hỏi', en: 'questioned' },
  CODED: { vi: 'đã làm phách', en: 'coded' },
  MARKING: { vi: 'đang chấm', en: 'being marked' },
  DISPUTED: { vi: 'chênh lệch, chờ xử lý', en: 'disputed' },
  SETTLED: { vi: 'đã chốt điểm', en: 'settled' },
  APPEALED: { vi: 'đang phúc khảo', en: 'on appeal' },
  FINAL: { vi: 'điểm chính thức', en: 'final' },
  RUNNING: { vi: 'đang tính', en: 'running' },
  STOPPED: { vi: 'đã hết tính', en: 'stopped' },
  PAUSED: { vi: 'tạm dừng', en: 'paused' },
  DEPOSITED: { vi: 'đã nộp', en: 'deposited' },
  PRESENT: { vi: 'có mặt', en: 'present' },
};

/** How a candidate, a script or a defence stands; nothing where that code has other words. */
export const stateWords = (code: string): Words | undefined => states[code];
