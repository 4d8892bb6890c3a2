import { describe, expect, it } from '@jest/globals';
import type { ReportedStep, StepDoc } from '../../api/types.gen.js';
import { beforeDay, chosen, counted, isWrittenLater, pageAfter, toldFrom } from './story.js';

const step = (revision: number, more: Partial<StepDoc> = {}): StepDoc => ({
  round: 'r',
  revision,
  event: 'MarkRecorded',
  ownStep: true,
  person: 'p',
  onBehalfOf: null,
  authority: 'role:MARKER',
  output: null,
  happenedAt: '2026-03-17T02:00:00.000Z',
  recordedAt: '2026-03-17T02:00:01.000Z',
  late: false,
  clockFacts: {},
  ...more,
});

const reported = {
  revision: 0,
  process: { before: null, after: 'DRAFT', clause: 'NĐ 115/2020 Art 46(1)', pack: null },
  timing: [{ clock: 'principleDue', due: '2026-01-16', inTime: true }],
} as unknown as ReportedStep;

const many = Array.from({ length: 100 }, (_, at) => step(at * 2));

describe('toldFrom', () => {
  it('given what followed by rule, then it stands under the step before', () => {
    const told = toldFrom([step(0), step(1, { ownStep: false, event: 'ClockStarted' }), step(2)]);
    expect(told.map(({ led }) => led.map(({ revision }) => revision))).toEqual([[1], []]);
  });

  it('given nothing before it, then what followed stands alone', () => {
    expect(toldFrom([step(3, { ownStep: false })])).toHaveLength(1);
  });

  it('given the report, then stage, rule and time stand beside the step', () => {
    expect(toldFrom([step(0)], [reported])[0]).toMatchObject({
      stage: 'DRAFT',
      to: 'DRAFT',
      clause: 'NĐ 115/2020 Art 46(1)',
      timing: [{ clock: 'principleDue' }],
    });
  });

  it('given no report yet, then the stage is not known', () => {
    expect(toldFrom([step(0)])[0]).toMatchObject({ stage: null, to: null, clause: null, timing: [] });
  });
});

describe('chosen', () => {
  const told = toldFrom(
    [step(0), step(1, { ownStep: false, event: 'ClockStarted' }), step(2, { person: 'q', onBehalfOf: 'z' })],
    [reported],
  );
  const left = (asked: Parameters<typeof chosen>[1]) => chosen(told, asked).map((one) => one.step.revision);

  it('given nothing asked for, then all are told', () => {
    expect(left({})).toEqual([0, 2]);
  });

  it('given a person, then what was done by or for that person', () => {
    expect(left({ person: 'q' })).toEqual([2]);
    expect(left({ person: 'z' })).toEqual([2]);
  });

  it('given an event, then also steps that it followed from', () => {
    expect(left({ event: 'ClockStarted' })).toEqual([0]);
  });

  it('given a stage, then what was done in it', () => {
    expect(left({ stage: 'DRAFT' })).toEqual([0]);
  });
});

describe('pageAfter', () => {
  const told = toldFrom(many);

  it('given no place, then the first page', () => {
    expect(pageAfter(told)).toMatchObject({ before: 0, earlier: undefined, later: 78 });
  });

  it('given the place of a page, then those around it are named', () => {
    expect(pageAfter(told, 78)).toMatchObject({ before: 40, earlier: -1, later: 158 });
    expect(pageAfter(told, 158)).toMatchObject({ before: 80, earlier: 78, later: undefined });
  });

  it('given a place after the last, then nothing is left', () => {
    expect(pageAfter(told, 999)).toMatchObject({ items: [], before: 100, later: undefined });
  });
});

describe('beforeDay', () => {
  const told = toldFrom([step(0), step(5, { happenedAt: '2026-03-18T18:00:00.000Z' })]);

  it('given a day, then the page begins with its first step, by clocks in Viet Nam', () => {
    expect(beforeDay(told, '2026-03-19')).toBe(4);
    expect(beforeDay(told, '2026-01-01')).toBe(-1);
  });

  it('given a day after all, then nothing follows', () => {
    expect(pageAfter(told, beforeDay(told, '2027-01-01')).items).toEqual([]);
  });
});

describe('counted', () => {
  it('given things, then how often each occurs', () => {
    expect(counted(['a', 'b', 'a'])).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
  });
});

describe('isWrittenLater', () => {
  it('given another day of writing, then it says so', () => {
    expect(isWrittenLater(step(0))).toBe(false);
    expect(isWrittenLater(step(0, { recordedAt: '2026-11-22T21:33:54.913Z' }))).toBe(true);
  });
});
