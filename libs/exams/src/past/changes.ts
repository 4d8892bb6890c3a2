import { type Cut, type Document, type Entry, type Recorded, untilCut } from '#kernel';
import type { Stage } from '#rules';
import { personsOf, type Persons } from '../questions/persons.js';
import type { Title } from '../round/card.js';
import { titleOf } from '../round/cards.js';
import type { Output } from '../round/output.js';
import type { Viewer } from '../round/place.js';
import { roundFor } from '../round/plan/sight.js';
import { stepFor } from '../round/seals.js';
import { type RoundSight, roundViews } from '../sight.js';
import type { RoundEventType } from '../views/part.js';
import type { StepDoc } from '../views/steps.js';
import type { Words } from '../wording.js';
import { stageWords } from '../words/codes.js';
import { type PartName, partWords } from './part-words.js';
import { pastOf, type RoundPast } from './past.js';

// What happened in a round between two places of its past, and what is otherwise since, for those who check it. All of it is
// shown as to the same reader asking today.

/** So many events, and so many differences, are told in one answer: the first of them. */
export const CHANGES_MAX = 500;

/** Something that happened in between, as the reader may know it. */
export interface Happened {
  readonly revision: number;
  readonly event: RoundEventType;
  /** What was done, with the rule that asks for it. */
  readonly words: Title;
  /** True for what followed by rule from another event: nobody answers for it. */
  readonly follows: boolean;
  readonly person: string;
  readonly onBehalfOf: string | null;
  readonly authority: string;
  readonly result: Output | null;
  readonly happenedAt: string;
  readonly recordedAt: string;
}

