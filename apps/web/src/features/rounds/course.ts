import type { ShowRoundAnswer } from '../../api/types.gen.js';

/** A stage of the course of a round, as the map shows it. */
export interface MapStage {
  /** Its place in the sequence, from 1. */
  readonly number: number;
  readonly stage: string;
  readonly state: 'DONE' | 'NOW' | 'TO_COME';
  /** A round may pass it over. */
  readonly isOptional: boolean;
  /** Where a round may go from here instead of to the next one. */
  readonly orTo: readonly string[];
}

type Whereabouts = Pick<ShowRoundAnswer, 'stage' | 'resumeTo'>;

/** Before the plan is approved no course is chosen: all of them begin like this. */
export const beginning: readonly string[] = ['DRAFT', 'PRINCIPLE_APPROVED', 'PLAN_APPROVED'];

const OPTIONAL = '?';
const bare = (name: string): string => name.replace(OPTIONAL, '');

/** Behind a stage that may be passed over stands one that may be gone to at once. */
const orToAt = (names: readonly string[], index: number): readonly string[] => {
  const ahead = names.slice(index + 1);
  const firstSure = ahead.findIndex((name) => !name.endsWith(OPTIONAL));
  return firstSure < 1 ? [] : ahead.slice(1, firstSure + 1).map(bare);
};

const stateAt = (index: number, now: number, isOver: boolean): MapStage['state'] => {
  if (index === now && !isOver) return 'NOW';
  return index <= now ? 'DONE' : 'TO_COME';
};

/** The stages of a course (`MARKING?` may be passed over), with how far a round has come on it. */
export const mapOf = (names: readonly string[], { stage, resumeTo }: Whereabouts): readonly MapStage[] => {
  const held = stage === 'SUSPENDED' ? resumeTo : stage;
  const now = names.findIndex((name) => bare(name) === held);
  return names.map((name, index) => ({
    number: index + 1,
    stage: bare(name),
    state: stateAt(index, now, held === 'ARCHIVED'),
    isOptional: name.endsWith(OPTIONAL),
    orTo: orToAt(names, index),
  }));
};
