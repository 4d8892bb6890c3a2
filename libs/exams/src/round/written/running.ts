import { at, refuse, validTime } from '#kernel';
import { cite, minutesBetween } from '#rules';
import { own } from '../../own.js';
import { acts, boardHead, chairOf } from '../people.js';
import { flagged } from '../deviations/deviations.js';
import type { Deviation } from '../deviations/events.js';
import { packOf } from '../plan/pack.js';
import { participants, takesPart } from '../running.js';
import type { Round } from '../state.js';
import { invigilates, isPresent, scriptsDue } from './candidates.js';
import type { WrittenCommands } from './events.js';
import { areDistinct, type WrittenRule } from './rule.js';

export const recordAttendance: WrittenRule<'RecordAttendance'> = (round, command, context) => {
  const { candidate, present } = command;
  if (!invigilates(round, context)) return refuse('invigilators-only');
  if (!takesPart(round, candidate)) return refuse('not-a-running-candidate', { candidate });
  if (at(round.written.attendance, candidate) === (present ? 'PRESENT' : 'ABSENT')) return [];
  return [{ type: 'AttendanceRecorded', data: command }];
};

/**
 * Minutes late up to which invigilators admit: 10 for a paper of an hour or more, 5 for one of half an hour (TT 22/2025,
 * house rules). A pack that leaves the length open means a long paper.
 */
export const lateLimit = (minutes: number | null): number => {
  if (minutes === null || minutes >= 60) return 10;
  return minutes >= 30 ? 5 : 0;
};

export const recordLateArrival: WrittenRule<'RecordLateArrival'> = (round, command, context) => {
  const { candidate, minutes, admitted } = command;
  const byChair = acts(context, chairOf(round));
  if (!byChair && !invigilates(round, context)) return refuse('invigilators-only');
  if (!takesPart(round, candidate)) return refuse('not-a-running-candidate', { candidate });
  if (!Number.isInteger(minutes) || minutes < 1) return refuse('minutes-malformed', { minutes });
  const most = lateLimit(packOf(round).written.minutes.value);
  if (admitted && minutes > most && !byChair) return refuse('late-needs-chair', { minutes, most });
  return [{ type: 'CandidateLate', data: command }];
};

export const applySanction: WrittenRule<'ApplySanction'> = (round, command, context) => {
  const { candidate, kind } = command;
  const suspends = kind === 'SUSPENSION';
  if (suspends && !acts(context, chairOf(round))) return refuse('chair-only');
  if (!suspends && !invigilates(round, context)) return refuse('invigilators-only');
  if (!takesPart(round, candidate)) return refuse('not-a-running-candidate', { candidate });
  if (!isPresent(round, candidate)) return refuse('candidate-not-present', { candidate });
  if (at(round.written.sanctions, candidate)?.includes(kind) === true) return [];
  return [{ type: 'SanctionApplied', data: command }];
};

export const cancelResult: WrittenRule<'CancelResult'> = (round, command, context) => {
  const { candidate } = command;
  if (!acts(context, chairOf(round))) return refuse('chair-only');
  if (!isPresent(round, candidate)) return refuse('candidate-not-present', { candidate });
  if (round.written.cancelled.includes(candidate)) return [];
  return [{ type: 'ResultCancelled', data: command }];
};

export const raiseQuestionError: WrittenRule<'RaiseQuestionError'> = (round, command, context) => {
  const persons = participants(round).map((candidate) => at(round.applications.list, candidate)?.person);
  const mayRaise = invigilates(round, context) || persons.some((person) => acts(context, person));
  if (!mayRaise) return refuse('question-error-not-by-you');
  if (own(round.written.questionErrors, command.question) !== undefined) return [];
  return [{ type: 'QuestionErrorRaised', data: command }];
};

/** One decision on a question holds for all candidates: the event names none of them (domain: S24). */
export const decideQuestionError: WrittenRule<'DecideQuestionError'> = (round, command, context) => {
  const { question, decision } = command;
  if (!acts(context, chairOf(round))) return refuse('chair-only');
  const now = own(round.written.questionErrors, question);
  if (now === undefined) return refuse('question-error-unknown', { question });
  if (now === decision) return [];
  if (now !== 'OPEN') return refuse('question-error-decided', { question, decision: now });
  if (Object.keys(round.marking.codeOf).length > 0) return refuse('marks-already-published', { question });
  return [{ type: 'QuestionErrorDecided', data: command }];
};

/** The lists must agree both ways: no script without a candidate present, and no candidate without a script. */
const miscounted = (round: Round, scripts: WrittenCommands['EndWritten']['scripts']) => {
  const handedIn = scripts.map(({ candidate }) => candidate);
  if (!areDistinct(handedIn)) return refuse('script-listed-twice');
  if (scripts.some(({ sheets }) => !Number.isInteger(sheets) || sheets < 0)) return refuse('sheets-malformed');
  const expected = scriptsDue(round);
  const odd =
    handedIn.find((candidate) => !expected.includes(candidate)) ??
    expected.find((candidate) => !handedIn.includes(candidate));
  return odd === undefined ? undefined : refuse('scripts-differ-from-attendance', { candidate: odd });
};

/** A paper that ended before its time is a fact like any other: it is flagged, and people decide what follows. */
const cutShort = (round: Round, endedAt: string): Deviation | undefined => {
  const { value: due, source } = packOf(round).written.minutes;
  if (due === null || round.movedAt === null) return undefined;
  const minutes = minutesBetween(round.movedAt, endedAt);
  return minutes < due ? { what: 'paper-cut-short', details: { minutes, due }, rule: cite(source) } : undefined;
};

export const endWritten: WrittenRule<'EndWritten'> = (round, command, context) => {
  if (!acts(context, boardHead(round, 'INVIGILATION'))) return refuse('invigilation-head-only');
  const unseen = participants(round).find((candidate) => at(round.written.attendance, candidate) === undefined);
  if (unseen !== undefined) return refuse('attendance-missing', { candidate: unseen });
  return (
    miscounted(round, command.scripts) ?? [
      { type: 'WrittenEnded', data: command },
      ...flagged(cutShort(round, validTime(context))),
    ]
  );
};
