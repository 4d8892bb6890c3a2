import type { Context, Decision } from '#kernel';
import { acts, authorityOf, chairOf } from '../people.js';
import type { RoundEvents } from '../events.js';
import { keeps } from '../plan/keepers.js';
import type { Round } from '../state.js';
import type { ApplicationsCommands } from './events.js';
import type { ApplicationsRefusal } from './refusals.js';

/** How one command of this chapter is decided. */
export type ApplicationsRule<Command extends keyof ApplicationsCommands> = (
  round: Round,
  command: ApplicationsCommands[Command],
  context: Context,
) => Decision<RoundEvents, ApplicationsRefusal>;

/** True for those who act for the round as a whole: its keepers, the chair, the authority. */
export const leads = (context: Context, round: Round): boolean =>
  keeps(context, round) || acts(context, chairOf(round)) || acts(context, authorityOf(round));
