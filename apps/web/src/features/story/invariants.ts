import type { Breach } from '../../api/types.gen.js';
import type { Words } from '../../words/language.js';

/** What always holds in a round, by number: domain, invariants. */
export const invariants: Readonly<Record<Breach['invariant'], Words>> = {
  1: {
    vi: 'Điểm đã dùng trong số công bố không bị sửa tại chỗ; sự thật đến sau là một bước mới, nêu rõ bước cũ.',
    en: 'A mark behind a published number is never changed in place; later truth is a new step that names the old one.',
  },
  2: {
    vi: 'Phiếu của thành viên đã rút khỏi một thí sinh không được tính cho thí sinh đó.',
    en: 'No sheet of a member counts for a candidate for whom the member was recused.',
  },
  3: {
    vi: 'Bảng phách chỉ mở sau khi mọi điểm đã chốt, và khớp mã cam kết.',
    en: 'The code map is opened after the last mark was settled, and is what was committed to.',
  },
  4: {
    vi: 'Mọi số công bố tính lại được từ các phiếu theo bộ quy tắc đã gắn với đợt thi.',
    en: 'Every number published can be worked out again from the sheets by the pinned rules.',
  },
  5: {
    vi: 'Các bước đúng thứ tự theo cả lúc xảy ra lẫn lúc ghi; ghi muộn có lý do và ý kiến của Ban giám sát.',
    en: 'Steps are in order by when they happened and were recorded; late entries have a reason and a note.',
  },
  6: {
    vi: 'Không ai quyết định về việc mình có xung đột lợi ích; không ai giám sát việc của chính mình.',
    en: 'Nobody decides where there is a conflict; nobody supervises what they do.',
  },
  7: {
    vi: 'Mọi con số là số thập phân chính xác, không làm tròn ngầm.',
    en: 'Every number is an exact decimal; nothing is rounded unseen.',
  },
  8: {
    vi: 'Xóa dữ liệu cá nhân của một người không làm mất khả năng kiểm tra các điều trên.',
    en: 'Erasing personal data leaves all of this checkable.',
  },
  9: {
    vi: 'Đợt thi đang tạm dừng thì thời hạn của thí sinh không chạy.',
    en: 'While a round is suspended, no clock of candidates runs.',
  },
};

/** The five things that have to be clear of every step. */
const clears: Readonly<Record<string, Words>> = {
  person: { vi: 'rõ người', en: 'who' },
  task: { vi: 'rõ việc', en: 'what' },
  responsibility: { vi: 'rõ trách nhiệm', en: 'by which right' },
  process: { vi: 'rõ quy trình', en: 'in which order' },
  result: { vi: 'rõ hiệu quả', en: 'with which result' },
};

/** What of the five is not clear. */
export const clearWords = (field: string): Words => clears[field] ?? { vi: field, en: field };

/** The five, in their order. */
export const fiveClears: readonly (readonly [string, Words])[] = Object.entries(clears);
