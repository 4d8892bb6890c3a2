import { beginning, type Course, courseOf, findPack, isOn, type Pack } from '#rules';
import { certain } from '../../bug.js';
import { oncePer } from '../../once.js';
import type { Round } from '../state.js';
import type { PlanEvents, PlanTerms } from './events.js';
import { approvedOf } from './papers.js';

/** What an approved plan says of the stages of its round: the pack (`id@version`) and the terms that choose a course in it. */
export interface PlannedCourse {
  readonly pack: string;
  readonly terms: Pick<PlanTerms, 'ranking' | 'course'>;
}

const knownPack = (ref: string): Pack => certain(findPack(ref), `the round has no known rule pack: ${ref}`);

/** The pack that the round has pinned, of an approved plan only; a pack that this build lacks is a `Bug` too. */
export const packOf = (round: Round): Pack => knownPack(approvedOf(round).pack);

/** The terms of the plan, of an approved plan only. */
export const termsOf = (round: Round): PlanTerms => approvedOf(round).terms;

/** Candidates that a post needs; a pack that leaves it to the plan is not approved without it. */
export const minCandidatesOf = (round: Round): number =>
  certain(termsOf(round).minCandidates ?? packOf(round).minCandidates.value, 'nobody set how many candidates');

export const measuredAtOf = (round: Round): 'ELIGIBLE_LIST' | 'DEFENCE_STARTED' =>
  termsOf(round).measuredAt ?? packOf(round).measuredAt.value;

export const onShortfallOf = (round: Round) => termsOf(round).onShortfall ?? packOf(round).onShortfall.value;

/** The course that a plan gives its round. Throws a `Bug` where the pack has none: such a plan is not approved. */
export const plannedCourse = ({ pack, terms }: PlannedCourse): Course =>
  certain(courseOf(knownPack(pack), terms), `no course of ${pack} serves the plan`);

/** Name of the course that an approved plan gives its round, as documents keep it; `null` where this build lacks the pack. */
export const courseNamed = ({ pack, terms }: PlannedCourse): string | null => {
  const known = findPack(pack);
  return (known && courseOf(known, terms)?.name) ?? null;
};

/** An approved plan stands for ever, and its course is asked for at every step. */
const courseApproved = oncePer((approved: PlanEvents['PlanApproved']): Course => plannedCourse(approved));

/** The stages of the round in order; until its plan is approved, the beginning that all rounds share. */
export const courseOfRound = ({ plan }: Round): Course =>
  plan.approved === null ? beginning : courseApproved(plan.approved);

/** True where candidates sit a written paper. */
export const hasPaper = (round: Round): boolean => isOn(courseOfRound(round), 'WRITTEN_RUNNING');
