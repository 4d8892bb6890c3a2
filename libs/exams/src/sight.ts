import type { Document } from '#kernel';
import { type Role, roles } from './account/events.js';
import { handles, readsAs } from './appointment/sight.js';
import { reaches, reachesSome } from './reach.js';
import { personsOf } from './questions/persons.js';
import { hasRole, type Reader } from './reader.js';
import { candidateFor, checksPeople, maySeeCandidates } from './round/applications/sight.js';
import { bodiesFor } from './round/council/sight.js';
import { defenceFor, maySeeDefence } from './round/defence/sight.js';
import { maySeeScripts, publicationFor, scriptFor } from './round/marking/sight.js';
import {
  everyone,
  hasAnySeat,
  isInsider,
  knowsNames,
  type May,
  oversees,
  placeIn,
  type Viewer,
  viewerOfPast,
} from './round/place.js';
import { knowsRound, roundFor } from './round/plan/sight.js';
import { maySeeCase, maySeeWhy, resultsFor } from './round/results/sight.js';
import { decisionFor, stepFor } from './round/seals.js';
import type { ShownAccount } from './views/registry/accounts.js';
import { type AppointmentDocument, caseSignedOn } from './views/registry/appointments.js';
import { positionOnDay } from './views/registry/positions.js';
import { type UnitOnDay, unitOnDay } from './views/registry/units.js';
import type { CouncilDoc } from './views/council.js';
import type { RoundViewDocs, ShownViewDocs, WholeViewDocs } from './views/documents.js';
import { type RoundDoc, roundSignedOn } from './views/rounds.js';

// Who may ask for what, and what is shown: every view and every question about a round has its line here, or does not compile.

/** A view as it is listed and filtered. */
interface Listed<Doc, Shown = Doc> {
  /** Indexed fields to filter by. Only what is shown to every reader as it is: a filter tells what it filters by. */
  readonly filters: readonly (keyof Doc & string)[];
  /** Fields to filter by that are not shown to everybody, or not every day: what is shown is filtered, not what there is. */
  readonly filtersShown?: readonly (keyof Shown & string)[];
  /** The indexed field that lists are sorted by; without one, in the order of keys. */
  readonly order?: { readonly by: keyof Doc & string; readonly descending?: boolean };
}

/** A view of parts of a round, `GET /api/rounds/:id/<name>`. */
export interface RoundSight<Doc = Document> extends Listed<Doc> {
  /** Whether this reader may ask for it at all. */
  readonly may: May;
  /** The indexed field that tells one part from the others: `GET /api/rounds/:id/<name>/:part`. `null`: there is one only. */
  readonly part: (keyof Doc & string) | null;
  /** The document as this reader may see it; `undefined` hides it. */
  readonly show: (document: Doc, viewer: Viewer) => Document | undefined;
  /** What was decided in the appointment cases of the round stands behind it, for those who may read these. */
  readonly withCases?: boolean;
  /** Of which documents this reader may know the people by name, who does not know those of the whole round; absent: of none. */
  readonly names?: (viewer: Viewer) => ((document: Document) => boolean) | undefined;
}

/** A view as a whole, `GET /api/<name>`. */
export interface WholeSight<Doc = Document, Shown = Doc> extends Listed<Doc, Shown> {
  readonly roles: readonly Role[];
  /** True where its past may be asked for. */
  readonly hasPast?: true;
  /**
   * The document as it holds on a day, where it does not hold alike on all. `isAsked`: the reader asks for that very day;
   * `undefined` then for what was not there.
   */
  readonly onDay?: (document: Doc, day: string, isAsked: boolean) => Shown | undefined;
  /** `now`: the same as it holds today, where `document` is of the past. */
  readonly show: (document: Shown, me: Reader, beside?: CouncilDoc, now?: Shown) => Document | undefined;
  /** Whether the reader may know by name whom the document names, in a role that reads names at all. */
  readonly names: (document: Shown, me: Reader, beside?: CouncilDoc, now?: Shown) => boolean;
  /** The view whose document of the same key says who the reader is in it. */
  readonly beside?: 'council';
}

