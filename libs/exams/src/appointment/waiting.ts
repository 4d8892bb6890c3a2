import { daysLater } from '#rules';
import type { AppointmentStatus, CaseClockName } from './events.js';

/** What the clocks of a case look at, in its state and in its document alike. Days are local days. */
export interface Waiting {
  readonly status: AppointmentStatus;
  /** Absent where the clocks are read only. */
  readonly clocks?: 'RUN' | undefined;
  readonly overdue?: boolean | undefined;
  readonly dossierDue?: string | null | undefined;
  readonly decisionDue?: string | null | undefined;
  readonly officeDue?: string | null | undefined;
  readonly reminderOn?: string | null | undefined;
}

/** The one clock that a case waits for. */
export interface CaseClock {
  readonly clock: CaseClockName;
  /** Its last day: it runs out when that day is over. */
  readonly due: string;
}

/** No reminder is late on the day for which it was meant. */
const dayBefore = (day: string | null | undefined) => (day == null ? day : daysLater(day, -1));

type Days = readonly [CaseClockName, (waiting: Waiting) => string | null | undefined];

const dossier: Days = ['dossierDue', ({ dossierDue }) => dossierDue];
const decision: Days = ['decisionDue', ({ decisionDue, overdue }) => (overdue === true ? null : decisionDue)];

/** What is waited for in each status: a case never waits for two clocks at once. */
const waitedFor: Readonly<Record<AppointmentStatus, Days | null>> = {
  UNKNOWN: null,
  OPENED: dossier,
  DOSSIER_DUE: dossier,
  DOSSIER_COMPLETE: decision,
  PARTY_OPINION: decision,
  DECIDED: ['officeDue', ({ officeDue }) => officeDue],
  IN_OFFICE: ['termReminder', ({ reminderOn }) => dayBefore(reminderOn)],
  ENDED: null,
  FAILED: null,
};

/** The clock that the case waits for now; none where nothing is waited for, or clocks do not run. */
export const clockOf = (waiting: Waiting): CaseClock | undefined => {
  const days = waitedFor[waiting.status];
  if (waiting.clocks !== 'RUN' || days === null) return undefined;
  const [clock, dueIn] = days;
  const due = dueIn(waiting);
  return due == null ? undefined : { clock, due };
};
