import { house } from '#rules';
import type { Wordings } from '../../wording.js';
import { sharedRefusals } from '../refusals.js';

const seatRefusals = {
  'not-the-superior': {
    vi: 'Người đứng đầu cơ quan là Chủ tịch Hội đồng, nên cấp trên phải thành lập Ban giám sát. Hãy trình cấp trên.',
    en: 'The head of the body chairs the council, so the superior body sets up the supervision board. Submit it there.',
    source: 'TT 22/2025 Art 23(1)',
  },
  'not-the-chair': {
    vi: 'Việc này do Chủ tịch Hội đồng quyết định. Hãy trình Chủ tịch.',
    en: 'The chair of the council decides this. Submit it to the chair.',
    source: 'TT 22/2025 Art 5',
  },
  'already-established': {
    vi: '{body} đã được thành lập. Muốn đổi người, hãy dùng bước thay thành viên.',
    en: '{body} has been established. To change a person, replace the member.',
    source: house('decided-stands'),
  },
  'council-missing': {
    vi: 'Chưa có Hội đồng thi tuyển. Hãy thành lập Hội đồng trước.',
    en: 'There is no council yet. Establish it first.',
    source: 'NĐ 170/2025 Art 8',
  },
  'council-size': {
    vi: 'Hội đồng không thể có {size} người. Quy chế cho phép: {sizes} người; nhiều đơn vị cùng tuyển thì một số lẻ khác cũng được.',
    en: 'A council cannot have {size} members. The rules allow {sizes}; where units recruit together, another odd number too.',
    source: 'NĐ 170/2025 Art 8',
  },
  'council-roles': {
    vi: 'Hội đồng phải có đúng một {role}, là: {offices}. Hãy sửa thành phần.',
    en: 'The council needs exactly one {role}, who is: {offices}. Correct the seats.',
    source: 'NĐ 170/2025 Art 8',
  },
  'seated-twice': {
    vi: 'Ông/bà {member} được ghi hai lần trong {body}. Hãy bỏ một.',
    en: '{member} has two seats in {body}. Remove one.',
    source: house('decided-stands'),
  },
  'standing-bars': {
    vi: 'Ông/bà {member} không được tham gia ({standing}). Hãy chọn người khác.',
    en: '{member} may not take part ({standing}). Choose somebody else.',
    source: 'NĐ 170/2025 Art 8(3)',
  },
  'seat-for-applicant': {
    vi: 'Ông/bà {member} đã nộp hồ sơ dự tuyển đợt này. Hãy chọn người khác.',
    en: '{member} has applied in this round. Choose somebody else.',
    source: house('applications'),
  },
  'supervisor-elsewhere': {
    vi: 'Ông/bà {member} không thể vừa ở Ban giám sát vừa ở Hội đồng hoặc ban khác. Hãy chọn người khác.',
    en: '{member} cannot supervise and sit on the council or a board. Choose somebody else.',
    source: 'TT 22/2025 Art 23',
  },
  'supervisor-runs-round': {
    vi: 'Ông/bà {member} là cán bộ đầu mối hoặc người có thẩm quyền của đợt thi nên không được ở Ban giám sát. Hãy chọn người khác.',
    en: '{member} runs or signs for this round and cannot supervise it. Choose somebody else.',
    source: 'TT 22/2025 Art 23',
  },
  'body-missing': {
    vi: 'Hội đồng hoặc ban này chưa được thành lập. Hãy thành lập trước rồi mới đổi thành viên.',
    en: 'This council or board has not been established. Establish it first, then change its members.',
    source: 'TT 22/2025 Art 5',
  },
  'not-an-ordinary-member': {
    vi: 'Ông/bà {member} không phải là thành viên thường của Hội đồng hoặc ban này. Trưởng ban, Chủ tịch, Phó Chủ tịch và thư ký chỉ được thay bằng người khác.',
    en: '{member} is no ordinary member of this body. A head, chair, vice-chair or secretary can only be replaced.',
    source: 'TT 22/2025 Art 5',
  },
  'head-elsewhere': {
    vi: 'Trưởng ban, phó trưởng ban {member} chỉ được ở một ban. Hãy chọn người khác cho ban còn lại.',
    en: 'The head or deputy {member} serves on one board only. Choose somebody else for the other.',
    source: 'TT 22/2025 Art 5',
  },
  'chair-marks-nothing': {
    vi: 'Chủ tịch Hội đồng {member} quyết định về điểm khi phúc khảo nên không được ở {body}. Hãy chọn người khác.',
    en: 'The chair of the council, {member}, decides about marks on appeal and cannot sit on {body}. Choose somebody else.',
    source: house('marking-boards'),
  },
  'too-few-on-board': {
    vi: 'Trong {body} mới có {there} người chấm được, cần ít nhất {needed} (không kể thư ký; Trưởng Ban chấm thi cũng không chấm). Hãy bổ sung thành viên.',
    en: 'Only {there} on {body} can mark, where at least {needed} must (its secretary does not, nor does the head of the marking board). Add members.',
    source: house('marking-boards'),
  },
  'boards-overlap': {
    vi: 'Ông/bà {member} không được ở cả {one} và {other}. Hãy chọn người khác cho một ban.',
    en: '{member} cannot sit on both {one} and {other}. Choose somebody else for one of them.',
    source: 'TT 22/2025 Art 5',
  },
} as const satisfies Wordings;

