import { findPack, type Kind, type Pack } from '#rules';
import { blankRound, chapterSpec, plannedRound } from '#test/support/specify';
import type { Round } from '../state.js';
import { packHash } from './approval.js';
import type { PlanTerms } from './events.js';
import { plan } from './plan.js';
import { lastReserveDay, reserveTermFault } from './reserve.js';

const civil = findPack('VN-CIVIL-2025')!;
const approved = plannedRound.plan.approved!;
const terms = (reserveMonths: number): PlanTerms => ({ ...approved.terms, reserveMonths });
const keptFor = (value: number | null, kind: Kind): Pack => ({
  ...civil,
  reserveMonths: { ...civil.reserveMonths, value, kind },
});

describe('the months for which a plan keeps results (S28)', () => {
  it('are for the plan to set where the pack leaves them to it', () => {
    expect(reserveTermFault(keptFor(null, 'PLAN'), terms(12))).toBeUndefined();
    expect(reserveTermFault(keptFor(null, 'PLAN'), terms(0))).toBeUndefined();
  });

  it.each(['STATUTE', 'ANALOGY', 'DEFAULT'] as const)(
    'are not for the plan where the pack says them, as %s',
    (kind) => {
      expect(reserveTermFault(keptFor(0, kind), approved.terms)).toBeUndefined();
      expect(reserveTermFault(keptFor(0, kind), terms(12))).toMatchObject({
        refused: 'reserve-not-for-plan',
        details: { pack: 'VN-CIVIL-2025@1', rule: 'NĐ 170/2025 Art 10(4)' },
      });
    },
  );

  it.each([-1, 1.5, Number.NaN])('are whole and not below zero, unlike %d', (months) => {
    expect(reserveTermFault(keptFor(null, 'PLAN'), terms(months))).toMatchObject({
      refused: 'plan-term-unsound',
      details: { term: 'reserveMonths' },
    });
  });

  it('are looked at before the plan is approved', () => {
    const drafted = chapterSpec(plan, blankRound)({ type: 'RoundDrafted', data: plannedRound.plan.draft! });
    const data = { ...approved, pack: 'VN-CIVIL-2025', packHash: packHash(civil), terms: terms(12) };
    drafted.when('ApprovePlan', data, { actor: 'p-head' }).thenRefused('reserve-not-for-plan');
  });

  it('run from the approval of the plan; none: there is no last day', () => {
    const keeping = (pack: string, reserveMonths?: number): Round => ({
      ...plannedRound,
      plan: {
        ...plannedRound.plan,
        approved: { ...approved, pack, terms: reserveMonths === undefined ? approved.terms : terms(reserveMonths) },
      },
    });
    expect(lastReserveDay(keeping('VN-PUBLIC-UNIT-2020@1'))).toBe('2027-01-15');
    expect(lastReserveDay(keeping('VN-PILOT-2017@1', 6))).toBe('2026-07-15');
    expect(lastReserveDay(keeping('VN-PILOT-2017@1'))).toBeNull();
    expect(lastReserveDay(keeping('VN-CIVIL-2025@1'))).toBeNull();
  });
});
