import type { DateConfidence, DayKind, LegalCalendar, NamedDay } from './calendar.js';
import type { Because } from '../cases/case.js';
import { type Calendar, due, isWorkingDay, type SpanUnit } from './clocks.js';
import { type Day, dayEn, daysBetween, daysLater, weekday, dayVi } from './days.js';
import { ASKER_SOURCE, house } from '../sources.js';
import { because } from '../wording.js';

/** A line of the explanation of a clock. `confidence`: how sure the source of a date is, where there is one. */
export interface ClockBecause extends Because {
  readonly confidence?: DateConfidence;
}

/** A clock with its answer. `given`: the days that came with the question; `counted`: what was counted by. */
export interface AnsweredClock {
  readonly start: Day;
  readonly last: Day;
  readonly unit: SpanUnit;
  readonly calendar: LegalCalendar;
  readonly given: Required<Calendar>;
  readonly counted: Calendar;
}

/** Longer explanations end with a line that says how many are left out. */
const LINES_MAX = 60;

const WEEKDAYS = [
  ['Monday', 'thứ Hai'],
  ['Tuesday', 'thứ Ba'],
  ['Wednesday', 'thứ Tư'],
  ['Thursday', 'thứ Năm'],
  ['Friday', 'thứ Sáu'],
  ['Saturday', 'thứ Bảy'],
  ['Sunday', 'Chủ nhật'],
] as const;

type Words = readonly [en: string, vi: string];

const written = (day: Day): Words => {
  const [en, vi] = WEEKDAYS[weekday(day) - 1] as Words;
  return [`${dayEn(day)} (${en})`, `${dayVi(day)} (${vi})`];
};

const RULES: Readonly<Record<DayKind, string>> = {
  HOLIDAY: 'clock.holiday',
  SUBSTITUTE: 'clock.substitute',
  SWAPPED_OFF: 'clock.swapped-off',
  SWAPPED_WORKED: 'clock.swapped-worked',
};

type Reason = Readonly<Pick<NamedDay, 'day' | 'source' | 'en' | 'vi'>>;

const offLine = (rule: string, { day, source, en, vi }: Reason): Because => {
  const [dayEn, dayVi] = written(day);
  return because(rule, source, `${dayEn} is not worked: ${en}.`, `${dayVi} không làm việc: ${vi}.`);
};

const workedLine = (rule: string, { day, source, en, vi }: Reason): Because => {
  const [dayEn, dayVi] = written(day);
  return because(rule, source, `${dayEn} is worked: ${en}.`, `${dayVi} là ngày làm việc: ${vi}.`);
};

const namedLine = (entry: NamedDay): ClockBecause => ({
  ...(entry.kind === 'SWAPPED_WORKED' ? workedLine : offLine)(RULES[entry.kind], entry),
  confidence: entry.confidence,
});

const asked = (day: Day): Reason => ({
  day,
  source: ASKER_SOURCE,
  en: 'given with the question',
  vi: 'do người hỏi nêu',
});

/** Every day that is out of the ordinary, with its line. The days given win, and among them those worked. */
const lines = ({ calendar, given }: AnsweredClock): ReadonlyMap<Day, ClockBecause> =>
  new Map<Day, ClockBecause>([
    ...calendar.named.map((entry) => [entry.day, namedLine(entry)] as const),
    ...given.holidays.map((day) => [day, offLine('clock.given-holiday', asked(day))] as const),
    ...given.workdays.map((day) => [day, workedLine('clock.given-workday', asked(day))] as const),
  ]);

const howMany = (count: number, rule: string, [en, vi]: Words): ClockBecause[] =>
  count > 0 ? [because(rule, house('day-counting'), `${en}: ${count} more days.`, `${vi}: thêm ${count} ngày.`)] : [];

const WEEKEND: Words = ['Saturdays and Sundays not worked', 'Thứ Bảy, Chủ nhật không làm việc'];

/** Why working days end where they end: the days between that are out of the ordinary, one by one. */
const skipped = (clock: AnsweredClock): ClockBecause[] => {
  const known = lines(clock);
  const days = Array.from({ length: daysBetween(clock.start, clock.last) }, (_, index) =>
    daysLater(clock.start, index + 1),
  );
  const found = days.flatMap((day) => known.get(day) ?? []);
  const free = days.filter((day) => weekday(day) > 5 && !known.has(day));
  return [
    ...found.slice(0, LINES_MAX),
    ...howMany(found.length - LINES_MAX, 'clock.more', ['Not listed here', 'Không liệt kê']),
    ...howMany(free.length, 'clock.weekends', WEEKEND),
  ];
};

const dayZero = ({ start }: AnsweredClock): ClockBecause => {
  const [en, vi] = written(start);
  return {
    ...because(
      'clock.day-zero',
      'BLDS 2015 Art 147(2)',
      `Day 0 is ${en}; counting begins on the day after it.`,
      `Ngày 0 là ${vi}; tính từ ngày liền sau.`,
    ),
    confidence: 'F2',
  };
};

/** A clock that leaves the known years is still answered, but not silently. */
const unknownYears = ({ start, last, calendar: { years } }: AnsweredClock): ClockBecause[] => {
  if (daysLater(start, 1) >= `${years.first}` && last < `${years.last + 1}`) return [];
  const span = `${years.first}–${years.last}`;
  return [
    because(
      'clock.unknown-years',
      house('calendar-years'),
      `The calendar knows ${span}. Outside these years only weekends were skipped: check the day by hand.`,
      `Lịch chỉ có các năm ${span}. Ngoài các năm đó chỉ trừ thứ Bảy, Chủ nhật: cần kiểm tra lại.`,
    ),
  ];
};

/** The Civil Code moves such an end; no rule of the rounds was found that does. */
const endsOnDayOff = ({ last, counted }: AnsweredClock): ClockBecause[] => {
  if (isWorkingDay(last, counted)) return [];
  const [en, vi] = written(last);
  const next = due(last, 1, 'WORKING_DAYS', counted);
  const line = because(
    'clock.ends-on-day-off',
    'BLDS 2015 Art 148(5)',
    `${en} is not worked. The Civil Code would end the time on the next working day, ${dayEn(next)}; it is not applied here.`,
    `${vi} không làm việc. Theo Bộ luật Dân sự, thời hạn kết thúc vào ngày làm việc tiếp theo, ${dayVi(next)}; ở đây không áp dụng.`,
  );
  return [{ ...line, confidence: 'F2' }];
};

/** Why a clock ends where it ends: day 0, what to be careful about, and every day that was skipped. */
export const clockReasons = (clock: AnsweredClock): readonly ClockBecause[] => [
  dayZero(clock),
  ...(clock.unit === 'WORKING_DAYS' ? [...unknownYears(clock), ...skipped(clock)] : endsOnDayOff(clock)),
];
