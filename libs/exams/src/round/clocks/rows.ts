import { type ClockRow, findPack, type Pack } from '#rules';
import { oncePer } from '../../once.js';
import { own } from '../../own.js';
import { findCard } from '../cards.js';
import type { PlanEvents, PlanTerms } from '../plan/events.js';
import { courseOfRound } from '../plan/pack.js';
import type { Round } from '../state.js';
import { beginningClocks } from './beginning.js';

/** The row as it runs on the course of the round. */
const onCourse = (round: Round, row: ClockRow): ClockRow =>
  row.startsOnCourse === undefined
    ? row
    : { ...row, startsOn: own(row.startsOnCourse, courseOfRound(round).name) ?? row.startsOn };

const isOfRounds = (type: string): boolean => findCard(type) !== undefined;

/** True for a clock that a round starts and that something in the round ends; the others run with an appointment. */
export const runsInRounds = ({ startsOn, stopsOn, onExpiry }: ClockRow): boolean =>
  isOfRounds(startsOn) && [...stopsOn, onExpiry].some(isOfRounds);

/** The rows of a pack, as they run on the course of the round. Those that the plan sets carry its numbers. */
const rowsUnder = (round: Round, pack: Pack, window: PlanTerms['appealWindow']): readonly ClockRow[] =>
  pack.clocks
    .map((row) => onCourse(round, row))
    .filter(runsInRounds)
    .map((row) => (row.name === 'appealWindow' && window !== undefined ? { ...row, ...window } : row));

/** An approved plan stands for ever, and its rows are asked for at every event. None where this build lacks the pack. */
const rowsApproved = oncePer(({ pack, terms }: PlanEvents['PlanApproved'], round: Round): readonly ClockRow[] => {
  const known = findPack(pack);
  return known === undefined ? [] : rowsUnder(round, known, terms.appealWindow);
});

/** The rows that govern the round: before a plan is approved, those that begin before any pack is named. */
export const clockRows = (round: Round): readonly ClockRow[] => {
  const { approved } = round.plan;
  return approved === null ? beginningClocks : rowsApproved(approved, round);
};
