import { type Recorded, type SealedText, untilCut, validTime } from '#kernel';
import { localDay } from '#rules';
import { appointment } from '../appointment/appointment.js';
import { appointmentCards } from '../appointment/cards.js';
import type { AppointmentEvents, AppointmentStatus, CaseClockName } from '../appointment/events.js';
import { caseEvidence, type Ending } from '../appointment/evidence.js';
import { certain } from '../bug.js';
import { concernedIn, readsAs, sealedInCase } from '../appointment/sight.js';
import { type Appointment, type OpenedCase, unopened } from '../appointment/state.js';
import { happenedBy, type PastAsked } from '../past/asked.js';
import type { Reader } from '../reader.js';
import type { Title } from '../round/card.js';
import { done, type Output } from '../round/output.js';
import { titled } from '../stream-card.js';
import type { DocumentRef } from '../wording.js';
import type { Timing } from './five-clears.js';

// The appointment cases of a round in its registers: the same evidence as of the round itself, out of the log of each case.

type Type = keyof AppointmentEvents;

/** A step of a case under the five questions. */
export interface CaseStep {
  readonly revision: number;
  readonly person: string;
  readonly onBehalfOf: string | null;
  readonly task: { readonly event: Type; readonly words: Title };
  readonly responsibility: string;
  readonly process: {
    readonly before: AppointmentStatus;
    readonly after: AppointmentStatus;
    readonly clause: string | null;
    /** `id@version`, as the round pinned it. */
    readonly pack: string;
  };
  readonly result: Output;
  readonly timing: readonly Timing[];
  readonly happenedAt: string;
  readonly recordedAt: string;
}

/** The steps of one case of a round. */
export interface CaseSteps {
  readonly case: string;
  readonly post: string;
  readonly candidate: string;
  readonly steps: readonly CaseStep[];
}

/** One decision of a person in an appointment case; a paper that was handed in is one, too. */
export interface CaseDecision {
  readonly round: string;
  /** The case, and the number of the event in it. */
  readonly case: string;
  readonly revision: number;
  readonly event: Type;
  readonly actor: string;
  readonly onBehalfOf: string | null;
  readonly authority: string;
  readonly reason: SealedText | null;
  readonly minutes: string | null;
  readonly document: DocumentRef | null;
  /** SHA-256 of what was handed in. */
  readonly handedIn: string | null;
  readonly aboutKind: 'CANDIDATE';
  readonly aboutId: string;
  readonly choice: string | null;
  readonly happenedAt: string;
  readonly recordedAt: string;
}

/** One event with the case as it met it, and as it left it. */
interface Met {
  readonly recorded: Recorded;
  readonly before: Appointment;
  readonly after: Appointment;
}

type Fold = (state: Appointment, data: unknown, meta: Recorded['meta']) => Appointment;

const folds = appointment.evolve as unknown as Readonly<Record<Type, Fold>>;

const walked = (history: readonly Recorded[]): readonly Met[] => {
  let before = unopened;
  return history.map((recorded) => {
    const after = folds[recorded.type as Type](before, recorded.data, recorded.meta);
    const met = { recorded, before, after };
    before = after;
    return met;
  });
};

/** A case that somebody may read, with what had happened in it by the time that is asked for. */
interface Readable {
  readonly met: readonly Met[];
  /** As it is today: who it is decides who reads it. */
  readonly found: OpenedCase;
  /** As it stood then: what was sealed then is not laid open by what came later. */
  readonly then: OpenedCase;
  readonly id: string;
}

const CATEGORY = 'appointment-';

const NOW: PastAsked = { cut: {} };

/** A case as these events leave it, and its id; `undefined` where there is none yet. */
const leftBy = (met: readonly Met[]): { readonly state: OpenedCase; readonly id: string } | undefined => {
  const last = met.at(-1);
  if (last === undefined || last.after.opened === null) return undefined;
  const { recorded, after } = last;
  return { state: { ...after, opened: last.after.opened }, id: recorded.stream.slice(CATEGORY.length) };
};

/** The cases that a reader may know of today, out of their whole histories, each as far as it had come. */
const readable = (
  histories: readonly (readonly Recorded[])[],
  me: Reader,
  { cut, valid }: PastAsked,
): readonly Readable[] =>
  histories.flatMap((history) => {
    const all = walked(history);
    const told = new Set(happenedBy(untilCut(history, cut), valid));
    const met = all.filter(({ recorded }) => told.has(recorded));
    const [now, then] = [leftBy(all), leftBy(met)];
    if (now === undefined || then === undefined || readsAs(concernedIn(now.state), me) === undefined) return [];
    return [{ met, found: now.state, then: then.state, id: now.id }];
  });

