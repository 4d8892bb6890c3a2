import type { Context, Decision } from '#kernel';
import type { RoundEvents } from '../events.js';
import type { Round } from '../state.js';
import type { ResultsCommands } from './events.js';
import type { ResultsRefusal } from './refusals.js';

/** How one command of this chapter is decided. */
export type ResultsRule<Command extends keyof ResultsCommands> = (
  round: Round,
  command: ResultsCommands[Command],
  context: Context,
) => Decision<RoundEvents, ResultsRefusal>;
