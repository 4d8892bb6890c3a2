import { at, entries } from '#kernel';
import { daysLater, type Stage } from '#rules';
import { mayAppeal, openAppeals } from '../../round/appeals/filing.js';
import { unfitAppealMarker } from '../../round/appeals/settling.js';
import type { Clock } from '../../round/clocks/events.js';
import type { BoardKind } from '../../round/council/events.js';
import type { Script } from '../../round/marking/events.js';
import { hasMarked, unfitMarker } from '../../round/marking/marks.js';
import { awaitsCouncil } from '../../round/marking/unsealing.js';
import { boardMarkers, personBehind, supervisors } from '../../round/people.js';
import { participants } from '../../round/running.js';
import type { Round } from '../../round/state.js';
import { firstExamDay } from '../../round/written/start.js';
import { openTasks } from '../../tasks/open-tasks.js';
import { stageTasks } from '../../tasks/stage-tasks.js';
import type { Task } from '../../tasks/task.js';
import { boardsToSeat, named } from './bodies.js';
import { paperLot } from './lots.js';
import { after, type Exact, lastOf, open, type Open, openFor } from './open.js';

/** The end of a stage, after what comes before it and these boards; other boards can wait. */
const withBoards = (
  [round, stage]: readonly [Round, Stage],
  ends: Task['until'],
  kinds: readonly BoardKind[],
  before: readonly Open[] = [],
): readonly Open[] => {
  const boards = boardsToSeat(round, stage);
  const first = boards.filter(({ subject }) => kinds.some((kind) => kind === subject));
  const tasks = stageTasks[stage].filter(({ until }) => until === ends);
  return [
    ...tasks.flatMap((task) => lastOf(task, [...first, ...before])),
    ...boards.filter((board) => !first.includes(board)),
  ];
};

const papers: Exact = (...here) => withBoards(here, 'PapersSealed', []);

/** The lot, then the paper, once the room lists have hung long enough. */
const start: Exact = (...here) => {
  const [round] = here;
  const from = firstExamDay(round);
  return withBoards(here, 'WrittenStarted', ['INVIGILATION'], paperLot(round)).map((entry) =>
    entry.task.until === 'WrittenStarted' && from !== undefined ? { ...entry, from } : entry,
  );
};

const sitting: Exact = (...here) => {
  const [round] = here;
  const all = participants(round);
  const left = all.filter((candidate) => at(round.written.attendance, candidate) === undefined);
  return withBoards(here, 'WrittenEnded', [], openFor(openTasks.ATTENDANCE, 'CANDIDATES', { all: all.length, left }));
};

/** Codes are given once the marking board is known too: nobody codes what they mark, and it cannot be set up later. */
const coding: Exact = (...here) => withBoards(here, 'ScriptsCoded', ['CODING', 'MARKING']);

const isMarkedBy = ({ marks }: Script, person: string): boolean => marks.some(({ marker }) => marker === person);

const fitMarkers = (round: Round): readonly string[] =>
  boardMarkers(round, 'MARKING').filter((person) => unfitMarker(round, person) === undefined);

/** Scripts that two have not yet marked, and the markers who can. */
const marksOf = (round: Round, scripts: readonly (readonly [string, Script])[]): readonly Open[] => {
  const left = scripts.filter(([, { settled, marks }]) => settled === null && marks.length < 2);
  const persons = fitMarkers(round).filter((person) => left.some(([, script]) => !isMarkedBy(script, person)));
  const ids = left.map(([code]) => code);
  return openFor(openTasks.MARKS, 'SCRIPTS', { all: scripts.length, left: ids }, { persons });
};

/** True where somebody may still mark a script that two have marked. */
const hasThird = (round: Round, script: Script): boolean =>
  fitMarkers(round).some((person) => !isMarkedBy(script, person));

