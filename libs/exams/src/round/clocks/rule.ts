import type { Context, Decision } from '#kernel';
import type { RoundEvents } from '../events.js';
import type { Round } from '../state.js';
import type { ClocksCommands } from './events.js';
import type { ClocksRefusal } from './refusals.js';

/** How one command of this chapter is decided. */
export type ClocksRule<Command extends keyof ClocksCommands> = (
  round: Round,
  command: ClocksCommands[Command],
  context: Context,
) => Decision<RoundEvents, ClocksRefusal>;
