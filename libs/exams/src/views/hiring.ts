import { validTime, type View } from '#kernel';
import type { RoundEvents } from '../round/events.js';
import type { HiringEvents } from '../round/hiring/events.js';
import type { DocumentRef } from '../wording.js';
import { byRound, roundOf } from './part.js';

/**
 * Who advised the signer and whom the signer chose. Until the opinions are reported it says who has given one, not for
 * whom. Not public.
 */
export type HiringDoc = Readonly<{
  round: string;
  /** Members who have given an opinion. */
  given: readonly string[];
  reported: Readonly<HiringEvents['OpinionsReported'] & { at: string }> | null;
  hires: readonly Readonly<{ post: string; candidate: string; decision: DocumentRef; at: string }>[];
}>;

const unadvised = (round: string): HiringDoc => ({ round, given: [], reported: null, hires: [] });

/** Rounds that end in a contract: opinions and choices. */
export const hiring: View<HiringDoc, RoundEvents> = {
  name: 'hiring',
  version: 2,
  indexes: ['round'],
  keyOf: byRound,
  on: {
    OpinionGiven: (document, { member }, recorded) => {
      const before = document ?? unadvised(roundOf(recorded));
      return { ...before, given: [...before.given.filter((other) => other !== member), member] };
    },
    OpinionsReported: (document, data, recorded) => ({
      ...(document ?? unadvised(roundOf(recorded))),
      reported: { ...data, at: validTime(recorded.meta) },
    }),
    HireDecided: (document, { post, candidate, decision }, recorded) => {
      const before = document ?? unadvised(roundOf(recorded));
      const hire = { post, candidate, decision, at: validTime(recorded.meta) };
      return { ...before, hires: [...before.hires, hire] };
    },
  },
};
