import type { View } from '#kernel';
import type { AppointmentEvents, AppointmentStatus, CaseClockName, DossierItem } from '../../appointment/events.js';
import { type Dated, dated, heldOn } from '../../unit/state.js';
import { clockOf } from '../../appointment/waiting.js';
import { changed, changedBy } from '../part.js';
import { byStream } from '../stream.js';

/** An appointment case. A day that is not yet known, or no longer waited for, is absent, so that lists by it leave it out. */
export type AppointmentDocument = Readonly<{
  id: string;
  round: string;
  post: string;
  candidate: string;
  /** personId */
  person: string;
  unit: string;
  /** Who answers for the case, who appoints there, and whose round it was: they see their cases. */
  owner: string;
  authority: string;
  body: string | null;
  /** What the registry decided of who appoints there, each from its day on. */
  authorities: readonly Dated<string>[];
  position: string;
  rank: number;
  firstTerm: boolean;
  status: AppointmentStatus;
  items: readonly DossierItem[];
  favourable: boolean | null;
  /** Last days, while they are waited for: for the dossier, the decision, taking office. */
  dossierDue?: string;
  decisionDue?: string;
  officeDue?: string;
  /** The decision is late, or the term is over and nobody ended it, and that was recorded. */
  overdue?: boolean;
  /** Absent where clocks are read only. */
  clocks?: 'RUN';
  /** The clock that is waited for now, and its last day; absent where there is none, or clocks are read only. */
  clock?: CaseClockName;
  due?: string;
  /** The day of the reminder that the term will end, while it is to come. */
  reminderOn?: string;
  effectiveOn?: string;
  since?: string;
  /** Last day of the term. */
  until?: string;
  /** Code by which it failed, or reason for which it ended. */
  outcome?: string;
}>;

type Passing = 'dossierDue' | 'decisionDue' | 'officeDue' | 'overdue' | 'clock' | 'due' | 'reminderOn';

const without = (document: AppointmentDocument, fields: readonly Passing[]): AppointmentDocument =>
  Object.fromEntries(
    Object.entries(document).filter(([field]) => !fields.includes(field as Passing)),
  ) as AppointmentDocument;

/** The document with the clock that it waits for now. */
const clocked = (document: AppointmentDocument): AppointmentDocument => ({
  ...without(document, ['clock', 'due']),
  ...clockOf(document),
});

/** The document with some fields changed and those taken away that are `over`; an unknown document stays unknown. */
const stepped = (
  document: AppointmentDocument | undefined,
  change: Partial<AppointmentDocument>,
  ...over: readonly Passing[]
): AppointmentDocument | undefined => document && clocked({ ...without(document, over), ...change });

const reminder = (reminderOn: string | undefined) => (reminderOn === undefined ? {} : { reminderOn });

/** The document as it is signed for on a day: nothing needs to be recorded on the day from which a decision holds. */
export const caseSignedOn = (document: AppointmentDocument, day: string): AppointmentDocument => ({
  ...document,
  authority: heldOn(document.authorities, day) ?? document.authority,
});

/** All appointment cases, by id. Those whose `due` has passed are for the ticker. */
export const appointments: View<AppointmentDocument, AppointmentEvents> = {
  name: 'appointments',
  version: 5,
  indexes: [
    'round',
    'unit',
    'person',
    'status',
    'dossierDue',
    'decisionDue',
    'officeDue',
    'until',
    'due',
    ['status', 'until'],
  ],
  keyOf: byStream('appointment'),
  on: {
    AppointmentCaseOpened: (_document, data, _recorded, id) =>
      clocked({
        id,
        round: data.round,
        post: data.post,
        candidate: data.candidate,
        person: data.person,
        unit: data.unit,
        owner: data.owner,
        authority: data.authority,
        body: data.body ?? null,
        authorities: [],
        position: data.position,
        rank: data.rank,
        firstTerm: data.firstTerm,
        status: 'OPENED',
        items: [],
        favourable: null,
        dossierDue: data.dossierDue,
        ...(data.clocks === undefined ? {} : { clocks: data.clocks }),
      }),
    DossierItemReceived: (document, { item }) =>
      changedBy(document, ({ items }) => ({ status: 'DOSSIER_DUE', items: [...new Set([...items, item])] })),
    DossierCompleted: (document, { decisionDue }) =>
      stepped(document, { status: 'DOSSIER_COMPLETE', ...(decisionDue === null ? {} : { decisionDue }) }, 'dossierDue'),
    CaseOverdue: (document) => stepped(document, { overdue: true }),
    PartyOpinionRecorded: (document, { favourable }) => changed(document, { status: 'PARTY_OPINION', favourable }),
    Appointed: (document, { effectiveOn, until, officeDue, reminderOn }) =>
      stepped(
        document,
        { status: 'DECIDED', effectiveOn, until, officeDue, ...reminder(reminderOn) },
        'decisionDue',
        'overdue',
      ),
    OfficeTaken: (document, { on }) => stepped(document, { status: 'IN_OFFICE', since: on }, 'officeDue'),
    AppointmentFailed: (document, { code }) =>
      stepped(
        document,
        { status: 'FAILED', outcome: code },
        'dossierDue',
        'decisionDue',
        'overdue',
        'officeDue',
        'reminderOn',
      ),
    AppointmentEnded: (document, { reason }) =>
      stepped(document, { status: 'ENDED', outcome: reason }, 'reminderOn', 'overdue'),
    AppointmentMerged: (document, { into, authority, until, reminderOn }) =>
      stepped(
        document,
        { unit: into, authority, authorities: [], until, ...reminder(reminderOn) },
        'reminderOn',
        ...(document?.until === until ? [] : (['overdue'] as const)),
      ),
    CaseOwnerChanged: (document, { owner }) => changed(document, { owner }),
    CaseAuthorityChanged: (document, { effectiveOn, authority }) =>
      changedBy(document, ({ authorities }) => ({ authorities: dated(authorities, effectiveOn, authority) })),
    ReappointmentReviewOpened: (document) => stepped(document, {}, 'reminderOn'),
  },
};
