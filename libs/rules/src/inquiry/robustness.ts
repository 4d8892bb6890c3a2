import { assess, type Assessment } from '../scoring/assess.js';
import type { CandidateResult, CaseCandidate, CaseInput, Sheet } from '../cases/case.js';
import { type Computed, computed } from '../scoring/compute.js';
import { compareScores, needsSpreadReview } from '../numbers/decimals.js';
import { Decimal } from '../numbers/exact.js';
import type { Pack } from '../packs/pack.js';
import { packRef } from '../packs/packs.js';
import { bestFirst, isByTotal, placesIn, type Race, racesOf } from '../scoring/places.js';
import { type Terms, termsOf } from '../calendar/terms.js';

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
  /** Posts that somebody else would have won, or nobody. */
  readonly changed: readonly string[];
  /** True where the sheets would have been so far apart that a review had to decide first; here they are taken to stand. */
  readonly needsReview: boolean;
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
  vi: 'Thông tin tham khảo: không làm thay đổi kết quả. Phiếu bị lệch quá mức coi như được giữ nguyên (needsReview).',
  en: 'Information only: nothing follows from it. Sheets moved far apart are taken to stand (needsReview).',
} as const;

const inOrder = (posts: readonly string[], winners: readonly Winner[]): readonly Winner[] =>
  posts.flatMap((post) => winners.filter((winner) => winner.post === post));

const winnersOf = ({ input, result }: Computed): readonly Winner[] =>
  inOrder(
    input.posts,
    result.candidates.flatMap(({ id, post }) => (post === null ? [] : [{ post, candidate: id }])),
  );

const winnerOf = (winners: readonly Winner[], post: string): string | undefined =>
  winners.find((winner) => winner.post === post)?.candidate;

const changedPosts = (
  posts: readonly string[],
  before: readonly Winner[],
  after: readonly Winner[],
): readonly string[] => posts.filter((post) => winnerOf(before, post) !== winnerOf(after, post));

/** Candidates who share the highest total of their ranking. */
const topTies = ({ terms, input, assessments }: Computed): readonly string[] =>
  racesOf(terms, assessments, input.posts).flatMap(({ entered }) => {
    const racing = entered.filter(({ out, total }) => out === null && total !== null);
    const top = racing.filter(({ compared }) =>
      racing.every((rival) => compareScores(compared.total, rival.compared.total) >= 0),
    );
    return top.length > 1 ? top.map(({ candidate }) => candidate.id) : [];
  });

const membersOf = ({ terms, input }: Computed): readonly string[] =>
  [...new Set(input.candidates.flatMap(({ defence }) => defence?.sheets.map(({ member }) => member) ?? []))]
    .filter((member) => !terms.excluded.includes(member))
    .sort();

/** The result with one more member shut out for all candidates. */
const leftOut = ({ terms, input }: Computed, before: readonly Winner[], member: string): LeftOut => {
  const without = computed({ ...terms, excluded: [...terms.excluded, member] }, input);
  const winners = winnersOf(without);
  const totals = without.result.candidates.flatMap(({ id, total }) => (total === null ? [] : [[id, total] as const]));
  return {
    member,
    winners,
    changed: changedPosts(input.posts, before, winners),
    tied: topTies(without),
    totals: Object.fromEntries(totals),
  };
};

