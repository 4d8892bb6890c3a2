import type { CaseCandidate, CaseInput, CasePlan } from './case.js';
import type { Pack } from '../packs/pack.js';
import { bad } from './reading.js';
import { countsPaper, termsOf } from '../calendar/terms.js';

const demandWritten = (input: CaseInput, pack: Pack): void => {
  const ranking = input.plan?.ranking ?? pack.ranking.value;
  if (ranking !== null && !countsPaper(ranking)) return;
  input.candidates.forEach(({ written, absent, withdrawn, sanctions = [] }, index) => {
    if (written !== undefined || absent !== undefined || withdrawn === true) return;
    if (!sanctions.some(({ kind }) => kind === 'SUSPENSION'))
      bad('missing-field', `candidates[${index}].written`, `candidates[${index}].written is missing`);
  });
};

/** What the plan must give because the pack does not. */
const demandPlan = ({ plan = {} }: CaseInput, pack: Pack): void => {
  const ranking = plan.ranking ?? pack.ranking.value;
  const demand = (name: keyof CasePlan, value: unknown): void => {
    if (value === null) bad('missing-field', `plan.${name}`, `the pack leaves plan.${name} to the plan`);
  };
  demand('ranking', ranking);
  demand('allocation', plan.allocation ?? pack.allocation.value);
  demand('writtenPassMark', plan.writtenPassMark ?? pack.written.passMark.value);
  demand('defencePassMark', plan.defencePassMark ?? pack.defence.passMark.value);
  if (ranking === 'WEIGHTED') demand('weights', plan.weights ?? pack.weights.value);
};

/** Only where a course of the pack leaves it to a signer is there no ranking. */
const demandRanking = ({ plan }: CaseInput, { courses, ranking }: Pack): void => {
  const chosen = (plan?.ranking ?? ranking.value) === 'CHOICE';
  if (chosen && !courses.value.some(({ rankings }) => rankings.includes('CHOICE')))
    bad('ranking-not-served', 'plan.ranking', 'no course of the pack leaves it to a choice');
};

const demandMembers = ({ plan, candidates }: CaseInput): void => {
  if (plan?.excludeMembers === undefined) return;
  const members = new Set(candidates.flatMap(({ defence }) => defence?.sheets.map(({ member }) => member) ?? []));
  plan.excludeMembers.forEach((member, index) => {
    if (!members.has(member)) bad('unknown-member', `plan.excludeMembers[${index}]`, `${member} gave no sheet`);
  });
};

/** Whoever is left out of the sheets anew would be excluded for one candidate only. */
const demandAllAnew = ({ plan, candidates }: CaseInput): void => {
  const excluded = plan?.excludeMembers ?? [];
  candidates.forEach(({ defence }, index) => {
    const decision = defence?.spreadDecision;
    if (decision?.kind !== 'RESCORE') return;
    const given = [...decision.sheets.map(({ member }) => member), ...excluded];
    const left = defence?.sheets.find(({ member }) => !given.includes(member));
    if (left === undefined) return;
    bad(
      'missing-sheet',
      `candidates[${index}].defence.spreadDecision.sheets`,
      `the sheet of ${left.member} is missing`,
    );
  });
};

/** Nobody is chosen for a post that the candidate does not stand for. */
const demandWishes = ({ candidates, choices = [] }: CaseInput): void => {
  choices.forEach(({ post, candidate }, index) => {
    const stands = candidates.some(({ id, preferences }) => id === candidate && preferences[0] === post);
    if (!stands) bad('unknown-candidate', `choices[${index}].candidate`, `${candidate} does not stand for ${post}`);
  });
};

/** Nobody is absent from a paper that the ranking does not have. */
const demandPapers = (input: CaseInput, pack: Pack): void => {
  const { hasPaper, hasDefence } = termsOf(pack, input);
  const counted = { written: hasPaper, defence: hasDefence };
  input.candidates.forEach(({ absent }, index) => {
    if (absent !== undefined && !counted[absent])
      bad('no-such-paper', `candidates[${index}].absent`, `this ranking has no paper ${absent} to be absent from`);
  });
};

/** A script that is zeroed has no mark that could be appealed against. */
const demandAppeals = ({ candidates }: CaseInput): void => {
  candidates.forEach(({ written }, index) => {
    if (written?.zeroed === true && written.appeal !== undefined)
      bad('appeal-of-zeroed', `candidates[${index}].written.appeal`, 'a zeroed script has no mark to appeal against');
  });
};

/** Whose defence need not be whole: nobody is compared with them. */
const hasLeft = ({ withdrawn, absent, sanctions = [] }: CaseCandidate): boolean =>
  withdrawn === true || absent !== undefined || sanctions.some(({ kind }) => kind === 'SUSPENSION');

/**
 * Whoever is compared has been scored by equally many (domain: S08), those excluded for all not counted. A panel that
 * is still signing is let be while its sheets are too few for a mean: the result waits for them.
 */
const demandEqualPanels = (input: CaseInput, pack: Pack): void => {
  const { excluded, allocation } = termsOf(pack, input);
  const sizes = new Map<string, number>();
  input.candidates.forEach((candidate, index) => {
    const { defence, preferences } = candidate;
    if (hasLeft(candidate)) return;
    const size = defence?.sheets.filter(({ member }) => !excluded.includes(member)).length ?? 0;
    if (size < pack.defence.scorersMin.value) return;
    const race = allocation === 'PER_POST' ? preferences.slice(0, 1).join() : '';
    const first = sizes.get(race) ?? size;
    sizes.set(race, first);
    if (first !== size)
      bad('unequal-panel', `candidates[${index}].defence.sheets`, `${size} sheets count here, ${first} of the others`);
  });
};

/** What a case must hold as a whole, each part of it being sound. Ends the reading at the first fault. */
export const demandWhole = (input: CaseInput, pack: Pack): void => {
  demandRanking(input, pack);
  demandPlan(input, pack);
  demandWritten(input, pack);
  demandMembers(input);
  demandAllAnew(input);
  demandPapers(input, pack);
  demandAppeals(input);
  demandEqualPanels(input, pack);
  demandWishes(input);
};
