import { house } from '#rules';
import type { Wordings } from '../../wording.js';
import { hiringRefusals } from '../hiring/refusals.js';
import { sharedRefusals } from '../refusals.js';

/** What the results chapter refuses, with its words. */
export const resultsRefusals = {
  'snapshot-differs': sharedRefusals['snapshot-differs'],
  'not-a-contender': hiringRefusals['not-a-contender'],
  'signer-not-cleared': hiringRefusals['signer-not-cleared'],
  'somebody-left': {
    vi: 'Vẫn còn thí sinh được vào vòng bảo vệ, hoặc chưa xét điều kiện vào vòng sau. Hãy tiếp tục các bước của đợt thi.',
    en: 'Somebody may still be heard, or the gate has not been evaluated. Go on with the round.',
    source: 'NĐ 170/2025 Art 10(4)',
  },
  'no-next-choice': {
    vi: 'Không còn ai khác dự tuyển vị trí {post} để ký hợp đồng. Hãy quyết định để trống vị trí.',
    en: 'Nobody else is left to be hired for the post {post}. Leave it unfilled.',
    source: 'NĐ 235/2026 Art 12',
  },
  'next-choice-unnamed': {
    vi: 'Còn nhiều người có thể được thuê vào vị trí {post}: {candidates}. Người ký phải nêu người được chọn.',
    en: 'Several may still be hired for the post {post}: {candidates}. The signer must name one of them.',
    source: 'NĐ 235/2026 Art 12',
  },
  'compile-not-allowed': {
    vi: 'Chỉ Chủ tịch Hội đồng hoặc thư ký được tổng hợp kết quả.',
    en: 'Only the chair or the secretary of the council may compile the results.',
    source: 'TT 22/2025 Art 22(2)',
  },
  'results-by-chair-only': {
    vi: 'Chủ tịch Hội đồng báo cáo kết quả lên cấp có thẩm quyền. Hãy trình Chủ tịch.',
    en: 'The chair of the council reports to the authority. Put it before the chair.',
    source: 'NĐ 170/2025 Art 17',
  },
  'authority-only': {
    vi: 'Việc này do người đứng đầu cơ quan có thẩm quyền bổ nhiệm quyết định.',
    en: 'This is for the head of the appointing body to decide.',
    source: 'NĐ 170/2025 Art 17',
  },
  'announce-not-allowed': {
    vi: 'Chỉ cán bộ đầu mối hoặc thư ký Hội đồng được thông báo kết quả.',
    en: 'Only the owner of the round or the secretary of the council may announce the results.',
    source: 'NĐ 170/2025 Art 17',
  },
  'supervisors-only': {
    vi: 'Báo cáo giám sát do Trưởng ban hoặc thành viên Ban giám sát nộp.',
    en: 'The supervision report comes from the head or a member of the supervision board.',
    source: 'TT 22/2025 Art 23(4)d',
  },
  'case-report-not-allowed': {
    vi: 'Chỉ cán bộ đầu mối, cấp có thẩm quyền hoặc hồ sơ bổ nhiệm được ghi kết quả này.',
    en: 'Only the owner, the authority or the appointment case may record this.',
    source: house('who-records'),
  },
  'owner-only': {
    vi: 'Việc này do cán bộ đầu mối của đợt thi thực hiện.',
    en: 'This is for the owner of the round.',
    source: house('who-records'),
  },
  'secretary-only': {
    vi: 'Thư ký Hội đồng bàn giao hồ sơ lưu trữ.',
    en: 'The secretary of the council hands the records over.',
    source: 'TT 22/2025 Art 25(2)',
  },
  'complaint-settler-only': {
    vi: 'Đơn này do người khác giải quyết: khiếu nại về kết quả hoặc các ban do Chủ tịch Hội đồng; về Hội đồng, và mọi tố cáo, do người đứng đầu cơ quan; về người đứng đầu do cấp trên. Hãy chuyển cho người đó.',
    en: 'Somebody else settles this one: about results and boards the chair; about the council, and whatever denounces somebody, the head of the body; about that head who stands above. Pass it on.',
    source: 'TT 22/2025 Art 24',
  },
  'compiled-before-gate': {
    vi: 'Chưa xét ngưỡng điểm viết. Hãy xét ngưỡng trước khi tổng hợp.',
    en: 'The written gate has not been evaluated. Evaluate it before the results are compiled.',
    source: 'NĐ 170/2025 Art 10',
  },
  'still-pending': {
    vi: 'Chưa tổng hợp được: thí sinh {candidate} còn chờ {needs}. Hãy hoàn tất việc đó trước.',
    en: 'Not ready to compile: candidate {candidate} waits for {needs}. Settle that first.',
    source: house('steps-in-order'),
  },
  'preference-gap': {
    vi: 'Thí sinh {candidate} trúng tuyển nhưng không còn vị trí trong nguyện vọng. Cấp có thẩm quyền quyết định giao một vị trí còn lại hoặc không giao, rồi tổng hợp lại.',
    en: 'Candidate {candidate} wins but no wished post is free. The authority decides on a post that is left, or on none; then compile again.',
    source: 'NĐ 170/2025 Art 10(3)',
  },
  'no-preference-gap': {
    vi: 'Thí sinh {candidate} không chờ quyết định về vị trí. Hãy tổng hợp lại kết quả để xem ai còn chờ.',
    en: 'Candidate {candidate} does not wait for a decision about a post. Compile the results again to see who does.',
    source: 'NĐ 170/2025 Art 10(3)',
  },
  'preference-gap-above': {
    vi: 'Thí sinh {above} xếp trên {candidate} và cũng chờ quyết định về vị trí. Hãy quyết định theo thứ hạng.',
    en: 'Candidate {above} ranks above {candidate} and waits for a post as well. Decide in the order of the ranks.',
    source: 'NĐ 170/2025 Art 10(3)',
  },
  'post-not-left': {
    vi: 'Vị trí {post} không còn trống. Hãy chọn trong các vị trí còn lại: {left}, hoặc không giao.',
    en: 'Post {post} is not left. Choose one of those that are: {left}, or none.',
    source: 'NĐ 170/2025 Art 10(3)',
  },
  'scorers-unequal': {
    vi: 'Thành viên {member} không được tính cho thí sinh {candidate} nhưng tính cho người khác. Hãy loại thành viên này với tất cả.',
    en: 'Member {member} counts for others but not for candidate {candidate}. Recuse this member for all candidates.',
    source: house('same-scorers'),
  },
  'no-open-tie': {
    vi: 'Không có trường hợp bằng điểm nào đang chờ quyết định.',
    en: 'No tie waits for a decision.',
    source: 'NĐ 170/2025 Art 10(2)',
  },
  'tie-order-incomplete': {
    vi: 'Thứ tự phải gồm đúng {candidates} thí sinh đang bằng điểm, mỗi người một lần.',
    en: 'The order must name each of the {candidates} tied candidates once.',
    source: 'NĐ 170/2025 Art 10(2)',
  },
  'tie-unresolved': {
    vi: 'Còn thí sinh bằng điểm. Người đứng đầu cơ quan có thẩm quyền phải quyết định thứ tự.',
    en: 'Candidates are tied. The head of the appointing body must decide their order.',
    source: 'NĐ 170/2025 Art 10(2)',
  },
  'not-a-single-candidate': {
    vi: 'Vị trí {post} không ở trường hợp chỉ còn một thí sinh.',
    en: 'Post {post} has not come down to a single candidate.',
    source: house('single-candidate'),
  },
  'single-candidate-unconfirmed': {
    vi: 'Vị trí {post} chỉ còn một thí sinh. Cấp có thẩm quyền phải xác nhận trước khi báo cáo.',
    en: 'Post {post} has one candidate left. The authority must confirm going on before the report.',
    source: house('single-candidate'),
  },
  'not-compiled': {
    vi: 'Kết quả chưa được tổng hợp. Hãy tổng hợp trước.',
    en: 'The results have not been compiled. Compile them first.',
    source: 'TT 22/2025 Art 22(2)',
  },
  'results-outdated': {
    vi: 'Từ khi tổng hợp đã có thay đổi (rút, hủy, loại thành viên hoặc quyết định thứ tự). Hãy tổng hợp lại.',
    en: 'Something has changed since the results were compiled. Compile them again.',
    source: house('steps-in-order'),
  },
  'post-unknown': {
    vi: 'Đợt thi không có vị trí {post}.',
    en: 'There is no post {post} in this round.',
    source: house('known-names'),
  },
  'not-the-proposed-winner': {
    vi: 'Thí sinh {candidate} không phải người đang được đề nghị cho vị trí {post}.',
    en: 'Candidate {candidate} is not the one proposed for post {post}.',
    source: house('steps-in-order'),
  },
  'case-decides': {
    vi: 'Hồ sơ bổ nhiệm của thí sinh {candidate} cho vị trí {post} hiện ở trạng thái: {status}. Đợt thi chỉ ghi kết quả mà hồ sơ đã đi đến. Hãy làm tiếp các bước của hồ sơ bổ nhiệm; hệ thống sẽ tự ghi kết quả vào đợt thi.',
    en: 'The appointment case of candidate {candidate} for post {post} is {status}. The round records only what the case has come to. Go on with the steps of that case; what comes of it is then recorded here by itself.',
    source: house('steps-in-order'),
  },
  'case-not-failed': {
    vi: 'Vị trí {post} đang ở trạng thái {status}; chỉ xét người kế tiếp khi hồ sơ của người trước không thành.',
    en: 'Post {post} is {status}; the next in rank is called only after the case before has failed.',
    source: 'NĐ 170/2025 Art 18',
  },
  'no-next-ranked': {
    vi: 'Không còn người kế tiếp đạt yêu cầu cho vị trí {post}. Hãy để trống vị trí và tổ chức đợt khác.',
    en: 'Nobody is next in rank for post {post}. Leave it unfilled and hold another round.',
    source: 'NĐ 170/2025 Art 10(4)',
  },
  'next-ranked-tied': {
    vi: 'Có {candidates} người cùng thứ hạng kế tiếp cho vị trí {post}. Cấp có thẩm quyền phải nêu rõ một người.',
    en: '{candidates} share the next rank for post {post}. The authority must name one of them.',
    source: 'NĐ 170/2025 Art 10(2)',
  },
  'no-reserve': {
    vi: 'Theo {pack} và kế hoạch, kết quả không được bảo lưu cho lần sau. Hãy tổ chức đợt thi mới.',
    en: 'By {pack} and the plan results are not kept for later. Hold a new round.',
    source: 'NĐ 170/2025 Art 10(4)',
  },
  'reserve-expired': {
    vi: 'Kết quả chỉ được sử dụng đến hết ngày {last}. Hãy tổ chức đợt thi mới.',
    en: 'The results could be used until {last}. Hold a new round.',
    source: house('reserve'),
  },
  'round-not-closed': {
    vi: 'Đợt thi chưa kết thúc. Hãy mời người kế tiếp theo thứ hạng khi hồ sơ không thành; danh sách bảo lưu chỉ dùng sau khi kết thúc.',
    en: 'The round is not closed. Until then the next in rank is called after a failed case; the reserve serves later vacancies.',
    source: house('steps-in-order'),
  },
  'post-not-vacant': {
    vi: 'Vị trí {post} đang ở trạng thái {status}; chưa trống để mời người trong danh sách bảo lưu.',
    en: 'Post {post} is {status}: it is not vacant, so nobody is invited from the reserve.',
    source: house('reserve'),
  },
  'post-not-open': {
    vi: 'Vị trí {post} đang ở trạng thái {status}; không để trống được.',
    en: 'Post {post} is {status} and cannot be left unfilled.',
    source: house('steps-in-order'),
  },
  'post-unresolved': {
    vi: 'Vị trí {post} đang ở trạng thái {status}. Hãy hoàn tất bổ nhiệm, hoặc để trống, trước khi kết thúc.',
    en: 'Post {post} is {status}. Fill it or leave it unfilled before closing.',
    source: house('steps-in-order'),
  },
  'complaint-number-taken': {
    vi: 'Số đơn này đã được dùng cho một đơn khác, nên đơn này chưa được ghi. Hãy gửi đơn này với số khác.',
    en: 'This number belongs to another complaint, and this one was not taken. Send it under another number.',
    source: house('known-names'),
  },
  'complaint-entered-before': {
    vi: 'Đơn này đã được vào sổ với số {complaint}. Mỗi đơn chỉ vào sổ một lần.',
    en: 'This paper was entered before, under the number {complaint}. A paper is entered once.',
    source: house('complaints'),
  },
  'complaint-redirect-by-others': {
    vi: 'Chỉ người đang giải quyết đơn này, hoặc cán bộ đầu mối của đợt thi, được chuyển đơn cho người khác. Hãy báo cho một trong hai người đó.',
    en: 'Only whoever handles this complaint, or the owner of the round, passes it on to somebody else. Tell one of these two.',
    source: house('complaints'),
  },
  'complaint-redirect-upwards': {
    vi: 'Người vào sổ chỉ chuyển được đơn lên người ở cấp trên người đang giải quyết. Người đang giải quyết tự xác định đơn nói về ai.',
    en: 'Whoever entered it may only pass it on to somebody above its handler. The handler says whom else it is about.',
    source: house('complaints'),
  },
  'complaint-done': {
    vi: 'Đơn {complaint} đã giải quyết xong, không chuyển và không giải quyết lại được nữa. Việc mới thì gửi thành đơn mới với số khác.',
    en: 'Complaint {complaint} is settled: it is neither passed on nor settled again. What is new is sent as a complaint of its own, under another number.',
    source: house('complaints'),
  },
  'complaint-from-later': {
    vi: 'Ngày nhận đơn không được sau ngày hôm nay, mà ngày đã ghi là {receivedOn}. Hãy ghi đúng ngày nhận đơn.',
    en: 'A complaint cannot have come in on {receivedOn}, which is still to come. Enter the day on which it did.',
    source: house('days-in-order'),
  },
  'complaints-too-many': {
    vi: 'Mỗi người có nhiều nhất {most} đơn đang chờ giải quyết. Hãy gửi đơn này sau khi một đơn đã được giải quyết.',
    en: 'Nobody has more than {most} complaints waiting. Send this one once another is settled.',
    source: house('complaints'),
  },
  'complaint-unknown': {
    vi: 'Không có đơn số {complaint} trong đợt thi này. Hãy kiểm tra lại số trên phiếu tiếp nhận, hoặc xem đơn đang chờ ông/bà trong danh sách việc chờ của đợt thi.',
    en: 'There is no complaint {complaint} in this round. Check the number on its receipt, or look up which one waits for you among what the round waits for (waiting).',
    source: house('known-names'),
  },
  'complaint-open': {
    vi: 'Đơn {complaint} chưa giải quyết xong. Người giải quyết phải ghi kết quả trước khi kết thúc đợt thi; đơn đã chuyển người đứng đầu cơ quan thì do người đó ghi.',
    en: 'Complaint {complaint} is not settled. Whoever handles it records how it was settled before the round closes: the head of the body, where it was passed on.',
    source: 'TT 22/2025 Art 24',
  },
  'supervision-unreported': {
    vi: 'Ban giám sát chưa báo cáo. Cần báo cáo trước khi kết thúc.',
    en: 'The supervision board has not reported. Its report must come before the round closes.',
    source: 'TT 22/2025 Art 23(4)d',
  },
  'records-incomplete': {
    vi: 'Hồ sơ bàn giao còn thiếu: {missing}. Mục không phát sinh cũng phải có văn bản ghi rõ là không có.',
    en: 'The records lack: {missing}. What did not occur is handed over as a note that says so.',
    source: 'TT 22/2025 Art 25',
  },
} as const satisfies Wordings;

export type ResultsRefusal = keyof typeof resultsRefusals;
