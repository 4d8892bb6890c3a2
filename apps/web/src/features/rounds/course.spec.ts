import { mapOf } from './course.js';

describe('the map of a course', () => {
  const names = ['CODED', 'MARKING?', 'MARKED', 'ARCHIVED'];

  it('given a round in the middle, numbers its stages and says which are over, which one is now, and which come', () => {
    const map = mapOf(names, { stage: 'MARKING', resumeTo: null });

    expect(map.map(({ number, stage, state }) => [number, stage, state])).toEqual([
      [1, 'CODED', 'DONE'],
      [2, 'MARKING', 'NOW'],
      [3, 'MARKED', 'TO_COME'],
      [4, 'ARCHIVED', 'TO_COME'],
    ]);
  });

  it('given a stage that may be passed over, says before it where the round may go instead', () => {
    const map = mapOf(names, { stage: 'CODED', resumeTo: null });

    expect(map.map(({ orTo }) => orTo)).toEqual([['MARKED'], [], [], []]);
    expect(map.map(({ isOptional }) => isOptional)).toEqual([false, true, false, false]);
  });

  it('given a suspended round, shows it where it will go on', () => {
    const map = mapOf(names, { stage: 'SUSPENDED', resumeTo: 'MARKED' });

    expect(map.map(({ state }) => state)).toEqual(['DONE', 'DONE', 'NOW', 'TO_COME']);
  });

  it('given a round in the archive, shows all of it as over', () => {
    expect(mapOf(names, { stage: 'ARCHIVED', resumeTo: null }).every(({ state }) => state === 'DONE')).toBe(true);
  });

  it('given a cancelled round, shows nothing as reached', () => {
    expect(mapOf(names, { stage: 'CANCELLED', resumeTo: null }).every(({ state }) => state === 'TO_COME')).toBe(true);
  });
});
