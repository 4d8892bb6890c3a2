import { eachOf, type Recorded, type View } from '#kernel';
import { type ClockRow, packs } from '#rules';
import type { RoundEvents } from '../round/events.js';
import type { ClockChange } from '../round/card.js';
import { clocksCards } from '../round/clocks/cards.js';
import { changedClocks, moveAll, movesWindow } from '../round/clocks/changes.js';
import { runsInRounds } from '../round/clocks/rows.js';
import type { Clock, ClocksPart } from '../round/clocks/events.js';
import { roundEventTypes } from '../round/cards.js';
import { type ClockState, clocksAfter, rowsOf } from './clocked.js';
import { certain } from '../bug.js';
import { courseNamed } from '../round/plan/pack.js';
import { byPart, partOf, roundOf, type RoundEventType } from './part.js';

/** A legal clock of a round. Days are local days. */
export type ClockDoc = Readonly<{
  round: string;
  clock: string;
  entry: 'LIVE' | 'RETROSPECTIVE';
  /** True where clocks are facts in the stream, and nothing else moves them. */
  recorded: boolean;
  /** `id@version`; `null` before the plan is approved. */
  pack: string | null;
  /** Name of the course in the pack. */
  course: string | null;
  /** The appeal window that the plan set, where it did. */
  appealWindow: Readonly<{ length: number; unit: 'DAYS' | 'WORKING_DAYS' }> | null;
  state: Clock['state'] | 'NOT_STARTED';
  startedOn: string | null;
  /** Last day on which the act is in time. */
  due: string | null;
  left: number | null;
  /** From which day how many days are counted to `due`; no number where the last day was announced. */
  countedFrom: string | null;
  length: number | null;
  unit: ClockRow['unit'] | null;
  /** Clocks of candidates act; clocks of authorities flag. */
  whose: ClockRow['whose'] | null;
  /** Type of the event that follows when it runs out. */
  onExpiry: string | null;
}>;

/** Every row of every pack, as it runs on any course. */
const inPacks = (): readonly ClockRow[] =>
  packs.flatMap(({ clocks }) =>
    clocks.flatMap((row) => [
      row,
      ...Object.values(row.startsOnCourse ?? {}).map((startsOn) => ({ ...row, startsOn })),
    ]),
  );
const drives = (row: ClockRow, type: string): boolean =>
  row.startsOn === type || row.onExpiry === type || row.stopsOn.includes(type);

const rowsOfRounds = (): readonly ClockRow[] => inPacks().filter(runsInRounds);

const namesFor = (type: string, rows: readonly ClockRow[]): readonly string[] => {
  const names = new Set(rows.map(({ name }) => name));
  if (moveAll.has(type)) return [...names];
  const driven = rows.filter((row) => drives(row, type)).map(({ name }) => name);
  return movesWindow.has(type) ? [...driven, 'applicationsWindow'] : driven;
};

/** Events that are not themselves facts about a clock. */
const types = roundEventTypes.filter((type) => !Object.hasOwn(clocksCards, type));

/** Names of the clocks that an event of a type may touch, under the packs known now. */
const touchedNow = (): Readonly<Record<RoundEventType, readonly string[]>> => {
  const rows = rowsOfRounds();
  return Object.fromEntries(types.map((type) => [type, namesFor(type, rows)])) as ReturnType<typeof touchedNow>;
};

/** Worked out anew when there are more packs than then: a folder of packs is installed after this file is loaded. */
let [asked, touched] = [packs.length, touchedNow()];

const touchedBy = (type: RoundEventType): readonly string[] => {
  if (asked !== packs.length) [asked, touched] = [packs.length, touchedNow()];
  return touched[type];
};

/** The clock of a document as the round keeps it; none before it starts. */
const clocksOf = (document: ClockDoc): ClocksPart => {
  const { clock, due, left, state, length } = document;
  if (state === 'NOT_STARTED') return {};
  const set = <Value>(value: Value | null): Value => certain(value, `${clock} has started without all that it runs by`);
  const startedOn = set(document.startedOn);
  const countedFrom = set(document.countedFrom);
  const [unit, whose, onExpiry] = [set(document.unit), set(document.whose), set(document.onExpiry)];
  return { [clock]: { startedOn, due, left, state, countedFrom, length, unit, whose, onExpiry } };
};

