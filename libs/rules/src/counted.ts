import { meanOf, roundPublished } from './decimals.js';
import type { Rounding } from './pack.js';

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

type Value = (parts: readonly string[], to: Rounding) => string;

/** A number made of others: the published one of published ones, the unrounded one of unrounded ones. */
export const derived = (rounding: Rounding, parts: readonly Counted[], value: Value): Counted => {
  const shown = value(
    parts.map((part) => part.shown),
    rounding,
  );
  if (rounding.comparePublished) return { shown, compared: shown };
  const unrounded = parts.map((part) => part.compared);
  return { shown, compared: value(unrounded, UNROUNDED) };
};

/** A score that somebody gave. */
export const countedScore = (score: string, rounding: Rounding): Counted =>
  derived(rounding, [], (_, to) => roundPublished(score, to));

/** The mean of scores that somebody gave. */
export const countedMean = (scores: readonly string[], rounding: Rounding): Counted =>
  derived(rounding, [], (_, to) => meanOf(scores, to));
