import { flow } from './flow.js';

/** Events that clocks live by and the table of the round does not name: of an appointment and its term, and the flag. */
const beyondRound = [
  'OverdueFlagged',
  'DossierCompleted',
  'Appointed',
  'OfficeTaken',
  'AppointmentFailed',
  'TermEnds',
  'ReappointmentReviewOpened',
];

const known: ReadonlySet<string> = new Set([...Object.keys(flow), ...beyondRound]);

/** True for an event of this build by which a clock may start, stop or end; a clock on any other would never move. */
export const isClockEvent = (type: string): boolean => known.has(type);
