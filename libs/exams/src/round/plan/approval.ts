import { clockBasis } from '../clocks/basis.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { refuse, type Refusal } from '#kernel';
import {
  canonicalPack,
  compareScores,
  coursesFor,
  findPack,
  meanOf,
  missingFromPlan,
  omit,
  type Pack,
  packRef,
  packs,
  parseScore,
  percentOf,
  validatePack,
  type Weights,
} from '#rules';
import { own } from '../../own.js';
import { deviationFaults } from './deviations.js';
import type { PlanCommands, PlanTerms, PostFact } from './events.js';
import type { PlanRefusal } from './refusals.js';
import { reserveTermFault } from './reserve.js';

/** SHA-256, in hex, of the canonical form of a pack. */
export const packHash = (pack: Pack): string => bytesToHex(sha256(utf8ToBytes(canonicalPack(pack))));

/** A mark has fewer digits than this: rounding so far down changes nothing. */
const EXACTLY = { places: 30, mode: 'HALF_UP', comparePublished: true } as const;

const isMark = (mark: string, scale: string): boolean => 'score' in parseScore(mark, scale);

/** Two shares add up to one exactly when their mean is one half. */
const addUp = ({ written, defence }: Weights): boolean =>
  isMark(written, '1') && isMark(defence, '1') && compareScores(meanOf([written, defence], EXACTLY), '0.5') === 0;

const isCount = (value: number): boolean => Number.isInteger(value) && value >= 1;

type Term = keyof PlanTerms;

/** What is allowed in a term that is no count, by a code with words of its own. */
const ranges: Readonly<Partial<Record<Term, string>>> = {
  markGrain: 'STEP',
  writtenPassMark: 'MARK',
  defencePassMark: 'MARK',
  spreadLimit: 'MARK',
  weights: 'SHARES',
};

/** A step of marks leads to the top of the scale, in ten steps at least. */
const isStepOf = (scale: string, grain: string): boolean =>
  isMark(grain, scale) &&
  compareScores(grain, '0') > 0 &&
  compareScores(grain, percentOf(scale, '10')) <= 0 &&
  'score' in parseScore(scale, scale, grain);

const unsoundMarks = (pack: Pack, terms: PlanTerms): readonly Term[] => {
  const scale = pack.written.scale.value;
  const marks = (['writtenPassMark', 'defencePassMark', 'spreadLimit'] as const).filter((key) => {
    const mark = terms[key];
    return mark !== undefined && !isMark(mark, scale);
  });
  return isStepOf(scale, terms.markGrain) ? marks : ['markGrain', ...marks];
};

const unsoundCounts = (terms: PlanTerms): readonly Term[] => {
  const { minCandidates, presentMinutes, questionMinutes } = terms;
  const counts = { minCandidates, presentMinutes, questionMinutes, appealWindow: terms.appealWindow?.length };
  return (Object.keys(counts) as (keyof typeof counts)[]).filter((key) => {
    const count = counts[key];
    return count !== undefined && !isCount(count);
  });
};

const unsoundWeights = (pack: Pack, terms: PlanTerms): readonly Term[] => {
  const weights = terms.weights ?? pack.weights.value;
  const isSound = weights === null ? (terms.ranking ?? pack.ranking.value) !== 'WEIGHTED' : addUp(weights);
  return isSound ? [] : ['weights'];
};

/** The pack must have a course that leads to a result by the ranking, and the one that the plan names must be such a course. */
const unsoundCourse = (pack: Pack, terms: PlanTerms): readonly Term[] => {
  const serving = coursesFor(pack, terms);
  if (serving.length === 0) return ['ranking'];
  return terms.course === undefined || serving.some(({ name }) => name === terms.course) ? [] : ['course'];
};

/** Terms that make no sense, whatever else the pack says of them. */
const unsoundTerms = (pack: Pack, terms: PlanTerms): readonly Term[] => [
  ...unsoundMarks(pack, terms),
  ...unsoundCounts(terms),
  ...unsoundWeights(pack, terms),
  ...unsoundCourse(pack, terms),
];

/** Where several courses serve the ranking, nobody guesses which one is meant. */
const courseFaults = (pack: Pack, terms: PlanTerms) => {
  const serving = coursesFor(pack, terms);
  return terms.course === undefined && serving.length > 1
    ? [refuse('course-missing', { courses: serving.map(({ name }) => name).join(', ') })]
    : [];
};

