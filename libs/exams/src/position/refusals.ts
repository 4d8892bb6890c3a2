import { house } from '#rules';
import type { Wordings } from '../wording.js';

/** What a job position refuses. */
export const positionRefusals = {
  'position-unknown': {
    vi: 'Vị trí việc làm này chưa có trong danh mục. Hãy phê duyệt vị trí trước.',
    en: 'There is no such position in the catalogue. Approve it first.',
    source: house('known-names'),
  },
  'position-already-approved': {
    vi: 'Mã vị trí {code} đã có trong danh mục. Hãy ghi phiên bản mới của đề án vị trí việc làm.',
    en: 'The position {code} is already in the catalogue. Record a new version of its scheme.',
    source: house('known-names'),
  },
  'position-retired': {
    vi: 'Vị trí việc làm đã hết hiệu lực từ ngày {on}. Hãy dùng vị trí khác.',
    en: 'The position is no longer in force since {on}. Use another one.',
    source: house('registry'),
  },
  'scheme-version-used': {
    vi: 'Phiên bản {schemeVersion} đã được dùng cho nội dung khác. Hãy đặt số phiên bản mới.',
    en: 'The version {schemeVersion} already stands for another content. Give it a new number.',
    source: house('registry'),
  },
  'before-last-version': {
    vi: 'Ngày {day} không ở sau ngày của phiên bản đang có ({approvedOn}). Hãy sửa lại ngày.',
    en: 'The day {day} does not come after that of the version on record ({approvedOn}). Correct the day.',
    source: house('days-in-order'),
  },
} as const satisfies Wordings;
