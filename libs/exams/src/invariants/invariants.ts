import type { Recorded } from '#kernel';
import { appealsFollow } from './appeals.js';
import { authorsAreActors } from './authorship.js';
import { type Breach, breach, type Check, type FoldRound, type InvariantNumber } from './breach.js';
import { nobodyIsConflicted } from './conflicts.js';
import { nothingPersonal, numbersAreExact } from './content.js';
import { custodyIsUnbroken } from './custody.js';
import { listFollows } from './eligibility.js';
import { decisionsArePapered } from './evidence.js';
import { gateFollows } from './gate.js';
import { hiresFollow } from './hires.js';
import { lotsFollow } from './lots.js';
import { mapStaysSealed, marksStand } from './marks.js';
import { motionsFollow } from './motions.js';
import { stepsAreLegal, timesAreSound } from './order.js';
import { postsFollow } from './posts.js';
import { publicationsFollow } from './publications.js';
import { resultsFollow } from './recomputation.js';
import { relationsAreDeclared } from './relations.js';
import { revisionsRunOn } from './revisions.js';
import { actorsAreSeated } from './seats.js';
import { recusedDoNotCount, scoredAnewByOutsiders } from './sheets.js';
import { standstillIsStill } from './standstill.js';

export type { Breach, FoldRound, InvariantNumber } from './breach.js';

type Row = readonly [InvariantNumber, Check];

const folds: Check = (history, fold) => {
  fold(history);
  return [];
};

const ofAnyStream: readonly Row[] = [
  [5, revisionsRunOn],
  [5, timesAreSound],
  [7, numbersAreExact],
  [8, nothingPersonal],
];

/** Read off the events alone. */
const ofARound: readonly Row[] = [
  [1, marksStand],
  [2, recusedDoNotCount],
  [2, scoredAnewByOutsiders],
  [3, mapStaysSealed],
  [4, listFollows],
  [4, publicationsFollow],
  [5, stepsAreLegal],
  [6, nobodyIsConflicted],
  [6, relationsAreDeclared],
  [6, actorsAreSeated],
  [6, authorsAreActors],
  [6, decisionsArePapered],
  [6, custodyIsUnbroken],
];

/** These compare events with the round as folded up to them. */
const ofAFoldedRound: readonly Row[] = [
  [4, resultsFollow],
  [4, lotsFollow],
  [4, gateFollows],
  [4, appealsFollow],
  [4, motionsFollow],
  [4, hiresFollow],
  [4, postsFollow],
  [9, standstillIsStill],
];

/** A history that cannot even be read is a breach too: whoever checks it did not write it. */
const run = ([invariant, check]: Row, history: readonly Recorded[], fold: FoldRound): readonly Breach[] => {
  try {
    return check(history, fold);
  } catch {
    return history.slice(-1).map((last) => breach(invariant, last, 'the history cannot be read as that of its stream'));
  }
};

/** What cannot be folded is said once, not by every check that folds. */
const ofRound = (history: readonly Recorded[], fold: FoldRound): readonly Breach[] => {
  const unfoldable = run([4, folds], history, fold);
  const rows = unfoldable.length > 0 ? ofARound : [...ofARound, ...ofAFoldedRound];
  return [...unfoldable, ...rows.flatMap((row) => run(row, history, fold))];
};

const ofStream = (history: readonly Recorded[], fold: FoldRound): readonly Breach[] => {
  const isRound = history[0]?.stream.startsWith('round-') === true;
  const breaches = [
    ...ofAnyStream.flatMap((row) => run(row, history, fold)),
    ...(isRound ? ofRound(history, fold) : []),
  ];
  return breaches.sort((a, b) => a.revision - b.revision);
};

/**
 * Every place at which a history breaks one of the invariants of domain §7.5. `history` holds whole streams, each in
 * its order; all nine hold for rounds, (5), (7) and (8) for every stream. `fold` makes the round of its events.
 */
export const checkInvariants = (history: readonly Recorded[], fold: FoldRound): readonly Breach[] =>
  [...Map.groupBy(history, ({ stream }) => stream).values()].flatMap((events) => ofStream(events, fold));
