import { type Recorded, validTime, type View } from '#kernel';
import type { PlanTerms } from '../round/plan/events.js';
import type { RoundEvents } from '../round/events.js';
import { courseNamed } from './course.js';
import { type Output, outputs } from './outputs.js';
import { inRound, roundOf, type RoundEventType } from './part.js';

/** What legal clocks, and the course that their rows may depend on, look at in a step; absent for most. */
export type ClockFacts = Readonly<{
  pack?: string;
  course?: string | null;
  appealWindow?: NonNullable<PlanTerms['appealWindow']>;
  closesOn?: string;
  last?: string;
  clock?: string;
}>;

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

const lastDay = ({ closesOn }: { readonly closesOn: string }): ClockFacts => ({ closesOn });

const windowEnd = ({ last }: { readonly last?: string }): ClockFacts => (last === undefined ? {} : { last });

const clockFacts: { readonly [E in RoundEventType]?: (data: RoundEvents[E]) => ClockFacts } = {
  PlanApproved: ({ pack, terms }) => ({
    pack,
    course: courseNamed({ pack, terms }),
    ...(terms.appealWindow === undefined ? {} : { appealWindow: terms.appealWindow }),
  }),
  RoundAnnounced: lastDay,
  NoticeAmended: lastDay,
  ApplicationsExtended: lastDay,
  ApplicationsClosed: windowEnd,
  AppealWindowClosed: windowEnd,
  OverdueFlagged: ({ clock }) => ({ clock }),
};

const step = (_: unknown, data: unknown, recorded: Recorded): StepDoc => {
  const { meta, revision } = recorded;
  const event = recorded.type as RoundEventType;
  const result = (outputs[event] as (data: unknown) => Output | null)(data);
  return {
    round: roundOf(recorded),
    revision,
    event,
    ownStep: result !== null,
    person: meta.actor,
    onBehalfOf: meta.onBehalfOf ?? null,
    authority: meta.authority,
    output: result?.value === '' ? null : result,
    happenedAt: validTime(meta),
    recordedAt: meta.at,
    late: meta.backdated !== undefined,
    clockFacts: (clockFacts[event] as ((data: unknown) => ClockFacts) | undefined)?.(data) ?? {},
  };
};

/** Digits that hold any revision, so that keys of a round sort in its order. */
const DIGITS = 9;

/** Every step of every round, keyed `round/revision`: the order of keys is the order of steps. */
export const steps: View<StepDoc, RoundEvents> = {
  name: 'steps',
  version: 2,
  indexes: ['round', 'revision', 'event', 'ownStep', 'person', 'onBehalfOf', 'happenedAt', 'recordedAt', 'late'],
  keyOf: (recorded) =>
    inRound(recorded) ? `${roundOf(recorded)}/${String(recorded.revision).padStart(DIGITS, '0')}` : [],
  on: Object.fromEntries(Object.keys(outputs).map((type) => [type, step])),
};
