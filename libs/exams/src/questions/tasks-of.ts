import type { Stage } from '#rules';
import { mayHappen } from '../round/flow.js';
import type { PostStatus } from '../round/results/events.js';
import { openTasks } from '../tasks/open-tasks.js';
import { tasksIn } from '../tasks/stage-tasks.js';
import type { Task } from '../tasks/task.js';
import { courseIn } from '../views/course.js';
import type { RoundEventType } from '../views/part.js';

/** What of a round at a glance says which tasks are due. */
type Glance = Readonly<{
  stage: Stage;
  pack: string | null;
  course: string | null;
  posts: readonly Readonly<{ status: PostStatus }>[];
  openTie: readonly string[];
  openGaps: readonly string[];
  gateEvaluated: boolean;
  nobodyAdmitted: boolean;
  toCompile: boolean;
}>;

type Due = (round: Glance) => boolean;

/** What the gate opens waits for it, in the stage in which it is evaluated. */
const isPastGate: Due = ({ stage, gateEvaluated }) => stage !== 'WRITTEN_FINAL' || gateEvaluated;

const isUndecided: Due = ({ openTie, openGaps }) => openTie.length > 0 || openGaps.length > 0;

/** Compiled once, results are compiled again only when a tie or a gap was decided since. */
const isToCompile: Due = (round) => isPastGate(round) && (round.stage !== 'COMPILED' || round.toCompile);

/** Tasks that wait for another step of their stage, by the event that ends them. */
const due: Readonly<Partial<Record<RoundEventType, Due>>> = {
  GateEvaluated: ({ gateEvaluated }) => !gateEvaluated,
  SchemeDeposited: (round) => isPastGate(round) && !round.nobodyAdmitted,
  NoResultFound: ({ nobodyAdmitted }) => nobodyAdmitted,
  ResultsCompiled: (round) => isToCompile(round) && !isUndecided(round),
  ResultsReported: (round) => !isUndecided(round) && !round.toCompile,
};

const isDue = (round: Glance, { until }: Task): boolean => due[until]?.(round) ?? true;

const isWithoutPosts: Due = (round) =>
  round.posts.every(({ status }) => status === 'CANCELLED') &&
  mayHappen('RoundCancelled', round.stage, courseIn(round));

/** What a round waits for in its stage, as far as the round itself says; without a post left, only for its end. */
export const tasksOf = (round: Glance): readonly Task[] =>
  isWithoutPosts(round)
    ? [openTasks.NO_POSTS_LEFT]
    : tasksIn(round.stage, courseIn(round)).filter((task) => isDue(round, task));
