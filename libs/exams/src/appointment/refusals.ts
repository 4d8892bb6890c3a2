import { house } from '#rules';
import { clocksRefusals } from '../round/clocks/refusals.js';
import { roundRefusals, sharedRefusals } from '../round/refusals.js';
import type { Wordings } from '../wording.js';

/** What an appointment case refuses. */
export const appointmentRefusals = {
  'case-unknown': {
    vi: 'Không có hồ sơ bổ nhiệm này trong phần việc của ông/bà. Hãy kiểm tra lại mã hồ sơ.',
    en: 'There is no such appointment case among yours. Check its id.',
    source: house('known-names'),
  },
  'case-already-open': {
    vi: 'Mã hồ sơ bổ nhiệm này đã được dùng. Hãy mở hồ sơ với mã khác.',
    en: 'This id already belongs to a case. Open the new case under another id.',
    source: house('known-names'),
  },
  'case-wrong-status': {
    vi: 'Bước này không thực hiện được khi hồ sơ ở trạng thái {status}. Hãy hoàn thành bước trước.',
    en: 'This step cannot be taken while the case is {status}. Complete the step before it.',
    source: house('steps-in-order'),
  },
  'pack-unknown': {
    vi: 'Không có bộ quy tắc {pack}. Hãy dùng bộ quy tắc mà đợt thi đã chốt.',
    en: 'There is no rule pack {pack}. Use the one that the round pinned.',
    source: house('known-names'),
  },
  'dossier-days-not-of-pack': {
    vi: 'Bộ quy tắc {pack} cho {expected} ngày nộp hồ sơ, không phải {days} ngày. Hãy sửa lại.',
    en: 'The rule pack {pack} gives {expected} days for the dossier, not {days}. Correct it.',
    source: 'NĐ 170/2025 Art 17; NĐ 115/2020 Art 17',
  },
  'dossier-late': {
    vi: 'Hạn nộp hồ sơ đã hết ngày {due}; giấy tờ nộp sau không được nhận. Cấp có thẩm quyền xem xét người liền kề.',
    en: 'The dossier was due on {due}; what comes later is not taken. The authority may invite the next-ranked.',
    source: 'NĐ 170/2025 Art 17; NĐ 115/2020 Art 17',
  },
  'dossier-not-late': {
    vi: 'Hạn nộp hồ sơ đến hết ngày {due} chưa qua. Hãy đợi hết hạn.',
    en: 'The dossier may still come until {due}. Wait for that day to pass.',
    source: 'NĐ 170/2025 Art 17',
  },
  'dossier-incomplete': {
    vi: 'Hồ sơ còn thiếu: {missing}. Hãy nộp đủ các thành phần còn thiếu.',
    en: 'The dossier lacks: {missing}. Hand in what is missing.',
    source: 'NĐ 115/2020 Art 48; NĐ 170/2025 Art 35',
  },
  'not-the-authority': sharedRefusals['not-the-authority'],
  'not-your-step': {
    vi: 'Việc này do cán bộ đầu mối của hồ sơ thực hiện. Hãy chuyển cho người đó.',
    en: 'This is done by the officer who owns the case. Pass it on to that person.',
    source: house('who-records'),
  },
  'before-the-case': {
    vi: 'Thời điểm xảy ra ({occurredAt}) ở trước ngày công bố kết quả ({announcedOn}). Hãy sửa lại thời điểm.',
    en: 'It cannot have happened ({occurredAt}) before the result was announced on {announcedOn}. Correct the time.',
    source: house('days-in-order'),
  },
  'before-last-step': roundRefusals['before-last-step'],
  'backdated-without-reason': roundRefusals['backdated-without-reason'],
  'in-the-future': roundRefusals['in-the-future'],
  'not-yours-to-fail': {
    vi: 'Ông/bà không có quyền chấm dứt hồ sơ với lý do {code}. Hãy báo người phụ trách hồ sơ.',
    en: 'You cannot end the case for the reason {code}. Tell the officer who owns the case.',
    source: house('who-records'),
  },
  'party-opinion-not-favourable': {
    vi: 'Ý kiến của cấp ủy không đồng ý. Hãy từ chối bổ nhiệm hoặc xin ý kiến lại.',
    en: 'The opinion of the Party committee is not favourable. Refuse the appointment or ask again.',
    source: house('party-opinion'),
  },
  'standard-not-met': {
    vi: 'Kết luận tiêu chuẩn chính trị là không đạt. Hãy chấm dứt hồ sơ với lý do không đạt tiêu chuẩn chính trị.',
    en: 'The political-standard conclusion is negative. End the case for that reason.',
    source: 'NĐ 115/2020 Art 48; NĐ 170/2025 Art 35',
  },
  'effective-before-decision': {
    vi: 'Ngày hiệu lực {effectiveOn} ở trước ngày ký quyết định {decidedOn}. Hãy sửa lại ngày.',
    en: 'The appointment cannot take effect on {effectiveOn}, before its decision of {decidedOn}. Correct the day.',
    source: house('days-in-order'),
  },
  'term-not-allowed': {
    vi: 'Thời hạn giữ chức vụ phải từ 1 đến {most} năm, không phải {years} năm. Hãy sửa lại.',
    en: 'A term lasts 1 to {most} years, not {years}. Correct it.',
    source: 'NĐ 115/2020 Art 44; NĐ 170/2025',
  },
  'office-before-effect': {
    vi: 'Không thể nhận chức vụ trước ngày quyết định có hiệu lực {effectiveOn}. Hãy sửa lại ngày.',
    en: 'Office cannot be taken before the decision takes effect on {effectiveOn}. Correct the day.',
    source: house('days-in-order'),
  },
  'office-in-the-future': {
    vi: 'Chưa thể ghi nhận chức vụ từ ngày {on}: việc này mới ghi ngày {day}. Hãy ghi khi đã nhận chức vụ.',
    en: 'Office was not yet taken on {on} as seen from {day}. Record it once it is.',
    source: house('days-in-order'),
  },
  'office-late': {
    vi: 'Hạn nhận chức vụ đã hết ngày {due}. Cấp có thẩm quyền hủy quyết định và xem xét người liền kề.',
    en: 'Office was to be taken by {due}. The authority cancels the decision and may invite the next-ranked.',
    source: 'NĐ 170/2025 Art 18; NĐ 115/2020 Art 18',
  },
  'office-not-late': {
    vi: 'Hạn nhận chức vụ đến hết ngày {due} chưa qua. Hãy đợi hết hạn.',
    en: 'Office may still be taken until {due}. Wait for that day to pass.',
    source: 'NĐ 170/2025 Art 18',
  },
  'not-the-clock': clocksRefusals['not-the-clock'],
  'clock-not-due': clocksRefusals['clock-not-due'],
  'term-not-over': {
    vi: 'Nhiệm kỳ đến hết ngày {until}; không thể kết thúc theo nhiệm kỳ vào ngày {on}. Hãy chọn lý do khác.',
    en: 'The term runs until {until}; it cannot be over on {on}. Give another reason.',
    source: 'NĐ 115/2020 Art 49',
  },
  'before-office': {
    vi: 'Ngày {on} ở trước ngày nhận chức vụ {since}. Hãy sửa lại ngày.',
    en: 'The day {on} comes before office was taken on {since}. Correct the day.',
    source: house('days-in-order'),
  },
  'after-term': {
    vi: 'Ngày {on} ở sau ngày hết nhiệm kỳ {until}. Hãy ghi kết thúc nhiệm kỳ.',
    en: 'The day {on} comes after the end of the term, {until}. Record the end of the term.',
    source: house('days-in-order'),
  },
  'not-this-unit': {
    vi: 'Người giữ chức vụ thuộc đơn vị {unit}. Hãy kiểm tra lại đơn vị được sáp nhập.',
    en: 'The holder belongs to the unit {unit}. Check which unit was merged.',
    source: house('known-names'),
  },
  'merger-choice-needed': {
    vi: 'Nhiệm kỳ còn dưới hai năm (đến {until}): cấp có thẩm quyền phải chọn giữ nhiệm kỳ cũ hoặc làm quy trình mới.',
    en: 'Less than two years of the term are left (until {until}): the authority must choose the old term or a new procedure.',
    source: 'NĐ 115/2020',
  },
} as const satisfies Wordings;
