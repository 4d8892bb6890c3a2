import { house } from '#rules';
import { about, cards, ofRound } from '../card.js';
import { choice, decision, digest, done, minutes, report, snapshot } from '../output.js';
import { appointing } from '../spans.js';
import type { ResultsCommands, ResultsEvents } from './events.js';

/** What is to be known of each event of this chapter. */
export const resultsCards = cards<ResultsCommands, ResultsEvents>()({
  ResultsCompiled: {
    sent: { command: 'CompileResults', roles: ['COUNCIL', 'SECRETARY', 'AUTHORITY'], seats: ['CHAIR', 'SECRETARY'] },
    about: 'NOBODY',
    stage: { enters: 'COMPILED', again: true },
    sealed: 'OPEN',
    title: { vi: 'Tổng hợp kết quả', en: 'Results compiled', source: 'TT 22/2025 Art 22' },
    output: ({ inputsHash }) => digest(inputsHash),
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  NoResultFound: {
    sent: { command: 'DeclareNoResult', roles: ['COUNCIL', 'SECRETARY', 'AUTHORITY'], seats: ['CHAIR', 'SECRETARY'] },
    about: 'NOBODY',
    stage: { from: ['WRITTEN_FINAL', 'DEFENCE_READY'], to: 'DEFENCE_SEALED' },
    sealed: 'OPEN',
    title: { vi: 'Ghi nhận không có kết quả', en: 'No result found', source: 'NĐ 170/2025 Art 10(4)' },
    output: minutes,
    decides: (_, round) => about('ROUND', round, 'NO_RESULT'),
    clocks: 'NONE',
  },

  TieFound: {
    sent: 'FOLLOWS',
    about: 'NOBODY',
    stage: { enters: 'COMPILED', again: true },
    sealed: 'OPEN',
    title: { vi: 'Thí sinh bằng điểm', en: 'Tie found', source: 'NĐ 170/2025 Art 10(2)' },
    output: 'FOLLOWS',
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  TieResolved: {
    sent: { command: 'ResolveTie', roles: ['AUTHORITY'], seats: ['AUTHORITY'] },
    about: 'NOBODY',
    stage: { from: ['COMPILED'] },
    sealed: 'OPEN',
    title: { vi: 'Quyết định thứ tự khi bằng điểm', en: 'Tie resolved', source: 'NĐ 170/2025 Art 10(2)' },
    output: minutes,
    decides: ({ order }, round) => about('ROUND', round, order.join(' > ')),
    clocks: 'NONE',
  },

  PreferenceGapFound: {
    sent: 'FOLLOWS',
    about: 'NOBODY',
    stage: { enters: 'COMPILED', again: true },
    sealed: 'OPEN',
    title: {
      vi: 'Người trúng tuyển không còn vị trí nguyện vọng',
      en: 'Winner without a wished post found',
      source: 'NĐ 170/2025 Art 10(3)',
    },
    output: 'FOLLOWS',
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  PreferenceGapDecided: {
    sent: { command: 'DecidePreferenceGap', roles: ['AUTHORITY'], seats: ['AUTHORITY'] },
    about: 'CANDIDATE',
    stage: { from: ['COMPILED'] },
    sealed: 'OPEN',
    title: {
      vi: 'Quyết định vị trí ngoài nguyện vọng',
      en: 'Post beyond the wishes decided',
      source: 'NĐ 170/2025 Art 10(3)',
    },
    output: minutes,
    decides: ({ candidate, post }) => about('CANDIDATE', candidate, post ?? 'NO_POST'),
    clocks: 'NONE',
  },

  SingleCandidateConfirmed: {
    sent: { command: 'ConfirmSingleCandidate', roles: ['AUTHORITY'], seats: ['AUTHORITY'] },
    about: 'NOBODY',
    stage: { from: ['COMPILED'] },
    sealed: 'OPEN',
    title: { vi: 'Chấp thuận một thí sinh', en: 'Single candidate confirmed', source: house('single-candidate') },
    output: minutes,
    decides: ({ post }) => about('POST', post),
    clocks: 'NONE',
  },

  ResultsReported: {
    sent: { command: 'ReportResults', roles: ['COUNCIL', 'AUTHORITY'], seats: ['CHAIR'] },
    about: 'NOBODY',
    stage: { enters: 'REPORTED' },
    sealed: 'OPEN',
    title: { vi: 'Báo cáo kết quả', en: 'Results reported', source: 'NĐ 170/2025 Art 17' },
    output: report,
    decides: ofRound,
    clocks: 'NONE',
  },

  ResultsRecognised: {
    sent: { command: 'RecogniseResults', roles: ['AUTHORITY'], seats: ['AUTHORITY'] },
    about: 'NOBODY',
    stage: { from: ['REPORTED'], to: 'RECOGNISED' },
    sealed: 'OPEN',
    title: { vi: 'Công nhận kết quả', en: 'Results recognised', source: 'NĐ 170/2025 Art 17' },
    output: decision,
    decides: ofRound,
    clocks: 'NONE',
  },

  ResultsAnnounced: {
    sent: { command: 'AnnounceResults', roles: ['HR', 'SECRETARY'], seats: ['OWNER', 'SECRETARY'] },
    about: 'NOBODY',
    stage: { enters: 'RESULT_ANNOUNCED' },
    seal: 'OPENS',
    sealed: 'OPEN',
    title: { vi: 'Thông báo trúng tuyển', en: 'Results announced', source: 'NĐ 170/2025 Art 17' },
    output: snapshot,
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  SupervisionReported: {
    sent: { command: 'ReportSupervision', roles: ['SUPERVISOR'], seats: ['SUPERVISION_BOARD'] },
    about: 'NOBODY',
    stage: { from: [...appointing, 'CLOSED'] },
    sealed: 'OPEN',
    title: { vi: 'Báo cáo giám sát', en: 'Supervision reported', source: 'TT 22/2025 Art 23(4)d' },
    output: report,
    decides: ofRound,
    clocks: 'NONE',
  },

  CaseFailed: {
    sent: { command: 'RecordCaseFailed', roles: ['HR', 'AUTHORITY'], seats: ['OWNER', 'AUTHORITY', 'SYSTEM'] },
    about: 'NOBODY',
    stage: { enters: 'APPOINTING', again: true },
    sealed: 'OPEN',
    title: { vi: 'Bổ nhiệm không thành', en: 'Appointment case failed', source: 'NĐ 170/2025 Art 18' },
    output: ({ code }) => choice(code),
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  NextRankedInvited: {
    sent: { command: 'InviteNextRanked', roles: ['AUTHORITY'], seats: ['AUTHORITY'] },
    about: 'NOBODY',
    stage: { enters: 'APPOINTING', again: true },
    sealed: 'OPEN',
    title: {
      vi: 'Mời người tiếp theo cho vị trí',
      en: 'Next candidate invited',
      source: 'NĐ 170/2025 Art 18',
    },
    output: decision,
    decides: ({ post, candidate }) => about('POST', post, candidate),
    clocks: 'NONE',
  },

  ReserveInvited: {
    sent: { command: 'InviteFromReserve', roles: ['AUTHORITY'], seats: ['AUTHORITY'] },
    about: 'NOBODY',
    stage: { from: ['CLOSED', 'APPOINTING'], to: 'APPOINTING' },
    sealed: 'OPEN',
    title: {
      vi: 'Mời người trong danh sách bảo lưu kết quả',
      en: 'Invited from the reserve',
      source: house('reserve'),
    },
    output: decision,
    decides: ({ post, candidate }) => about('POST', post, candidate),
    clocks: 'NONE',
  },

  PostFilled: {
    sent: { command: 'RecordPostFilled', roles: ['HR', 'AUTHORITY'], seats: ['OWNER', 'AUTHORITY', 'SYSTEM'] },
    about: 'NOBODY',
    stage: { enters: 'APPOINTING', again: true },
    sealed: 'OPEN',
    title: { vi: 'Đã bổ nhiệm vào chức danh', en: 'Post filled', source: 'NĐ 170/2025 Art 18' },
    output: ({ candidate }) => choice(candidate),
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  PostUnfilled: {
    sent: { command: 'LeavePostUnfilled', roles: ['AUTHORITY'], seats: ['AUTHORITY'] },
    about: 'NOBODY',
    stage: { enters: 'APPOINTING', again: true },
    sealed: 'OPEN',
    title: { vi: 'Chức danh chưa có người', en: 'Post left unfilled', source: 'NĐ 170/2025 Art 10(4)' },
    output: ({ reason }) => digest(reason.commitment),
    decides: ({ post }) => about('POST', post, 'UNFILLED'),
    clocks: 'NONE',
  },

  ComplaintLodged: {
    sent: {
      command: 'LodgeComplaint',
      roles: ['COUNCIL', 'SECRETARY', 'BOARD_HEAD', 'MARKER', 'SUPERVISOR', 'AUTHORITY', 'HR', 'CANDIDATE'],
      seats: ['OWNER', 'AUTHORITY', 'SUPERIOR', 'SEATED', 'CANDIDATES'],
    },
    about: 'NOBODY',
    stage: { from: 'ANY' },
    sealed: 'OPEN',
    title: { vi: 'Tiếp nhận khiếu nại, tố cáo', en: 'Complaint lodged', source: 'TT 22/2025 Art 24' },
    output: ({ kind }) => choice(kind),
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  ComplaintReceived: {
    sent: { command: 'ReceiveComplaint', roles: ['HR'], seats: ['OWNER'] },
    about: 'NOBODY',
    stage: { from: 'ANY' },
    sealed: 'OPEN',
    title: {
      vi: 'Tiếp nhận đơn khiếu nại, tố cáo bằng giấy',
      en: 'Complaint received on paper',
      source: 'TT 22/2025 Art 24',
    },
    output: ({ kind }) => choice(kind),
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  ComplaintRedirected: {
    sent: {
      command: 'RedirectComplaint',
      roles: ['HR', 'AUTHORITY', 'COUNCIL'],
      seats: ['OWNER', 'CHAIR', 'AUTHORITY', 'SUPERIOR'],
    },
    about: 'NOBODY',
    stage: { from: 'ANY' },
    sealed: 'OPEN',
    title: {
      vi: 'Chuyển đơn khiếu nại, tố cáo đến người có thẩm quyền',
      en: 'Complaint passed on to whoever is to handle it',
      source: house('complaints'),
    },
    output: minutes,
    decides: ({ complaint }) => about('COMPLAINT', complaint),
    clocks: 'NONE',
  },

  ComplaintSettled: {
    sent: {
      command: 'SettleComplaint',
      roles: ['AUTHORITY', 'COUNCIL'],
      seats: ['CHAIR', 'AUTHORITY', 'SUPERIOR', 'SYSTEM'],
    },
    about: 'NOBODY',
    stage: { from: 'ANY' },
    sealed: 'OPEN',
    title: { vi: 'Giải quyết khiếu nại, tố cáo', en: 'Complaint settled', source: 'TT 22/2025 Art 24' },
    output: minutes,
    decides: ({ complaint, outcome }) => about('COMPLAINT', complaint, outcome),
    clocks: 'NONE',
  },

  RoundClosed: {
    sent: { command: 'CloseRound', roles: ['HR'], seats: ['OWNER'] },
    about: 'NOBODY',
    stage: { from: appointing, to: 'CLOSED' },
    sealed: 'OPEN',
    title: { vi: 'Kết thúc đợt thi', en: 'Round closed', source: 'TT 22/2025 Art 25' },
    output: done,
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  RecordsHandedOver: {
    sent: { command: 'HandOverRecords', roles: ['HR', 'SECRETARY'], seats: ['SECRETARY', 'OWNER'] },
    about: 'NOBODY',
    stage: { enters: 'ARCHIVED' },
    sealed: 'OPEN',
    title: { vi: 'Nộp lưu hồ sơ', en: 'Records handed over', source: 'TT 22/2025 Art 25(2)' },
    output: ({ archive }) => choice(archive),
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  ResultAnnulled: {
    sent: { command: 'AnnulResults', roles: ['AUTHORITY'], seats: ['AUTHORITY', 'SUPERIOR'] },
    about: 'NOBODY',
    stage: { from: ['RECOGNISED', 'HIRE_DECIDED', 'RESULT_ANNOUNCED', 'APPOINTING', 'CLOSED'], to: 'ANNULLED' },
    sealed: 'OPEN',
    title: { vi: 'Hủy kết quả kỳ thi', en: 'Results annulled', source: 'NĐ 170/2025' },
    output: decision,
    decides: ofRound,
    clocks: 'NONE',
  },
});
