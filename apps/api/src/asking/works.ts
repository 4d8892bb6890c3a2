import type { EventStore, Recorded } from '#kernel';
import { isRefusal } from '#kernel';
import {
  caseFileOf,
  checkInvariants,
  fiveClearsFor,
  foldRound,
  inquire,
  type Inquiry,
  markersOf,
  missingClears,
  personsOf,
  readPositionRows,
  readUnitRows,
  robustnessOf,
  type StepDoc,
  type Viewer,
  whatIfOf,
  whyOf,
} from '#exams';
import { positionHeader, readFile, unitHeader } from './csv.js';

/** As much of the log as is asked of. */
export type Log = Pick<EventStore, 'read'>;

/** Answers from the whole history of a round. */
const ofRound =
  <Given extends readonly unknown[], Answer>(answer: (history: readonly Recorded[], ...given: Given) => Answer) =>
  async (log: Log, round: string, ...given: Given): Promise<Answer> =>
    answer(await Array.fromAsync(log.read(`round-${round}`)), ...given);

/** Answers from the round as it was when its result came about. */
const ofResult = <Given extends readonly unknown[], Answer>(answer: (inquiry: Inquiry, ...given: Given) => Answer) =>
  ofRound((history, ...given: Given) => {
    const inquiry = inquire(history);
    return isRefusal(inquiry) ? inquiry : answer(inquiry, ...given);
  });

/** The "5 rõ" report of a round for a reader, and whom it names. */
const fiveClears = (_: Log, documents: readonly StepDoc[], viewer: Viewer) => {
  const steps = fiveClearsFor(documents, viewer).map((step) => ({ ...step, missing: missingClears(step) }));
  const shown = steps.map((step) => ({ ...step, output: step.result }));
  return { steps, persons: personsOf('steps', shown) };
};

/**
 * What takes long to work out, by name. A thread does it, so what goes in and comes out is plain data, and nothing here
 * may need the edge.
 */
export const works = {
  why: ofResult(whyOf),
  whatIf: ofResult(whatIfOf),
  robustness: ofResult(robustnessOf),
  caseFile: ofResult(caseFileOf),
  markers: ofResult(markersOf),
  invariants: ofRound((history) => ({ events: history.length, breaches: checkInvariants(history, foldRound) })),
  fiveClears,
  units: (_: Log, file: string) => readFile(file, unitHeader, readUnitRows),
  positions: (_: Log, file: string) => readFile(file, positionHeader, readPositionRows),
} as const;

export type Works = typeof works;

/** What a work is given, after the log. */
export type Given<What extends keyof Works> = Works[What] extends (log: Log, ...given: infer All) => unknown
  ? All
  : never;

/** What comes of a work. */
export type Answer<What extends keyof Works> = Awaited<ReturnType<Works[What]>>;

/** A work to be done. */
export interface Job {
  readonly what: keyof Works;
  readonly given: readonly unknown[];
}

/** Does a job on a log. */
export const workOut = async (log: Log, { what, given }: Job): Promise<unknown> =>
  await (works[what] as (log: Log, ...given: readonly unknown[]) => unknown)(log, ...given);
