import type { ClockBasis, ClockRow } from '#rules';
import { roundEventTypes } from '../cards.js';

/**
 * Clocks that run before a plan names a pack. A pack that has such a row too may label it by its own texts, but not run
 * it otherwise: it has been running since before the pack was pinned.
 */
export const beginningClocks: readonly ClockRow[] = [
  {
    name: 'principleDue',
    startsOn: 'RoundDrafted',
    stopsOn: ['PrincipleApproved'],
    length: 10,
    unit: 'WORKING_DAYS',
    whose: 'AUTHORITY',
    onExpiry: 'OverdueFlagged',
    source: { instrument: 'NĐ 115/2020', article: '46' },
    kind: 'ANALOGY',
    confidence: 'F',
  },
];

/** Events that clocks live by and no round has: of an appointment and its term. */
const ofAppointments = [
  'DossierCompleted',
  'Appointed',
  'OfficeTaken',
  'AppointmentFailed',
  'TermEnds',
  'ReappointmentReviewOpened',
];

/** What rounds and appointments know of clocks, against which every pack is checked. */
export const clockBasis: ClockBasis = {
  events: new Set([...roundEventTypes, ...ofAppointments]),
  begun: beginningClocks,
};
