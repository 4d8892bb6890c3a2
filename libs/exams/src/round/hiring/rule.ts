import type { Context, Decision } from '#kernel';
import type { RoundEvents } from '../events.js';
import type { Round } from '../state.js';
import type { HiringCommands } from './events.js';
import type { HiringRefusal } from './refusals.js';

/** How one command of this chapter is decided. */
export type HiringRule<Command extends keyof HiringCommands> = (
  round: Round,
  command: HiringCommands[Command],
  context: Context,
) => Decision<RoundEvents, HiringRefusal>;
