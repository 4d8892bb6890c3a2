import { type ClockRow, cite, findPack, isOn, type Pack, type Stage } from '#rules';
import type { Title } from '../round/card.js';
import { findTitle, titleOf } from '../round/cards.js';
import { holders, type Sitting } from '../round/seats.js';
import { openTasks } from '../tasks/open-tasks.js';
import type { Part, Task } from '../tasks/task.js';
import type { Round } from '../round/state.js';
import { beforeList } from './before-list.js';
import { choosing } from './choosing.js';
import type { ClockDoc } from '../views/clocks.js';
import { type CouncilDoc, noCouncil } from '../views/council.js';
import { courseIn } from '../views/course.js';
import type { DefenceDoc } from '../views/defence.js';
import { open, type Open } from './open.js';
import type { RoundDoc } from '../views/rounds.js';
import type { ScriptDoc } from '../views/scripts.js';
import { sittingIn } from './sitting.js';
import { hasEnded, tasksOf } from './tasks-of.js';

/** What else is known of the round: its clocks, its bodies, and the parts in which a person must decide. */
export interface Around {
  readonly clocks: readonly ClockDoc[];
  readonly council?: CouncilDoc;
  /** Those with `needs`, of the script or of its appeal; others are passed over. */
  readonly scripts?: readonly ScriptDoc[];
  /** Those with a review that is required; others are passed over. */
  readonly sessions?: readonly DefenceDoc[];
  /** The round itself: with it, who exactly is awaited before the list and before a hire. */
  readonly held?: Round;
}

/** Something a round waits for, under the five questions: person, task, responsibility, process, result. */
export interface Waiting {
  readonly code: string;
  readonly words: { readonly vi: string; readonly en: string };
  /** Script, candidate, post, question, complaint or motion; empty for the whole round. */
  readonly subject: string;
  /** Valid time since when it waits: that of the stage, as long as nothing nearer is known. */
  readonly since: string;
  /** Last day on which it is in time; `null` without a running clock. */
  readonly due: string | null;
  readonly parts: readonly Part[];
  /** personIds who hold those parts now; empty where the part is of candidates, or not yet filled. */
  readonly persons: readonly string[];
  /** Instrument and article. */
  readonly rule: string;
  /** Type of the event that ends the wait, and that which follows when the clock runs out. */
  readonly until: string;
  readonly onExpiry: { readonly event: string; readonly words: Title | null; readonly whose: ClockRow['whose'] } | null;
}

/** Who of all that sit or have applied is awaited, the task itself says. */
const unnamed: readonly Part[] = ['SEATED', 'CANDIDATES'];

const awaited = (parts: readonly Part[], sitting: Sitting): readonly string[] => [
  ...new Set(parts.filter((part) => !unnamed.includes(part)).flatMap((part) => holders(part, sitting))),
];

const ofScript = ({ code, needs, appeal }: ScriptDoc): readonly Open[] =>
  [needs, appeal?.needs].flatMap((need) => (need ? [open(openTasks[need], code)] : []));

const openMotions = ({ motions }: CouncilDoc): readonly Open[] =>
  Object.entries(motions)
    .filter(([, { outcome }]) => outcome === 'OPEN' || outcome === 'REVOTE')
    .map(([motion]) => open(openTasks.MOTION, motion));

/** Where nobody is ranked, nobody is next in rank. */
const afterFailure = (round: RoundDoc): Task =>
  isOn(courseIn(round), 'COMPILED') ? openTasks.NEXT_RANKED : openTasks.LEFT_UNFILLED;

