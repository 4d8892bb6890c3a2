/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const two = (value: number): string => String(value).padStart(2, '0');
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Days of a month; `month` from 1. Zero for a month that does not exist. */
const daysInMonth = (year: number, month: number): number =>
  (MONTH_DAYS[month - 1] ?? 0) + (month === 2 && isLeap(year) ? 1 : 0);

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const parts = (day: Day): Parts | undefined => {
  const found = DAY.exec(day);
  if (found === null) return undefined;
  const [year, month, date] = [Number(found[1]), Number(found[2]), Number(found[3])];
  return year > 0 && date >= 1 && date <= daysInMonth(year, month) ? { year, month, day: date } : undefined;
};

const partsOf = (day: Day): Parts => {
  const found = parts(day);
  if (found === undefined) throw new RangeError(`not a day: ${day}`);
  return found;
};

const text = ({ year, month, day }: Parts): Day => `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;

/** True for a day that exists: `2026-02-28`, not `2026-02-30`. */
export const isDay = (value: unknown): value is Day => typeof value === 'string' && parts(value) !== undefined;

/** Number of a day, counted from 1 March of year 0: the leap day then ends its year. */
const numberOf = (value: Day): number => {
  const { year, month, day } = partsOf(value);
  const marchYear = month > 2 ? year : year - 1;
  const marchMonth = (month + 9) % 12;
  const leaps = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return 365 * marchYear + leaps + Math.floor((153 * marchMonth + 2) / 5) + day - 1;
};

const dayOf = (number: number): Day => {
  const era = Math.floor(number / 146_097);
  const inEra = number - era * 146_097;
  const yearInEra = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  );
  const inYear = inEra - (365 * yearInEra + Math.floor(yearInEra / 4) - Math.floor(yearInEra / 100));
  const marchMonth = Math.floor((5 * inYear + 2) / 153);
  const month = ((marchMonth + 2) % 12) + 1;
  const year = era * 400 + yearInEra + (month <= 2 ? 1 : 0);
  return text({ year, month, day: inYear - Math.floor((153 * marchMonth + 2) / 5) + 1 });
};

/** `count` calendar days later (earlier when negative). */
export const daysLater = (day: Day, count: number): Day => {
  const number = numberOf(day);
  return count === 0 ? day : dayOf(number + count);
};

/** Calendar days from `from` to `to`; negative when `to` comes first. */
export const daysBetween = (from: Day, to: Day): number => numberOf(to) - numberOf(from);

/** 1 Monday … 7 Sunday. */
export const weekday = (day: Day): number => ((numberOf(day) + 2) % 7) + 1;

/** The same date `count` months later, or the last day of a month that is too short. */
export const monthsLater = (day: Day, count: number): Day => {
  const start = partsOf(day);
  const months = start.year * 12 + start.month - 1 + count;
  const [year, month] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  return text({ year, month, day: Math.min(start.day, daysInMonth(year, month)) });
};

/** Last day of a term of `years` years. A term includes its first day; one that begins on 29 February ends on 28. */
export const termEnd = (from: Day, years: number): Day => {
  const { month, day } = partsOf(from);
  const anniversary = monthsLater(from, years * 12);
  return month === 2 && day === 29 && anniversary.endsWith('-28') ? anniversary : daysLater(anniversary, -1);
};

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** A day as English texts print it: `21 December 2026`. */
export const dayEn = (day: Day): string =>
  `${Number(day.slice(8))} ${String(MONTHS[Number(day.slice(5, 7)) - 1])} ${day.slice(0, 4)}`;

/** A day as Vietnamese texts print it: `21/12/2026`. */
export const dayVi = (day: Day): string => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
