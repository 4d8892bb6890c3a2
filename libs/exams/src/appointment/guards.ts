import { refuse, type Refusal, isRefusal } from '#kernel';
import { certain } from '../bug.js';
import type { AppointmentStatus } from './events.js';
import type { appointmentRefusals } from './refusals.js';
import type { Appointment, DecidedCase, OpenedCase } from './state.js';

export type AppointmentRefusal = keyof typeof appointmentRefusals;

/** Statuses in which the holder of the post is still being made: nothing is final. */
export const underWay = ['OPENED', 'DOSSIER_DUE', 'DOSSIER_COMPLETE', 'PARTY_OPINION'] as const;

/** The case, if it is open and in one of `statuses`. */
export const openedIn = (
  state: Appointment,
  statuses: readonly AppointmentStatus[],
): OpenedCase | Refusal<AppointmentRefusal> => {
  const { opened, status } = state;
  if (opened === null) return refuse('case-unknown');
  return statuses.includes(status) ? { ...state, opened } : refuse('case-wrong-status', { status });
};

/** The appointment, if it is decided and in this status. */
export const decidedIn = (
  state: Appointment,
  status: 'DECIDED' | 'IN_OFFICE',
): DecidedCase | Refusal<AppointmentRefusal> => {
  const found = openedIn(state, [status]);
  if (isRefusal(found)) return found;
  return { ...found, term: certain(found.term, 'decided without a term') };
};
