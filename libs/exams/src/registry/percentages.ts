import { refuse, type Refusal } from '#kernel';

/** A reduction, recomputed. `percent` is a decimal string with one digit behind its point. */
export interface Reduction {
  readonly reduced: number;
  readonly percent: string;
}

/**
 * How far a number of units went down, in per cent, rounded half up to one decimal; whole numbers only, no floats.
 * Refused if the figures cannot be, or if `stated`, what a source says (`30.2`), is not what comes out.
 */
export const percentages = (
  before: number,
  after: number,
  stated?: string,
): Reduction | Refusal<'figures-impossible' | 'figure-disagrees'> => {
  const possible =
    Number.isSafeInteger(before) && Number.isSafeInteger(after) && before > 0 && 0 <= after && after <= before;
  if (!possible) return refuse('figures-impossible', { before, after });
  const [whole, reduced] = [BigInt(before), BigInt(before - after)];
  // Half up: a half is added to the tenths of a per cent before the division cuts.
  const tenths = (reduced * 2_000n + whole) / (2n * whole);
  const percent = `${(tenths / 10n).toString()}.${(tenths % 10n).toString()}`;
  if (stated !== undefined && stated !== percent) return refuse('figure-disagrees', { stated, percent });
  return { reduced: before - after, percent };
};