const relationRefusals = {
  'not-seated': {
    vi: 'Ông/bà {member} không ở Hội đồng, ban hay Ban giám sát của đợt thi. Hãy kiểm tra lại.',
    en: '{member} has no seat in this round. Check who is meant.',
    source: house('known-names'),
  },
  'not-yours-to-declare': {
    vi: 'Chỉ người trong cuộc, Chủ tịch, thư ký, người giám sát, đầu mối hoặc cấp có thẩm quyền được khai quan hệ này.',
    en: 'Those concerned, the chair, secretary, supervisors, owner or authority declare this. Tell one of them.',
    source: 'TT 22/2025 Art 20(2)',
  },
  'already-barring': {
    vi: 'Quan hệ bị cấm giữa {member} và {candidate} đã được khai; không thể khai nhẹ đi. Hãy thay thành viên.',
    en: 'A barring relation of {member} to {candidate} is on record and cannot be weakened. Recuse or replace the member.',
    source: 'NĐ 170/2025 Art 8(3)',
  },
} as const satisfies Wordings;

const recusalRefusals = {
  'whole-recusal-needed': {
    vi: 'Thành viên {member} phải rút khỏi việc đối với mọi thí sinh. Hãy cho rút khỏi việc của mọi thí sinh.',
    en: 'The member {member} must step out for all candidates. Recuse the member for all candidates.',
    source: 'NĐ 170/2025 Art 8(3)',
  },
  'same-members-for-all': {
    vi: 'Đã bắt đầu chấm bảo vệ: mọi thí sinh phải do cùng các thành viên chấm. Hãy cho rút khỏi việc của mọi thí sinh.',
    en: 'Scoring has begun: the same members score all candidates. Recuse the member for all candidates.',
    source: house('same-scorers'),
  },
  'quorum-lost': {
    vi: 'Chỉ còn {left} người chấm, cần ít nhất {needed}. Hãy thay thành viên trước khi cho rút.',
    en: 'That leaves {left} scorers where {needed} are needed. Replace the member instead.',
    source: 'TT 22/2025 Art 20(1)',
  },
  'scoring-has-begun': {
    vi: 'Đã bắt đầu chấm bảo vệ, không thay người chấm được nữa. Hãy cho thành viên rút khỏi mọi thí sinh.',
    en: 'Scoring has begun: nobody comes in now. Recuse the member for all candidates instead.',
    source: house('same-scorers'),
  },
  'replacement-recused': {
    vi: 'Ông/bà {member} đã phải rút khỏi đợt thi này. Hãy chọn người khác.',
    en: '{member} is recused in this round. Choose somebody else.',
    source: 'NĐ 170/2025 Art 8(3)',
  },
} as const satisfies Wordings;

const motionRefusals = {
  'not-a-voter': {
    vi: 'Chỉ ủy viên Hội đồng chưa rút khỏi đợt thi được nêu và biểu quyết.',
    en: 'Only members of the council who are not recused table motions and vote. Ask one of them.',
    source: 'NĐ 170/2025 Art 8',
  },
  'motion-exists': {
    vi: 'Mã {motion} đã dùng cho nội dung khác. Hãy đặt mã mới.',
    en: 'There is a motion {motion} already. Use another id.',
    source: house('known-names'),
  },
  'unknown-motion': {
    vi: 'Không có nội dung biểu quyết {motion}. Hãy kiểm tra lại mã.',
    en: 'There is no motion {motion}. Check the id.',
    source: house('known-names'),
  },
  'motion-closed': {
    vi: 'Nội dung {motion} đã biểu quyết xong. Nếu cần, hãy nêu nội dung mới.',
    en: 'The motion {motion} is closed. Table a new one if need be.',
    source: house('decided-stands'),
  },
  'already-voted': {
    vi: 'Ủy viên này đã biểu quyết {motion}; mỗi người một phiếu.',
    en: 'This member has voted on {motion}; each has one vote. The vote stands.',
    source: 'NĐ 170/2025 Art 8',
  },
  'no-quorum': {
    vi: 'Mới có {present} trong {members} ủy viên được biểu quyết bỏ phiếu, phải có ít nhất {needed} người (kể cả phiếu trắng). Hãy lấy đủ phiếu hoặc họp lại.',
    en: 'Only {present} of the {members} members who may vote have voted, where {needed} must (abstentions count). Take the other votes, or meet again.',
    source: 'NĐ 115/2020 Art 46',
  },
  'no-votes': {
    vi: 'Chưa có phiếu nào cho {motion}. Hãy lấy phiếu trước khi kết thúc.',
    en: 'Nobody has voted on {motion}. Take the votes before it is closed.',
    source: 'NĐ 170/2025 Art 8',
  },
} as const satisfies Wordings;

export const councilRefusals = {
  ...sharedRefusals,
  ...seatRefusals,
  ...relationRefusals,
  ...recusalRefusals,
  ...motionRefusals,
} as const satisfies Wordings;

export type CouncilRefusal = keyof typeof councilRefusals;