const whole = <Doc extends Document>(document: Doc): Doc => document;

const byRevision = { by: 'revision' } as const;

/** All who work under it: who runs the round, watches it or sits in it, and who stands in it. */
const worksUnderPlan: May = (viewer) => hasAnySeat(viewer) || viewer.place.keeper || hasRole(viewer.me, 'CANDIDATE');

const roundSights: { readonly [Name in keyof RoundViewDocs]: RoundSight<RoundViewDocs[Name]> } = {
  plan: { may: worksUnderPlan, show: whole, part: null, filters: [] },
  candidates: {
    may: maySeeCandidates,
    show: candidateFor,
    names: (viewer) => (checksPeople(viewer) ? everyone : undefined),
    part: 'candidate',
    filters: ['tier'],
    order: { by: 'receipt' },
  },
  scripts: {
    may: maySeeScripts,
    show: scriptFor,
    part: 'code',
    filters: [],
    filtersShown: ['state', 'needs', 'third'],
  },
  defence: { may: maySeeDefence, show: defenceFor, part: 'candidate', filters: ['status'] },
  hiring: { may: isInsider, show: whole, part: null, filters: [] },
  deviations: { may: isInsider, show: whole, part: null, filters: [] },
  results: { may: everyone, show: resultsFor, part: null, filters: [] },
  council: { may: everyone, show: bodiesFor, part: null, filters: [] },
  decisions: {
    may: isInsider,
    show: decisionFor,
    part: 'revision',
    filters: ['event', 'actor', 'aboutKind'],
    filtersShown: ['aboutId'],
    order: byRevision,
    withCases: true,
  },
  publications: { may: everyone, show: publicationFor, part: 'revision', filters: ['kind'], order: byRevision },
  custody: {
    may: hasAnySeat,
    show: whole,
    // Whoever gives, takes, holds or witnesses knows who the others are: they sign beside one another.
    names:
      ({ me }) =>
      (document) =>
        personsOf('custody', [document]).includes(me.person),
    part: 'item',
    filters: ['holder'],
  },
  clocks: { may: everyone, show: whole, part: 'clock', filters: ['state', 'whose'] },
  steps: {
    may: isInsider,
    show: stepFor,
    part: 'revision',
    filters: ['event'],
    filtersShown: ['person'],
    order: byRevision,
  },
};

/**
 * An appointment is for those who handle it, and for the person. What the Party committee thinks of a person that person
 * learns with the decision.
 */
const appointmentFor = (
  document: AppointmentDocument,
  me: Reader,
  _?: CouncilDoc,
  now = document,
): AppointmentDocument | undefined => {
  const as = readsAs(now, me);
  if (as === undefined) return undefined;
  const isSealed = [document, now].some(({ status }) => status === 'PARTY_OPINION');
  return as === 'PERSON' && isSealed ? { ...document, favourable: null } : document;
};

/** The reader in a round, which is of the past where `now` is another: what the reader is today decides. */
const viewerIn = (round: RoundDoc, me: Reader, council?: CouncilDoc, now = round): Viewer | undefined => {
  const today = { me, round: now, place: placeIn(me, now, council) };
  return knowsRound(today) ? viewerOfPast(today, round) : undefined;
};

/**
 * For which round a post is kept is for who keeps the unit: there may be no more of it than a draft. Who keeps it today is
 * told that of the past, too, and nobody else.
 */
const unitFor = (document: UnitOnDay, me: Reader, _?: CouncilDoc, now = document): UnitOnDay =>
  reaches(me, now.owner) ? document : { ...document, reservations: {} };

/** What is there on a day; what is yet to come is shown to who asks how things are now. */
const there = <Shown extends { readonly status: string }>(shown: Shown, isAsked: boolean): Shown | undefined =>
  isAsked && shown.status === 'TO_COME' ? undefined : shown;

