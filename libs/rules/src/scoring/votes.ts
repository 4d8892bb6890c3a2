import { Decimal } from '../numbers/exact.js';

/** A council's vote on one motion. Members who are absent or recused do not count as present. */
export interface Motion {
  /** All members of the council. */
  readonly members: number;
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
  readonly chair: 'FOR' | 'AGAINST' | 'ABSTAIN';
  readonly base: 'PRESENT' | 'ALL';
}

/** `REVOTE`: votes are equal and the chair took no side. `share` of the yes votes in the base, in per cent. */
export interface MotionOutcome {
  readonly outcome: 'CARRIED' | 'LOST' | 'REVOTE';
  readonly how: 'MAJORITY' | 'CHAIR_SIDE' | 'NO_SIDE';
  readonly share: string;
}

const exceeds = (votes: number, base: number): boolean => votes * 2 > base;

/** Per cent of `base` with two decimals, `55.56`; `0.00` of nobody. */
export const shareOf = (votes: number, base: number): string =>
  base === 0 ? '0.00' : new Decimal(votes).mul(100).div(base).toFixed(2, Decimal.ROUND_HALF_UP);

const BY_CHAIR = {
  FOR: { outcome: 'CARRIED', how: 'CHAIR_SIDE' },
  AGAINST: { outcome: 'LOST', how: 'CHAIR_SIDE' },
  ABSTAIN: { outcome: 'REVOTE', how: 'NO_SIDE' },
} as const;

/** More than half carries; equal votes go with the chair's (NĐ 170/2025 Art 8). */
export const councilMotion = (motion: Motion): MotionOutcome => {
  const present = motion.for + motion.against + motion.abstain;
  if (present > motion.members) throw new RangeError('more votes than members');
  const base = motion.base === 'PRESENT' ? present : motion.members;
  const share = shareOf(motion.for, base);
  if (motion.for === motion.against) return { ...BY_CHAIR[motion.chair], share };
  return { outcome: exceeds(motion.for, base) ? 'CARRIED' : 'LOST', how: 'MAJORITY', share };
};

/** People who must be present: two thirds of those summoned, rounded up. */
export const quorum = (summoned: number): number => Math.ceil((summoned * 2) / 3);

/** Votes that reach `percent` of those summoned; reaching it counts as enough. */
export const votesNeeded = (percent: number, summoned: number): number => Math.ceil((percent * summoned) / 100);

export interface Ballot {
  readonly id: string;
  readonly votes: number;
}

/** What one vote of the ordinary route (NĐ 115/2020 Art 46) led to. */
export type RouteOutcome =
  | { readonly outcome: 'NO_QUORUM'; readonly needed: number }
  | { readonly outcome: 'CHOSEN'; readonly id: string }
  | { readonly outcome: 'HEAD_DECIDES'; readonly among: readonly string[] }
  | { readonly outcome: 'GO_ON'; readonly among: readonly string[] }
  | { readonly outcome: 'STOP' };

/**
 * A vote in a meeting of the ordinary route. Shares are of those summoned, never of those present. Equal winners above
 * one half cannot be told apart by votes: the head decides.
 */
export const ordinaryRoute = (
  meeting: { readonly summoned: number; readonly present: number; readonly lastStep: boolean },
  ballots: readonly Ballot[],
): RouteOutcome => {
  const { summoned, present, lastStep } = meeting;
  if (present < quorum(summoned)) return { outcome: 'NO_QUORUM', needed: quorum(summoned) };
  const most = Math.max(0, ...ballots.map(({ votes }) => votes));
  const first = ballots.filter(({ votes }) => votes === most).map(({ id }) => id);
  const [winner, second] = first;
  if (winner !== undefined && exceeds(most, summoned)) {
    return second === undefined ? { outcome: 'CHOSEN', id: winner } : { outcome: 'HEAD_DECIDES', among: first };
  }
  if (lastStep)
    return most > 0 && most * 2 === summoned ? { outcome: 'HEAD_DECIDES', among: first } : { outcome: 'STOP' };
  const goOn = ballots.filter(({ votes }) => votes >= votesNeeded(30, summoned)).map(({ id }) => id);
  return goOn.length > 0 ? { outcome: 'GO_ON', among: goOn } : { outcome: 'STOP' };
};
