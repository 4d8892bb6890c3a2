import type { Recorded } from '#kernel';
import { foldedOne, round } from './round.js';
import type { Round } from './state.js';

/** The round that a history leads to. */
export const foldRound = (history: readonly Recorded[]): Round => history.reduce<Round>(foldedOne, round.initialState);
