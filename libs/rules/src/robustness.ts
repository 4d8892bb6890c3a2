import { assess, type Assessment } from './assess.js';
import type { CaseCandidate, CaseInput, Sheet } from './case.js';
import { compareScores } from './decimals.js';
import { Decimal } from './exact.js';
import type { Pack } from './pack.js';
import { packRef } from './packs.js';
import { placesIn, racesOf } from './places.js';
import { type Terms, termsOf } from './terms.js';

/** Who has which post; a post without a winner is left out. */
export interface Winner {
  readonly post: string;
  readonly candidate: string;
}

/** The result without one member of the panel. */
export interface LeftOut {
  readonly member: string;
  readonly winners: readonly Winner[];
  /** Posts that somebody else would have won, or nobody. */
  readonly changed: readonly string[];
  /** Candidates at the top whose totals would have been equal: the next criterion decides. */
  readonly tied: readonly string[];
  readonly totals: Readonly<Record<string, string>>;
}

/** The smallest change of one score by the one who gave it that alters a winner. */
export interface SmallestChange {
  readonly kind: 'SHEET' | 'MARK';
  /** The panel member, or `1` and `2` for the markers of the script. */
  readonly by: string;
  /** Whose score it is. */
  readonly candidate: string;
  readonly from: string;
  readonly to: string;
  /** How far apart these are. */
  readonly change: string;
  /** Who would have won then. */
  readonly winners: readonly Winner[];
}

/** How far a result stands by itself (`khoabang.robustness/1`). Information only: nothing follows from it. */
export interface Robustness {
  readonly format: 'khoabang.robustness/1';
  readonly pack: string;
  readonly notice: { readonly vi: string; readonly en: string };
  readonly winners: readonly Winner[];
  readonly leaveOneOut: readonly LeftOut[];
  /** Members without whom somebody else would have won. */
  readonly dependsOn: readonly string[];
  /** Members without whom the first would have been equal. */
  readonly tiesWithout: readonly string[];
  /** Null: no single score could have altered a winner. */
  readonly smallest: SmallestChange | null;
  /** For everybody who could have altered a winner alone, the smallest change that would have done it. */
  readonly alone: readonly SmallestChange[];
}

const NOTICE = {
  vi: 'Thông tin tham khảo: không làm thay đổi kết quả.',
  en: 'Information only: nothing follows from it.',
} as const;

interface Ground {
  readonly terms: Terms;
  readonly input: CaseInput;
  readonly assessments: readonly Assessment[];
}

/** Sheets that a change moves far apart are taken to stand: a review would have had to decide, and might keep them. */
const groundOf = (pack: Pack, input: CaseInput): Ground => {
  const terms: Terms = { ...termsOf(pack, input), spreadLimit: null };
  return { terms, input, assessments: input.candidates.map((file) => assess(terms, file)) };
};

const winnersOf = ({ terms, input }: Ground, assessments: readonly Assessment[]): readonly Winner[] =>
  racesOf(terms, assessments, input.posts).flatMap((race) =>
    [...placesIn(terms, race)].flatMap(([candidate, { post }]) => (post === null ? [] : [{ post, candidate }])),
  );

const winnerOf = (winners: readonly Winner[], post: string): string | undefined =>
  winners.find((winner) => winner.post === post)?.candidate;

const changedPosts = (posts: readonly string[], before: readonly Winner[], after: readonly Winner[]) =>
  posts.filter((post) => winnerOf(before, post) !== winnerOf(after, post));

/** Candidates who share the highest total of their ranking. */
const topTies = ({ terms, input }: Ground, assessments: readonly Assessment[]): readonly string[] =>
  racesOf(terms, assessments, input.posts).flatMap(({ entered }) => {
    const racing = entered.filter(({ out, total }) => out === null && total !== null);
    const best = racing.map(({ compared }) => compared.total).toSorted((a, b) => compareScores(b, a))[0];
    const top = racing.filter(({ compared }) => best !== undefined && compareScores(compared.total, best) === 0);
    return top.length > 1 ? top.map(({ candidate }) => candidate.id) : [];
  });

const membersOf = ({ terms, input }: Ground): readonly string[] =>
  [...new Set(input.candidates.flatMap(({ defence }) => defence?.sheets.map(({ member }) => member) ?? []))]
    .filter((member) => !terms.excluded.includes(member))
    .sort();

const leftOut = (ground: Ground, before: readonly Winner[], member: string): LeftOut => {
  const terms = { ...ground.terms, excluded: [...ground.terms.excluded, member] };
  const assessments = ground.input.candidates.map((file) => assess(terms, file));
  const winners = winnersOf({ ...ground, terms }, assessments);
  return {
    member,
    winners,
    changed: changedPosts(ground.input.posts, before, winners),
    tied: topTies({ ...ground, terms }, assessments),
    totals: Object.fromEntries(
      assessments.flatMap(({ candidate, total }) => (total === null ? [] : [[candidate.id, total]])),
    ),
  };
};

/** One score that one person gave, and the candidate's file with another in its place. */
interface Lever {
  readonly kind: SmallestChange['kind'];
  readonly by: string;
  /** Place of the candidate in the case. */
  readonly index: number;
  readonly candidate: string;
  readonly score: string;
  readonly replaced: (score: string) => CaseCandidate;
}

