import type { FieldNames } from './fields.js';

/** What helps to fill a field in, where its name does not say enough; found as names are. */
export const fieldHints: FieldNames = {
  occurredAt: ['Theo giờ Việt Nam. Để trống nếu vừa xảy ra.', 'As clocks in Viet Nam show it. Leave it empty for now.'],
  backdatedReason: ['Mã ngắn, ví dụ PAPER_ENTRY.', 'A short code, such as PAPER_ENTRY.'],
  backdatedNote: [
    'Ví dụ: Ban giám sát đã đối chiếu với bản giấy.',
    'Such as: checked by the supervision board against the papers.',
  ],
  'DraftRound.code': ['Ví dụ: 01/2026', 'Such as 01/2026'],
  mandate: ['Ví dụ: 72-KH/TU', 'Such as 72-KH/TU'],
  budget: ['Ví dụ: 15/QĐ-STC', 'Such as 15/QĐ-STC'],
  'posts.post': ['Đặt ngắn, ví dụ P1; dùng trong suốt đợt thi.', 'Short, such as P1; used throughout the round.'],
  entry: [
    'Ghi lại đợt đã thi: nhập từ giấy tờ một đợt thi đã tổ chức trước đây.',
    'Typed in: from the papers of a round that was held before.',
  ],
  packHash: ['Để trống thì máy chủ tự ghi.', 'Left empty, the server records it.'],
  deviatesIn: [
    'Nêu tên từng nội dung, để không ai đặt thấp hơn mà không biết.',
    'Named one by one, so that nobody asks for less unawares.',
  ],
  snapshot: ['Máy chủ tự tính; để trống.', 'The server works it out; leave it empty.'],
  'members.standing': [
    'Người đang bị kỷ luật hoặc đã bị xử lý về tham nhũng, công tác cán bộ thì không được tham gia.',
    'Nobody sits who is under discipline or was punished for corruption or in personnel work.',
  ],
  'head.standing': [
    'Người đang bị kỷ luật hoặc đã bị xử lý về tham nhũng, công tác cán bộ thì không được tham gia.',
    'Nobody sits who is under discipline or was punished for corruption or in personnel work.',
  ],
  'by.standing': [
    'Người đang bị kỷ luật hoặc đã bị xử lý về tham nhũng, công tác cán bộ thì không được tham gia.',
    'Nobody sits who is under discipline or was punished for corruption or in personnel work.',
  ],
  'added.standing': [
    'Người đang bị kỷ luật hoặc đã bị xử lý về tham nhũng, công tác cán bộ thì không được tham gia.',
    'Nobody sits who is under discipline or was punished for corruption or in personnel work.',
  ],
  keepers: [
    'Hai người khác nhau, không chấm bài: người thứ nhất giữ bảng, người thứ hai giữ muối.',
    'Two people who do not mark: the first keeps the map, the second the salt.',
  ],
  relation: ['Người kia là gì của thành viên.', 'What the candidate is to the member.'],
  'StartWritten.witnesses': ['Thường là hai thí sinh.', 'Usually two candidates.'],
  sealIntact: ['Nếu không nguyên vẹn, lập biên bản trước.', 'If it is not, write minutes first.'],
  outside: ['Nếu có, nêu rõ ở lý do.', 'If so, the reason says why.'],
  effectiveOn: ['Ngày đầu tiên áp dụng.', 'The first day of its effect.'],
  closesOn: ['Tính cả ngày này.', 'This day included.'],
  'ExtendApplications.closesOn': ['Từ 15 ngày trở lên kể từ hôm nay.', '15 days or more from today.'],
  warned: [
    'Phúc khảo có thể làm điểm tăng, giữ nguyên hoặc giảm.',
    'After an appeal a mark may rise, stay or fall: candidates are told before.',
  ],
  'CommitLot.lot': ['Để trống là thứ tự bảo vệ.', 'Left empty, the order of the defence.'],
  order: ['Người xếp trên đứng trước.', 'The first in rank first.'],
  'ReceiveApplication.posts': ['Nguyện vọng 1 đứng trước.', 'The first preference first.'],
  receivedOn: ['Ngày đến trên sổ văn bản.', 'The day in the register of letters.'],
  scan: ['Mỗi đơn giấy chỉ nhập một lần.', 'The same letter is entered once.'],
  complainant: ['Chỉ người giải quyết mở xem được.', 'Opened to whoever handles it alone.'],
  bodies: ['Mã cơ quan như trong danh mục đơn vị; * là mọi cơ quan.', 'As units name them; * stands for every one.'],
  autonomyGroup: ['Từ 1 đến 4.', 'From 1 to 4.'],
  group: ['Từ 1 đến 4.', 'From 1 to 4.'],
  markGrain: ['Ví dụ 0,25.', 'Such as 0.25.'],
  written: ['Hai trọng số có tổng bằng 1, ví dụ 0,5.', 'The two add up to 1, such as 0.5.'],
  mark: ['Dùng dấu phẩy hoặc dấu chấm thập phân.', 'With a decimal comma or dot.'],
  score: ['Dùng dấu phẩy hoặc dấu chấm thập phân.', 'With a decimal comma or dot.'],
  months: ['Số tháng tròn ở chức vụ hiện tại hoặc tương đương.', 'Whole months in the current or an equal post.'],
  archive: ['Ví dụ: Lưu trữ Sở Nội vụ', 'Such as the archive of the Department of Home Affairs'],
  'TransferCustody.to': [
    'Người này phải ký nhận thì việc giao mới xong.',
    'It is done only when this person has signed for it.',
  ],
  'OfferOwnership.to': ['Người này còn phải nhận.', 'This person still has to accept.'],
};
