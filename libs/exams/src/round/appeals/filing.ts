import { at, type Context, type OneOf, refuse, validTime, values } from '#kernel';
import { localDay } from '#rules';
import { own } from '../../own.js';
import { CLOCKS } from '../../system.js';
import type { RoundEvents } from '../events.js';
import { scriptOf } from '../marking/final-mark.js';
import { countedAt } from '../plan/papers.js';
import { acts, secretaryOf } from '../people.js';
import { isRunning } from '../running.js';
import type { Round } from '../state.js';
import type { AppealFile } from './events.js';
import { type AppealsRule, byChairOrSecretary } from './rule.js';

/** Sorts behind every day. */
const NO_DAY = '–';

/** Appeals that still need a result: those of candidates who take part. */
export const openAppeals = (round: Round): readonly AppealFile[] =>
  values(round.appeals.files).filter(({ settled, candidate }) => settled === null && isRunning(round, candidate));

/** Last day of the window. A window without one has not begun or stands still: it is later than any day. */
const dueOf = (round: Round): string => round.clocks['appealWindow']?.due ?? NO_DAY;

const filesFor = (round: Round, person: string, { actor, onBehalfOf }: Context): boolean =>
  actor === person || (onBehalfOf === person && actor === secretaryOf(round));

const notTheAppellant = (round: Round, candidate: string, context: Context) => {
  const person = at(round.applications.list, candidate)?.person;
  if (person === undefined) return refuse('appellant-unknown', { candidate });
  return filesFor(round, person, context) ? undefined : refuse('appeal-not-by-candidate', { candidate });
};

/** Whoever could still appeal: takes part, has a mark that was published, and has not appealed. */
export const mayAppeal = (round: Round): readonly string[] => {
  const appellants = values(round.appeals.files).map(({ candidate }) => candidate);
  const marked = Object.keys(round.marking.published);
  return marked.filter((candidate) => isRunning(round, candidate) && !appellants.includes(candidate));
};

/** The window of candidates acts: after its last day nothing is taken (domain §7.3). */
const tooLate = (round: Round, context: Context) => {
  const due = dueOf(round);
  const open = round.clocks['appealWindow']?.state === 'RUNNING' && localDay(countedAt(round, context)) <= due;
  return open ? undefined : refuse('appeal-late', { due });
};

export const fileAppeal: AppealsRule<'FileAppeal'> = (round, { candidate, warned }, context) => {
  const refusal = notTheAppellant(round, candidate, context) ?? tooLate(round, context);
  if (refusal !== undefined) return refusal;
  if (!warned) return refuse('appeal-warning-missing');
  if (!isRunning(round, candidate)) return refuse('appellant-out', { candidate });
  const script = scriptOf(round, candidate);
  if (script === undefined || own(round.marking.published, candidate) === undefined)
    return refuse('no-published-mark', { candidate });
  if (at(round.appeals.files, script) !== undefined) return [];
  return [{ type: 'AppealFiled', data: { candidate, script, warned } }];
};

/** The end of the window, and what it leads to: appeals are marked, or the written result is final at once. */
export const closedWindow = (round: Round, last: string): readonly OneOf<RoundEvents>[] => {
  const appeals = openAppeals(round).length;
  return [
    { type: 'AppealWindowClosed', data: { appeals, last } },
    appeals > 0 ? { type: 'AppealMarkingStarted', data: {} } : { type: 'WrittenResultFinal', data: { snapshot: null } },
  ];
};

export const closeAppealWindow: AppealsRule<'CloseAppealWindow'> = (round, _command, context) => {
  const byOwner = context.actor === CLOCKS || acts(context, round.plan.owner);
  if (!byOwner && !byChairOrSecretary(round, context)) return refuse('window-closer-only');
  if (round.appeals.windowClosed) return [];
  const due = dueOf(round);
  return localDay(validTime(context)) <= due ? refuse('window-still-open', { due }) : closedWindow(round, due);
};
