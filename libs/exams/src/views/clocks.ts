import { type Recorded, type View } from '#kernel';
import { type ClockRow, packs } from '#rules';
import type { RoundEvents } from '../round/events.js';
import type { Clock } from '../round/standstill/events.js';
import { findCard, roundEventTypes } from '../round/cards.js';
import { type ClockState, clocksAfter, rowsOf } from './clocked.js';
import { courseNamed } from '../round/plan/pack.js';
import { byPart, partOf, roundOf, type RoundEventType } from './part.js';

/** A legal clock of a round. Days are local days. */
export type ClockDoc = Readonly<{
  round: string;
  clock: string;
  entry: 'LIVE' | 'RETROSPECTIVE';
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

const isOfRounds = (type: string): boolean => findCard(type) !== undefined;

/** Clocks that a round starts and that something in the round ends; the others run with an appointment. */
const rowsOfRounds = (): readonly ClockRow[] =>
  inPacks().filter(
    ({ startsOn, stopsOn, onExpiry }) => isOfRounds(startsOn) && [...stopsOn, onExpiry].some(isOfRounds),
  );

const everything = new Set(['RoundDrafted', 'PlanApproved', 'RoundSuspended', 'RoundResumed']);
/** A round that has ended waits for nobody: its clocks stop with it. */
const endings = new Set(['RoundCancelled', 'ResultAnnulled', 'RecordsHandedOver']);
/** The announced last day for applications moves. */
const restarts = new Set(['NoticeAmended', 'ApplicationsExtended']);

const namesFor = (type: string, rows: readonly ClockRow[]): readonly string[] => {
  const names = new Set(rows.map(({ name }) => name));
  if (everything.has(type) || endings.has(type)) return [...names];
  const driven = rows.filter((row) => drives(row, type)).map(({ name }) => name);
  return restarts.has(type) ? [...driven, 'applicationsWindow'] : driven;
};

const types = roundEventTypes.filter((type) => type !== 'OverdueFlagged');

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

const stateOf = ({ clock, pack, course, appealWindow, startedOn, due, left, state }: ClockDoc): ClockState => ({
  pack,
  course,
  appealWindow,
  clocks: state === 'NOT_STARTED' || startedOn === null ? {} : { [clock]: { startedOn, due, left, state } },
});

/** The document after an event, by the function that the round itself uses. */
const ticked = (document: ClockDoc, recorded: Recorded): ClockDoc => {
  const { type, data, meta } = recorded;
  const after = clocksAfter(stateOf(document), { type, data }, meta)[document.clock];
  const ended = endings.has(type) && after !== undefined ? { state: 'STOPPED' as const } : {};
  return { ...document, ...after, ...ended };
};

/** What the pack says of the clock. */
const rowOf = (document: ClockDoc) => {
  const row = rowsOf(stateOf(document)).find(({ name }) => name === document.clock);
  return row && { unit: row.unit, whose: row.whose, onExpiry: row.onExpiry };
};

const notStarted = (round: string, clock: string, entry: ClockDoc['entry']): ClockDoc => {
  const blank: ClockDoc = {
    round,
    clock,
    entry,
    pack: null,
    course: null,
    appealWindow: null,
    state: 'NOT_STARTED',
    startedOn: null,
    due: null,
    left: null,
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

const tick = (document: ClockDoc | undefined, _: unknown, recorded: Recorded): ClockDoc | undefined =>
  document && ticked(document, recorded);

/** The legal clocks of each round: which run, until when, whose they are. */
export const clocks: View<ClockDoc, RoundEvents> = {
  name: 'clocks',
  version: 2,
  indexes: ['round', 'clock', 'entry', 'state', 'due', 'whose', 'unit'],
  keyOf: byPart({
    ...Object.fromEntries(types.map((type) => [type, () => touchedBy(type)])),
    OverdueFlagged: ({ clock }) => clock,
  }),
  on: {
    ...Object.fromEntries([...types, 'OverdueFlagged'].map((type) => [type, tick])),
    RoundDrafted: (_, { entry }, recorded, key) => ticked(notStarted(roundOf(recorded), partOf(key), entry), recorded),
    PlanApproved: (document, data, recorded) => {
      const next = document && pinned(document, data);
      return next && ticked(next, recorded);
    },
  },
};
