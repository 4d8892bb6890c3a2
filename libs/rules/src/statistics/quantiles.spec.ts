import { fQuantile, NORMAL_975, student975 } from './quantiles.js';

describe('quantiles', () => {
  // F table, "Area in upper tail" 0.10, 0.05, 0.025, 0.01: atozmath.com/CONM/DistributionTables.aspx?q=f
  it.each([
    [0.1, 1, 1, 39.8635],
    [0.05, 1, 1, 161.4476],
    [0.025, 1, 1, 647.789],
    [0.025, 5, 1, 921.8479],
    [0.01, 1, 1, 4052.1807],
    [0.05, 3, 2, 19.1643],
    [0.025, 1, 2, 38.5063],
    [0.025, 1000, 2, 39.4969],
    [0.01, 100, 2, 99.4892],
    [0.1, 5, 3, 5.3092],
    [0.05, 1000, 3, 8.5292],
    [0.025, 2, 3, 16.0441],
    [0.025, 8, 3, 14.5399],
  ])('leave %d of an F variable with %d and %d degrees of freedom above', (tail, above, below, published) => {
    expect(fQuantile(1 - tail, above, below)).toBeCloseTo(published, 3);
  });

  it('turn over with the tails, also between whole degrees of freedom', () => {
    expect(fQuantile(0.025, 4.79, 5) * fQuantile(0.975, 5, 4.79)).toBeCloseTo(1, 10);
    // With two degrees of freedom above there is a closed form: below / 2 * ((1 - p) ** (-2 / below) - 1).
    expect(fQuantile(0.975, 2, 7.3)).toBeCloseTo(3.65 * (0.025 ** (-2 / 7.3) - 1), 9);
  });

  // Appendix C, column 95 %: hugoquene.github.io/QMS-EN/app-criticaltvalues.html
  it.each([
    [1, 12.706],
    [2, 4.303],
    [3, 3.182],
    [5, 2.571],
    [10, 2.228],
    [18, 2.101],
    [30, 2.042],
    [40, 2.021],
  ])("give Student's value for %d degrees of freedom", (degrees, published) => {
    expect(student975(degrees)).toBeCloseTo(published, 3);
  });

  it('reach the normal value: 1.959964 in Table 1 of Fisher, Statistical Methods for Research Workers (1925)', () => {
    expect(NORMAL_975).toBeCloseTo(1.959964, 6);
    expect(student975(20_000)).toBeCloseTo(NORMAL_975, 3);
  });
});
