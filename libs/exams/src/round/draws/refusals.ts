import { house } from '#rules';
import type { Wordings } from '../../wording.js';

/** What stands in the way of opening a lot, whichever it is. */
export const openingRefusals = {
  'lot-not-committed': {
    vi: 'Chưa công bố cam kết cho lần bốc thăm này. Trước hết, người giữ số bí mật gửi cam kết; máy chủ tạo giúp được.',
    en: 'There is no commitment to this lot yet. First whoever keeps the secret sends it (commit-lot); `khoabang commit lot` makes secret and commitment.',
    source: house('lots'),
  },
  'lot-commitment-mismatch': {
    vi: 'Số bí mật công bố không khớp cam kết đã công bố. Hãy dùng đúng số bí mật mà máy đã tạo cùng với cam kết đó, chép nguyên văn; nếu số ấy không còn, Chủ tịch lập biên bản và tuyên bố mất.',
    en: 'The secret laid open does not match the commitment made public. Use the one that was made together with that commitment, character by character; if it is gone, the chair writes minutes and declares it lost (declare-lot-secret-lost).',
    source: house('lots'),
  },
  'too-few-lot-numbers': {
    vi: 'Mới có {given} số ngẫu nhiên, cần ít nhất {needed} người góp để bốc thăm. Hãy góp thêm.',
    en: 'Numbers were given by {given}, and the draw needs {needed} at least. Give more (give-lot-number).',
    source: house('lots'),
  },
} as const satisfies Wordings;

/** What is wrong with a commitment as such, whatever it is to. */
export const lotCommitmentWords = {
  'lot-commitment-malformed': {
    vi: 'Mã này không phải cam kết bốc thăm. Số bí mật và cam kết do máy tạo: hãy gõ `khoabang commit lot`, rồi chép nguyên văn cam kết nhận được và giữ kín số bí mật.',
    en: 'This is no commitment to a lot. A machine makes the secret and the commitment: type `khoabang commit lot`, send the commitment as it is, and keep the secret to yourself.',
    source: house('lots'),
  },
  'lot-commitment-of-something-else': {
    vi: 'Mã băm này không thể là cam kết: là mã băm của văn bản rỗng, chỉ gồm một chữ số, hoặc đã dùng cho tài liệu khác của đợt thi. Hãy tạo số bí mật mới và tính lại.',
    en: 'This hash cannot be a commitment: it is that of an empty text, or of one digit, or stands for another paper of the round. Make a new secret and compute it again.',
    source: house('lots'),
  },
} as const satisfies Wordings;

/** What the chapter of draws refuses, with its words. */
export const drawsRefusals = {
  ...lotCommitmentWords,
  'lot-not-committed': openingRefusals['lot-not-committed'],
  'lot-not-named': {
    vi: 'Hãy nêu cam kết này cho cuộc bốc thăm nào: đề thi hay thứ tự bảo vệ.',
    en: 'Say for which lot this commitment is: that of the paper, or that of the order of the defence.',
    source: house('lots'),
  },
  'lot-commit-not-allowed': {
    vi: 'Cam kết bốc thăm do Chủ tịch hoặc thư ký Hội đồng công bố; với đề thi, Trưởng Ban đề thi cũng được. Hãy chuyển cho một trong những người đó.',
    en: 'A commitment to a lot is made by the chair or the secretary; for the paper also by the head of the question board. Pass it on to one of them.',
    source: house('lots'),
  },
  'lot-already-committed': {
    vi: 'Cam kết đã công bố có giá trị vì đã có người góp số sau đó. Nếu số bí mật không còn, Chủ tịch lập biên bản và tuyên bố mất.',
    en: 'The commitment made public stands, because numbers were given to it. If its secret is gone, the chair writes minutes and declares it lost (declare-lot-secret-lost).',
    source: house('lots'),
  },
  'lot-done': {
    vi: 'Đã bốc thăm xong; mỗi lần bốc thăm chỉ thực hiện một lần.',
    en: 'This lot has been drawn. A lot is drawn once.',
    source: house('lots'),
  },
  'lot-giver-not-allowed': {
    vi: 'Số cho việc bốc đề do thành viên Hội đồng (trừ Chủ tịch) hoặc Ban giám sát góp; số cho thứ tự bảo vệ do thí sinh được bảo vệ góp, hoặc thư ký, cán bộ đầu mối ghi thay.',
    en: 'For the paper, members of the council but its chair, and of the supervision board, give numbers; for the order, the candidates called to the defence, or the secretary or the owner for them.',
    source: house('lots'),
  },
  'lot-holder-gives-none': {
    vi: 'Người công bố cam kết biết số bí mật nên không được góp số hoặc ghi số thay người khác. Hãy để người khác ghi.',
    en: 'Whoever made the commitment may know the secret, and neither gives a number nor enters one for others. Let somebody else enter it.',
    source: house('lots'),
  },
  'papers-not-sealed': {
    vi: 'Chưa có bộ đề nguyên niêm phong. Hãy niêm phong đề trước khi góp số.',
    en: 'There are no papers under seal. Seal them (seal-papers) before numbers are given.',
    source: 'TT 22/2025 Art 13(2)b',
  },
  'lot-number-malformed': {
    vi: 'Số góp vào bốc thăm không đúng dạng. Số này do máy tạo ngẫu nhiên: hãy gõ `khoabang commit number` rồi chép nguyên văn số nhận được.',
    en: 'This is no number for a lot. A machine makes one at random: type `khoabang commit number` and send it as it is.',
    source: house('lots'),
  },
  'lot-number-given': {
    vi: 'Người này đã góp một số khác; số đã góp có giá trị.',
    en: 'Another number was given here already, and it stands.',
    source: house('lots'),
  },
  'lot-secret-lost-already': {
    vi: 'Số bí mật đã được tuyên bố mất; không nhận thêm số. Chủ tịch tiến hành bốc thăm với chính cam kết đã công bố.',
    en: 'The secret has been declared lost, and no more numbers are taken. The chair draws with the commitment itself.',
    source: house('lots'),
  },
  'lot-still-replaceable': {
    vi: 'Chưa có ai góp số nên cam kết sai chỉ cần gửi lại.',
    en: 'Nobody has given a number yet: a wrong commitment is simply sent anew (commit-lot).',
    source: house('lots'),
  },
  'lot-chair-only': {
    vi: 'Việc này do Chủ tịch Hội đồng quyết định. Hãy trình Chủ tịch.',
    en: 'This is for the chair of the council to decide. Submit it to the chair.',
    source: 'TT 22/2025 Art 15',
  },
  'too-few-lot-numbers': openingRefusals['too-few-lot-numbers'],
} as const satisfies Wordings;

export type DrawsRefusal = keyof typeof drawsRefusals;
