import { applyDecorators, type Type as Class } from '@nestjs/common';
import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { PastAsked } from '#exams';
import { isDay } from '#rules';
import { faultAt, type FieldFault, ProblemAnswer } from '../edge/problem.js';

/** Longer is no instant, no position and no day. */
const LONGEST = 40;

/** A field of a query that asks for a place in time. */
export const place = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ required: false, type: String, maxLength: LONGEST, description }),
    IsOptional(),
    IsString(),
    MaxLength(LONGEST),
  );

/** Asks for the past, of what has no valid time of its own. */
export class AtQuery {
  @place(
    'Recorded time: an instant (RFC 3339 with its offset, `+` written as `%2B`) or a position of the log. The answer is what had been recorded by then, as far as you may see it today. The answer repeats it in `asOf`.',
  )
  at?: string;
}

/** Asks for the past. */
export class PastQuery extends AtQuery {
  @place(
    'Valid time: a day (YYYY-MM-DD). Of what was recorded by `at`, or by now, what had happened by the end of that day and was in force on it.',
  )
  valid?: string;
}

/** The same queries, for which the past may be asked, too. */
export const withPast = <Query extends object>(query: Class<Query>): Class<Query & PastQuery> =>
  IntersectionType(query, PastQuery) as Class<Query & PastQuery>;

/** Beside an answer that tells the past: of when it is, as it was asked. Absent: it tells how things are now. */
export interface AsOf {
  readonly asOf?: {
    /** What was recorded by then; `null`: by now. */
    readonly at: string | null;
    /** The day of valid time; `null`: that of `at`. */
    readonly valid: string | null;
  };
}

/** The past that was asked for, and how the answer says so. */
export interface Past extends PastAsked, Required<AsOf> {}

const POSITION = /^\d{1,19}$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i;

const refused = (fault: FieldFault): never => {
  throw new ProblemAnswer(400, 'body-malformed', [fault]);
};

/** An instant in UTC with milliseconds; refuses what is none, and what is still to come. */
export const instantIn = (field: string, text: string): string => {
  const day = INSTANT.exec(text)?.[1];
  if (day === undefined || !isDay(day))
    return refused(
      faultAt(
        field,
        'phải là thời điểm theo RFC 3339 có múi giờ, ví dụ 2026-03-17T08:00:00Z (dấu + viết là %2B), hoặc một `position`',
        'must be an instant of RFC 3339 with its offset, like 2026-03-17T08:00:00Z (write + as %2B), or a `position`',
      ),
    );
  const instant = new Date(text).toISOString();
  if (instant <= new Date().toISOString()) return instant;
  return refused(
    faultAt(
      field,
      'chưa tới: chỉ xem được quá khứ; hãy chọn thời điểm không sau bây giờ',
      'is still to come: only the past can be seen; choose an instant that is not behind now',
    ),
  );
};

/** The first event of a log: its position, and when it was recorded. */
export interface LogStart {
  readonly position: bigint;
  readonly at: string;
}

/** Where the log begins and ends, as far as what is asked for has to lie in between. */
export interface LogBounds {
  /** Refuses a position that the log has not come to. */
  readonly mustBeOurs: (position: bigint, field: string) => Promise<void>;
  /** `undefined` for a log that holds nothing. */
  readonly first: () => Promise<LogStart | undefined>;
}

const beforeAll = (field: string): never =>
  refused(
    faultAt(
      field,
      'ở trước sự kiện đầu tiên của nhật ký này: khi đó chưa có gì; hãy chọn thời điểm hoặc vị trí sau đó',
      'lies before the first event of this log: there was nothing yet; choose an instant or position behind it',
    ),
  );

/** The place in the log that one field asks for. */
export const cutIn = async (field: string, text: string, log: LogBounds): Promise<PastAsked['cut']> => {
  const cut = POSITION.test(text) ? { position: BigInt(text) } : { instant: instantIn(field, text) };
  if (cut.position !== undefined) await log.mustBeOurs(cut.position, field);
  const first = await log.first();
  const isBefore =
    first === undefined || (cut.position === undefined ? cut.instant < first.at : cut.position < first.position);
  return isBefore ? beforeAll(field) : cut;
};

const dayIn = (text: string): string =>
  isDay(text)
    ? text
    : refused(faultAt('valid', 'phải là một ngày, ví dụ 2026-03-17', 'must be a day, like 2026-03-17'));

const isBehind = (from: PastAsked['cut'], to: PastAsked['cut']): boolean =>
  (from.position !== undefined && to.position !== undefined && from.position > to.position) ||
  (from.instant !== undefined && to.instant !== undefined && from.instant > to.instant);

const areAlike = (from: PastAsked['cut'], to: PastAsked['cut']): boolean =>
  (from.position === undefined) === (to.position === undefined);

/** Refuses an end that does not come behind its beginning, or of which that cannot be told. */
const mustFollow = (from: PastAsked['cut'], to: PastAsked['cut']): void => {
  if (!areAlike(from, to))
    refused(
      faultAt(
        'to',
        'phải cùng loại với `from`: cả hai là thời điểm, hoặc cả hai là `position`',
        'must be of the kind of `from`: both instants, or both positions',
      ),
    );
  if (isBehind(from, to))
    refused(faultAt('from', 'ở sau `to`; hãy đổi chỗ hai giá trị', 'lies behind `to`; exchange the two'));
};

/** The two places that a query asks for: `null` for a beginning before everything, and an end at what is recorded now. */
export const placesIn = async (
  { from, to }: { readonly from?: string; readonly to?: string },
  log: LogBounds,
): Promise<{ readonly from: PastAsked['cut'] | null; readonly to: PastAsked['cut'] }> => {
  const beginning = from === undefined ? null : await cutIn('from', from, log);
  const end = to === undefined ? {} : await cutIn('to', to, log);
  if (beginning !== null && to !== undefined) mustFollow(beginning, end);
  return { from: beginning, to: end };
};

/** The past that a query asks for; `undefined` where it asks how things are now. */
export const pastIn = async ({ at, valid }: PastQuery, log: LogBounds): Promise<Past | undefined> => {
  if (at === undefined && valid === undefined) return undefined;
  const cut = at === undefined ? {} : await cutIn('at', at, log);
  return {
    cut,
    ...(valid === undefined ? {} : { valid: dayIn(valid) }),
    asOf: { at: at ?? null, valid: valid ?? null },
  };
};
