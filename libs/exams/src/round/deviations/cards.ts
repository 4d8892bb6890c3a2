import { cards } from '../card.js';
import type { DeviationsCommands, DeviationsEvents } from './events.js';

/** What is to be known of each event of this chapter. */
export const deviationsCards = cards<DeviationsCommands, DeviationsEvents>()({
  DeviationFlagged: {
    sent: 'FOLLOWS',
    about: 'NOBODY',
    stage: { from: 'ANY' },
    sealed: 'OPEN',
    title: { vi: 'Ghi nhận việc làm khác quy định', en: 'Deviation flagged', source: null },
    output: 'FOLLOWS',
    decides: 'NOTHING',
    clocks: 'NONE',
  },
});
