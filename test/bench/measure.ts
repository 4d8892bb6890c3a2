/** One measured figure beside its baseline from the same run. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline: number;
  /** `value / baseline`. */
  readonly ratio: number;
  readonly goal: string;
  readonly met: boolean;
}

/** Rounds of which the median counts; what is compared takes turns within each. */
export const ROUNDS = 5;

/** The value below which the share `part` of `values` lies. */
export const quantile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN;

export const median = (values: readonly number[]): number => quantile(values, 0.5);

interface Figures {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  readonly baseline: number;
}

const rounded = (value: number): number => Number(value.toPrecision(4));

const measured = ({ name, unit, value, baseline }: Figures) => {
  const ratio = value / baseline;
  return { name, value: rounded(value), unit, baseline: rounded(baseline), ratio };
};

/** A figure that should be at least `limit` times its baseline. */
export const atLeast = (limit: number, figures: Figures): Measure => {
  const measure = measured(figures);
  return { ...measure, goal: `≥ ${String(limit)} ×`, met: measure.ratio >= limit };
};

/** A figure that should be at most `limit` times its baseline. */
export const atMost = (limit: number, figures: Figures): Measure => {
  const measure = measured(figures);
  return { ...measure, goal: `≤ ${String(limit)} ×`, met: measure.ratio <= limit };
};

/** A figure that should be at most `limit` in its own unit, whatever the baseline says of the machine. */
export const within = (limit: number, figures: Figures): Measure => {
  const measure = measured(figures);
  return { ...measure, goal: `≤ ${String(limit)} ${figures.unit}`, met: measure.value <= limit };
};

/** A figure that should be at least `limit` in its own unit, whatever the baseline says of the machine. */
export const reaching = (limit: number, figures: Figures): Measure => {
  const measure = measured(figures);
  return { ...measure, goal: `≥ ${String(limit)} ${figures.unit}`, met: measure.value >= limit };
};

/** A figure beside its baseline, to show where time goes: nothing is asked of it. */
export const beside = (figures: Figures): Measure => ({ ...measured(figures), goal: 'none', met: true });

/** Milliseconds that each of `count` calls took, one after another. */
export const latencies = async (count: number, call: (n: number) => Promise<unknown>): Promise<number[]> => {
  const taken: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const start = performance.now();
    await call(n);
    taken.push(performance.now() - start);
  }
  return taken;
};

/** How many of `count` are done in a second by `work`. */
export const perSecond = async (count: number, work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return (count * 1_000) / (performance.now() - start);
};

/** Runs both sides {@link ROUNDS} times; each goes first in turn, so that none profits from what the other left behind. */
export const takingTurns = async <Result>(
  one: () => Promise<Result>,
  other: () => Promise<Result>,
): Promise<[Result[], Result[]]> => {
  const results: [Result[], Result[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const);
    for (const side of order) results[side].push(await [one, other][side]!());
  }
  return results;
};
