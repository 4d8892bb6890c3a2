import type { Recorded, Upcasters } from '#kernel';
import { account } from './account/account.js';
import { accountRefusals } from './account/refusals.js';
import { appointment } from './appointment/appointment.js';
import { appointmentRefusals } from './appointment/refusals.js';
import { edgeRefusals } from './edge-refusals.js';
import { position } from './position/position.js';
import { positionRefusals } from './position/refusals.js';
import { registryRefusals } from './registry/refusals.js';
import { allRoundRefusals, round } from './round/round.js';
import type { Round } from './round/state.js';
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

/** Steps from older shapes of events to the newest. Every event is at version 1 so far. */
export const upcasters: Upcasters = {};

/** The round that a history leads to. */
export const foldRound = (history: readonly Recorded[]): Round =>
  history.reduce<Round>((state, { type, data, meta }) => {
    const fold = (
      round.evolve as Readonly<Record<string, (state: Round, data: unknown, meta: Recorded['meta']) => Round>>
    )[type];
    if (fold === undefined) throw new Error(`a round does not know ${type}`);
    return fold(state, data, meta);
  }, round.initialState);

/** Who stands behind a candidate's id in a round. */
export { personBehind } from './round/people.js';
export * from './account/account.js';
export * from './account/events.js';
export * from './appointment/appointment.js';
export * from './appointment/events.js';
export * from './position/events.js';
export * from './position/position.js';
export * from './unit/events.js';
export * from './unit/state.js';
export * from './unit/unit.js';
export type { RoundCommands, RoundEvents } from './round/events.js';
export { round, type RoundRefusal } from './round/round.js';
export type { Round } from './round/state.js';
export { barringRelations, otherRelations } from './round/council/events.js';
export { RECORD_KINDS } from './round/results/closing.js';
export type { BoardKind, BoardSeats, CouncilRole, Seat } from './round/council/events.js';
export { lotIndex, lotOrder, lotSeed } from './round/lots.js';
export { codeMapText } from './round/marking/events.js';
export type { PostFact } from './round/plan/events.js';
export { checkInvariants } from './invariants/invariants.js';
export { fill, type Wording } from './words.js';
export type { BadCell, GoodRow, ReadRows, Row } from './registry/cells.js';
export * from './registry/unit-rows.js';
export * from './registry/position-rows.js';
export * from './registry/generator.js';
export { mergerFigures, type MergerGroup, type MergerGroupName, type SampleMerger } from './registry/programme.js';
export * from './registry/percentages.js';
export * from './views/index.js';
export * from './processes/index.js';