/** One score that one person gave, and the candidate's file with another in its place. */
interface Lever {
  readonly kind: SmallestChange['kind'];
  readonly by: string;
  /** Place of the candidate in the ranking. */
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

/** One ranking that is decided, with what the search for other winners needs. */
interface Search {
  readonly terms: Terms;
  readonly race: Race;
  /** Those who were ranked and got nothing, and the lowest total before theirs. */
  readonly behind: ReadonlySet<string>;
  readonly lowest: string;
  /** The winners of the whole result, and the posts in their order. */
  readonly winners: readonly Winner[];
  readonly posts: readonly string[];
  readonly grain: Decimal;
  readonly scale: Decimal;
  readonly spreadLimit: string | null;
}

/** One way to move a score: up or down in whole grains. */
interface Move extends Lever {
  readonly direction: 1 | -1;
}

const moved = ({ grain }: Search, { score, direction }: Move, steps: bigint): string =>
  new Decimal(score).plus(grain.mul(String(steps)).mul(direction)).toFixed();

/**
 * True for one who got nothing and is still behind all who got something: no post can move by that. Saves ranking
 * everybody again for most moves of a large round.
 */
const staysBehind = ({ behind, lowest }: Search, { candidate, compared, out }: Assessment): boolean =>
  behind.has(candidate.id) && (out !== null || compareScores(compared.total, lowest) < 0);

/** What comes of moving a score by so many grains. */
interface Effect extends Pick<SmallestChange, 'winners' | 'changed'> {
  readonly steps: bigint;
}

/** Who would have won with a score moved, or `undefined` where the same people would have. */
const effectOf = (search: Search, move: Move, steps: bigint): Effect | undefined => {
  const { terms, race, winners, posts } = search;
  const anew = assess(terms, move.replaced(moved(search, move, steps)));
  if (staysBehind(search, anew)) return undefined;
  const places = placesIn(terms, { ...race, entered: race.entered.with(move.index, anew) });
  const others = winners.filter(({ post }) => !race.posts.includes(post));
  const here = [...places].flatMap(([candidate, { post }]) => (post === null ? [] : [{ post, candidate }]));
  const after = inOrder(posts, [...others, ...here]);
  const changed = changedPosts(race.posts, winners, after);
  return changed.length > 0 ? { steps, winners: after, changed } : undefined;
};

const grains = ({ grain }: Search, length: Decimal): bigint => BigInt(length.div(grain).floor().toFixed());

/** The most grains by which a score can move: to the end of the scale; a mark, while the mean still settles it. */
const reach = (search: Search, move: Move): bigint => {
  const score = new Decimal(move.score);
  const room = move.direction > 0 ? search.scale.minus(score) : score;
  const most = grains(search, room);
  if (move.kind === 'SHEET') return most;
  return lastTrue(
    most,
    (count) => assess(search.terms, move.replaced(moved(search, move, count))).written?.how === 'MEAN',
  );
};

/** The highest count up to `most` for which `holds`, which holds for none behind the first for which it does not. */
const lastTrue = (most: bigint, holds: (count: bigint) => boolean): bigint => {
  let [low, high] = [0n, most];
  while (low < high) {
    const middle = (low + high + 1n) / 2n;
    if (holds(middle)) low = middle;
    else high = middle - 1n;
  }
  return low;
};

/**
 * The fewest grains up to `limit` that alter a winner, if any do. The further a score moves one way, the further its
 * candidate moves in the order, and a post once lost or won that way does not come back: so halving finds the first.
 */
const fewest = (search: Search, move: Move, limit: bigint): Effect | undefined => {
  const far = reach(search, move);
  const most = far < limit ? far : limit;
  let effect = most < 1n ? undefined : effectOf(search, move, most);
  let low = 1n;
  while (effect !== undefined && low < effect.steps) {
    const middle = (low + effect.steps) / 2n;
    const nearer = effectOf(search, move, middle);
    if (nearer === undefined) low = middle + 1n;
    else effect = nearer;
  }
  return effect;
};

const callsForReview = ({ terms, spreadLimit }: Search, { defence }: CaseCandidate): boolean =>
  defence !== undefined &&
  defence.spreadDecision === undefined &&
  needsSpreadReview(
    defence.sheets.filter(({ member }) => !terms.excluded.includes(member)).map(({ score }) => score),
    spreadLimit,
  );

const changeOf = (search: Search, move: Move, { steps, winners, changed }: Effect): SmallestChange => {
  const { kind, by, candidate, score: from } = move;
  const change = search.grain.mul(String(steps)).toFixed();
  const to = moved(search, move, steps);
  const needsReview = callsForReview(search, move.replaced(to));
  return { kind, by, candidate, from, to, change, winners, changed, needsReview };
};

const movesIn = ({ terms, race }: Search): readonly Move[] =>
  race.entered
    .flatMap((assessment, index): readonly Lever[] => [
      ...sheetLevers(terms.excluded, assessment.candidate, index),
      ...markLevers(assessment, index),
    ])
    .flatMap((lever) => [
      { ...lever, direction: 1 },
      { ...lever, direction: -1 },
    ]);

/** Who gave a score: markers stand in no case by name, so each is somebody else with every script. */
const personOf = ({ kind, by, candidate }: Lever): string =>
  kind === 'SHEET' ? `SHEET ${by}` : `MARK ${by} ${candidate}`;

interface Found {
  readonly steps: bigint;
  readonly change: SmallestChange;
}

/** The smallest change of everybody who has one, smallest first. Nothing as long as what is found is looked at. */
const aloneIn = (searches: readonly Search[]): readonly SmallestChange[] => {
  const least = new Map<string, Found>();
  for (const search of searches) {
    const all = grains(search, search.scale);
    for (const move of movesIn(search)) {
      const known = least.get(personOf(move));
      const effect = fewest(search, move, known === undefined ? all : known.steps - 1n);
      if (effect === undefined) continue;
      least.set(personOf(move), { steps: effect.steps, change: changeOf(search, move, effect) });
    }
  }
  return [...least.values()].toSorted((a, b) => Number(a.steps - b.steps)).map(({ change }) => change);
};

/**
 * The order in which ties fall that a change brings about and the authority has not decided: as the result did, whoever
 * was out of it last. Those who shared a rank stay level.
 */
const standing = (lines: readonly CandidateResult[]): readonly string[] => {
  const ranks = lines.flatMap(({ rank }) => rank ?? []).sort((a, b) => a - b);
  const unshared = ranks.filter((rank) => ranks.indexOf(rank) === ranks.lastIndexOf(rank));
  return [...unshared, null].flatMap((rank) => lines.filter((line) => line.rank === rank)).map(({ id }) => id);
};

/** The last of those who stand best first; nothing is below the total of nobody. */
const lowestOf = (ahead: readonly Assessment[]): string => ahead.at(-1)?.compared.total ?? '0';

/** A decided ranking made ready for the search. */
const searchIn = ({ terms, input, result }: Computed, winners: readonly Winner[], { entered, posts }: Race): Search => {
  const { written } = terms.pack;
  const ids = new Set(entered.map(({ candidate }) => candidate.id));
  const lines = result.candidates.filter(({ id }) => ids.has(id));
  const unplaced = lines.filter(({ rank, post }) => rank !== null && rank > posts.length && post === null);
  const behind = new Set(isByTotal(terms) ? unplaced.map(({ id }) => id) : []);
  const best = bestFirst(entered);
  return {
    terms: { ...terms, spreadLimit: null, tieDecision: [...new Set([...terms.tieDecision, ...standing(lines)])] },
    race: { entered: best, posts },
    behind,
    lowest: lowestOf(best.filter(({ candidate, out }) => out === null && !behind.has(candidate.id))),
    winners,
    posts: input.posts,
    grain: new Decimal(input.plan?.markGrain ?? written.markGrain.value),
    scale: new Decimal(written.scale.value),
    spreadLimit: terms.spreadLimit,
  };
};

/**
 * The rankings that are decided: where one still waits nobody has won yet, and no score decides alone. Sheets that a
 * change moves far apart are taken to stand: a review would have had to decide, and might keep them.
 */
const searchesOf = (ground: Computed, winners: readonly Winner[]): readonly Search[] => {
  const { terms, input, result, assessments } = ground;
  const open = result.candidates.filter(({ outcome, rank }) => outcome === 'PENDING' && rank === null);
  const isOpen = ({ candidate }: Assessment): boolean => open.some(({ id }) => id === candidate.id);
  return racesOf(terms, assessments, input.posts)
    .filter(({ entered }) => !entered.some(isOpen))
    .map((race) => searchIn(ground, winners, race));
};

/** How far the result of a sound case depends on single people and single scores (domain: S25, §3.19). */
export const robustness = (pack: Pack, input: CaseInput): Robustness => {
  const ground = computed(termsOf(pack, input), input);
  const winners = winnersOf(ground);
  const leaveOneOut = membersOf(ground).map((member) => leftOut(ground, winners, member));
  const alone = aloneIn(searchesOf(ground, winners));
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
