import { type Cut, type Recorded, validTime } from '#kernel';
import { localDay } from '#rules';

/** Which past is asked for. */
export interface PastAsked {
  /** What had been recorded by then counts. */
  readonly cut: Cut;
  /** A day: of that, what had happened by its end, and what was in force on it. */
  readonly valid?: string;
}

/** Of what was known, what had happened by the end of a day; all of it where no day is asked for. */
export const happenedBy = (known: readonly Recorded[], valid: string | undefined): readonly Recorded[] =>
  valid === undefined ? known : known.filter(({ meta }) => localDay(validTime(meta)) <= valid);
