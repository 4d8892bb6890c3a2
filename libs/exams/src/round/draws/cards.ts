import { house } from '#rules';
import { about, cards } from '../card.js';
import { choice, digest, minutes } from '../output.js';
import type { DrawsCommands, DrawsEvents } from './events.js';

/** Both lots are drawn before the first defence; which of them is still open, the rules say. */
const BEFORE_DEFENCE = {
  from: ['ELIGIBLE_PUBLISHED', 'WRITTEN_READY', 'DEFENCE_READY'],
  before: 'DEFENCE_READY',
} as const;

/** What is to be known of each event of this chapter. */
export const drawsCards = cards<DrawsCommands, DrawsEvents>()({
  LotCommitted: {
    sent: {
      command: 'CommitLot',
      roles: ['COUNCIL', 'SECRETARY', 'BOARD_HEAD', 'MARKER', 'AUTHORITY'],
      seats: ['CHAIR', 'SECRETARY', 'QUESTION_HEAD'],
    },
    about: 'NOBODY',
    stage: BEFORE_DEFENCE,
    seal: 'CLOSES',
    sealed: 'OPEN',
    title: { vi: 'Công bố cam kết bốc thăm', en: 'Lot committed', source: house('lots') },
    output: ({ commitment }) => digest(commitment),
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  LotNumberGiven: {
    sent: {
      command: 'GiveLotNumber',
      roles: ['COUNCIL', 'SECRETARY', 'BOARD_HEAD', 'MARKER', 'AUTHORITY', 'SUPERVISOR', 'HR', 'CANDIDATE'],
      seats: ['COUNCIL', 'SUPERVISION_BOARD', 'OWNER', 'CANDIDATES'],
    },
    about: 'NOBODY',
    stage: BEFORE_DEFENCE,
    sealed: 'OPEN',
    title: { vi: 'Góp số bốc thăm', en: 'Number given to a lot', source: house('lots') },
    output: ({ lot }) => choice(lot),
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  LotSecretLost: {
    sent: { command: 'DeclareLotSecretLost', roles: ['COUNCIL', 'AUTHORITY'], seats: ['CHAIR'] },
    about: 'NOBODY',
    stage: BEFORE_DEFENCE,
    sealed: 'OPEN',
    title: { vi: 'Tuyên bố mất số bí mật bốc thăm', en: 'Secret of a lot declared lost', source: house('lots') },
    output: minutes,
    decides: ({ lot }, round) => about('ROUND', round, lot),
    clocks: 'NONE',
  },
});