const repeatedRules = ({ eligibility }: PlanTerms) => {
  const rules = eligibility.map(({ rule }) => rule);
  return [...new Set(rules.filter((rule, index) => rules.indexOf(rule) !== index))];
};

/** What is allowed where a term makes no sense: a code, or the words of the pack among which a plan chooses. */
const allowedIn = (pack: Pack, terms: PlanTerms, term: Term): string => {
  const { value: courses } = pack.courses;
  const chosen = {
    ranking: courses.flatMap(({ rankings }) => rankings),
    course: coursesFor(pack, terms).map(({ name }) => name),
  };
  const words: readonly string[] = own(chosen, term) ?? [own(ranges, term) ?? 'COUNT'];
  return [...new Set(words)].join(', ');
};

const termsFaults = (pack: Pack, { terms, deviatesIn = [] }: PlanCommands['ApprovePlan']) => {
  const missing = missingFromPlan(pack, { ...terms });
  const unsound = unsoundTerms(pack, terms).filter((term) => !missing.includes(term));
  const sound = unsound.reduce<PlanTerms>((left, term) => omit(left, term) as PlanTerms, terms);
  return [
    ...missing.map((parameter) => refuse('plan-missing', { parameter })),
    ...unsound.map((term) => refuse('plan-term-unsound', { term, allowed: allowedIn(pack, terms, term) })),
    ...courseFaults(pack, terms),
    ...deviationFaults(pack, sound, deviatesIn),
    ...repeatedRules(terms).map((rule) => refuse('duplicate-rule', { rule })),
    ...[reserveTermFault(pack, terms) ?? []].flat(),
  ];
};

const inForce = (pack: Pack, day: string): boolean =>
  pack.effectiveFrom <= day && (pack.effectiveTo === null || day <= pack.effectiveTo);

/** A pack that is not what was meant: nothing more can be said of the plan under it. */
const packFault = (pack: Pack, hash: string) => {
  const ref = packRef(pack);
  if (packHash(pack) !== hash) return refuse('pack-hash-mismatch', { pack: ref });
  const fault = validatePack(pack, clockBasis)[0];
  return fault && refuse('pack-unsound', { pack: ref, path: fault.path });
};

const schemeFaults = ({ scheme, budget }: PlanCommands['ApprovePlan'], posts: readonly PostFact[]) => {
  const outside = new Set(posts.map(({ unit }) => unit).filter((unit) => !scheme.units.includes(unit)));
  return [
    ...[...outside].map((unit) => refuse('scheme-does-not-cover', { scheme: scheme.number, unit })),
    ...(budget.trim() === '' ? [refuse('budget-missing')] : []),
  ];
};

/** What a plan is approved upon. */
export interface PlanBasis {
  readonly posts: readonly PostFact[];
  /** Of the approval. */
  readonly day: string;
  /** When the principle was signed that the plan carries out; `null` where papers are typed in as they lie in the file. */
  readonly principleOf: string | null;
}

/** The packs that a plan of this day can name. */
export const packsOn = (day: string): string =>
  packs
    .filter((pack) => inForce(pack, day))
    .map(packRef)
    .join(', ');

/** A plan carries out a principle, and is signed no sooner. */
const dateFaults = ({ decision: { date } }: PlanCommands['ApprovePlan'], { principleOf }: PlanBasis) =>
  principleOf !== null && date < principleOf ? [refuse('plan-before-principle', { date, principleOf })] : [];

/** All that stands against a plan on the day of its approval: the pack, its terms, the scheme, the budget, its date. */
export const planFaults = (
  command: PlanCommands['ApprovePlan'],
  pack: Pack,
  basis: PlanBasis,
): readonly Refusal<PlanRefusal>[] => {
  const { posts, day } = basis;
  const unusable = packFault(pack, command.packHash);
  if (unusable !== undefined) return [unusable];
  return [
    ...(inForce(pack, day) ? [] : [refuse('pack-not-in-force', { pack: packRef(pack), day, allowed: packsOn(day) })]),
    ...termsFaults(pack, command),
    ...schemeFaults(command, posts),
    ...dateFaults(command, basis),
  ];
};

/** The event pins the version that was looked at, also where the command named only the pack. */
export const approvedPack = (ref: string): { readonly pack: Pack; readonly ref: string } | undefined => {
  const pack = findPack(ref);
  return pack && { pack, ref: packRef(pack) };
};
