import { type Course, type Stage, stepAllowed, stepLeads, stepMisses } from '#rules';
import { cardOf, findCard, type RoundEventType } from './cards.js';

/** May an event of this type happen in `stage` of a round on this course? `undefined`: the round does not exist yet. */
export const mayHappen = (type: string, stage: Stage | undefined, course: Course): boolean => {
  const card = findCard(type);
  return card !== undefined && stepAllowed(card.stage, stage, course);
};

/** The stage for want of which events of this type never happen on this course, or `undefined`: they may. */
export const missingStage = (type: RoundEventType, course: Course): Stage | undefined =>
  stepMisses(cardOf(type).stage, course);

/** Where an event leads from `stage`; one that no round has leads nowhere. */
export const stageAfter = <From extends Stage | undefined>(type: string, stage: From): Stage | From => {
  const card = findCard(type);
  return card === undefined ? stage : stepLeads(card.stage, stage);
};
