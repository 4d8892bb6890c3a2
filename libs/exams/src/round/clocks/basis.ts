import type { ClockBasis } from '#rules';
import { appointmentCards } from '../../appointment/cards.js';
import { caseActs, runsInCases } from '../../appointment/rows.js';
import { roundEventTypes } from '../cards.js';
import { beginningClocks } from './beginning.js';
import { acting } from './expiry.js';
import { runsInRounds } from './rows.js';

/** A day rather than an event: the clock that reminds of it is counted back from there. */
const TERM_ENDS = 'TermEnds';

/** What rounds and appointments know of clocks, against which every pack is checked. */
export const clockBasis: ClockBasis = {
  events: new Set([...roundEventTypes, ...Object.keys(appointmentCards), TERM_ENDS]),
  begun: beginningClocks,
  keepers: [
    { runs: runsInRounds, acts: new Set(Object.keys(acting)) },
    { runs: runsInCases, acts: caseActs },
  ],
};
