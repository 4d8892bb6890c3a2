import type { Stage } from '#rules';
import type { AppealsPart } from './appeals/events.js';
import type { ApplicationsPart } from './applications/events.js';
import type { CouncilPart } from './council/events.js';
import type { DrawsPart } from './draws/events.js';
import type { DefencePart } from './defence/events.js';
import type { DeviationsPart } from './deviations/events.js';
import type { HiringPart } from './hiring/events.js';
import type { MarkingPart } from './marking/events.js';
import type { PlanPart } from './plan/events.js';
import type { ResultsPart } from './results/events.js';
import type { ClocksPart } from './clocks/events.js';
import type { StandstillPart } from './standstill/events.js';
import type { WrittenPart } from './written/events.js';

/** One part a chapter: a chapter reads the whole round and changes only its own part. */
export interface Parts {
  readonly clocks: ClocksPart;
  readonly plan: PlanPart;
  readonly council: CouncilPart;
  readonly applications: ApplicationsPart;
  readonly written: WrittenPart;
  readonly marking: MarkingPart;
  readonly appeals: AppealsPart;
  readonly draws: DrawsPart;
  readonly defence: DefencePart;
  readonly hiring: HiringPart;
  readonly results: ResultsPart;
  readonly standstill: StandstillPart;
  readonly deviations: DeviationsPart;
}

/** A selection round, as far as decisions need it. */
export interface Round extends Parts {
  /** `null` before the first event. */
  readonly stage: Stage | null;
  /** Valid time of the last event that moved the round to another stage; nothing may happen before it unnoticed. */
  readonly movedAt: string | null;
  /** The latest valid time of what people recorded since the stage was entered. */
  readonly latestAt: string | null;
}
