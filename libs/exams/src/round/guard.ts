import { type Context, type Decision, isRefusal, isSystem, type OneOf, refuse } from '#kernel';
import { house, localDay, type Stage } from '#rules';
import { type RoundEventType, senderOf } from './cards.js';
import { conflictIn } from './conflict.js';
import { flagged } from './deviations/deviations.js';
import type { Deviation } from './deviations/events.js';
import type { RoundEvents } from './events.js';
import { mayHappen, missingStage } from './flow.js';
import { lateEntryFault } from './late-entry.js';
import { peopleActing, sittingOf, takesPart } from './people.js';
import { citing } from './pack-sources.js';
import { courseOfRound, packOf } from './plan/pack.js';
import { countedAt, isTypedIn } from './plan/papers.js';
import { signedAt } from './plan/signers.js';
import type { GeneralRefusal } from './refusals.js';
import { holds, type SeatCode } from './seats.js';
import { stageNext } from './standstill/resumption.js';
import type { Round } from './state.js';

/** How a round of any chapter decides a command. `Code`: what that chapter refuses. */
export type Rule<Command, Code extends string> = (
  round: Round,
  command: Command,
  context: Context,
) => Decision<RoundEvents, Code>;

/** Stages in which nothing more is recorded. */
export const terminal: readonly Stage[] = ['CANCELLED', 'ARCHIVED', 'ANNULLED'];

/** Valid time must be given in a round that is typed in, and explained wherever it is not now. */
const outOfTime = (round: Round, context: Context) =>
  isTypedIn(round) && context.occurredAt === undefined && !isSystem(context)
    ? refuse('valid-time-missing')
    : lateEntryFault(context);

/** What is known to have happened before the last step is recorded with its own time, and flagged. */
const earlier = (
  { movedAt }: Round,
  { occurredAt }: Context,
): (Deviation & { readonly what: 'before-last-step' }) | undefined =>
  movedAt !== null && occurredAt !== undefined && occurredAt < movedAt
    ? { what: 'before-last-step', details: { occurredAt, movedAt }, rule: house('late-entries') }
    : undefined;

/** What ends a stage rests on what was done in it: a list is dated after the checks of those who are on it. */
const beforeBasis = ({ latestAt }: Round, { occurredAt }: Context, moves: boolean): Deviation | undefined =>
  moves && latestAt !== null && occurredAt !== undefined && occurredAt < latestAt
    ? { what: 'before-its-basis', details: { occurredAt, latestAt }, rule: house('late-entries') }
    : undefined;

/** While a round goes on, whatever is dated back to another day stands on the register, whoever explained it. */
const datedBack = (round: Round, { occurredAt, at: recordedAt }: Context): Deviation | undefined =>
  round.stage !== null && !isTypedIn(round) && occurredAt !== undefined && localDay(occurredAt) < localDay(recordedAt)
    ? { what: 'dated-back', details: { occurredAt, recordedAt }, rule: house('late-entries') }
    : undefined;

/** The refusal of an event that the course of the round does not allow in this stage, or in none. */
const offCourse = (round: Round, stage: Stage, event: RoundEventType) => {
  if (stage === 'SUSPENDED') return refuse('round-suspended');
  const course = courseOfRound(round);
  if (event === 'DraftWithdrawn' && mayHappen('RoundCancelled', stage, course)) return refuse('past-draft');
  const missing = round.plan.approved === null ? undefined : missingStage(event, course);
  return missing === undefined
    ? refuse('wrong-stage', { stage, event })
    : refuse('not-on-course', { event, course: course.name, missing });
};

/** What happens while there is no round yet, and never afterwards. */
const beforeRound: readonly RoundEventType[] = ['RoundDrafted', 'DraftVoided'];

