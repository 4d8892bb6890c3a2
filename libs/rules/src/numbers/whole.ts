import type { Rounding } from '../packs/pack.js';

/*
 * Scores as whole numbers of ten-thousandths. Whole numbers below 2^53 are exact, so sums and products of everyday
 * scores need no decimal library. Whatever does not fit here goes to the library; a property holds the two together.
 */

const PLACES = 4;
const POWERS = [1, 10, 100, 1_000, 10_000] as const;
/** One point in ten-thousandths. */
export const ONE = POWERS[PLACES];
/** Ten digits and a dot: below 10^14 ten-thousandths. */
const LENGTH_MAX = 11;
const DOT = 46;
const ZERO = 48;

/** The ten-thousandths of a decimal text, or `undefined` where it has more digits than fit. */
export const tenThousandths = (text: string): number | undefined => {
  const { length } = text;
  if (length > LENGTH_MAX) return undefined;
  let digits = 0;
  let dot = length - 1;
  for (let index = 0; index < length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === DOT) dot = index;
    else digits = digits * 10 + code - ZERO;
  }
  const power = POWERS[PLACES - (length - 1 - dot)];
  return power === undefined ? undefined : digits * power;
};

/** `count` parts of which `unit` (a power of ten) make one whole, with all digits behind the dot. */
const printed = (count: number, unit: number): string => {
  if (unit === 1) return String(count);
  const behind = count % unit;
  // The unit in front keeps zeros: 5 of 100 are 105, then `05`.
  return `${String((count - behind) / unit)}.${String(unit + behind).slice(1)}`;
};

/** `over / under` ten-thousandths as published, or `undefined` where whole numbers do not reach. */
export const roundedRatio = (over: number, under: number, { places, mode }: Rounding): string | undefined => {
  const step = POWERS[PLACES - places];
  const unit = POWERS[places];
  if (step === undefined || unit === undefined) return undefined;
  const divisor = under * step;
  if (!Number.isSafeInteger(over * 2) || !Number.isSafeInteger(divisor * 2)) return undefined;
  const rest = over % divisor;
  const down = (over - rest) / divisor;
  const goesUp = rest * 2 > divisor || (rest * 2 === divisor && (mode === 'HALF_UP' || down % 2 === 1));
  return printed(goesUp ? down + 1 : down, unit);
};
