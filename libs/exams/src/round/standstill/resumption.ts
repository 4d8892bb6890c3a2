import type { Stage } from '#rules';
import { stageAfter } from '../flow.js';

/** Where a round is on its way, and where it goes on once it is resumed. */
export interface Whereabouts {
  /** `null` before the first event. */
  readonly stage: Stage | null;
  /** The stage that a suspension left; `null` while nothing is suspended. */
  readonly resumeTo: Stage | null;
}

/** Where an event leads from here: a resumed round goes back to where it was suspended. */
export const stageNext = ({ stage, resumeTo }: Whereabouts, event: string): Stage | null =>
  event === 'RoundResumed' ? resumeTo : (stageAfter(event, undefined) ?? stage);

/** Where the round will go on after this event, if it stands still. */
export const resumeNext = ({ stage, resumeTo }: Whereabouts, event: string): Stage | null => {
  if (event === 'RoundSuspended') return stage;
  return event === 'RoundResumed' ? null : resumeTo;
};

/** How far a round has come: one that stands still is where it was when it was suspended. */
export const stageHeld = ({ stage, resumeTo }: Whereabouts): Stage | null => (stage === 'SUSPENDED' ? resumeTo : stage);