const decisionsOf = (
  round: RoundDoc,
  council: CouncilDoc,
  { scripts = [], sessions = [] }: Around,
): readonly Open[] => [
  ...scripts.flatMap(ofScript),
  ...sessions
    .filter(({ review }) => review === 'REQUIRED')
    .map(({ candidate }) => open(openTasks.SPREAD_DECISION, candidate)),
  ...(round.openTie.length > 0 ? [open(openTasks.TIE, round.openTie.join(', '))] : []),
  ...round.openGaps.map((candidate) => open(openTasks.PREFERENCE_GAP, candidate)),
  ...round.openQuestionErrors.map((question) => open(openTasks.QUESTION_ERROR, question)),
  ...round.openComplaints.map((complaint) => open(openTasks.COMPLAINT, complaint)),
  ...round.posts.filter(({ status }) => status === 'CASE_FAILED').map(({ post }) => open(afterFailure(round), post)),
  ...openMotions(council),
  ...council.leaving.map(({ member }) => open(openTasks.REPLACEMENT, member)),
  ...(round.ownerOfferedTo === null ? [] : [open(openTasks.HANDOVER)]),
];

const packOf = ({ pack }: RoundDoc): Pack | undefined => findPack(pack ?? '');

/** No report is due twice, nor from a supervision board that the pack let the round do without. */
const isReportDue = (round: RoundDoc, { council }: Around): boolean =>
  !round.supervisionReported && (council?.supervision !== null || packOf(round)?.supervision.value === 'REQUIRED');

const isHire = (round: RoundDoc): boolean => isOn(courseIn(round), 'HIRE_DECIDED');

type Exact = (own: readonly Open[], held: Round, round: RoundDoc) => readonly Open[];

const exactChoice: Exact = (own, held, round) => (isHire(round) ? choosing(held) : own);

/** Stages in which the round itself says more exactly what it waits for. */
const exact: Readonly<Partial<Record<Stage, Exact>>> = {
  SCREENING: (own, held) => [...own, ...beforeList(held)],
  ELIGIBLE_PUBLISHED: exactChoice,
  ADVISING: exactChoice,
  ADVISED: exactChoice,
};

const stageOpen = (round: RoundDoc, around: Around): readonly Open[] => {
  const own = tasksOf(round)
    .filter(({ until }) => until !== 'SupervisionReported' || isReportDue(round, around))
    .map((task) => open(task));
  const refine = exact[round.stage];
  const isLeft = round.posts.some(({ status }) => status !== 'CANCELLED');
  return around.held !== undefined && refine !== undefined && isLeft ? refine(own, around.held, round) : own;
};

const ruleOf = (round: RoundDoc, { clock, until }: Task): string => {
  const row = packOf(round)?.clocks.find(({ name }) => name === clock);
  return row === undefined ? (titleOf(until).source ?? 'design') : cite(row.source);
};

const expiryOf = (clock: ClockDoc | undefined): Waiting['onExpiry'] => {
  if (clock === undefined || clock.onExpiry === null || clock.whose === null) return null;
  const words = findTitle(clock.onExpiry);
  return { event: clock.onExpiry, words, whose: clock.whose };
};

const ticking = (clock: ClockDoc): boolean => clock.state === 'RUNNING' || clock.state === 'OVERDUE';

/** All that a round waits for, the stage's own task first; empty once it has ended. Nothing is hidden by a clock that ran out. */
export const waiting = (round: RoundDoc, around: Around): readonly Waiting[] => {
  if (hasEnded(round)) return [];
  const { council = noCouncil(round.round) } = around;
  const sitting = sittingIn(round, council);
  return [...stageOpen(round, around), ...decisionsOf(round, council, around)].map(({ task, subject, persons }) => {
    const clock = around.clocks.find(({ clock: name, state }) => name === task.clock && state !== 'NOT_STARTED');
    const running = clock !== undefined && ticking(clock) ? clock : undefined;
    return {
      code: task.code,
      words: { vi: task.vi, en: task.en },
      subject,
      since: round.stageSince,
      due: running?.due ?? null,
      parts: task.parts,
      persons: persons ?? awaited(task.parts, sitting),
      rule: ruleOf(round, task),
      until: task.until,
      onExpiry: expiryOf(running),
    };
  });
};
