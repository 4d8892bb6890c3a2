import { house } from '#rules';
import { about, cards } from '../card.js';
import { choice, decision } from '../output.js';
import type { ClocksCommands, ClocksEvents } from './events.js';

/** What is to be known of each event of this chapter. */
export const clocksCards = cards<ClocksCommands, ClocksEvents>()({
  ClockStarted: {
    sent: 'FOLLOWS',
    about: 'NOBODY',
    stage: { from: 'ANY' },
    sealed: 'OPEN',
    title: { vi: 'Bắt đầu tính hạn', en: 'Clock started', source: 'BLDS 2015 Art 147' },
    output: 'FOLLOWS',
    decides: 'NOTHING',
    clocks: (data) => ({ change: { type: 'ClockStarted', data } }),
  },

  ClockStopped: {
    sent: 'FOLLOWS',
    about: 'NOBODY',
    stage: { from: 'ANY' },
    sealed: 'OPEN',
    title: { vi: 'Hết tính hạn', en: 'Clock stopped', source: 'BLDS 2015 Art 147' },
    output: 'FOLLOWS',
    decides: 'NOTHING',
    clocks: (data) => ({ change: { type: 'ClockStopped', data } }),
  },

  ClockPaused: {
    sent: 'FOLLOWS',
    about: 'NOBODY',
    stage: { from: 'ANY' },
    sealed: 'OPEN',
    title: { vi: 'Tạm ngừng tính hạn', en: 'Clock paused', source: house('clocks') },
    output: 'FOLLOWS',
    decides: 'NOTHING',
    clocks: (data) => ({ change: { type: 'ClockPaused', data } }),
  },

  ClockResumed: {
    sent: 'FOLLOWS',
    about: 'NOBODY',
    stage: { from: 'ANY' },
    sealed: 'OPEN',
    title: { vi: 'Tính tiếp hạn', en: 'Clock resumed', source: house('clocks') },
    output: 'FOLLOWS',
    decides: 'NOTHING',
    clocks: (data) => ({ change: { type: 'ClockResumed', data } }),
  },

  ClockRecalculated: {
    sent: { command: 'RecalculateClock', roles: ['AUTHORITY'], seats: ['AUTHORITY'] },
    about: 'NOBODY',
    stage: { from: 'ANY' },
    sealed: 'OPEN',
    title: { vi: 'Tính lại hạn', en: 'Clock counted anew', source: 'BLDS 2015 Art 148' },
    output: decision,
    decides: ({ clock, due }, round) => about('ROUND', round, `${clock} ${due}`),
    clocks: (data) => ({ change: { type: 'ClockRecalculated', data } }),
  },

  OverdueFlagged: {
    sent: { command: 'ExpireClock', roles: ['HR'], seats: ['OWNER', 'SYSTEM'] },
    about: 'NOBODY',
    stage: { from: 'ANY' },
    sealed: 'OPEN',
    title: { vi: 'Ghi nhận quá hạn', en: 'Overdue flagged', source: 'NĐ 170/2025 Art 17' },
    output: ({ due }) => choice(due),
    decides: 'NOTHING',
    clocks: (data) => ({ change: { type: 'OverdueFlagged', data } }),
  },
});
