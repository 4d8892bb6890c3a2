import { house } from '#rules';
import type { Wordings } from '../../wording.js';
import { sharedRefusals } from '../refusals.js';

const codingRefusals = {
  'coding-head-only': {
    vi: 'Chỉ trưởng ban phách được ghi việc làm phách. Hãy chuyển cho trưởng ban.',
    en: 'Only the head of the coding board may record the coding. Pass it on to the head.',
    source: 'TT 22/2025 Art 15(3)',
  },
  'coder-also-marks': {
    vi: '{person} vừa thuộc ban phách vừa thuộc ban chấm thi. Hãy thay người ở một trong hai ban.',
    en: '{person} sits on the coding board and on the marking board. Replace the person on one of them.',
    source: 'TT 22/2025 Art 15(3)',
  },
  'commitment-malformed': {
    vi: 'Mã này không phải cam kết của bảng phách. Bảng phách, muối và mã cam kết do máy tạo: hãy gõ `khoabang commit code-map`, rồi chép nguyên văn mã nhận được.',
    en: 'This is no commitment to a code map. A machine makes map, salt and commitment: type `khoabang commit code-map` and send the commitment as it is.',
    source: house('code-map'),
  },
  'commitment-of-something-else': {
    vi: 'Mã băm này không thể là cam kết của bảng phách: là mã băm của văn bản rỗng, chỉ gồm một chữ số, hoặc đã dùng cho tài liệu khác của đợt thi. Hãy tính lại.',
    en: 'This hash cannot be the commitment to the code map: it is that of an empty text, or of one digit, or stands for another paper of the round. Compute it again.',
    source: house('code-map'),
  },
  'code-malformed': {
    vi: 'Số phách {code} không hợp lệ: chỉ gồm chữ cái không dấu, chữ số và dấu gạch nối. Hãy đặt lại.',
    en: 'The code {code} is malformed: letters, digits and hyphens only. Choose another.',
    source: house('code-map'),
  },
  'no-scripts-yet': {
    vi: 'Chưa thu bài thi nên chưa làm phách được. Hãy kết thúc buổi thi trước.',
    en: 'No script has been handed in yet, so there is nothing to code. End the paper first (end-written).',
    source: 'TT 22/2025 Art 15(3)',
  },
  'codes-not-unique': {
    vi: 'Có số phách trùng nhau. Hãy đánh lại phách.',
    en: 'A code stands twice. Number the scripts again.',
    source: 'TT 22/2025 Art 15(3)',
  },
  'codes-differ-from-scripts': {
    vi: 'Có {codes} số phách cho {scripts} bài thi. Hãy đếm lại bài.',
    en: 'There are {codes} codes for {scripts} scripts. Count the scripts again.',
    source: 'TT 22/2025 Art 15(3)',
  },
  'code-names-candidate': {
    vi: 'Số phách {code} trùng số báo danh hoặc mã thí sinh. Hãy đặt số khác.',
    en: 'The code {code} is the number or id of a candidate. Choose another.',
    source: 'TT 22/2025 Art 15(3)',
  },
  'keepers-not-independent': {
    vi: 'Bảng phách phải do hai người khác nhau giữ và không ai trong số họ chấm thi. Hãy chọn lại.',
    en: 'The code map is kept by two different people, neither of whom marks. Choose them again.',
    source: house('code-map'),
  },
  'keeper-without-seat': {
    vi: '{person} không thuộc Hội đồng hay ban giúp việc nào của đợt thi (người của Ban giám sát không giữ bảng phách), nên sau này không mở được bảng phách. Hãy chọn người khác.',
    en: '{person} sits neither in the council nor on a board of the round (the supervision board keeps no map), and could not lay it open. Choose somebody else.',
    source: 'TT 22/2025 Art 15(3)',
  },
} as const satisfies Wordings;

