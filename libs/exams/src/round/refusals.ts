import { house } from '#rules';
import type { Wordings } from '../wording.js';

/** What several chapters refuse, in the same words. A chapter takes those that it sends. */
export const sharedRefusals = {
  'not-the-authority': {
    vi: 'Chỉ người đứng đầu cơ quan có thẩm quyền bổ nhiệm được ký bước này. Hãy trình người đó.',
    en: 'Only the head of the appointing body may sign this. Submit it to that person.',
    source: 'NĐ 115/2020 Art 46(1)',
  },
  'snapshot-differs': {
    vi: 'Mã băm gửi kèm không phải của nội dung được công bố; mã đúng là {snapshot}. Hãy kiểm tra lại nội dung, hoặc bỏ trống trường này: hệ thống tự tính.',
    en: 'The hash that was sent is not that of what is published, which is {snapshot}. Check the content, or leave the field out: the system computes it.',
    source: house('publications'),
  },
  'not-the-owner': {
    vi: 'Bước này do cán bộ đầu mối của đợt thi hoặc thư ký hội đồng thực hiện. Hãy chuyển cho người đó.',
    en: 'This is done by the owner of the round or the secretary of the council. Pass it on to one of them.',
    source: house('who-records'),
  },
  'unknown-candidate': {
    vi: 'Không có thí sinh {candidate} trong đợt thi. Hãy kiểm tra lại mã.',
    en: 'There is no candidate {candidate} in this round. Check the id.',
    source: house('known-names'),
  },
} as const satisfies Wordings;

/** What the composed round refuses, whatever the chapter. */
export const roundRefusals = {
  'round-unknown': {
    vi: 'Đợt thi này chưa được lập. Hãy kiểm tra lại mã đợt thi.',
    en: 'There is no such round. Check its id.',
    source: house('known-names'),
  },
  'already-drafted': {
    vi: 'Mã đợt thi này đã được dùng. Hãy lập đợt thi với mã khác.',
    en: 'This id already belongs to a round. Draft the new round under another id.',
    source: house('known-names'),
  },
  'round-ended': {
    vi: 'Đợt thi đã kết thúc ({stage}); không ghi thêm được bước này.',
    en: 'The round has ended ({stage}); this step can no longer be recorded.',
    source: house('steps-in-order'),
  },
  'round-suspended': {
    vi: 'Đợt thi đang tạm dừng. Cấp có thẩm quyền phải cho tiếp tục trước.',
    en: 'The round is suspended. The authority must resume it first.',
    source: house('standstill'),
  },
  'wrong-stage': {
    vi: 'Chưa (hoặc không còn) ghi được việc “{event}”: đợt thi đang ở bước {stage}. Hãy làm việc mà đợt thi đang chờ.',
    en: '“{event}” cannot be recorded while the round is at this stage: {stage}. Do what the round waits for.',
    source: house('steps-in-order'),
  },
  'past-draft': {
    vi: 'Chủ trương đã được phê duyệt nên không rút dự thảo được nữa. Hãy trình cấp có thẩm quyền hủy đợt thi (`cancel-round`).',
    en: 'The round was approved in principle and is no draft any more. Ask the authority to cancel it (cancel-round).',
    source: house('one-round-a-post'),
  },
  'not-on-course': {
    vi: 'Đợt thi này không có việc “{event}”: tiến trình của đợt ({course}) không có bước {missing}.',
    en: '“{event}” is no part of this round: its course ({course}) has no such stage as: {missing}.',
    source: house('steps-in-order'),
  },
  'backdated-without-reason': {
    vi: 'Việc ghi sau khi xảy ra phải có lý do và ghi chú: ghi chú của Ban giám sát, hoặc của người nhập khi chưa có Ban giám sát. Đợt thi nhập lại từ hồ sơ giấy chỉ cần nêu một lần khi lập đợt thi.',
    en: 'What is recorded after it happened needs a reason and a note: of the supervision board, or of whoever types it in while none sits. A round that is typed in from its paper file gives both once, with its draft.',
    source: house('late-entries'),
  },
  'in-the-future': {
    vi: 'Thời điểm xảy ra ({occurredAt}) ở sau thời điểm ghi. Hãy sửa lại thời điểm.',
    en: 'It cannot have happened ({occurredAt}) after it is recorded. Correct the time.',
    source: house('days-in-order'),
  },
  'before-last-step': {
    vi: 'Thời điểm xảy ra ({occurredAt}) ở trước bước liền trước ({movedAt}). Hãy ghi theo đúng thứ tự; hồ sơ giấy của đợt thi cũ thì nhập bằng chế độ nhập hồi cứu.',
    en: 'It cannot have happened ({occurredAt}) before the last step ({movedAt}). Record in the order of what happened; the papers of an old round are typed in as a retrospective round.',
    source: house('late-entries'),
  },
  'conflict-of-interest': {
    vi: '{member} phải tránh mọi việc về thí sinh {candidate}. Người khác có thẩm quyền phải quyết định việc này.',
    en: '{member} must keep out of everything about the candidate {candidate}. Somebody else with the right to must decide this.',
    source: 'NĐ 170/2025 Art 8(3)',
  },
  'no-seat-for-this': {
    vi: 'Ông/bà không giữ vị trí nào trong đợt thi này được làm việc này. Hãy chuyển cho người giữ vị trí đó.',
    en: 'You hold no seat in this round that may do this. Pass it on to whoever holds it.',
    source: 'TT 22/2025 Art 5',
  },
  'valid-time-missing': {
    vi: 'Đợt thi này được nhập lại từ hồ sơ giấy: mỗi bước phải nêu thời điểm đã xảy ra. Lý do và ghi chú chỉ cần nêu một lần khi lập đợt thi.',
    en: 'This round is typed in from its paper file: every step needs the time at which it happened. Reason and note are given once, with the draft of the round.',
    source: house('late-entries'),
  },
} as const satisfies Wordings;

export type GeneralRefusal = keyof typeof roundRefusals;
