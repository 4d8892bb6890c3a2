/** The normal quantile of 97.5 %: two-sided 95 % of a large sample. */
export const NORMAL_975 = 1.959963984540054;

/** From here on the series below is exact to the last digits of a float. */
const SERIES_FROM = 12;

/** ln Γ(x) for x > 0: Stirling's series (DLMF 5.11.1), reached from below by Γ(x + 1) = xΓ(x). */
const logGamma = (x: number): number => {
  if (x < SERIES_FROM) return logGamma(x + 1) - Math.log(x);
  const square = x * x;
  const series = (1 / 12 - (1 / 360 - (1 / 1260 - 1 / 1680 / square) / square) / square) / x;
  return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + series;
};

/** Enough for tens of thousands of degrees of freedom. */
const FRACTION_LEVELS = 60;

/** The continued fraction of the incomplete beta function (DLMF 8.17.22), from its last level up. */
const betaFraction = (x: number, a: number, b: number): number => {
  let value = 1;
  for (let m = FRACTION_LEVELS; m > 0; m -= 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m - 1) * (a + b + m - 1) * x) / ((a + 2 * m - 2) * (a + 2 * m - 1));
    value = 1 + odd / (1 + even / value);
  }
  return value;
};

/** The regularised incomplete beta function; the fraction converges fast on the left side of the mean only. */
const incompleteBeta = (x: number, a: number, b: number): number => {
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
  return Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta) / a / betaFraction(x, a, b);
};

/** Halvings after which a float between 0 and 1 no longer moves. */
const HALVINGS = 60;

/**
 * The value below which an F variable with `above` and `below` degrees of freedom (any positive numbers) stays with
 * probability `p`, between 0 and 1.
 */
export const fQuantile = (p: number, above: number, below: number): number => {
  let [low, high] = [0, 1];
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (low + high) / 2;
    if (incompleteBeta(middle, above / 2, below / 2) < p) low = middle;
    else high = middle;
  }
  const x = (low + high) / 2;
  return (below * x) / (above * (1 - x));
};

/** Student's quantile of 97.5 %: two-sided 95 % with so many degrees of freedom. Its square is an F variable. */
export const student975 = (degrees: number): number => Math.sqrt(fQuantile(0.95, 1, degrees));
