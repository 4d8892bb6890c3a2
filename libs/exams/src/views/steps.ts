import { type Recorded, validTime, type View } from '#kernel';
import type { ClockFacts } from '../round/card.js';
import { type AnyCard, cardOf, roundEventTypes } from '../round/cards.js';
import type { RoundEvents } from '../round/events.js';
import { followsLodging } from '../round/results/complaints.js';
import type { Output } from '../round/output.js';
import { inRound, roundOf, type RoundEventType } from './part.js';

/**
 * One step of a round, as far as its own event says. {@link fiveClears} reads a round's steps in order and adds what
 * follows from the ones before: the stage, and the time against the due date.
 */
export type StepDoc = Readonly<{
  round: string;
  revision: number;
  event: RoundEventType;
  /** False for what followed from another step by rule alone: it moves the round, but nobody answers for it. */
  ownStep: boolean;
  person: string;
  onBehalfOf: string | null;
  authority: string;
  /** Empty for a step without a result. */
  output: Output | null;
  happenedAt: string;
  recordedAt: string;
  late: boolean;
  clockFacts: ClockFacts;
}>;

const resultOf = ({ output }: AnyCard, data: unknown): Output | null =>
  output === 'FOLLOWS' ? null : output(data as never);

const clockFactsOf = ({ clocks }: AnyCard, data: unknown): ClockFacts =>
  clocks === 'NONE' ? {} : clocks(data as never);

const whoActed = ({ meta }: Recorded): Pick<StepDoc, 'person' | 'onBehalfOf' | 'authority'> => ({
  person: meta.actor,
  onBehalfOf: meta.onBehalfOf ?? null,
  authority: meta.authority,
});

/** Of what follows from a complaint it is told to nobody who acted: nobody answers for it. */
const unsaid: ReturnType<typeof whoActed> = { person: 'SEALED', onBehalfOf: null, authority: 'SEALED' };

const step = (_: unknown, data: unknown, recorded: Recorded): StepDoc => {
  const { meta, revision } = recorded;
  const event = recorded.type as RoundEventType;
  const card = cardOf(event);
  const result = resultOf(card, data);
  return {
    round: roundOf(recorded),
    revision,
    event,
    ownStep: result !== null,
    ...(followsLodging(recorded) ? unsaid : whoActed(recorded)),
    output: result?.value === '' ? null : result,
    happenedAt: validTime(meta),
    recordedAt: meta.at,
    late: meta.backdated !== undefined,
    clockFacts: clockFactsOf(card, data),
  };
};

/** Digits that hold any revision, so that keys of a round sort in its order. */
const DIGITS = 9;

/** Every step of every round, keyed `round/revision`: the order of keys is the order of steps. */
export const steps: View<StepDoc, RoundEvents> = {
  name: 'steps',
  version: 3,
  indexes: ['round', 'revision', 'event', 'ownStep', 'person', 'onBehalfOf', 'happenedAt', 'recordedAt', 'late'],
  keyOf: (recorded) =>
    inRound(recorded) ? `${roundOf(recorded)}/${String(recorded.revision).padStart(DIGITS, '0')}` : [],
  on: Object.fromEntries(roundEventTypes.map((type) => [type, step])),
};
