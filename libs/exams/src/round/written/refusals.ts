import { house } from '#rules';
import type { Wordings } from '../../wording.js';
import { openingRefusals } from '../draws/refusals.js';

const startRefusals = {
  'question-head-or-chair-only': {
    vi: 'Chỉ trưởng ban đề thi hoặc chủ tịch Hội đồng được niêm phong đề. Hãy chuyển cho một trong hai người.',
    en: 'Only the head of the question board or the chair may seal the papers. Pass it on to one of them.',
    source: 'TT 22/2025 Art 13',
  },
  'too-few-versions': {
    vi: 'Mới có {versions} phương án đề; phải có ít nhất {least}. Hãy bổ sung rồi niêm phong lại.',
    en: 'There are {versions} versions of the paper and there must be {least}. Add the missing ones and seal again.',
    source: 'TT 22/2025 Art 13(2)b',
  },
  'versions-not-distinct': {
    vi: 'Các phương án đề trùng mã, trùng nội dung hoặc trùng số niêm phong. Mỗi phương án phải riêng biệt.',
    en: 'Two versions share a name, a content or a seal. Each version must differ in all three.',
    source: 'TT 22/2025 Art 13(2)b',
  },
  'rooms-not-posted': {
    vi: 'Ngày niêm yết danh sách phòng thi ({postedOn}) còn ở phía trước. Hãy niêm yết rồi ghi lại.',
    en: 'The room lists are said to be posted on {postedOn}, which is still to come. Post them, then record it.',
    source: 'TT 22/2025 Art 6',
  },
  'papers-already-sealed': {
    vi: 'Đề đã niêm phong và đã có người góp số bốc đề; không niêm phong lại. Nếu niêm phong của đề được bốc không nguyên vẹn, Chủ tịch dùng đề dự phòng.',
    en: 'The papers are sealed and numbers were given to their lot: they are not sealed anew. If the seal of the version drawn is broken, the chair takes the reserve (take-reserve-paper).',
    source: 'TT 22/2025 Art 13(2)b',
  },
  'paper-already-drawn': {
    vi: 'Đã bốc được đề {version}; đề chỉ bốc một lần. Nếu niêm phong của đề không nguyên vẹn, Chủ tịch dùng đề dự phòng.',
    en: 'Version {version} has been drawn, and a paper is drawn once. If its seal is broken, the chair takes the reserve (take-reserve-paper).',
    source: 'TT 22/2025 Art 13(2)b',
  },
  'no-seal-whole': {
    vi: 'Không còn đề nào nguyên niêm phong. Ban đề thi niêm phong bộ đề mới rồi bốc theo cam kết mới.',
    en: 'No version is under a whole seal. New papers are sealed (seal-papers), then drawn under a new commitment (commit-lot).',
    source: 'TT 22/2025 Art 15(2)',
  },
  'invigilation-head-or-chair-only': {
    vi: 'Chỉ trưởng ban coi thi hoặc chủ tịch Hội đồng được mở buổi thi. Hãy chuyển cho một trong hai người.',
    en: 'Only the head of the invigilation board or the chair may start the paper. Pass it on to one of them.',
    source: 'TT 22/2025 Art 14',
  },
  'paper-not-drawn': {
    vi: 'Chưa bốc đề. Chủ tịch Hội đồng phải bốc đề trước.',
    en: 'No version has been drawn. The chair must draw one first.',
    source: 'TT 22/2025 Art 13(2)b',
  },
  'seal-broken': {
    vi: 'Niêm phong của đề {version} không nguyên vẹn. Lập biên bản, rồi Chủ tịch dùng đề dự phòng.',
    en: 'The seal of version {version} is broken. Write the minutes; the chair then takes the reserve (take-reserve-paper).',
    source: 'TT 22/2025 Art 15(2)',
  },
  'rooms-posted-too-late': {
    vi: 'Danh sách phòng thi niêm yết ngày {postedOn}, thi ngày {examDay}: phải trước ít nhất {least} ngày làm việc. Hãy lùi ngày thi.',
    en: 'The room lists were posted on {postedOn} for an exam on {examDay}: {least} working day(s) must lie between. Put the exam off.',
    source: 'TT 22/2025 Art 6',
  },
  'too-few-witnesses': {
    vi: 'Cần {least} thí sinh khác nhau chứng kiến niêm phong. Hãy mời đủ người.',
    en: 'The seal must be witnessed by {least} different candidates. Call as many.',
    source: 'TT 22/2025 Art 15(2)',
  },
  'witness-not-a-candidate': {
    vi: 'Người chứng kiến {candidate} không phải thí sinh đang dự thi. Hãy chọn thí sinh khác.',
    en: 'The witness {candidate} is not a candidate who takes part. Choose another one.',
    source: 'TT 22/2025 Art 15(2)',
  },
  'too-few-invigilators': {
    vi: 'Mỗi phòng thi cần ít nhất {least} giám thị khác nhau. Hãy phân công đủ.',
    en: 'A room needs {least} different invigilators at least. Assign as many.',
    source: 'TT 22/2025 Art 14',
  },
  'invigilator-not-on-board': {
    vi: 'Giám thị {person} không thuộc ban coi thi hoặc phải tránh. Hãy phân công người khác.',
    en: 'The invigilator {person} is not on the invigilation board or is recused. Assign another one.',
    source: 'TT 22/2025 Art 14',
  },
} as const satisfies Wordings;

