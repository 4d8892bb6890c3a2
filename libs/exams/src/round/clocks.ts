import { type Meta, validTime } from '#kernel';
import { type ClockRow, due, elapsed, findPack, localDay, VN } from '#rules';
import { own } from '../own.js';
import { beginningClocks } from './clock-basis.js';
import { courseOfRound } from './plan/pack.js';
import type { Clock } from './standstill/events.js';
import type { Round } from './state.js';

type Clocks = Round['clocks'];

/** The row as it runs on the course of the round. */
const onCourse = (round: Round, row: ClockRow): ClockRow =>
  row.startsOnCourse === undefined
    ? row
    : { ...row, startsOn: own(row.startsOnCourse, courseOfRound(round).name) ?? row.startsOn };

/** The rows of the round's pack, as they run on its course. Those that the plan sets (the appeal window, the days of the notice) carry its numbers. */
export const clockRows = (round: Round): readonly ClockRow[] => {
  const approved = round.plan.approved;
  if (approved === null) return beginningClocks;
  const rows = (findPack(approved.pack)?.clocks ?? []).map((row) => onCourse(round, row));
  const window = approved.terms.appealWindow;
  return rows.map((row) => (row.name === 'appealWindow' && window !== undefined ? { ...row, ...window } : row));
};

/** How many days of `unit` are left at the end of `today`; 0 when `last` has come or gone. */
export const daysLeft = (today: string, last: string, unit: ClockRow['unit']): number =>
  today < last ? elapsed(today, last, unit, VN) : 0;

const started = (row: ClockRow, day: string, until: string | undefined): Clock => ({
  startedOn: day,
  due: until ?? due(day, row.length, row.unit, VN),
  left: null,
  state: 'RUNNING',
});

const mapped = (clocks: Clocks, change: (clock: Clock, name: string) => Clock): Clocks =>
  Object.fromEntries(Object.entries(clocks).map(([name, clock]) => [name, change(clock, name)]));

const paused = (clocks: Clocks, rows: readonly ClockRow[], day: string): Clocks =>
  mapped(clocks, (clock, name) => {
    const unit = rows.find((row) => row.name === name)?.unit;
    if (clock.state !== 'RUNNING' || clock.due === null || unit === undefined) return clock;
    return { ...clock, due: null, left: daysLeft(day, clock.due, unit), state: 'PAUSED' };
  });

const resumed = (clocks: Clocks, rows: readonly ClockRow[], day: string): Clocks =>
  mapped(clocks, (clock, name) => {
    const row = rows.find((candidate) => candidate.name === name);
    if (clock.state !== 'PAUSED' || clock.left === null || row === undefined) return clock;
    return { ...clock, due: due(day, clock.left, row.unit, VN), left: null, state: 'RUNNING' };
  });

/** The last day for applications is announced, and may lie behind the least that the law asks for. */
const announcedEnd = (data: unknown): string | undefined => (data as { closesOn?: string }).closesOn;

/** The last day of a window that is over: what follows is counted from it, also where the closing is recorded later (S22). */
const lastOfWindow = (data: unknown): string | undefined => (data as { last?: string }).last;

const restartsApplications = new Set(['NoticeAmended', 'ApplicationsExtended']);

/**
 * The clocks after an event: those it starts (anew, if they ran), those it stops. A suspension remembers what was left of
 * every running clock and a resumption goes on with it (domain: S24b). `round` is the round before the event, with its pack.
 */
export const advanceClocks = (round: Round, event: { type: string; data: unknown }, meta: Meta): Clocks => {
  const { type, data } = event;
  const rows = clockRows(round);
  const day = localDay(validTime(meta));
  if (type === 'RoundSuspended') return paused(round.clocks, rows, day);
  if (type === 'RoundResumed') return resumed(round.clocks, rows, day);
  if (type === 'OverdueFlagged') {
    const { clock } = data as { clock: string };
    return mapped(round.clocks, (kept, name) => (name === clock ? { ...kept, state: 'OVERDUE' } : kept));
  }
  const stopped = rows.filter((row) => row.stopsOn.includes(type) || row.onExpiry === type).map(({ name }) => name);
  const begun = rows.filter(
    (row) => row.startsOn === type || (row.name === 'applicationsWindow' && restartsApplications.has(type)),
  );
  if (stopped.length === 0 && begun.length === 0) return round.clocks;
  const rest = mapped(round.clocks, (clock, name) => (stopped.includes(name) ? { ...clock, state: 'STOPPED' } : clock));
  const until = (row: ClockRow): string | undefined =>
    row.name === 'applicationsWindow' ? announcedEnd(data) : undefined;
  const from = lastOfWindow(data) ?? day;
  return { ...rest, ...Object.fromEntries(begun.map((row) => [row.name, started(row, from, until(row))])) };
};
