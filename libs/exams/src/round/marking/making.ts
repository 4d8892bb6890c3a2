import { entries, isRefusal, refuse } from '#kernel';
import { type Hex, madeCodeMap, type MadeCodeMap } from '../commitments.js';
import type { Round } from '../state.js';
import { badCodes } from './coding.js';
import type { CodeEntry } from './events.js';
import { coversScripts } from './unsealing.js';

/** The map as it was drawn outside, if it joins every script that was handed in to one sound code. */
const checked = (round: Round, map: readonly CodeEntry[]) =>
  badCodes(
    round,
    map.map(({ code }) => code),
  ) ?? (coversScripts(round, map) ? map : refuse('map-incomplete'));

/**
 * A code map of this round with its salt and commitment: over the map that is given, or over random codes for the scripts
 * that were handed in. Nothing of it is recorded.
 */
export const codeMapFor = (round: Round, given: readonly CodeEntry[] | undefined, hex: Hex) => {
  const handedIn = entries(round.written.scripts).map(([candidate]) => candidate);
  if (handedIn.length === 0) return refuse('no-scripts-yet');
  const map = given === undefined ? handedIn : checked(round, given);
  return isRefusal(map) ? map : (madeCodeMap(map, hex) satisfies MadeCodeMap);
};
