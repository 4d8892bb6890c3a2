import { type Day, daysBetween, daysLater, monthsLater, weekday } from './days.js';
import type { ClockUnit } from '../packs/pack.js';

/** Which days are not worked. A day in both lists is worked. */
export interface Calendar {
  readonly holidays: readonly Day[];
  /** Worked although on a weekend or holiday: days made up for a bridge day. */
  readonly workdays?: readonly Day[];
}

/** True for a day that a clock of working days counts. */
export const isWorkingDay = (day: Day, { holidays, workdays = [] }: Calendar): boolean =>
  workdays.includes(day) || (weekday(day) <= 5 && !holidays.includes(day));

/**
 * Last day of a clock that starts on `startDay` (day 0, whatever kind of day it is) and runs `length` days or working
 * days. Negative: so long before.
 */
export const due = (startDay: Day, length: number, unit: ClockUnit, calendar: Calendar): Day => {
  if (!Number.isInteger(length)) throw new RangeError('a clock runs a whole number of days');
  if (unit === 'DAYS') return daysLater(startDay, length);
  const step = Math.sign(length);
  let day = startDay;
  for (let left = Math.abs(length); left > 0;) {
    day = daysLater(day, step);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
};

/** Clocks of packs count days. Other spans run for months: a reserve list is kept for twelve (domain: S28). */
export type SpanUnit = ClockUnit | 'MONTHS';

/**
 * Last day of a span: {@link due} for days. Months end on the day with the same date as day 0, or with a month that is
 * too short for it (BLDS 2015 Art 148(3)).
 */
export const lastDay = (startDay: Day, length: number, unit: SpanUnit, calendar: Calendar): Day =>
  unit === 'MONTHS' ? monthsLater(startDay, length) : due(startDay, length, unit, calendar);

/** How much of a clock that started on `startDay` has been used when `day` is over, in its unit. */
export const elapsed = (startDay: Day, day: Day, unit: ClockUnit, calendar: Calendar): number => {
  let used = 0;
  for (let at = startDay; at < day;) {
    at = daysLater(at, 1);
    if (unit === 'DAYS' || isWorkingDay(at, calendar)) used += 1;
  }
  return used;
};

const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?Z$/;
/** Asia/Ho_Chi_Minh: seven hours ahead of UTC all year. */
const HOURS_AHEAD = 7;
/** Deadlines end with office hours, 17:00 local, unless the notice says otherwise: our default, no rule was found. */
const OFFICE_CLOSES_UTC = '10:00:00.000Z';

/** Whole minutes from one instant (RFC 3339, UTC) to another; negative when the other comes first. */
export const minutesBetween = (from: string, to: string): number => {
  const at = (instant: string): number =>
    daysBetween('1970-01-01', instant.slice(0, 10)) * 1_440 +
    Number(instant.slice(11, 13)) * 60 +
    Number(instant.slice(14, 16));
  return at(to) - at(from);
};

/** The day in Vietnam at an instant (RFC 3339, UTC). */
export const localDay = (instantUtc: string): Day => {
  const [, day, hour] = INSTANT.exec(instantUtc) ?? [];
  if (day === undefined || hour === undefined) throw new RangeError(`not an instant in UTC: ${instantUtc}`);
  return daysLater(day, Number(hour) + HOURS_AHEAD >= 24 ? 1 : 0);
};

/** The instant (UTC) at which a deadline on `day` passes. */
export const endOfDay = (day: Day): string => `${daysLater(day, 0)}T${OFFICE_CLOSES_UTC}`;
