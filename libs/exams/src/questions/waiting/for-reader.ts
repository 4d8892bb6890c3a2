import { hasAnySeat, oversees, type Viewer } from '../../round/place.js';
import { isTypedIn } from '../../round/plan/papers.js';
import { signedOn } from '../../round/plan/signers.js';
import type { Round } from '../../round/state.js';
import { type AppointmentDocument, caseSignedOn } from '../../views/registry/appointments.js';
import { casesWaiting, withoutOpinion } from './cases.js';
import { outlook, type Waiting, waiting } from './waiting.js';

/** What a round waits for, as one reader is told it. */
export interface WaitingLine extends Omit<Waiting, 'ready'> {
  /** False while something else comes first; `null` where that may be sealed from this reader. */
  readonly ready: boolean | null;
  /** True where the reader can do it now. */
  readonly yours: boolean;
}

/** Events before which sealed things stand: that nobody can come to them yet tells of marks or places. */
const afterSealed: ReadonlySet<string> = new Set([
  'MarkingCompleted',
  'WrittenResultFinal',
  'DefenceSealed',
  'ResultsReported',
]);

const isFor = ({ persons }: Waiting, { me }: Viewer): boolean => persons.includes(me.person);

const told = (line: Waiting, viewer: Viewer): WaitingLine => ({ ...line, yours: line.ready && isFor(line, viewer) });

/** Whether all that comes first is done is told to those alone who may do this. */
const toMember = (line: Waiting, viewer: Viewer): WaitingLine =>
  afterSealed.has(line.until) && !isFor(line, viewer)
    ? { ...told(line, viewer), ready: null, missing: null }
    : told(line, viewer);

/** Of what comes first, what the reader is told of by a line of its own. */
const amongTold = (lines: readonly WaitingLine[]): readonly WaitingLine[] => {
  const codes = new Set(lines.map(({ code }) => code));
  return lines.map((line) =>
    line.missing?.kind === 'TASKS'
      ? { ...line, missing: { kind: 'TASKS', ids: line.missing.ids.filter((code) => codes.has(code)) } }
      : line,
  );
};

/** Who else is awaited, and of whom something is missing, is not for somebody without a seat. */
const toOutsider = (line: Waiting, viewer: Viewer): WaitingLine => ({
  ...told(line, viewer),
  persons: isFor(line, viewer) ? [viewer.me.person] : [],
  progress: null,
  missing: null,
  ready: isFor(line, viewer) ? line.ready : null,
});

/**
 * What a reader is told of all that a round waits for: whoever watches over it, everything; whoever has a seat, what is
 * not sealed and what waits for themselves; everybody else, what the stage says, and what waits for themselves.
 */
const waitingFor = (round: Round, lines: readonly Waiting[], viewer: Viewer): readonly WaitingLine[] => {
  if (oversees(viewer)) return lines.map((line) => told(line, viewer));
  const own = lines.filter((line) => isFor(line, viewer));
  if (hasAnySeat(viewer)) {
    return lines.flatMap((line) => {
      const shown = line.shown !== 'ACTORS' || own.includes(line) ? line : withoutOpinion(line);
      return shown === undefined ? [] : [toMember(shown, viewer)];
    });
  }
  const open = outlook(round).filter(({ code }) => !own.some((line) => line.code === code));
  return [...own, ...open].map((line) => toOutsider(line, viewer));
};

/** Nobody can do before its first day what has one; of a round that is typed in all days are past. */
const onDay = (round: Round, line: Waiting, today: string): Waiting =>
  line.from !== null && line.from > today && !isTypedIn(round) ? { ...line, ready: false } : line;

/** What a reader is told on a local day of all that a round and its appointment cases wait for. */
export const waitingOn = (
  today: string,
  round: Round,
  cases: readonly AppointmentDocument[],
  viewer: Viewer,
): readonly WaitingLine[] => {
  const signed = signedOn(round, today);
  const casesToday = cases.map((document) => caseSignedOn(document, today));
  const lines = [...waiting(signed), ...casesWaiting(signed, casesToday, today)].map((line) =>
    onDay(signed, line, today),
  );
  return amongTold(waitingFor(signed, lines, viewer));
};
