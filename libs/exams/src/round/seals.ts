import type { Recorded } from '#kernel';
import type { DecisionDoc } from '../views/decisions.js';
import type { Until } from './card.js';
import { cardOf, findCard } from './cards.js';
import { sheetsAreOpen } from './defence/sight.js';
import { hasReached, type Progress, progressOf, type Viewer } from './place.js';
import { courseOfRound } from './plan/pack.js';
import type { Round } from './state.js';

// What stays sealed for everybody, whatever the role.

/** True once what is sealed until then may be read. */
const isOpen = (progress: Progress, until: Until): boolean =>
  until === 'SHEETS_OPEN' ? sheetsAreOpen(progress) : hasReached(progress, until);

/** The fields of an event that are sealed while the round stands where it says. */
const fieldsSealed = ({ type }: Recorded, round: Round): readonly string[] => {
  const sealed = findCard(type)?.sealed ?? 'OPEN';
  if (sealed === 'OPEN') return [];
  const progress = { stage: round.stage, resumeTo: round.standstill.resumeTo, course: courseOfRound(round) };
  return isOpen(progress, sealed.until) ? [] : sealed.fields;
};

/** The data of an event for those who read the log: what is still sealed says so. */
export const sealedUntil = (recorded: Recorded, round: Round): unknown => {
  const fields = fieldsSealed(recorded, round);
  if (fields.length === 0) return recorded.data;
  return { ...(recorded.data as object), ...Object.fromEntries(fields.map((field) => [field, 'SEALED'])) };
};

/** As long as anything of an event is sealed, its free texts are too: a reason may say the mark that it is for. */
export const textsAreSealed = (recorded: Recorded, round: Round): boolean => fieldsSealed(recorded, round).length > 0;

/** A decision as it may be read now: what was chosen is sealed as long as anything of its event is. */
export const decisionFor = (doc: DecisionDoc, { round }: Viewer): DecisionDoc => {
  const { sealed } = cardOf(doc.event);
  return sealed === 'OPEN' || isOpen(progressOf(round), sealed.until) ? doc : { ...doc, choice: 'SEALED' };
};
