import type { Words } from '../../words/language.js';
import type { Publication, Season, Verdict } from './notices.js';

export const seasonWords: Readonly<Record<Season, Words>> = {
  OPEN: { vi: 'Đang nhận hồ sơ', en: 'Taking applications' },
  COMING: { vi: 'Sắp nhận hồ sơ', en: 'Opening soon' },
  RUNNING: { vi: 'Đang tổ chức thi', en: 'Under way' },
  ANNOUNCED: { vi: 'Đã công bố kết quả', en: 'Results announced' },
};

export const kindWords: Readonly<Record<Publication['kind'], Words>> = {
  NOTICE: { vi: 'Thông báo thi tuyển', en: 'Notice of the round' },
  ELIGIBLE_LIST: { vi: 'Danh sách đủ điều kiện dự thi', en: 'List of eligible candidates' },
  MARKS: { vi: 'Kết quả thi viết', en: 'Written marks' },
  FINAL_MARKS: { vi: 'Kết quả thi viết chính thức sau phúc khảo', en: 'Final written marks after appeals' },
  RESULTS: { vi: 'Kết quả trúng tuyển', en: 'Results' },
  COMMITMENT: { vi: 'Mã cam kết', en: 'Commitment' },
};

export const commitmentWords: Readonly<Record<string, Words>> = {
  PAPER: { vi: 'bốc chọn đề thi', en: 'the lot of the paper' },
  ORDER: { vi: 'bốc thăm thứ tự bảo vệ', en: 'the lot of the order' },
  CODE_MAP: { vi: 'bảng phách', en: 'the code map' },
};

export const verdictWords: Readonly<Record<Verdict, Words>> = {
  SAME: {
    vi: 'Trình duyệt này đã tính lại mã SHA-256 của nội dung trên: trùng với mã đã công bố.',
    en: 'This browser has worked out the SHA-256 of what stands above: it is the one made public.',
  },
  DIFFERENT: {
    vi: 'Nội dung trên KHÔNG khớp mã đã công bố. Hãy báo cho Ban giám sát của đợt thi.',
    en: 'What stands above does NOT fit the hash made public. Tell the supervision board of the round.',
  },
  COMMITMENT: {
    vi: 'Đây là mã cam kết: khi nội dung được mở, ai cũng đối chiếu được với mã này.',
    en: 'This is a commitment: once what it stands for is laid open, anybody can compare.',
  },
  OUTSIDE: {
    vi: 'Mã này được tính trên bản phát hành ngoài hệ thống; hãy đối chiếu với bản đó.',
    en: 'This hash was made of a paper outside the system; compare it with that.',
  },
  CANNOT: {
    vi: 'Trình duyệt chỉ tính lại được mã trên kết nối an toàn (https).',
    en: 'A browser works out the hash only on a safe line (https).',
  },
};

export const channelWords: Readonly<Record<string, Words>> = {
  MEDIA: { vi: 'Phương tiện thông tin đại chúng', en: 'Mass media' },
  PORTAL: { vi: 'Cổng thông tin điện tử', en: 'Portal' },
  LETTER: { vi: 'Công văn', en: 'Letter' },
};
