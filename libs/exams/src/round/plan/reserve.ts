import { refuse } from '#kernel';
import { cite, monthsLater, type Pack, packRef } from '#rules';
import { certain } from '../../bug.js';
import type { Round } from '../state.js';
import type { PlanTerms } from './events.js';
import { packOf, termsOf } from './pack.js';

/** What stands against the months that a plan keeps results for: whether it may is for the pack to say. */
export const reserveTermFault = (pack: Pack, { reserveMonths: months }: PlanTerms) => {
  if (months === undefined) return undefined;
  if (!Number.isInteger(months) || months < 0)
    return refuse('plan-term-unsound', { term: 'reserveMonths', allowed: 'COUNT_OR_NONE' });
  const { value, source } = pack.reserveMonths;
  return value === null ? undefined : refuse('reserve-not-for-plan', { pack: packRef(pack), rule: cite(source) });
};

/**
 * Last day on which results may serve a later vacancy, counted from the approval of the plan, which is day 0 (S28).
 * `null`: results are not kept.
 */
export const lastReserveDay = (round: Round): string | null => {
  const months = termsOf(round).reserveMonths ?? packOf(round).reserveMonths.value ?? 0;
  return months === 0 ? null : monthsLater(certain(round.plan.approvedOn, 'the plan has no day of approval'), months);
};
