import type { Recorded } from '#kernel';
import type { MarkedScript, MarkerStatisticsInput, ScoredDefence } from '#rules';
import { allOf, isA } from '../round/history.js';

interface Given {
  readonly marker: string;
  readonly mark: string;
}

/** The marks of each script by place, as they stood in the end: a correction takes the place of what it corrects. */
const scriptsIn = (events: readonly Recorded[]): readonly MarkedScript[] => {
  const scripts = new Map<string, Map<number, Given>>();
  for (const recorded of events) {
    if (!isA(recorded, 'MarkRecorded') && !isA(recorded, 'MarkCorrected')) continue;
    const { script, place, marker, mark } = recorded.data;
    scripts.set(script, (scripts.get(script) ?? new Map<number, Given>()).set(place, { marker, mark }));
  }
  return [...scripts].map(([script, marks]) => ({
    script,
    marks: [...marks].filter(([place]) => place !== 3).map(([, given]) => given),
  }));
};

/** The sheets that each member signed last, in the order in which the candidates were drawn. */
const defencesIn = (events: readonly Recorded[]): readonly ScoredDefence[] => {
  const order = allOf(events, 'OrderDrawn').at(-1)?.data.order ?? [];
  const signed = allOf(events, 'SheetSigned');
  return order.map((candidate, index) => {
    const last = new Map(
      signed.filter(({ data }) => data.candidate === candidate).map(({ data }) => [data.member, data.score]),
    );
    return { candidate, order: index + 1, sheets: [...last].map(([member, score]) => ({ member, score })) };
  });
};

/** Every mark and score that was given in a round, with who gave it. Sheets of members excluded later are among them. */
export const marksIn = (events: readonly Recorded[]): MarkerStatisticsInput => ({
  scripts: scriptsIn(events),
  defences: defencesIn(events),
});
