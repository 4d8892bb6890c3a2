import { cite, type ClockRow, daysLater, house, type Stage } from '#rules';
import { isHeldIn } from '../../acting.js';
import type { AppointmentCommands } from '../../appointment/events.js';
import type { Title } from '../../round/card.js';
import { findTitle, sentFor, titleOf } from '../../round/cards.js';
import type { Clock } from '../../round/clocks/events.js';
import { clockRows } from '../../round/clocks/rows.js';
import type { RoundCommands } from '../../round/events.js';
import { own } from '../../own.js';
import { mayHappen } from '../../round/flow.js';
import { lastDay } from '../../round/applications/intake.js';
import { openPosts } from '../../round/applications/candidates.js';
import { terminal } from '../../round/guard.js';
import { authorityOf, isRecused, secretaryOf, sittingOf } from '../../round/people.js';
import { courseOfRound } from '../../round/plan/pack.js';
import { noticeOf } from '../../round/plan/papers.js';
import { holders, holds, type SeatCode } from '../../round/seats.js';
import type { Round } from '../../round/state.js';
import { openTasks } from '../../tasks/open-tasks.js';
import { bodyWords } from '../../words/codes.js';
import { tasksIn } from '../../tasks/stage-tasks.js';
import type { Part, Shown, Task } from '../../tasks/task.js';
import { beside } from './beside.js';
import { boardsToSeat, councilToSeat, named } from './bodies.js';
import { choosing } from './choosing.js';
import { beforeDefence, defending } from './defending.js';
import { type Exact, type Missing, open, type Open, type Progress } from './open.js';
import { paper } from './paper.js';
import { results } from './results.js';
import { screening } from './screening.js';

/** Something a round waits for, under the five questions: person, task, responsibility, process, result. */
export interface Waiting {
  readonly code: string;
  readonly words: { readonly vi: string; readonly en: string };
  readonly shown: Shown;
  /** Script, candidate, condition, post, board, lot, question, complaint or motion; empty for the whole round. */
  readonly subject: string;
  /** The command by which it is done. */
  readonly command: keyof RoundCommands | keyof AppointmentCommands;
  /** The appointment case to which the command goes; `null`: to the round. */
  readonly case: string | null;
  /** False while something else of the list comes first: nobody can do it yet. */
  readonly ready: boolean;
  /** First local day on which it can be done, where that is fixed. */
  readonly from: string | null;
  readonly progress: Progress | null;
  readonly missing: Missing | null;
  /** Valid time since when it waits: that of the stage, as long as nothing nearer is known. */
  readonly since: string;
  /** Last day on which it is in time; `null` without a running clock. */
  readonly due: string | null;
  readonly parts: readonly Part[];
  /** personIds of those who can do it, once it is ready; empty where nobody sits there yet. */
  readonly persons: readonly string[];
  /** Instrument and article. */
  readonly rule: string;
  /** Type of the event that ends the wait, and that which follows when the clock runs out. */
  readonly until: string;
  readonly onExpiry: { readonly event: string; readonly words: Title | null; readonly whose: ClockRow['whose'] } | null;
}

/** What the stage alone says, on the course of the round. */
const ofStage: Exact = (round, stage) => tasksIn(stage, courseOfRound(round)).map((task) => open(task));

const waitsFor = (round: Round, stage: Stage, until: Task['until']): readonly Open[] =>
  ofStage(round, stage).filter(({ task }) => task.until === until);

const withBodies =
  (exact: Exact): Exact =>
  (round, stage) => [...exact(round, stage), ...councilToSeat(round), ...boardsToSeat(round, stage)];

/** The first day of the window is announced. */
const opening: Exact = (round, stage) =>
  ofStage(round, stage).map((entry) => ({ ...entry, from: noticeOf(round).opensOn }));

/** Applications come in to the end of the last day; then the window is closed. */
const receiving: Exact = (round, stage) => [
  ...ofStage(round, stage).map((entry) => ({ ...entry, from: daysLater(lastDay(round), 1) })),
  open(openTasks.INTAKE, { persons: named(round.plan.owner, secretaryOf(round)) }),
];

