import { type ClockRow, findPack } from '#rules';
import { own } from '../../own.js';
import { findCard } from '../cards.js';
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

/** The rows of the round's pack, as they run on its course. Those that the plan sets (the appeal window, the days of the notice) carry its numbers. */
export const clockRows = (round: Round): readonly ClockRow[] => {
  const approved = round.plan.approved;
  if (approved === null) return beginningClocks;
  const rows = (findPack(approved.pack)?.clocks ?? []).map((row) => onCourse(round, row)).filter(runsInRounds);
  const window = approved.terms.appealWindow;
  return rows.map((row) => (row.name === 'appealWindow' && window !== undefined ? { ...row, ...window } : row));
};