const sheetLevers = (excluded: readonly string[], file: CaseCandidate, index: number): readonly Lever[] => {
  const { defence } = file;
  if (defence === undefined) return [];
  const decision = defence.spreadDecision;
  const sheets = decision?.kind === 'RESCORE' ? decision.sheets : defence.sheets;
  const put = (member: string, score: string): readonly Sheet[] =>
    sheets.map((sheet) => (sheet.member === member ? { member, score } : sheet));
  return sheets
    .filter(({ member }) => !excluded.includes(member))
    .map(({ member, score }) => ({
      kind: 'SHEET',
      by: member,
      index,
      candidate: file.id,
      score,
      replaced: (other) =>
        decision?.kind === 'RESCORE'
          ? { ...file, defence: { ...defence, spreadDecision: { ...decision, sheets: put(member, other) } } }
          : { ...file, defence: { ...defence, sheets: put(member, other) } },
    }));
};

/** A mark counts as a lever only while the two marks are settled by their mean: beyond that others would have decided. */
const markLevers = ({ written, candidate: file }: Assessment, index: number): readonly Lever[] => {
  const paper = file.written;
  if (written?.how !== 'MEAN' || paper === undefined) return [];
  return paper.marks.map((score, place) => ({
    kind: 'MARK',
    by: String(place + 1),
    index,
    candidate: file.id,
    score,
    replaced: (other) => ({ ...file, written: { ...paper, marks: paper.marks.with(place, other) } }),
  }));
};

interface Search extends Ground {
  readonly winners: readonly Winner[];
  readonly grain: Decimal;
  readonly scale: Decimal;
}

/** The winners with another score, or `undefined` where the same people have won or a mark would not be settled alone. */
const altered = (search: Search, lever: Lever, score: string): readonly Winner[] | undefined => {
  const anew = assess(search.terms, lever.replaced(score));
  if (lever.kind === 'MARK' && anew.written?.how !== 'MEAN') return undefined;
  const winners = winnersOf(search, search.assessments.with(lever.index, anew));
  return changedPosts(search.input.posts, search.winners, winners).length > 0 ? winners : undefined;
};

/** The most steps of one grain by which a mark can move, in one direction, before others would have to settle it. */
const reach = (search: Search, lever: Lever, direction: 1 | -1): number => {
  const score = new Decimal(lever.score);
  const room = direction > 0 ? search.scale.minus(score) : score;
  const steps = room.div(search.grain).floor().toNumber();
  if (lever.kind === 'SHEET') return steps;
  const isSettled = (count: number) =>
    assess(search.terms, lever.replaced(moved(search, lever, direction * count))).written?.how === 'MEAN';
  return lastTrue(steps, isSettled);
};

const moved = ({ grain }: Search, { score }: Lever, steps: number): string =>
  new Decimal(score).plus(grain.mul(steps)).toFixed();

/** The highest count up to `most` for which `holds`, which holds for none behind the first for which it does not. */
const lastTrue = (most: number, holds: (count: number) => boolean): number => {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** The fewest steps in one direction that alter a winner. The further a score moves, the more it alters. */
const fewest = (search: Search, lever: Lever, direction: 1 | -1): SmallestChange | undefined => {
  const most = reach(search, lever, direction);
  const at = (count: number) => altered(search, lever, moved(search, lever, direction * count));
  if (most < 1 || at(most) === undefined) return undefined;
  const steps = lastTrue(most, (count) => at(count) === undefined) + 1;
  const to = moved(search, lever, direction * steps);
  return {
    kind: lever.kind,
    by: lever.by,
    candidate: lever.candidate,
    from: lever.score,
    to,
    change: search.grain.mul(steps).toFixed(),
    winners: at(steps) ?? [],
  };
};

const byChange = (a: SmallestChange, b: SmallestChange): number => compareScores(a.change, b.change);

const leversOf = ({ terms, assessments }: Ground): readonly Lever[] =>
  assessments.flatMap((assessment, index) => [
    ...sheetLevers(terms.excluded, assessment.candidate, index),
    ...markLevers(assessment, index),
  ]);

/** Somebody who marked is told apart by script: markers stand in no case by name. */
const personOf = ({ kind, by, candidate }: SmallestChange): string => (kind === 'SHEET' ? by : `${candidate}/${by}`);

const aloneIn = (search: Search): readonly SmallestChange[] => {
  const changes = leversOf(search).flatMap((lever) =>
    ([1, -1] as const).flatMap((direction) => fewest(search, lever, direction) ?? []),
  );
  const least = new Map<string, SmallestChange>();
  for (const change of changes.toSorted(byChange)) {
    const person = personOf(change);
    if (!least.has(person)) least.set(person, change);
  }
  return [...least.values()];
};

/** How far the result of a sound case depends on single people and single scores (domain: S25, §3.19). */
export const robustness = (pack: Pack, input: CaseInput): Robustness => {
  const ground = groundOf(pack, input);
  const winners = winnersOf(ground, ground.assessments);
  const leaveOneOut = membersOf(ground).map((member) => leftOut(ground, winners, member));
  const grain = new Decimal(input.plan?.markGrain ?? pack.written.markGrain.value);
  const alone = aloneIn({ ...ground, winners, grain, scale: new Decimal(pack.written.scale.value) });
  return {
    format: 'khoabang.robustness/1',
    pack: packRef(pack),
    notice: NOTICE,
    winners,
    leaveOneOut,
    dependsOn: leaveOneOut.filter(({ changed }) => changed.length > 0).map(({ member }) => member),
    tiesWithout: leaveOneOut.filter(({ tied }) => tied.length > 0).map(({ member }) => member),
    smallest: alone[0] ?? null,
    alone,
  };
};
