import { at } from '#kernel';
import { own } from '../../own.js';
import { admittedCandidates } from '../../round/admission.js';
import type { Session } from '../../round/defence/events.js';
import { defenders } from '../../round/defence/running.js';
import { nextOf, openSession } from '../../round/defence/sessions.js';
import { maySignAnew, missingSheets, openSpread } from '../../round/defence/sheets.js';
import { isRecused, panelOf, personBehind, secretaryOf } from '../../round/people.js';
import { packOf } from '../../round/plan/pack.js';
import { nobodyLeft } from '../../round/results/compiling.js';
import type { Round } from '../../round/state.js';
import { openTasks } from '../../tasks/open-tasks.js';
import { stageTasks } from '../../tasks/stage-tasks.js';
import { named, undeclared } from './bodies.js';
import { orderLot } from './lots.js';
import { lastOf, open, type Open, openFor } from './open.js';

/** The schemes that are still to come, from whoever is called to the defence. */
const schemes = (round: Round): readonly Open[] => {
  const called = admittedCandidates(round);
  const left = called.filter((candidate) => own(round.defence.schemes, candidate) === undefined);
  const owners = left.map((candidate) => personBehind(round, candidate));
  const persons = named(secretaryOf(round), round.plan.owner, ...owners);
  return openFor(openTasks.SCHEMES, 'CANDIDATES', { all: called.length, left }, { persons });
};

/** The next candidate, once enough may score and all of them have declared. */
const startOf = (round: Round, candidate: string): readonly Open[] => {
  const scorers = panelOf(round).filter((member) => !isRecused(round, member, candidate));
  const isShort = scorers.length < packOf(round).defence.scorersMin.value;
  const before = [...(isShort ? [open(openTasks.PANEL_SEATS)] : []), ...undeclared(round, scorers, [candidate])];
  return lastOf(openTasks.NEXT_DEFENCE, before, { subject: candidate });
};

/** That there is no result, said and reported: the round is not cancelled for it. */
const noResult = stageTasks.WRITTEN_FINAL.filter(({ until }) => until === 'NoResultFound');

/** Schemes, the secret behind the lot, the lot, then the first candidate; or that nobody is left to be heard. */
export const beforeDefence = (round: Round): readonly Open[] => {
  const { order } = round.defence;
  if (nobodyLeft(round)) return noResult.map((task) => open(task));
  const first = nextOf(round);
  if (first !== undefined) return startOf(round, first);
  if (order.length > 0) return [open(openTasks.NOBODY_LEFT)];
  return [...undeclared(round, panelOf(round), admittedCandidates(round)), ...orderLot(round, schemes(round))];
};

type Attended = Session & { readonly present: readonly string[] };

/** Sheets too far apart: the head decides; where that was to score anew, first those do who may, and have not. */
const spread = (round: Round, candidate: string, session: Attended): readonly Open[] => {
  const { review, firstSheets, sheets } = session;
  const asked = review === 'RESCORE_ALLOWED' ? maySignAnew(round, candidate, session) : [];
  const before = firstSheets ?? sheets;
  const persons = asked.filter((member) => before[member] === sheets[member]);
  const again = persons.length === 0 ? [] : [open(openTasks.RESCORE, { subject: candidate, persons })];
  return lastOf(openTasks.SPREAD_DECISION, again, { subject: candidate });
};

/** The step that is next in the session of a candidate who sat down to it. */
const sessionStep = (round: Round, candidate: string): readonly Open[] => {
  const session = at(round.defence.sessions, candidate);
  if (session?.status !== 'STARTED') return [];
  if (!session.presented) return [open(openTasks.PRESENTATION, { subject: candidate })];
  if (!session.questioned) return [open(openTasks.QUESTIONING, { subject: candidate })];
  const { present, sheets } = session;
  if (present === null) return [open(openTasks.PRESENCE, { subject: candidate })];
  if (openSpread(round, candidate) !== null) return spread(round, candidate, { ...session, present });
  const { all, left } = missingSheets(round, candidate, { present, sheets });
  return openFor(openTasks.SHEETS, 'PERSONS', { all, left }, { subject: candidate, persons: left });
};

/** The sessions in the order of the lot, the sheets of each, then their sealing. */
export const defending = (round: Round): readonly Open[] => {
  const next = openSession(round) === undefined ? nextOf(round) : undefined;
  const before = [
    ...defenders(round).flatMap((candidate) => sessionStep(round, candidate)),
    ...(next === undefined ? [] : startOf(round, next)),
  ];
  return stageTasks.DEFENCE_RUNNING.flatMap((task) => lastOf(task, before));
};