const markRefusals = {
  'markers-only': {
    vi: 'Chỉ thành viên chấm của ban chấm thi được cho điểm. Hãy chuyển bài cho người chấm.',
    en: 'Only markers of the marking board may mark. Pass the script on to one of them.',
    source: 'TT 22/2025 Art 16',
  },
  'head-marks-nothing': {
    vi: 'Trưởng Ban chấm thi quyết định khi điểm lệch nên không chấm bài. Hãy giao bài cho thành viên khác; thiếu người thì bổ sung thành viên.',
    en: 'The head of the marking board decides where marks differ, and so gives none. Leave the script to another member; add members where there are too few.',
    source: house('marking-boards'),
  },
  'decides-own-mark': {
    vi: 'Người quyết định đã chấm bài {script} nên không quyết định điểm của bài ấy. Hãy đề nghị thay trưởng ban bằng người chưa chấm bài này.',
    en: 'Whoever decides has marked the script {script} and cannot decide its mark. Have the head replaced by somebody who has not marked it.',
    source: house('marking-boards'),
  },
  'marker-recused': {
    vi: '{person} có thí sinh phải tránh; bài thi không ghi tên nên không được chấm bài nào. Hãy thay người.',
    en: '{person} must keep out for a candidate, and scripts bear no names: no script may be marked. Replace the person.',
    source: 'NĐ 170/2025 Art 8(3)',
  },
  'script-unknown': {
    vi: 'Không có bài thi mang số phách {script}. Hãy kiểm tra lại số phách.',
    en: 'There is no script with the code {script}. Check the code.',
    source: 'TT 22/2025 Art 15(3)',
  },
  'script-settled': {
    vi: 'Bài {script} đã có điểm chính thức; chỉ thay đổi được qua phúc khảo.',
    en: 'Script {script} has its official mark; only an appeal can change it.',
    source: 'TT 22/2025 Art 16',
  },
  'mark-malformed': {
    vi: 'Điểm phải là số thập phân từ 0 đến {scale}, dùng dấu chấm. Hãy nhập lại.',
    en: 'A mark is a decimal from 0 to {scale}, written with a dot. Enter it again.',
    source: 'NĐ 170/2025 Art 9(2)',
  },
  'mark-beyond-marks': {
    vi: 'Điểm quyết định nằm ngoài khoảng từ {lowest} đến {highest} của các điểm đã chấm. Nếu đó là chủ ý, hãy ghi rõ quyết định ngoài khoảng điểm và nêu lý do.',
    en: 'The mark lies beyond those given, {lowest} to {highest}. If that is meant, say so (outside: true), and why in the reason.',
    source: house('decided-marks'),
  },
  'mark-off-grain': {
    vi: 'Điểm phải là bội số của {grain}. Hãy cho điểm theo bước đã quy định.',
    en: 'A mark is a multiple of {grain}. Mark in the steps that the plan set.',
    source: 'TT 22/2025 Art 13(2)a',
  },
  'already-marked': {
    vi: 'Người chấm này đã cho bài {script} một điểm khác. Nếu nhầm, hãy ghi sửa điểm có ký xác nhận.',
    en: 'This marker gave script {script} another mark. If that was a slip, record a signed correction.',
    source: 'TT 22/2025 Art 16',
  },
  'script-has-two-marks': {
    vi: 'Bài {script} đã đủ hai người chấm. Người chấm thứ ba do trưởng ban phân công.',
    en: 'Script {script} has its two marks. A third marker is assigned by the head only.',
    source: 'TT 22/2025 Art 16(2)',
  },
  'no-mark-of-yours': {
    vi: 'Người này chưa cho điểm bài {script}. Hãy kiểm tra lại số phách.',
    en: 'This marker has not marked script {script}. Check the code.',
    source: 'TT 22/2025 Art 16',
  },
  'script-disputed': {
    vi: 'Bài {script} đang chờ xử lý chênh lệch điểm; không sửa điểm được nữa. Hãy chờ quyết định.',
    en: 'The marks of script {script} are in dispute and no longer corrected. Await the decision.',
    source: 'TT 22/2025 Art 16(2)',
  },
  'marking-head-only': {
    vi: 'Việc này do trưởng ban chấm thi quyết định. Hãy chuyển cho trưởng ban.',
    en: 'This is for the head of the marking board to decide. Pass it on to the head.',
    source: 'TT 22/2025 Art 16(2)',
  },
  'head-decision-not-due': {
    vi: 'Bài {script} không chờ trưởng ban quyết định. Hãy xem bài đang chờ việc gì.',
    en: 'Script {script} does not await a decision of the head. Look up what it waits for.',
    source: 'TT 22/2025 Art 16(2)',
  },
  'third-marker-not-due': {
    vi: 'Bài {script} không cần người chấm thứ ba. Hãy xem bài đang chờ việc gì.',
    en: 'Script {script} does not need a third marker. Look up what it waits for.',
    source: 'TT 22/2025 Art 16(2)',
  },
  'third-marker-not-independent': {
    vi: '{person} đã chấm bài này hoặc không phải người chấm của ban. Hãy phân công người khác; nếu không còn ai, Chủ tịch bổ sung người chấm (`change-members`).',
    en: '{person} has marked this script or is no marker of the board. Assign another one; where nobody is left, the chair adds a marker (change-members).',
    source: 'TT 22/2025 Art 16(2)',
  },
  'collective-decision-not-due': {
    vi: 'Bài {script} không thuộc diện chấm tập thể. Hãy xem bài đang chờ việc gì.',
    en: 'Script {script} is not up for collective marking. Look up what it waits for.',
    source: 'TT 22/2025 Art 16(2)',
  },
  'scripts-unsettled': {
    vi: 'Còn {left} bài chưa có điểm chính thức. Hãy chấm xong trước khi kết thúc.',
    en: '{left} script(s) have no official mark yet. Settle them before completing.',
    source: 'TT 22/2025 Art 16',
  },
} as const satisfies Wordings;

