import type {
  CaseCandidate,
  CaseInput,
  CasePlan,
  Choice,
  GapDecision,
  Outcome,
  Result,
  WrittenEvidence,
} from '../cases/case.js';
import {
  add,
  apart,
  average,
  digits,
  type Fraction,
  fraction,
  minus,
  rounded,
  times,
  ZERO,
} from '../numbers/fraction.js';
import type { Pack } from '../packs/pack.js';
import { findPack } from '../packs/packs.js';

/** What matters of a result: who stands where, and who gets what. */
export interface Recomputed {
  readonly candidates: readonly {
    readonly id: string;
    readonly total: string | null;
    readonly rank: number | null;
    readonly post: string | null;
    readonly outcome: Outcome;
  }[];
}

/** A candidate while the second computation goes on. Still pending without a total: something must be decided first. */
interface Runner {
  readonly id: string;
  readonly wishes: readonly string[];
  /** The mark that is compared with others. */
  readonly written: Fraction;
  /** The published total, and the one that is compared with others. */
  readonly total: Fraction | null;
  readonly weight: Fraction;
  outcome: Outcome;
  rank: number | null;
  post: string | null;
}

/** A runner whose total is known. */
interface Racer extends Runner {
  readonly total: Fraction;
}

/** `tied`: the place must be decided first. */
interface Place {
  readonly racer: Racer;
  readonly rank: number;
  readonly tied: boolean;
}

interface Frame {
  readonly pack: Pack;
  readonly plan: CasePlan;
  readonly gone: ReadonlySet<string>;
  readonly order: readonly string[];
  readonly gaps: readonly GapDecision[];
  readonly choices: readonly Choice[];
}

const publish = ({ pack }: Frame, value: Fraction): Fraction => {
  const { places, mode } = pack.rounding.value;
  return rounded(value, places, mode === 'HALF_EVEN');
};

/** A number as published beside the number as the pack compares it. */
interface Pair {
  readonly shown: Fraction;
  readonly held: Fraction;
}

const pair = (frame: Frame, shown: Fraction, held: Fraction): Pair => {
  const published = publish(frame, shown);
  return { shown: published, held: frame.pack.rounding.value.comparePublished ? published : held };
};

const plain = (frame: Frame, value: Fraction | null): Pair | null => value && pair(frame, value, value);

const same = (a: string, b: string): boolean => minus(fraction(a), fraction(b)) === 0n;
const maybe = (text: string | undefined): Fraction | null => (text === undefined ? null : fraction(text));

const bandLimits = ({ pack }: Frame): readonly [mean: Fraction, talk: Fraction] => {
  const { meanUpTo, talkBelow, unit } = pack.bands.value;
  const share = unit === 'POINTS' ? fraction('1') : times(fraction(pack.written.scale.value), fraction('0.01'));
  return [times(fraction(meanUpTo), share), talkBelow === null ? ZERO : times(fraction(talkBelow), share)];
};

/** The marking board's mark; null while somebody must still act. */
const boardMark = (frame: Frame, { marks, zeroed, headDecision, third, collective }: WrittenEvidence) => {
  if (zeroed === true) return ZERO;
  const [a, b] = marks;
  if (a === undefined || b === undefined) return null;
  const [mean, talk] = bandLimits(frame);
  const gap = apart(fraction(a), fraction(b));
  if (minus(gap, mean) <= 0n) return average([fraction(a), fraction(b)]);
  if (minus(gap, talk) < 0n) return maybe(headDecision);
  if (third === undefined) return null;
  return same(third, a) || same(third, b) ? fraction(third) : maybe(collective);
};

const appealMean = (marks: readonly string[], third: string | undefined): Fraction | null => {
  const [a, b] = marks;
  if (a === undefined || b === undefined) return null;
  if (same(a, b)) return fraction(a);
  if (third === undefined) return null;
  return same(third, a) || same(third, b) ? fraction(third) : average([a, b, third].map(fraction));
};

