import { diffPacks, findPack, type Pack, packs } from '../index.js';

const units = findPack('VN-PUBLIC-UNIT-2020')!;
const civil = findPack('VN-CIVIL-2025')!;

const between = (a: Pack, b: Pack) =>
  new Map(diffPacks(a, b).map(({ path, before, after }) => [path, [before, after]]));

describe('the difference of two packs', () => {
  it('is nothing for a pack and itself, nor for a new version that changes nothing', () => {
    for (const pack of packs) expect(diffPacks(pack, { ...pack, version: 2 })).toEqual([]);
  });

  it('names each thing that differs with both sides, and no other', () => {
    const next: Pack = { ...civil, version: 2, termYears: { ...civil.termYears, value: 4, confidence: 'G' } };
    expect(diffPacks(civil, next)).toEqual([
      { path: 'termYears.value', before: 5, after: 4 },
      { path: 'termYears.confidence', before: 'F', after: 'G' },
    ]);
  });

  it('goes through head, parameters, courses and clocks', () => {
    const found = between(units, civil);
    expect(found.get('effectiveTo')).toEqual(['2026-06-30', null]);
    expect(found.get('appeal.window.value')).toEqual([null, { length: 5, unit: 'WORKING_DAYS' }]);
    expect(found.get('courses.value')).toEqual([
      ['AFTER_WRITTEN_FINAL'],
      ['BEFORE_WRITTEN_RESULT', 'AFTER_WRITTEN_FINAL', 'SCHEME_ONLY'],
    ]);
    expect(found.get('courses.SCHEME_ONLY')).toEqual([undefined, civil.courses.value[2]]);
    expect(found.get('clocks.dossierDue.length')).toEqual([30, 20]);
    expect(found.get('clocks.markingDue')).toEqual([undefined, expect.objectContaining({ length: 15 })]);
    expect(found.has('courses.AFTER_WRITTEN_FINAL.stages')).toBe(false);
    expect(found.has('written.minutes.value')).toBe(false);
  });

  it('is the same the other way round, with the sides exchanged', () => {
    const back = between(civil, units);
    for (const { path, before, after } of diffPacks(units, civil)) expect(back.get(path)).toEqual([after, before]);
    expect(back.size).toBe(diffPacks(units, civil).length);
  });
});
