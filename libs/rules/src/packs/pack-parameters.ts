import type { Pack, Parameter } from './pack.js';

/** The plan of a round as far as packs care: values by plan key, e.g. `appealWindow`, `writtenPassMark`. */
export type PlanValues = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isParameter = (value: unknown): value is Parameter<unknown> => isRecord(value) && 'value' in value;

const parametersIn = (path: string, value: unknown): readonly (readonly [string, Parameter<unknown>])[] => {
  if (isParameter(value)) return [[path, value]];
  const inner = isRecord(value) ? Object.entries(value) : [];
  return inner.flatMap(([name, entry]) => parametersIn(path === '' ? name : `${path}.${name}`, entry));
};

/** All parameters of a pack with their paths: `['appeal.window', …]`. */
export const parametersOf = (pack: Pack): readonly (readonly [string, Parameter<unknown>])[] => parametersIn('', pack);

/** The parameters that a pack may leave to the plan, each with the name it has there. */
const PLAN_KEYS: ReadonlyMap<string, string> = new Map([
  ['minCandidates', 'minCandidates'],
  ['ranking', 'ranking'],
  ['weights', 'weights'],
  ['allocation', 'allocation'],
  ['written.passMark', 'writtenPassMark'],
  ['defence.passMark', 'defencePassMark'],
  ['defence.presentMinutes', 'presentMinutes'],
  ['defence.questionMinutes', 'questionMinutes'],
  ['defence.spreadLimit', 'spreadLimit'],
  ['appeal.window', 'appealWindow'],
  ['reserveMonths', 'reserveMonths'],
]);

/** Parameters that a plan may set otherwise although every pack has a value for them. */
const ALSO_PLANNED = ['measuredAt', 'onShortfall'] as const;

/** What a pack says of everything that a plan may set, by the name that it has in plans. */
export const plannable = (pack: Pack): ReadonlyMap<string, Parameter<unknown>> =>
  new Map<string, Parameter<unknown>>([
    ...parametersOf(pack).flatMap(([path, parameter]) => {
      const key = PLAN_KEYS.get(path);
      return key === undefined ? [] : [[key, parameter] as const];
    }),
    ...ALSO_PLANNED.map((key) => [key, pack[key]] as const),
  ]);

/** Plan keys that a plan may leave empty, which says something too: no word of a reserve, no reserve. */
const SILENCE_SAYS: readonly string[] = ['reserveMonths'];

/** True for a parameter without a value that only the round's plan can give. */
const isLeftToPlan = ({ value, kind }: Parameter<unknown>): boolean => value === null && kind === 'PLAN';

/** Paths of the parameters that a pack leaves to the plan although no plan has a place for them. */
export const beyondPlan = (pack: Pack): readonly string[] =>
  parametersOf(pack).flatMap(([path, parameter]) => (isLeftToPlan(parameter) && !PLAN_KEYS.has(path) ? [path] : []));

/** Plan keys that this pack leaves to the plan and that the plan must fill. */
export const neededFromPlan = (pack: Pack): readonly string[] =>
  parametersOf(pack).flatMap(([path, parameter]) => {
    const key = PLAN_KEYS.get(path);
    return key !== undefined && !SILENCE_SAYS.includes(key) && isLeftToPlan(parameter) ? [key] : [];
  });

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (isRecord(value) && value['length'] === 0);

/** Plan keys that the pack leaves to the plan and the plan leaves empty. A round with any of them may not open. */
export const missingFromPlan = (pack: Pack, plan: PlanValues): readonly string[] =>
  neededFromPlan(pack).filter((key) => !Object.hasOwn(plan, key) || isEmpty(plan[key]));
