import { isSame } from './canonical.js';
import type { ClockRow, Fault, Length, Pack } from './pack.js';
import { type Question, repeated, when } from './pack-faults.js';

/** What those who hold rounds under packs know, and packs rely on. */
export interface ClockBasis {
  /** Names of the events by which a clock may start, stop or end. */
  readonly events: ReadonlySet<string>;
  /**
   * Clocks that run before a plan names a pack. A pack that has such a row too may label it by its own texts, but not run
   * it otherwise: it has been running since before the pack was pinned.
   */
  readonly begun: readonly ClockRow[];
  /** Who runs clocks: rounds, and appointments. */
  readonly keepers: readonly ClockKeeper[];
}

/** A kind of stream in which clocks run. */
export interface ClockKeeper {
  /** True for a clock that it starts and ends. */
  readonly runs: (row: ClockRow) => boolean;
  /** Events that it lets follow at the end of a candidate's clock: such a clock acts, and must lead to something. */
  readonly acts: ReadonlySet<string>;
}

/** One question about what those who run the clocks of a pack must know. */
type ClockQuestion = (pack: Pack, basis: ClockBasis) => readonly Fault[];

/** Without these clocks applications never close, a dossier has no last day, a post left by its winner stays open. */
const neededClocks = ['applicationsWindow', 'dossierDue', 'nextRankedDue'];

const clocks: Question = ({ clocks: rows }) => {
  const names = rows.map(({ name }) => name);
  return [
    ...neededClocks.flatMap((name) =>
      when(!names.includes(name), 'clock-missing', 'clocks', `there is no clock ${name}`),
    ),
    ...repeated(names, (index) => `clocks[${index}].name`),
    ...rows.flatMap(({ name, length, extended, whose }, index) => [
      ...when(whose === 'CANDIDATE' && length < 1, 'empty-window', `clocks[${index}].length`, `${name} gives no time`),
      ...when(
        extended !== undefined && extended <= length,
        'extension-not-longer',
        `clocks[${index}].extended`,
        `${name} is not longer when it is extended`,
      ),
    ]),
  ];
};

/** All that says how a clock runs. */
const running = ['startsOn', 'startsOnCourse', 'stopsOn', 'length', 'extended', 'unit', 'whose', 'onExpiry'] as const;

/** Labels aside, a clock that runs before any pack is pinned is the same in all of them. */
const begunBefore: ClockQuestion = ({ clocks: rows }, basis) =>
  rows.flatMap((row, index) => {
    const begun = basis.begun.find(({ name }) => name === row.name);
    if (begun === undefined) return [];
    return running.flatMap((field) =>
      when(
        !isSame(row[field], begun[field]),
        'clock-contradicts',
        `clocks[${index}].${field}`,
        `${row.name} has been running otherwise since before the pack was pinned`,
      ),
    );
  });

/** A clock on an event that never happens would never start, or never stop. */
const clockEvents: ClockQuestion = ({ clocks: rows }, { events }) =>
  rows.flatMap(({ startsOn, startsOnCourse = {}, stopsOn, onExpiry }, index) =>
    [
      ['startsOn', startsOn] as const,
      ...Object.entries(startsOnCourse).map(([name, type]) => [`startsOnCourse.${name}`, type] as const),
      ...stopsOn.map((type, place) => [`stopsOn[${place}]`, type] as const),
      ['onExpiry', onExpiry] as const,
    ].flatMap(([path, type]) =>
      when(!events.has(type), 'unknown-event', `clocks[${index}].${path}`, `this build has no event ${type}`),
    ),
  );

/** The row as it runs on each course, with the path of what starts it there. */
const startsOf = (row: ClockRow, path: string): readonly (readonly [path: string, row: ClockRow])[] => [
  [`${path}.startsOn`, row],
  ...Object.entries(row.startsOnCourse ?? {}).map(
    ([name, startsOn]) => [`${path}.startsOnCourse.${name}`, { ...row, startsOn }] as const,
  ),
];

