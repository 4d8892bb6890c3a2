import type { Calendar } from './clocks.js';
import { type Day, daysLater, weekday } from './days.js';
import type { Confidence } from './pack.js';

/** How sure a date is: read in a report of the announcement or a list of holidays (F2), or general knowledge (G). */
export type DateConfidence = Extract<Confidence, 'F2' | 'G'>;

/**
 * Days off of one year. Those of confidence F2 were looked up, every one of them; the rest were not. From 2027 on the
 * lunar days are computed (for Vietnam's own meridian) and how Tết and the National Day are stretched is a guess after
 * the usual pattern.
 */
interface Year {
  readonly year: number;
  /** First of the five days of Tết. */
  readonly tet: string;
  /** Tenth day of the third lunar month. */
  readonly hungKings: string;
  /** 2 September, and since 2021 the day before or after it. */
  readonly national: readonly string[];
  readonly confidence: DateConfidence;
}

type Dates = readonly [tet: string, hungKings: string, national: readonly string[]];

const year = (number: number, confidence: DateConfidence, [tet, hungKings, national]: Dates): Year => ({
  year: number,
  tet,
  hungKings,
  national,
  confidence,
});

const DAY_BEFORE = ['09-01', '09-02'];
const DAY_AFTER = ['09-02', '09-03'];

/** What the calendar is built from, with how sure it is. */
export const years: readonly Year[] = [
  year(2017, 'G', ['01-26', '04-06', ['09-02']]),
  year(2018, 'G', ['02-14', '04-25', ['09-02']]),
  year(2019, 'G', ['02-04', '04-14', ['09-02']]),
  year(2020, 'F2', ['01-23', '04-02', ['09-02']]),
  year(2021, 'F2', ['02-10', '04-21', DAY_AFTER]),
  year(2022, 'G', ['01-31', '04-10', DAY_BEFORE]),
  year(2023, 'F2', ['01-20', '04-29', DAY_BEFORE]),
  year(2024, 'F2', ['02-08', '04-18', DAY_AFTER]),
  year(2025, 'F2', ['01-27', '04-07', DAY_BEFORE]),
  year(2026, 'F2', ['02-16', '04-26', DAY_BEFORE]),
  year(2027, 'G', ['02-04', '04-16', DAY_AFTER]),
  year(2028, 'G', ['01-24', '04-04', DAY_BEFORE]),
  year(2029, 'G', ['02-12', '04-23', DAY_AFTER]),
  year(2030, 'G', ['01-31', '04-12', DAY_AFTER]),
];

/** A bridge day that civil servants had off, and the Saturday on which they made up for it. */
interface Swap {
  readonly off: Day;
  readonly worked: Day;
  readonly confidence: DateConfidence;
}

export const swaps: readonly Swap[] = [
  { off: '2018-12-31', worked: '2019-01-05', confidence: 'G' },
  { off: '2019-04-29', worked: '2019-05-04', confidence: 'G' },
  { off: '2024-04-29', worked: '2024-05-04', confidence: 'G' },
  { off: '2025-05-02', worked: '2025-04-26', confidence: 'F2' },
  { off: '2026-01-02', worked: '2026-01-10', confidence: 'F2' },
  { off: '2026-08-31', worked: '2026-08-22', confidence: 'F2' },
];

const TET_DAYS = 5;

const namedDays = ({ year: number, tet, hungKings, national }: Year): Day[] => [
  `${number}-01-01`,
  ...Array.from({ length: TET_DAYS }, (_, index) => daysLater(`${number}-${tet}`, index)),
  `${number}-${hungKings}`,
  `${number}-04-30`,
  `${number}-05-01`,
  ...national.map((day) => `${number}-${day}`),
];

/** A holiday on a weekend is made good on the next day that is neither weekend, holiday nor such a substitute. */
const withSubstitutes = (named: readonly Day[]): Day[] => {
  const off = new Set(named);
  for (const day of named) {
    if (weekday(day) <= 5) continue;
    let next = daysLater(day, 1);
    while (weekday(next) > 5 || off.has(next)) next = daysLater(next, 1);
    off.add(next);
  }
  return [...off];
};

/** The calendar of Vietnam, 2017 to 2030. */
export const VN: Required<Calendar> = {
  holidays: [...withSubstitutes(years.flatMap(namedDays)), ...swaps.map(({ off }) => off)].sort(),
  workdays: swaps.map(({ worked }) => worked),
};

/** First and last year that {@link VN} knows: beyond them only weekends are not worked. */
export const VN_YEARS = { first: 2017, last: 2030 } as const;

/** Calendars by id. */
export const findCalendar = (id: string): Required<Calendar> | undefined => (id === 'VN' ? VN : undefined);
