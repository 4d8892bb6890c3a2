import type { Document, Recorded } from '#kernel';
import {
  type BoardKind,
  type BoardSeats,
  type CorrectionLine,
  type CouncilDoc,
  courseIn,
  courseOfRound,
  type CouncilRole,
  type DefenceDoc,
  type MarkLine,
  type Role,
  roles,
  type Round,
  type RoundDoc,
  type ResultsDoc,
  type RoundWhy,
  type ScriptDoc,
  sealedFor,
  type Seat,
} from '#exams';
import { comesBefore, type Course, isOn, type Stage } from '#rules';
import type { Actor } from './actor.js';

// Who may see which view, and how much of it. Sealed things are left out for everybody, whatever the role.

/** Who reads a part of which round. */
export interface Viewer {
  readonly me: Actor;
  readonly round: RoundDoc;
  readonly place: Place;
}

/** What somebody is in one round. A role alone opens nothing of a round in which its holder has no seat. */
export interface Place {
  /** HR, the secretary of its council, the authority or its superior. */
  readonly organiser: boolean;
  /** An auditor, or on its supervision board. */
  readonly overseer: boolean;
  readonly council: boolean;
  /** Scores the defence. */
  readonly panel: boolean;
  /** Decides on spreads: the chair, or the head of the scheme-marking board where that scores. */
  readonly panelHead: boolean;
  readonly boards: readonly BoardKind[];
  readonly heads: readonly BoardKind[];
  /** Keeps the code map or its salt. */
  readonly keeper: boolean;
}

interface RoundView {
  /** Whether this reader may ask for it at all. */
  readonly may: (viewer: Viewer) => boolean;
  /** The document as this reader may see it; `undefined` hides it. */
  readonly show: (document: Document, viewer: Viewer) => Document | undefined;
}

interface WholeView {
  readonly roles: readonly Role[];
  /** True when the view has a `status` to filter by. */
  readonly byStatus: boolean;
  readonly show: (document: Document, me: Actor) => Document | undefined;
}

const everybody: readonly Role[] = roles;

const has = (me: Actor, ...wanted: readonly Role[]): boolean => wanted.some((role) => me.roles.includes(role));
const as = (value: object): Document => value as Document;
const whole = (document: Document): Document => document;

const seatsOf = ({ head, deputy, members, secretary }: BoardSeats): readonly Seat[] =>
  deputy === undefined ? [head, ...members, secretary] : [head, deputy, ...members, secretary];

const sits = (me: Actor, seats: readonly Seat[]): boolean => seats.some(({ person }) => person === me.person);

/** The boards of a round on which somebody sits, and those of which somebody is the head. */
const boardsOf = (me: Actor, council: CouncilDoc | undefined): Pick<Place, 'boards' | 'heads'> => {
  const boards = Object.entries(council?.boards ?? {}) as [BoardKind, BoardSeats][];
  return {
    boards: boards.filter(([, board]) => sits(me, seatsOf(board))).map(([kind]) => kind),
    heads: boards.filter(([, { head }]) => head.person === me.person).map(([kind]) => kind),
  };
};

/** Who scores the defence, and who decides on its spreads: the scheme-marking board or the council, as the plan says. */
const scoringOf = (
  { panel }: RoundDoc,
  role: CouncilRole | undefined,
  { boards, heads }: Pick<Place, 'boards' | 'heads'>,
) =>
  panel === 'SCHEME_MARKING_BOARD'
    ? { panel: boards.includes('SCHEME_MARKING'), panelHead: heads.includes('SCHEME_MARKING') }
    : { panel: role !== undefined, panelHead: role === 'CHAIR' || role === 'VICE_CHAIR' };

/** What `me` is in a round, by the bodies as they sit now. */
export const placeIn = (me: Actor, round: RoundDoc, council: CouncilDoc | undefined): Place => {
  const role = council?.members.find(({ person }) => person === me.person)?.role;
  const supervision = council?.supervision ?? null;
  const own = boardsOf(me, council);
  return {
    organiser: has(me, 'HR') || role === 'SECRETARY' || [round.authority, round.superior].includes(me.person),
    overseer: has(me, 'AUDITOR') || (supervision !== null && sits(me, seatsOf(supervision))),
    council: role !== undefined,
    ...scoringOf(round, role, own),
    ...own,
    keeper: round.keepers.includes(me.person),
  };
};

/** Where a round stands, on which course. */
interface Standing {
  readonly stage: Stage | null;
  readonly resumeTo: Stage | null;
  readonly course: Course;
}

/**
 * True once the round has come to `until` on its own course: what an interview comes before is not yet reached when it
 * is over. A round that stands still is where it was when it was suspended; one that has ended has passed all stages.
 */
const passed = ({ stage, resumeTo, course }: Standing, until: Stage): boolean => {
  const now = stage === 'SUSPENDED' ? resumeTo : stage;
  return now !== null && (now === until || !isOn(course, now) || comesBefore(course, until, now));
};

/**
 * Sheets are sealed until the council compiles (domain §3.17): where the interview comes first, not before the written
 * result is final as well.
 */
