import { type Recorded, validTime } from '#kernel';
import { beginning, type Course, type Stage } from '#rules';
import { mayHappen, stageAfter } from '../round/flow.js';
import { plannedCourse } from '../round/plan/pack.js';
import { isA } from '../round/history.js';
import { type Breach, breach, type Check } from './breach.js';

const isExplained = ({ meta }: Recorded): boolean =>
  meta.backdated !== undefined && meta.backdated.reason !== '' && meta.backdated.note.commitment !== '';

const timesOf = (recorded: Recorded, last: Recorded | undefined): readonly Breach[] => {
  const { at, occurredAt } = recorded.meta;
  return [
    ...(last !== undefined && at < last.meta.at
      ? [breach(5, recorded, 'recorded before the event in front of it')]
      : []),
    ...(occurredAt !== undefined && occurredAt > at ? [breach(5, recorded, 'happened after it was recorded')] : []),
    ...(occurredAt !== undefined && !isExplained(recorded)
      ? [breach(5, recorded, 'a late entry without reason and note')]
      : []),
  ];
};

/** (5) for any stream: recorded time never runs back, late entries are explained. */
export const timesAreSound: Check = (history) =>
  history.flatMap((recorded, index) => timesOf(recorded, history[index - 1]));

interface Walk {
  readonly stage: Stage | undefined;
  readonly resumeTo: Stage | undefined;
  readonly course: Course;
  /** Valid time of the last event that moved the stage. */
  readonly movedAt: string;
  readonly breaches: readonly Breach[];
}

const start: Walk = { stage: undefined, resumeTo: undefined, course: beginning, movedAt: '', breaches: [] };

/** All that may happen before there is a round. */
const first: readonly string[] = ['DraftVoided', 'RoundDrafted'];

const stepBreaches = ({ stage, course, movedAt }: Walk, recorded: Recorded, moves: boolean): readonly Breach[] => {
  const { type, meta } = recorded;
  const legal = stage === undefined ? first.includes(type) : mayHappen(type, stage, course);
  const early = moves && validTime(meta) < movedAt && !isExplained(recorded);
  return [
    ...(legal ? [] : [breach(5, recorded, `${type} is not legal in ${stage ?? 'no stage'}`)]),
    ...(early ? [breach(5, recorded, `${type} happened before the step in front of it`)] : []),
  ];
};

const step = (walk: Walk, recorded: Recorded): Walk => {
  const { stage, resumeTo, course, movedAt } = walk;
  const { type } = recorded;
  const next = type === 'RoundResumed' ? resumeTo : stageAfter(type, stage);
  const happened = validTime(recorded.meta);
  const moves = next !== stage;
  return {
    stage: next,
    resumeTo: type === 'RoundSuspended' ? stage : resumeTo,
    course: isA(recorded, 'PlanApproved') ? plannedCourse(recorded.data) : course,
    movedAt: moves && happened > movedAt ? happened : movedAt,
    breaches: [...walk.breaches, ...stepBreaches(walk, recorded, moves)],
  };
};

/** (5) for a round: every step legal where it stands, in the order of what happened. */
export const stepsAreLegal: Check = (history) => history.reduce(step, start).breaches;