const sittingRefusals = {
  'chair-only': {
    vi: 'Việc này do chủ tịch Hội đồng quyết định. Hãy trình chủ tịch.',
    en: 'This is for the chair of the council to decide. Submit it to the chair.',
    source: 'TT 22/2025 Art 15',
  },
  'invigilators-only': {
    vi: 'Chỉ thành viên ban coi thi được ghi việc này. Hãy báo cho giám thị.',
    en: 'Only members of the invigilation board may record this. Tell an invigilator.',
    source: 'TT 22/2025 Art 14',
  },
  'not-a-running-candidate': {
    vi: 'Thí sinh {candidate} không có trong danh sách đang dự thi. Hãy kiểm tra lại mã thí sinh.',
    en: 'Candidate {candidate} is not among those who take part. Check the id.',
    source: house('known-names'),
  },
  'minutes-malformed': {
    vi: 'Số phút đến muộn phải là số nguyên từ 1. Hãy nhập lại.',
    en: 'Minutes late are a whole number from 1. Enter it again.',
    source: house('defence-sessions'),
  },
  'late-needs-chair': {
    vi: 'Thí sinh đến muộn {minutes} phút; quá {most} phút phải do chủ tịch Hội đồng quyết định.',
    en: 'The candidate is {minutes} minutes late; beyond {most} minutes only the chair may admit.',
    source: 'TT 22/2025',
  },
  'candidate-not-present': {
    vi: 'Thí sinh {candidate} không được ghi là có mặt. Hãy điểm danh trước.',
    en: 'Candidate {candidate} is not recorded as present. Record the attendance first.',
    source: house('steps-in-order'),
  },
  'question-error-not-by-you': {
    vi: 'Chỉ giám thị hoặc thí sinh đang dự thi được báo lỗi đề. Hãy báo qua giám thị.',
    en: 'Only invigilators and candidates who take part may report a flawed question. Tell an invigilator.',
    source: 'TT 22/2025 Art 15(2)',
  },
  'question-error-unknown': {
    vi: 'Chưa ai báo lỗi ở câu {question}. Hãy ghi nhận lỗi trước khi quyết định.',
    en: 'No error was reported for question {question}. Record the error before deciding on it.',
    source: 'TT 22/2025 Art 15(2)',
  },
  'question-error-decided': {
    vi: 'Câu {question} đã được quyết định ({decision}) cho mọi thí sinh; quyết định đó giữ nguyên.',
    en: 'Question {question} has been decided ({decision}) for all candidates; that decision stands.',
    source: 'TT 22/2025 Art 15(2)',
  },
  'marks-already-published': {
    vi: 'Điểm đã công bố; không quyết định về câu {question} được nữa. Hãy xử lý theo khiếu nại.',
    en: 'The marks are published: question {question} can no longer be decided. Take it up as a complaint.',
    source: 'TT 22/2025 Art 15(2)',
  },
  'invigilation-head-only': {
    vi: 'Chỉ trưởng ban coi thi được kết thúc buổi thi. Hãy chuyển cho trưởng ban.',
    en: 'Only the head of the invigilation board may end the paper. Pass it on to the head.',
    source: 'TT 22/2025 Art 14',
  },
  'attendance-missing': {
    vi: 'Thí sinh {candidate} chưa được điểm danh. Hãy ghi có mặt hoặc vắng mặt.',
    en: 'There is no attendance for candidate {candidate}. Record present or absent.',
    source: house('steps-in-order'),
  },
  'script-listed-twice': {
    vi: 'Một thí sinh xuất hiện hai lần trong danh sách thu bài. Hãy rà lại danh sách.',
    en: 'A candidate stands twice in the hand-in list. Check the list.',
    source: 'TT 22/2025 Art 15',
  },
  'sheets-malformed': {
    vi: 'Số tờ giấy thi phải là số nguyên từ 0. Hãy đếm và nhập lại.',
    en: 'The number of sheets is a whole number from 0. Count and enter it again.',
    source: 'TT 22/2025 Art 15',
  },
  'scripts-differ-from-attendance': {
    vi: 'Bài thu không khớp danh sách có mặt ở thí sinh {candidate}. Hãy đối chiếu trước khi niêm phong.',
    en: 'Scripts and attendance differ for candidate {candidate}. Reconcile them before sealing.',
    source: 'TT 22/2025 Art 15',
  },
} as const satisfies Wordings;

