import type { Context, Decision } from '#kernel';
import type { RoundEvents } from '../events.js';
import type { Round } from '../state.js';
import type { MarkingCommands } from './events.js';
import type { MarkingRefusal } from './refusals.js';

/** How one command of this chapter is decided. */
export type MarkingRule<Command extends keyof MarkingCommands> = (
  round: Round,
  command: MarkingCommands[Command],
  context: Context,
) => Decision<RoundEvents, MarkingRefusal>;
