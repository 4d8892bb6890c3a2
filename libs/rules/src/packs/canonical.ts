/** One text per JSON value, whatever the order of its keys. It knows no `undefined`. */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join(',')}}`;
};

/** True for the same JSON value, or none on both sides: inside a list `undefined` stands for nothing, which no JSON value does. */
export const isSame = (one: unknown, other: unknown): boolean => canonical([one]) === canonical([other]);
