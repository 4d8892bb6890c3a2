import type { Position, ReadPosition } from '@kurrent/kurrentdb-client';
import { START } from '#kernel';

// A place in KurrentDB is two numbers: of the commit, and of the event in it. Events that are appended as we do it have both
// alike. Behind a stretch in which nothing was asked for, the server names (commit, 0) as well. So one number tells the two
// apart: it is odd for an event, and even for a place before the event at that commit.

/** A place as one number, in the order of the log. */
export const positionOf = ({ commit, prepare }: Position): bigint => commit * 2n + (prepare === 0n ? 0n : 1n);

/** True for a place that is not that of an event: who begins there exclusively passes the event by that lies there, or does not. */
export const isBetween = (place: ReadPosition): place is Position => typeof place === 'object' && place.prepare === 0n;

/** The place of a number, for the server. */
export const placeOf = (position: bigint): ReadPosition => {
  if (position === START) return 'start';
  const commit = position / 2n;
  return { commit, prepare: position % 2n === 0n ? 0n : commit };
};
