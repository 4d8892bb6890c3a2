import { localDay, type Stage } from '#rules';
import { mayHappen } from '../round/flow.js';
import type { Title } from '../round/card.js';
import { titleOf } from '../round/cards.js';
import { resumeNext, stageNext, type Whereabouts } from '../round/standstill/resumption.js';
import { type ClockState, clocksAfter, pinnedBy, rowsOf, unclocked } from './clocked.js';
import { courseIn } from './course.js';
import type { Output } from '../round/output.js';
import type { RoundEventType } from './part.js';
import type { StepDoc } from './steps.js';

/** How a step stood against a legal clock that it stopped. Days are local days; late is late, not void. */
export interface Timing {
  readonly clock: string;
  readonly due: string;
  readonly inTime: boolean;
}

/** A step under the five questions of "5 rõ": who, what, by which right, by which process, with which result. */
export interface Step {
  readonly round: string;
  readonly revision: number;
  /** rõ người: personId, or `system:<name>`. */
  readonly person: string;
  readonly onBehalfOf: string | null;
  /** rõ việc. */
  readonly task: { readonly event: RoundEventType; readonly words: Title };
  /** rõ trách nhiệm: the rule, role or delegation. */
  readonly responsibility: string;
  /** rõ quy trình: `null` for a step that was not legal in the stage that it met. */
  readonly process: {
    readonly before: Stage | null;
    readonly after: Stage | null;
    readonly clause: string | null;
    readonly pack: string | null;
  } | null;
  /** rõ hiệu quả. */
  readonly result: Output | null;
  readonly timing: readonly Timing[];
  readonly happenedAt: string;
  readonly recordedAt: string;
}

/** What earlier steps leave to later ones. */
interface Walk extends ClockState, Whereabouts {}

const start: Walk = { ...unclocked, stage: null, resumeTo: null };

const advanced = (walk: Walk, { event, clockFacts, happenedAt }: StepDoc): Walk => {
  const pinned = pinnedBy(walk, clockFacts);
  return {
    ...pinned,
    stage: stageNext(walk, event),
    resumeTo: resumeNext(walk, event),
    clocks: clocksAfter(pinned, { type: event, data: clockFacts }, { at: happenedAt }),
  };
};

/** The clocks that the step ended, each with its last day. */
const timingOf = (walk: Walk, { event, happenedAt }: StepDoc): readonly Timing[] =>
  rowsOf(walk)
    .filter(({ stopsOn }) => stopsOn.includes(event))
    .flatMap(({ name }) => {
      const clock = walk.clocks[name];
      if (clock?.due === undefined || clock.due === null || clock.state === 'STOPPED') return [];
      return [{ clock: name, due: clock.due, inTime: localDay(happenedAt) <= clock.due }];
    });

const stepOf = (walk: Walk, next: Walk, doc: StepDoc): Step => {
  const words = titleOf(doc.event);
  const legal = mayHappen(doc.event, walk.stage ?? undefined, courseIn(walk));
  return {
    round: doc.round,
    revision: doc.revision,
    person: doc.person,
    onBehalfOf: doc.onBehalfOf,
    task: { event: doc.event, words },
    responsibility: doc.authority,
    process: legal ? { before: walk.stage, after: next.stage, clause: words.source ?? null, pack: next.pack } : null,
    result: doc.output,
    timing: timingOf(walk, doc),
    happenedAt: doc.happenedAt,
    recordedAt: doc.recordedAt,
  };
};

/** The steps of one round under the five questions. `documents`: all of view `steps` for that round, by revision. */
export const fiveClears = (documents: readonly StepDoc[]): readonly Step[] => {
  let walk = start;
  const rows: Step[] = [];
  for (const document of documents) {
    const next = advanced(walk, document);
    if (document.ownStep) rows.push(stepOf(walk, next, document));
    walk = next;
  }
  return rows;
};

/** Which of the five fields of a step are empty; none in a healthy round. */
export const missingClears = (step: Step): readonly string[] => {
  const clear: Readonly<Record<string, boolean>> = {
    person: step.person !== '',
    task: step.task.words.vi !== '',
    responsibility: step.responsibility !== '',
    process: step.process !== null,
    result: step.result !== null,
  };
  return Object.keys(clear).filter((field) => clear[field] === false);
};
