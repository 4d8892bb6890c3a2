import { findPack, type Pack } from '#rules';
import { certain } from '../../bug.js';
import type { Round } from '../state.js';
import type { PlanTerms } from './events.js';
import { approvedOf } from './papers.js';

/** The pack that the round has pinned, of an approved plan only; a pack that this build lacks is a `Bug` too. */
export const packOf = (round: Round): Pack => {
  const { pack } = approvedOf(round);
  return certain(findPack(pack), `the round has no known rule pack: ${pack}`);
};

/** The terms of the plan, of an approved plan only. */
export const termsOf = (round: Round): PlanTerms => approvedOf(round).terms;

/** Candidates that a post needs; a pack that leaves it to the plan is not approved without it. */
export const minCandidatesOf = (round: Round): number =>
  certain(termsOf(round).minCandidates ?? packOf(round).minCandidates.value, 'nobody set how many candidates');

export const measuredAtOf = (round: Round): 'ELIGIBLE_LIST' | 'DEFENCE_STARTED' =>
  termsOf(round).measuredAt ?? packOf(round).measuredAt.value;

export const onShortfallOf = (round: Round) => termsOf(round).onShortfall ?? packOf(round).onShortfall.value;

/** True where the scheme alone counts and nobody sits a paper. */
export const isSchemeOnly = (round: Round): boolean =>
  (termsOf(round).ranking ?? packOf(round).ranking.value) === 'SCHEME_ONLY';
