import { about, cards, ofRound } from '../card.js';
import { decision, digest, minutes } from '../output.js';
import type { HiringCommands, HiringEvents } from './events.js';

/** What is to be known of each event of this chapter. */
export const hiringCards = cards<HiringCommands, HiringEvents>()({
  OpinionGiven: {
    sent: { command: 'GiveOpinion', roles: ['COUNCIL', 'SECRETARY', 'AUTHORITY'], seats: ['COUNCIL'] },
    about: 'CANDIDATE',
    stage: { enters: 'ADVISING', again: true },
    sealed: [{ until: 'ADVISED', fields: ['candidate', 'opinion'] }],
    title: { vi: 'Nêu ý kiến tư vấn', en: 'Opinion given', source: 'NĐ 235/2026 Art 12' },
    output: ({ opinion }) => digest(opinion.commitment),
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  OpinionsReported: {
    sent: { command: 'ReportOpinions', roles: ['COUNCIL', 'SECRETARY', 'AUTHORITY'], seats: ['CHAIR', 'SECRETARY'] },
    about: 'NOBODY',
    stage: { enters: 'ADVISED' },
    sealed: 'OPEN',
    title: { vi: 'Báo cáo ý kiến tư vấn', en: 'Opinions reported', source: 'NĐ 235/2026 Art 12' },
    output: minutes,
    decides: ofRound,
    clocks: 'NONE',
  },

  HireDecided: {
    sent: { command: 'DecideHire', roles: ['AUTHORITY'], seats: ['AUTHORITY'] },
    about: 'CANDIDATE',
    stage: { enters: 'HIRE_DECIDED', again: true },
    sealed: 'OPEN',
    title: { vi: 'Quyết định ký hợp đồng', en: 'Hire decided', source: 'NĐ 235/2026 Art 7' },
    output: decision,
    decides: ({ post, candidate }) => about('POST', post, candidate),
    clocks: 'NONE',
  },
});