/** The first of these that is on the course of the round in this stage. */
const byCourse =
  (...ways: readonly (readonly [until: Task['until'], exact: Exact])[]): Exact =>
  (round, stage) =>
    ways
      .filter(([until]) => waitsFor(round, stage, until).length > 0)
      .slice(0, 1)
      .flatMap(([, way]) => way(round, stage));

const compiling: Exact = (round, stage) => waitsFor(round, stage, 'ResultsCompiled');

/** Who passed the paper is found first; then whatever the course has behind it. */
const passing: Exact = (round, stage) =>
  round.appeals.gate === null
    ? waitsFor(round, stage, 'GateEvaluated')
    : byCourse(['SchemeDeposited', beforeDefence], ['ResultsCompiled', compiling])(round, stage);

const exact: Readonly<Record<Stage, Exact>> = {
  DRAFT: ofStage,
  PRINCIPLE_APPROVED: ofStage,
  PLAN_APPROVED: withBodies(ofStage),
  ANNOUNCED: withBodies(opening),
  APPLICATIONS_OPEN: withBodies(receiving),
  SCREENING: screening,
  ELIGIBLE_PUBLISHED: byCourse(
    ['PapersSealed', paper.papers],
    ['HireDecided', choosing],
    ['SchemeDeposited', beforeDefence],
  ),
  ADVISING: choosing,
  ADVISED: choosing,
  HIRE_DECIDED: (round, stage) => [...choosing(round, stage), ...ofStage(round, stage)],
  WRITTEN_READY: paper.start,
  WRITTEN_RUNNING: paper.sitting,
  SCRIPTS_SEALED: byCourse(['ScriptsCoded', paper.coding], ['SchemeDeposited', beforeDefence]),
  CODED: paper.marking,
  MARKING: paper.marking,
  MARKED: paper.unsealing,
  WRITTEN_PUBLISHED: paper.appealing,
  APPEAL_MARKING: paper.appeals,
  WRITTEN_FINAL: passing,
  DEFENCE_READY: beforeDefence,
  DEFENCE_RUNNING: defending,
  DEFENCE_SEALED: byCourse(['ScriptsCoded', paper.coding], ['ResultsCompiled', compiling]),
  COMPILED: results.compiled,
  REPORTED: ofStage,
  RECOGNISED: ofStage,
  RESULT_ANNOUNCED: results.appointing,
  APPOINTING: results.appointing,
  CLOSED: results.archiving,
  SUSPENDED: (round, stage) => ofStage(round, stage).map((entry) => ({ ...entry, persons: named(authorityOf(round)) })),
  ARCHIVED: ofStage,
  CANCELLED: ofStage,
  ANNULLED: ofStage,
};

/** Seats that say nothing of who exactly is awaited: the task itself does. */
const vague: readonly SeatCode[] = ['CANDIDATES', 'ANYONE', 'SYSTEM'];

/** The seats named on the card of its event in which one of its roles is held. */
const seatsFor = ({ until }: Task): readonly SeatCode[] => {
  const { roles, seats } = sentFor(until);
  return seats.filter((seat) => !vague.includes(seat) && isHeldIn(seat, roles));
};

/** The seats that can do it; where anybody or nobody in particular sits there, those of the task. */
const partsOf = (task: Task): readonly Part[] => {
  const seats = seatsFor(task);
  return seats.every((seat) => seat === 'SEATED') ? task.parts : seats;
};

/**
 * Of these seats, those in which one of `persons` sits: nobody is sent to somebody who is refused. All of them where none
 * of those people sits there; and always those in which nobody in particular sits.
 */
const partsWith = (round: Round, parts: readonly Part[], persons: readonly string[]): readonly Part[] => {
  const sitting = sittingOf(round);
  const sits = (part: Part): boolean => persons.some((person) => holds(person, part, sitting));
  return parts.some(sits) ? parts.filter((part) => vague.includes(part) || sits(part)) : parts;
};

