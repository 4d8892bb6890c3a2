import fc from 'fast-check';

import {
  answerClock,
  answerTerm,
  clocksStartedBy,
  clockTable,
  daysBetween,
  daysLater,
  due,
  elapsed,
  endOfDay,
  findCalendar,
  findPack,
  isDay,
  isFault,
  localDay,
  monthsLater,
  packs,
  swaps,
  termEnd,
  VN,
  VN_YEARS,
  weekday,
  years,
} from './index.js';

const WD = 'WORKING_DAYS';

describe('clocks', () => {
  it('S22 runs a round from publication to decision', () => {
    const none = { holidays: [] };
    expect(due('2026-03-10', 5, WD, none)).toBe('2026-03-17');
    expect(due('2026-03-17', 10, 'DAYS', none)).toBe('2026-03-27');
    expect(due('2026-03-27', 5, WD, none)).toBe('2026-04-03');
    expect(due('2026-04-03', 5, WD, none)).toBe('2026-04-10');
    expect(due('2026-04-10', 2, WD, none)).toBe('2026-04-14');
    expect(due('2026-04-14', 20, 'DAYS', none)).toBe('2026-05-04');
    expect(due('2026-05-04', 5, WD, none)).toBe('2026-05-11');
    expect(due('2026-02-02', 30, 'DAYS', none)).toBe('2026-03-04');
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
      expect(clocksStartedBy(pack, 'CaseFailed')).toMatchObject([
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

  it('S24b knows what of a stopped clock is used', () => {
    expect(elapsed('2026-04-24', '2026-05-04', WD, VN)).toBe(3);
    expect(elapsed('2026-04-24', '2026-05-04', 'DAYS', VN)).toBe(10);
  });

  it('S28 ends a reserve list on the same date a year later', () => {
    expect(monthsLater('2026-01-15', 12)).toBe('2027-01-15');
    expect(monthsLater('2026-01-31', 1)).toBe('2026-02-28');
    expect(monthsLater('2026-01-15', -1)).toBe('2025-12-15');
  });

  it('counts backwards, works days made up, and refuses broken lengths', () => {
    expect(due('2026-05-06', -5, WD, VN)).toBe('2026-04-24');
    expect(due('2026-01-09', 1, WD, VN)).toBe('2026-01-10');
    expect(() => due('2026-01-09', 1.5, 'DAYS', VN)).toThrow(RangeError);
  });

  it('reads the day in Vietnam and closes it at 17:00', () => {
    expect(localDay('2026-03-10T16:59:59.999Z')).toBe('2026-03-10');
    expect(localDay('2026-12-31T17:00:00.000Z')).toBe('2027-01-01');
    expect(endOfDay('2026-03-17')).toBe('2026-03-17T10:00:00.000Z');
    expect(() => localDay('2026-03-10')).toThrow(RangeError);
    expect(() => endOfDay('2026-02-30')).toThrow(RangeError);
  });

  it('finds the clocks of a pack by the event that starts them', () => {
    const pack = findPack('VN-CIVIL-2025')!;
    expect(clocksStartedBy(pack, 'CodeMapUnsealed').map(({ name }) => name)).toEqual(['appealWindow']);
    expect(clocksStartedBy(pack, 'AppointmentFailed')).toEqual([]);
    expect(clockTable(pack).filter(({ whose }) => whose === 'CANDIDATE').length).toBeGreaterThan(2);
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

describe('the calendar of Vietnam', () => {
  it('puts substitutes behind holidays on weekends', () => {
    for (const day of ['2017-02-01', '2023-01-26', '2023-05-03', '2024-02-14', '2026-04-27'])
      expect(VN.holidays).toContain(day);
    expect(VN.holidays).not.toContain('2026-04-28');
    expect(findCalendar('VN')).toBe(VN);
    expect(findCalendar('XX')).toBeUndefined();
  });

  it('covers every year once and says which years and which bridge days were looked up', () => {
    expect(years.map(({ year }) => year)).toEqual(Array.from({ length: 14 }, (_, index) => VN_YEARS.first + index));
    const lookedUp = years.filter(({ confidence }) => confidence === 'F2').map(({ year }) => year);
    expect(lookedUp).toEqual([2020, 2021, 2023, 2024, 2025, 2026]);
    const bridges = swaps.filter(({ confidence }) => confidence === 'F2').map(({ off }) => off);
    expect(bridges).toEqual(['2025-05-02', '2026-01-02', '2026-08-31']);
  });
});

describe('questions to the clock', () => {
  const clock = { format: 'khoabang.clock/1', start: '2026-04-24', length: 5, unit: WD, calendar: 'VN' };
  const term = { format: 'khoabang.term/1', from: '2022-07-01', years: 5 };

  it('are answered with reasons', () => {
    expect(answerClock(clock)).toMatchObject({ due: '2026-05-06', because: [{ rule: 'clock.due' }] });
    expect(answerClock({ ...clock, workdays: ['2026-05-01'] })).toMatchObject({ due: '2026-05-05' });
    expect(answerClock({ ...clock, holidays: ['2026-05-05'] })).toMatchObject({ due: '2026-05-07' });
    expect(answerTerm(term)).toEqual({ until: '2027-06-30' });
  });

  it.each([
    [{ format: 'khoabang.clock/2' }, 'format'],
    [{ start: '2026-02-30' }, 'start'],
    [{ start: '9999-12-31' }, 'start'],
    [{ length: -1 }, 'length'],
    [{ length: null }, 'length'],
    [{ length: '5' }, 'length'],
    [{ unit: 'WEEKS' }, 'unit'],
    [{ calendar: 'XX' }, 'calendar'],
    [{ holidays: ['x'] }, 'holidays[0]'],
  ])('with %j name the fault', (change, path) => {
    expect(answerClock({ ...clock, ...change })).toMatchObject({ path });
    expect(isFault(answerTerm({ ...term, years: 101 }))).toBe(true);
  });
});
