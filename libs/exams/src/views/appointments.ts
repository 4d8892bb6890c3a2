import type { View } from '#kernel';
import type { AppointmentEvents, AppointmentStatus, DossierItem } from '../appointment/events.js';
import { changed, changedBy } from './part.js';
import { byStream } from './stream.js';

/** An appointment case. A day that is not yet known, or no longer waited for, is absent, so that lists by it leave it out. */
export type AppointmentDocument = Readonly<{
  id: string;
  round: string;
  post: string;
  candidate: string;
  /** personId */
  person: string;
  unit: string;
  /** Who appoints there: they see their cases. */
  authority: string;
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
  effectiveOn?: string;
  since?: string;
  /** Last day of the term. */
  until?: string;
  /** Code by which it failed, or reason for which it ended. */
  outcome?: string;
}>;

type Due = 'dossierDue' | 'decisionDue' | 'officeDue';

const settled = (document: AppointmentDocument | undefined, due: readonly Due[]): AppointmentDocument | undefined =>
  document === undefined
    ? undefined
    : (Object.fromEntries(
        Object.entries(document).filter(([field]) => !due.includes(field as Due)),
      ) as AppointmentDocument);

/** All appointment cases, by id. */
export const appointments: View<AppointmentDocument, AppointmentEvents> = {
  name: 'appointments',
  version: 2,
  indexes: ['round', 'unit', 'person', 'status', 'dossierDue', 'decisionDue', 'officeDue', 'until'],
  keyOf: byStream('appointment'),
  on: {
    AppointmentCaseOpened: (_document, data, _recorded, id) => ({
      id,
      round: data.round,
      post: data.post,
      candidate: data.candidate,
      person: data.person,
      unit: data.unit,
      authority: data.authority,
      position: data.position,
      rank: data.rank,
      firstTerm: data.firstTerm,
      status: 'OPENED',
      items: [],
      favourable: null,
      dossierDue: data.dossierDue,
    }),
    DossierItemReceived: (document, { item }) =>
      changedBy(document, ({ items }) => ({ status: 'DOSSIER_DUE', items: [...new Set([...items, item])] })),
    DossierCompleted: (document, { decisionDue }) =>
      changed(settled(document, ['dossierDue']), {
        status: 'DOSSIER_COMPLETE',
        ...(decisionDue === null ? {} : { decisionDue }),
      }),
    PartyOpinionRecorded: (document, { favourable }) => changed(document, { status: 'PARTY_OPINION', favourable }),
    Appointed: (document, { effectiveOn, until, officeDue }) =>
      changed(settled(document, ['decisionDue']), { status: 'DECIDED', effectiveOn, until, officeDue }),
    OfficeTaken: (document, { on }) => changed(settled(document, ['officeDue']), { status: 'IN_OFFICE', since: on }),
    AppointmentFailed: (document, { code }) =>
      changed(settled(document, ['dossierDue', 'decisionDue', 'officeDue']), { status: 'FAILED', outcome: code }),
    AppointmentEnded: (document, { reason }) => changed(document, { status: 'ENDED', outcome: reason }),
    AppointmentMerged: (document, { into, authority, until }) => changed(document, { unit: into, authority, until }),
  },
};
