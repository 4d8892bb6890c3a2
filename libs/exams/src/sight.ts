import type { Document } from '#kernel';
import { type Role, roles } from './account/events.js';
import { reaches, reachesSome } from './reach.js';
import { personsOf } from './questions/persons.js';
import { hasRole, holdsFor, type Reader } from './reader.js';
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
} from './round/place.js';
import { roundFor } from './round/plan/sight.js';
import { maySeeCase, maySeeWhy, resultsFor } from './round/results/sight.js';
import { decisionFor, stepFor } from './round/seals.js';
import type { AccountDocument } from './views/registry/accounts.js';
import type { AppointmentDocument } from './views/registry/appointments.js';
import type { UnitDocument } from './views/registry/units.js';
import type { CouncilDoc } from './views/council.js';
import type { RoundViewDocs, WholeViewDocs } from './views/documents.js';

// Who may ask for what, and what is shown: every view and every question about a round has its line here, or does not compile.

/** A view as it is listed and filtered. */
interface Listed<Doc> {
  /** Indexed fields to filter by. Only what is shown to every reader as it is: a filter tells what it filters by. */
  readonly filters: readonly (keyof Doc & string)[];
  /** Fields to filter by that are not shown to everybody: what a reader is shown is filtered, not what there is. */
  readonly filtersShown?: readonly (keyof Doc & string)[];
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
  /** Of which documents this reader may know the people by name, who does not know those of the whole round; absent: of none. */
  readonly names?: (viewer: Viewer) => ((document: Document) => boolean) | undefined;
}

/** A view as a whole, `GET /api/<name>`. */
export interface WholeSight<Doc = Document> extends Listed<Doc> {
  readonly roles: readonly Role[];
  readonly show: (document: Doc, me: Reader, beside?: CouncilDoc) => Document | undefined;
  /** Whether the reader may know by name whom the document names, in a role that reads names at all. */
  readonly names: (document: Doc, me: Reader, beside?: CouncilDoc) => boolean;
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

/** Who makes and checks an appointment, and who appoints, now or by a decision that holds from another day. */
const handles = ({ body, owner, authority, authorities }: AppointmentDocument, me: Reader): boolean =>
  holdsFor(me, 'HR', body) ||
  holdsFor(me, 'AUDITOR', body) ||
  [owner, authority, ...authorities.map(({ value }) => value)].includes(me.person);

/**
 * An appointment is for those who handle it, and for the person. What the Party committee thinks of a person that person
 * learns with the decision.
 */
const appointmentFor = (document: AppointmentDocument, me: Reader): AppointmentDocument | undefined => {
  if (document.person === me.person)
    return document.status === 'PARTY_OPINION' ? { ...document, favourable: null } : document;
  return handles(document, me) ? document : undefined;
};

/** For which round a post is kept is for who keeps the unit: there may be no more of it than a draft. */
const unitFor = (document: UnitDocument, me: Reader): UnitDocument =>
  reaches(me, document.owner) ? document : { ...document, reservations: {} };

/** Accounts are for whoever acts for one of their bodies, and one's own for everybody who may ask at all. */
const accountFor = (document: AccountDocument, me: Reader): AccountDocument | undefined =>
  document.person === me.person || reachesSome(me, document.bodies) ? document : undefined;

/** Who gives others their rights uses none of them, and sees no round. */
const ofRounds = roles.filter((role) => role !== 'ADMIN');

/** Every view that is read as a whole: who is shown what of it. */
export const wholeSights: { readonly [Name in keyof WholeViewDocs]: WholeSight<WholeViewDocs[Name]> } = {
  rounds: {
    roles: ofRounds,
    show: (round, me, council) => roundFor(round, { me, round, place: placeIn(me, round, council) }),
    names: (round, me, council) => knowsNames({ me, round, place: placeIn(me, round, council) }),
    beside: 'council',
    filters: ['code', 'stage', 'owner', 'authority', 'unit', 'pack', 'entry'],
    order: { by: 'draftedAt', descending: true },
  },
  units: {
    roles,
    show: unitFor,
    names: ({ owner }, me) => reaches(me, owner),
    filters: ['status', 'code', 'kind', 'owner', 'authority'],
  },
  positions: { roles, show: whole, names: everyone, filters: ['status', 'code'] },
  reorganisations: { roles, show: whole, names: everyone, filters: ['kind', 'from'] },
  appointments: {
    roles: ['HR', 'AUTHORITY', 'AUDITOR', 'CANDIDATE'],
    show: appointmentFor,
    names: handles,
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
  history: oversees,
  invariants: oversees,
} as const satisfies Readonly<Record<string, May>>;

/** Every view of parts of a round, by its name. */
export const roundViews = Object.entries(roundSights) as unknown as readonly (readonly [string, RoundSight])[];

/** Every view that is read as a whole, by its name. */
export const wholeViews = Object.entries(wholeSights) as unknown as readonly (readonly [string, WholeSight])[];
