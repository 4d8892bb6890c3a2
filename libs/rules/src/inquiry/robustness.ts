import { assess, type Assessment } from '../scoring/assess.js';
import type { CandidateResult, CaseCandidate, CaseInput } from '../cases/case.js';
import { type Computed, computed } from '../scoring/compute.js';
import { compareScores, needsSpreadReview } from '../numbers/decimals.js';
import { type Lever, type LeverKind, leversOf, memberSeat, panelOf, type Seat } from './levers.js';
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
  readonly seat: Seat;
  readonly winners: readonly Winner[];
  /** Posts that somebody else would have won, or nobody. */
  readonly changed: readonly string[];
  /** Candidates at the top whose totals would have been equal: the next criterion decides. */
  readonly tied: readonly string[];
  readonly totals: Readonly<Record<string, string>>;
}

/**
 * The smallest change of one score by the one who set it that alters a winner, everything else being as it is. A change
 * that would have needed a decision which is not there counts for nothing: others would have had a say in it.
 */
export interface SmallestChange {
  readonly kind: LeverKind;
  /** The panel member, or the seat: `MARKER_1`, `HEAD`, `APPEAL_MARKER_2`, `CHAIR` … */
  readonly by: string;
  /** The seat in words. */
  readonly seat: Seat;
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
  vi: 'Thông tin tham khảo: không làm thay đổi kết quả. Phiếu bị lệch quá mức coi như được giữ nguyên.',
  en: 'Information only: nothing follows from it. Sheets moved far apart are taken to stand.',
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
  panelOf(input)
    .filter((member) => !terms.excluded.includes(member))
    .toSorted();

/** The result with one more member shut out for all candidates. */
const leftOut = ({ terms, input }: Computed, before: readonly Winner[], member: string): LeftOut => {
  const without = computed({ ...terms, excluded: [...terms.excluded, member] }, input);
  const winners = winnersOf(without);
  const totals = without.result.candidates.flatMap(({ id, total }) => (total === null ? [] : [[id, total] as const]));
  return {
    member,
    seat: memberSeat(panelOf(input), member),
    winners,
    changed: changedPosts(input.posts, before, winners),
    tied: topTies(without),
    totals: Object.fromEntries(totals),
  };
};

/** One ranking that is decided, with what the search for other winners needs. */
interface Search {
  readonly terms: Terms;
  readonly race: Race;
  /** Those who were ranked and got nothing, and the lowest total before theirs. */
  readonly behind: ReadonlySet<string>;
  readonly lowest: string;
  readonly panel: readonly string[];
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
  if (anew.gate === 'PENDING' || staysBehind(search, anew)) return undefined;
  const places = placesIn(terms, { ...race, entered: race.entered.with(move.index, anew) });
  const others = winners.filter(({ post }) => !race.posts.includes(post));
  const here = [...places].flatMap(([candidate, { post }]) => (post === null ? [] : [{ post, candidate }]));
  const after = inOrder(posts, [...others, ...here]);
  const changed = changedPosts(race.posts, winners, after);
  return changed.length > 0 ? { steps, winners: after, changed } : undefined;
};

const grains = ({ grain }: Search, length: Decimal): bigint => BigInt(length.div(grain).floor().toFixed());

/** The most grains by which a score can move: to the end of the scale. */
const reach = (search: Search, { score, direction }: Move): bigint =>
  grains(search, direction > 0 ? search.scale.minus(score) : new Decimal(score));

/** The highest count from `low` up to `high` for which `holds`; it holds for `low`, and for none behind the first for which it does not. */
const lastTrue = (low: bigint, high: bigint, holds: (count: bigint) => boolean): bigint => {
  while (low < high) {
    const middle = (low + high + 1n) / 2n;
    if (holds(middle)) low = middle;
    else high = middle - 1n;
  }
  return low;
};

/** Steps in a row, the first and the last of them. */
type Stretch = readonly [from: bigint, to: bigint];

/** The steps on both sides of every turn of a score, and on it, from the first to the last. */
const turningSteps = ({ grain }: Search, { score, direction, turns }: Move, most: bigint): readonly bigint[] => {
  const near = turns.flatMap((turn) => {
    const step = BigInt(turn.minus(score).div(grain).mul(direction).floor().toFixed());
    return [step - 1n, step, step + 1n];
  });
  const within = near.filter((step) => step > 1n && step < most);
  return [...new Set([1n, ...within, most])].sort((a, b) => (a < b ? -1 : 1));
};

/**
 * The steps up to `most` in stretches in each of which the paper is settled in one way, so that its mark only rises or
 * only falls. Between two turns the way changes once at most, where a rounded mark leaves the reach of an appeal.
 */
const stretches = (search: Search, move: Move, most: bigint): readonly Stretch[] => {
  if (move.turns.length === 0) return [[1n, most]];
  const howAt = (step: bigint) => assess(search.terms, move.replaced(moved(search, move, step))).written?.how;
  const turning = turningSteps(search, move, most);
  return turning.flatMap((at, index): readonly Stretch[] => {
    const [from, to] = [at + 1n, (turning[index + 1] ?? 0n) - 1n];
    if (from > to) return [[at, at]];
    const how = howAt(from);
    const end = how === howAt(to) ? to : lastTrue(from, to, (step) => howAt(step) === how);
    return [
      [at, at],
      [from, end],
      [end + 1n, to],
    ];
  });
};

/**
 * The first step of a stretch that alters a winner, if any does. The further a mark moves one way, the further its
 * candidate moves in the order, and a post once lost or won that way does not come back: so halving finds the first.
 */
const firstIn = (search: Search, move: Move, [from, to]: Stretch): Effect | undefined => {
  let effect = effectOf(search, move, from) ?? (from < to ? effectOf(search, move, to) : undefined);
  let low = from;
  while (effect !== undefined && low < effect.steps) {
    const middle = (low + effect.steps) / 2n;
    const nearer = effectOf(search, move, middle);
    if (nearer === undefined) low = middle + 1n;
    else effect = nearer;
  }
  return effect;
};

/** The fewest grains up to `limit` that alter a winner, if any do. */
const fewest = (search: Search, move: Move, limit: bigint): Effect | undefined => {
  const far = reach(search, move);
  const most = far < limit ? far : limit;
  if (most < 1n) return undefined;
  for (const stretch of stretches(search, move, most)) {
    const effect = stretch[0] > stretch[1] ? undefined : firstIn(search, move, stretch);
    if (effect !== undefined) return effect;
  }
  return undefined;
};

const callsForReview = ({ terms, spreadLimit }: Search, { defence }: CaseCandidate): boolean =>
  defence !== undefined &&
  defence.spreadDecision === undefined &&
  needsSpreadReview(
    defence.sheets.filter(({ member }) => !terms.excluded.includes(member)).map(({ score }) => score),
    spreadLimit,
  );

const changeOf = (search: Search, move: Move, { steps, winners, changed }: Effect): SmallestChange => {
  const { kind, by, seat, candidate, score: from } = move;
  const change = search.grain.mul(String(steps)).toFixed();
  const to = moved(search, move, steps);
  const needsReview = callsForReview(search, move.replaced(to));
  return { kind, by, seat, candidate, from, to, change, winners, changed, needsReview };
};

const movesIn = ({ terms, panel, race }: Search): readonly Move[] =>
  race.entered
    .flatMap((assessment, index) => leversOf(terms, panel, assessment, index))
    .flatMap((lever) => [
      { ...lever, direction: 1 },
      { ...lever, direction: -1 },
    ]);

/** Kinds of scores that one and the same person sets for all candidates. */
const OF_ONE: ReadonlySet<LeverKind> = new Set(['SHEET', 'HEAD_DECISION', 'COLLECTIVE', 'CHAIR_DECISION']);

/** Who set a score: markers stand in no case by name, so each is somebody else with every script. */
const personOf = ({ kind, by, candidate }: Lever): string =>
  OF_ONE.has(kind) ? `${kind === 'SHEET' ? 'PANEL' : 'OFFICE'} ${by}` : `MARKER ${by} ${candidate}`;

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
    panel: panelOf(input),
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
