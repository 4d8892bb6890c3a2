import {
  beginning,
  comesBefore,
  type Course,
  courseOf,
  coursesFor,
  findPack,
  isOn,
  leadsOn,
  type Stage,
} from '../index.js';

const civil = findPack('VN-CIVIL-2025')!;
const pilot = findPack('VN-PILOT-2017')!;

describe('the course of a round', () => {
  it('is the one that the plan names, or the first that serves its ranking', () => {
    expect(courseOf(civil, {})?.name).toBe('AFTER_WRITTEN_FINAL');
    expect(courseOf(civil, { ranking: 'WEIGHTED' })?.name).toBe('BEFORE_WRITTEN_RESULT');
    expect(courseOf(civil, { ranking: 'WEIGHTED', course: 'AFTER_WRITTEN_FINAL' })?.name).toBe('AFTER_WRITTEN_FINAL');
    expect(courseOf(civil, { ranking: 'SCHEME_ONLY' })?.name).toBe('SCHEME_ONLY');
    expect(courseOf(pilot, { ranking: 'SCHEME_ONLY' })).toBeUndefined();
    expect(courseOf(civil, { course: 'toString' })).toBeUndefined();
  });

  it('can be chosen among those that serve the ranking', () => {
    expect(coursesFor(civil, { ranking: 'WEIGHTED' }).map(({ name }) => name)).toEqual([
      'BEFORE_WRITTEN_RESULT',
      'AFTER_WRITTEN_FINAL',
    ]);
    expect(coursesFor(pilot, { ranking: 'SCHEME_ONLY' })).toEqual([]);
  });
});

describe('the stages of a course', () => {
  const course: Course = {
    name: 'SAMPLE',
    rankings: [],
    stages: ['DRAFT', 'SCREENING', 'CODED?', 'MARKING?', 'MARKED', 'CLOSED?'],
  };

  it('are on it, also those that may be skipped', () => {
    expect((['DRAFT', 'CODED', 'COMPILED'] as const).map((stage) => isOn(course, stage))).toEqual([true, true, false]);
  });

  it('come one before the other', () => {
    const before = (earlier: Stage, later: Stage) => comesBefore(course, earlier, later);
    expect([before('DRAFT', 'CLOSED'), before('CODED', 'MARKING')]).toEqual([true, true]);
    expect([before('MARKING', 'CODED'), before('CODED', 'CODED')]).toEqual([false, false]);
    expect([before('COMPILED', 'CLOSED'), before('DRAFT', 'COMPILED')]).toEqual([false, false]);
  });

  it('lead on to the next, over those that may be skipped and no others', () => {
    const to = (stage: Stage) =>
      course.stages.map((entry) => entry.replace('?', '') as Stage).filter((from) => leadsOn(course, from, stage));
    expect(to('DRAFT')).toEqual([]);
    expect(to('SCREENING')).toEqual(['DRAFT']);
    expect(to('MARKED')).toEqual(['SCREENING', 'CODED', 'MARKING']);
    expect(to('CLOSED')).toEqual(['MARKED']);
    expect(to('COMPILED')).toEqual([]);
    expect(leadsOn(course, 'SUSPENDED', 'DRAFT')).toBe(false);
  });

  it('begin alike for all rounds, with the first of them', () => {
    expect([leadsOn(beginning, undefined, 'DRAFT'), leadsOn(beginning, undefined, 'PRINCIPLE_APPROVED')]).toEqual([
      true,
      false,
    ]);
    expect(leadsOn(beginning, undefined, 'COMPILED')).toBe(false);
    for (const { stages } of civil.courses.value) expect(stages.slice(0, 3)).toEqual(beginning.stages);
  });
});
