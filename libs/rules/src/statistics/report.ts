import type { Sheet } from '../cases/case.js';
import { drift, type PlacedMark, severity, spread, type Width } from './deviations.js';
import type { Estimate, Unsaid } from './estimate.js';
import { type Figure, figure, type FigureName, type Finding, type NoteCode, type Wording } from './figures.js';
import { intraclass, type IntraclassForm } from './intraclass.js';
import { weightedKappa } from './kappa.js';

/** A written script with its independent marks, first marker first. Marks are sound decimal strings. */
export interface MarkedScript {
  readonly script: string;
  readonly marks: readonly { readonly marker: string; readonly mark: string }[];
}

/** A defence at its place in the order of the session, with its signed sheets. Scores are sound decimal strings. */
export interface ScoredDefence {
  readonly candidate: string;
  readonly order: number;
  readonly sheets: readonly Sheet[];
}

/** Nobody marks a script, and no member scores a candidate, twice. */
export interface MarkerStatisticsInput {
  readonly scripts: readonly MarkedScript[];
  readonly defences: readonly ScoredDefence[];
}

/** What is said about one person's marks. */
export interface JudgeFigures {
  readonly severity: Figure;
  readonly deviation: Figure;
  readonly deviationOfOthers: Figure;
  readonly range: Figure;
  readonly rangeOfOthers: Figure;
}

export interface MarkerFigures extends JudgeFigures {
  readonly marker: string;
}

export interface MemberFigures extends JudgeFigures {
  readonly member: string;
  readonly drift: Figure;
}

/** The report. Markers and members are in the order of their ids. */
export interface MarkerStatistics {
  readonly purpose: Wording;
  readonly markers: readonly MarkerFigures[];
  readonly members: readonly MemberFigures[];
  readonly agreement: {
    readonly written: { readonly intraclass: Figure; readonly kappa: Figure };
    /** `members`: those who scored every candidate. */
    readonly defence: { readonly members: number; readonly one: Figure; readonly panel: Figure };
  };
}

/** A script or candidate with all its marks. */
interface Target {
  readonly order: number;
  readonly marks: readonly { readonly judge: string; readonly mark: number }[];
}

const PURPOSE: Wording = {
  en: 'For information only: no figure here changes a mark, a rank or an outcome.',
  vi: 'Chỉ để tham khảo: không con số nào ở đây làm thay đổi điểm, thứ hạng hay kết quả.',
};

/** From here on a standard error for large samples is commonly trusted. */
const LARGE_SAMPLE = 30;

const unsaid = (note: NoteCode, n: number): Finding => ({
  value: null,
  standardError: null,
  interval: null,
  n,
  note,
});

const estimated = (found: Estimate | Unsaid): Finding => {
  if ('reason' in found) return unsaid(found.reason, found.n);
  return found.interval === null ? { ...found, standardError: null, note: 'NO_SCATTER' } : { ...found, note: null };
};

/** Kappa's interval is kept within what kappa can reach. */
const kappaOf = (pairs: readonly (readonly [number, number])[]): Finding => {
  const found = estimated(weightedKappa(pairs, 'QUADRATIC'));
  const { interval, note, n } = found;
  if (interval === null) return found;
  const reachable = { low: Math.max(-1, interval.low), high: Math.min(1, interval.high) };
  return { ...found, interval: reachable, note: n < LARGE_SAMPLE ? 'LARGE_SAMPLE' : note };
};

const intraclassOf = (table: readonly (readonly number[])[], form: IntraclassForm): Finding => {
  const n = table.length;
  const found = intraclass(table, form);
  if ('reason' in found) return unsaid(found.reason, n);
  const { value, interval } = found;
  if (value === -Infinity) return unsaid('BELOW_CHANCE', n);
  const note = interval === null ? 'NO_SCATTER' : null;
  return { value, standardError: null, interval, n, note };
};

