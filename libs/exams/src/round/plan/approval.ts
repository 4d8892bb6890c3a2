import { clockBasis } from '../clocks/basis.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { refuse } from '#kernel';
import {
  canonicalPack,
  compareScores,
  coursesFor,
  findPack,
  meanOf,
  missingFromPlan,
  type Pack,
  packRef,
  parseScore,
  validatePack,
  type Weights,
} from '#rules';
import { deviationFault } from './deviations.js';
import type { PlanCommands, PlanTerms, PostFact } from './events.js';
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

const unsoundMark = (pack: Pack, terms: PlanTerms): string | undefined => {
  const { markGrain: grain } = terms;
  const scale = pack.written.scale.value;
  if (!isMark(grain, scale) || compareScores(grain, '0') === 0) return 'markGrain';
  return (['writtenPassMark', 'defencePassMark', 'spreadLimit'] as const).find((key) => {
    const mark = terms[key];
    return mark !== undefined && !isMark(mark, scale);
  });
};

const unsoundCount = (terms: PlanTerms): string | undefined => {
  const { minCandidates, presentMinutes, questionMinutes } = terms;
  const counts = { minCandidates, presentMinutes, questionMinutes, appealWindow: terms.appealWindow?.length };
  return Object.entries(counts).find(([, count]) => count !== undefined && !isCount(count))?.[0];
};

const unsoundWeights = (pack: Pack, terms: PlanTerms): string | undefined => {
  const weights = terms.weights ?? pack.weights.value;
  if (weights === null) return (terms.ranking ?? pack.ranking.value) === 'WEIGHTED' ? 'weights' : undefined;
  return addUp(weights) ? undefined : 'weights';
};

/** The pack must have a course that leads to a result by the ranking, and the one that the plan names must be such a course. */
const unsoundCourse = (pack: Pack, terms: PlanTerms): string | undefined => {
  const serving = coursesFor(pack, terms);
  if (serving.length === 0) return 'ranking';
  return terms.course === undefined || serving.some(({ name }) => name === terms.course) ? undefined : 'course';
};

/** Where several courses serve the ranking, nobody guesses which one is meant. */
const courseFault = (pack: Pack, terms: PlanTerms) => {
  const serving = coursesFor(pack, terms);
  return terms.course === undefined && serving.length > 1
    ? refuse('course-missing', { courses: serving.map(({ name }) => name).join(', ') })
    : undefined;
};

const termsFault = (pack: Pack, { terms, deviatesIn = [] }: PlanCommands['ApprovePlan']) => {
  const parameter = missingFromPlan(pack, { ...terms })[0];
  if (parameter !== undefined) return refuse('plan-missing', { parameter });
  const term =
    unsoundMark(pack, terms) ?? unsoundCount(terms) ?? unsoundWeights(pack, terms) ?? unsoundCourse(pack, terms);
  if (term !== undefined) return refuse('plan-term-unsound', { term });
  const open = courseFault(pack, terms) ?? deviationFault(pack, terms, deviatesIn);
  if (open !== undefined) return open;
  const rules = terms.eligibility.map(({ rule }) => rule);
  const twice = rules.find((rule, index) => rules.indexOf(rule) !== index);
  return twice === undefined ? reserveTermFault(pack, terms) : refuse('duplicate-rule', { rule: twice });
};

const inForce = (pack: Pack, day: string): boolean =>
  pack.effectiveFrom <= day && (pack.effectiveTo === null || day <= pack.effectiveTo);

const packFault = (pack: Pack, hash: string, day: string) => {
  const ref = packRef(pack);
  if (packHash(pack) !== hash) return refuse('pack-hash-mismatch', { pack: ref });
  const fault = validatePack(pack, clockBasis)[0];
  if (fault !== undefined) return refuse('pack-unsound', { pack: ref, path: fault.path });
  return inForce(pack, day) ? undefined : refuse('pack-not-in-force', { pack: ref, day });
};

const schemeFault = ({ scheme, budget }: PlanCommands['ApprovePlan'], posts: readonly PostFact[]) => {
  const outside = posts.find(({ unit }) => !scheme.units.includes(unit));
  if (outside !== undefined) {
    return refuse('scheme-does-not-cover', { scheme: scheme.number, unit: outside.unit });
  }
  return budget.trim() === '' ? refuse('budget-missing') : undefined;
};

/** What stands against a plan on the day of its approval: the pack, its terms, the scheme, the budget. */
export const planFault = (command: PlanCommands['ApprovePlan'], pack: Pack, posts: readonly PostFact[], day: string) =>
  packFault(pack, command.packHash, day) ?? termsFault(pack, command) ?? schemeFault(command, posts);

/** The event pins the version that was looked at, also where the command named only the pack. */
export const approvedPack = (ref: string): { readonly pack: Pack; readonly ref: string } | undefined => {
  const pack = findPack(ref);
  return pack && { pack, ref: packRef(pack) };
};
