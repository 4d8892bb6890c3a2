/** A decimal as a whole number of its last places. */
const scaled = (text: string, places: number): bigint => {
  const [, sign = '', whole = '0', rest = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  return BigInt(`${sign}${whole}${rest.padEnd(places, '0')}`);
};

const placesOf = (text: string): number => text.split('.')[1]?.length ?? 0;

const written = (value: bigint, places: number): string => {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  return `${value < 0n ? '-' : ''}${whole}${places === 0 ? '' : `.${digits.slice(digits.length - places)}`}`;
};

/** `84.00 − 82.80 = 1.20`, exactly. */
export const minus = (one: string, other: string): string => {
  const places = Math.max(placesOf(one), placesOf(other));
  return written(scaled(one, places) - scaled(other, places), places);
};

/** Whether two decimals are the same number, however they are written. */
export const isEqual = (one: string, other: string): boolean => /^-?[0.]+$/.test(minus(one, other));
