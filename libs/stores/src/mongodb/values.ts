import type { Bound, Indexed } from '../listing.js';

const SIGN = 1n << 63n;
const ALL = (1n << 64n) - 1n;

const bits = new DataView(new ArrayBuffer(8));

/** Sixteen hexadecimal digits that sort as the numbers do. */
const sortable = (value: number): string => {
  // Minus zero equals zero.
  bits.setFloat64(0, value + 0);
  const raw = bits.getBigUint64(0);
  return ((raw & SIGN) === 0n ? raw | SIGN : ~raw & ALL).toString(16).padStart(16, '0');
};

/**
 * What an index holds of a value: text whose bytes sort as values do, numbers before text. MongoDB would compare numbers
 * with numbers only, and servers that speak its protocol differ in how they order kinds.
 */
export const indexText = (value: Indexed): string =>
  typeof value === 'number' ? `n${sortable(value)}` : `t${value.toWellFormed()}`;

/** The same bounds in the server's words. */
export const operators: Readonly<Record<Bound | 'is', `$${string}`>> = {
  is: '$eq',
  gte: '$gte',
  gt: '$gt',
  lte: '$lte',
  lt: '$lt',
};
