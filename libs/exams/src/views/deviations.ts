import { type Recorded, validTime, type View } from '#kernel';
import type { AppointmentEvents } from '../appointment/events.js';
import type { RoundEvents } from '../round/events.js';
import type { Deviation, DeviationCode } from '../round/deviations/events.js';
import { deviationWords } from '../round/deviations/words.js';
import { sentence } from '../words/sentence.js';
import type { Words } from '../wording.js';
import { byRound, roundOf } from './part.js';
import { idIn, idOf } from './stream.js';

/** A line of the exception register. */
export type DeviationLine = Readonly<{
  what: DeviationCode | 'overdue';
  words: Words;
  /** Instrument and article that wanted it otherwise. */
  rule: string | null;
  /** Valid time of the step that tells of it, and its revision. */
  at: string;
  revision: number;
  /** The appointment case in which it stands, if it is not in the round itself. */
  case?: string;
}>;

/** The exception register of a round: what went otherwise than the rules want it, in the order in which it was recorded. */
export type DeviationsDoc = Readonly<{ round: string; lines: readonly DeviationLine[] }>;

const overdue: Words = {
  vi: 'Quá hạn {clock}: hạn cuối là ngày {due}.',
  en: 'Overdue: {clock}; the last day was {due}.',
};

const inBoth = (words: Words, details: Readonly<Record<string, string | number>>): Words => ({
  vi: sentence(words, details, 'vi'),
  en: sentence(words, details, 'en'),
});

const withLine = (document: DeviationsDoc | undefined, round: string, line: DeviationLine): DeviationsDoc => ({
  round,
  lines: [...(document?.lines ?? []), line],
});

const flaggedLine = ({ what, details, rule }: Deviation, { revision, meta }: Recorded): DeviationLine => ({
  ...{ what, rule, revision },
  words: inBoth(deviationWords[what], details),
  at: validTime(meta),
});

/** Exception registers, one a round. */
export const deviations: View<DeviationsDoc, RoundEvents & Pick<AppointmentEvents, 'CaseDeviationFlagged'>> = {
  name: 'deviations',
  version: 2,
  indexes: ['round'],
  keyOf: (recorded) =>
    idIn('appointment', recorded) === undefined ? byRound(recorded) : [(recorded.data as { round: string }).round],
  on: {
    DeviationFlagged: (document, flag, recorded) => withLine(document, roundOf(recorded), flaggedLine(flag, recorded)),
    CaseDeviationFlagged: (document, { round, ...flag }, recorded) =>
      withLine(document, round, { ...flaggedLine(flag, recorded), case: idOf('appointment', recorded) }),
    OverdueFlagged: (document, { clock, due }, recorded) => {
      const words = inBoth(overdue, { clock, due });
      const { revision, meta } = recorded;
      return withLine(document, roundOf(recorded), {
        what: 'overdue',
        words,
        rule: null,
        at: validTime(meta),
        revision,
      });
    },
  },
};
