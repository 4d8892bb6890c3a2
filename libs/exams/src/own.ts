/**
 * What a record holds under a key that came from outside. Never what every object inherits: `constructor` is a fair name
 * for a motion, and would be found in a bare look-up.
 */
export const own = <Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
