import type { Decider } from '#kernel';
import { certain } from '../bug.js';
import { decide } from './deciding.js';
import type { AppointmentCommands, AppointmentEvents } from './events.js';
import type { AppointmentRefusal } from './guards.js';
import { type Appointment, unopened } from './state.js';

export type { AppointmentRefusal } from './guards.js';
export type { Appointment } from './state.js';

/**
 * The way from a recognised result to an office, and the term in it. The council never appoints: this case does, by the
 * authority and under the pack of the round. Clocks of the candidate (dossier, taking office) act; the others flag.
 */
export const appointment: Decider<Appointment, AppointmentCommands, AppointmentEvents, AppointmentRefusal> = {
  category: 'appointment',
  initialState: unopened,
  decide,
  evolve: {
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
      term: { effectiveOn, until, officeDue },
      reminderOn,
    }),
    AppointmentRefused: (state) => state,
    OfficeTaken: (state, { on }) => ({ ...state, status: 'IN_OFFICE', since: on }),
    AppointmentFailed: (state, { code }) => ({ ...state, status: 'FAILED', outcome: code }),
    AppointmentEnded: (state, { reason }) => ({ ...state, status: 'ENDED', outcome: reason }),
    AppointmentMerged: (state, { into, authority, until, reminderOn = null }) => ({
      ...state,
      opened: { ...certain(state.opened, 'no case to merge'), unit: into, authority },
      term: { ...certain(state.term, 'no term to merge'), until },
      reminderOn,
    }),
    CaseOverdue: (state) => ({ ...state, overdue: true }),
    ReappointmentReviewOpened: (state, { until }) => ({ ...state, reminderOn: null, reviewedUntil: until }),
  },
  upcasters: {},
  isTerminal: ({ status }) => status === 'ENDED' || status === 'FAILED',
};
