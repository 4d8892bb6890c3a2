import type { Context, Decision } from '#kernel';
import type { RoundEvents } from '../events.js';
import type { Round } from '../state.js';
import type { DefenceCommands } from './events.js';
import type { DefenceRefusal } from './refusals.js';

/** How one command of this chapter is decided. */
export type DefenceRule<Command extends keyof DefenceCommands> = (
  round: Round,
  command: DefenceCommands[Command],
  context: Context,
) => Decision<RoundEvents, DefenceRefusal>;