const sheetsAreOpen = (standing: Standing): boolean =>
  passed(standing, 'DEFENCE_SEALED') && (!isOn(standing.course, 'WRITTEN_FINAL') || passed(standing, 'WRITTEN_FINAL'));

const standingOf = (round: RoundDoc): Standing => ({ ...round, course: courseIn(round) });

const reached = (round: RoundDoc, until: Stage): boolean => passed(standingOf(round), until);

const insiders = ({ place }: Viewer): boolean => place.organiser || place.overseer || place.council;
const anySeat = (viewer: Viewer): boolean => insiders(viewer) || viewer.place.boards.length > 0;

type Lines<Line> = (lines: readonly Line[]) => readonly Line[];

/** The lines of this marker; all of them for who may see all. */
const linesFor =
  <Line extends { readonly marker: string }>(me: Actor, sees: boolean): Lines<Line> =>
  (lines) =>
    sees ? lines : lines.filter(({ marker }) => marker === me.person);

/** Over the whole of the marking stands who may look at it once it is over; who keeps the map, only once it is open. */
const seesAfterwards = ({ place, round }: Viewer): boolean =>
  (place.overseer || place.organiser || place.council) && reached(round, place.keeper ? 'WRITTEN_PUBLISHED' : 'MARKED');

/** All marks are for those who gave one of them, and for the head of the marking board, once they are in. */
const seesMarks = (doc: ScriptDoc, viewer: Viewer): boolean => {
  if (seesAfterwards(viewer)) return true;
  const allIn = doc.settled !== null || doc.needs !== null;
  const mine = doc.marks.some(({ marker }) => marker === viewer.me.person);
  return allIn && (mine || viewer.place.heads.includes('MARKING'));
};

/** Who marks an appeal sees nothing of the first marking, nor of another appeal marker (TT 22/2025 Art 17). */
const appealFor = (doc: ScriptDoc, viewer: Viewer): ScriptDoc['appeal'] => {
  if (doc.appeal === null) return null;
  const { place, me } = viewer;
  const allIn = doc.appeal.settled !== null || doc.appeal.needs === 'CHAIR_DECISION';
  const sees = allIn && (insiders(viewer) || place.heads.includes('APPEAL_MARKING') || place.heads.includes('MARKING'));
  return {
    ...doc.appeal,
    marks: linesFor<MarkLine>(me, sees)(doc.appeal.marks),
    proposed: sees ? doc.appeal.proposed : null,
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
    appeal: appealFor(doc, viewer),
  });
};

/** A choice by contract is not told before the announcement. */
const beforeAnnouncement = (status: Document[string]): Document[string] =>
  status === 'WINNER' || status === 'NOT_SELECTED' ? 'ELIGIBLE' : status;

/** Candidates see their own line; who scores the defence does not see written marks before the sheets are sealed. */
const candidate = (document: Document, viewer: Viewer): Document | undefined => {
  const { me, round, place } = viewer;
  const own = document['person'] === me.person;
  if (!own && !anySeat(viewer)) return undefined;
  const compiled = reached(round, 'RESULT_ANNOUNCED') || insiders(viewer);
  const result = compiled
    ? document
    : { ...document, status: beforeAnnouncement(document['status']), rank: null, post: null, outcome: null };
  const scores = own || reached(round, 'DEFENCE_SEALED') || (insiders(viewer) && !place.panel);
  return scores ? result : { ...result, written: null, final: null };
};

const defenceOf = (document: Document, { me, round, place }: Viewer): Document => {
  const doc = document as unknown as DefenceDoc;
  const revealed = sheetsAreOpen(standingOf(round)) || (doc.review !== 'NONE' && place.panelHead);
  return as(sealedFor(doc, me.person, revealed));
};

/** What is published: who stands where. The marks behind each place are for insiders, and for candidates their own (`why`). */
const announced = (document: Document, viewer: Viewer): Document | undefined => {
  if (insiders(viewer)) return document;
  if (!reached(viewer.round, 'RESULT_ANNOUNCED')) return undefined;
  const { lines } = document as unknown as ResultsDoc;
  return as({
    ...document,
    lines: lines.map(({ id, total, rank, post, outcome }) => ({ id, total, rank, post, outcome })),
  });
};

/** Marks that people decided on stay sealed with the other marks. */
const decidedMarks: Readonly<Record<string, Stage>> = {
  HeadDecided: 'MARKED',
  CollectiveMarked: 'MARKED',
  AppealDecided: 'WRITTEN_FINAL',
};

const decision = (document: Document, { round }: Viewer): Document => {
  const until = decidedMarks[String(document['event'])];
  return until === undefined || reached(round, until) ? document : { ...document, choice: 'SEALED' };
};

/** Who sits where is public; what stands between members and candidates is not. */
const bodies = (document: Document, viewer: Viewer): Document =>
  insiders(viewer)
    ? document
    : { ...document, relations: [], cleared: {}, clearedByCandidate: {}, recusals: [], motions: {} };

const everyone = (): boolean => true;

/** Who may see the steps of a round one by one. */
export const maySeeSteps = insiders;
/** Who may see its log. */
export const maySeeHistory = ({ place }: Viewer): boolean => place.overseer;