const unsealRefusals = {
  'keepers-only': {
    vi: 'Chỉ người giữ bảng phách được mở ghép phách. Hãy mời người giữ.',
    en: 'Only a keeper of the code map may lay it open. Call a keeper.',
    source: 'TT 22/2025 Art 15(3)',
  },
  'supervisor-missing': {
    vi: 'Ghép phách phải có một thành viên ban giám sát, không phải người giữ phách, chứng kiến. Hãy mời ban giám sát.',
    en: 'Unsealing needs a member of the supervision board, not a keeper, as witness. Call the supervision board.',
    source: 'TT 22/2025 Art 23',
  },
  'unsealing-unconfirmed': {
    vi: '{person} chưa đồng ý mở niêm phong bảng phách. Cả hai người giữ phách và ban giám sát phải có mặt.',
    en: '{person} has not confirmed the unsealing. Both keepers and the supervision board must be there.',
    source: 'TT 22/2025 Art 15(3)',
  },
  'salt-malformed': {
    vi: 'Muối của bảng phách không đúng dạng. Hãy chép nguyên văn muối mà máy đã tạo cùng với bảng phách.',
    en: 'This is no salt of a map. Copy the one that was made together with the map, character by character.',
    source: house('code-map'),
  },
  'question-error-open': {
    vi: 'Lỗi đề ở câu {question} chưa được quyết định. Chủ tịch phải quyết định trước khi công bố điểm.',
    en: 'The error in question {question} is undecided. The chair must decide before marks are published.',
    source: 'TT 22/2025 Art 15(2)',
  },
  'map-incomplete': {
    vi: 'Bảng phách không khớp với số phách và danh sách thu bài. Hãy nhập đủ, mỗi bài một dòng.',
    en: 'The map does not cover exactly the codes and the scripts handed in. Enter one line for each script.',
    source: 'TT 22/2025 Art 15(3)',
  },
  'map-not-as-committed': {
    vi: 'Bảng phách và muối không khớp mã cam kết đã niêm; lần mở này đã được ghi lại, chưa công bố điểm nào. Hãy kiểm tra lại: hai người giữ và Ban giám sát đồng ý lại rồi mở lần thứ hai.',
    en: 'Map and salt do not make the commitment that was sealed. The attempt was recorded and no mark published. Check both (`khoabang commit check` says which fits); then the keepers and the supervision board confirm anew (confirm-unsealing) for a second attempt.',
    source: 'TT 22/2025 Art 15(3)',
  },
  'map-not-as-committed-again': {
    vi: 'Lần mở thứ hai cũng không khớp mã cam kết đã niêm; việc này đã được ghi lại, đợt thi tạm dừng. Cấp có thẩm quyền cho tiếp tục, Hội đồng biểu quyết, rồi Chủ tịch ghi bảng phách mà Hội đồng xác định.',
    en: 'The second attempt does not make the commitment either. It was recorded, and the round stands still. The authority resumes it (resume-round), the council votes, and the chair records the map that the council settled (settle-code-map).',
    source: 'TT 22/2025 Art 15(3)',
  },
  'map-awaits-council': {
    vi: 'Đã hai lần mở không khớp. Hội đồng biểu quyết, rồi Chủ tịch ghi bảng phách mà Hội đồng xác định.',
    en: 'Two attempts have failed. The council votes (table-motion, cast-vote, close-motion), and the chair records the map that it settled (settle-code-map).',
    source: 'TT 22/2025 Art 15(3)',
  },
  'map-chair-only': {
    vi: 'Bảng phách do Hội đồng xác định được Chủ tịch ghi lại. Hãy chuyển cho Chủ tịch.',
    en: 'The map that the council settled is recorded by the chair. Pass it on to the chair.',
    source: 'TT 22/2025 Art 15(3)',
  },
  'map-still-with-keepers': {
    vi: 'Hai người giữ vẫn còn được mở bảng phách. Nếu bảng phách hoặc muối đã mất, hoặc người giữ không đến được, hãy ghi rõ là không mở được.',
    en: 'The keepers may still lay the map open (unseal-code-map). If map or salt is lost, or a keeper cannot come, say so (lost).',
    source: 'TT 22/2025 Art 15(3)',
  },
  'motion-not-carried': {
    vi: 'Từ khi chấm xong, Hội đồng chưa thông qua nội dung {motion} về bảng phách. Hãy biểu quyết trước.',
    en: 'The council has not carried the motion {motion}. Vote first (table-motion, cast-vote, close-motion).',
    source: 'NĐ 170/2025 Art 8',
  },
} as const satisfies Wordings;

/** What the marking chapter refuses, with its words. */
export const markingRefusals = {
  ...codingRefusals,
  ...markRefusals,
  ...unsealRefusals,
  'snapshot-differs': sharedRefusals['snapshot-differs'],
} as const satisfies Wordings;

export type MarkingRefusal = keyof typeof markingRefusals;
