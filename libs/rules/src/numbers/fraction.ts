/** An exact fraction above or equal to zero. Only the second computation uses it; it shares nothing with the first. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

export const ZERO: Fraction = { over: 0n, under: 1n };

/** The fraction that a decimal text stands for. */
export const fraction = (text: string): Fraction => {
  const [, decimals = ''] = text.split('.');
  return { over: BigInt(text.replace('.', '')), under: 10n ** BigInt(decimals.length) };
};

export const add = (a: Fraction, b: Fraction): Fraction => ({
  over: a.over * b.under + b.over * a.under,
  under: a.under * b.under,
});

export const times = (a: Fraction, b: Fraction): Fraction => ({ over: a.over * b.over, under: a.under * b.under });

/** Above zero when a is more than b, below when less. */
export const minus = (a: Fraction, b: Fraction): bigint => a.over * b.under - b.over * a.under;

/** How far apart two fractions are. */
export const apart = (a: Fraction, b: Fraction): Fraction => {
  const difference = minus(a, b);
  return { over: difference < 0n ? -difference : difference, under: a.under * b.under };
};

/** Mean of at least one fraction. */
export const average = (values: readonly Fraction[]): Fraction =>
  times(values.reduce(add, ZERO), { over: 1n, under: BigInt(values.length) });

/** Rounds to `places`; a half goes up, or to the even neighbour. */
export const rounded = ({ over, under }: Fraction, places: number, toEven: boolean): Fraction => {
  const unit = 10n ** BigInt(places);
  const down = (over * unit) / under;
  const rest = (over * unit - down * under) * 2n;
  const goesUp = rest > under || (rest === under && !(toEven && down % 2n === 0n));
  return { over: goesUp ? down + 1n : down, under: unit };
};

/** A fraction over a power of ten as digits: `83.00`. */
export const digits = ({ over }: Fraction, places: number): string => {
  const text = String(over).padStart(places + 1, '0');
  return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
};
