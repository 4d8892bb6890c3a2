import type { Recorded } from '#kernel';
import { round } from './round.js';
import type { Round } from './state.js';

type Fold = (state: Round, data: unknown, meta: Recorded['meta']) => Round;

/** The round that a history leads to. */
export const foldRound = (history: readonly Recorded[]): Round =>
  history.reduce<Round>((state, { type, data, meta }) => {
    const fold = (round.evolve as Readonly<Record<string, Fold>>)[type];
    if (fold === undefined) throw new Error(`a round does not know ${type}`);
    return fold(state, data, meta);
  }, round.initialState);