const writtenMark = (frame: Frame, evidence: WrittenEvidence): Pair | null => {
  const board = plain(frame, boardMark(frame, evidence));
  if (board === null || evidence.appeal === undefined || evidence.zeroed === true) return board;
  const anew = plain(frame, appealMean(evidence.appeal.marks, evidence.appeal.third));
  if (anew === null) return null;
  const isNear = minus(apart(anew.shown, board.shown), fraction(frame.pack.appeal.diffAdoptBelow.value)) < 0n;
  return isNear ? anew : plain(frame, maybe(evidence.appeal.chairDecision));
};

/** The mark less the heaviest sanction on that paper. */
const punished = (frame: Frame, mark: Pair, { sanctions = [] }: CaseCandidate, paper: 'written' | 'defence'): Pair => {
  const { REPRIMAND, WARNING } = frame.pack.sanctions.value;
  const kinds = sanctions.flatMap((sanction) => (sanction.paper === paper ? [sanction.kind] : []));
  const percents = kinds.map((kind) => (kind === 'SUSPENSION' ? '100' : kind === 'WARNING' ? WARNING : REPRIMAND));
  let worst = ZERO;
  for (const percent of percents.map(fraction)) if (minus(percent, worst) > 0n) worst = percent;
  const kept = times(apart(fraction('100'), worst), fraction('0.01'));
  return pair(frame, times(mark.shown, kept), times(mark.held, kept));
};

/** The mean of the sheets that count; null while sheets are too few or too far apart without a decision. */
const defenceMean = ({ pack, plan, gone }: Frame, { defence }: CaseCandidate): Fraction | null => {
  if (defence === undefined) return null;
  const { sheets, spreadDecision } = defence;
  const counted = spreadDecision?.kind === 'RESCORE' ? spreadDecision.sheets : sheets;
  const scores = counted.flatMap(({ member, score }) => (gone.has(member) ? [] : [fraction(score)]));
  if (scores.length < pack.defence.scorersMin.value) return null;
  const limit = plan.spreadLimit ?? pack.defence.spreadLimit.value;
  const isWide = limit !== null && scores.some((a) => scores.some((b) => minus(apart(a, b), fraction(limit)) > 0n));
  return isWide && spreadDecision === undefined ? null : average(scores);
};

const early = ({ withdrawn, sanctions = [], absent }: CaseCandidate): Outcome | null => {
  if (withdrawn === true) return 'WITHDRAWN';
  if (sanctions.some(({ kind }) => kind === 'SUSPENSION')) return 'DISQUALIFIED';
  return absent === 'written' ? 'ABSENT' : null;
};

const weighed = ({ pack, plan }: Frame, written: Fraction, defence: Fraction): Fraction => {
  const ranking = plan.ranking ?? pack.ranking.value;
  if (ranking === 'SUM') return add(written, defence);
  const weights = plan.weights ?? pack.weights.value;
  if (ranking !== 'WEIGHTED' || weights === null) return defence;
  return add(times(fraction(weights.written), written), times(fraction(weights.defence), defence));
};

/** Nobody passes a mark that neither plan nor pack sets. */
const passes = (mark: Fraction, passMark: string | null): boolean =>
  passMark !== null && minus(mark, fraction(passMark)) >= 0n;

const rankingOf = ({ plan, pack }: Frame) => plan.ranking ?? pack.ranking.value;

const NOTHING: Pair = { shown: ZERO, held: ZERO };

/** The written mark after sanctions: null while open, zero where there is no paper to count. */
const gateMark = (frame: Frame, candidate: CaseCandidate): Pair | null => {
  if (!hasPaper(frame)) return NOTHING;
  const mark = candidate.written === undefined ? null : writtenMark(frame, candidate.written);
  return mark === null ? null : punished(frame, mark, candidate, 'written');
};

const hasPaper = (frame: Frame): boolean => rankingOf(frame) !== 'SCHEME_ONLY' && rankingOf(frame) !== 'CHOICE';

