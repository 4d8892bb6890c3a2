import { type ClockRow, daysLater, packs } from '#rules';
import { appointmentCards } from '../../appointment/cards.js';
import type {
  AppointmentCommands,
  AppointmentEvents,
  AppointmentStatus,
  CaseClockName,
} from '../../appointment/events.js';
import { dueByPack } from '../../appointment/state.js';
import { type CaseClock, clockOf } from '../../appointment/waiting.js';
import { packOf } from '../../round/plan/pack.js';
import { approvedOf } from '../../round/plan/papers.js';
import type { Round } from '../../round/state.js';
import { titled } from '../../stream-card.js';
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

const concluding = step(
  'caseDecision',
  ['Chờ quyết định của cấp có thẩm quyền về việc bổ nhiệm', 'The decision of the authority on the appointment'],
  ['DecideAppointment', 'Appointed'],
  'AUTHORITY',
);
const review = step(
  'termReview',
  [
    'Nhiệm kỳ sắp hết: chuẩn bị xem xét bổ nhiệm lại hoặc cho thôi giữ chức vụ',
    'The term is about to end: to look into another one, or its end',
  ],
  ['EndAppointment', 'AppointmentEnded'],
  'AUTHORITY',
);
const termEnd = step(
  'termEnd',
  [
    'Nhiệm kỳ đã đến ngày cuối: chờ quyết định; không có quyết định thì không được tiếp tục giữ chức vụ',
    'The last day of the term has come: to be decided; without a decision nobody goes on in the post',
  ],
  ['EndAppointment', 'AppointmentEnded'],
  'AUTHORITY',
);

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

type OnExpiry = NonNullable<Waiting['onExpiry']>;

const expiry = (event: keyof AppointmentEvents, whose: ClockRow['whose']): OnExpiry => ({
  event,
  words: titled(appointmentCards[event]),
  whose,
});

/** What follows when a clock of a case runs out. */
const expiries: Readonly<Record<CaseClockName, OnExpiry>> = {
  dossierDue: expiry('AppointmentFailed', 'CANDIDATE'),
  decisionDue: expiry('CaseOverdue', 'AUTHORITY'),
  officeDue: expiry('AppointmentFailed', 'CANDIDATE'),
  termReminder: expiry('ReappointmentReviewOpened', 'AUTHORITY'),
  termEnd: expiry('CaseOverdue', 'AUTHORITY'),
};

const onExpiryOf = (clock: CaseClock | undefined): Waiting['onExpiry'] =>
  clock === undefined ? null : expiries[clock.clock];

/** What every line of a case says alike. */
const lineOf = (document: AppointmentDocument, { code, words, command, until }: CaseStep) => ({
  ...{ code, words, command, until, subject: document.post, case: document.id },
  rule: ruleIn(appointmentCards[until].title),
  onExpiry: onExpiryOf(clockOf(document)),
  progress: null,
  missing: null,
});

const inProgress = (round: Round, document: AppointmentDocument): readonly Waiting[] => {
  const follows = next[document.status];
  if (follows === undefined) return [];
  const { dossierItems, partyOpinion } = packOf(round);
  const due = follows(document, dossierItems.value, partyOpinion.value !== 'OPTIONAL');
  return [
    {
      ...lineOf(document, due),
      // What is done next would tell everybody with a seat what the Party committee thinks.
      shown: document.status === 'PARTY_OPINION' ? 'ACTORS' : 'ROUND',
      ready: true,
      from: null,
      ...(due === items ? missingOf(document, dossierItems.value) : {}),
      since: sinceOf(round),
      due: document.dossierDue ?? document.decisionDue ?? document.officeDue ?? null,
      parts: [due.who],
      persons: named(due.who === 'OWNER' ? document.owner : document.authority),
    },
  ];
};

/** When a local day begins in Vietnam. */
const beginOf = (day: string): string => `${daysLater(day, -1)}T17:00:00.000Z`;

/** Who looks into the end of a term; once its last day has come, it waits for the authority alone. */
const awaitedAtEnd = ({ authority, owner }: AppointmentDocument, hasCome: boolean): readonly string[] =>
  hasCome ? named(authority) : [...new Set(named(authority, owner))];

/** The end of a term, from the day on which it is announced. Late is late: it is told until somebody has decided. */
const ofTerm = (round: Round, document: AppointmentDocument, today: string): readonly Waiting[] => {
  const { status, until } = document;
  if (status !== 'IN_OFFICE' || until === undefined) return [];
  const warnedOn = dueByPack(approvedOf(round).pack, 'termReminder', until) ?? until;
  if (today < warnedOn) return [];
  const hasCome = today >= until;
  const line = lineOf(document, hasCome ? termEnd : review);
  return [
    {
      ...{ ...line, shown: 'ROUND', ready: hasCome, from: until, since: beginOf(warnedOn), due: until },
      parts: ['AUTHORITY'],
      persons: awaitedAtEnd(document, hasCome),
    },
  ];
};

/** The longest time before its end at which any pack has a term announced, in days. */
const longestNotice = (): number =>
  Math.max(
    0,
    ...packs.flatMap(({ clocks }) => clocks.flatMap((row) => (row.startsOn === 'TermEnds' ? -row.length : []))),
  );

/** No term that ends on this day or later waits for anybody yet. */
export const termsWaitBefore = (today: string): string => daysLater(today, longestNotice() + 1);

/** What the appointment cases of a round wait for on a local day, each for one thing at a time. */
export const casesWaiting = (
  round: Round,
  documents: readonly AppointmentDocument[],
  today: string,
): readonly Waiting[] =>
  documents.flatMap((document) => [...inProgress(round, document), ...ofTerm(round, document, today)]);

/**
 * A line of a case as it is told to whoever has a seat in the round and is not awaited: that the authority is to decide, and
 * not what follows from the opinion. `undefined` for what is no line of a case.
 */
export const withoutOpinion = (line: Waiting): Waiting | undefined => {
  if (line.case === null) return undefined;
  const { code, words, command, until } = concluding;
  return { ...line, code, words, command, until, rule: ruleIn(appointmentCards[until].title), shown: 'ROUND' };
};