/** Something that stands otherwise at the end than at the beginning. */
export interface Difference {
  /** The part of the round, by its name in paths; `round` for the round at a glance. */
  readonly part: string;
  readonly words: Words;
  /** Which of them; `null` where there is only one. */
  readonly id: string | null;
  /** The field; `null` where all of it came, or went. */
  readonly field: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

/** The difference between two places in the past of a round. */
export interface RoundChanges {
  /** Where it stood at both; `null` for a beginning at which it was not there yet. */
  readonly stage: { readonly before: Stage | null; readonly after: Stage };
  /** The whole in one sentence. */
  readonly summary: Words;
  readonly events: readonly Happened[];
  readonly differences: readonly Difference[];
  /** How many more there are of each than fit into one answer. */
  readonly left: { readonly events: number; readonly differences: number };
}

/** The answer, and those whom it names; `undefined` where there was no such round yet. */
export type Compared = { readonly changes: RoundChanges; readonly persons: Persons } | undefined;

/** Lists of what happened: that is told event by event. */
const told: readonly string[] = ['steps', 'decisions'];

const happened = (doc: StepDoc): Happened => {
  const { revision, event, ownStep, person, onBehalfOf, authority, output: result, happenedAt, recordedAt } = doc;
  const words = titleOf(event);
  return { revision, event, words, follows: !ownStep, person, onBehalfOf, authority, result, happenedAt, recordedAt };
};

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const notYet: Words = { vi: 'chưa có', en: 'not there yet' };

const orNull = (value: unknown): unknown => value ?? null;

/** What is otherwise in one document: field by field, or the whole where it came or went. */
const otherwise = (
  at: Pick<Difference, 'part' | 'words' | 'id'>,
  before: Document | undefined,
  after: Document | undefined,
): readonly Difference[] => {
  const isWhole = before === undefined || after === undefined;
  const fields = isWhole ? [] : [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const found = isWhole
    ? [{ ...at, field: null, before: orNull(before), after: orNull(after) }]
    : fields.map((field) => ({ ...at, field, before: orNull(before[field]), after: orNull(after[field]) }));
  return found.filter((one) => !isSame(one.before, one.after));
};

const entriesIn = ({ documents }: RoundPast, name: string): readonly Entry[] => documents[name] ?? [];

/** The documents of a part of the round as the reader is shown them, by key. */
const shownIn = (past: RoundPast, name: string, { show }: RoundSight, viewer: Viewer) =>
  new Map(entriesIn(past, name).map(({ key, document }) => [key, show(document, viewer)]));

const inPart = (name: string, sight: RoundSight, [before, after]: readonly [RoundPast, RoundPast], viewer: Viewer) => {
  const [then, since] = [shownIn(before, name, sight, viewer), shownIn(after, name, sight, viewer)];
  const { part } = sight;
  return [...new Set([...then.keys(), ...since.keys()])].flatMap((key) => {
    const [one, other] = [then.get(key), since.get(key)];
    const id = part === null ? null : String({ ...one, ...other }[part]);
    return otherwise({ part: name, words: partWords[name as PartName], id }, one, other);
  });
};

const atAGlance = ([before, after]: readonly [RoundPast, RoundPast], viewer: Viewer): readonly Difference[] => {
  const shown = ({ round }: RoundPast): Document | undefined => round && roundFor(round, viewer);
  return otherwise({ part: 'round', words: partWords.round, id: null }, shown(before), shown(after));
};

const stageIn = (stage: Stage | null, language: keyof Words): string =>
  (stage === null ? notYet : stageWords[stage])[language];

/** Where a round stood at both ends, on its way from one to the other. */
const wayOf = ({ before, after }: RoundChanges['stage'], language: keyof Words): string =>
  before === after ? stageIn(after, language) : `${stageIn(before, language)} → ${stageIn(after, language)}`;

const summaryOf = (stage: RoundChanges['stage'], events: number, differences: number): Words => ({
  vi: `Đợt thi: ${wayOf(stage, 'vi')}. Ở giữa có ${String(events)} việc được ghi; ${String(differences)} chỗ khác nhau.`,
  en: `The round: ${wayOf(stage, 'en')}. Recorded in between: ${String(events)}; different: ${String(differences)}.`,
});

const answered = (
  stage: RoundChanges['stage'],
  happenings: readonly Happened[],
  differing: readonly Difference[],
): NonNullable<Compared> => {
  const [events, differences] = [happenings.slice(0, CHANGES_MAX), differing.slice(0, CHANGES_MAX)];
  const left = {
    events: happenings.length - events.length,
    differences: differing.length - differences.length,
  };
  const summary = summaryOf(stage, happenings.length, differing.length);
  const persons = personsOf(
    'steps',
    events.map((event) => ({ ...event, output: event.result })),
  );
  return { changes: { stage, summary, events, differences, left }, persons };
};

const none: RoundPast = { round: undefined, documents: {} };

/** What happened of what is known of a round, as the reader is told of it. `since`: how many events came before. */
const happenedSince = (past: RoundPast, since: number, viewer: Viewer): readonly Happened[] =>
  entriesIn(past, 'steps')
    .map(({ document }) => document as StepDoc)
    .filter(({ revision }) => revision >= since)
    .flatMap((doc) => stepFor(doc, viewer) ?? [])
    .map(happened);

/**
 * What happened in a round, and what differs, between two places in its past, for a reader who may ask for that today.
 * `known`: its events up to `to`; without `from`, all of them happened in between.
 */
export const changesBetween = (
  known: readonly Recorded[],
  { from, to }: { readonly from: Cut | null; readonly to: Cut },
  viewer: Viewer,
): Compared => {
  const earlier = from === null ? [] : untilCut(known, from);
  const sights = roundViews.filter(([, { may }]) => may(viewer));
  const names = sights.map(([name]) => name);
  const after = pastOf(known, { cut: to }, names);
  if (after.round === undefined) return undefined;
  const before = from === null ? none : pastOf(earlier, { cut: from }, names);
  const both = [before, after] as const;
  const parts = sights.filter(([name]) => !told.includes(name));
  const differing = [
    ...atAGlance(both, viewer),
    ...parts.flatMap(([name, sight]) => inPart(name, sight, both, viewer)),
  ];
  const stage = { before: before.round?.stage ?? null, after: after.round.stage };
  return answered(stage, happenedSince(after, earlier.length, viewer), differing);
};
