import { house } from '#rules';
import { about, cards } from '../card.js';
import { choice, count, decision, digest, minutes } from '../output.js';
import { defence, published, written } from '../spans.js';
import type { Role } from '../../account/events.js';
import type { WrittenCommands, WrittenEvents } from './events.js';
import { custodians } from './rule.js';

/** In whichever of their roles they hold a thing under seal. */
const custodianRoles: readonly Role[] = [
  'COUNCIL',
  'SECRETARY',
  'BOARD_HEAD',
  'MARKER',
  'SUPERVISOR',
  'AUTHORITY',
  'HR',
];

/** What is to be known of each event of this chapter. */
export const writtenCards = cards<WrittenCommands, WrittenEvents>()({
  PapersSealed: {
    sent: { command: 'SealPapers', roles: ['BOARD_HEAD', 'COUNCIL'], seats: ['QUESTION_HEAD', 'CHAIR'] },
    about: 'NOBODY',
    stage: { enters: 'WRITTEN_READY', again: true },
    seal: 'CLOSES',
    sealed: 'OPEN',
    title: { vi: 'Niêm phong đề thi', en: 'Papers sealed', source: 'TT 22/2025 Art 13' },
    output: ({ versions }) => count(versions.length),
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  PaperDrawn: {
    sent: { command: 'DrawPaper', roles: ['COUNCIL', 'AUTHORITY'], seats: ['CHAIR'] },
    about: 'NOBODY',
    stage: { from: ['WRITTEN_READY'] },
    seal: 'OPENS',
    sealed: 'OPEN',
    title: { vi: 'Bốc chọn đề thi', en: 'Paper drawn', source: 'TT 22/2025 Art 13(2)b' },
    output: ({ version }) => choice(version),
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  ReservePaperTaken: {
    sent: { command: 'TakeReservePaper', roles: ['COUNCIL', 'AUTHORITY'], seats: ['CHAIR'] },
    about: 'NOBODY',
    stage: { from: ['WRITTEN_READY'] },
    sealed: 'OPEN',
    title: {
      vi: 'Dùng đề dự phòng do niêm phong không nguyên vẹn',
      en: 'Reserve paper taken',
      source: 'TT 22/2025 Art 15(2)',
    },
    output: minutes,
    decides: ({ version }, round) => about('ROUND', round, version),
    clocks: 'NONE',
  },

  WrittenStarted: {
    sent: { command: 'StartWritten', roles: ['BOARD_HEAD', 'COUNCIL'], seats: ['INVIGILATION_HEAD', 'CHAIR'] },
    about: 'NOBODY',
    stage: { enters: 'WRITTEN_RUNNING' },
    sealed: 'OPEN',
    title: { vi: 'Bắt đầu thi viết', en: 'Written paper started', source: 'TT 22/2025 Art 15' },
    output: ({ witnesses }) => count(witnesses.length),
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  AttendanceRecorded: {
    sent: {
      command: 'RecordAttendance',
      roles: ['BOARD_HEAD', 'MARKER', 'COUNCIL', 'SECRETARY'],
      seats: ['INVIGILATION_BOARD'],
    },
    about: 'NOBODY',
    stage: { from: ['WRITTEN_RUNNING'] },
    sealed: 'OPEN',
    title: { vi: 'Điểm danh thí sinh', en: 'Attendance recorded', source: 'TT 22/2025 Art 14' },
    output: ({ present }) => choice(present ? 'PRESENT' : 'ABSENT'),
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  CandidateLate: {
    sent: {
      command: 'RecordLateArrival',
      roles: ['BOARD_HEAD', 'MARKER', 'COUNCIL', 'SECRETARY'],
      seats: ['INVIGILATION_BOARD'],
    },
    about: 'CANDIDATE',
    stage: { from: ['WRITTEN_RUNNING'] },
    sealed: 'OPEN',
    title: { vi: 'Thí sinh đến muộn', en: 'Late arrival recorded', source: 'TT 22/2025' },
    output: ({ admitted }) => choice(admitted ? 'ADMITTED' : 'NOT_ADMITTED'),
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  SanctionApplied: {
    sent: {
      command: 'ApplySanction',
      roles: ['BOARD_HEAD', 'MARKER', 'COUNCIL', 'SECRETARY'],
      seats: ['INVIGILATION_BOARD', 'CHAIR'],
    },
    about: 'CANDIDATE',
    stage: { from: ['WRITTEN_RUNNING'] },
    sealed: 'OPEN',
    title: { vi: 'Xử lý vi phạm', en: 'Sanction applied', source: 'TT 22/2025' },
    output: minutes,
    decides: ({ candidate, kind }) => about('CANDIDATE', candidate, kind),
    clocks: 'NONE',
  },

  ResultCancelled: {
    sent: { command: 'CancelResult', roles: ['COUNCIL', 'AUTHORITY'], seats: ['CHAIR'] },
    about: 'CANDIDATE',
    stage: { from: [...written, ...published, ...defence] },
    sealed: 'OPEN',
    title: { vi: 'Hủy kết quả bài thi', en: 'Result cancelled', source: 'TT 22/2025' },
    output: decision,
    decides: ({ candidate }) => about('CANDIDATE', candidate, 'RESULT_CANCELLED'),
    clocks: 'NONE',
  },

  QuestionErrorRaised: {
    sent: {
      command: 'RaiseQuestionError',
      roles: ['BOARD_HEAD', 'MARKER', 'COUNCIL', 'SECRETARY', 'CANDIDATE'],
      seats: ['INVIGILATION_BOARD', 'CANDIDATES'],
    },
    about: 'NOBODY',
    stage: { from: ['WRITTEN_RUNNING'] },
    sealed: 'OPEN',
    title: { vi: 'Báo lỗi đề thi', en: 'Question error raised', source: house('question-errors') },
    output: ({ text }) => digest(text.commitment),
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  QuestionErrorDecided: {
    sent: { command: 'DecideQuestionError', roles: ['COUNCIL', 'AUTHORITY'], seats: ['CHAIR'] },
    about: 'NOBODY',
    stage: { from: written, before: 'CODED' },
    sealed: 'OPEN',
    title: { vi: 'Quyết định về lỗi đề thi', en: 'Question error decided', source: house('question-errors') },
    output: minutes,
    decides: ({ question, decision }) => about('QUESTION', question, decision),
    clocks: 'NONE',
  },

  CustodyOffered: {
    sent: { command: 'TransferCustody', roles: custodianRoles, seats: custodians },
    about: 'NOBODY',
    stage: { from: 'ANY' },
    sealed: 'OPEN',
    title: {
      vi: 'Giao vật niêm phong, chờ người nhận ký nhận',
      en: 'Custody offered, to be signed for by the receiver',
      source: 'TT 22/2025 Art 5(5)đ',
    },
    output: (data) => count(data.count),
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  CustodyTransferred: {
    sent: { command: 'AcceptCustody', roles: custodianRoles, seats: custodians },
    about: 'NOBODY',
    stage: { from: 'ANY' },
    sealed: 'OPEN',
    title: { vi: 'Giao nhận vật niêm phong', en: 'Custody handed over', source: 'TT 22/2025 Art 15' },
    output: (data) => count(data.count),
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  CustodyRefused: {
    sent: { command: 'RefuseCustody', roles: custodianRoles, seats: custodians },
    about: 'NOBODY',
    stage: { from: 'ANY' },
    sealed: 'OPEN',
    title: {
      vi: 'Không nhận, hoặc rút lại vật niêm phong chưa được ký nhận',
      en: 'Custody refused or taken back',
      source: house('custody'),
    },
    output: ({ reason }) => digest(reason.commitment),
    decides: ({ item }, round) => about('ROUND', round, item),
    clocks: 'NONE',
  },

  CustodyTakenOver: {
    sent: { command: 'TakeOverCustody', roles: ['COUNCIL', 'AUTHORITY'], seats: ['CHAIR'] },
    about: 'NOBODY',
    stage: { from: 'ANY' },
    sealed: 'OPEN',
    title: {
      vi: 'Tiếp quản vật niêm phong của người không còn nhiệm vụ',
      en: 'Custody taken over from somebody who has left',
      source: house('custody'),
    },
    output: minutes,
    decides: ({ item }, round) => about('ROUND', round, item),
    clocks: 'NONE',
  },

  WrittenEnded: {
    sent: { command: 'EndWritten', roles: ['BOARD_HEAD', 'COUNCIL'], seats: ['INVIGILATION_HEAD'] },
    about: 'NOBODY',
    stage: { enters: 'SCRIPTS_SEALED' },
    sealed: 'OPEN',
    title: { vi: 'Kết thúc thi viết, thu bài', en: 'Written paper ended', source: 'TT 22/2025 Art 15' },
    output: ({ scripts }) => count(scripts.length),
    decides: 'NOTHING',
    clocks: 'NONE',
  },
});
