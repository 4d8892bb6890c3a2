import { joined, type Upcasters } from '#kernel';
import { account } from './account/account.js';
import { accountRefusals } from './account/refusals.js';
import { appointment } from './appointment/appointment.js';
import { appointmentRefusals } from './appointment/refusals.js';
import { edgeRefusals } from './edge-refusals.js';
import { position } from './position/position.js';
import { positionRefusals } from './position/refusals.js';
import { registryRefusals } from './registry/refusals.js';
import { allRoundRefusals, round } from './round/round.js';
import { unitRefusals } from './unit/refusals.js';
import { unit } from './unit/unit.js';

/** Every kind of stream by its category. */
export const deciders = { round, unit, position, account, appointment } as const;

/** Every refusal with its words, by code. A code that two kinds of stream share has the same words. */
export const allRefusals = {
  ...unitRefusals,
  ...positionRefusals,
  ...accountRefusals,
  ...appointmentRefusals,
  ...registryRefusals,
  ...edgeRefusals,
  ...allRoundRefusals,
} as const;

/** Steps from older shapes of events to the newest, of every kind of stream. */
export const upcasters: Upcasters = joined([
  round.upcasters,
  unit.upcasters,
  position.upcasters,
  account.upcasters,
  appointment.upcasters,
]);

export { clockBasis } from './round/clocks/basis.js';
export { holdsBySeat, roleActing, rolesOpen } from './acting.js';
export { givesSeats, rolesLacking, type Seated, seatsGiven } from './seat-roles.js';
export { type Category, type Rights, rightsTo } from './rights.js';
export { own } from './own.js';
export { sittingOf } from './round/people.js';
export { holds, type SeatCode } from './round/seats.js';
export { type ToDeclare, toDeclare } from './round/council/relations.js';
export { signedOn, unitsOf } from './round/plan/signers.js';
export type { Signers } from './round/plan/events.js';
export { bodyOf, isKnownTo, worksIn } from './round/people.js';
export { mayHappen } from './round/flow.js';
export { lateEntryFault } from './round/late-entry.js';
export * from './reach.js';
export * from './system.js';
export { hasRole, nameReaders, type Reader, worksInRounds } from './reader.js';
export { maySeeCandidates } from './round/applications/sight.js';
export * from './live.js';
export { type Repeat, saidOtherwise } from './repeats.js';
export * from './past/asked.js';
export * from './past/past.js';
export * from './past/changes.js';
export * from './past/waiting.js';
export { caseReaders, mayAsk, type RoundSight, roundViews, type WholeSight, wholeViews } from './sight.js';
export { caseEventFor, concernedIn, readsAs, readsTextsOf } from './appointment/sight.js';
export type { OpenedCase } from './appointment/state.js';
export type { PublishedResults } from './round/results/sight.js';
export { terminal } from './round/guard.js';
export { hasPartIn, knowsNames, placeIn, type May, type Place, type Viewer, viewerOfPast } from './round/place.js';
export { maySeeWhyOf, whyFor } from './round/results/sight.js';
export {
  happeningOf,
  isTextOfOthers,
  isTextTo,
  isToldOf,
  sealedUntil,
  senderIn,
  textsAreSealed,
} from './round/seals.js';
export { knowsRound, roundFor, type ShownRound } from './round/plan/sight.js';
export { foldRound } from './round/fold.js';
export * from './inquiry/inquiry.js';
export { sourceIn } from './round/pack-sources.js';
export type { EventRef } from './inquiry/evidence-events.js';
/** Who stands behind a candidate's id in a round. */
export { personBehind } from './round/people.js';
export * from './account/account.js';
export * from './account/events.js';
export { mayConsentTo } from './account/changes.js';
export { hasSecondFactor, hasShownFactor } from './account/factors.js';
export { seesSeals } from './account/care.js';
export { isWeighty } from './weight.js';
export * from './account/state.js';
export * from './appointment/appointment.js';
export * from './appointment/events.js';
export * from './position/events.js';
export * from './position/position.js';
export * from './unit/events.js';
export * from './unit/state.js';
export * from './unit/unit.js';
export type { RoundCommands, RoundEvents } from './round/events.js';
// The words among which a command of a chapter chooses, and its types: what the edge asks for is told here and nowhere else.
export * from './round/plan/events.js';
export * from './round/council/events.js';
export * from './round/applications/events.js';
export * from './round/written/events.js';
export * from './round/marking/events.js';
export * from './round/appeals/events.js';
export * from './round/draws/events.js';
export * from './round/defence/events.js';
export * from './round/hiring/events.js';
export * from './round/results/events.js';
export * from './round/standstill/events.js';
export * from './round/clocks/events.js';
export { round, type RoundRefusal } from './round/round.js';
export type { Round } from './round/state.js';
export { RECORD_KINDS } from './round/results/closing.js';
export { caseFor } from './round/results/posts.js';
export {
  type CommitmentKind,
  codeMapCommitment,
  formulas,
  keeping,
  lotCommitment,
  madeCodeMap,
  type MadeCodeMap,
  madeLot,
  madeNumber,
  type MadeLot,
  opensLot,
} from './round/commitments.js';
export { codeMapFor } from './round/marking/making.js';
export { failedAttempt } from './round/marking/unsealing.js';
export { lotIndex, lotOrder, lotSeed } from './round/lots.js';
export { packHash } from './round/plan/approval.js';
export type { Breach } from './invariants/breach.js';
export { checkInvariants } from './invariants/invariants.js';
export type { Language, Wording, Words } from './wording.js';
export { type Names, sentence } from './words/sentence.js';
export { detailWords, roleWords, seatWords } from './words/codes.js';
export type { BadCell, GoodRow, ReadRows, Row } from './registry/cells.js';
export * from './registry/unit-rows.js';
export * from './registry/position-rows.js';
export * from './registry/generator.js';
export { mergerFigures, type MergerGroup, type MergerGroupName, type SampleMerger } from './registry/programme.js';
export * from './registry/percentages.js';
export * from './views/index.js';
export * from './processes/index.js';
