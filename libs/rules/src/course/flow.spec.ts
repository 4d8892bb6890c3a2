import type { Course } from '../packs/pack.js';
import { isBeforeRecognised, stepAllowed, stepLeads, stepMisses } from './flow.js';
import { type Stage, stages } from './stages.js';

const course: Course = {
  name: 'SAMPLE',
  rankings: [],
  stages: ['DRAFT', 'SCREENING', 'CODED?', 'MARKED', 'RECOGNISED', 'CLOSED'],
};
const all: readonly Stage[] = stages.map(({ stage }) => stage);

/** The stages in which a step may be taken. */
const takenIn = (step: Parameters<typeof stepAllowed>[0]): readonly Stage[] =>
  all.filter((stage) => stepAllowed(step, stage, course));

describe('a step that enters a stage', () => {
  it('is taken where the course leads on to that stage, and where it is on no course, nowhere', () => {
    expect(takenIn({ enters: 'MARKED' })).toEqual(['SCREENING', 'CODED']);
    expect(takenIn({ enters: 'COMPILED' })).toEqual([]);
    expect(stepAllowed({ enters: 'DRAFT' }, undefined, course)).toBe(true);
    expect(stepAllowed({ enters: 'MARKED' }, undefined, course)).toBe(false);
  });

  it('is taken again there only if it may be, on a course with the stage', () => {
    expect(takenIn({ enters: 'MARKED', again: true })).toEqual(['SCREENING', 'CODED', 'MARKED']);
    expect(takenIn({ enters: 'COMPILED', again: true })).toEqual([]);
  });

  it('leads there from anywhere', () => {
    expect([stepLeads({ enters: 'MARKED' }, 'CODED'), stepLeads({ enters: 'DRAFT' }, undefined)]).toEqual([
      'MARKED',
      'DRAFT',
    ]);
  });
});

describe('a step of certain stages', () => {
  it('is taken in these, and where the course leads on to the one that it comes before', () => {
    expect(takenIn({ from: ['SCREENING', 'CLOSED'] })).toEqual(['SCREENING', 'CLOSED']);
    expect(takenIn({ from: ['CLOSED'], before: 'MARKED' })).toEqual(['SCREENING', 'CODED', 'CLOSED']);
    expect(stepAllowed({ from: ['SCREENING'] }, undefined, course)).toBe(false);
  });

  it('is taken at any time, if that is said, even before there is a round', () => {
    expect(takenIn({ from: 'ANY' })).toEqual(all);
    expect(stepAllowed({ from: 'ANY' }, undefined, course)).toBe(true);
  });

  it('is taken until the winner is recognised, if that is said, and no second time', () => {
    const open = takenIn({ from: 'BEFORE_RECOGNISED' });
    expect(open).toEqual(all.filter(isBeforeRecognised));
    expect(open).toContain('SUSPENDED');
    expect(open).toContain('REPORTED');
    for (const late of ['RECOGNISED', 'APPOINTING', 'CLOSED', 'CANCELLED'] as const) expect(open).not.toContain(late);
    expect(takenIn({ from: 'BEFORE_RECOGNISED', to: 'SUSPENDED' })).toEqual(open.filter((at) => at !== 'SUSPENDED'));
    expect(stepAllowed({ from: 'BEFORE_RECOGNISED' }, undefined, course)).toBe(false);
  });

  it('leaves the round where it is, or leads it where it says', () => {
    expect(stepLeads({ from: 'ANY' }, 'CODED')).toBe('CODED');
    expect(stepLeads({ from: 'ANY', to: 'CANCELLED' }, 'CODED')).toBe('CANCELLED');
    expect(stepLeads({ from: 'ANY' }, undefined)).toBeUndefined();
  });
});

describe('a course', () => {
  it('misses the stage for want of which a step is never taken on it', () => {
    expect(stepMisses({ enters: 'COMPILED' }, course)).toBe('COMPILED');
    expect(stepMisses({ enters: 'CODED' }, course)).toBeUndefined();
    expect(stepMisses({ from: ['COMPILED', 'REPORTED'] }, course)).toBe('COMPILED');
    expect(stepMisses({ from: ['COMPILED', 'CODED'] }, course)).toBeUndefined();
  });

  it('misses nothing for what may happen at any time, nor for what ends a suspension', () => {
    expect(stepMisses({ from: 'ANY' }, course)).toBeUndefined();
    expect(stepMisses({ from: 'BEFORE_RECOGNISED' }, course)).toBeUndefined();
    expect(stepMisses({ from: ['SUSPENDED'] }, course)).toBeUndefined();
  });
});
