import { type Context, type Decision, type OneOf, refuse, validTime } from '#kernel';
import { localDay } from '#rules';
import { own } from '../../own.js';
import { CLOCKS } from '../../system.js';
import { closedWindow } from '../appeals/filing.js';
import { clockRows } from '../clocks.js';
import type { RoundEvents } from '../events.js';
import { acts } from '../people.js';
import type { Round } from '../state.js';
import type { StandstillCommands } from './events.js';
import type { StandstillRefusal } from './refusals.js';

type Events = readonly OneOf<RoundEvents>[];

/** What the clocks of candidates lead to when they run out; clocks that other streams watch lead to nothing here. */
const onExpiry: Readonly<Record<string, (round: Round, last: string) => Events>> = {
  applicationsWindow: ({ stage }, last) =>
    stage === 'APPLICATIONS_OPEN' ? [{ type: 'ApplicationsClosed', data: { last } }] : [],
  appealWindow: (round, last) => (round.stage === 'WRITTEN_PUBLISHED' ? closedWindow(round, last) : []),
};

const isDueOn = (round: Round, { clock, due }: StandstillCommands['ExpireClock']): boolean => {
  const kept = own(round.clocks, clock);
  return kept?.state === 'RUNNING' && kept.due === due;
};

/** Clocks of candidates act, those of authorities flag. */
const expired = (round: Round, { clock, due }: StandstillCommands['ExpireClock']): Events => {
  const isCandidates = clockRows(round).find(({ name }) => name === clock)?.whose === 'CANDIDATE';
  return isCandidates ? (own(onExpiry, clock)?.(round, due) ?? []) : [{ type: 'OverdueFlagged', data: { clock, due } }];
};

/**
 * Tells the round that a clock has run out. A clock that has been stopped, paused or started anew since then is no
 * longer the one that is meant: nothing happens.
 */
export const ExpireClock = (
  round: Round,
  command: StandstillCommands['ExpireClock'],
  context: Context,
): Decision<RoundEvents, StandstillRefusal> => {
  if (context.actor !== CLOCKS && !acts(context, round.plan.owner)) return refuse('not-the-clock');
  if (!isDueOn(round, command)) return [];
  const { clock, due } = command;
  return localDay(validTime(context)) <= due ? refuse('clock-not-due', { clock, due }) : expired(round, command);
};
