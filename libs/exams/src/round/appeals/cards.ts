import { cards, ofScript, windowEnd } from '../card.js';
import { count, digest, done, minutes, sheet } from '../output.js';
import type { AppealsCommands, AppealsEvents } from './events.js';

/** What is to be known of each event of this chapter. */
export const appealsCards = cards<AppealsCommands, AppealsEvents>()({
  AppealFiled: {
    sent: { command: 'FileAppeal', roles: ['CANDIDATE', 'SECRETARY'], seats: ['CANDIDATES'] },
    about: 'NOBODY',
    stage: { from: ['WRITTEN_PUBLISHED'] },
    sealed: [{ until: 'RECOGNISED', fields: ['script'] }],
    title: { vi: 'Nhận đơn phúc khảo', en: 'Appeal filed', source: 'NĐ 170/2025 Art 16(4)b' },
    output: done,
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  AppealWindowClosed: {
    sent: {
      command: 'CloseAppealWindow',
      roles: ['HR', 'SECRETARY', 'COUNCIL'],
      seats: ['OWNER', 'SECRETARY', 'CHAIR', 'SYSTEM'],
    },
    about: 'NOBODY',
    stage: { from: ['WRITTEN_PUBLISHED'] },
    sealed: 'OPEN',
    title: { vi: 'Hết hạn phúc khảo', en: 'Appeal window closed', source: 'NĐ 170/2025 Art 16(4)b' },
    output: ({ appeals }) => count(appeals),
    decides: 'NOTHING',
    clocks: windowEnd,
  },

  AppealMarkingStarted: {
    sent: 'FOLLOWS',
    about: 'NOBODY',
    stage: { enters: 'APPEAL_MARKING' },
    sealed: 'OPEN',
    title: { vi: 'Bắt đầu chấm phúc khảo', en: 'Appeal marking started', source: 'TT 22/2025 Art 17' },
    output: 'FOLLOWS',
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  AppealMarked: {
    sent: { command: 'RecordAppealMark', roles: ['MARKER', 'BOARD_HEAD'], seats: ['APPEAL_MARKING_BOARD'] },
    about: 'SCRIPT',
    stage: { from: ['APPEAL_MARKING'] },
    sealed: [
      { until: 'WRITTEN_FINAL', fields: ['mark'] },
      { until: 'RECOGNISED', fields: ['sheet', 'script'] },
    ],
    title: { vi: 'Ghi điểm phúc khảo', en: 'Appeal mark recorded', source: 'TT 22/2025 Art 18' },
    output: sheet,
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  AppealDisputed: {
    sent: 'FOLLOWS',
    about: 'NOBODY',
    stage: { from: ['APPEAL_MARKING'] },
    sealed: [
      { until: 'WRITTEN_FINAL', fields: ['proposed'] },
      { until: 'RECOGNISED', fields: ['script'] },
    ],
    title: { vi: 'Điểm phúc khảo lệch', en: 'Appeal marks differ', source: 'TT 22/2025 Art 18' },
    output: 'FOLLOWS',
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  AppealDecided: {
    sent: { command: 'DecideAppeal', roles: ['COUNCIL', 'AUTHORITY'], seats: ['CHAIR'] },
    about: 'SCRIPT',
    stage: { from: ['APPEAL_MARKING'] },
    sealed: [
      { until: 'WRITTEN_FINAL', fields: ['mark'] },
      { until: 'RECOGNISED', fields: ['script'] },
    ],
    title: {
      vi: 'Chủ tịch quyết định điểm phúc khảo',
      en: 'Appeal decided by the chair',
      source: 'TT 22/2025 Art 18',
    },
    output: minutes,
    decides: ofScript,
    clocks: 'NONE',
  },

  AppealSettled: {
    sent: 'FOLLOWS',
    about: 'NOBODY',
    stage: { from: ['APPEAL_MARKING'] },
    sealed: [
      { until: 'WRITTEN_FINAL', fields: ['raw', 'net', 'replaces'] },
      { until: 'RECOGNISED', fields: ['script'] },
    ],
    title: { vi: 'Chốt điểm phúc khảo', en: 'Appeal settled', source: 'TT 22/2025 Art 18' },
    output: 'FOLLOWS',
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  WrittenResultFinal: {
    sent: { command: 'CompleteAppeals', roles: ['COUNCIL', 'SECRETARY', 'AUTHORITY'], seats: ['CHAIR', 'SECRETARY'] },
    about: 'NOBODY',
    stage: { enters: 'WRITTEN_FINAL' },
    sealed: 'OPEN',
    title: {
      vi: 'Kết quả thi viết chính thức',
      en: 'Written result final',
      source: 'NĐ 170/2025 Art 16(4)',
    },
    output: (data) => (data.snapshot === null ? done() : digest(data.snapshot)),
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  GateEvaluated: {
    sent: { command: 'EvaluateGate', roles: ['COUNCIL', 'SECRETARY', 'AUTHORITY'], seats: ['CHAIR', 'SECRETARY'] },
    about: 'NOBODY',
    stage: { from: ['WRITTEN_FINAL'] },
    sealed: 'OPEN',
    title: { vi: 'Xét điều kiện vào vòng bảo vệ', en: 'Gate evaluated', source: 'NĐ 170/2025 Art 10' },
    output: ({ admitted }) => count(admitted.length),
    decides: 'NOTHING',
    clocks: 'NONE',
  },
});
