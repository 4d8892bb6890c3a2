export { answerVote } from './cases/answer-vote.js';
export { answerClock, answerTerm } from './calendar/answers.js';
export { VN } from './calendar/calendar.js';
export type {
  AppealEvidence,
  Because,
  CandidateResult,
  CaseCandidate,
  CaseInput,
  CasePlan,
  DefenceEvidence,
  MarksEvidence,
  Needs,
  Result,
  Sanction,
  Sheet,
  WrittenEvidence,
} from './cases/case.js';
export { due, elapsed, localDay, minutesBetween } from './calendar/clocks.js';
export { outsideLimit } from './scoring/outside.js';
export { compute, computeUnder } from './scoring/compute.js';
export { beginning, comesBefore, courseOf, coursesFor, isOn, leadsOn } from './course/course.js';
export { type Day, dayEn, daysBetween, daysLater, dayVi, isDay, monthsLater, termEnd } from './calendar/days.js';
export {
  compareScores,
  meanOf,
  needsSpreadReview,
  parseScore,
  percentOf,
  roundPublished,
  spreadOf,
} from './numbers/decimals.js';
export { type EvidenceKind, omit, PAPER_KINDS, type Piece } from './inquiry/evidence.js';
export { isBeforeRecognised, type Step, stepAllowed, stepLeads, stepMisses } from './course/flow.js';
export { applySanctions, settleAppeal, settleMarks } from './scoring/marking.js';
export {
  cite,
  type ClockRow,
  type ClockUnit,
  type Course,
  type Fault,
  isFault,
  isFaults,
  type Kind,
  type Pack,
  type Parameter,
  type Source,
  type Weights,
} from './packs/pack.js';
export { validatePack } from './packs/pack-check.js';
export type { ClockBasis, ClockKeeper } from './packs/pack-clocks.js';
export { diffPacks } from './packs/pack-diff.js';
export { missingFromPlan, neededFromPlan, parametersOf, plannable } from './packs/pack-parameters.js';
export { canonical } from './packs/canonical.js';
export { canonicalPack, faultsInWords, findPack, installPack, mustBeSound, packRef, packs } from './packs/packs.js';
export { parseCase } from './cases/parse-case.js';
export { correctedScore } from './scoring/question-error.js';
export { agrees, recompute } from './scoring/recompute.js';
export { resultText } from './cases/result-text.js';
export { type Robustness, robustness, type SmallestChange, type Winner } from './inquiry/robustness.js';
export {
  house,
  HOUSE_RULES,
  type HouseRule,
  type HouseSource,
  type LegalSource,
  type RuleSource,
  sourceVi,
} from './sources.js';
export { type Stage, stages } from './course/stages.js';
export {
  type Figure,
  type MarkedScript,
  type MarkerStatistics,
  markerStatistics,
  type MarkerStatisticsInput,
  type ScoredDefence,
} from './statistics/index.js';
export { councilMotion, ordinaryRoute, quorum } from './scoring/votes.js';
export { type Change, type WhatIf, whatIf } from './inquiry/what-if.js';
export { type Cited, type Rival, type Why, why } from './inquiry/why.js';
export {
  type Allocation,
  ALLOCATIONS,
  BAND_UNITS,
  DOSSIER_ITEMS,
  type DossierItem,
  NOTICE_CHANNELS,
  type NoticeChannel,
  type Paper,
  RANKINGS,
  ROUNDING_MODES,
  SANCTION_KINDS,
  type SanctionKind,
  TIE_CRITERIA,
} from './words.js';
