import type { Recorded } from '#kernel';
import { waitingOn, type WaitingLine } from '../questions/waiting/for-reader.js';
import { foldRound } from '../round/fold.js';
import { hasRole } from '../reader.js';
import { hasAnySeat, type Viewer, viewerOfPast } from '../round/place.js';
import { knowsRound } from '../round/plan/sight.js';
import type { RoundDoc } from '../views/rounds.js';
import type { PastAsked } from './asked.js';
import { casesFrom, dayOf, pastOf } from './past.js';

/** What a round waited for. */
export interface WaitingThen {
  readonly round: RoundDoc;
  /** The local day of that time. */
  readonly day: string;
  readonly lines: readonly WaitingLine[];
}

/** What is known of a round then, and of each of its cases. */
export interface KnownThen {
  readonly history: readonly Recorded[];
  readonly cases: readonly (readonly Recorded[])[];
}

/** Whose seat is gone is told nothing any more of what was to be done on it. */
const toldToday = (lines: readonly WaitingLine[], viewer: Viewer): readonly WaitingLine[] => {
  const { me } = viewer;
  const isIn = hasAnySeat(viewer) || hasRole(me, 'CANDIDATE');
  return isIn ? lines : lines.filter(({ persons }) => !persons.includes(me.person));
};

/** What a round waited for, as its reader of today may know it; `undefined` where there was none that this reader could know of. */
export const waitingThen = (
  { history, cases }: KnownThen,
  cut: PastAsked['cut'],
  viewer: Viewer,
): WaitingThen | undefined => {
  const { round } = pastOf(history, { cut }, []);
  const last = history.at(-1);
  if (round === undefined || last === undefined) return undefined;
  const reading = viewerOfPast(viewer, round);
  if (!knowsRound(reading)) return undefined;
  const day = dayOf({ cut }, last);
  const lines = waitingOn(day, foldRound(history), casesFrom(cases.flat()), reading);
  return { round, day, lines: toldToday(lines, viewer) };
};
