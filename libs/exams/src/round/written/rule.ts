import type { Context, Decision } from '#kernel';
import { boardKinds } from '../council/events.js';
import type { RoundEvents } from '../events.js';
import type { SeatCode } from '../seats.js';
import type { Round } from '../state.js';
import type { WrittenCommands } from './events.js';
import type { WrittenRefusal } from './refusals.js';

/** How one command of this chapter is decided. */
export type WrittenRule<Command extends keyof WrittenCommands> = (
  round: Round,
  command: WrittenCommands[Command],
  context: Context,
) => Decision<RoundEvents, WrittenRefusal>;

/** Who may have things of a round under seal. */
export const custodians = [
  'OWNER',
  'AUTHORITY',
  'SUPERIOR',
  'SEATED',
  'KEEPERS',
] as const satisfies readonly SeatCode[];

/** Whose work puts things under seal: from one of them each comes into the register for the first time. */
export const sealers = [
  'OWNER',
  'CHAIR',
  'SECRETARY',
  ...boardKinds.map((kind) => `${kind}_HEAD` as const),
] as const satisfies readonly SeatCode[];

/** True when nothing is named twice. */
export const areDistinct = (items: readonly string[]): boolean => new Set(items).size === items.length;
