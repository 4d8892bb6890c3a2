import type { Context, Decision } from '#kernel';
import type { RoundEvents } from '../events.js';
import type { Round } from '../state.js';
import type { CouncilCommands } from './events.js';
import type { CouncilRefusal } from './refusals.js';

/** How one command of this chapter is decided. */
export type CouncilRule<Command extends keyof CouncilCommands> = (
  round: Round,
  command: CouncilCommands[Command],
  context: Context,
) => Decision<RoundEvents, CouncilRefusal>;

/** Who does what cannot be done for somebody else at will: the person acted for, or else the actor. */
export const personOf = (context: Context): string => context.onBehalfOf ?? context.actor;
