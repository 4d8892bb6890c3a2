import { isSame } from './canonical.js';
import type { Pack } from './pack.js';
import { parametersOf } from './pack-parameters.js';

/** One thing in which two packs differ; `undefined` on the side that has no such thing. */
export interface Difference {
  /** `effectiveTo`, `bands.value`, `bands.source`, `clocks.markingDue`, `clocks.appealWindow.length`, `courses.CONTRACT`. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Field by field, in the order in which they first occur. */
const inFields = (path: string, before: object, after: object): readonly Difference[] => {
  const left = new Map<string, unknown>(Object.entries(before));
  const right = new Map<string, unknown>(Object.entries(after));
  return [...new Set([...left.keys(), ...right.keys()])]
    .map((name) => ({ path: `${path}${name}`, before: left.get(name), after: right.get(name) }))
    .filter((row) => !isSame(row.before, row.after));
};

interface Named {
  readonly name: string;
}

/** By name: what one side lacks as a whole, what both have field by field. */
const byName = <Row extends Named>(
  path: string,
  before: readonly Row[],
  after: readonly Row[],
): readonly Difference[] =>
  [...new Set([...before, ...after].map(({ name }) => name))].flatMap((name) => {
    const [left, right] = [before, after].map((rows) => rows.find((row) => row.name === name));
    return left === undefined || right === undefined
      ? [{ path: `${path}.${name}`, before: left, after: right }]
      : inFields(`${path}.${name}.`, left, right);
  });

const headOf = ({ title, effectiveFrom, effectiveTo, verified, legalBasis }: Pack): object => ({
  'title.vi': title.vi,
  'title.en': title.en,
  effectiveFrom,
  effectiveTo,
  verified,
  legalBasis,
});

/** Of the courses only which there are, in their order: what they are stands under their names. */
const parameterFields = (pack: Pack): object =>
  Object.fromEntries(
    parametersOf(pack).flatMap(([path, parameter]) => {
      const value = path === 'courses' ? pack.courses.value.map(({ name }) => name) : parameter.value;
      return Object.entries({ ...parameter, value }).map(([part, entry]) => [`${path}.${part}`, entry]);
    }),
  );

/** In what two packs differ besides id and version: parameter by parameter, then courses and clocks by name. */
export const diffPacks = (a: Pack, b: Pack): readonly Difference[] => [
  ...inFields('', headOf(a), headOf(b)),
  ...inFields('', parameterFields(a), parameterFields(b)),
  ...byName('courses', a.courses.value, b.courses.value),
  ...byName('clocks', a.clocks, b.clocks),
];