const judgesOf = (targets: readonly Target[]): readonly string[] =>
  [...new Set(targets.flatMap(({ marks }) => marks.map(({ judge }) => judge)))].sort();

/** The marks of one judge that have marks of others beside them. */
const sharedMarks = (targets: readonly Target[], judge: string): readonly PlacedMark[] =>
  targets.flatMap(({ order, marks }) => {
    const others = marks.filter((mark) => mark.judge !== judge).map(({ mark }) => mark);
    return others.length === 0
      ? []
      : marks.filter((mark) => mark.judge === judge).map(({ mark }) => ({ own: mark, others, order }));
  });

const judgeFigures = (marks: readonly PlacedMark[]): JudgeFigures => {
  const found = spread(marks);
  const width = (name: FigureName, pick: (spread: { own: Width; others: Width }) => number): Figure =>
    figure(
      name,
      'reason' in found
        ? unsaid(found.reason, found.n)
        : { value: pick(found), standardError: null, interval: null, n: found.n, note: null },
    );
  return {
    severity: figure('SEVERITY', estimated(severity(marks))),
    deviation: width('DEVIATION', ({ own }) => own.deviation),
    deviationOfOthers: width('DEVIATION_OF_OTHERS', ({ others }) => others.deviation),
    range: width('RANGE', ({ own }) => own.range),
    rangeOfOthers: width('RANGE_OF_OTHERS', ({ others }) => others.range),
  };
};

const writtenAgreement = (scripts: readonly Target[]): MarkerStatistics['agreement']['written'] => {
  const pairs = scripts.flatMap(({ marks: [first, second, ...more] }): (readonly [number, number])[] =>
    first === undefined || second === undefined || more.length > 0 ? [] : [[first.mark, second.mark]],
  );
  return {
    intraclass: figure('WRITTEN_INTRACLASS', intraclassOf(pairs, 'ICC1')),
    kappa: figure('WRITTEN_KAPPA', kappaOf(pairs)),
  };
};

/** Like the ranking, the agreement of a panel rests on the same members for all candidates. */
const defenceAgreement = (defences: readonly Target[]): MarkerStatistics['agreement']['defence'] => {
  const scored = defences.filter(({ marks }) => marks.length > 0);
  const members = judgesOf(scored).filter((member) =>
    scored.every(({ marks }) => marks.some(({ judge }) => judge === member)),
  );
  const table = scored.map(({ marks }) =>
    members.flatMap((member) => marks.filter(({ judge }) => judge === member).map(({ mark }) => mark)),
  );
  return {
    members: members.length,
    one: figure('DEFENCE_INTRACLASS_ONE', intraclassOf(table, 'ICC2')),
    panel: figure('DEFENCE_INTRACLASS_PANEL', intraclassOf(table, 'ICC2k')),
  };
};

/**
 * How markers and panel members mark beside each other: severity, spread, drift over the session and agreement, each
 * with its 95 % interval where one can be computed, or with the reason why nothing can be said. Changes nothing.
 */
export const markerStatistics = ({ scripts, defences }: MarkerStatisticsInput): MarkerStatistics => {
  const written = scripts.map(({ marks }, order): Target => ({
    order,
    marks: marks.map(({ marker, mark }) => ({ judge: marker, mark: Number(mark) })),
  }));
  const defended = defences.map(({ order, sheets }): Target => ({
    order,
    marks: sheets.map(({ member, score }) => ({ judge: member, mark: Number(score) })),
  }));
  return {
    purpose: PURPOSE,
    markers: judgesOf(written).map((marker) => ({ marker, ...judgeFigures(sharedMarks(written, marker)) })),
    members: judgesOf(defended).map((member) => {
      const marks = sharedMarks(defended, member);
      return { member, ...judgeFigures(marks), drift: figure('DRIFT', estimated(drift(marks))) };
    }),
    agreement: { written: writtenAgreement(written), defence: defenceAgreement(defended) },
  };
};
