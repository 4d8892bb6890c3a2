import { house } from '#rules';
import type { Wordings } from '../../wording.js';
import { sharedRefusals } from '../refusals.js';
import { markingRefusals } from '../marking/refusals.js';

const filingRefusals = {
  'appellant-unknown': {
    vi: 'Không có thí sinh {candidate} trong đợt thi này. Hãy kiểm tra lại mã thí sinh.',
    en: 'There is no candidate {candidate} in this round. Check the id.',
    source: house('known-names'),
  },
  'appeal-not-by-candidate': {
    vi: 'Chỉ thí sinh {candidate}, hoặc thư ký nhập thay theo đơn, được nộp phúc khảo. Hãy để thí sinh nộp.',
    en: 'Only candidate {candidate}, or the secretary on the candidate’s behalf, may file. Let the candidate file.',
    source: 'NĐ 170/2025 Art 16(4)b',
  },
  'appeal-late': {
    vi: 'Đã hết hạn nộp phúc khảo (hạn cuối: {due}). Có thể gửi khiếu nại theo quy định chung.',
    en: 'The time for appeals is over (last day: {due}). A complaint under the general rules remains open.',
    source: 'NĐ 170/2025 Art 16(4)b',
  },
  'appeal-warning-missing': {
    vi: 'Thí sinh phải được báo trước rằng điểm phúc khảo có thể giảm. Hãy xác nhận rồi nộp lại.',
    en: 'The candidate must have been told that the mark may fall. Confirm it and file again.',
    source: house('appeal-warning'),
  },
  'no-published-mark': {
    vi: 'Thí sinh {candidate} không có điểm bài viết được công bố. Hãy kiểm tra danh sách điểm.',
    en: 'Candidate {candidate} has no published written mark. Check the published list.',
    source: 'NĐ 170/2025 Art 16(4)b',
  },
  'appellant-out': {
    vi: 'Thí sinh {candidate} đã rút, bị đình chỉ hoặc bị hủy kết quả nên không phúc khảo được. Có thể gửi khiếu nại.',
    en: 'Candidate {candidate} has withdrawn or lost the result and cannot appeal. A complaint remains open.',
    source: 'TT 22/2025 Art 17',
  },
  'window-closer-only': {
    vi: 'Chỉ cán bộ đầu mối, thư ký hoặc chủ tịch được đóng thời hạn phúc khảo. Hãy chuyển cho một trong số họ.',
    en: 'Only the owner of the round, the secretary or the chair may close the window. Pass it on to one of them.',
    source: house('who-records'),
  },
  'window-still-open': {
    vi: 'Thời hạn phúc khảo còn đến hết {due}. Hãy đóng sau ngày đó.',
    en: 'Appeals may be filed until the end of {due}. Close the window after that day.',
    source: 'NĐ 170/2025 Art 16(4)b',
  },
} as const satisfies Wordings;

const settlingRefusals = {
  'appeal-markers-only': {
    vi: 'Chỉ thành viên chấm của ban chấm phúc khảo được cho điểm. Hãy chuyển bài cho người chấm.',
    en: 'Only markers of the appeal-marking board may mark. Pass the script on to one of them.',
    source: 'TT 22/2025 Art 17',
  },
  'appeal-marker-recused': {
    vi: '{person} có thí sinh phải tránh nên không được chấm phúc khảo. Hãy thay người.',
    en: '{person} must keep out for a candidate and marks no appeal. Replace the person.',
    source: 'NĐ 170/2025 Art 8(3)',
  },
  'appeal-unknown': {
    vi: 'Bài {script} không có đơn phúc khảo. Hãy kiểm tra lại số phách.',
    en: 'No appeal was filed for script {script}. Check the code.',
    source: 'TT 22/2025 Art 17',
  },
  'appeal-settled': {
    vi: 'Phúc khảo bài {script} đã có kết quả; không chấm thêm.',
    en: 'The appeal on script {script} is settled: it takes no further mark.',
    source: 'TT 22/2025 Art 18',
  },
  'marked-it-before': {
    vi: 'Người này đã chấm bài {script} ở lần đầu. Hãy giao cho người khác.',
    en: 'This person marked script {script} the first time. Give it to somebody else.',
    source: 'TT 22/2025 Art 17',
  },
  'appeal-already-marked': {
    vi: 'Người chấm này đã cho bài {script} một điểm khác. Điểm đã ghi giữ nguyên.',
    en: 'This marker gave script {script} another mark in the appeal. The mark recorded first stands.',
    source: 'TT 22/2025 Art 17',
  },
  'appeal-awaits-chair': {
    vi: 'Bài {script} lệch nhiều so với điểm đã công bố và đang chờ chủ tịch quyết định; không chấm thêm.',
    en: 'Script {script} is far from its published mark and awaits the chair: it takes no further mark.',
    source: 'TT 22/2025 Art 18',
  },
  'appeal-chair-only': {
    vi: 'Việc này do chủ tịch Hội đồng quyết định. Hãy trình chủ tịch.',
    en: 'This is for the chair of the council to decide. Submit it to the chair.',
    source: 'TT 22/2025 Art 18',
  },
  'chair-decision-not-due': {
    vi: 'Bài {script} không chờ chủ tịch quyết định. Hãy xem bài đang chờ việc gì.',
    en: 'Script {script} does not await a decision of the chair. Look up what it waits for.',
    source: 'TT 22/2025 Art 18',
  },
  'appeal-of-own-mark': {
    vi: 'Người chủ trì đã chấm bài {script} nên không quyết định kết quả phúc khảo của bài ấy. Hãy đề nghị cấp có thẩm quyền thay người chủ trì.',
    en: 'Whoever chairs has marked the script {script} and cannot decide the appeal against its mark. Ask the authority for another chair.',
    source: house('marking-boards'),
  },
  'heads-not-heard': {
    vi: 'Phải có trưởng ban chấm thi và trưởng ban chấm phúc khảo cùng đối thoại, có biên bản. Hãy ghi đúng hai người.',
    en: 'The heads of the marking and the appeal-marking board must both be heard, with minutes. Name these two.',
    source: 'TT 22/2025 Art 18',
  },
  'chair-or-secretary-only': {
    vi: 'Chỉ chủ tịch hoặc thư ký Hội đồng được ghi bước này. Hãy chuyển cho một trong hai người.',
    en: 'Only the chair or the secretary of the council may record this step. Pass it on to one of them.',
    source: house('who-records'),
  },
  'window-not-closed': {
    vi: 'Thời hạn phúc khảo chưa đóng. Hãy đóng thời hạn trước khi hoàn tất.',
    en: 'The appeal window has not been closed. Close it before completing.',
    source: 'NĐ 170/2025 Art 16(4)b',
  },
  'appeals-open': {
    vi: 'Còn {left} đơn phúc khảo chưa có kết quả. Hãy chấm xong trước.',
    en: '{left} appeal(s) are not settled yet. Settle them first.',
    source: 'TT 22/2025 Art 18',
  },
} as const satisfies Wordings;

/** What the appeals chapter refuses, with its words. */
export const appealsRefusals = {
  'snapshot-differs': sharedRefusals['snapshot-differs'],
  ...filingRefusals,
  ...settlingRefusals,
  'mark-malformed': markingRefusals['mark-malformed'],
  'mark-beyond-marks': markingRefusals['mark-beyond-marks'],
  'mark-off-grain': markingRefusals['mark-off-grain'],
} as const satisfies Wordings;

export type AppealsRefusal = keyof typeof appealsRefusals;