/** Insiders may ask why any candidate stands there; a candidate about the own place, once results are announced. */
export const maySeeWhy = (viewer: Viewer): boolean =>
  maySeeSteps(viewer) || (has(viewer.me, 'CANDIDATE') && reached(viewer.round, 'RESULT_ANNOUNCED'));

type Piece = RoundWhy['evidence'][number];

const unnamed = (piece: Piece): Piece => ({
  ...piece,
  events: piece.events.map((event) => ({ ...event, actor: 'SEALED' })),
});

/**
 * A candidate is shown that rivals stand ahead, but not their marks and sheets one by one; of the own evidence what it
 * says, but not who marked the script (TT 22/2025 Art 17).
 */
export const whyFor = (why: RoundWhy, viewer: Viewer): RoundWhy => {
  if (maySeeSteps(viewer)) return why;
  const isOwn = (piece: Piece) => piece.candidate === null || piece.candidate === why.candidate;
  const shown = (piece: Piece): Piece =>
    isOwn(piece) ? unnamed(piece) : { ...piece, values: [], rules: [], events: [] };
  return { ...why, evidence: why.evidence.map(shown) };
};

/** Parts of one round: `GET /api/rounds/:id/<name>`. */
export const roundViews: Readonly<Record<string, RoundView>> = {
  candidates: { may: (viewer) => anySeat(viewer) || has(viewer.me, 'CANDIDATE'), show: candidate },
  scripts: {
    may: (viewer) =>
      insiders(viewer) || viewer.place.boards.some((kind) => kind === 'MARKING' || kind === 'APPEAL_MARKING'),
    show: script,
  },
  defence: { may: (viewer) => insiders(viewer) || viewer.place.panel, show: defenceOf },
  hiring: { may: insiders, show: whole },
  results: { may: everyone, show: announced },
  council: { may: everyone, show: bodies },
  decisions: { may: insiders, show: decision },
  publications: { may: everyone, show: whole },
  custody: { may: anySeat, show: whole },
  clocks: { may: everyone, show: whole },
  steps: { may: maySeeSteps, show: whole },
};

export const roundViewNames = Object.keys(roundViews);

/** Whole views: `GET /api/<name>`. */
export const wholeViews: Readonly<Record<string, WholeView>> = {
  rounds: { roles: everybody, byStatus: false, show: whole },
  units: { roles: everybody, byStatus: true, show: whole },
  positions: { roles: everybody, byStatus: true, show: whole },
  reorganisations: { roles: everybody, byStatus: false, show: whole },
  appointments: {
    roles: ['HR', 'AUTHORITY', 'AUDITOR', 'CANDIDATE'],
    byStatus: true,
    show: (document, me) =>
      has(me, 'HR', 'AUDITOR') || [document['person'], document['authority']].includes(me.person)
        ? document
        : undefined,
  },
  accounts: { roles: ['ADMIN', 'AUDITOR'], byStatus: true, show: whole },
};

export const wholeViewNames = Object.keys(wholeViews);

interface Sealed {
  readonly until: Stage | ((standing: Standing) => boolean);
  readonly fields: readonly string[];
}

/** Fields that are sealed in the log view, by event type, until the round has come to a stage. */
const sealedFields: Readonly<Record<string, Sealed>> = {
  MarkRecorded: { until: 'MARKED', fields: ['mark'] },
  MarkCorrected: { until: 'MARKED', fields: ['mark', 'old'] },
  MarkDisputed: { until: 'MARKED', fields: ['difference'] },
  HeadDecided: { until: 'MARKED', fields: ['mark'] },
  CollectiveMarked: { until: 'MARKED', fields: ['mark'] },
  MarkSettled: { until: 'MARKED', fields: ['mark'] },
  CodeMapUnsealed: { until: 'RECOGNISED', fields: ['map', 'salt'] },
  AppealMarked: { until: 'WRITTEN_FINAL', fields: ['mark'] },
  AppealDisputed: { until: 'WRITTEN_FINAL', fields: ['proposed'] },
  AppealDecided: { until: 'WRITTEN_FINAL', fields: ['mark'] },
  AppealSettled: { until: 'WRITTEN_FINAL', fields: ['raw', 'net'] },
  SheetSigned: { until: sheetsAreOpen, fields: ['score', 'replaces'] },
  SpreadReviewRequired: { until: sheetsAreOpen, fields: ['spread'] },
  OpinionGiven: { until: 'ADVISED', fields: ['candidate', 'opinion'] },
};

/** The data of an event for those who read the log: what is still sealed says so. */
export const sealedUntil = (recorded: Recorded, round: Round): unknown => {
  const rule = sealedFields[recorded.type];
  const at = { stage: round.stage, resumeTo: round.standstill.resumeTo, course: courseOfRound(round) };
  if (rule === undefined) return recorded.data;
  if (typeof rule.until === 'function' ? rule.until(at) : passed(at, rule.until)) return recorded.data;
  const hidden = Object.fromEntries(rule.fields.map((field) => [field, 'SEALED']));
  return { ...(recorded.data as object), ...hidden };
};
