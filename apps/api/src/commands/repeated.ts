import type { Outcome, Refusal } from '#kernel';
import { type Repeat, saidOtherwise } from '#exams';
import type { Engine } from '../../../host/src/engine.js';

/** Why nothing was recorded of a command, where that was not because the same was recorded before. */
export const thrownAway = async (
  { events }: Pick<Engine, 'events'>,
  stream: string,
  outcome: Outcome,
  repeat: Repeat,
): Promise<Refusal | undefined> => {
  if (outcome.kind !== 'nothing' || outcome.repeated) return undefined;
  return saidOtherwise(repeat, await Array.fromAsync(events.read(stream, 0)));
};
