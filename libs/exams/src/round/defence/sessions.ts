import { at, type Context, refuse } from '#kernel';
import { cite } from '#rules';
import { own } from '../../own.js';
import { competitors, openPosts } from '../applications/candidates.js';
import { acts, chairOf, isRecused, panelHead, panelOf, secretaryOf } from '../people.js';
import { measuredAtOf, minCandidatesOf, onShortfallOf, packOf, termsOf } from '../plan/pack.js';
import { isRunning } from '../running.js';
import type { Round } from '../state.js';
import { flagged } from '../deviations/deviations.js';
import type { Deviation } from '../deviations/events.js';
import type { Session } from './events.js';
import type { DefenceRule } from './rule.js';

const leads = (round: Round, context: Context): boolean =>
  acts(context, chairOf(round)) || acts(context, panelHead(round));

const records = (round: Round, context: Context): boolean => leads(round, context) || acts(context, secretaryOf(round));

const sessionOf = (round: Round, candidate: string): Session | undefined => at(round.defence.sessions, candidate);

/** Whose turn it is by the lot. */
export const nextOf = (round: Round): string | undefined =>
  round.defence.order.find((candidate) => isRunning(round, candidate) && sessionOf(round, candidate) === undefined);

/** A session is over when its questioning is on record, or when the candidate has left the round. */
export const openSession = (round: Round): string | undefined =>
  round.defence.order.find((candidate) => {
    const session = sessionOf(round, candidate);
    return session?.status === 'STARTED' && !session.questioned && isRunning(round, candidate);
  });

/** True when a member has a barring relation to the candidate, or has not been heard about one. */
const isUncleared = (round: Round, member: string, candidate: string): boolean => {
  const declared = own(round.council.relations, `${member}/${candidate}`);
  if (declared !== undefined) return declared.barring;
  return own(round.council.clearedOf, member)?.includes(candidate) !== true;
};

const unfitPanel = (round: Round, candidate: string) => {
  const scorers = panelOf(round).filter((member) => !isRecused(round, member, candidate));
  const needed = packOf(round).defence.scorersMin.value;
  if (scorers.length < needed) return refuse('panel-too-small', { scorers: scorers.length, needed });
  const member = scorers.find((scorer) => isUncleared(round, scorer, candidate));
  return member === undefined ? undefined : refuse('panel-not-cleared', { member, candidate });
};

/** Where the plan counts candidates when the defence starts, too few of them are first put before the authority (S11). */
const shortfall = (round: Round) => {
  const needed = minCandidatesOf(round);
  if (measuredAtOf(round) !== 'DEFENCE_STARTED' || onShortfallOf(round) === 'CONTINUE') return undefined;
  if (round.defence.sessions.size > 0) return undefined;
  for (const post of openPosts(round).filter((open) => !round.applications.shortfalls.includes(open))) {
    const running = competitors(round, post);
    if (running < needed) return refuse('shortfall-undeclared', { post, running, needed });
  }
  return undefined;
};

const notTheTurnOf = (round: Round, candidate: string) => {
  if (round.defence.order.length === 0) return refuse('lot-not-drawn');
  const open = openSession(round);
  if (open !== undefined) return refuse('session-still-open', { candidate: open });
  const next = nextOf(round);
  if (next === undefined) return refuse('nobody-left-to-defend');
  return next === candidate ? undefined : refuse('out-of-drawn-order', { candidate, next });
};

export const startDefence: DefenceRule<'StartDefence'> = (round, command, context) => {
  const { candidate } = command;
  if (!leads(round, context)) return refuse('panel-head-only');
  if (sessionOf(round, candidate)?.status === 'STARTED') return [];
  const refusal = notTheTurnOf(round, candidate) ?? shortfall(round) ?? unfitPanel(round, candidate);
  return refusal ?? [{ type: 'DefenceStarted', data: command }];
};

export const recordDefenceAbsence: DefenceRule<'RecordDefenceAbsence'> = (round, command, context) => {
  const { candidate } = command;
  if (!leads(round, context)) return refuse('panel-head-only');
  const before = sessionOf(round, candidate)?.status;
  if (before === 'ABSENT') return [];
  if (before === 'STARTED') return refuse('already-defended', { candidate });
  return notTheTurnOf(round, candidate) ?? [{ type: 'DefenceAbsenceRecorded', data: command }];
};

const unsoundMinutes = (minutes: number) =>
  Number.isInteger(minutes) && minutes >= 1 ? undefined : refuse('not-minutes');

/** How long it went on is a fact; longer than the limit, it is flagged. */
const overTime = (
  what: 'presentation-over-time' | 'questioning-over-time',
  { candidate, minutes }: { readonly candidate: string; readonly minutes: number },
  { limit, rule }: { readonly limit: number | null; readonly rule: string },
): Deviation | undefined =>
  limit !== null && minutes > limit ? { what, details: { candidate, minutes, limit }, rule } : undefined;

/** The running session of a candidate, or why there is none to record anything in. */
const started = (round: Round, candidate: string) => {
  const session = sessionOf(round, candidate);
  if (session?.status !== 'STARTED') return refuse('not-in-session', { candidate });
  return isRunning(round, candidate) ? session : refuse('no-longer-running', { candidate });
};

export const recordPresentation: DefenceRule<'RecordPresentation'> = (round, command, context) => {
  if (!records(round, context)) return refuse('session-record-not-allowed');
  const session = started(round, command.candidate);
  if ('refused' in session) return session;
  if (session.presented) return [];
  const { value, source } = packOf(round).defence.presentMinutes;
  const limit = { limit: termsOf(round).presentMinutes ?? value, rule: cite(source) };
  return (
    unsoundMinutes(command.minutes) ?? [
      { type: 'Presented', data: command },
      ...flagged(overTime('presentation-over-time', command, limit)),
    ]
  );
};

export const recordQuestioning: DefenceRule<'RecordQuestioning'> = (round, command, context) => {
  if (!records(round, context)) return refuse('session-record-not-allowed');
  const session = started(round, command.candidate);
  if ('refused' in session) return session;
  if (session.questioned) return [];
  if (!session.presented) return refuse('not-presented', { candidate: command.candidate });
  const { value, source } = packOf(round).defence.questionMinutes;
  const limit = { limit: termsOf(round).questionMinutes ?? value, rule: cite(source) };
  return (
    unsoundMinutes(command.minutes) ?? [
      { type: 'Questioned', data: command },
      ...flagged(overTime('questioning-over-time', command, limit)),
    ]
  );
};

const sameMembers = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((member) => b.includes(member));

export const recordPresence: DefenceRule<'RecordPresence'> = (round, command, context) => {
  const members = [...new Set(command.members)];
  const { candidate } = command;
  if (!records(round, context)) return refuse('session-record-not-allowed');
  const session = started(round, candidate);
  if ('refused' in session) return session;
  if (session.present !== null && sameMembers(session.present, members)) return [];
  const stranger = members.find((member) => !panelOf(round).includes(member));
  if (stranger !== undefined) return refuse('not-on-panel', { member: stranger });
  if (Object.keys(session.sheets).length > 0) return refuse('presence-after-sheets', { candidate });
  return [{ type: 'PresenceRecorded', data: { candidate, members } }];
};
