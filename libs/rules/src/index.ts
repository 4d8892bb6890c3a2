export { answerVote } from './answer-vote.js';
export { answerClock, answerTerm } from './answers.js';
export { VN } from './calendar.js';
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
} from './case.js';
export { due, elapsed, localDay } from './clocks.js';
export { compute, computeUnder } from './compute.js';
export { beginning, comesBefore, courseOf, coursesFor, isOn, leadsOn } from './course.js';
export { type Day, daysBetween, daysLater, isDay, monthsLater, termEnd } from './days.js';
export { compareScores, meanOf, needsSpreadReview, parseScore, roundPublished, spreadOf } from './decimals.js';
export type { EvidenceKind, Piece } from './evidence.js';
export { isBeforeRecognised, type Step, stepAllowed, stepLeads, stepMisses } from './flow.js';
export { applySanctions, settleAppeal, settleMarks } from './marking.js';
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
} from './pack.js';
export { validatePack } from './pack-check.js';
export type { ClockBasis, ClockKeeper } from './pack-clocks.js';
export { diffPacks } from './pack-diff.js';
export { missingFromPlan, neededFromPlan, parametersOf } from './pack-parameters.js';
export { canonicalPack, faultsInWords, findPack, installPack, mustBeSound, packRef, packs } from './packs.js';
export { parseCase } from './parse-case.js';
export { correctedScore } from './question-error.js';
export { agrees, recompute } from './recompute.js';
export { resultText } from './result-text.js';
export { type Robustness, robustness, type SmallestChange, type Winner } from './robustness.js';
export { type Stage, stages } from './stages.js';
export {
  type Figure,
  type MarkedScript,
  type MarkerStatistics,
  markerStatistics,
  type MarkerStatisticsInput,
  type ScoredDefence,
} from './statistics/index.js';
export { councilMotion, ordinaryRoute } from './votes.js';
export { type Change, type WhatIf, whatIf } from './what-if.js';
export { type Cited, type Rival, type Why, why } from './why.js';
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