const defend = (frame: Frame, candidate: CaseCandidate, written: Pair, runner: Runner): Runner => {
  const mean = plain(frame, defenceMean(frame, candidate));
  if (mean === null || rankingOf(frame) === 'CHOICE') return runner;
  const defence = punished(frame, mean, candidate, 'defence');
  const { shown, held } = pair(
    frame,
    weighed(frame, written.shown, defence.shown),
    weighed(frame, written.held, defence.held),
  );
  const isPassed = passes(defence.held, frame.plan.defencePassMark ?? frame.pack.defence.passMark.value);
  return { ...runner, total: shown, weight: held, outcome: isPassed ? 'PENDING' : 'ELIMINATED_DEFENCE' };
};

/** False once the written paper is known to fail. */
const isStillIn = (frame: Frame, mark: Pair | null): boolean =>
  !hasPaper(frame) ||
  mark === null ||
  passes(mark.held, frame.plan.writtenPassMark ?? frame.pack.written.passMark.value);

const run = (frame: Frame, candidate: CaseCandidate): Runner => {
  const mark = gateMark(frame, candidate);
  const runner: Runner = {
    id: candidate.id,
    wishes: candidate.preferences,
    written: mark?.held ?? ZERO,
    total: null,
    weight: ZERO,
    outcome: early(candidate) ?? 'PENDING',
    rank: null,
    post: null,
  };
  if (runner.outcome !== 'PENDING') return runner;
  if (!isStillIn(frame, mark)) return { ...runner, outcome: 'ELIMINATED_WRITTEN' };
  if (candidate.absent === 'defence') return { ...runner, outcome: 'ABSENT' };
  return mark === null ? runner : defend(frame, candidate, mark, runner);
};

const better = ({ pack }: Frame, a: Racer, b: Racer): bigint => {
  for (const criterion of pack.tieOrder.value) {
    const [left, right] = criterion === 'TOTAL' ? [a.weight, b.weight] : [a.written, b.written];
    const difference = criterion === 'AUTHORITY' ? 0n : minus(left, right);
    if (difference !== 0n) return difference;
  }
  return 0n;
};

/** Counts who stands before whom. */
const places = (frame: Frame, racers: readonly Racer[], isPooled: boolean): readonly Place[] =>
  racers.map((racer) => {
    const equals = racers.filter((other) => better(frame, other, racer) === 0n);
    const above = racers.filter((other) => better(frame, other, racer) > 0n).length;
    const isOrdered = equals.every(({ id }) => frame.order.includes(id));
    const first = equals.filter(({ id }) => frame.order.indexOf(id) < frame.order.indexOf(racer.id)).length;
    const tied = equals.length > 1 && !isOrdered && (isPooled || above === 0);
    return { racer, rank: 1 + above + (isOrdered ? first : 0), tied };
  });

/** The post that a racer would take: a wished one that is left, else what the authority gave; null: none, by decision. */
const wishOf = (frame: Frame, { id, wishes }: Racer, taken: ReadonlySet<string>): string | null | undefined =>
  wishes.find((post) => !taken.has(post)) ?? frame.gaps.find(({ candidate }) => candidate === id)?.post;

/** What a winner by rank gets while these posts are taken. */
const givenTo = (frame: Frame, racer: Racer, taken: ReadonlySet<string>): Pick<Racer, 'post' | 'outcome'> => {
  const wish = wishOf(frame, racer, taken);
  if (wish === null) return { post: null, outcome: 'NOT_SELECTED' };
  return wish === undefined || taken.has(wish) ? { post: null, outcome: 'PENDING' } : { post: wish, outcome: 'WINNER' };
};

const award = (frame: Frame, placed: readonly Place[], winners: number, isTopN: boolean): void => {
  const taken = new Set<string>();
  for (const { racer, rank } of [...placed].sort((a, b) => a.rank - b.rank)) {
    const given = rank > winners ? null : givenTo(isTopN ? frame : { ...frame, gaps: [] }, racer, taken);
    const isOut = given === null || (given.outcome === 'PENDING' && !isTopN);
    racer.rank = rank;
    racer.post = given?.post ?? null;
    racer.outcome = isOut ? 'NOT_SELECTED' : given.outcome;
    if (racer.post !== null) taken.add(racer.post);
  }
};

