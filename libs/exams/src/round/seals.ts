import type { Recorded } from '#kernel';
import type { Stage } from '#rules';
import { own } from '../own.js';
import type { DecisionDoc } from '../views/decisions.js';
import { sheetsAreOpen } from './defence/sight.js';
import { hasReached, type Progress, reached, type Viewer } from './place.js';
import { courseOfRound } from './plan/pack.js';
import type { Round } from './state.js';

// What stays sealed for everybody, whatever the role.

interface Sealed {
  readonly until: Stage | ((progress: Progress) => boolean);
  readonly fields: readonly string[];
}

/** Fields that are sealed in the log view, by event type, until the round has come to a stage. */
const sealedFields: Readonly<Record<string, Sealed>> = {
  MarkRecorded: { until: 'MARKED', fields: ['mark'] },
  MarkCorrected: { until: 'MARKED', fields: ['mark', 'old'] },
  MarkDisputed: { until: 'MARKED', fields: ['difference'] },
  HeadDecided: { until: 'MARKED', fields: ['mark'] },
  CollectiveMarked: { until: 'MARKED', fields: ['mark'] },
  MarkSettled: { until: 'MARKED', fields: ['mark'] },
  CodeMapUnsealed: { until: 'RECOGNISED', fields: ['map', 'salt'] },
  AppealMarked: { until: 'WRITTEN_FINAL', fields: ['mark'] },
  AppealDisputed: { until: 'WRITTEN_FINAL', fields: ['proposed'] },
  AppealDecided: { until: 'WRITTEN_FINAL', fields: ['mark'] },
  AppealSettled: { until: 'WRITTEN_FINAL', fields: ['raw', 'net'] },
  SheetSigned: { until: sheetsAreOpen, fields: ['score', 'replaces'] },
  SpreadReviewRequired: { until: sheetsAreOpen, fields: ['spread'] },
  OpinionGiven: { until: 'ADVISED', fields: ['candidate', 'opinion'] },
};

/** The fields of an event that are sealed while the round stands where it says. */
const fieldsSealed = ({ type }: Recorded, round: Round): readonly string[] => {
  const rule = own(sealedFields, type);
  if (rule === undefined) return [];
  const at = { stage: round.stage, resumeTo: round.standstill.resumeTo, course: courseOfRound(round) };
  const isOpen = typeof rule.until === 'function' ? rule.until(at) : hasReached(at, rule.until);
  return isOpen ? [] : rule.fields;
};

/** The data of an event for those who read the log: what is still sealed says so. */
export const sealedUntil = (recorded: Recorded, round: Round): unknown => {
  const fields = fieldsSealed(recorded, round);
  if (fields.length === 0) return recorded.data;
  return { ...(recorded.data as object), ...Object.fromEntries(fields.map((field) => [field, 'SEALED'])) };
};

/** As long as anything of an event is sealed, its free texts are too: a reason may say the mark that it is for. */
export const textsAreSealed = (recorded: Recorded, round: Round): boolean => fieldsSealed(recorded, round).length > 0;

/** Marks that people decided on stay sealed with the other marks. */
const decidedMarks: Readonly<Record<string, Stage>> = {
  HeadDecided: 'MARKED',
  CollectiveMarked: 'MARKED',
  AppealDecided: 'WRITTEN_FINAL',
};

/** A decision as it may be read now. */
export const decisionFor = (doc: DecisionDoc, viewer: Viewer): DecisionDoc => {
  const until = own(decidedMarks, doc.event);
  return until === undefined || reached(viewer, until) ? doc : { ...doc, choice: 'SEALED' };
};
