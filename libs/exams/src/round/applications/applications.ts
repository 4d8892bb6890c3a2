import { emptyTable } from '#kernel';
import { chapter } from '../chapter.js';
import { applicationsCards } from './cards.js';
import { eligibleList } from './eligible-list.js';
import { type ApplicationsCommands, type ApplicationsEvents, applicationsUpcasters } from './events.js';
import { evolve } from './evolve.js';
import { intake } from './intake.js';
import { applicationsRefusals } from './refusals.js';
import { screening } from './screening.js';
import { shortfall } from './shortfall.js';

export { applicationOf, eligibleCandidates, liveCandidates } from './candidates.js';

/** From the first application to the published list of those who may sit the exam. */
export const applications = chapter<'applications', ApplicationsCommands, ApplicationsEvents>()({
  name: 'applications',
  initial: {
    list: emptyTable(),
    receipts: 0,
    extended: false,
    closesOn: null,
    shortfalls: [],
    cancelledPosts: [],
  },
  refusals: applicationsRefusals,
  cards: applicationsCards,
  upcasters: applicationsUpcasters,
  decide: { ...intake, ...screening, ...shortfall, ...eligibleList },
  evolve,
});
