import type { CaseCandidate, CaseInput, CasePlan, Outcome, Result, WrittenEvidence } from './case.js';
import { add, apart, average, digits, type Fraction, fraction, minus, rounded, times, ZERO } from './fraction.js';
import type { Pack } from './pack.js';
import { findPack } from './packs.js';

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
  readonly written: Fraction;
  readonly total: Fraction | null;
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
}

const publish = ({ pack }: Frame, value: Fraction): Fraction => {
  const { places, mode } = pack.rounding.value;
  return rounded(value, places, mode === 'HALF_EVEN');
};

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

const writtenMark = (frame: Frame, evidence: WrittenEvidence): Fraction | null => {
  const board = boardMark(frame, evidence);
  if (board === null || evidence.appeal === undefined || evidence.zeroed === true)
    return board === null ? null : publish(frame, board);
  const before = publish(frame, board);
  const anew = appealMean(evidence.appeal.marks, evidence.appeal.third);
  if (anew === null) return null;
  const now = publish(frame, anew);
  const isNear = minus(apart(now, before), fraction(frame.pack.appeal.diffAdoptBelow.value)) < 0n;
  const mark = isNear ? now : maybe(evidence.appeal.chairDecision);
  return mark === null ? null : publish(frame, mark);
};

/** The mark less the heaviest sanction on that paper. */
const punished = (frame: Frame, mark: Fraction, { sanctions = [] }: CaseCandidate, paper: 'written' | 'defence') => {
  const { REPRIMAND, WARNING } = frame.pack.sanctions.value;
  const kinds = sanctions.flatMap((sanction) => (sanction.paper === paper ? [sanction.kind] : []));
  const percents = kinds.map((kind) => (kind === 'SUSPENSION' ? '100' : kind === 'WARNING' ? WARNING : REPRIMAND));
  let worst = ZERO;
  for (const percent of percents.map(fraction)) if (minus(percent, worst) > 0n) worst = percent;
  return publish(frame, times(mark, times(apart(fraction('100'), worst), fraction('0.01'))));
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

/** The written mark after sanctions: null while open, zero where there is no paper to count. */
const gateMark = (frame: Frame, candidate: CaseCandidate): Fraction | null => {
  if ((frame.plan.ranking ?? frame.pack.ranking.value) === 'SCHEME_ONLY') return ZERO;
  const mark = candidate.written === undefined ? null : writtenMark(frame, candidate.written);
  return mark === null ? null : punished(frame, mark, candidate, 'written');
};

const defend = (frame: Frame, candidate: CaseCandidate, runner: Runner): Runner => {
  const mean = defenceMean(frame, candidate);
  if (mean === null) return runner;
  const defence = punished(frame, publish(frame, mean), candidate, 'defence');
  const total = publish(frame, weighed(frame, runner.written, defence));
  const isPassed = passes(defence, frame.plan.defencePassMark ?? frame.pack.defence.passMark.value);
  return { ...runner, total, outcome: isPassed ? 'PENDING' : 'ELIMINATED_DEFENCE' };
};

/** False once the written paper is known to fail. */
const isStillIn = ({ pack, plan }: Frame, mark: Fraction | null): boolean =>
  (plan.ranking ?? pack.ranking.value) === 'SCHEME_ONLY' ||
  mark === null ||
  passes(mark, plan.writtenPassMark ?? pack.written.passMark.value);

const run = (frame: Frame, candidate: CaseCandidate): Runner => {
  const mark = gateMark(frame, candidate);
  const runner: Runner = {
    id: candidate.id,
    wishes: candidate.preferences,
    written: mark ?? ZERO,
    total: null,
    outcome: early(candidate) ?? 'PENDING',
    rank: null,
    post: null,
  };
  if (runner.outcome !== 'PENDING') return runner;
  if (!isStillIn(frame, mark)) return { ...runner, outcome: 'ELIMINATED_WRITTEN' };
  if (candidate.absent === 'defence') return { ...runner, outcome: 'ABSENT' };
  return mark === null ? runner : defend(frame, candidate, runner);
};

const better = ({ pack }: Frame, a: Racer, b: Racer): bigint => {
  for (const criterion of pack.tieOrder.value) {
    const [left, right] = criterion === 'TOTAL' ? [a.total, b.total] : [a.written, b.written];
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

const award = (placed: readonly Place[], winners: number, isTopN: boolean): void => {
  const free = new Set(placed.flatMap(({ racer }) => racer.wishes));
  for (const { racer, rank } of [...placed].sort((a, b) => a.rank - b.rank)) {
    const isWinner = rank <= winners;
    const wish = isWinner ? racer.wishes.find((post) => free.has(post)) : undefined;
    racer.rank = rank;
    racer.post = wish ?? null;
    racer.outcome = wish !== undefined ? 'WINNER' : isTopN && isWinner ? 'PENDING' : 'NOT_SELECTED';
    if (wish !== undefined) free.delete(wish);
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
  award(placed, isTopN ? posts : allocation === 'PER_POST' ? 1 : racers.length, isTopN);
};

/**
 * Computes a sound case a second time: whole numbers over whole numbers instead of decimals, counting instead of
 * sorting, and no code in common with {@link compute}. Results are published only when both agree.
 */
export const recompute = (input: CaseInput): Recomputed => {
  const pack = findPack(input.pack);
  if (pack === undefined) throw new RangeError(`there is no pack ${input.pack}`);
  const plan = input.plan ?? {};
  const named = input.candidates.flatMap(({ defence }) =>
    defence?.spreadDecision?.kind === 'MEMBER_EXCLUDED' ? [defence.spreadDecision.member] : [],
  );
  const gone = new Set([...(plan.excludeMembers ?? []), ...named]);
  const frame: Frame = { pack, plan, gone, order: input.tieDecision ?? [] };
  const runners = input.candidates.map((candidate) => run(frame, candidate));
  const isPerPost = (plan.allocation ?? pack.allocation.value) === 'PER_POST';
  const groups = isPerPost ? input.posts.map((post) => runners.filter(({ wishes }) => wishes[0] === post)) : [runners];
  for (const group of groups) settleRanking(frame, group, input.posts.length);
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
