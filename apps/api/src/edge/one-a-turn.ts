import { setImmediate as turn } from 'node:timers/promises';
import { TakingTurns } from './taking-turns.js';

/**
 * Lets one go on in each turn of the event loop: however many come at once, others are answered between them. Who has to wait
 * waits in a lane, and lanes take turns; 429 for a lane that is too long already.
 */
export const oneATurn = (mostInLane = Number.POSITIVE_INFINITY): ((lane: string) => Promise<void>) => {
  const taking = new TakingTurns(1, mostInLane);
  return (lane) => taking.run(lane, () => turn());
};