/** What tells how an account could be got at: for its holder, and for who keeps or checks accounts. */
const guarded = { lockedUntil: null, lastSignInAt: null, sessionsEndedAt: null, passwordUntil: null, factors: null };

/** Accounts are for whoever acts for one of their bodies, and one's own for everybody who may ask at all. */
const accountFor = (document: ShownAccount, me: Reader): ShownAccount | undefined => {
  if (document.person === me.person) return document;
  if (!reachesSome(me, document.bodies)) return undefined;
  return hasRole(me, 'ADMIN', 'AUDITOR') ? document : { ...document, ...guarded };
};

/** In which roles somebody reads appointment cases at all. */
export const caseReaders: readonly Role[] = ['HR', 'AUTHORITY', 'AUDITOR', 'CANDIDATE'];

/** Who gives others their rights uses none of them, and sees no round. */
const ofRounds = roles.filter((role) => role !== 'ADMIN');

/** Every view that is read as a whole: who is shown what of it. */
export const wholeSights: {
  readonly [Name in keyof WholeViewDocs]: WholeSight<WholeViewDocs[Name], ShownViewDocs[Name]>;
} = {
  rounds: {
    roles: ofRounds,
    onDay: roundSignedOn,
    hasPast: true,
    show: (round, ...asked) => {
      const viewer = viewerIn(round, ...asked);
      return viewer && roundFor(round, viewer);
    },
    names: (round, ...asked) => {
      const viewer = viewerIn(round, ...asked);
      return viewer !== undefined && knowsNames(viewer);
    },
    beside: 'council',
    filters: ['code', 'stage', 'owner', 'authority', 'unit', 'pack', 'entry'],
    order: { by: 'draftedAt', descending: true },
  },
  units: {
    roles,
    hasPast: true,
    onDay: (document, day, isAsked) => there(unitOnDay(document, day), isAsked),
    show: unitFor,
    names: (document, me, _, { owner } = document) => reaches(me, owner),
    filters: ['code', 'kind'],
    filtersShown: ['status', 'owner', 'authority'],
  },
  positions: {
    roles,
    hasPast: true,
    onDay: (document, day, isAsked) => there(positionOnDay(document, day), isAsked),
    show: whole,
    names: everyone,
    filters: ['code'],
    filtersShown: ['status'],
  },
  reorganisations: {
    roles,
    hasPast: true,
    onDay: (document, day, isAsked) => (isAsked && document.on > day ? undefined : document),
    show: whole,
    names: everyone,
    filters: ['kind', 'from'],
  },
  appointments: {
    roles: caseReaders,
    hasPast: true,
    onDay: caseSignedOn,
    show: appointmentFor,
    names: (document, me, _, now = document) => handles(now, me),
    filters: ['status', 'round', 'unit', 'person'],
  },
  accounts: {
    roles: ['ADMIN', 'AUDITOR', 'HR'],
    show: accountFor,
    names: everyone,
    filters: ['status', 'person', 'awaits'],
  },
};

/** Who may ask what else about a round. */
export const mayAsk = {
  round: everyone,
  waiting: everyone,
  fiveClears: isInsider,
  texts: isInsider,
  why: maySeeWhy,
  robustness: isInsider,
  markers: isInsider,
  caseFile: maySeeCase,
  whatIf: oversees,
  changes: (viewer: Viewer) => oversees(viewer) || viewer.round.authority === viewer.me.person,
  history: oversees,
  invariants: oversees,
} as const satisfies Readonly<Record<string, May>>;

/** Every view of parts of a round, by its name. */
export const roundViews = Object.entries(roundSights) as unknown as readonly (readonly [string, RoundSight])[];

/** Every view that is read as a whole, by its name. */
export const wholeViews = Object.entries(wholeSights) as unknown as readonly (readonly [string, WholeSight])[];
