import type { Document, Recorded } from '#kernel';
import {
  type CorrectionLine,
  type DefenceDoc,
  type MarkLine,
  type Role,
  type Round,
  type ScriptDoc,
  sealedFor,
} from '#exams';
import { type Stage, stages } from '#rules';
import type { Actor } from './actor.js';

// Who may see which view, and how much of it. Sealed things are left out for everybody, whatever the role.

/** Who reads a part of which round. */
export interface Viewer {
  readonly me: Actor;
  /** The round's own document. */
  readonly round: Document;
}

interface RoundView {
  readonly roles: readonly Role[];
  /** The document as this reader may see it; `undefined` hides it. */
  readonly show: (document: Document, viewer: Viewer) => Document | undefined;
}

interface WholeView {
  readonly roles: readonly Role[];
  /** True when the view has a `status` to filter by. */
  readonly byStatus: boolean;
  readonly show: (document: Document, me: Actor) => Document | undefined;
}

const overseers: readonly Role[] = ['AUDITOR', 'SUPERVISOR'];
const organisers: readonly Role[] = ['HR', 'SECRETARY', 'AUTHORITY', 'COUNCIL'];
const everybody: readonly Role[] = [...organisers, ...overseers, 'BOARD_HEAD', 'MARKER', 'CANDIDATE', 'ADMIN'];
const staff: readonly Role[] = [...organisers, ...overseers, 'BOARD_HEAD', 'ADMIN'];

const has = (me: Actor, ...roles: readonly Role[]): boolean => roles.some((role) => me.roles.includes(role));
const as = (value: object): Document => value as Document;
const all = (document: Document): Document => document;

const order: readonly Stage[] = stages.map(({ stage }) => stage);

/** True once the round has come to `stage`. A round that stands still is where it was when it was suspended. */
const reached = (round: Document, stage: Stage): boolean => {
  const now = (round['stage'] === 'SUSPENDED' ? round['resumeTo'] : round['stage']) as Stage;
  return order.indexOf(now) >= order.indexOf(stage);
};

type Lines<Line> = (lines: readonly Line[]) => readonly Line[];

/** The lines of this marker; all of them for who may see all. */
const linesFor =
  <Line extends { readonly marker: string }>(me: Actor, sees: boolean): Lines<Line> =>
  (lines) =>
    sees ? lines : lines.filter(({ marker }) => marker === me.person);

/** May see all marks of the first marking: who works on it, once all marks are in; who oversees it, once it is over. */
const seesMarks = (doc: ScriptDoc, { me, round }: Viewer): boolean => {
  if (has(me, ...overseers, 'COUNCIL', 'SECRETARY') && reached(round, 'MARKED')) return true;
  const allIn = doc.settled !== null || doc.needs !== null;
  const mine = doc.marks.some(({ marker }) => marker === me.person) || doc.third === me.person;
  return allIn && (has(me, 'BOARD_HEAD') || (has(me, 'MARKER') && mine));
};

/** The same for the appeal. Its markers see nothing of the first marking, nor of each other (TT 22/2025 Art 17). */
const appealFor = (doc: ScriptDoc, me: Actor): ScriptDoc['appeal'] => {
  if (doc.appeal === null) return null;
  const allIn = doc.appeal.settled !== null || doc.appeal.needs === 'CHAIR_DECISION';
  return {
    ...doc.appeal,
    marks: linesFor<MarkLine>(
      me,
      allIn && has(me, 'BOARD_HEAD', 'COUNCIL', 'SECRETARY', ...overseers),
    )(doc.appeal.marks),
  };
};

/** A marker never sees another marker's mark before both are in, and never whose script it is. */
const script = (document: Document, viewer: Viewer): Document => {
  const doc = document as unknown as ScriptDoc;
  const sees = seesMarks(doc, viewer);
  return as({
    ...doc,
    marks: linesFor<MarkLine>(viewer.me, sees)(doc.marks),
    corrections: linesFor<CorrectionLine>(viewer.me, sees)(doc.corrections),
    settled: sees ? doc.settled : null,
    difference: sees ? doc.difference : null,
    appeal: appealFor(doc, viewer.me),
  });
};