/** A script on which the marks leave the decision to people. Nobody is assigned to it where nobody is left. */
const disputeOf =
  (round: Round) =>
  ([code, script]: readonly [string, Script]): readonly Open[] => {
    const { needs, third } = script;
    if (needs === null) return [];
    if (needs !== 'THIRD_MARK') return [open(openTasks[needs], { subject: code })];
    return third === null
      ? [
          open(openTasks.THIRD_MARKER, {
            subject: code,
            ...after(hasThird(round, script) ? [] : [openTasks.THIRD_SEAT]),
          }),
        ]
      : [open(openTasks.THIRD_MARK, { subject: code, persons: [third] })];
  };

const marking: Exact = (round, stage) => {
  const scripts = entries(round.marking.scripts);
  const before = [...marksOf(round, scripts), ...scripts.flatMap(disputeOf(round))];
  return stageTasks[stage].flatMap((task) => lastOf(task, before));
};

/** All keepers but the one who opens, and one who watches, have agreed before the map is opened. */
const unsealing: Exact = (round) => {
  const { keepers, confirmed } = round.marking;
  const agreed = (person: string): boolean => confirmed.includes(person);
  const watching = supervisors(round).some(agreed) ? [] : supervisors(round);
  const silent = keepers.filter((keeper) => !agreed(keeper));
  const keeping = silent.length > 1 ? silent : [];
  if (awaitsCouncil(round)) {
    const consent = watching.length === 0 ? [] : [open(openTasks.UNSEALING_CONSENT, { persons: watching })];
    return lastOf(openTasks.SETTLED_MAP, consent);
  }
  const persons = [...keeping, ...watching];
  const done = Number(keeping.length === 0) + Number(watching.length === 0);
  const consent =
    persons.length === 0 ? [] : [open(openTasks.UNSEALING_CONSENT, { persons, progress: { done, of: 2 } })];
  const openers = silent.length === 1 ? silent : keepers;
  return stageTasks.MARKED.flatMap((task) => lastOf(task, consent, { persons: openers }));
};

/** From the day after the last one of a clock. */
const dayAfter = (clock: Clock | undefined): { readonly from?: string } =>
  clock === undefined || clock.due === null ? {} : { from: daysLater(clock.due, 1) };

/** Candidates may appeal until the window closes, by itself; in a round typed in afterwards somebody closes it. */
const appealing: Exact = (round, stage) => [
  ...stageTasks.WRITTEN_PUBLISHED.map((task) => open(task, dayAfter(round.clocks['appealWindow']))),
  ...mayAppeal(round).map((candidate) =>
    open(openTasks.APPEAL, { subject: candidate, persons: named(personBehind(round, candidate)) }),
  ),
  ...boardsToSeat(round, stage),
];

const appealOf = (round: Round) => (script: string, marks: readonly { readonly marker: string }[]) =>
  boardMarkers(round, 'APPEAL_MARKING').filter(
    (person) =>
      unfitAppealMarker(round, person) === undefined &&
      !hasMarked(round, script, person) &&
      !marks.some(({ marker }) => marker === person),
  );

/** The appeals that are not settled: marks of two, of a third, or the chair's decision. */
const appeals: Exact = (round, stage) => {
  const files = entries(round.appeals.files).filter(([, file]) => openAppeals(round).includes(file));
  const before = files.flatMap(([script, { needs, marks }]): readonly Open[] => {
    if (needs === 'CHAIR_DECISION') return [open(openTasks.CHAIR_DECISION, { subject: script })];
    const task = needs === null ? openTasks.APPEAL_MARKS : openTasks.APPEAL_THIRD_MARK;
    return [open(task, { subject: script, persons: appealOf(round)(script, marks) })];
  });
  const boards = boardsToSeat(round, stage);
  return stageTasks.APPEAL_MARKING.flatMap((task) => lastOf(task, [...boards, ...before]));
};

/** From the sealing of the papers to the end of the appeals. */
export const paper = { papers, start, sitting, coding, marking, unsealing, appealing, appeals };
