import { findPack, termEnd } from '#rules';
import { type Decision, isRefusal, refuse } from '#kernel';
import type { AppointmentCommands, AppointmentEvents } from './events.js';
import { type AppointmentRefusal, decidedIn } from './guards.js';
import { type Appointment, type DecidedCase, reminderBefore } from './state.js';

type Merger = AppointmentCommands['RecordMerger'];
type Merged = Decision<AppointmentEvents, AppointmentRefusal>;

/** With less than this left, NĐ 115/2020 lets the authority choose. */
const SHORT_REST_YEARS = 2;

/** A term whose end was announced is not announced again. */
const goesOn = (
  { opened, reviewedUntil }: DecidedCase,
  data: Merger,
  term: 'OLD_DECISION' | 'NEW_DECISION',
  until: string,
): Merged => {
  const reminder = until === reviewedUntil ? {} : reminderBefore(until, opened.pack);
  return [{ type: 'AppointmentMerged', data: { ...data, term, until, ...reminder } }];
};

const ends = ({ on, decision }: Merger): Merged => [
  { type: 'AppointmentEnded', data: { reason: 'MERGER', on, decision } },
];

/** The old decision rules: an equal or higher post needs no procedure, a lower one needs that for outsiders. */
const underOldDecision = (found: DecidedCase, data: Merger): Merged => {
  const { until } = found.term;
  if (data.kind === 'LOWER') return ends(data);
  if (termEnd(data.on, SHORT_REST_YEARS) <= until) return goesOn(found, data, 'OLD_DECISION', until);
  if (data.choice === undefined) return refuse('merger-choice-needed', { until });
  return data.choice === 'KEEP_TERM' ? goesOn(found, data, 'OLD_DECISION', until) : ends(data);
};

const outOfTerm = ({ term, since }: DecidedCase, on: string) => {
  if (since !== null && on < since) return refuse('before-office', { on, since });
  return on > term.until ? refuse('after-term', { on, until: term.until }) : undefined;
};

/**
 * What becomes of a term when the holder's unit is merged (S23), by the pack of the round: NĐ 115/2020 lets the old
 * term run on, NĐ 170/2025 begins a new one with the new decision. A new name alone changes nothing.
 */
export const merge = (state: Appointment, data: Merger): Merged => {
  const found = decidedIn(state, 'IN_OFFICE');
  if (isRefusal(found)) return found;
  if (found.opened.unit !== data.of) return refuse('not-this-unit', { unit: found.opened.unit });
  const refusal = outOfTerm(found, data.on);
  if (refusal !== undefined) return refusal;
  if (data.kind === 'RENAMED') return goesOn(found, data, 'OLD_DECISION', found.term.until);
  const pack = findPack(found.opened.pack);
  if (pack === undefined) return refuse('pack-unknown', { pack: found.opened.pack });
  if (pack.termOnMerger.value === 'OLD_DECISION') return underOldDecision(found, data);
  return goesOn(found, data, 'NEW_DECISION', termEnd(data.on, pack.termYears.value));
};
