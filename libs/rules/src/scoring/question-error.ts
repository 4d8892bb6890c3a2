import { roundPublished } from '../numbers/decimals.js';
import { Decimal } from '../numbers/exact.js';
import type { Rounding } from '../packs/pack.js';

/** What the chair decides about a flawed question: everybody gets it, nobody is asked it, or it stays as marked. */
export type QuestionErrorPolicy = 'CREDIT_ALL' | 'NEUTRALISE' | 'KEEP';

/** A test of questions that are each right or wrong. All numbers are whole. */
export interface MarkedTest {
  /** Questions marked right, of `total`. */
  readonly correct: number;
  readonly total: number;
  /** Flawed questions that this candidate was marked wrong on. */
  readonly wronglyMarked: number;
  /** Flawed questions that this candidate was marked right on: they go too where a question goes. Absent: none. */
  readonly rightlyMarked?: number;
  /** One decision, for all candidates alike. */
  readonly policy: QuestionErrorPolicy;
}

type Share = readonly [correct: number, total: number];

const shares: Readonly<Record<QuestionErrorPolicy, (test: Required<MarkedTest>) => Share>> = {
  CREDIT_ALL: ({ correct, total, wronglyMarked }) => [correct + wronglyMarked, total],
  NEUTRALISE: ({ correct, total, wronglyMarked, rightlyMarked }) => [
    correct - rightlyMarked,
    total - wronglyMarked - rightlyMarked,
  ],
  KEEP: ({ correct, total }) => [correct, total],
};

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

const isSound = ({ correct, total, wronglyMarked, rightlyMarked }: Required<MarkedTest>): boolean =>
  [correct, total, wronglyMarked, rightlyMarked].every(isCount) &&
  rightlyMarked <= correct &&
  wronglyMarked <= total - correct;

const PUBLISHED: Rounding = { places: 2, mode: 'HALF_UP', comparePublished: true };

/**
 * Per cent of a test as published, after the decision about its flawed questions: of 60 questions with 29 right and one
 * flawed that was marked wrong, 50.00, 49.15 or 48.33 (domain: S24). The text leaves the choice to the chair (TT 22/2025
 * Art 15(2)). Throws a `RangeError` for numbers that no test can have, or when no question is left.
 */
export const correctedScore = (test: MarkedTest, rounding: Rounding = PUBLISHED): string => {
  const counted = { rightlyMarked: 0, ...test };
  if (!isSound(counted)) throw new RangeError('no test has these numbers of questions');
  const [correct, total] = shares[test.policy](counted);
  if (total === 0) throw new RangeError('a test without questions has no score');
  return roundPublished(new Decimal(correct).mul(100).div(total), rounding);
};
