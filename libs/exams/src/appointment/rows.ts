import type { ClockRow } from '#rules';
import { own } from '../own.js';
import type { AppointmentEvents, caseClocks } from './events.js';

type PackClock = (typeof caseClocks)[number];

/** As what the clocks of a case run, whatever the length that the pack gives them. */
const caseRows: Readonly<Record<PackClock, Pick<ClockRow, 'startsOn' | 'whose'>>> = {
  dossierDue: { startsOn: 'ResultsAnnounced', whose: 'CANDIDATE' },
  decisionDue: { startsOn: 'DossierCompleted', whose: 'AUTHORITY' },
  officeDue: { startsOn: 'Appointed', whose: 'CANDIDATE' },
  termReminder: { startsOn: 'TermEnds', whose: 'AUTHORITY' },
};

/** True for a row of a pack by which an appointment case starts and ends a clock. */
export const runsInCases = ({ name, startsOn, whose }: ClockRow): boolean => {
  const row = own<(typeof caseRows)[PackClock]>(caseRows, name);
  return row?.startsOn === startsOn && row.whose === whose;
};

/** What follows at the end of a clock of the winner. */
export const caseActs: ReadonlySet<string> = new Set<keyof AppointmentEvents>(['AppointmentFailed']);
