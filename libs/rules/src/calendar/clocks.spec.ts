import fc from 'fast-check';

import { endOfDay, isWorkingDay, lastDay } from './clocks.js';
import { weekday } from './days.js';
import {
  type ClockUnit,
  type Day,
  daysBetween,
  daysLater,
  due,
  elapsed,
  isDay,
  localDay,
  monthsLater,
  packs,
  termEnd,
  VN,
} from '../index.js';

const WD = 'WORKING_DAYS';

describe('clocks', () => {
  it.each<{ step: string; from: Day; length: number; unit: ClockUnit; to: Day }>([
    { step: 'applications', from: '2026-02-02', length: 30, unit: 'DAYS', to: '2026-03-04' },
    { step: 'appeals', from: '2026-03-10', length: 5, unit: WD, to: '2026-03-17' },
    { step: 'appeal marking', from: '2026-03-17', length: 10, unit: 'DAYS', to: '2026-03-27' },
    { step: 'report', from: '2026-03-27', length: 5, unit: WD, to: '2026-04-03' },
    { step: 'approval', from: '2026-04-03', length: 5, unit: WD, to: '2026-04-10' },
    { step: 'announcement', from: '2026-04-10', length: 2, unit: WD, to: '2026-04-14' },
    { step: 'dossier', from: '2026-04-14', length: 20, unit: 'DAYS', to: '2026-05-04' },
    { step: 'decision', from: '2026-05-04', length: 5, unit: WD, to: '2026-05-11' },
  ])('S22 ends the $step, begun on $from, on $to', ({ from, length, unit, to }) => {
    expect(due(from, length, unit, { holidays: [] })).toBe(to);
    expect(due(from, length, unit, VN)).toBe(to);
  });

  it('S22 counts around holidays and their substitutes', () => {
    expect(due('2026-04-24', 5, WD, VN)).toBe('2026-05-06');
    expect(due('2026-04-24', 5, WD, { holidays: [] })).toBe('2026-05-01');
  });

  it('S19 gives the next-ranked fifteen days', () => {
    expect(due('2026-06-10', 15, 'DAYS', VN)).toBe('2026-06-25');
  });

  it.each(packs)(
    'S19 counts them in $id from the failed case until somebody is invited or the post stays empty',
    (pack) => {
      expect(pack.clocks.filter(({ startsOn }) => startsOn === 'CaseFailed')).toMatchObject([
        { name: 'nextRankedDue', stopsOn: ['NextRankedInvited', 'PostUnfilled'], onExpiry: 'PostUnfilled' },
      ]);
    },
  );

  it('S23 lets a term include its first day', () => {
    expect(termEnd('2022-07-01', 5)).toBe('2027-06-30');
    expect(termEnd('2025-09-01', 5)).toBe('2030-08-31');
    expect(termEnd('2024-02-29', 5)).toBe('2029-02-28');
    expect(termEnd('2024-02-29', 4)).toBe('2028-02-28');
  });

  it('S24b goes on with the two working days that a suspension left of five', () => {
    const [opened, suspended, resumed] = ['2026-04-24', '2026-05-04', '2026-06-10'];
    const used = elapsed(opened, suspended, WD, VN);
    expect(used).toBe(3);
    expect(due(resumed, 5 - used, WD, VN)).toBe('2026-06-12');
    expect(elapsed(suspended, due(opened, 5, WD, VN), WD, VN)).toBe(2);
    expect(elapsed(opened, suspended, 'DAYS', VN)).toBe(10);
  });

  it('S28 lets a reserve list be used on the same date a year later, and not on the day after', () => {
    const last = lastDay('2026-01-15', 12, 'MONTHS', VN);
    expect(last).toBe('2027-01-15');
    expect(['2027-01-15', '2027-01-16'].map((vacancy) => vacancy <= last)).toEqual([true, false]);
    // Over a leap day twelve months are a day longer than 365 days.
    expect(lastDay('2027-03-15', 12, 'MONTHS', VN)).toBe('2028-03-15');
    expect(lastDay('2027-03-15', 365, 'DAYS', VN)).toBe('2028-03-14');
    expect(lastDay('2026-01-31', 1, 'MONTHS', VN)).toBe('2026-02-28');
    expect(monthsLater('2026-01-15', -1)).toBe('2025-12-15');
  });

  it('trap 17: a term includes its first day, a clock leaves it out', () => {
    expect(termEnd('2022-07-01', 5)).toBe('2027-06-30');
    expect(lastDay('2022-07-01', 60, 'MONTHS', VN)).toBe('2027-07-01');
  });

  it('counts backwards, works days made up, and refuses broken lengths', () => {
    expect(due('2026-05-06', -5, WD, VN)).toBe('2026-04-24');
    expect(due('2026-01-09', 1, WD, VN)).toBe('2026-01-10');
    expect(() => due('2026-01-09', 1.5, 'DAYS', VN)).toThrow(new RangeError('a clock runs a whole number of days'));
  });

  it('reads the day in Vietnam and closes it at 17:00', () => {
    expect(localDay('2026-03-10T16:59:59.999Z')).toBe('2026-03-10');
    expect(localDay('2026-12-31T17:00:00.000Z')).toBe('2027-01-01');
    expect(endOfDay('2026-03-17')).toBe('2026-03-17T10:00:00.000Z');
    expect(() => localDay('2026-03-10')).toThrow(new RangeError('not an instant in UTC: 2026-03-10'));
    expect(() => endOfDay('2026-02-30')).toThrow(new RangeError('not a day: 2026-02-30'));
  });
});

