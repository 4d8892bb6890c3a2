import type { Recorded } from '#kernel';
import { compareScores, findPack, meanOf, needsSpreadReview } from '#rules';
import { allOf, isA } from '../round/history.js';
import { type Breach, breach, type Check } from './breach.js';

/** From `revision` on a member keeps out of one candidate, or (`candidate` absent) of all. */
export interface Exclusion {
  readonly member: string;
  readonly candidate: string | undefined;
  readonly revision: number;
}

/** Who was recused for whom and when. Read from the events, not from the round's state. */
export const recusals = (history: readonly Recorded[]): readonly Exclusion[] =>
  allOf(history, 'MemberRecused').map(({ data, revision }) => ({
    member: data.member,
    candidate: data.scope === 'ALL_CANDIDATES' ? undefined : data.candidate,
    revision,
  }));

const exclusions = (history: readonly Recorded[]): readonly Exclusion[] => [
  ...recusals(history),
  ...allOf(history, 'SpreadReviewDecided').flatMap(({ data: { kind, member }, revision }) =>
    kind === 'MEMBER_EXCLUDED' && member !== undefined ? [{ member, candidate: undefined, revision }] : [],
  ),
];

/** True when a member had to keep out of a candidate at the time of `revision`. */
export const isOut = (
  out: readonly Exclusion[],
  { member, candidate }: { readonly member: string; readonly candidate: string },
  revision: number,
): boolean =>
  out.some(
    (exclusion) =>
      exclusion.member === member &&
      exclusion.revision < revision &&
      (exclusion.candidate === undefined || exclusion.candidate === candidate),
  );

interface Signed {
  readonly member: string;
  readonly candidate: string;
  readonly score: string;
}

/** The last score of each member for each candidate among the sheets signed before `revision`. */
const lastSheets = (history: readonly Recorded[], revision: number): readonly Signed[] => [
  ...new Map(
    allOf(history, 'SheetSigned')
      .filter((recorded) => recorded.revision < revision)
      .map(({ data }) => [`${data.member}/${data.candidate}`, data]),
  ).values(),
];

const compiled = (history: readonly Recorded[], out: readonly Exclusion[]): readonly Breach[] => {
  const pack = findPack(allOf(history, 'PlanApproved').at(-1)?.data.pack ?? '');
  if (pack === undefined) return [];
  return history.flatMap((recorded) => {
    if (!isA(recorded, 'ResultsCompiled')) return [];
    const { revision } = recorded;
    const sheets = lastSheets(history, revision).filter((sheet) => !isOut(out, sheet, revision));
    return recorded.data.lines.flatMap(({ id, defence }) => {
      if (defence === null) return [];
      const scores = sheets.filter(({ candidate }) => candidate === id).map(({ score }) => score);
      const isMean = scores.length > 0 && meanOf(scores, pack.rounding.value) === defence.mean;
      return scores.length === defence.members && isMean
        ? []
        : [breach(2, recorded, `the mean of ${id} is not that of the sheets that count`)];
    });
  });
};

/** (2) No sheet of a member who was recused (or excluded) counts in any aggregate. */
export const recusedDoNotCount: Check = (history) => {
  const out = exclusions(history);
  const late = allOf(history, 'SheetSigned')
    .filter(({ data, revision }) => isOut(out, data, revision))
    .map((recorded) =>
      breach(2, recorded, `${recorded.data.member} signs for ${recorded.data.candidate} after having been put out`),
    );
  return [...late, ...compiled(history, out)];
};

/** Sheets by score, lowest first, in the runs of which no two are further apart than the limit, longest first. */
const runsWithin = (sheets: readonly Signed[], limit: string): readonly (readonly Signed[])[] => {
  const sorted = sheets.toSorted((a, b) => compareScores(a.score, b.score));
  const fits = (run: readonly Signed[]): boolean =>
    !needsSpreadReview(
      run.map(({ score }) => score),
      limit,
    );
  return sorted
    .map((_, from) => sorted.slice(from))
    .map((rest) => rest.slice(0, rest.findLastIndex((_, to) => fits(rest.slice(0, to + 1))) + 1))
    .toSorted((a, b) => b.length - a.length);
};

/**
 * (2) After a review nobody scores anew but those outside the limit, and not whoever saw the sheets and decided. Rounds
 * recorded before the decision said who may are not held to it.
 */
export const scoredAnewByOutsiders: Check = (history) => {
  const out = exclusions(history);
  return allOf(history, 'SheetSigned').flatMap((recorded) => {
    const { data, revision } = recorded;
    if (data.replaces === null) return [];
    const ofCandidate = (entry: {
      readonly revision: number;
      readonly data: { readonly candidate: string };
    }): boolean => entry.revision < revision && entry.data.candidate === data.candidate;
    const decision = allOf(history, 'SpreadReviewDecided').filter(ofCandidate).at(-1);
    const limit = allOf(history, 'SpreadReviewRequired').filter(ofCandidate).at(-1)?.data.limit;
    if (decision?.data.anew === undefined || limit === undefined) return [];
    const sheets = lastSheets(history, decision.revision)
      .filter(({ candidate }) => candidate === data.candidate)
      .filter((sheet) => !isOut(out, sheet, decision.revision));
    const runs = runsWithin(sheets, limit);
    const isInside = runs
      .filter(({ length }) => length === runs[0]?.length)
      .every((run) => run.some(({ member }) => member === data.member));
    return isInside || decision.meta.actor === data.member
      ? [breach(2, recorded, `${data.member} scores ${data.candidate} anew, who may not`)]
      : [];
  });
};
