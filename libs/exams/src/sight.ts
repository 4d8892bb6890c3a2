import type { Document } from '#kernel';
import { type Role, roles } from './account/events.js';
import { own } from './own.js';
import { hasRole, type Reader } from './reader.js';
import { candidateFor, maySeeCandidates } from './round/applications/sight.js';
import { bodiesFor } from './round/council/sight.js';
import { defenceFor, maySeeDefence } from './round/defence/sight.js';
import { maySeeScripts, scriptFor } from './round/marking/sight.js';
import { everyone, hasAnySeat, isInsider, oversees, type Viewer } from './round/place.js';
import { maySeeCase, maySeeWhy, resultsFor } from './round/results/sight.js';
import { decisionFor } from './round/seals.js';
import type { AppointmentDocument } from './views/registry/appointments.js';
import type { RoundViewDocs, WholeViewDocs } from './views/documents.js';

// Who may ask for what, and what is shown: every view and every question about a round has its line here, or does not compile.

type May = (viewer: Viewer) => boolean;

/** A view of parts of a round, `GET /api/rounds/:id/<name>`. */
export interface RoundSight<Doc = Document> {
  /** Whether this reader may ask for it at all. */
  readonly may: May;
  /** The document as this reader may see it; `undefined` hides it. */
  readonly show: (document: Doc, viewer: Viewer) => Document | undefined;
}

/** A view as a whole, `GET /api/<name>`. */
export interface WholeSight<Doc = Document> {
  readonly roles: readonly Role[];
  /** True when the view has a `status` to filter by. */
  readonly byStatus: boolean;
  readonly show: (document: Doc, me: Reader) => Document | undefined;
}

const whole = <Doc extends Document>(document: Doc): Doc => document;

const roundSights: { readonly [Name in keyof RoundViewDocs]: RoundSight<RoundViewDocs[Name]> } = {
  candidates: { may: maySeeCandidates, show: candidateFor },
  scripts: { may: maySeeScripts, show: scriptFor },
  defence: { may: maySeeDefence, show: defenceFor },
  hiring: { may: isInsider, show: whole },
  deviations: { may: isInsider, show: whole },
  results: { may: everyone, show: resultsFor },
  council: { may: everyone, show: bodiesFor },
  decisions: { may: isInsider, show: decisionFor },
  publications: { may: everyone, show: whole },
  custody: { may: hasAnySeat, show: whole },
  clocks: { may: everyone, show: whole },
  steps: { may: isInsider, show: whole },
};

/** An appointment is for the staff who make and check it, for the person, and for the one who appoints. */
const appointmentFor = (document: AppointmentDocument, me: Reader): AppointmentDocument | undefined =>
  hasRole(me, 'HR', 'AUDITOR') || [document.person, document.authority].includes(me.person) ? document : undefined;

const wholeSights: { readonly [Name in keyof WholeViewDocs]: WholeSight<WholeViewDocs[Name]> } = {
  rounds: { roles, byStatus: false, show: whole },
  units: { roles, byStatus: true, show: whole },
  positions: { roles, byStatus: true, show: whole },
  reorganisations: { roles, byStatus: false, show: whole },
  appointments: { roles: ['HR', 'AUTHORITY', 'AUDITOR', 'CANDIDATE'], byStatus: true, show: appointmentFor },
  accounts: { roles: ['ADMIN', 'AUDITOR'], byStatus: true, show: whole },
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

/** Names of the views of parts of a round. */
export const roundViewNames = Object.keys(roundSights);

/** Names of the views that are read as a whole. */
export const wholeViewNames = Object.keys(wholeSights);

/** The line of a view of parts of a round, by a name that came from outside. */
export const roundSight = (name: string): RoundSight | undefined =>
  own<RoundSight<never>>(roundSights, name) as RoundSight | undefined;

/** The line of a whole view, by a name that came from outside. */
export const wholeSight = (name: string): WholeSight | undefined =>
  own<WholeSight<never>>(wholeSights, name) as WholeSight | undefined;
