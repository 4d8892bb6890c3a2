import { appointmentCards } from '../../appointment/cards.js';
import type { AppointmentCommands, AppointmentEvents, AppointmentStatus } from '../../appointment/events.js';
import { packOf } from '../../round/plan/pack.js';
import type { Round } from '../../round/state.js';
import type { AppointmentDocument } from '../../views/registry/appointments.js';
import { named } from './bodies.js';
import type { Missing, Progress } from './open.js';
import { ruleIn, sinceOf, type Waiting } from './waiting.js';

type Who = 'OWNER' | 'AUTHORITY';

/** A step of an appointment case that waits for somebody. */
interface CaseStep {
  readonly code: string;
  readonly words: Waiting['words'];
  readonly command: keyof AppointmentCommands;
  readonly until: keyof AppointmentEvents;
  readonly who: Who;
}

const step = (
  code: string,
  [vi, en]: readonly [string, string],
  [command, until]: readonly [keyof AppointmentCommands, keyof AppointmentEvents],
  who: Who,
): CaseStep => ({ code, words: { vi, en }, command, until, who });

const items = step(
  'dossierItems',
  ['Chờ các thành phần của hồ sơ bổ nhiệm', 'The items of the appointment dossier'],
  ['ReceiveDossierItem', 'DossierItemReceived'],
  'OWNER',
);
const complete = step(
  'dossier',
  ['Chờ xác nhận hồ sơ bổ nhiệm đầy đủ', 'The dossier to be found complete'],
  ['CompleteDossier', 'DossierCompleted'],
  'OWNER',
);
const opinion = step(
  'partyOpinion',
  ['Chờ ý kiến của cấp ủy', 'The opinion of the Party committee'],
  ['RecordPartyOpinion', 'PartyOpinionRecorded'],
  'OWNER',
);
const decision = step(
  'appointment',
  ['Chờ quyết định bổ nhiệm', 'The decision to appoint'],
  ['DecideAppointment', 'Appointed'],
  'AUTHORITY',
);
const refusal = step(
  'noAppointment',
  ['Ý kiến không thuận: chờ quyết định không bổ nhiệm', 'The opinion is not favourable: to be refused'],
  ['RefuseAppointment', 'AppointmentRefused'],
  'AUTHORITY',
);
const office = step('office', ['Chờ nhận nhiệm vụ', 'Office to be taken'], ['TakeOffice', 'OfficeTaken'], 'OWNER');

const gathering = ({ items: there }: AppointmentDocument, wanted: readonly string[]) =>
  wanted.some((item) => !there.some((known) => known === item)) ? items : complete;

/** What a case in this status waits for; nothing once somebody is in office, or the case has ended. */
const next: Readonly<
  Partial<
    Record<
      AppointmentStatus,
      (document: AppointmentDocument, wanted: readonly string[], asksParty: boolean) => CaseStep
    >
  >
> = {
  OPENED: gathering,
  DOSSIER_DUE: gathering,
  DOSSIER_COMPLETE: (_document, _wanted, asksParty) => (asksParty ? opinion : decision),
  PARTY_OPINION: ({ favourable }) => (favourable === false ? refusal : decision),
  DECIDED: () => office,
};

const missingOf = (
  { items: there }: AppointmentDocument,
  wanted: readonly string[],
): { readonly progress: Progress; readonly missing: Missing } => {
  const ids = wanted.filter((item) => !there.some((known) => known === item));
  return { progress: { done: wanted.length - ids.length, of: wanted.length }, missing: { kind: 'DOSSIER_ITEMS', ids } };
};

/** What the appointment cases of a round wait for, each for one thing at a time. */
export const casesWaiting = (round: Round, documents: readonly AppointmentDocument[]): readonly Waiting[] =>
  documents.flatMap((document): readonly Waiting[] => {
    const { dossierItems, partyOpinion } = packOf(round);
    const due = next[document.status]?.(document, dossierItems.value, partyOpinion.value !== 'OPTIONAL');
    if (due === undefined) return [];
    const { title } = appointmentCards[due.until];
    const some = due === items ? missingOf(document, dossierItems.value) : { progress: null, missing: null };
    return [
      {
        code: due.code,
        words: due.words,
        // What is done next would tell everybody with a seat what the Party committee thinks.
        shown: document.status === 'PARTY_OPINION' ? 'ACTORS' : 'ROUND',
        subject: document.post,
        command: due.command,
        case: document.id,
        ready: true,
        from: null,
        ...some,
        since: sinceOf(round),
        due: document.dossierDue ?? document.decisionDue ?? document.officeDue ?? null,
        parts: [due.who],
        persons: named(due.who === 'OWNER' ? document.owner : document.authority),
        rule: ruleIn(title),
        until: due.until,
        onExpiry: null,
      },
    ];
  });
