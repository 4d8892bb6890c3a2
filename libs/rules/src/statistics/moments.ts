/** The sum of numbers; zero of none. */
export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The arithmetic mean of at least one number. */
export const mean = (values: readonly number[]): number => sum(values) / values.length;

/** How far each number is from their mean. */
export const centred = (values: readonly number[]): readonly number[] => {
  const middle = mean(values);
  return values.map((value) => value - middle);
};

/** The sum of squares of numbers. */
export const squares = (values: readonly number[]): number => sum(values.map((value) => value * value));

/** The standard deviation of at least two numbers, as of a sample (n - 1). */
export const deviation = (values: readonly number[]): number =>
  Math.sqrt(squares(centred(values)) / (values.length - 1));
