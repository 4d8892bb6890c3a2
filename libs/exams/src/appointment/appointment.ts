import { type Decider, type Meta, validTime } from '#kernel';
import { certain } from '../bug.js';
import { decide } from './deciding.js';
import type { AppointmentCommands, AppointmentEvents } from './events.js';
import { isStep } from './guarding.js';
import type { AppointmentRefusal } from './guards.js';
import { dated } from '../unit/state.js';
import { type Appointment, unopened } from './state.js';

export type { AppointmentRefusal } from './guards.js';
export type { Appointment } from './state.js';

const openedOf = ({ opened }: Appointment) => certain(opened, 'no case that was opened');

type Folds = Decider<Appointment, AppointmentCommands, AppointmentEvents, AppointmentRefusal>['evolve'];

/** The same folds, each step with its time. */
const timed = (folds: Folds): Folds =>
  Object.fromEntries(
    Object.entries(folds).map(([type, fold]) => [
      type,
      (state: Appointment, data: never, meta: Meta): Appointment => {
        const next = fold(state, data, meta);
        return isStep(type as keyof AppointmentEvents) ? { ...next, movedAt: validTime(meta) } : next;
      },
    ]),
  ) as unknown as Folds;

/**
 * The way from a recognised result to an office, and the term in it. The council never appoints: this case does, by the
 * authority and under the pack of the round. Clocks of the candidate (dossier, taking office) act; the others flag.
 */
export const appointment: Decider<Appointment, AppointmentCommands, AppointmentEvents, AppointmentRefusal> = {
  category: 'appointment',
  initialState: unopened,
  decide,
  evolve: timed({
    AppointmentCaseOpened: (state, { dossierDue, ...opened }) => ({ ...state, status: 'OPENED', opened, dossierDue }),
    DossierItemReceived: (state, { item, hash }) => ({
      ...state,
      status: 'DOSSIER_DUE',
      items: { ...state.items, [item]: hash },
    }),
    DossierCompleted: (state, { decisionDue }) => ({ ...state, status: 'DOSSIER_COMPLETE', decisionDue }),
    PartyOpinionRecorded: (state, opinion) => ({ ...state, status: 'PARTY_OPINION', opinion }),
    StandardConcluded: (state, standard) => ({ ...state, standard }),
    Appointed: (state, { effectiveOn, until, officeDue, reminderOn = null }) => ({
      ...state,
      status: 'DECIDED',
      overdue: false,
      term: { effectiveOn, until, officeDue },
      reminderOn,
    }),
    AppointmentRefused: (state) => state,
    OfficeTaken: (state, { on }) => ({ ...state, status: 'IN_OFFICE', since: on }),
    AppointmentFailed: (state, { code }) => ({ ...state, status: 'FAILED', outcome: code }),
    AppointmentEnded: (state, { reason }) => ({ ...state, status: 'ENDED', outcome: reason }),
    AppointmentMerged: (state, { into, authority, until, reminderOn = null }) => {
      const term = certain(state.term, 'no term to merge');
      return {
        ...state,
        opened: { ...openedOf(state), unit: into, authority },
        authorities: [],
        term: { ...term, until },
        overdue: state.overdue && until === term.until,
        reminderOn,
      };
    },
    CaseOverdue: (state) => ({ ...state, overdue: true }),
    ReappointmentReviewOpened: (state, { until }) => ({ ...state, reminderOn: null, reviewedUntil: until }),
    CaseOwnerChanged: (state, { owner }) => ({ ...state, opened: { ...openedOf(state), owner } }),
    CaseAuthorityChanged: (state, { effectiveOn, authority }) => ({
      ...state,
      authorities: dated(state.authorities, effectiveOn, authority),
    }),
    CaseDeviationFlagged: (state) => state,
  }),
  upcasters: {},
  isTerminal: ({ status }) => status === 'ENDED' || status === 'FAILED',
};
