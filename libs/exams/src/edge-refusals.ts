import { house } from '#rules';
import { unitRefusals } from './unit/refusals.js';
import type { Wordings } from './wording.js';

/** What is refused beside the domain: while the facts for a command are gathered, and of incidents. */
export const edgeRefusals = {
  'unit-not-active': unitRefusals['unit-not-active'],
  'authority-not-known': {
    vi: 'Người đứng đầu cơ quan có thẩm quyền bổ nhiệm chưa được đăng ký trong hệ thống. Hãy đăng ký hoặc mở tài khoản cho người đó trước.',
    en: 'The head of the appointing body is nobody known here. Register that person (POST /api/people) or open an account first.',
    source: house('registry'),
  },
  'superior-not-known': {
    vi: 'Người đứng đầu cơ quan cấp trên chưa được đăng ký trong hệ thống. Hãy đăng ký hoặc mở tài khoản cho người đó trước.',
    en: 'The head of the superior body is nobody known here. Register that person (POST /api/people) or open an account first.',
    source: house('registry'),
  },
  'applicant-not-known': {
    vi: 'Người dự tuyển ({person}) chưa được đăng ký trong hệ thống. Hãy đăng ký (POST /api/people) hoặc mở tài khoản cho người đó trước, rồi ghi mã nhận được làm người dự tuyển (`person`).',
    en: 'The applicant ({person}) is nobody known here. Register that person (POST /api/people) or open an account first, and give the code that you are answered as `person`.',
    source: house('registry'),
  },
  'round-code-taken': {
    vi: 'Cơ quan này đã có đợt thi mang số hiệu {code} (mã đợt: {round}). Hãy đặt số hiệu khác.',
    en: 'This body has a round {code} already, under the id {round}. Give the new one another code.',
    source: house('known-names'),
  },
  'already-recorded-otherwise': {
    vi: 'Việc này đã được ghi với nội dung khác, và nội dung ấy vẫn giữ nguyên; không ghi gì từ lần gửi này. Hãy đối chiếu với bản đã ghi; nếu bản ấy sai, hãy dùng lệnh đính chính của bước này, hoặc báo người quyết định bước này để xử lý bằng văn bản.',
    en: 'This is on record already with other content, which stands; nothing of what you sent now was recorded. Compare it with what is recorded; if that is wrong, use the command that corrects this step, or report it to whoever decides here.',
    source: house('decided-stands'),
  },
  'paper-of-a-later-day': {
    vi: 'Văn bản đề ngày {date}, sau ngày thực hiện bước này ({day}). Hãy ghi đúng ngày ký của văn bản.',
    en: 'The signed paper bears the date {date}, after the day of this step ({day}). Give the day on which it was signed.',
    source: house('days-in-order'),
  },
  'person-in-round': {
    vi: 'Dữ liệu của người này còn cần cho một đợt thi chưa nộp lưu trữ. Hãy đề nghị lại sau khi đợt thi nộp lưu trữ.',
    en: 'What is known of this person is still needed in a round that has not gone to the archive. Ask again once it has.',
    source: 'TT 22/2025 Art 25(2)',
  },
  'proposer-gone': {
    vi: 'Người đề nghị không còn là quản trị viên của các cơ quan này. Hãy bỏ đề nghị (drop-change) và đề nghị lại.',
    en: 'Who proposed it is no administrator of these bodies any more. Drop it (drop-change) and propose it anew.',
    source: house('four-eyes'),
  },
  'person-appointed': {
    vi: 'Người này có hồ sơ bổ nhiệm, phải giữ theo pháp luật về lưu trữ; không hủy dữ liệu được.',
    en: 'There is a case of appointment of this person, which the law on archives keeps: nothing is erased.',
    source: house('erasure'),
  },
  'seat-for-stranger': {
    vi: 'Ông/bà {member} chưa được đăng ký trong hệ thống nên không làm được việc được giao. Hãy đăng ký hoặc mở tài khoản cho người đó trước.',
    en: '{member} is nobody known here and could never act. Register that person (POST /api/people) or open an account first.',
    source: house('registry'),
  },
  'seat-without-role': {
    vi: 'Tài khoản của {person} chưa có vai trò cần cho phần việc của {seat} (vai trò phù hợp: {roles}), nên sẽ bị từ chối khi làm. Hãy nhờ quản trị viên giao thêm vai trò, hoặc chọn người khác.',
    en: 'The account of {person} has no role for the work of {seat} (roles that serve: {roles}) and would be refused there. Ask an administrator to grant one, or choose somebody else.',
    source: house('who-records'),
  },
  'unit-code-differs': {
    vi: 'Mã đơn vị {code} không trùng mã trong địa chỉ gửi. Mỗi mã chỉ thuộc một đơn vị: hãy dùng cùng một mã ở cả hai nơi.',
    en: 'The code {code} is not that of the address. A code belongs to one unit only: use the same code in both places.',
    source: house('registry'),
  },
  'position-code-differs': {
    vi: 'Mã vị trí việc làm {code} không trùng mã trong địa chỉ gửi. Mỗi mã chỉ thuộc một vị trí: hãy dùng cùng một mã ở cả hai nơi.',
    en: 'The code {code} is not that of the address. A code belongs to one position only: use the same code in both places.',
    source: house('registry'),
  },
  'no-such-position': {
    vi: 'Danh mục không có vị trí việc làm {position}. Hãy kiểm tra lại mã, hoặc ghi vị trí đã được phê duyệt trước.',
    en: 'The catalogue has no job position {position}. Check its code, or enter the approved position first.',
    source: house('known-names'),
  },
  'position-not-in-force': {
    vi: 'Vị trí việc làm {position} không có hiệu lực vào ngày {day}. Hãy kiểm tra danh mục.',
    en: 'The job position {position} is not in force on {day}. Check the catalogue.',
    source: house('registry'),
  },
  'posts-under-several-authorities': {
    vi: 'Các vị trí thuộc nhiều cấp bổ nhiệm khác nhau. Hãy lập một đợt thi cho mỗi cấp bổ nhiệm.',
    en: 'The posts are under several appointing authorities. Draft one round for each authority.',
    source: house('one-round-a-post'),
  },
  'post-being-drafted': {
    vi: 'Vị trí {position} đang được đưa vào đợt {round}. Nếu đợt đó không được lập, hãy gửi lại sau {until}.',
    en: 'The post {position} is just being put into the round {round}. If that is not drafted, send again after {until}.',
    source: house('one-round-a-post'),
  },
  'not-your-body': {
    vi: 'Mục này thuộc cơ quan khác, ngoài phạm vi được giao cho ông/bà. Hãy chuyển cho người phụ trách của cơ quan đó, hoặc nhờ quản trị viên giao thêm phạm vi.',
    en: 'This belongs to a body that you do not act for. Pass it on to somebody of that body, or ask an administrator to assign it to you.',
    source: house('who-records'),
  },
  'unit-of-another-body': {
    vi: 'Đơn vị {unit} thuộc cơ quan khác, ngoài phạm vi được giao cho ông/bà. Cán bộ nhân sự của cơ quan đó lập đợt thi này.',
    en: 'The unit {unit} belongs to a body that you do not act for. An officer of that body drafts this round.',
    source: house('who-records'),
  },
  'not-the-successor-unit': {
    vi: 'Danh bạ không ghi đơn vị {unit} là đơn vị kế thừa của đơn vị thi tuyển. Hãy ghi việc sáp nhập hoặc chia tách vào danh bạ trước.',
    en: 'The registry does not name the unit {unit} as successor of a unit of this round. Enter the merger or split there first.',
    source: house('registry'),
  },
  'merger-not-registered': {
    vi: 'Danh bạ không ghi việc đơn vị {of} trở thành {into} tính đến ngày {on}. Hãy ghi vào danh bạ trước.',
    en: 'The registry does not say that {of} became {into} by {on}. Enter that there first.',
    source: house('registry'),
  },
  'authority-differs': {
    vi: 'Người được nêu không phải người có thẩm quyền bổ nhiệm của đơn vị {unit} vào ngày {on} theo danh bạ. Hãy bỏ trống trường này: hệ thống tự lấy từ danh bạ.',
    en: 'By the registry that is not who appoints in the unit {unit} on {on}. Leave the field out: it is taken from the registry.',
    source: house('registry'),
  },
  'bodies-not-yours': {
    vi: 'Ông/bà chỉ giao được phạm vi cơ quan mà chính ông/bà được giao. Hãy nhờ quản trị viên có phạm vi rộng hơn.',
    en: 'You can only assign bodies that you act for yourself. Ask an administrator who acts for more.',
    source: house('accounts'),
  },
  'registry-busy': {
    vi: 'Danh mục đơn vị đang được thay đổi cùng lúc. Hãy gửi lại.',
    en: 'The registry is being changed at the same moment. Send again.',
    source: house('registry'),
  },
  'no-incident': {
    vi: 'Không có sự cố nào đang chờ ở {key}. Hãy xem lại danh sách sự cố.',
    en: 'No incident waits at {key}. Look at the list of incidents again.',
    source: house('known-names'),
  },
} as const satisfies Wordings;