/** The one whom the signer chose gets the post; before that all wait. */
const choose = (frame: Frame, runners: readonly Runner[], post: string): void => {
  const chosen = frame.choices.find((choice) => choice.post === post);
  if (!runners.some(({ id, outcome }) => id === chosen?.candidate && outcome === 'PENDING')) return;
  for (const runner of runners.filter(({ outcome }) => outcome === 'PENDING')) {
    const isChosen = runner.id === chosen?.candidate;
    runner.outcome = isChosen ? 'WINNER' : 'NOT_SELECTED';
    runner.post = isChosen ? post : null;
  }
};

const settleRanking = (frame: Frame, runners: readonly Runner[], posts: number): void => {
  const waiting = runners.filter(({ outcome }) => outcome === 'PENDING');
  const racers = waiting.filter((runner): runner is Racer => runner.total !== null);
  if (racers.length < waiting.length) return;
  const allocation = frame.plan.allocation ?? frame.pack.allocation.value;
  const placed = places(frame, racers, allocation !== 'PER_POST');
  if (placed.some(({ tied }) => tied)) return;
  const isTopN = allocation === 'TOP_N_THEN_ALLOCATE';
  award(frame, placed, isTopN ? posts : allocation === 'PER_POST' ? 1 : racers.length, isTopN);
};

/** Members who count for nobody: by the plan, or by the decision on any one candidate's sheets. */
const goneFrom = ({ plan, candidates }: CaseInput): ReadonlySet<string> => {
  const named = candidates.flatMap(({ defence }) =>
    defence?.spreadDecision?.kind === 'MEMBER_EXCLUDED' ? [defence.spreadDecision.member] : [],
  );
  return new Set([...(plan?.excludeMembers ?? []), ...named]);
};

const frameOf = (pack: Pack, input: CaseInput): Frame => {
  const { plan = {}, tieDecision: order = [], gapDecisions: gaps = [], choices = [] } = input;
  return { pack, plan, gone: goneFrom(input), order, gaps, choices };
};

const settleAll = (frame: Frame, runners: readonly Runner[], posts: readonly string[]): void => {
  const isChoice = rankingOf(frame) === 'CHOICE';
  const isPerPost = (frame.plan.allocation ?? frame.pack.allocation.value) === 'PER_POST';
  if (!isChoice && !isPerPost) {
    settleRanking(frame, runners, posts.length);
    return;
  }
  for (const post of posts) {
    const group = runners.filter(({ wishes }) => wishes[0] === post);
    if (isChoice) choose(frame, group, post);
    else settleRanking(frame, group, posts.length);
  }
};

/**
 * Computes a sound case a second time: whole numbers over whole numbers instead of decimals, counting instead of
 * sorting, and no code in common with {@link compute}. Results are published only when both agree. `pack`: another
 * than the one that the case names, for a question of what would have been.
 */
export const recompute = (input: CaseInput, pack = findPack(input.pack)): Recomputed => {
  if (pack === undefined) throw new RangeError(`there is no pack ${input.pack}`);
  const frame = frameOf(pack, input);
  const runners = input.candidates.map((candidate) => run(frame, candidate));
  settleAll(frame, runners, input.posts);
  const published = pack.rounding.value.places;
  return {
    candidates: runners.map(({ id, total, rank, post, outcome }) => ({
      id,
      total: total === null ? null : digits(total, published),
      rank,
      post,
      outcome,
    })),
  };
};

/** True when both computations say the same of every candidate, in the same order. */
export const agrees = (result: Pick<Result, 'candidates'>, again: Recomputed): boolean =>
  result.candidates.length === again.candidates.length &&
  result.candidates.every((line, index) => {
    const other = again.candidates[index];
    return (['id', 'total', 'rank', 'post', 'outcome'] as const).every((key) => line[key] === other?.[key]);
  });
