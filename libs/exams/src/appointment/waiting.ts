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
  /** Last day of the term. */
  readonly until?: string | null | undefined;
}

/** The one clock that a case waits for. */
export interface CaseClock {
  readonly clock: CaseClockName;
  /** Its last day: it runs out when that day is over. */
  readonly due: string;
}

type Last = (waiting: Waiting) => CaseClock | undefined;

/** The clock, if it has a last day. */
const until = (clock: CaseClockName, due: string | null | undefined): CaseClock | undefined =>
  due == null ? undefined : { clock, due };

const dossier: Last = ({ dossierDue }) => until('dossierDue', dossierDue);

/** What was found to be overdue is not found so again. */
const decision: Last = ({ decisionDue, overdue }) => (overdue === true ? undefined : until('decisionDue', decisionDue));

/** First the reminder, which is not late on the day for which it was meant; then the end of the term itself. */
const term: Last = ({ reminderOn, until: last, overdue }) => {
  if (reminderOn != null) return until('termReminder', daysLater(reminderOn, -1));
  return overdue === true ? undefined : until('termEnd', last);
};

const nothing: Last = () => undefined;

/** What is waited for in each status: a case never waits for two clocks at once. */
const waitedFor: Readonly<Record<AppointmentStatus, Last>> = {
  UNKNOWN: nothing,
  OPENED: dossier,
  DOSSIER_DUE: dossier,
  DOSSIER_COMPLETE: decision,
  PARTY_OPINION: decision,
  DECIDED: ({ officeDue }) => until('officeDue', officeDue),
  IN_OFFICE: term,
  ENDED: nothing,
  FAILED: nothing,
};

/** The clock that the case waits for now; none where nothing is waited for, or clocks do not run. */
export const clockOf = (waiting: Waiting): CaseClock | undefined =>
  waiting.clocks === 'RUN' ? waitedFor[waiting.status](waiting) : undefined;