const outOfStage = (round: Round, stage: Stage | null, event: RoundEventType) => {
  const isBefore = beforeRound.includes(event);
  if (stage === null) return isBefore ? undefined : refuse('round-unknown');
  if (isBefore) return refuse('already-drafted');
  if (terminal.includes(stage)) return refuse('round-ended', { stage });
  return mayHappen(event, stage, courseOfRound(round)) ? undefined : offCourse(round, stage, event);
};

/** What a chapter decided must be legal event by event, each in the stage to which the one before it led. */
const inFlow = (round: Round, decided: readonly { readonly type: RoundEventType }[]) => {
  let stage = round.stage;
  for (const { type } of decided) {
    const refusal = outOfStage(round, stage, type);
    if (refusal !== undefined) return refusal;
    stage = nextStage(round, stage, type);
  }
  return undefined;
};

/**
 * As it happens, no step takes a round on before the last one: the deadlines that follow it would run from a day that was
 * made up. Of a round that is typed in afterwards the order of the papers is a fact.
 */
const outOfOrder = (round: Round, context: Context, moves: boolean) => {
  const early = isTypedIn(round) ? undefined : earlier(round, context);
  return early === undefined || !moves ? undefined : refuse(early.what, early.details);
};

/** Where an event leads from `stage`: a resumed round goes back to where it was suspended. */
export const nextStage = (round: Round, stage: Stage | null, type: string): Stage | null =>
  stageNext({ stage, resumeTo: round.standstill.resumeTo }, type);

/**
 * Whoever sends a command sits where its card says, or acts for somebody who does. The rules of the chapters have asked
 * more exactly before; a seat that one of them forgot to ask for is refused here all the same.
 */
const outOfPlace = (round: Round, context: Context, seats: readonly SeatCode[]) => {
  const sitting = sittingOf(round);
  const people = peopleActing(context);
  const sits = seats.some((seat) => people.some((person) => holds(person, seat, sitting)));
  return sits ? undefined : refuse('no-seat-for-this');
};

/** True where somebody sits where the card says. Who goes on with a round elsewhere, the registry says: of one that is not suspended that is nobody. */
const isInPlace = (round: Round, event: RoundEventType, misplaced: object | undefined): boolean =>
  misplaced === undefined && (event !== 'RoundResumed' || round.stage === 'SUSPENDED');

/** Whoever has no part in a round learns nothing of it from how a command is refused: not who holds what, or how far it has come. */
const fromOutside = (round: Round, context: Context) =>
  round.stage === null || takesPart(round, peopleActing(context)) ? undefined : refuse('no-seat-for-this');

/** What was decided, in the flow of the round and in the order of time, with the flag of a time that is not that of the recording. */
const inTime = (round: Round, context: Context, decided: readonly OneOf<RoundEvents>[]) => {
  const moves = decided.reduce((from, { type }) => nextStage(round, from, type), round.stage) !== round.stage;
  const flag = earlier(round, context) ?? beforeBasis(round, context, moves) ?? datedBack(round, context);
  return inFlow(round, decided) ?? outOfOrder(round, context, moves) ?? [...decided, ...flagged(flag)];
};

/** A rule that is asked only where the event of its command may happen, in stage and time, and whose events keep to the flow too. */
export const guarded = <Command, Code extends string>(
  command: string,
  rule: Rule<Command, Code>,
): Rule<Command, Code | GeneralRefusal> => {
  const { event, sent } = senderOf(command);
  return (known, data, context) => {
    const round = signedAt(known, countedAt(known, context));
    const misplaced = outOfPlace(round, context, sent.seats);
    const refusal =
      (isInPlace(round, event, misplaced) ? undefined : fromOutside(round, context)) ??
      outOfStage(round, round.stage, event) ??
      outOfTime(round, context);
    if (refusal !== undefined) return refusal;
    const decision = rule(round, data, context);
    if (isRefusal(decision)) return round.plan.approved === null ? decision : citing(decision, packOf(round));
    if (decision.length === 0) return decision;
    return conflictIn(round, context, decision) ?? misplaced ?? inTime(round, context, decision);
  };
};
