import { CalendarChinese, CalendarVietnamese } from 'date-chinese';

import { findCalendar, swaps, VN, VN_YEARS, years } from './calendar.js';
import { isWorkingDay } from './clocks.js';
import { type Day, daysLater, weekday } from './days.js';

type LunarDay = readonly [month: number, leap: boolean, date: number];

const lunar = (day: Day, calendar: CalendarChinese = new CalendarVietnamese()): LunarDay => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const [, , lunarMonth, leap, lunarDate] = calendar.fromGregorian(year, month, date).get();
  return [lunarMonth, leap, lunarDate];
};

const on = (day: Day) => VN.named.filter((entry) => entry.day === day);
const holidaysOf = (year: number) =>
  VN.named.filter(({ day, kind }) => kind === 'HOLIDAY' && day.startsWith(`${year}`));
/** Days in a row that are not worked, around a day off. */
const breakAround = (day: Day): readonly Day[] => {
  const found = [day];
  for (let at = daysLater(day, -1); !isWorkingDay(at, VN); at = daysLater(at, -1)) found.unshift(at);
  for (let at = daysLater(day, 1); !isWorkingDay(at, VN); at = daysLater(at, 1)) found.push(at);
  return found;
};

describe('the calendar of Vietnam', () => {
  it('covers every year once, and is found by its id', () => {
    const all = Array.from({ length: VN_YEARS.last - VN_YEARS.first + 1 }, (_, index) => VN_YEARS.first + index);
    expect(years.map(({ year }) => year)).toEqual(all);
    expect(findCalendar('VN')).toBe(VN);
    expect(findCalendar('XX')).toBeUndefined();
  });

  it('names every day off in both languages, and the text or the notice that gives it', () => {
    for (const { en, vi, source } of VN.named) {
      expect(en).toMatch(/^\p{L}[^\n]*[\p{L}\d)]$/u);
      expect(vi).toMatch(/^\p{L}[^\n]*[\p{L}\d)]$/u);
      expect(source).toMatch(/^(?:BLLĐ 2012 Art 115|BLLĐ 2019 Art 11[12]|NQ 28|TB |CV |lịch nghỉ|rule of Khoa Bảng)/);
    }
    const names = new Map(VN.named.filter(({ kind }) => kind === 'HOLIDAY').map(({ en, vi }) => [en, vi]));
    expect(Object.fromEntries(names)).toEqual({
      "New Year's Day": 'Tết Dương lịch',
      'Tết, the Lunar New Year': 'Tết Âm lịch',
      "Hùng Kings' Day": 'Giỗ Tổ Hùng Vương',
      'Victory Day': 'Ngày Chiến thắng',
      'International Labour Day': 'Ngày Quốc tế lao động',
      'National Day': 'Quốc khánh',
      'Vietnamese Culture Day': 'Ngày Văn hóa Việt Nam',
    });
  });

  it('takes the days off from the code that was in force in the year', () => {
    const sourceOf = (day: Day, kind: string) =>
      VN.named.find((entry) => entry.day === day && entry.kind === kind)?.source;
    expect([sourceOf('2020-09-02', 'HOLIDAY'), sourceOf('2021-09-02', 'HOLIDAY')]).toEqual([
      'BLLĐ 2012 Art 115',
      'BLLĐ 2019 Art 112',
    ]);
    expect([sourceOf('2017-05-02', 'SUBSTITUTE'), sourceOf('2021-05-03', 'SUBSTITUTE')]).toEqual([
      'BLLĐ 2012 Art 115',
      'BLLĐ 2019 Art 111(3)',
    ]);
  });

  it('says of a bridge day on which Saturday it is made up for', () => {
    expect(on('2025-05-02')).toMatchObject([
      { kind: 'SWAPPED_OFF', en: 'day off, made up for on 26 April 2025', vi: 'nghỉ hoán đổi, làm bù ngày 26/04/2025' },
    ]);
  });

  it.each(years)(
    '$year has its lunar days where the moon over Vietnam has them',
    ({ year, lunarNewYear, hungKings }) => {
      expect(lunar(`${year}-${lunarNewYear}`)).toEqual([1, false, 1]);
      expect(lunar(`${year}-${hungKings}`)).toEqual([3, false, 10]);
    },
  );

  it.each([
    [2015, '02-19'],
    [2016, '02-08'],
    [2017, '01-28'],
    [2018, '02-16'],
    [2019, '02-05'],
    [2020, '01-25'],
    [2021, '02-12'],
    [2022, '02-01'],
    [2023, '01-22'],
    [2024, '02-10'],
    [2025, '01-29'],
    [2026, '02-17'],
    [2027, '02-06'],
    [2028, '01-26'],
    [2029, '02-13'],
    [2030, '02-02'],
  ])('%i begins its lunar year on the published day %s', (number, day) => {
    expect(years.find(({ year }) => year === number)?.lunarNewYear).toBe(day);
  });

  it('parts from the Chinese calendar in 2030, whose year begins a day later there', () => {
    expect(lunar('2030-02-03', new CalendarChinese())).toEqual([1, false, 1]);
    expect(lunar('2030-02-02')).toEqual([1, false, 1]);
  });

  it.each(years)(
    '$year has five days of Tết from one or two days before the new year',
    ({ year, lunarNewYear, tet }) => {
      const days = holidaysOf(year)
        .filter(({ en }) => en.startsWith('Tết'))
        .map(({ day }) => day);
      expect(days).toEqual(Array.from({ length: 5 }, (_, index) => daysLater(`${year}-${tet}`, index)));
      expect([-1, -2].map((days) => daysLater(`${year}-${lunarNewYear}`, days))).toContain(`${year}-${tet}`);
      expect(breakAround(`${year}-${lunarNewYear}`).length).toBeGreaterThanOrEqual(7);
    },
  );

  it.each(years)('$year has as many holidays as the law of that year gives', ({ year }) => {
    const count = year < 2021 ? 10 : year < 2026 ? 11 : 12;
    expect(holidaysOf(year)).toHaveLength(count);
    expect(new Set(holidaysOf(year).map(({ day }) => day)).size).toBe(count);
  });

  it.each([
    ['2015-02-19', '2015-02-15', '2015-02-23'],
    ['2015-04-30', '2015-04-28', '2015-05-03'],
    ['2016-02-08', '2016-02-06', '2016-02-14'],
    ['2016-04-30', '2016-04-30', '2016-05-03'],
    ['2017-01-28', '2017-01-26', '2017-02-01'],
    ['2018-02-16', '2018-02-14', '2018-02-20'],
    ['2019-01-01', '2018-12-29', '2019-01-01'],
    ['2019-02-05', '2019-02-02', '2019-02-10'],
    ['2019-04-30', '2019-04-27', '2019-05-01'],
    ['2020-01-25', '2020-01-23', '2020-01-29'],
    ['2021-02-12', '2021-02-10', '2021-02-16'],
    ['2021-09-02', '2021-09-02', '2021-09-05'],
    ['2022-02-01', '2022-01-29', '2022-02-06'],
    ['2022-09-02', '2022-09-01', '2022-09-04'],
    ['2023-01-22', '2023-01-20', '2023-01-26'],
    ['2023-05-01', '2023-04-29', '2023-05-03'],
    ['2023-09-02', '2023-09-01', '2023-09-04'],
    ['2024-02-10', '2024-02-08', '2024-02-14'],
    ['2024-04-30', '2024-04-27', '2024-05-01'],
    ['2024-09-02', '2024-08-31', '2024-09-03'],
    ['2025-01-29', '2025-01-25', '2025-02-02'],
    ['2025-05-01', '2025-04-30', '2025-05-04'],
    ['2025-09-02', '2025-08-30', '2025-09-02'],
    ['2026-01-01', '2026-01-01', '2026-01-04'],
    ['2026-02-17', '2026-02-14', '2026-02-22'],
    ['2026-05-01', '2026-04-30', '2026-05-03'],
    ['2026-09-02', '2026-08-29', '2026-09-02'],
    ['2026-11-24', '2026-11-24', '2026-11-24'],
  ])('around %s nobody works from %s to %s, as was announced', (day, first, last) => {
    expect(breakAround(day).at(0)).toBe(first);
    expect(breakAround(day).at(-1)).toBe(last);
  });

  it('puts substitutes behind holidays on weekends, in their order, and names what they stand for', () => {
    expect(on('2016-05-02')).toMatchObject([
      { en: 'day in lieu of Victory Day (30 April 2016)', source: 'BLLĐ 2012 Art 115' },
    ]);
    expect(on('2016-05-03')).toMatchObject([{ vi: 'nghỉ bù Ngày Quốc tế lao động (01/05/2016)' }]);
    expect(on('2026-04-27')).toMatchObject([
      {
        kind: 'SUBSTITUTE',
        source: 'BLLĐ 2019 Art 111(3)',
        confidence: 'F2',
        vi: 'nghỉ bù Giỗ Tổ Hùng Vương (26/04/2026)',
      },
    ]);
    expect(VN.holidays).not.toContain('2026-04-28');
    const missed = VN.named.filter(({ kind, day }) => kind === 'HOLIDAY' && weekday(day) > 5 && !day.endsWith('11-24'));
    expect(VN.named.filter(({ kind }) => kind === 'SUBSTITUTE')).toHaveLength(missed.length);
  });

  it('gives no day in lieu of the Culture Day, which the Labour Code does not name', () => {
    expect(on('2026-11-24')).toMatchObject([{ source: 'NQ 28/2026/QH16 Art 2' }]);
    expect(on('2025-11-24')).toEqual([]);
    expect(weekday('2030-11-24')).toBe(7);
    expect(isWorkingDay('2030-11-25', VN)).toBe(true);
  });

  it('swaps a weekday off for a Saturday worked', () => {
    for (const { off, worked } of swaps) {
      expect(weekday(off)).toBeLessThan(6);
      expect(weekday(worked)).toBe(6);
      expect([isWorkingDay(off, VN), isWorkingDay(worked, VN)]).toEqual([false, true]);
    }
    expect(on('2025-04-26')).toMatchObject([{ kind: 'SWAPPED_WORKED', vi: 'làm bù cho ngày nghỉ 02/05/2025' }]);
  });

  it('holds every named day to be off or worked, and none to be both', () => {
    expect([...VN.holidays, ...VN.workdays].sort()).toEqual(VN.named.map(({ day }) => day));
    expect(VN.workdays).toEqual(swaps.map(({ worked }) => worked).sort());
  });

  it('says of every day where it comes from, and calls what is not announced yet general knowledge', () => {
    expect(new Set(VN.named.map(({ day }) => day)).size).toBe(VN.named.length);
    expect(VN.named.every(({ source, en, vi }) => source !== '' && en !== '' && vi !== '')).toBe(true);
    expect(VN.named.map(({ day }) => day)).toEqual(VN.named.map(({ day }) => day).sort());
    expect(years.filter(({ confidence }) => confidence === 'G').map(({ year }) => year)).toEqual([
      2027, 2028, 2029, 2030,
    ]);
    expect(on('2027-02-04')).toMatchObject([{ confidence: 'G' }]);
    expect(on('2027-04-16')).toMatchObject([{ confidence: 'G', source: 'BLLĐ 2019 Art 112' }]);
    expect(on('2027-04-30')).toMatchObject([{ confidence: 'F2' }]);
    expect(on('2020-09-02')).toMatchObject([{ source: 'BLLĐ 2012 Art 115' }]);
    expect(swaps.every(({ confidence }) => confidence === 'F2')).toBe(true);
  });
});
