import { house } from '#rules';
import { about, cards } from '../card.js';
import { count, digest, done, minutes, sheet } from '../output.js';
import type { DefenceCommands, DefenceEvents } from './events.js';

/** What is to be known of each event of this chapter. */
export const defenceCards = cards<DefenceCommands, DefenceEvents>()({
  SchemeDeposited: {
    sent: {
      command: 'DepositScheme',
      roles: ['HR', 'SECRETARY', 'CANDIDATE'],
      seats: ['SECRETARY', 'OWNER', 'CANDIDATES'],
    },
    about: 'NOBODY',
    stage: { enters: 'DEFENCE_READY', again: true },
    sealed: 'OPEN',
    title: { vi: 'Nộp đề án', en: 'Scheme deposited', source: '2424/BNV-CCVC' },
    output: ({ hash }) => digest(hash),
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  LateSchemeAccepted: {
    sent: { command: 'AcceptLateScheme', roles: ['COUNCIL', 'AUTHORITY'], seats: ['CHAIR'] },
    about: 'CANDIDATE',
    stage: { enters: 'DEFENCE_READY', again: true },
    sealed: 'OPEN',
    title: { vi: 'Chấp nhận đề án nộp muộn', en: 'Late scheme accepted', source: house('defence-sessions') },
    output: minutes,
    decides: ({ candidate }) => about('CANDIDATE', candidate, 'LATE_SCHEME'),
    clocks: 'NONE',
  },

  OrderDrawn: {
    sent: { command: 'DrawOrder', roles: ['COUNCIL', 'AUTHORITY'], seats: ['CHAIR'] },
    about: 'NOBODY',
    stage: { from: ['DEFENCE_READY'] },
    seal: 'OPENS',
    sealed: 'OPEN',
    title: { vi: 'Bốc thăm thứ tự bảo vệ', en: 'Order drawn', source: 'TT 22/2025' },
    output: ({ order }) => count(order.length),
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  DefenceStarted: {
    sent: {
      command: 'StartDefence',
      roles: ['COUNCIL', 'BOARD_HEAD', 'MARKER', 'AUTHORITY'],
      seats: ['CHAIR', 'PANEL_HEAD'],
    },
    about: 'NOBODY',
    stage: { enters: 'DEFENCE_RUNNING', again: true },
    sealed: 'OPEN',
    title: { vi: 'Bắt đầu bảo vệ đề án', en: 'Defence started', source: 'TT 22/2025 Art 20' },
    output: done,
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  Presented: {
    sent: {
      command: 'RecordPresentation',
      roles: ['COUNCIL', 'SECRETARY', 'BOARD_HEAD', 'MARKER', 'AUTHORITY'],
      seats: ['CHAIR', 'PANEL_HEAD', 'SECRETARY'],
    },
    about: 'NOBODY',
    stage: { from: ['DEFENCE_RUNNING'] },
    sealed: 'OPEN',
    title: { vi: 'Trình bày đề án', en: 'Scheme presented', source: 'TT 22/2025 Art 20' },
    output: (data) => count(data.minutes),
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  Questioned: {
    sent: {
      command: 'RecordQuestioning',
      roles: ['COUNCIL', 'SECRETARY', 'BOARD_HEAD', 'MARKER', 'AUTHORITY'],
      seats: ['CHAIR', 'PANEL_HEAD', 'SECRETARY'],
    },
    about: 'NOBODY',
    stage: { from: ['DEFENCE_RUNNING'] },
    sealed: 'OPEN',
    title: { vi: 'Hỏi và trả lời', en: 'Questions answered', source: 'TT 22/2025 Art 20' },
    output: ({ record }) => digest(record),
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  PresenceRecorded: {
    sent: {
      command: 'RecordPresence',
      roles: ['COUNCIL', 'SECRETARY', 'BOARD_HEAD', 'MARKER', 'AUTHORITY'],
      seats: ['CHAIR', 'PANEL_HEAD', 'SECRETARY'],
    },
    about: 'NOBODY',
    stage: { from: ['DEFENCE_RUNNING'] },
    sealed: 'OPEN',
    title: { vi: 'Ghi thành viên dự đủ buổi', en: 'Presence recorded', source: house('same-scorers') },
    output: ({ members }) => count(members.length),
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  DefenceAbsenceRecorded: {
    sent: {
      command: 'RecordDefenceAbsence',
      roles: ['COUNCIL', 'BOARD_HEAD', 'MARKER', 'AUTHORITY'],
      seats: ['CHAIR', 'PANEL_HEAD'],
    },
    about: 'NOBODY',
    stage: { enters: 'DEFENCE_RUNNING', again: true },
    sealed: 'OPEN',
    title: { vi: 'Thí sinh vắng bảo vệ', en: 'Absence from the defence recorded', source: 'TT 22/2025' },
    output: done,
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  SheetSigned: {
    sent: {
      command: 'SignSheet',
      roles: ['COUNCIL', 'SECRETARY', 'BOARD_HEAD', 'MARKER', 'AUTHORITY'],
      seats: ['PANEL'],
    },
    about: 'CANDIDATE',
    stage: { from: ['DEFENCE_RUNNING'] },
    sealed: [{ until: 'SHEETS_OPEN', fields: ['score', 'sheet', 'replaces', 'spread'] }],
    title: { vi: 'Ký phiếu điểm', en: 'Sheet signed', source: 'TT 22/2025 Art 20(1)' },
    output: sheet,
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  SpreadReviewRequired: {
    sent: 'FOLLOWS',
    about: 'NOBODY',
    stage: { from: ['DEFENCE_RUNNING'] },
    sealed: [{ until: 'SHEETS_OPEN', fields: ['spread'] }],
    title: {
      vi: 'Điểm bảo vệ lệch quá mức',
      en: 'Spread review required',
      source: 'TT 22/2025 Art 22(1)',
    },
    output: 'FOLLOWS',
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  SpreadReviewDecided: {
    sent: { command: 'DecideSpread', roles: ['BOARD_HEAD', 'COUNCIL'], seats: ['PANEL_HEAD'] },
    about: 'CANDIDATE',
    stage: { from: ['DEFENCE_RUNNING'] },
    sealed: [{ until: 'SHEETS_OPEN', fields: ['kind', 'member', 'anew'] }],
    title: { vi: 'Quyết định về điểm lệch', en: 'Spread review decided', source: 'TT 22/2025 Art 22(1)' },
    output: minutes,
    decides: ({ candidate, kind }) => about('CANDIDATE', candidate, kind),
    clocks: 'NONE',
  },

  DefenceSealed: {
    sent: { command: 'SealDefence', roles: ['BOARD_HEAD', 'COUNCIL'], seats: ['PANEL_HEAD'] },
    about: 'NOBODY',
    stage: { enters: 'DEFENCE_SEALED' },
    seal: 'CLOSES',
    sealed: 'OPEN',
    title: { vi: 'Niêm phong phiếu điểm', en: 'Score sheets sealed', source: 'TT 22/2025 Art 22(2)' },
    output: done,
    decides: 'NOTHING',
    clocks: 'NONE',
  },
});
