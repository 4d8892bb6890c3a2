import { parseScore } from './decimals.js';
import { Decimal } from './exact.js';
import type { ClockRow, Fault, Length, Pack, Parameter } from './pack.js';

/** The plan of a round as far as packs care: values by plan key, e.g. `appealWindow`, `writtenPassMark`. */
export type PlanValues = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isParameter = (value: unknown): value is Parameter<unknown> => isRecord(value) && 'value' in value;

/** The parameters in a part of a pack, each with its path from `path` on. */
const parametersIn = (path: string, value: unknown): readonly (readonly [string, Parameter<unknown>])[] => {
  if (isParameter(value)) return [[path, value]];
  const inner = isRecord(value) ? Object.entries(value) : [];
  return inner.flatMap(([name, entry]) => parametersIn(path === '' ? name : `${path}.${name}`, entry));
};

/** All parameters with their paths: `['appeal.window', …]`. */
const parametersOf = (pack: Pack): readonly (readonly [string, Parameter<unknown>])[] => parametersIn('', pack);

/** `appeal.window` → `appealWindow`; the one name that plans shorten is the spread limit. */
const planKey = (path: string): string =>
  path === 'defence.spreadLimit' ? 'spreadLimit' : path.replace(/\.(.)/, (_, first: string) => first.toUpperCase());

/** Plan keys that this pack leaves to the plan. */
export const neededFromPlan = (pack: Pack): readonly string[] =>
  parametersOf(pack)
    .filter(([, parameter]) => parameter.value === null && parameter.kind === 'PLAN')
    .map(([path]) => planKey(path));

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (isRecord(value) && value['length'] === 0);

/** Plan keys that the pack leaves to the plan and the plan leaves empty. A round with any of them may not open. */
export const missingFromPlan = (pack: Pack, plan: PlanValues): readonly string[] =>
  neededFromPlan(pack).filter((key) => !Object.hasOwn(plan, key) || isEmpty(plan[key]));

const fault = (code: string, path: string, message: string): Fault => ({ code, path, message });

const sourceFaults = (pack: Pack): Fault[] => [
  ...parametersOf(pack)
    .filter(([, { source }]) => source.instrument === '')
    .map(([path]) => fault('missing-source', path, `parameter ${path} names no source`)),
  ...pack.clocks
    .filter(({ source }) => source.instrument === '')
    .map(({ name }) => fault('missing-source', `clocks.${name}`, `clock ${name} names no source`)),
];

const bandFaults = ({ bands }: Pack): Fault[] => {
  const { meanUpTo, talkBelow } = bands.value;
  return talkBelow !== null && new Decimal(talkBelow).lte(meanUpTo)
    ? [fault('bands-contradict', 'bands', `a talk below ${talkBelow} leaves nothing above the mean up to ${meanUpTo}`)]
    : [];
};

const weightFaults = ({ weights, ranking }: Pack): Fault[] => {
  const { value } = weights;
  if (value === null) {
    return ranking.value === 'WEIGHTED'
      ? [fault('weights-missing', 'weights', 'a weighted ranking needs weights')]
      : [];
  }
  return new Decimal(value.written).plus(value.defence).eq(1)
    ? []
    : [fault('weights-do-not-add-up', 'weights', 'the weights must add up to 1')];
};

const windowFaults = ({ appeal, clocks }: Pack): Fault[] => {
  const isEmptyWindow = (row: Pick<Length, 'length'>) => row.length < 1;
  const faults = clocks
    .filter((row) => row.whose === 'CANDIDATE' && isEmptyWindow(row))
    .map(({ name }) => fault('empty-window', `clocks.${name}`, `clock ${name} gives no time`));
  const window = appeal.window.value;
  if (window === null) return faults;
  if (isEmptyWindow(window)) faults.push(fault('empty-window', 'appeal.window', 'the appeal window gives no time'));
  const agrees = (row: ClockRow) => row.length === window.length && row.unit === window.unit;
  if (!clocks.some((row) => row.name === 'appealWindow' && agrees(row)))
    faults.push(fault('clock-contradicts', 'clocks.appealWindow', 'the clock is not the appeal window of the pack'));
  return faults;
};

const passMarkFaults = (pack: Pack): Fault[] =>
  (['written', 'defence'] as const).flatMap((paper) => {
    const { value } = pack[paper].passMark;
    return value === null || 'score' in parseScore(value, pack.written.scale.value)
      ? []
      : [fault('pass-mark-off-scale', `${paper}.passMark`, `pass mark ${value} is not on the scale`)];
  });

/** What is wrong with a pack, each fault with its path; an empty list for a sound one. */
export const validatePack = (pack: Pack): readonly Fault[] => [
  ...sourceFaults(pack),
  ...bandFaults(pack),
  ...weightFaults(pack),
  ...windowFaults(pack),
  ...passMarkFaults(pack),
];
