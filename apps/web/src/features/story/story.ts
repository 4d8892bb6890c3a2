import type { ReportedStep, Stage, StepDoc, Timing } from '../../api/types.gen.js';
import { dayOf } from '../../words/format.js';

/** A step as it is told: what somebody did, and what followed from it by rule. */
export interface Told {
  readonly step: StepDoc;
  readonly led: readonly StepDoc[];
  /** In which stage it was done; `null` while that is not known. */
  readonly stage: Stage | null;
  /** Which stage it led to, where it led to another. */
  readonly to: Stage | null;
  /** The rule that asks for it. */
  readonly clause: string | null;
  readonly timing: readonly Timing[];
}

/** What stands in the address of the page. */
export interface Asked {
  readonly person?: string;
  readonly event?: string;
  readonly stage?: string;
}

const toldOf = (step: StepDoc, led: readonly StepDoc[], found: ReportedStep | undefined): Told => {
  const { before = null, after = null, clause = null } = found?.process ?? {};
  return {
    step,
    led,
    stage: before ?? after,
    to: before === after ? null : after,
    clause,
    timing: found?.timing ?? [],
  };
};

/** Steps in their order, what followed by rule under the step that it followed from; the report adds stage, rule and time. */
export const toldFrom = (steps: readonly StepDoc[], report: readonly ReportedStep[] = []): readonly Told[] => {
  const known = new Map(report.map((step) => [step.revision, step]));
  const grouped: { step: StepDoc; led: StepDoc[] }[] = [];
  for (const step of steps) {
    const last = grouped.at(-1);
    if (step.ownStep || last === undefined) grouped.push({ step, led: [] });
    else last.led.push(step);
  }
  return grouped.map(({ step, led }) => toldOf(step, led, known.get(step.revision)));
};

/** What the address asks for. */
export const chosen = (told: readonly Told[], { person, event, stage }: Asked): readonly Told[] =>
  told.filter(
    ({ step, led, stage: at }) =>
      (person === undefined || step.person === person || step.onBehalfOf === person) &&
      (event === undefined || step.event === event || led.some((one) => one.event === event)) &&
      (stage === undefined || at === stage),
  );

/** How often each occurs, in the order in which they first do. */
export const counted = (all: readonly string[]): readonly (readonly [string, number])[] => {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts];
};

/** A page, and where those around it begin: each after a step of the log, by its number. */
export interface StoryPage {
  readonly items: readonly Told[];
  /** How many stand before the page. */
  readonly before: number;
  readonly earlier: number | undefined;
  readonly later: number | undefined;
}

const PAGE = 40;
/** Before the first step. */
const BEGINNING = -1;

/** The steps after one of the log. */
export const pageAfter = (told: readonly Told[], after = BEGINNING): StoryPage => {
  const found = told.findIndex(({ step }) => step.revision > after);
  const before = found === -1 ? told.length : found;
  const items = told.slice(before, before + PAGE);
  return {
    items,
    before,
    earlier: before === 0 ? undefined : (told[before - PAGE - 1]?.step.revision ?? BEGINNING),
    later: before + PAGE >= told.length ? undefined : items.at(-1)?.step.revision,
  };
};

/** After which step the page begins on which a day's first step stands; after the last where nothing happened from then on. */
export const beforeDay = (told: readonly Told[], day: string): number => {
  const first = told.find(({ step }) => dayOf(new Date(step.happenedAt)) >= day);
  return (first?.step.revision ?? (told.at(-1)?.step.revision ?? 0) + 1) - 1;
};

/** True where a step was written down on a later day than it happened. */
export const isWrittenLater = ({ happenedAt, recordedAt }: StepDoc): boolean =>
  dayOf(new Date(happenedAt)) !== dayOf(new Date(recordedAt));
