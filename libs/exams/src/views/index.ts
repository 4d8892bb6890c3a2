import type { AnyView } from '#kernel';
import { accounts } from './registry/accounts.js';
import { appointments } from './registry/appointments.js';
import { candidates } from './candidates.js';
import { clocks } from './clocks.js';
import { council } from './council.js';
import { custody } from './custody.js';
import { decisions } from './decisions.js';
import { defence } from './defence.js';
import { deviations } from './deviations.js';
import { hiring } from './hiring.js';
import { plan } from './plan.js';
import { positions } from './registry/positions.js';
import { publications } from './publications.js';
import { reorganisations } from './registry/reorganisations.js';
import { results } from './results.js';
import { rounds } from './rounds.js';
import { scripts } from './scripts.js';
import { steps } from './steps.js';
import { units } from './registry/units.js';

/** Every view, as the worker runs them. */
export const views: readonly AnyView[] = [
  rounds,
  plan,
  candidates,
  scripts,
  defence,
  hiring,
  deviations,
  results,
  council,
  decisions,
  publications,
  custody,
  clocks,
  steps,
  units,
  positions,
  accounts,
  appointments,
  reorganisations,
];

export type { AccountDocument } from './registry/accounts.js';
export { type AppointmentDocument, caseSignedOn } from './registry/appointments.js';
export { announcedStatus, type CandidateDoc, type CandidateStatus, type PublishedMark } from './candidates.js';
export type { ClockDoc } from './clocks.js';
export type { CouncilDoc, MotionLine, RecusalLine, RelationLine } from './council.js';
export type { CustodyDoc, Handover, Offered, Signed } from './custody.js';
export type { About } from '../round/card.js';
export type { DecisionDoc, DecisionType } from './decisions.js';
export { type DefenceDoc, sealedFor, type SheetLine } from './defence.js';
export { fiveClears, fiveClearsFor, missingClears, type Step, type Timing } from '../questions/five-clears.js';
export {
  type CaseDecision,
  caseDecisionsFor,
  type CaseStep,
  type CaseSteps,
  caseStepsFor,
} from '../questions/case-steps.js';
export type { RoundViewDocs, ShownViewDocs, ViewDocs, WholeViewDocs } from './documents.js';
export type { DeviationLine, DeviationsDoc } from './deviations.js';
export type { HiringDoc } from './hiring.js';
export type { PlanDoc } from './plan.js';
export { candidatesOf, type Persons, personsOf } from '../questions/persons.js';
export type { Output } from '../round/output.js';
export type { PublicationDoc } from './publications.js';
export { publicLines, type PublicLine } from '../questions/public-lines.js';
export { publicContent, publicText, type Publication, type PublicationKind } from '../round/publishing.js';
export type { PostOutcome, ResultsDoc } from './results.js';
export { type PostLine, type RoundCounts, type RoundDoc, roundSignedOn } from './rounds.js';
export type { CorrectionLine, MarkLine, ScriptAppeal, ScriptDoc, ScriptState } from './scripts.js';
export type { StepDoc } from './steps.js';
export { termsWaitBefore } from '../questions/waiting/cases.js';
export { waitingOn, type WaitingLine } from '../questions/waiting/for-reader.js';
export * from '../questions/work.js';
export type { Missing, Progress } from '../questions/waiting/open.js';
export * from '../titles.js';
