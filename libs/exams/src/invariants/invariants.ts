import type { Recorded } from '#kernel';
import { type Breach, breach, type Check, type FoldRound, type InvariantNumber } from './breach.js';
import { nobodyIsConflicted } from './conflicts.js';
import { nothingPersonal, numbersAreExact } from './content.js';
import { mapStaysSealed, marksStand } from './marks.js';
import { stepsAreLegal, timesAreSound } from './order.js';
import { resultsFollow } from './recomputation.js';
import { recusedDoNotCount } from './sheets.js';
import { standstillIsStill } from './standstill.js';

export type { Breach, FoldRound, InvariantNumber } from './breach.js';

type Row = readonly [InvariantNumber, Check];

const folds: Check = (history, fold) => {
  fold(history);
  return [];
};

const ofAnyStream: readonly Row[] = [
  [5, timesAreSound],
  [7, numbersAreExact],
  [8, nothingPersonal],
];

const ofARound: readonly Row[] = [
  [1, marksStand],
  [2, recusedDoNotCount],
  [3, mapStaysSealed],
  [4, resultsFollow],
  [5, stepsAreLegal],
  [6, nobodyIsConflicted],
  [8, folds],
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

const ofStream = (history: readonly Recorded[], fold: FoldRound): readonly Breach[] => {
  const isRound = history[0]?.stream.startsWith('round-') === true;
  const rows = isRound ? [...ofAnyStream, ...ofARound] : ofAnyStream;
  return rows.flatMap((row) => run(row, history, fold)).sort((a, b) => a.revision - b.revision);
};

/**
 * Every place at which a history breaks one of the invariants of domain §7.5. `history` holds whole streams, each in
 * its order; all nine hold for rounds, (5), (7) and (8) for every stream. `fold` makes the round of its events.
 */
export const checkInvariants = (history: readonly Recorded[], fold: FoldRound): readonly Breach[] =>
  [...Map.groupBy(history, ({ stream }) => stream).values()].flatMap((events) => ofStream(events, fold));
