import { meanOf, roundPublished } from '../numbers/decimals.js';
import type { Rounding } from '../packs/pack.js';

/**
 * A number twice: as it is published, and as it is compared with pass marks and rivals. The pack says whether numbers
 * are compared as published (then both are one text) or as they were before rounding (domain: S06).
 */
export interface Counted {
  readonly shown: string;
  readonly compared: string;
}

/** So far behind the point that rounding there decides nothing: scores have at most 24 digits. */
const UNROUNDED = { places: 90, mode: 'HALF_UP', comparePublished: true } as const satisfies Rounding;

/** A number made of `part` of others: the published one of published ones, the unrounded one of unrounded ones. */
export const counted = (rounding: Rounding, value: (to: Rounding, part: keyof Counted) => string): Counted => {
  const shown = value(rounding, 'shown');
  return { shown, compared: rounding.comparePublished ? shown : value(UNROUNDED, 'compared') };
};

/** A score that somebody gave. */
export const countedScore = (score: string, rounding: Rounding): Counted =>
  counted(rounding, (to) => roundPublished(score, to));

/** The mean of scores that somebody gave. */
export const countedMean = (scores: readonly string[], rounding: Rounding): Counted =>
  counted(rounding, (to) => meanOf(scores, to));
