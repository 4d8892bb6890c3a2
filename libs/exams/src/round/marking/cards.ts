import { house } from '#rules';
import { cards, ofRound, ofScript } from '../card.js';
import { choice, decision, digest, done, minutes, sheet, snapshot } from '../output.js';
import type { MarkingCommands, MarkingEvents } from './events.js';

/** What is to be known of each event of this chapter. */
export const markingCards = cards<MarkingCommands, MarkingEvents>()({
  ScriptsCoded: {
    sent: { command: 'CodeScripts', roles: ['BOARD_HEAD', 'COUNCIL'], seats: ['CODING_HEAD'] },
    about: 'NOBODY',
    stage: { enters: 'CODED' },
    seal: 'CLOSES',
    sealed: 'OPEN',
    title: { vi: 'Làm phách', en: 'Scripts coded', source: 'TT 22/2025' },
    output: ({ commitment }) => digest(commitment),
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  MarkRecorded: {
    sent: { command: 'RecordMark', roles: ['MARKER', 'BOARD_HEAD'], seats: ['MARKING_BOARD'] },
    about: 'SCRIPT',
    stage: { enters: 'MARKING', again: true },
    sealed: [{ until: 'MARKED', fields: ['mark', 'sheet'] }],
    title: { vi: 'Ghi điểm chấm', en: 'Mark recorded', source: 'TT 22/2025 Art 16' },
    output: sheet,
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  MarkCorrected: {
    sent: { command: 'CorrectMark', roles: ['MARKER', 'BOARD_HEAD'], seats: ['MARKING_BOARD'] },
    about: 'SCRIPT',
    stage: { from: ['MARKING'] },
    sealed: [{ until: 'MARKED', fields: ['mark', 'old', 'sheet'] }],
    title: { vi: 'Sửa điểm có ký xác nhận', en: 'Mark corrected', source: 'TT 22/2025 Art 16' },
    output: sheet,
    decides: ofScript,
    clocks: 'NONE',
  },

  MarkDisputed: {
    sent: 'FOLLOWS',
    about: 'NOBODY',
    stage: { from: ['MARKING'] },
    sealed: [{ until: 'MARKED', fields: ['difference'] }],
    title: { vi: 'Điểm chấm lệch', en: 'Marks differ', source: 'TT 22/2025 Art 16(2)' },
    output: 'FOLLOWS',
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  ThirdMarkerAssigned: {
    sent: { command: 'AssignThirdMarker', roles: ['BOARD_HEAD', 'COUNCIL'], seats: ['MARKING_HEAD'] },
    about: 'SCRIPT',
    stage: { from: ['MARKING'] },
    sealed: [{ until: 'MARKED', fields: ['marker'] }],
    title: {
      vi: 'Phân công người chấm thứ ba',
      en: 'Third marker assigned',
      source: 'TT 22/2025 Art 16(2)',
    },
    output: ({ marker }) => choice(marker),
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  HeadDecided: {
    sent: { command: 'DecideMark', roles: ['BOARD_HEAD', 'COUNCIL'], seats: ['MARKING_HEAD'] },
    about: 'SCRIPT',
    stage: { from: ['MARKING'] },
    sealed: [{ until: 'MARKED', fields: ['mark'] }],
    title: {
      vi: 'Trưởng ban chấm quyết định điểm',
      en: 'Mark decided by the head',
      source: 'TT 22/2025 Art 16(2)',
    },
    output: minutes,
    decides: ofScript,
    clocks: 'NONE',
  },

  CollectiveMarked: {
    sent: { command: 'DecideCollectively', roles: ['BOARD_HEAD', 'COUNCIL'], seats: ['MARKING_HEAD'] },
    about: 'SCRIPT',
    stage: { from: ['MARKING'] },
    sealed: [{ until: 'MARKED', fields: ['mark'] }],
    title: { vi: 'Chấm tập thể', en: 'Marked collectively', source: 'TT 22/2025 Art 16(2)' },
    output: minutes,
    decides: ofScript,
    clocks: 'NONE',
  },

  ScriptZeroed: {
    sent: { command: 'ZeroScript', roles: ['BOARD_HEAD', 'COUNCIL'], seats: ['MARKING_HEAD'] },
    about: 'SCRIPT',
    stage: { enters: 'MARKING', again: true },
    sealed: 'OPEN',
    title: { vi: 'Cho điểm 0', en: 'Script zeroed', source: 'TT 22/2025 Art 16(3)' },
    output: minutes,
    decides: ofScript,
    clocks: 'NONE',
  },

  MarkSettled: {
    sent: 'FOLLOWS',
    about: 'NOBODY',
    stage: { from: ['MARKING'] },
    sealed: [{ until: 'MARKED', fields: ['mark', 'replaces'] }],
    title: { vi: 'Chốt điểm bài thi', en: 'Mark settled', source: 'TT 22/2025 Art 16(2)' },
    output: 'FOLLOWS',
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  MarkingCompleted: {
    sent: { command: 'CompleteMarking', roles: ['BOARD_HEAD', 'COUNCIL'], seats: ['MARKING_HEAD'] },
    about: 'NOBODY',
    stage: { enters: 'MARKED' },
    sealed: 'OPEN',
    title: { vi: 'Hoàn thành chấm thi', en: 'Marking completed', source: 'NĐ 170/2025 Art 16' },
    output: done,
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  UnsealingConfirmed: {
    sent: {
      command: 'ConfirmUnsealing',
      roles: ['BOARD_HEAD', 'COUNCIL', 'SECRETARY', 'MARKER', 'SUPERVISOR'],
      seats: ['KEEPERS', 'SUPERVISION_BOARD'],
    },
    about: 'NOBODY',
    stage: { from: ['MARKED'] },
    seal: 'OPENS',
    sealed: 'OPEN',
    title: {
      vi: 'Đồng ý mở niêm phong bảng phách',
      en: 'Unsealing confirmed',
      source: 'TT 22/2025 Art 15(3)',
    },
    output: ({ by }) => choice(by),
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  CodeMapRejected: {
    sent: 'FOLLOWS',
    about: 'NOBODY',
    stage: { from: ['MARKED'] },
    sealed: 'OPEN',
    title: { vi: 'Bảng phách không khớp niêm phong', en: 'Code map rejected', source: house('code-map') },
    output: ({ found }) => digest(found),
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  CodeMapSettled: {
    sent: { command: 'SettleCodeMap', roles: ['COUNCIL', 'AUTHORITY'], seats: ['CHAIR'] },
    about: 'NOBODY',
    stage: { from: ['MARKED'] },
    sealed: 'OPEN',
    title: {
      vi: 'Hội đồng xác định bảng phách',
      en: 'Code map settled by the council',
      source: 'TT 22/2025 Art 15(3)',
    },
    output: decision,
    decides: ofRound,
    clocks: 'NONE',
  },

  CodeMapUnsealed: {
    sent: { command: 'UnsealCodeMap', roles: ['BOARD_HEAD', 'COUNCIL', 'SECRETARY', 'MARKER'], seats: ['KEEPERS'] },
    about: 'NOBODY',
    stage: { enters: 'WRITTEN_PUBLISHED' },
    sealed: [{ until: 'RECOGNISED', fields: ['map', 'salt'] }],
    title: { vi: 'Ghép phách, công bố điểm', en: 'Code map unsealed', source: 'NĐ 170/2025 Art 16(4)' },
    output: snapshot,
    decides: 'NOTHING',
    clocks: 'NONE',
  },
});
