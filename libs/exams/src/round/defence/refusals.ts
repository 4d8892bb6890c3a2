import { house } from '#rules';
import type { Wordings } from '../../wording.js';
import { openingRefusals } from '../draws/refusals.js';

/** What the defence chapter refuses, with its words. */
export const defenceRefusals = {
  ...openingRefusals,
  'scheme-hand-in-not-allowed': {
    vi: 'Chỉ thư ký, cán bộ đầu mối hoặc chính thí sinh được nộp đề án. Hãy chuyển cho người có trách nhiệm.',
    en: 'Only the secretary, the owner of the round or the candidate may hand a scheme in. Pass it on to one of them.',
    source: house('who-records'),
  },
  'not-admitted': {
    vi: 'Thí sinh {candidate} không có trong danh sách được bảo vệ đề án. Hãy kiểm tra kết quả viết chính thức.',
    en: 'Candidate {candidate} has not been admitted to the defence. Check the final written result.',
    source: 'NĐ 170/2025 Art 10',
  },
  'no-longer-running': {
    vi: 'Thí sinh {candidate} đã rút hoặc bị hủy kết quả. Không ghi thêm được cho phần bảo vệ.',
    en: 'Candidate {candidate} has withdrawn or lost the result. Nothing more can be recorded for the defence.',
    source: house('steps-in-order'),
  },
  'lot-already-drawn': {
    vi: 'Thứ tự bảo vệ đã được bốc thăm; không nhận thêm và không bốc lại. Hãy tiếp tục theo thứ tự đã công bố.',
    en: 'The order has been drawn: no scheme is taken after it and no lot drawn anew. Go on in the order made public.',
    source: house('decided-stands'),
  },
  'scheme-already-deposited': {
    vi: 'Thí sinh {candidate} đã nộp một bản đề án khác. Bản nộp trước có giá trị.',
    en: 'Candidate {candidate} has deposited another copy. The one deposited first stands.',
    source: house('decided-stands'),
  },
  'defence-chair-only': {
    vi: 'Việc này do Chủ tịch Hội đồng quyết định. Hãy trình Chủ tịch.',
    en: 'This is for the chair of the council to decide. Put it before the chair.',
    source: 'TT 22/2025 Art 5',
  },
  'gate-not-evaluated': {
    vi: 'Chưa xét ngưỡng điểm viết. Hãy xét ngưỡng trước khi bốc thăm.',
    en: 'The written gate has not been evaluated. Evaluate it before the draw.',
    source: 'NĐ 170/2025 Art 10',
  },
  'nobody-to-draw': {
    vi: 'Không còn thí sinh nào để bốc thăm. Hãy trình cấp có thẩm quyền.',
    en: 'There is no candidate left to draw for. Put it before the authority.',
    source: house('shortfall'),
  },
  'scheme-missing': {
    vi: 'Thí sinh {candidate} chưa nộp đề án. Hãy nhận đề án, cho nộp muộn, hoặc ghi nhận thí sinh rút.',
    en: 'Candidate {candidate} has deposited no scheme. Take it, accept it late, or record a withdrawal.',
    source: house('steps-in-order'),
  },
  'lot-not-drawn': {
    vi: 'Chưa bốc thăm thứ tự bảo vệ. Hãy bốc thăm trước.',
    en: 'The order of the defence has not been drawn. Draw it first.',
    source: house('steps-in-order'),
  },
  'panel-head-only': {
    vi: 'Việc này do Trưởng ban chấm đề án (hoặc Chủ tịch Hội đồng khi Hội đồng chấm) thực hiện.',
    en: 'This is for the head of the scheme-marking board, or for the chair where the council itself scores.',
    source: 'TT 22/2025 Art 22(1)',
  },
  'session-record-not-allowed': {
    vi: 'Chỉ thư ký, Chủ tịch hoặc Trưởng ban chấm đề án được ghi diễn biến buổi bảo vệ.',
    en: 'Only the secretary, the chair or the head of the panel may record the session.',
    source: 'TT 22/2025 Art 21(2)e',
  },
  'out-of-drawn-order': {
    vi: 'Chưa đến lượt thí sinh {candidate}; lượt này của {next} theo thứ tự bốc thăm.',
    en: 'It is not the turn of candidate {candidate}; by the lot it is that of {next}.',
    source: house('steps-in-order'),
  },
  'nobody-left-to-defend': {
    vi: 'Mọi thí sinh trong thứ tự đã bảo vệ hoặc vắng. Hãy niêm phong phiếu điểm.',
    en: 'Everybody in the order has defended or was absent. Seal the score sheets.',
    source: house('steps-in-order'),
  },
  'session-still-open': {
    vi: 'Buổi bảo vệ của {candidate} chưa xong phần hỏi đáp. Hãy ghi xong trước khi mời người tiếp theo.',
    en: 'The session of {candidate} is not over. Record its questioning before calling the next one in.',
    source: house('steps-in-order'),
  },
  'panel-too-small': {
    vi: 'Chỉ còn {scorers} thành viên chấm, cần ít nhất {needed}. Cấp có thẩm quyền phải bổ sung thành viên.',
    en: 'Only {scorers} members can score and {needed} are needed. The authority must fill the panel.',
    source: 'TT 22/2025 Art 20(1)',
  },
  'panel-not-cleared': {
    vi: 'Thành viên {member} có hoặc chưa xác nhận không có quan hệ bị cấm với thí sinh {candidate}. Hãy lấy xác nhận, hoặc thay.',
    en: 'Member {member} has, or has not denied, a barring relation to candidate {candidate}. Take the declaration, or recuse.',
    source: 'TT 22/2025 Art 20(2)',
  },
  'shortfall-undeclared': {
    vi: 'Vị trí {post} chỉ còn {running} thí sinh, kế hoạch cần {needed}. Hãy tuyên bố thiếu thí sinh để cấp có thẩm quyền quyết định.',
    en: 'Post {post} has {running} candidates left and the plan asks for {needed}. Declare the shortfall for the authority to decide.',
    source: house('shortfall'),
  },
  'not-in-session': {
    vi: 'Buổi bảo vệ của thí sinh {candidate} chưa bắt đầu hoặc thí sinh vắng mặt.',
    en: 'The session of candidate {candidate} has not started, or the candidate was absent.',
    source: house('known-names'),
  },
  'not-minutes': {
    vi: 'Thời gian phải là số phút nguyên, lớn hơn 0.',
    en: 'The time must be a whole number of minutes above 0.',
    source: house('defence-sessions'),
  },
  'not-presented': {
    vi: 'Chưa ghi phần trình bày của thí sinh {candidate}. Hãy ghi phần trình bày trước.',
    en: 'The presentation of candidate {candidate} has not been recorded. Record it first.',
    source: house('steps-in-order'),
  },
  'not-on-panel': {
    vi: '{member} không thuộc thành phần chấm bảo vệ.',
    en: '{member} is not on the panel that scores the defence.',
    source: 'TT 22/2025 Art 20',
  },
  'presence-after-sheets': {
    vi: 'Đã có phiếu điểm được ký cho thí sinh {candidate}; không sửa được danh sách có mặt.',
    en: 'Sheets have been signed for candidate {candidate}; the presence list can no longer change.',
    source: house('steps-in-order'),
  },
  'already-defended': {
    vi: 'Thí sinh {candidate} đã bắt đầu bảo vệ; không ghi vắng được.',
    en: 'Candidate {candidate} has started the defence and cannot be recorded absent.',
    source: house('steps-in-order'),
  },
  'member-recused': {
    vi: 'Thành viên {member} phải đứng ngoài đối với thí sinh này. Cấp có thẩm quyền cần cử người thay.',
    en: 'Member {member} must keep out of this candidate. The authority must name who steps in.',
    source: 'NĐ 170/2025 Art 8(3)',
  },
  'did-not-attend': {
    vi: 'Thành viên {member} không dự đủ buổi bảo vệ của thí sinh {candidate} nên không được chấm.',
    en: 'Member {member} did not attend all of the session of candidate {candidate} and may not score it.',
    source: house('same-scorers'),
  },
  'not-questioned': {
    vi: 'Chưa ghi phần hỏi đáp của thí sinh {candidate}. Phiếu điểm được ký sau đó.',
    en: 'The questioning of candidate {candidate} has not been recorded. Sheets are signed after it.',
    source: 'TT 22/2025 Art 21(2)e',
  },
  'sheet-score-not-decimal': {
    vi: 'Điểm phải viết bằng chữ số với nhiều nhất một dấu chấm thập phân.',
    en: 'A score is written in digits with at most one decimal point.',
    source: house('scores-as-written'),
  },
  'sheet-score-off-scale': {
    vi: 'Điểm phải từ 0 đến {scale}.',
    en: 'A score must lie between 0 and {scale}.',
    source: 'NĐ 170/2025 Art 9(2)b',
  },
  'sheet-score-off-grain': {
    vi: 'Điểm phải là bội của {grain} theo kế hoạch.',
    en: 'By the plan a score must be a multiple of {grain}.',
    source: 'TT 22/2025 Art 13(2)a',
  },
  'sheet-already-signed': {
    vi: 'Thành viên {member} đã ký phiếu cho thí sinh {candidate}. Chỉ chấm lại khi Trưởng ban cho phép sau khi xem xét chênh lệch.',
    en: 'Member {member} has signed for candidate {candidate}. Scoring again needs the head’s leave after a spread review.',
    source: 'TT 22/2025 Art 22(1)',
  },
  'rescore-after-seeing': {
    vi: 'Ông/bà đã xem các phiếu để quyết định về chênh lệch nên không chấm lại; phiếu của ông/bà giữ nguyên.',
    en: 'You have seen the sheets to decide about the spread, so you do not score anew; your sheet stands.',
    source: house('spread-review'),
  },
  'rescore-within-limit': {
    vi: 'Chỉ thành viên có phiếu nằm ngoài mức chênh lệch mới được chấm lại; phiếu của ông/bà giữ nguyên.',
    en: 'Only members whose sheets are outside the limit score anew; your sheet stands.',
    source: house('spread-review'),
  },
  'nobody-scores-anew': {
    vi: 'Không có thành viên nào được chấm lại, vì người xem xét phiếu không tự chấm lại. Hãy giữ nguyên các phiếu hoặc loại một thành viên.',
    en: 'Nobody may score anew, as whoever sees the sheets does not. Let the sheets stand, or exclude a member.',
    source: house('spread-review'),
  },
  'no-spread-review': {
    vi: 'Không có chênh lệch điểm nào của thí sinh {candidate} đang chờ xem xét.',
    en: 'No spread of candidate {candidate} waits for a decision.',
    source: 'TT 22/2025 Art 22(1)',
  },
  'member-without-sheet': {
    vi: 'Phải nêu một thành viên đã ký phiếu cho thí sinh {candidate} để loại.',
    en: 'Name a member who has signed a sheet for candidate {candidate} to exclude.',
    source: house('known-names'),
  },
  'sheets-missing': {
    vi: 'Thí sinh {candidate} chưa có đủ phiếu điểm đã ký. Hãy hoàn tất trước khi niêm phong.',
    en: 'Candidate {candidate} does not have every sheet signed. Complete them before sealing.',
    source: 'TT 22/2025 Art 22(1)',
  },
  'spread-review-open': {
    vi: 'Chênh lệch điểm của thí sinh {candidate} chưa được quyết định. Trưởng ban phải quyết định trước.',
    en: 'The spread of candidate {candidate} waits for a decision. The head of the panel must decide first.',
    source: 'TT 22/2025 Art 22(1)',
  },
  'scorers-differ': {
    vi: 'Thành viên {member} không chấm thí sinh {candidate} nhưng chấm người khác. Mọi thí sinh phải do cùng các thành viên chấm: hãy loại thành viên này với tất cả.',
    en: 'Member {member} scored others but not candidate {candidate}. The same members score everybody: recuse this one for all candidates.',
    source: house('same-scorers'),
  },
} as const satisfies Wordings;

export type DefenceRefusal = keyof typeof defenceRefusals;