/** Everybody who may send the command that records an event, as the round is seated now. */
const actorsFor = (round: Round, task: Task): readonly string[] => {
  const sitting = sittingOf(round);
  const sat = seatsFor(task).flatMap((seat) => holders(seat, sitting));
  return named(...sat).filter((person) => !isRecused(round, person));
};

/** The rule behind a step; where no text asks for it by itself, it is ours. */
export const ruleIn = ({ source }: { readonly source?: string | null }): string => source ?? house('waiting');

/** Since when the round is in its stage. */
export const sinceOf = ({ movedAt }: Round): string => movedAt ?? '';

const ruleOf = (round: Round, { clock, until }: Task): string => {
  const row = clockRows(round).find(({ name }) => name === clock);
  return row === undefined ? ruleIn(titleOf(until)) : cite(row.source);
};

/** The legal clock of a task, while it runs. */
const clockOf = (round: Round, { clock = '' }: Task): Clock | undefined => {
  const known = own(round.clocks, clock);
  return known?.state === 'RUNNING' || known?.state === 'OVERDUE' ? known : undefined;
};

/** The words of a task, with the body that it is about. */
const wordsOf = ({ vi, en }: Task, subject: string): Waiting['words'] => {
  const body = own<Waiting['words']>(bodyWords, subject);
  return body === undefined ? { vi, en } : { vi: `${vi}: ${body.vi}`, en: `${en}: ${body.en}` };
};

/** From when on, since when and until when: as is known of the thing itself, and otherwise of the stage and its clock. */
const timesOf = (round: Round, { from, since, due }: Open, clock: Clock | undefined) => ({
  from: from ?? null,
  since: since ?? sinceOf(round),
  due: due ?? clock?.due ?? null,
});

const told = (round: Round, entry: Open): Waiting => {
  const { task, subject = '', ready = true, progress = null, missing = null } = entry;
  const clock = clockOf(round, task);
  const persons = entry.persons ?? actorsFor(round, task);
  return {
    code: task.code,
    words: wordsOf(task, subject),
    shown: task.shown,
    subject,
    command: sentFor(task.until).command,
    case: null,
    ready,
    progress,
    missing,
    ...timesOf(round, entry, clock),
    parts: partsWith(round, partsOf(task), persons),
    persons,
    rule: ruleOf(round, task),
    until: task.until,
    onExpiry:
      clock === undefined ? null : { event: clock.onExpiry, words: findTitle(clock.onExpiry), whose: clock.whose },
  };
};

/** With its last post cancelled, a round waits for nothing but its own end. */
const hasNoPosts = (round: Round, stage: Stage): boolean =>
  round.plan.draft !== null &&
  openPosts(round).length === 0 &&
  mayHappen('RoundCancelled', stage, courseOfRound(round));

/** All that a round waits for, exactly: what is next, who can do it, and what of it is missing. Empty once it has ended. */
export const waiting = (round: Round): readonly Waiting[] => {
  const { stage } = round;
  if (stage === null || terminal.includes(stage)) return [];
  const entries = hasNoPosts(round, stage) ? [open(openTasks.NO_POSTS_LEFT)] : exact[stage](round, stage);
  return [...entries, ...beside(round, stage)].map((entry) => told(round, entry));
};

/** What the public can do itself, in the stages in which it can. */
const forAnybody: Readonly<Partial<Record<Stage, Task>>> = { APPLICATIONS_OPEN: openTasks.INTAKE };

/** What everybody may know that a round waits for: the one thing that its stage says, with the legal clock. */
export const outlook = (round: Round): readonly Waiting[] => {
  const { stage } = round;
  if (stage === null) return [];
  const [headline] = tasksIn(stage, courseOfRound(round));
  const task = forAnybody[stage] ?? headline;
  return task === undefined ? [] : [told(round, open(task, { persons: [] }))];
};
