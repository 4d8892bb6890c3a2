import { validTime, type View } from '#kernel';
import { findPack, localDay, plannable } from '#rules';
import type { RoundEvents } from '../round/events.js';
import { courseNamed } from '../round/plan/pack.js';
import { byRound, roundOf } from './part.js';

type Approved = RoundEvents['PlanApproved'];

/** The approved plan of a round, with what its pack says where the plan says nothing: all that is worked under. */
export type PlanDoc = Readonly<{
  round: string;
  /** Local day of the approval. */
  approvedOn: string;
  /** `id@version` */
  pack: string;
  packHash: string;
  course: string | null;
  /** As they were approved. */
  terms: Approved['terms'];
  /** What holds by the pack, by the name that it has in plans: terms that the plan leaves to it. */
  byPack: Readonly<Record<string, unknown>>;
  /** Every term that differs from the pack; `null` for plans from before that was kept. */
  deviations: Approved['deviations'] | null;
  decision: Approved['decision'];
  budget: string;
  scheme: Approved['scheme'];
}>;

const byPack = ({ pack: ref, terms }: Approved): PlanDoc['byPack'] => {
  const pack = findPack(ref);
  const entries = pack === undefined ? [] : [...plannable(pack)].map(([term, { value }]) => [term, value] as const);
  return Object.fromEntries(entries.filter(([term, value]) => value !== null && !Object.hasOwn(terms, term)));
};

/** The plan of each round, once it is approved. */
export const plan: View<PlanDoc, RoundEvents> = {
  name: 'plan',
  version: 1,
  indexes: ['round'],
  keyOf: byRound,
  on: {
    PlanApproved: (_, approved, recorded) => {
      const { pack, packHash, terms, deviations = null, decision, budget, scheme } = approved;
      return {
        round: roundOf(recorded),
        approvedOn: localDay(validTime(recorded.meta)),
        ...{ pack, packHash, terms, deviations, decision, budget, scheme },
        course: courseNamed({ pack, terms }),
        byPack: byPack(approved),
      };
    },
  },
};
