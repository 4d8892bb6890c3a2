import type { Because } from '../cases/case.js';
import { findCalendar } from './calendar.js';
import { type AnsweredClock, type ClockBecause, clockReasons } from './clock-reasons.js';
import { lastDay, type SpanUnit } from './clocks.js';
import { type Day, dayEn, isDay, monthsLater, termEnd, dayVi } from './days.js';
import type { Fault } from '../packs/pack.js';
import {
  type At,
  bad,
  distinct,
  field,
  list,
  object,
  oneOf,
  optional,
  reading,
  text,
  whole,
} from '../cases/reading.js';
import { house } from '../sources.js';
import { because } from '../wording.js';

/** Far beyond any deadline and any term; keeps counting short. */
const LENGTH_MAX = 10_000;
const YEARS_MAX = 100;

const day = (at: At): Day => {
  const value = text(at);
  return isDay(value) && value >= '1900' && value < '2200'
    ? value
    : bad('bad-day', at.path, `${at.path} must be a day from 1900 to 2199, YYYY-MM-DD`);
};

const days = (at: At): readonly Day[] => distinct(list(at), day);

/** The named calendar with the days off and worked days given beside it; those given win. */
const calendarOf = (root: At): Pick<AnsweredClock, 'calendar' | 'given' | 'counted'> => {
  const at = field(root, 'calendar');
  const calendar = findCalendar(text(at)) ?? bad('unknown-calendar', at.path, 'there is no such calendar');
  const { holidays = [] } = optional(root, 'holidays', days);
  const { workdays = [] } = optional(root, 'workdays', days);
  const worked = calendar.workdays.filter((entry) => !holidays.includes(entry));
  const counted = { holidays: [...calendar.holidays, ...holidays], workdays: [...worked, ...workdays] };
  return { calendar, given: { holidays, workdays }, counted };
};

const UNIT_WORDS: Readonly<Record<SpanUnit, readonly [en: string, vi: string]>> = {
  DAYS: ['days', 'ngày'],
  WORKING_DAYS: ['working days', 'ngày làm việc'],
  MONTHS: ['months', 'tháng'],
};

/** Answers `khoabang.clock/1`: the last day and why. The first line says it in one sentence. */
export const answerClock = (value: unknown): { readonly due: Day; readonly because: readonly ClockBecause[] } | Fault =>
  reading(() => {
    const root = object({ value, path: '' });
    oneOf(field(root, 'format'), ['khoabang.clock/1']);
    const start = day(field(root, 'start'));
    const length = whole(field(root, 'length'), 0, LENGTH_MAX);
    const unit = oneOf(field(root, 'unit'), ['DAYS', 'WORKING_DAYS', 'MONTHS']);
    const calendars = calendarOf(root);
    const last = lastDay(start, length, unit, calendars.counted);
    const [en, vi] = UNIT_WORDS[unit];
    const line = because(
      'clock.due',
      house('day-counting'),
      `${length} ${en} from ${dayEn(start)} (day 0) end on ${dayEn(last)}.`,
      `${length} ${vi} kể từ ${dayVi(start)} (ngày 0) kết thúc ngày ${dayVi(last)}.`,
    );
    return { due: last, because: [line, ...clockReasons({ start, last, unit, ...calendars })] };
  });

const termLine = (from: Day, years: number, until: Day): Because =>
  because(
    'term.first-day-counts',
    house('terms'),
    `A term includes its first day: ${years} years from ${dayEn(from)} end on ${dayEn(until)}.`,
    `Nhiệm kỳ tính cả ngày đầu: ${years} năm từ ${dayVi(from)} kết thúc ngày ${dayVi(until)}.`,
  );

const leapLine = (until: Day): Because =>
  because(
    'term.leap-day',
    house('terms'),
    `A term that began on 29 February ends with 28 February where there is no 29 February: ${dayEn(until)}.`,
    `Nhiệm kỳ bắt đầu ngày 29 tháng 2, kết thúc ngày 28 tháng 2 ở năm không nhuận: ${dayVi(until)}.`,
  );

/** Answers `khoabang.term/1`: the last day of a term and why. */
export const answerTerm = (value: unknown): { readonly until: Day; readonly because: readonly Because[] } | Fault =>
  reading(() => {
    const root = object({ value, path: '' });
    oneOf(field(root, 'format'), ['khoabang.term/1']);
    const from = day(field(root, 'from'));
    const years = whole(field(root, 'years'), 1, YEARS_MAX);
    const until = termEnd(from, years);
    // Elsewhere the last day is the day before the anniversary.
    const leap = until === monthsLater(from, years * 12) ? [leapLine(until)] : [];
    return { until, because: [termLine(from, years, until), ...leap] };
  });
