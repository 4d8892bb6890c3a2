import type { Recorded } from '#kernel';
import type { RoundEvents } from './events.js';

/** A recorded event of a round, of one type. */
export type RoundRecorded<Type extends keyof RoundEvents> = Recorded & {
  readonly type: Type;
  readonly data: RoundEvents[Type];
};

/** True for a round's event of this type. */
export const isA = <Type extends keyof RoundEvents>(recorded: Recorded, type: Type): recorded is RoundRecorded<Type> =>
  recorded.type === type;

/** The events of one type, in order. */
export const allOf = <Type extends keyof RoundEvents>(
  history: readonly Recorded[],
  type: Type,
): readonly RoundRecorded<Type>[] => history.filter((recorded) => isA(recorded, type));
