import { Decimal as Base } from 'decimal.js';

/**
 * Exact decimals. A score has at most 24 digits behind its point, so sums and products of scores and weights stay far
 * below this precision; only quotients are cut, long after every published digit.
 */
export const Decimal = Base.clone({ precision: 100, rounding: Base.ROUND_HALF_UP, toExpNeg: -60, toExpPos: 60 });
export type Decimal = Base;
