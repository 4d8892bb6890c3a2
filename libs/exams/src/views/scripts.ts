import { validTime, type View } from '#kernel';
import type { AppealHow } from '../round/appeals/events.js';
import type { RoundEvents } from '../round/events.js';
import type { MarkHow, MarkNeeds } from '../round/marking/events.js';
import { byPart, changed, changedBy, partOf, roundOf } from './part.js';

/** One marker's mark. `sheet`: SHA-256 of the signed sheet. */
export type MarkLine = Readonly<{ place: 1 | 2 | 3; marker: string; mark: string; sheet: string }>;

/** A struck-out mark: who, when it was struck out, what it was and where the reason is. */
export type CorrectionLine = Readonly<{
  place: 1 | 2 | 3;
  marker: string;
  old: string;
  mark: string;
  reason: string;
  at: string;
}>;

/** The second life of a script after an appeal. */
export type ScriptAppeal = Readonly<{
  marks: readonly MarkLine[];
  needs: 'APPEAL_THIRD_MARK' | 'CHAIR_DECISION' | null;
  proposed: string | null;
  settled: Readonly<{ mark: string; how: AppealHow }> | null;
}>;

export type ScriptState = 'CODED' | 'MARKING' | 'DISPUTED' | 'SETTLED' | 'APPEALED' | 'FINAL';

/** A script under its code. It never says whose it is, also after the code map is laid open. */
export type ScriptDoc = Readonly<{
  round: string;
  code: string;
  state: ScriptState;
  marks: readonly MarkLine[];
  /** Widest difference of the marks that are disputed. */
  difference: string | null;
  needs: MarkNeeds | null;
  third: string | null;
  settled: Readonly<{ mark: string; how: MarkHow }> | null;
  corrections: readonly CorrectionLine[];
  appeal: ScriptAppeal | null;
}>;

const coded = (round: string, code: string): ScriptDoc => ({
  round,
  code,
  state: 'CODED',
  marks: [],
  difference: null,
  needs: null,
  third: null,
  settled: null,
  corrections: [],
  appeal: null,
});

const noAppeal: ScriptAppeal = { marks: [], needs: null, proposed: null, settled: null };

const appealed = (script: ScriptDoc | undefined, change: Partial<ScriptAppeal>): ScriptDoc | undefined =>
  changedBy(script, ({ appeal }) => ({ appeal: { ...noAppeal, ...appeal, ...change } }));

const bySheet = ({ script }: { readonly script: string }): string => script;

/** The scripts of a round by code: who marked what, what is open, how it was settled. */
export const scripts: View<ScriptDoc, RoundEvents> = {
  name: 'scripts',
  version: 2,
  indexes: ['round', 'code', 'state', 'needs', 'third'],
  keyOf: byPart({
    ScriptsCoded: ({ codes }) => codes,
    MarkRecorded: bySheet,
    MarkCorrected: bySheet,
    MarkDisputed: bySheet,
    ThirdMarkerAssigned: bySheet,
    MarkSettled: bySheet,
    AppealFiled: bySheet,
    AppealMarked: bySheet,
    AppealDisputed: bySheet,
    AppealSettled: bySheet,
  }),
  on: {
    ScriptsCoded: (_, __, recorded, key) => coded(roundOf(recorded), partOf(key)),
    MarkRecorded: (script, { place, marker, mark, sheet }) =>
      changedBy(script, ({ marks }) => ({
        state: 'MARKING',
        marks: [...marks, { place, marker, mark, sheet }],
      })),
    MarkCorrected: (script, { place, marker, old, mark, sheet, reason }, { meta }) =>
      changedBy(script, ({ marks, corrections }) => ({
        marks: marks.map((line) => (line.place === place ? { ...line, mark, sheet } : line)),
        corrections: [...corrections, { place, marker, old, mark, reason: reason.ref, at: validTime(meta) }],
        // What followed from the old mark falls with it; a dispute that remains is found anew.
        difference: null,
        needs: null,
        state: 'MARKING',
      })),
    MarkDisputed: (script, { difference, needs }) => changed(script, { state: 'DISPUTED', difference, needs }),
    ThirdMarkerAssigned: (script, { marker }) => changed(script, { third: marker }),
    MarkSettled: (script, { mark, how }) => changed(script, { state: 'SETTLED', needs: null, settled: { mark, how } }),
    AppealFiled: (script) => changed(script, { state: 'APPEALED', appeal: noAppeal }),
    AppealMarked: (script, { place, marker, mark, sheet }) =>
      appealed(script, { marks: [...(script?.appeal?.marks ?? []), { place, marker, mark, sheet }] }),
    AppealDisputed: (script, { needs, proposed }) => appealed(script, { needs, proposed }),
    AppealSettled: (script, { raw, how }) =>
      changed(appealed(script, { needs: null, settled: { mark: raw, how } }), { state: 'FINAL' }),
  },
};