const keptFaults = (row: ClockRow, path: string, { keepers }: ClockBasis): readonly Fault[] => {
  const idle = startsOf(row, path).flatMap(([place, one]) =>
    when(
      !keepers.some(({ runs }) => runs(one)),
      'clock-never-runs',
      place,
      `neither a round nor an appointment starts and ends ${row.name} so`,
    ),
  );
  const { name, whose, onExpiry } = row;
  const isIdle = whose === 'CANDIDATE' && keepers.some(({ runs, acts }) => runs(row) && !acts.has(onExpiry));
  return [
    ...idle,
    ...when(
      isIdle,
      'clock-leads-nowhere',
      `${path}.onExpiry`,
      `${name} is a candidate's: nothing would happen at its end, for ${onExpiry} follows at the end of no such clock`,
    ),
  ];
};

/** Clocks that nobody runs would stand in the pack for nothing; events that nobody knows are told elsewhere. */
const keptClocks: ClockQuestion = ({ clocks: rows }, basis) =>
  rows.flatMap((row, index) => {
    const { startsOn, startsOnCourse = {}, stopsOn, onExpiry } = row;
    const named = [startsOn, ...Object.values(startsOnCourse), ...stopsOn, onExpiry];
    return named.every((type) => basis.events.has(type)) ? keptFaults(row, `clocks[${index}]`, basis) : [];
  });

const courseStarts: Question = ({ clocks: rows, courses: { value } }) =>
  rows.flatMap(({ startsOnCourse = {} }, index) =>
    Object.keys(startsOnCourse).flatMap((name) =>
      when(
        !value.some((course) => course.name === name),
        'unknown-course',
        `clocks[${index}].startsOnCourse.${name}`,
        `there is no course ${name}`,
      ),
    ),
  );

/** Numbers that stand as a clock and as a parameter: both say the same. */
const twins: Question = ({ clocks: rows, applicationsDays, nextRankedDays }) =>
  rows.flatMap(({ name, length, unit }, index) => {
    const days = new Map([
      ['applicationsWindow', applicationsDays.value],
      ['nextRankedDue', nextRankedDays.value],
    ]).get(name);
    if (days === undefined) return [];
    return [
      ...when(length !== days, 'clock-contradicts', `clocks[${index}].length`, `the parameter says ${days} days`),
      ...when(unit !== 'DAYS', 'clock-contradicts', `clocks[${index}].unit`, 'the parameter is in days'),
    ];
  });

/** Where the plan sets the window, the clock runs as long as the plan says. */
const appealClock = (row: ClockRow, path: string, window: Length | null): readonly Fault[] =>
  window === null
    ? []
    : [
        ...when(row.length !== window.length, 'clock-contradicts', `${path}.length`, `the window is ${window.length}`),
        ...when(row.unit !== window.unit, 'clock-contradicts', `${path}.unit`, `the window is in ${window.unit}`),
      ];

const appeals: Question = (pack) => {
  const { value, kind } = pack.appeal.window;
  const hasPaper = pack.courses.value.some(({ stages }) => stages.includes('WRITTEN_PUBLISHED'));
  const index = pack.clocks.findIndex(({ name }) => name === 'appealWindow');
  const row = pack.clocks[index];
  const isOpen = value === null && kind !== 'PLAN';
  const noClock = 'there is no clock appealWindow, so nothing would close the appeals';
  return [
    ...when(value !== null && value.length < 1, 'empty-window', 'appeal.window.value.length', 'gives no time'),
    ...when(hasPaper && isOpen, 'empty-window', 'appeal.window.value', 'a written paper needs a window for appeals'),
    ...(row === undefined
      ? when(hasPaper || !isOpen, 'clock-contradicts', 'clocks', noClock)
      : appealClock(row, `clocks[${index}]`, value)),
  ];
};

/** What the clocks of a pack mean together, and with its parameters. */
export const clockMeaning: readonly Question[] = [clocks, courseStarts, twins, appeals];

/** What must be known outside for its clocks to run. */
export const clockQuestions: readonly ClockQuestion[] = [clockEvents, begunBefore, keptClocks];
