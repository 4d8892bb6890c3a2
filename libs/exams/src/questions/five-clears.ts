import { localDay, type Stage } from '#rules';
import { mayHappen } from '../round/flow.js';
import type { Title } from '../round/card.js';
import { titleOf } from '../round/cards.js';
import { resumeNext, stageNext, type Whereabouts } from '../round/standstill/resumption.js';
import { changedClocks } from '../round/clocks/changes.js';
import { type ClockState, clocksAfter, pinnedBy, rowsOf, unclocked } from '../views/clocked.js';
import { courseIn } from '../views/course.js';
import type { Output } from '../round/output.js';
import type { Viewer } from '../round/place.js';
import { stepFor } from '../round/seals.js';
import type { RoundEventType } from '../views/part.js';
import type { StepDoc } from '../views/steps.js';

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
interface Walk extends ClockState, Whereabouts {
  /** Clocks are facts in the stream, and nothing else moves them. */
  readonly recorded: boolean;
}

const start: Walk = { ...unclocked, stage: null, resumeTo: null, recorded: false };

const clocksOn = (walk: Walk, { event, clockFacts, happenedAt }: StepDoc): Walk['clocks'] => {
  if (clockFacts.change !== undefined) return changedClocks(walk.clocks, [clockFacts.change]);
  return walk.recorded ? walk.clocks : clocksAfter(walk, { type: event, data: clockFacts }, { at: happenedAt });
};

const advanced = (walk: Walk, step: StepDoc): Walk => {
  const { event, clockFacts } = step;
  const pinned: Walk = {
    ...walk,
    ...pinnedBy(walk, clockFacts),
    recorded: walk.recorded || clockFacts.recorded === true,
  };
  return {
    ...pinned,
    stage: stageNext(walk, event),
    resumeTo: resumeNext(walk, event),
    clocks: clocksOn(pinned, step),
  };
};

/** How a step stood against a clock that it ends; nothing for one that does not run to a day. */
const against = ({ clocks }: Walk, clock: string, happenedAt: string): readonly Timing[] => {
  const known = clocks[clock];
  if (known?.due === undefined || known.due === null || known.state === 'STOPPED') return [];
  return [{ clock, due: known.due, inTime: localDay(happenedAt) <= known.due }];
};

/** The clocks that the step ended, each with its last day. Where clocks are facts, those stand behind the step. */
const timingOf = (walk: Walk, { event, happenedAt }: StepDoc): readonly Timing[] =>
  walk.recorded
    ? []
    : rowsOf(walk)
        .filter(({ stopsOn }) => stopsOn.includes(event))
        .flatMap(({ name }) => against(walk, name, happenedAt));

/** The step with the clock that it ended, as the fact behind it says. */
const timed = (step: Step, walk: Walk, { clockFacts: { change } }: StepDoc): Step =>
  change?.type === 'ClockStopped' && change.data.because === 'DONE'
    ? { ...step, timing: [...step.timing, ...against(walk, change.data.clock, step.happenedAt)] }
    : step;

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
    const last = rows.pop();
    if (last !== undefined) rows.push(document.ownStep ? last : timed(last, walk, document));
    if (document.ownStep) rows.push(stepOf(walk, next, document));
    walk = next;
  }
  return rows;
};

/** The same as a reader may know it: what is still sealed follows from the steps before, and is not told. */
export const fiveClearsFor = (documents: readonly StepDoc[], viewer: Viewer): readonly Step[] => {
  const shown = new Map(documents.map((document) => [document.revision, stepFor(document, viewer)]));
  return fiveClears(documents).flatMap((step) => {
    const known = shown.get(step.revision);
    if (known === undefined) return [];
    const { person, onBehalfOf, authority, output } = known;
    return [{ ...step, person, onBehalfOf, responsibility: authority, result: output }];
  });
};

/** What is looked at in a step, of a round or of an appointment case. */
type Clear = Pick<Step, 'person' | 'responsibility' | 'result'> & {
  readonly task: { readonly words: Title };
  readonly process: object | null;
};

/** Which of the five fields of a step are empty; none in a healthy round. */
export const missingClears = (step: Clear): readonly string[] => {
  const clear: Readonly<Record<string, boolean>> = {
    person: step.person !== '',
    task: step.task.words.vi !== '',
    responsibility: step.responsibility !== '',
    process: step.process !== null,
    result: step.result !== null,
  };
  return Object.keys(clear).filter((field) => clear[field] === false);
};