describe('every clock', () => {
  const day = fc.integer({ min: 0, max: 5800 }).map((count) => daysLater('2015-01-01', count));
  const unit = fc.constantFrom<ClockUnit>('DAYS', WD);
  const length = fc.nat({ max: 90 });

  it('ends later the longer it runs', () => {
    fc.assert(
      fc.property(day, length, unit, (start, count, of) => {
        expect(due(start, count + 1, of, VN) > due(start, count, of, VN)).toBe(true);
      }),
    );
  });

  it('of working days ends on one', () => {
    fc.assert(fc.property(day, length, (start, count) => isWorkingDay(due(start, count + 1, WD, VN), VN)));
  });

  it('has used its length when it ends', () => {
    fc.assert(
      fc.property(day, length, unit, (start, count, of) => {
        expect(elapsed(start, due(start, count, of, VN), of, VN)).toBe(count);
      }),
    );
  });

  it('never ends earlier for one more holiday', () => {
    fc.assert(
      fc.property(day, length, fc.nat({ max: 120 }), unit, (start, count, later, of) => {
        const more = { ...VN, holidays: [...VN.holidays, daysLater(start, later)] };
        expect(due(start, count, of, more) >= due(start, count, of, VN)).toBe(true);
      }),
    );
  });

  it('runs backwards the way it came', () => {
    fc.assert(
      fc.property(day, length, unit, (any, count, of) => {
        const start = due(any, 1, of, VN);
        expect(due(due(start, count, of, VN), -count, of, VN)).toBe(start);
      }),
    );
  });
});

describe('days', () => {
  it('exist or not', () => {
    expect(['2024-02-29', '2000-02-29', '2026-12-31'].every(isDay)).toBe(true);
    expect(['2026-02-29', '1900-02-29', '2026-13-01', '2026-00-01', '2026-01-00', '2026-1-1', 7].some(isDay)).toBe(
      false,
    );
  });

  it('agree with the calendar of the platform', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80_000 }), (count) => {
        const date = new Date(Date.UTC(1950, 0, 1 + count));
        const day = daysLater('1950-01-01', count);
        expect(day).toBe(date.toISOString().slice(0, 10));
        expect(weekday(day)).toBe(date.getUTCDay() || 7);
        expect(daysBetween('1950-01-01', day)).toBe(count);
      }),
    );
  });
});
