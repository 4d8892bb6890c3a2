import { type Meta, validTime } from '#kernel';
import { cite, type ClockRow, due, elapsed, localDay, VN } from '#rules';
import type { Round } from '../state.js';
import { certain } from '../../bug.js';
import { oncePer } from '../../once.js';
import type { ClockChange } from '../card.js';
import type { Clock, ClocksPart, StopReason } from './events.js';
import { evolve } from './evolve.js';
import { clockRows } from './rows.js';

interface Happening {
  readonly type: string;
  readonly data: unknown;
}

const folds: Readonly<Record<ClockChange['type'], (part: ClocksPart, data: never) => ClocksPart>> = evolve;

/** The clocks after such changes. */
export const changedClocks = (clocks: ClocksPart, changes: readonly ClockChange[]): ClocksPart =>
  changes.reduce((part, { type, data }) => folds[type](part, data as never), clocks);

const entriesIn = (clocks: ClocksPart, state: Clock['state']): readonly (readonly [string, Clock])[] =>
  Object.entries(clocks).filter(([, clock]) => clock.state === state);

/** What is left of a clock at the end of `day`; nothing when its last day has come or gone. */
const paused = (clocks: ClocksPart, day: string): readonly ClockChange[] =>
  entriesIn(clocks, 'RUNNING').map(([clock, { due: last, unit }]) => ({
    type: 'ClockPaused',
    data: { clock, left: elapsed(day, certain(last, 'a clock runs to no day'), unit, VN) },
  }));

const resumed = (clocks: ClocksPart, day: string): readonly ClockChange[] =>
  entriesIn(clocks, 'PAUSED').map(([clock, { left, unit }]) => ({
    type: 'ClockResumed',
    data: { clock, on: day, due: due(day, certain(left, 'a clock stands still with nothing left'), unit, VN) },
  }));

const stopped = (clock: string, because: StopReason): ClockChange => ({
  type: 'ClockStopped',
  data: { clock, because },
});

/** A round that has ended waits for nobody: clocks that nothing else has stopped stop with it. */
const ended = (clocks: ClocksPart): readonly ClockChange[] =>
  Object.entries(clocks).flatMap(([clock, { state }]) => (state === 'STOPPED' ? [] : [stopped(clock, 'ROUND_ENDED')]));

/** The last day for applications is announced, and may lie behind the least that the law asks for. */
const announcedEnd = (data: unknown): string | undefined => (data as { closesOn?: string }).closesOn;

/** The last day of a window that is over: what follows is counted from it, also where the closing is recorded later (S22). */
const lastOfWindow = (data: unknown): string | undefined => (data as { last?: string }).last;

const WINDOW = 'applicationsWindow';
/** The announced last day for applications moves. */
export const movesWindow: ReadonlySet<string> = new Set(['NoticeAmended', 'ApplicationsExtended']);

const startedBy = (round: Round, row: ClockRow, { data }: Happening, day: string): ClockChange => {
  const { name, length, unit, whose, onExpiry, source } = row;
  const startedOn = lastOfWindow(data) ?? day;
  const announced = name === WINDOW ? announcedEnd(data) : undefined;
  const last = announced ?? due(startedOn, length, unit, VN);
  const counted = announced === undefined ? length : null;
  return {
    type: 'ClockStarted',
    data: {
      clock: name,
      startedOn,
      due: last,
      length: counted,
      unit,
      whose,
      onExpiry,
      entry: round.plan.draft?.entry ?? 'LIVE',
      rule: cite(source),
    },
  };
};

const startsOn = (row: ClockRow, type: string): boolean =>
  row.startsOn === type || (row.name === WINDOW && movesWindow.has(type));

const stopsOn = (row: ClockRow, type: string): StopReason | undefined => {
  if (row.stopsOn.includes(type)) return 'DONE';
  return row.onExpiry === type ? 'RAN_OUT' : undefined;
};

const stoppedBy = (clocks: ClocksPart, row: ClockRow, type: string): readonly ClockChange[] => {
  const because = stopsOn(row, type);
  const known = clocks[row.name];
  return because === undefined || known === undefined || known.state === 'STOPPED' ? [] : [stopped(row.name, because)];
};

/** Events that end a round for good. */
const endings: ReadonlySet<string> = new Set([
  'RoundCancelled',
  'DraftWithdrawn',
  'ResultAnnulled',
  'RecordsHandedOver',
]);

/** Events that bear on every clock of a round, whatever its rows: with the draft and the plan, the rows come to be. */
export const moveAll: ReadonlySet<string> = new Set([
  ...['RoundDrafted', 'PlanApproved', 'RoundSuspended', 'RoundResumed'],
  ...endings,
]);

/** The types of events that may move a clock under these rows; at any other nothing needs to be asked. */
const movers = oncePer((rows: readonly ClockRow[]): ReadonlySet<string> => {
  const named = rows.flatMap(({ startsOn, stopsOn, onExpiry }) => [startsOn, ...stopsOn, onExpiry]);
  return new Set([...moveAll, ...movesWindow, ...named]);
});

/** True where one of these events may move a clock of the round. */
export const mayMoveClocks = (round: Round, events: readonly Pick<Happening, 'type'>[]): boolean => {
  const types = movers(clockRows(round));
  return events.some(({ type }) => types.has(type));
};

/**
 * What an event does to the clocks: which it starts (anew, if they ran), which it stops. A suspension keeps what was left
 * of every running clock and a resumption goes on with it (domain: S24b). The pack and the calendar are asked here, once:
 * the answer is recorded beside the event. `round` is the round after the event, with the clocks from before it.
 */
export const clockChanges = (
  round: Round,
  event: Happening,
  meta: Pick<Meta, 'at' | 'occurredAt'>,
): readonly ClockChange[] => {
  const { type } = event;
  if (!mayMoveClocks(round, [event])) return [];
  const day = (): string => localDay(validTime(meta));
  if (type === 'RoundSuspended') return paused(round.clocks, day());
  if (type === 'RoundResumed') return resumed(round.clocks, day());
  // The flag is itself a fact about its clock, which runs on: late is late, not void.
  if (type === 'OverdueFlagged') return [];
  const rows = clockRows(round);
  const done = rows.flatMap((row) => stoppedBy(round.clocks, row, type));
  if (endings.has(type)) return [...done, ...ended(changedClocks(round.clocks, done))];
  return [...done, ...rows.filter((row) => startsOn(row, type)).map((row) => startedBy(round, row, event, day()))];
};
