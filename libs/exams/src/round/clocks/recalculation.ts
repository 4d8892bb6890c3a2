import { refuse } from '#kernel';
import { due, VN } from '#rules';
import { own } from '../../own.js';
import { acts, authorityOf } from '../people.js';
import type { ClocksRule } from './rule.js';

/** Counts a running clock anew from where it was counted, by the calendar as it is known now. */
export const RecalculateClock: ClocksRule<'RecalculateClock'> = (round, command, context) => {
  if (!acts(context, authorityOf(round))) return refuse('not-the-authority');
  const { clock } = command;
  const kept = own(round.clocks, clock);
  if (kept?.state !== 'RUNNING' || kept.due === null) return refuse('clock-not-running', { clock });
  const { countedFrom, length, unit, due: was } = kept;
  if (length === null) return refuse('clock-announced', { clock });
  const now = due(countedFrom, length, unit, VN);
  return now === was ? [] : [{ type: 'ClockRecalculated', data: { ...command, was, due: now } }];
};
