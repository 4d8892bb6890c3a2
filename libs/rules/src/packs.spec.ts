import {
  canonicalPack,
  findPack,
  flow,
  isBeforeRecognised,
  mayHappen,
  missingFromPlan,
  neededFromPlan,
  type Pack,
  packRef,
  packs,
  stageAfter,
  stages,
  validatePack,
} from './index.js';

const civil = findPack('VN-CIVIL-2025')!;
const leftToPlan: Pack = {
  ...civil,
  appeal: { ...civil.appeal, window: { ...civil.appeal.window, value: null, kind: 'PLAN' } },
  defence: { ...civil.defence, spreadLimit: { ...civil.defence.spreadLimit, value: null, kind: 'PLAN' } },
};

describe('packs', () => {
  it('are sound, and found by id or by id and version', () => {
    for (const pack of packs) {
      expect(validatePack(pack)).toEqual([]);
      expect(findPack(packRef(pack))).toBe(pack);
    }
    expect(findPack('VN-CIVIL-2025@2')).toBeUndefined();
  });

  it('have one text whatever the order of their keys', () => {
    const turned = Object.fromEntries(Object.entries(civil).reverse()) as unknown as Pack;
    expect(canonicalPack(turned)).toBe(canonicalPack(civil));
    expect(JSON.parse(canonicalPack(civil))).toEqual(civil);
  });

  it('name what the plan must fill', () => {
    expect(neededFromPlan(civil)).toEqual([]);
    expect(neededFromPlan(leftToPlan)).toEqual(['spreadLimit', 'appealWindow']);
    expect(missingFromPlan(leftToPlan, { spreadLimit: '10', appealWindow: { length: 0, unit: 'DAYS' } })).toEqual([
      'appealWindow',
    ]);
    expect(missingFromPlan(leftToPlan, { spreadLimit: '10', appealWindow: { length: 5, unit: 'DAYS' } })).toEqual([]);
    expect(missingFromPlan(leftToPlan, { appealWindow: null })).toEqual(['spreadLimit', 'appealWindow']);
    expect(validatePack(leftToPlan)).toEqual([]);
  });

  it.each<[string, Partial<Pack>]>([
    ['missing-source', { minCandidates: { ...civil.minCandidates, source: { instrument: '' } } }],
    ['missing-source', { clocks: civil.clocks.map((row) => ({ ...row, source: { instrument: '' } })) }],
    ['bands-contradict', { bands: { ...civil.bands, value: { meanUpTo: '10', talkBelow: '5', unit: 'POINTS' } } }],
    ['weights-do-not-add-up', { weights: { ...civil.weights, value: { written: '0.7', defence: '0.2' } } }],
    [
      'weights-missing',
      { weights: { ...civil.weights, value: null }, ranking: { ...civil.ranking, value: 'WEIGHTED' } },
    ],
    [
      'empty-window',
      { appeal: { ...civil.appeal, window: { ...civil.appeal.window, value: { length: 0, unit: 'DAYS' } } } },
    ],
    ['empty-window', { clocks: civil.clocks.map((row) => ({ ...row, length: 0 })) }],
    ['clock-contradicts', { clocks: [] }],
    ['pass-mark-off-scale', { written: { ...civil.written, passMark: { ...civil.written.passMark, value: '101' } } }],
  ])('with %s are refused', (code, change) => {
    expect(validatePack({ ...civil, ...change }).map((fault) => fault.code)).toContain(code);
  });
});

describe('the flow', () => {
  it('names only stages that exist', () => {
    const known = new Set<string>(stages.map(({ stage }) => stage));
    for (const { from, to } of Object.values(flow)) {
      for (const stage of Array.isArray(from) ? from : []) expect(known).toContain(stage);
      if (to !== undefined) expect(known).toContain(to);
    }
  });

  it('allows what the stage allows', () => {
    expect(mayHappen('RoundDrafted', undefined)).toBe(true);
    expect(mayHappen('RoundDrafted', 'DRAFT')).toBe(false);
    expect(mayHappen('PlanApproved', undefined)).toBe(false);
    expect(mayHappen('PlanApproved', 'PRINCIPLE_APPROVED')).toBe(true);
    expect(mayHappen('MemberRecused', 'CLOSED')).toBe(true);
    expect(mayHappen('SomethingElse', 'CLOSED')).toBe(true);
    expect(mayHappen('toString', 'CLOSED')).toBe(true);
    expect(mayHappen('RoundSuspended', 'SUSPENDED')).toBe(false);
    expect(mayHappen('RoundCancelled', 'SUSPENDED')).toBe(true);
    expect(mayHappen('RoundCancelled', 'RECOGNISED')).toBe(false);
    expect([isBeforeRecognised('REPORTED'), isBeforeRecognised('ANNULLED')]).toEqual([true, false]);
    expect([
      stageAfter('PlanApproved', 'PRINCIPLE_APPROVED'),
      stageAfter('AppealFiled', 'MARKED'),
      stageAfter('toString', 'DRAFT'),
    ]).toEqual(['PLAN_APPROVED', 'MARKED', 'DRAFT']);
  });
});
