import { daysBetween, daysLater } from '#rules';

const EPOCH = '1970-01-01';
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3})\d*)?Z$/;

/** Milliseconds since 1970 of an instant (RFC 3339, UTC); digits beyond milliseconds are cut. @throws RangeError */
export const millisecondsOf = (instant: string): number => {
  const [, day, hour, minute, second, fraction = '0'] = INSTANT.exec(instant) ?? [];
  if (day === undefined) throw new RangeError(`not an instant in UTC: ${instant}`);
  const minutes = Number(hour) * 60 + Number(minute);
  const rest = Number(second) * SECOND + Number(fraction.padEnd(3, '0'));
  return daysBetween(EPOCH, day) * DAY + minutes * MINUTE + rest;
};

const padded = (value: number, digits: number): string => String(Math.floor(value)).padStart(digits, '0');

/** The instant so many minutes later, in UTC with milliseconds. */
export const minutesLater = (instant: string, minutes: number): string => {
  const moment = millisecondsOf(instant) + minutes * MINUTE;
  const days = Math.floor(moment / DAY);
  const inDay = moment - days * DAY;
  const clock = [inDay / (60 * MINUTE), (inDay / MINUTE) % 60, (inDay / SECOND) % 60];
  const time = clock.map((part) => padded(part, 2)).join(':');
  return `${daysLater(EPOCH, days)}T${time}.${padded(inDay % SECOND, 3)}Z`;
};

/** Minutes from one instant to another, with their fraction; negative when `to` comes first. */
export const minutesBetween = (from: string, to: string): number =>
  (millisecondsOf(to) - millisecondsOf(from)) / MINUTE;
