import type { EventStore, Recorded } from '#kernel';
import { allUpTo, type Cut, isRefusal, upTo } from '#kernel';
import {
  caseFileOf,
  caseStepsFor,
  changesBetween,
  checkInvariants,
  fiveClearsFor,
  foldRound,
  inquire,
  type Inquiry,
  markersOf,
  missingClears,
  type PastAsked,
  pastOf,
  personsOf,
  readPositionRows,
  readUnitRows,
  registryFolding,
  robustnessOf,
  type StepDoc,
  typesFor,
  type Viewer,
  waitingThen,
  whatIfOf,
  whyOf,
} from '#exams';
import { positionHeader, readFile, unitHeader } from './csv.js';

/** As much of the log as is asked of. */
export type Log = Pick<EventStore, 'read' | 'follow'>;

/** A stream as far as it belongs to a past: no more of it is read. */
const until = (log: Log, stream: string, cut: Cut): Promise<Recorded[]> => Array.fromAsync(upTo(log.read(stream), cut));

/** Answers from the whole history of a round. */
const ofRound =
  <Given extends readonly unknown[], Answer>(answer: (history: readonly Recorded[], ...given: Given) => Answer) =>
  async (log: Log, round: string, ...given: Given): Promise<Answer> =>
    answer(await Array.fromAsync(log.read(`round-${round}`)), ...given);

/** Answers from the round as it was when the last result came about that it had by then. */
const ofResult =
  <Given extends readonly unknown[], Answer>(answer: (inquiry: Inquiry, ...given: Given) => Answer) =>
  async (log: Log, round: string, cut: Cut, ...given: Given) => {
    const inquiry = inquire(await until(log, `round-${round}`, cut));
    return isRefusal(inquiry) ? inquiry : answer(inquiry, ...given);
  };

/** The "5 rõ" report of a round and its appointment cases for a reader, and whom it names. */
const fiveClears = async (
  log: Log,
  documents: readonly StepDoc[],
  viewer: Viewer,
  { ids, asked }: { readonly ids: readonly string[]; readonly asked: PastAsked },
) => {
  const told = <Step extends Parameters<typeof missingClears>[0]>(step: Step) => ({
    ...step,
    missing: missingClears(step),
  });
  const steps = fiveClearsFor(documents, viewer).map(told);
  const histories = await Promise.all(ids.map((id) => Array.fromAsync(log.read(`appointment-${id}`))));
  const cases = caseStepsFor(histories, viewer.me, asked).map((one) => ({ ...one, steps: one.steps.map(told) }));
  const shown = [...steps, ...cases.flatMap((one) => one.steps)].map((step) => ({ ...step, output: step.result }));
  return { steps, cases, persons: personsOf('steps', shown) };
};

/** A round as it was. */
const past = async (log: Log, round: string, asked: PastAsked, names: readonly string[]) =>
  pastOf(await until(log, `round-${round}`, asked.cut), asked, names);

/** What happened in a round between two places in its past, and what differs. */
const changes = async (
  log: Log,
  round: string,
  places: { readonly from: Cut | null; readonly to: Cut },
  viewer: Viewer,
) => changesBetween(await until(log, `round-${round}`, places.to), places, viewer);

/** What a round and its cases waited for. */
const waited = async (
  log: Log,
  { round, cases }: { readonly round: string; readonly cases: readonly string[] },
  cut: Cut,
  viewer: Viewer,
) => {
  const histories = [];
  for (const id of cases) histories.push(await until(log, `appointment-${id}`, cut));
  return waitingThen({ history: await until(log, `round-${round}`, cut), cases: histories }, cut, viewer);
};

/** A list as it was: of the registry, of rounds or of cases. */
const registry = async (log: Log, name: string, asked: PastAsked) => {
  const { take, then } = registryFolding(asked, name);
  for await (const recorded of allUpTo(log, typesFor(name), asked.cut)) take(recorded);
  return then();
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
  past,
  registry,
  changes,
  waited,
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
