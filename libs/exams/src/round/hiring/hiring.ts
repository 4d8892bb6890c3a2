import { own } from '../../own.js';
import { chapter } from '../chapter.js';
import { hiringCards } from './cards.js';
import { standsFor } from '../running.js';
import { giveOpinion, reportOpinions } from './advising.js';
import { decideHire } from './deciding.js';
import { type HiringCommands, type HiringEvents, type HiringPart, hiringUpcasters } from './events.js';
import { hiringRefusals } from './refusals.js';

const withOpinion = (
  opinions: HiringPart['opinions'],
  post: string,
  { member, candidate }: HiringEvents['OpinionGiven'],
): HiringPart['opinions'] => ({ ...opinions, [post]: { ...own(opinions, post), [member]: candidate } });

/** Hiring by contract in place of an exam: opinions where there is a choice, then the choice of the signer (NĐ 235/2026). */
export const hiring = chapter<'hiring', HiringCommands, HiringEvents>()({
  name: 'hiring',
  initial: { opinions: {}, reported: false, hired: {} },
  refusals: hiringRefusals,
  cards: hiringCards,
  upcasters: hiringUpcasters,
  decide: { GiveOpinion: giveOpinion, ReportOpinions: reportOpinions, DecideHire: decideHire },
  evolve: {
    OpinionGiven: (part, data, _meta, round) => ({
      ...part,
      opinions: standsFor(round, data.candidate).reduce((kept, post) => withOpinion(kept, post, data), part.opinions),
    }),
    OpinionsReported: (part) => ({ ...part, reported: true }),
    HireDecided: (part, { post, candidate }) => ({ ...part, hired: { ...part.hired, [post]: candidate } }),
  },
});
