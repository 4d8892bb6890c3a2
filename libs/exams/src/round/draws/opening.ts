import { refuse } from '#kernel';
import { opensLot } from '../commitments.js';
import { boardHead, chairOf, councilPeople, secretaryOf, supervisors } from '../people.js';
import type { Round } from '../state.js';
import type { Lot, LotName } from './events.js';

/** So many have a hand in the outcome beside who keeps the secret. */
const NUMBERS_MIN = 2;

/** Versions of the paper still under seal, in the order in which they were sealed. */
export const underSeal = ({ written }: Round): Round['written']['versions'] =>
  written.versions.filter(({ version }) => !written.broken.includes(version));

/** A lot that waits for its draw. */
export type OpenLot = Lot & { readonly commitment: string };

/** True once the outcome is known; papers sealed anew wait for another draw. */
export const isDrawn = ({ written, defence }: Round, lot: LotName): boolean =>
  lot === 'PAPER' ? written.drawn !== null : defence.order.length > 0;

/** The commitment to the lot, unless there is none or its secret was already shown for papers that are gone. */
export const openLotOf = (round: Round, name: LotName): OpenLot | undefined => {
  const lot = round.draws[name];
  const { commitment } = lot;
  const isSpent = name === 'PAPER' && round.written.opened === commitment;
  return commitment === null || isSpent ? undefined : { ...lot, commitment };
};

const opens = ({ commitment, lost }: OpenLot, secret: string): boolean =>
  lost ? secret === commitment : opensLot(secret, commitment);

/** What stands in the way of this draw where the numbers of `most` people could be had, or `undefined`. */
export const numbersMissing = ({ numbers: { length: given } }: Lot, most: number) => {
  const needed = Math.min(NUMBERS_MIN, most);
  return given < needed ? refuse('too-few-lot-numbers', { given, needed }) : undefined;
};

/**
 * The lot that this secret opens: it was fixed before the numbers were known, and the numbers before it was shown, so that
 * nobody could choose the outcome, nor try again for another.
 */
export const lotOpened = (round: Round, name: LotName, { secret, most }: { secret: string; most: number }) => {
  const lot = openLotOf(round, name);
  if (lot === undefined) return refuse('lot-not-committed');
  return numbersMissing(lot, most) ?? (opens(lot, secret) ? lot : refuse('lot-commitment-mismatch'));
};

/** Who may commit to the secret of a lot; that of the paper also whoever keeps the papers until then. */
export const lotCommitters = (round: Round, lot: LotName): readonly string[] =>
  [chairOf(round), secretaryOf(round), lot === 'PAPER' ? boardHead(round, 'QUESTION') : null].filter(
    (person) => person !== null,
  );

/**
 * Who gives numbers to the lot of the paper: council and supervision board, without the chair. Who may declare the secret
 * lost gives none, for the two together could choose.
 */
export const paperGivers = (round: Round): readonly string[] =>
  [...councilPeople(round), ...supervisors(round)].filter((person) => person !== chairOf(round));
