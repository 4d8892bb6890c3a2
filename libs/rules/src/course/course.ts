import type { Course, Pack, Ranking } from '../packs/pack.js';
import type { Stage } from './stages.js';

/** The way that every round takes until its plan is approved and names a course. */
export const beginning: Course = {
  name: 'BEGINNING',
  rankings: [],
  stages: ['DRAFT', 'PRINCIPLE_APPROVED', 'PLAN_APPROVED'],
};

/** What a plan says of its course; what is absent it leaves to the pack. */
export interface CourseTerms {
  readonly ranking?: Ranking;
  readonly course?: string;
}

/** The courses of a pack that lead to a result by the ranking of the plan, the usual one first. */
export const coursesFor = (pack: Pack, { ranking }: CourseTerms): readonly Course[] => {
  const wanted = ranking ?? pack.ranking.value;
  return pack.courses.value.filter(({ rankings }) => rankings.some((served) => served === wanted));
};

/**
 * The course of a round: the one that the plan names, or else the first that serves its ranking. `undefined`: there is
 * none. Whether a named course serves the ranking is asked once, with {@link coursesFor}, when the plan is approved.
 */
export const courseOf = (pack: Pack, terms: CourseTerms): Course | undefined =>
  terms.course === undefined
    ? coursesFor(pack, terms)[0]
    : pack.courses.value.find(({ name }) => name === terms.course);

/** Place of a stage on a course, from 0; -1 for a stage that is not on it. */
const placeOf = ({ stages }: Course, stage: Stage): number => {
  const skippable = `${stage}?`;
  return stages.findIndex((entry) => entry === stage || entry === skippable);
};

/** True where the course has this stage, be it one that may be skipped. */
export const isOn = (course: Course, stage: Stage): boolean => placeOf(course, stage) >= 0;

/** True where both stages are on the course and `earlier` comes before `later`. */
export const comesBefore = (course: Course, earlier: Stage, later: Stage): boolean => {
  const place = placeOf(course, earlier);
  return place >= 0 && place < placeOf(course, later);
};

/**
 * True where the course leads from one stage to the next in one step: nothing stands between them but stages that may
 * be skipped. `undefined`: a round that does not exist yet is led to the first stage.
 */
export const leadsOn = (course: Course, from: Stage | undefined, to: Stage): boolean => {
  const place = placeOf(course, to);
  if (from === undefined) return place === 0;
  const between = course.stages.slice(placeOf(course, from) + 1, Math.max(place, 0));
  return comesBefore(course, from, to) && between.every((entry) => entry.endsWith('?'));
};
