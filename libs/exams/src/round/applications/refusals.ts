import { house } from '#rules';
import type { Wordings } from '../../wording.js';
import { sharedRefusals } from '../refusals.js';

const intakeRefusals = {
  'applications-not-open-yet': {
    vi: 'Chưa đến ngày mở nhận hồ sơ ({opensOn}). Hãy đợi đến ngày đó.',
    en: 'Applications open on {opensOn}. Wait for that day.',
    source: 'NĐ 170/2025 Art 15',
  },
  'application-late': {
    vi: 'Đã hết hạn nhận hồ sơ ({closesOn}). Không nhận hồ sơ nộp sau hạn.',
    en: 'The last day for applications was {closesOn}. What comes later is not taken.',
    source: 'NĐ 170/2025 Art 15(4)',
  },
  'applications-still-open': {
    vi: 'Hạn nhận hồ sơ còn đến hết ngày {closesOn}. Hãy đóng sau ngày đó.',
    en: 'Applications are taken until the end of {closesOn}. Close them after that day.',
    source: 'NĐ 170/2025 Art 15(4)',
  },
  'not-the-applicant': {
    vi: 'Chỉ người dự tuyển, cán bộ đầu mối hoặc thư ký Hội đồng được làm bước này.',
    en: 'Only the applicant, the owner or the secretary does this. Ask one of them.',
    source: house('who-records'),
  },
  'candidate-exists': {
    vi: 'Mã thí sinh {candidate} đã được dùng. Hãy dùng mã khác.',
    en: 'The candidate id {candidate} is taken. Use another.',
    source: house('known-names'),
  },
  'already-applied': {
    vi: 'Người này đã có hồ sơ {candidate} trong đợt thi. Hãy rút hồ sơ đó trước.',
    en: 'This person has the application {candidate} in this round. Withdraw it first.',
    source: house('applications'),
  },
  'applicant-has-seat': {
    vi: 'Người dự tuyển đang giữ vai trò trong đợt thi. Hãy thay người đó trước khi nhận hồ sơ.',
    en: 'The applicant has a part in running this round. Replace that person before taking the application.',
    source: house('applications'),
  },
  'posts-unsound': {
    vi: 'Hồ sơ phải nêu vị trí dự tuyển, không lặp lại. Hãy sửa danh sách vị trí.',
    en: 'An application names its posts, each once. Correct the list.',
    source: house('applications'),
  },
  'one-post-only': {
    vi: 'Kế hoạch xét theo từng vị trí: mỗi người chỉ đăng ký một vị trí. Hãy chọn một.',
    en: 'The plan fills each post by itself: an application names one. Choose one.',
    source: house('applications'),
  },
  'unknown-post': {
    vi: 'Đợt thi không có vị trí {post}. Hãy kiểm tra lại mã.',
    en: 'There is no post {post} in this round. Check the id.',
    source: house('known-names'),
  },
  'post-cancelled': {
    vi: 'Vị trí {post} đã bị hủy. Hãy chọn vị trí khác.',
    en: 'The post {post} has been cancelled. Choose another.',
    source: house('applications'),
  },
} as const satisfies Wordings;

const screeningRefusals = {
  'application-decided': {
    vi: 'Hồ sơ {candidate} không còn được xét ({status}).',
    en: 'The application {candidate} is no longer under examination ({status}). Nothing more is recorded on it.',
    source: house('decided-stands'),
  },
  'not-a-checker': {
    vi: 'Chỉ Ban kiểm tra phiếu đăng ký dự tuyển (hoặc thư ký Hội đồng nếu không có ban), và chỉ người không thuộc diện phải rút khỏi nhiệm vụ, được làm bước này.',
    en: 'Only members of the form-check board (without one, the secretary) who are not recused do this. Ask one of them.',
    source: 'TT 22/2025 Art 5',
  },
  'unknown-rule': {
    vi: 'Kế hoạch không có điều kiện {rule}. Chỉ xét theo điều kiện đã công bố.',
    en: 'The plan has no eligibility rule {rule}. Check only what was announced.',
    source: house('known-names'),
  },
  'months-missing': {
    vi: 'Điều kiện {rule} được xét theo số tháng giữ chức vụ hiện tại hoặc tương đương. Hãy ghi số tháng tròn.',
    en: 'The rule {rule} is checked by the months in the current or an equal post. Give them, in whole months.',
    source: 'NĐ 115/2020 Art 44',
  },
  'check-contradicts-fact': {
    vi: 'Giữ chức vụ {months} tháng, bộ quy tắc yêu cầu {needed}: kết luận phải là {fact}. Nếu là trường hợp đặc biệt, cấp có thẩm quyền quyết định miễn.',
    en: '{months} months in post where the rule pack asks for {needed}: the finding must be {fact}. A special case is for the authority to waive.',
    source: 'NĐ 115/2020 Art 44',
  },
  'already-waived': {
    vi: 'Điều kiện {rule} đã được cấp có thẩm quyền cho miễn; không xét lại.',
    en: 'The rule {rule} has been waived by the authority; it is not checked again.',
    source: 'NĐ 115/2020 Art 44',
  },
  'not-waivable': {
    vi: 'Kế hoạch không cho miễn điều kiện {rule}. Hãy từ chối hồ sơ nếu không đạt.',
    en: 'The plan lets nobody waive the rule {rule}. Refuse the application if it is not met.',
    source: 'NĐ 115/2020 Art 44',
  },
  'nothing-to-waive': {
    vi: 'Điều kiện {rule} chưa được kết luận là không đạt. Hãy xét trước.',
    en: 'The rule {rule} was not found to be unmet. Check it first.',
    source: house('steps-in-order'),
  },
  'nothing-unmet': {
    vi: 'Hồ sơ {candidate} không có điều kiện nào không đạt, nên không thể từ chối.',
    en: 'The application {candidate} fails no rule, so it cannot be refused. Record the check that it fails first.',
    source: 'NĐ 170/2025 Art 16(2)',
  },
} as const satisfies Wordings;

