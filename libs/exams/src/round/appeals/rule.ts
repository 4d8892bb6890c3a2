import type { Context, Decision } from '#kernel';
import type { RoundEvents } from '../events.js';
import { acts, chairOf, secretaryOf } from '../people.js';
import type { Round } from '../state.js';
import type { AppealsCommands } from './events.js';
import type { AppealsRefusal } from './refusals.js';

/** How one command of this chapter is decided. */
export type AppealsRule<Command extends keyof AppealsCommands> = (
  round: Round,
  command: AppealsCommands[Command],
  context: Context,
) => Decision<RoundEvents, AppealsRefusal>;

export const byChairOrSecretary = (round: Round, context: Context): boolean =>
  acts(context, chairOf(round)) || acts(context, secretaryOf(round));
