import type { Recorded } from '#kernel';
import type { Round } from '../round/state.js';

/** Numbers as in domain §7.5. */
export type InvariantNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** One place at which a history breaks an invariant. */
export interface Breach {
  readonly invariant: InvariantNumber;
  readonly stream: string;
  /** Place in the stream, from 0. */
  readonly revision: number;
  /** In words; ids and codes only, never names. */
  readonly what: string;
}

/** The round that these events make, by the round's own `evolve`. */
export type FoldRound = (events: readonly Recorded[]) => Round;

/** One invariant over the history of one stream. Pure; it may throw where the history is not what it claims to be. */
export type Check = (history: readonly Recorded[], fold: FoldRound) => readonly Breach[];

/** The events that come before another. */
export const before = (history: readonly Recorded[], recorded: Recorded): readonly Recorded[] =>
  history.slice(0, history.indexOf(recorded));

/** Who did it: the actor, and the person whom the actor stood in for. */
export const whoActs = ({ meta }: Recorded): readonly string[] =>
  meta.onBehalfOf === undefined ? [meta.actor] : [meta.actor, meta.onBehalfOf];

/** Names a place and what is wrong there. */
export const breach = (invariant: InvariantNumber, { stream, revision }: Recorded, what: string): Breach => ({
  invariant,
  stream,
  revision,
  what,
});
