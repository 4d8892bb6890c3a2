import type { Context } from '#kernel';
import { acts, secretaryOf } from '../people.js';
import type { Round } from '../state.js';

/** True for those who keep the round's papers in order: its owner, and the secretary of its council. */
export const keeps = (context: Context, round: Round): boolean =>
  acts(context, round.plan.owner) || acts(context, secretaryOf(round));
