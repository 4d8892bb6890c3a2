import type { RoundViewDocs } from '../views/documents.js';
import type { Words } from '../wording.js';

/** A part of a round as it is read; `round` for the round at a glance. */
export type PartName = keyof RoundViewDocs | 'round';

/** The parts of a round as people call them. */
export const partWords: Readonly<Record<PartName, Words>> = {
  round: { vi: 'Đợt thi', en: 'The round' },
  plan: { vi: 'Kế hoạch', en: 'The plan' },
  candidates: { vi: 'Người dự tuyển', en: 'A candidate' },
  scripts: { vi: 'Bài thi', en: 'A script' },
  defence: { vi: 'Bảo vệ đề án', en: 'A defence' },
  hiring: { vi: 'Chọn người thuê', en: 'The choice by contract' },
  deviations: { vi: 'Sổ ngoại lệ', en: 'The register of exceptions' },
  results: { vi: 'Kết quả', en: 'The result' },
  council: { vi: 'Hội đồng và các ban', en: 'Council and boards' },
  decisions: { vi: 'Quyết định', en: 'A decision' },
  publications: { vi: 'Công bố', en: 'A publication' },
  custody: { vi: 'Giao nhận', en: 'Custody' },
  clocks: { vi: 'Thời hạn', en: 'A deadline' },
  steps: { vi: 'Các bước', en: 'A step' },
};
