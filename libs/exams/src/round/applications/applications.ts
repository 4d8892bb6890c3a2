import { emptyTable } from '#kernel';
import { chapter } from '../chapter.js';
import { eligibleList } from './eligible-list.js';
import type { ApplicationsCommands, ApplicationsEvents } from './events.js';
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
  leadsTo: {
    OpenApplications: 'ApplicationsOpened',
    ReceiveApplication: 'ApplicationReceived',
    WithdrawApplication: 'ApplicationWithdrawn',
    CloseApplications: 'ApplicationsClosed',
    CheckEligibility: 'EligibilityChecked',
    WaiveEligibility: 'EligibilityWaived',
    RefuseApplication: 'ApplicationRefused',
    DeclareShortfall: 'ShortfallDeclared',
    ExtendApplications: 'ApplicationsExtended',
    CancelPost: 'PostCancelled',
    PublishEligibleList: 'EligibleListPublished',
  },
  decide: { ...intake, ...screening, ...shortfall, ...eligibleList },
  evolve,
});