/** Candidates see their own line; who scores the defence does not see written marks before the sheets are sealed. */
const candidate = (document: Document, { me, round }: Viewer): Document | undefined => {
  const own = document['person'] === me.person;
  if (!own && !has(me, ...staff)) return undefined;
  const compiled = reached(round, 'RESULT_ANNOUNCED') || has(me, 'AUTHORITY', 'SECRETARY', 'COUNCIL', ...overseers);
  const result = compiled ? document : { ...document, rank: null, post: null, outcome: null };
  const scores = own || reached(round, 'DEFENCE_SEALED') || has(me, 'HR', 'SECRETARY', ...overseers);
  return scores ? result : { ...result, written: null, final: null };
};

const defenceOf = (document: Document, { me, round }: Viewer): Document => {
  const doc = document as unknown as DefenceDoc;
  const revealed = reached(round, 'DEFENCE_SEALED') || (doc.review !== 'NONE' && has(me, 'BOARD_HEAD', 'COUNCIL'));
  return as(sealedFor(doc, me.person, revealed));
};

const announced = (document: Document, { me, round }: Viewer): Document | undefined =>
  reached(round, 'RESULT_ANNOUNCED') || has(me, ...organisers, ...overseers) ? document : undefined;

/** Who may see the steps of a round one by one. */
export const stepRoles: readonly Role[] = [...organisers, ...overseers];

/** Parts of one round: `GET /api/rounds/:id/<name>`. */
export const roundViews: Readonly<Record<string, RoundView>> = {
  candidates: { roles: [...staff, 'CANDIDATE'], show: candidate },
  scripts: { roles: ['MARKER', 'BOARD_HEAD', 'COUNCIL', 'SECRETARY', ...overseers], show: script },
  defence: { roles: [...organisers, ...overseers, 'BOARD_HEAD', 'MARKER'], show: defenceOf },
  results: { roles: everybody, show: announced },
  council: { roles: everybody, show: all },
  decisions: { roles: [...organisers, ...overseers], show: all },
  publications: { roles: everybody, show: all },
  custody: { roles: [...organisers, ...overseers, 'BOARD_HEAD'], show: all },
  clocks: { roles: everybody, show: all },
  steps: { roles: stepRoles, show: all },
};

export const roundViewNames = Object.keys(roundViews);

/** Who may see that a round exists, and where it stands. */
export const roundRoles = everybody;

/** Whole views: `GET /api/<name>`. */
export const wholeViews: Readonly<Record<string, WholeView>> = {
  rounds: { roles: everybody, byStatus: false, show: all },
  units: { roles: everybody, byStatus: true, show: all },
  positions: { roles: everybody, byStatus: true, show: all },
  reorganisations: { roles: everybody, byStatus: false, show: all },
  appointments: {
    roles: [...organisers, ...overseers, 'CANDIDATE'],
    byStatus: true,
    show: (document, me) =>
      has(me, ...organisers, ...overseers) || document['person'] === me.person ? document : undefined,
  },
  accounts: { roles: ['ADMIN', 'AUDITOR'], byStatus: true, show: all },
};

export const wholeViewNames = Object.keys(wholeViews);

/** Fields that are sealed in the log view, by event type, until the round has come to a stage. */
const sealedFields: Readonly<Record<string, { readonly until: Stage; readonly fields: readonly string[] }>> = {
  MarkRecorded: { until: 'MARKED', fields: ['mark'] },
  MarkCorrected: { until: 'MARKED', fields: ['mark', 'old'] },
  MarkDisputed: { until: 'MARKED', fields: ['difference'] },
  HeadDecided: { until: 'MARKED', fields: ['mark'] },
  CollectiveMarked: { until: 'MARKED', fields: ['mark'] },
  MarkSettled: { until: 'MARKED', fields: ['mark'] },
  CodeMapUnsealed: { until: 'RECOGNISED', fields: ['map', 'salt'] },
  AppealMarked: { until: 'WRITTEN_FINAL', fields: ['mark'] },
  SheetSigned: { until: 'DEFENCE_SEALED', fields: ['score', 'replaces'] },
  SpreadReviewRequired: { until: 'DEFENCE_SEALED', fields: ['spread'] },
};

/** The data of an event for those who read the log: what is still sealed says so. */
export const sealedUntil = (recorded: Recorded, round: Round): unknown => {
  const rule = sealedFields[recorded.type];
  const at = { stage: round.stage, resumeTo: round.standstill.resumeTo };
  if (rule === undefined || reached(at, rule.until)) return recorded.data;
  const hidden = Object.fromEntries(rule.fields.map((field) => [field, 'SEALED']));
  return { ...(recorded.data as object), ...hidden };
};
