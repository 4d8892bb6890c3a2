import { type OneOf, refuse, validTime } from '#kernel';
import { localDay } from '#rules';
import { own } from '../../own.js';
import { CLOCKS } from '../../system.js';
import { closedWindow } from '../appeals/filing.js';
import type { RoundEvents } from '../events.js';
import { acts } from '../people.js';
import type { Round } from '../state.js';
import type { Clock, ClocksCommands } from './events.js';
import type { ClocksRule } from './rule.js';

type Events = readonly OneOf<RoundEvents>[];

/** What the clocks of candidates lead to when they run out: packs may name no other. */
export const acting: Readonly<Record<string, (round: Round, last: string) => Events>> = {
  ApplicationsClosed: ({ stage }, last) =>
    stage === 'APPLICATIONS_OPEN' ? [{ type: 'ApplicationsClosed', data: { last } }] : [],
  AppealWindowClosed: (round, last) => (round.stage === 'WRITTEN_PUBLISHED' ? closedWindow(round, last) : []),
};

/** The clock that is meant, if it still runs to that day: not stopped, paused or started anew since. */
const meant = (round: Round, { clock, due }: ClocksCommands['ExpireClock']): Clock | undefined => {
  const kept = own(round.clocks, clock);
  return kept?.state === 'RUNNING' && kept.due === due ? kept : undefined;
};

/** Tells the round that a clock has run out. Clocks of candidates act, those of authorities flag. */
export const ExpireClock: ClocksRule<'ExpireClock'> = (round, command, context) => {
  if (context.actor !== CLOCKS && !acts(context, round.plan.owner)) return refuse('not-the-clock');
  const kept = meant(round, command);
  if (kept === undefined) return [];
  const { clock, due } = command;
  if (localDay(validTime(context)) <= due) return refuse('clock-not-due', { clock, due });
  if (kept.whose === 'AUTHORITY') return [{ type: 'OverdueFlagged', data: { clock, due } }];
  return own(acting, kept.onExpiry)?.(round, due) ?? [];
};