const shortfallRefusals = {
  'not-the-council': {
    vi: 'Bước này do Chủ tịch, thư ký Hội đồng, cán bộ đầu mối hoặc cấp có thẩm quyền thực hiện.',
    en: 'The chair, the secretary, the owner or the authority does this. Ask one of them.',
    source: house('who-records'),
  },
  'not-measured-now': {
    vi: 'Theo kế hoạch, số thí sinh chỉ được tính khi lập danh sách đủ điều kiện. Đợt thi tiếp tục.',
    en: 'By the plan the number of candidates counts at the eligible list only. The round goes on.',
    source: house('shortfall'),
  },
  'application-unchecked': {
    vi: 'Hồ sơ {candidate} chưa được xét điều kiện {rule}. Hãy xét xong trước.',
    en: 'The application {candidate} was not checked for {rule}. Check it first.',
    source: 'NĐ 170/2025 Art 16(2)',
  },
  'no-shortfall': {
    vi: 'Vị trí {post} có {eligible} người đủ điều kiện, cần {needed}: không thiếu. Đợt thi tiếp tục.',
    en: 'The post {post} has {eligible} eligible and needs {needed}: it is not short. The round goes on.',
    source: house('shortfall'),
  },
  'already-extended': {
    vi: 'Thời hạn đã được gia hạn một lần. Hãy hủy vị trí thiếu người.',
    en: 'Applications were extended once. Cancel the post that is short.',
    source: house('shortfall'),
  },
  'extension-not-allowed': {
    vi: 'Kế hoạch không cho gia hạn khi thiếu người. Hãy hủy vị trí thiếu người.',
    en: 'The plan does not extend applications. Cancel the post that is short.',
    source: house('shortfall'),
  },
  'no-shortfall-declared': {
    vi: 'Chưa xác nhận vị trí nào thiếu người. Hãy xác nhận trước.',
    en: 'No shortfall has been declared. Declare it first.',
    source: house('shortfall'),
  },
  'post-not-deserted': {
    vi: 'Vị trí {post} chưa hủy được vì thiếu người: lúc này không xác nhận thiếu người. Hãy xác nhận khi thẩm định hồ sơ; sau khi công bố danh sách, chỉ hủy khi không còn ai dự tuyển vị trí đó.',
    en: 'The post {post} cannot be cancelled for want of candidates: no shortfall is declared in this stage. Declare it while papers are screened; once the list is out, cancel only when nobody stands for the post any more.',
    source: house('shortfall'),
  },
  'extension-too-short': {
    vi: 'Gia hạn phải đến ít nhất ngày {earliest}. Hãy lùi ngày đóng.',
    en: 'An extension runs until {earliest} at least. Choose a later last day.',
    source: house('shortfall'),
  },
  'extend-first': {
    vi: 'Kế hoạch quy định gia hạn một lần trước khi hủy vị trí {post}. Hãy gia hạn trước.',
    en: 'The plan extends applications once before the post {post} is cancelled. Extend them first.',
    source: house('shortfall'),
  },
} as const satisfies Wordings;

const listRefusals = {
  'application-undecided': {
    vi: 'Hồ sơ {candidate} không đạt điều kiện {rule} nhưng chưa được miễn hay từ chối. Hãy quyết định trước.',
    en: 'The application {candidate} fails {rule} and was neither waived nor refused. Decide on it first.',
    source: 'NĐ 170/2025 Art 16(2)',
  },
  'no-posts-left': {
    vi: 'Mọi vị trí đã bị hủy. Hãy hủy đợt thi.',
    en: 'All posts have been cancelled. Cancel the round.',
    source: house('shortfall'),
  },
  'too-few-candidates': {
    vi: 'Vị trí {post} có {eligible} người đủ điều kiện, cần {needed}. Hãy xác nhận thiếu, gia hạn hoặc hủy vị trí.',
    en: 'The post {post} has {eligible} eligible and needs {needed}. Declare the shortfall, then extend or cancel the post.',
    source: house('shortfall'),
  },
  'bodies-missing': {
    vi: 'Phải có {body} trước khi công bố danh sách. Hãy thành lập trước.',
    en: 'The {body} must exist before the list is published. Establish it first.',
    source: 'TT 22/2025 Art 4, 23',
  },
  'not-cleared': {
    vi: 'Ông/bà {member} chưa cam kết về quan hệ với thí sinh {candidate}. Hãy đề nghị cam kết trước.',
    en: '{member} has not declared towards the candidate {candidate}. Ask for the declaration first.',
    source: 'TT 22/2025 Art 20(2)',
  },
  'conflict-open': {
    vi: 'Ông/bà {member} có quan hệ bị cấm với thí sinh {candidate}. Hãy cho rút hoặc thay người đó.',
    en: '{member} has a barring relation to the candidate {candidate}. Recuse or replace that person.',
    source: 'NĐ 170/2025 Art 8(3)',
  },
} as const satisfies Wordings;

export const applicationsRefusals = {
  ...sharedRefusals,
  ...intakeRefusals,
  ...screeningRefusals,
  ...shortfallRefusals,
  ...listRefusals,
} as const satisfies Wordings;

export type ApplicationsRefusal = keyof typeof applicationsRefusals;
