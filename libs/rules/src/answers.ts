import type { Because } from './case.js';
import { findCalendar } from './calendar.js';
import { type Calendar, due } from './clocks.js';
import { type Day, isDay, termEnd } from './days.js';
import type { ClockUnit, Fault } from './pack.js';
import { type At, bad, distinct, field, list, object, oneOf, optional, reading, text } from './reading.js';
import { because } from './wording.js';

/** Far beyond any deadline and any term; keeps counting short. */
const DAYS_MAX = 10_000;
const YEARS_MAX = 100;

const day = (at: At): Day => {
  const value = text(at);
  return isDay(value) && value >= '1900' && value < '2200'
    ? value
    : bad('bad-day', at.path, `${at.path} must be a day from 1900 to 2199, YYYY-MM-DD`);
};

const whole = (at: At, lowest: number, highest: number): number => {
  const { value, path } = at;
  if (value === undefined) return bad('missing-field', path, `${path} is missing`);
  return Number.isInteger(value) && Number(value) >= lowest && Number(value) <= highest
    ? Number(value)
    : bad('bad-length', path, `${path} must be a whole number from ${lowest} to ${highest}`);
};

const days = (at: At): readonly Day[] => distinct(list(at), day);

/** The named calendar with the days off and worked days given beside it; those given win. */
const calendarOf = (root: At): Calendar => {
  const at = field(root, 'calendar');
  const known = findCalendar(text(at)) ?? bad('unknown-calendar', at.path, 'there is no such calendar');
  const { holidays = [] } = optional(root, 'holidays', days);
  const { workdays = [] } = optional(root, 'workdays', days);
  const worked = known.workdays.filter((entry) => !holidays.includes(entry));
  return { holidays: [...known.holidays, ...holidays], workdays: [...worked, ...workdays] };
};

const UNIT_WORDS: Readonly<Record<ClockUnit, readonly [en: string, vi: string]>> = {
  DAYS: ['days', 'ngày'],
  WORKING_DAYS: ['working days', 'ngày làm việc'],
};

/** Answers `khoabang.clock/1`. */
export const answerClock = (value: unknown): { readonly due: Day; readonly because: readonly Because[] } | Fault =>
  reading(() => {
    const root = object({ value, path: '' });
    oneOf(field(root, 'format'), ['khoabang.clock/1']);
    const start = day(field(root, 'start'));
    const length = whole(field(root, 'length'), 0, DAYS_MAX);
    const unit = oneOf(field(root, 'unit'), ['DAYS', 'WORKING_DAYS']);
    const last = due(start, length, unit, calendarOf(root));
    const [en, vi] = UNIT_WORDS[unit];
    const line = because(
      'clock.due',
      'Khoa Bảng default',
      `${length} ${en} from ${start} (day 0) end on ${last}.`,
      `${length} ${vi} kể từ ${start} (ngày 0) kết thúc ngày ${last}.`,
    );
    return { due: last, because: [line] };
  });

/** Answers `khoabang.term/1`: the last day of a term. */
export const answerTerm = (value: unknown): { readonly until: Day } | Fault =>
  reading(() => {
    const root = object({ value, path: '' });
    oneOf(field(root, 'format'), ['khoabang.term/1']);
    return { until: termEnd(day(field(root, 'from')), whole(field(root, 'years'), 1, YEARS_MAX)) };
  });