/** True for an opinion that is closed to this reader today, or was closed then. */
const isSealed = (event: Type, { found, then }: Readable, me: Reader): boolean =>
  [found, then].some((known) => sealedInCase(event, known, me).length > 0);

type Evidence = (typeof caseEvidence)[Type];

const evidenceOf = ({
  type,
}: Recorded): { readonly [Key in keyof Evidence]: (data: unknown) => ReturnType<Evidence[Key]> } =>
  caseEvidence[type as Type] as never;

const termOf = ({ term }: Appointment) => certain(term, 'no term to be late for');

const dueIn: Readonly<Record<CaseClockName, (state: Appointment) => string | null>> = {
  dossierDue: ({ dossierDue }) => dossierDue,
  decisionDue: ({ decisionDue }) => decisionDue,
  officeDue: (state) => termOf(state).officeDue,
  termReminder: ({ reminderOn }) => reminderOn,
  termEnd: (state) => termOf(state).until,
};

/** How a step stood against the clock that it ended. */
const timingOf = ({ before, recorded }: Met, ending: Ending | undefined): readonly Timing[] => {
  if (ending === undefined) return [];
  const { clock, on = localDay(validTime(recorded.meta)) } = ending;
  const due = dueIn[clock](before);
  return due === null ? [] : [{ clock, due, inTime: on <= due }];
};

const stepOf = (met: Met, one: Readable, me: Reader): readonly CaseStep[] => {
  const { recorded, before, after } = met;
  const { meta, data, revision } = recorded;
  const event = recorded.type as Type;
  const { output, ends } = evidenceOf(recorded);
  const result = output(data);
  if (result === null) return [];
  const words = titled(appointmentCards[event]);
  return [
    {
      revision,
      person: meta.actor,
      onBehalfOf: meta.onBehalfOf ?? null,
      task: { event, words },
      responsibility: meta.authority,
      process: {
        before: before.status,
        after: after.status,
        clause: words.source ?? null,
        pack: one.found.opened.pack,
      },
      result: isSealed(event, one, me) ? done() : result,
      timing: timingOf(met, ends(data)),
      happenedAt: validTime(meta),
      recordedAt: meta.at,
    },
  ];
};

/** The steps of these cases under the five questions, as a reader may know them, by now or by then; a case of others is not there. */
export const caseStepsFor = (
  histories: readonly (readonly Recorded[])[],
  me: Reader,
  asked: PastAsked = NOW,
): readonly CaseSteps[] =>
  readable(histories, me, asked).map((one) => {
    const { post, candidate } = one.found.opened;
    return { case: one.id, post, candidate, steps: one.met.flatMap((met) => stepOf(met, one, me)) };
  });

interface Papers {
  readonly reason?: SealedText | null;
  readonly minutes?: string | null;
  readonly decision?: DocumentRef;
  readonly document?: DocumentRef;
  readonly hash?: string | null;
}

const papersOf = ({ reason = null, minutes = null, decision, document, hash = null }: Papers) => ({
  reason,
  minutes,
  document: decision ?? document ?? null,
  handedIn: hash,
});

const decisionOf = ({ recorded }: Met, one: Readable, me: Reader): readonly CaseDecision[] => {
  const { meta, data, revision } = recorded;
  const event = recorded.type as Type;
  const choice = evidenceOf(recorded).decides(data);
  if (choice === undefined) return [];
  const { round, candidate } = one.found.opened;
  const sealed = isSealed(event, one, me) ? { choice: 'SEALED', document: null } : { choice };
  return [
    {
      ...{ round, case: one.id, revision, event },
      ...{ actor: meta.actor, onBehalfOf: meta.onBehalfOf ?? null, authority: meta.authority },
      ...papersOf(data as Papers),
      ...{ aboutKind: 'CANDIDATE', aboutId: candidate },
      ...sealed,
      ...{ happenedAt: validTime(meta), recordedAt: meta.at },
    },
  ];
};

/** What people decided in these cases, as a reader may know it, by now or by then: case by case, in the order of each. */
export const caseDecisionsFor = (
  histories: readonly (readonly Recorded[])[],
  me: Reader,
  asked: PastAsked = NOW,
): readonly CaseDecision[] =>
  readable(histories, me, asked).flatMap((one) => one.met.flatMap((met) => decisionOf(met, one, me)));
