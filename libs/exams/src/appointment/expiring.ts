import { type Decider, type OneOf, refuse, validTime } from '#kernel';
import { localDay } from '#rules';
import { certain } from '../bug.js';
import type { CaseFailCode } from '../round/results/events.js';
import { CLOCKS } from '../system.js';
import type { AppointmentCommands, AppointmentEvents, CaseClockName } from './events.js';
import { placeOf } from './failing.js';
import type { AppointmentRefusal } from './guards.js';
import type { Appointment, OpenedCase } from './state.js';
import { type CaseClock, clockOf } from './waiting.js';

type Event = OneOf<AppointmentEvents>;

const failed =
  (code: CaseFailCode) =>
  (found: OpenedCase): Event => ({
    type: 'AppointmentFailed',
    data: { ...placeOf(found), code, by: 'SYSTEM', reason: null },
  });

const overdue = (_: OpenedCase, clock: CaseClock): Event => ({ type: 'CaseOverdue', data: clock });

/** What follows when a clock runs out: those of the winner act, those of the authority flag. */
const follows: Readonly<Record<CaseClockName, (found: OpenedCase, clock: CaseClock) => Event>> = {
  dossierDue: failed('DOSSIER_LATE'),
  decisionDue: overdue,
  officeDue: failed('DID_NOT_TAKE_OFFICE'),
  termEnd: overdue,
  termReminder: ({ term }) => ({
    type: 'ReappointmentReviewOpened',
    data: { until: certain(term, 'in office without a term').until },
  }),
};

/** The clock that the case waits for; `null` before it is opened. */
const runningIn = (state: Appointment): CaseClock | undefined =>
  clockOf({ ...state, clocks: state.opened?.clocks, officeDue: state.term?.officeDue, until: state.term?.until });

/** Tells the case that a clock has run out. One that is no longer meant changes nothing. */
export const ExpireClock: Decider<
  Appointment,
  AppointmentCommands,
  AppointmentEvents,
  AppointmentRefusal
>['decide']['ExpireClock'] = (state, { clock, due }, context) => {
  if (context.actor !== CLOCKS) return refuse('not-the-clock');
  const { opened } = state;
  const meant = runningIn(state);
  if (opened === null || meant?.clock !== clock || meant.due !== due) return [];
  if (localDay(validTime(context)) <= due) return refuse('clock-not-due', { clock, due });
  return [follows[clock]({ ...state, opened }, meant)];
};