const stateOf = (document: ClockDoc): ClockState => ({
  pack: document.pack,
  course: document.course,
  appealWindow: document.appealWindow,
  clocks: clocksOf(document),
});

/** The document after an event, by the function that the round itself uses. */
const ticked = (document: ClockDoc, recorded: Recorded): ClockDoc => {
  const { type, data, meta } = recorded;
  return { ...document, ...clocksAfter(stateOf(document), { type, data }, meta)[document.clock] };
};

/** What the pack says of the clock. */
const rowOf = (document: ClockDoc) => {
  const row = rowsOf(stateOf(document)).find(({ name }) => name === document.clock);
  return row && { unit: row.unit, whose: row.whose, onExpiry: row.onExpiry };
};

const notStarted = (round: string, clock: string, entry: ClockDoc['entry'], recorded: boolean): ClockDoc => {
  const blank: ClockDoc = {
    round,
    clock,
    entry,
    recorded,
    pack: null,
    course: null,
    appealWindow: null,
    state: 'NOT_STARTED',
    startedOn: null,
    due: null,
    left: null,
    countedFrom: null,
    length: null,
    unit: null,
    whose: null,
    onExpiry: null,
  };
  return { ...blank, ...rowOf(blank) };
};

/** Pins the pack and the course; a clock that they do not know is dropped. */
const pinned = (document: ClockDoc, { pack, terms }: RoundEvents['PlanApproved']): ClockDoc | undefined => {
  const next = {
    ...document,
    pack,
    course: courseNamed({ pack, terms }),
    appealWindow: terms.appealWindow ?? null,
  };
  const row = rowOf(next);
  return row && { ...next, ...row };
};

/** Where clocks are facts, nothing else moves them. */
const tick = (document: ClockDoc | undefined, _: unknown, recorded: Recorded): ClockDoc | undefined =>
  document === undefined || document.recorded ? document : ticked(document, recorded);

/** The document after a fact about its clock. */
const told =
  (type: ClockChange['type']) =>
  (document: ClockDoc | undefined, data: ClockChange['data']): ClockDoc | undefined =>
    document && { ...document, ...changedClocks(clocksOf(document), [{ type, data } as ClockChange])[document.clock] };

type ByFact = Readonly<Record<ClockChange['type'], ReturnType<typeof told>>>;

const ofClock = ({ clock }: { readonly clock: string }): string => clock;

/** The legal clocks of each round: which run, until when, whose they are. */
export const clocks: View<ClockDoc, RoundEvents> = {
  name: 'clocks',
  version: 4,
  // The last one is for the ticker: all clocks that ran out, and no other, however many there have been.
  indexes: ['round', 'clock', 'entry', 'state', 'due', 'whose', 'unit', ['entry', 'state', 'due']],
  keyOf: byPart({
    ...Object.fromEntries(types.map((type) => [type, () => touchedBy(type)])),
    ...eachOf<typeof clocksCards, Readonly<Record<ClockChange['type'], typeof ofClock>>>(clocksCards, () => ofClock),
  }),
  on: {
    ...Object.fromEntries(types.map((type) => [type, tick])),
    ...eachOf<typeof clocksCards, ByFact>(clocksCards, (_, type) => told(type)),
    ClockStarted: (document, data, recorded) =>
      told('ClockStarted')(document ?? notStarted(roundOf(recorded), data.clock, data.entry, true), data),
    RoundDrafted: (_, { entry, clocks: kept }, recorded, key) =>
      tick(notStarted(roundOf(recorded), partOf(key), entry, kept === 'RECORDED'), _, recorded),
    PlanApproved: (document, data, recorded) => tick(document && pinned(document, data), data, recorded),
  },
};