const custodyRefusals = {
  'handover-by-its-giver': {
    vi: 'Việc bàn giao {item} do người giao ghi. Hãy để người đang giữ ghi.',
    en: 'The handover of {item} is recorded by whoever gives it away. Let its holder record it.',
    source: 'TT 22/2025 Art 5(5)đ',
  },
  'handover-to-stranger': {
    vi: 'Chỉ bàn giao {item} cho người có nhiệm vụ trong đợt thi này. Hãy chọn người nhận khác.',
    en: 'Only somebody with a seat in this round may take {item} over. Name another one.',
    source: 'TT 22/2025 Art 5(5)đ',
  },
  'handover-to-oneself': {
    vi: 'Người giao và người nhận {item} phải là hai người. Hãy ghi lại.',
    en: 'Giver and receiver of {item} must be two people. Record it again.',
    source: 'TT 22/2025 Art 5(5)đ',
  },
  'custody-begins-elsewhere': {
    vi: 'Chưa có lần bàn giao {item} nào. Lần đầu do cán bộ đầu mối, Chủ tịch, thư ký Hội đồng hoặc trưởng ban đã niêm phong vật đó ghi. Hãy kiểm tra lại mã vật, hoặc để người đó giao trước.',
    en: 'Nobody has handed over {item} yet. The first to do so is whose work sealed it: the owner of the round, the chair, the secretary or the head of a board. Check its code, or let that person hand it over first.',
    source: house('custody'),
  },
  'holder-has-left': {
    vi: '{item} do {holder} giữ, mà người đó không còn nhiệm vụ trong đợt thi. Hãy đề nghị Chủ tịch Hội đồng tiếp quản trước sự chứng kiến của Ban giám sát, rồi giao tiếp.',
    en: '{item} is held by {holder}, who has no seat in this round any more. Ask the chair to take it over before a witness of the supervision board (take-over-custody), and to hand it on.',
    source: house('custody'),
  },
  'custody-unknown': {
    vi: 'Chưa ai ghi việc giữ {item}. Hãy kiểm tra lại mã vật.',
    en: 'Nobody is known to hold {item}. Check its code.',
    source: house('known-names'),
  },
  'holder-still-seated': {
    vi: '{item} do {holder} giữ, người đó vẫn còn nhiệm vụ trong đợt thi. Hãy để người đó giao.',
    en: '{item} is held by {holder}, who still has a seat in this round. Let that person hand it over (transfer-custody).',
    source: house('custody'),
  },
  'takeover-unsupervised': {
    vi: 'Việc tiếp quản {item} cần một người của Ban giám sát chứng kiến. Hãy mời thêm.',
    en: 'Taking {item} over needs a witness of the supervision board. Call one.',
    source: house('custody'),
  },
  'not-the-holder': {
    vi: '{item} đang do {holder} giữ; chỉ người đó được giao. Hãy ghi lần bàn giao còn thiếu.',
    en: '{item} is held by {holder}, who alone can hand it over. Record the handover that is missing.',
    source: 'TT 22/2025 Art 5(5)đ',
  },
  'handover-awaits-receiver': {
    vi: '{item} đã được giao và đang chờ người nhận ký nhận; chưa giao cho ai khác được. Hãy nhắc người nhận ký nhận; hoặc người giao rút lại bằng việc “Không nhận, hoặc rút lại vật niêm phong chưa được ký nhận”, rồi giao lại.',
    en: '{item} has been handed over and waits to be signed for: it cannot be given to anybody else. Remind the receiver; or its giver takes it back by refuse-custody and hands it over again.',
    source: house('custody'),
  },
  'no-handover-open': {
    vi: 'Không có lần giao {item} nào đang chờ ký nhận. Hãy để người giữ ghi việc giao trước.',
    en: 'No handover of {item} waits to be signed for. Let its holder hand it over first (transfer-custody).',
    source: house('custody'),
  },
  'custody-held-already': {
    vi: '{item} đã do ông/bà giữ: không còn gì để ký nhận hay từ chối. Trong đợt thi nhập hồi cứu, mỗi lần giao có hiệu lực ngay khi được ghi. Khi không giữ nữa, hãy ghi việc giao cho người nhận.',
    en: '{item} is held by you already: there is nothing to sign for or to refuse. In a round that is typed in a handover holds at once. To give it away, hand it over (transfer-custody).',
    source: house('custody'),
  },
  'handover-by-its-receiver': {
    vi: 'Việc nhận {item} do người nhận ghi bằng tài khoản của mình. Hãy để người nhận ký nhận hoặc từ chối.',
    en: 'Whoever is to take {item} signs for it under their own account. Let the receiver accept it or refuse it.',
    source: 'TT 22/2025 Art 5(5)đ',
  },
  'handover-unwitnessed': {
    vi: 'Bàn giao {item} cần người chứng kiến ngoài người giao và người nhận. Hãy mời thêm.',
    en: 'The handover of {item} needs a witness other than giver and receiver. Call one.',
    source: 'TT 22/2025 Art 5(5)đ',
  },
  'handover-witness-unknown': {
    vi: '{person} không có nhiệm vụ và không dự tuyển trong đợt thi này nên không làm chứng việc bàn giao {item} được. Hãy nêu người chứng kiến khác.',
    en: '{person} neither has a seat nor stands in this round, so cannot witness the handover of {item}. Name another witness.',
    source: house('custody'),
  },
  'count-malformed': {
    vi: 'Số lượng của {item} phải là số nguyên từ 0. Hãy đếm và nhập lại.',
    en: 'The count of {item} is a whole number from 0. Count and enter it again.',
    source: 'TT 22/2025 Art 5(5)đ',
  },
} as const satisfies Wordings;

/** What the chapter of the written paper refuses, with its words. */
export const writtenRefusals = {
  ...startRefusals,
  ...openingRefusals,
  ...sittingRefusals,
  ...custodyRefusals,
} as const satisfies Wordings;

export type WrittenRefusal = keyof typeof writtenRefusals;
