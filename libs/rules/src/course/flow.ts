import { isOn, leadsOn } from './course.js';
import type { Course } from '../packs/pack.js';
import { type Stage, stages } from './stages.js';

/**
 * An event that leads a round on to a stage: legal where the course leads on to that stage, with `again` also once the
 * round is there, and never on a course without the stage.
 */
export interface Entry {
  readonly enters: Stage;
  readonly again?: true;
}

/**
 * An event of certain stages: legal `from` these, and with `before` also where the course leads on to that one. It leads
 * `to` another stage or leaves the round where it is.
 */
export interface Stay {
  readonly from: readonly Stage[] | 'ANY' | 'BEFORE_RECOGNISED';
  readonly to?: Stage;
  readonly before?: Stage;
}

/** What an event is to any round, whatever its course. */
export type Step = Entry | Stay;

const indexOf = (stage: Stage): number => stages.findIndex((row) => row.stage === stage);

/** True for the stages in which a round may still be suspended or cancelled; a suspended round is one of them. */
export const isBeforeRecognised = (stage: Stage): boolean =>
  stage === 'SUSPENDED' || indexOf(stage) < indexOf('RECOGNISED');

/** The stages of which an event of this type needs one; none for an event that several stages of any round allow. */
const neededBy = (step: Step): readonly Stage[] => {
  if ('enters' in step) return [step.enters];
  return typeof step.from === 'string' ? [] : step.from;
};

/** The stage for want of which such a step is never taken on this course, or `undefined`: it may be. */
export const stepMisses = (step: Step, course: Course): Stage | undefined => {
  const needed = neededBy(step);
  // A round on any course may be suspended.
  return needed.some((stage) => stage === 'SUSPENDED' || isOn(course, stage)) ? undefined : needed[0];
};

const mayEnter = ({ enters, again }: Entry, stage: Stage | undefined, course: Course): boolean =>
  leadsOn(course, stage, enters) || (again === true && stage === enters && isOn(course, enters));

const mayStay = ({ from, to, before }: Stay, stage: Stage | undefined, course: Course): boolean => {
  if (from === 'ANY') return true;
  if (stage === undefined) return false;
  // A suspended round is not suspended a second time.
  if (from === 'BEFORE_RECOGNISED') return isBeforeRecognised(stage) && stage !== to;
  return from.includes(stage) || (before !== undefined && leadsOn(course, stage, before));
};

/** May such a step be taken in `stage` of a round on this course? `undefined`: the round does not exist yet. */
export const stepAllowed = (step: Step, stage: Stage | undefined, course: Course): boolean =>
  'enters' in step ? mayEnter(step, stage, course) : mayStay(step, stage, course);

/** Where such a step leads from `stage`. */
export const stepLeads = <From extends Stage | undefined>(step: Step, stage: From): Stage | From =>
  ('enters' in step ? step.enters : step.to) ?? stage;
