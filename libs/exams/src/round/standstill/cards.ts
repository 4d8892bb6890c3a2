import { house } from '#rules';
import { about, cards, ofRound } from '../card.js';
import { choice, decision, digest, paper } from '../output.js';
import type { StandstillCommands, StandstillEvents } from './events.js';

/** What is to be known of each event of this chapter. */
export const standstillCards = cards<StandstillCommands, StandstillEvents>()({
  RoundSuspended: {
    sent: { command: 'SuspendRound', roles: ['AUTHORITY'], seats: ['AUTHORITY', 'SYSTEM'] },
    about: 'NOBODY',
    stage: { from: 'BEFORE_RECOGNISED', to: 'SUSPENDED' },
    sealed: 'OPEN',
    title: { vi: 'Tạm dừng đợt thi', en: 'Round suspended', source: house('standstill') },
    output: (data) => (data.decision === undefined ? choice(data.code) : paper(data.decision)),
    decides: ({ code }, round) => about('ROUND', round, code),
    clocks: 'NONE',
  },

  RoundResumed: {
    sent: { command: 'ResumeRound', roles: ['AUTHORITY'], seats: ['ANYONE'] },
    about: 'NOBODY',
    stage: { from: ['SUSPENDED'] },
    sealed: 'OPEN',
    title: { vi: 'Cho tiếp tục đợt thi', en: 'Round resumed', source: house('standstill') },
    output: decision,
    decides: ({ as }, round) => about('ROUND', round, as),
    clocks: 'NONE',
  },

  RoundCancelled: {
    sent: { command: 'CancelRound', roles: ['AUTHORITY'], seats: ['AUTHORITY'] },
    about: 'NOBODY',
    stage: { from: 'BEFORE_RECOGNISED', to: 'CANCELLED' },
    sealed: 'OPEN',
    title: { vi: 'Hủy đợt thi', en: 'Round cancelled', source: house('standstill') },
    output: decision,
    decides: ofRound,
    clocks: 'NONE',
  },

  DraftWithdrawn: {
    sent: { command: 'WithdrawDraft', roles: ['HR'], seats: ['OWNER'] },
    about: 'NOBODY',
    stage: { from: ['DRAFT', 'SUSPENDED'], to: 'CANCELLED' },
    sealed: 'OPEN',
    title: { vi: 'Rút dự thảo đợt thi', en: 'Draft withdrawn', source: house('one-round-a-post') },
    output: ({ reason }) => digest(reason.commitment),
    decides: ofRound,
    clocks: 'NONE',
  },
});
