import { wordsOf } from '../../words/codes.js';
import type { Words } from '../../words/language.js';
import type { Reorganisation, Unit } from './units.js';

export const kindWords: Readonly<Record<Unit['kind'], Words>> = {
  SERVICE_UNIT: { vi: 'Đơn vị sự nghiệp công lập', en: 'Public service unit' },
  ADMINISTRATIVE_BODY: { vi: 'Cơ quan hành chính', en: 'Administrative body' },
  FUND: { vi: 'Quỹ', en: 'Fund' },
  PROJECT_BOARD: { vi: 'Ban quản lý dự án', en: 'Project board' },
  ASSOCIATION: { vi: 'Hội', en: 'Association' },
  CORPORATION: { vi: 'Doanh nghiệp', en: 'Corporation' },
};

const statuses: Readonly<Record<string, Words>> = {
  TO_COME: { vi: 'Chưa hiệu lực', en: 'To come' },
  IN_FORCE: { vi: 'Đang hiệu lực', en: 'In force' },
  RETIRED: { vi: 'Đã bãi bỏ', en: 'Retired' },
};

/** What a status of a unit or a position is called. */
export const statusWords = (status: string): Words => statuses[status] ?? wordsOf('status', status);

export const changeWords: Readonly<Record<Reorganisation['kind'], Words>> = {
  MERGER: { vi: 'Sáp nhập', en: 'Merger' },
  SPLIT: { vi: 'Chia tách', en: 'Split' },
  DISSOLUTION: { vi: 'Giải thể', en: 'Dissolution' },
  EQUITISATION: { vi: 'Chuyển thành công ty cổ phần', en: 'Equitisation' },
  OWNER_CHANGE: { vi: 'Đổi cơ quan chủ quản', en: 'Change of owner' },
  ANNOUNCEMENT: { vi: 'Thông báo sắp xếp lại', en: 'Reorganisation announced' },
};
