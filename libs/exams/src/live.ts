import type { AnyView, Document, Recorded } from '#kernel';
import { reaches } from './reach.js';
import { hasRole, type Reader, worksInRounds } from './reader.js';
import { cardOf, findCard, type RoundEventType } from './round/cards.js';
import { clocksCards } from './round/clocks/cards.js';
import { maySeeDefence } from './round/defence/sight.js';
import { everyone, hasAnySeat, isInsider, type Viewer } from './round/place.js';
import { knowsRound } from './round/plan/sight.js';
import { happeningOf, isToldOf } from './round/seals.js';
import { roundViews, type WholeSight, wholeSights } from './sight.js';
import { candidates } from './views/candidates.js';
import { custody } from './views/custody.js';
import { defence } from './views/defence.js';
import type { WholeViewDocs } from './views/documents.js';
import { views } from './views/index.js';
import { roundOf } from './views/part.js';
import { publications } from './views/publications.js';
import { accounts } from './views/registry/accounts.js';
import { appointments } from './views/registry/appointments.js';
import { positions } from './views/registry/positions.js';
import { type UnitDocument, unitOnDay, units } from './views/registry/units.js';

// What of an event is told to whom as it happens: that something changed which the reader may see, and never what. Nobody is
// told of an event that `steps` keeps from that reader, or that changes nothing of what the reader is shown.

/** Kinds of streams of which something is told. */
export const liveCategories = ['round', 'appointment', 'unit', 'position', 'account'] as const;
export type LiveCategory = (typeof liveCategories)[number];

/** The view in which such a stream is read; rounds have views of their parts. */
const wholeOf: Readonly<Record<Exclude<LiveCategory, 'round'>, AnyView & { readonly name: keyof WholeViewDocs }>> = {
  appointment: { ...appointments, name: 'appointments' },
  unit: { ...units, name: 'units' },
  position: { ...positions, name: 'positions' },
  account: { ...accounts, name: 'accounts' },
};

const folds = ({ on }: AnyView, type: string): boolean => Object.hasOwn(on, type);

/** An own session that ends is told to nobody, but ends what is told in it. */
const ofSessions = ['SessionEnded'];

/** The types of events of which somebody may be told something. */
export const liveTypes: readonly string[] = [
  ...new Set([...views.flatMap(({ on }) => Object.keys(on)), ...ofSessions]),
];

/** What kind of thing a stream is, and which; `undefined` for one of which nothing is told. */
export const liveOf = ({
  stream,
}: Pick<Recorded, 'stream'>): { readonly category: LiveCategory; readonly id: string } | undefined => {
  const category = liveCategories.find((one) => stream.startsWith(`${one}-`));
  return category && { category, id: stream.slice(category.length + 1) };
};

/** Who reads a round live: also as which of its candidates. */
export interface LiveViewer extends Viewer {
  /** Ids of the candidates of this round that the reader is. */
  readonly candidates: readonly string[];
}

const typesIn = (table: object): readonly RoundEventType[] => Object.keys(table) as RoundEventType[];

/** Before the notice nobody hears of a round from outside, and afterwards not of what came before. */
const beforeNotice: readonly RoundEventType[] = ['RoundDrafted', 'PrincipleApproved', 'PlanApproved'];

/**
 * True for what leads every round on, each time that it happens: everybody who knows of a round is shown its stage. What may
 * happen again in a stage leads on only once, and tells more than that when it is told each time.
 */
const leadsOn = (type: RoundEventType): boolean => {
  const { stage } = cardOf(type);
  const isStep = 'enters' in stage ? stage.again !== true : stage.to !== undefined;
  return isStep && !beforeNotice.includes(type);
};

const ofRound: readonly RoundEventType[] = [
  ...['RoundResumed', 'NoticeAmended', 'OwnershipAccepted', 'SignersChanged', 'PostCancelled'],
  ...['CaseFailed', 'NextRankedInvited', 'PostFilled', 'PostUnfilled'],
] as readonly RoundEventType[];

/** Of these the line of a candidate shows something at once, to whoever may see it. */
const ofCandidates: readonly RoundEventType[] = [
  ...['ApplicationReceived', 'ApplicationWithdrawn', 'EligibilityChecked', 'EligibilityWaived', 'ApplicationRefused'],
  ...['AttendanceRecorded', 'CandidateLate', 'SanctionApplied', 'ResultCancelled', 'GateEvaluated', 'SchemeDeposited'],
  ...['LateSchemeAccepted', 'OrderDrawn', 'DefenceStarted', 'Presented', 'Questioned', 'DefenceAbsenceRecorded'],
] as readonly RoundEventType[];

/** True where the reader is a candidate whom the event is about. */
const isAboutMe = (recorded: Recorded, viewer: LiveViewer): boolean => {
  const round = roundOf(recorded);
  const about = [candidates.keyOf(recorded)].flat();
  return viewer.candidates.some((candidate) => about.includes(`${round}/${candidate}`));
};

const isDoneByMe = ({ type, meta }: Recorded, { me }: Viewer): boolean =>
  meta.actor === me.person && cardOf(type as RoundEventType).sent !== 'FOLLOWS';

/** What those are told who are no insiders, and which part of the round it changes for them; `null` for the round at a glance. */
interface Opening {
  readonly part: string | null;
  readonly is: (type: RoundEventType) => boolean;
  readonly to: (recorded: Recorded, viewer: LiveViewer) => boolean;
}

const among =
  (types: readonly RoundEventType[]): Opening['is'] =>
  (type) =>
    types.includes(type);

const seated = (_: Recorded, viewer: Viewer): boolean => hasAnySeat(viewer);

const openings: readonly Opening[] = [
  { part: null, is: leadsOn, to: everyone },
  { part: null, is: among(ofRound), to: everyone },
  {
    part: 'council',
    is: among([
      'CouncilEstablished',
      'SupervisionBoardEstablished',
      'BoardEstablished',
      'MemberReplaced',
      'MembersChanged',
    ]),
    to: everyone,
  },
  { part: 'publications', is: among(typesIn(publications.on)), to: everyone },
  { part: 'clocks', is: among(typesIn(clocksCards)), to: everyone },
  { part: 'custody', is: among(typesIn(custody.on)), to: seated },
  { part: null, is: among(['QuestionErrorRaised', 'QuestionErrorDecided']), to: seated },
  { part: 'candidates', is: among(ofCandidates), to: seated },
  { part: 'candidates', is: among([...ofCandidates, 'AppealFiled']), to: isAboutMe },
  {
    part: 'defence',
    is: among(typesIn(defence.on).filter((type) => cardOf(type).sealed === 'OPEN')),
    to: (_, viewer) => maySeeDefence(viewer),
  },
  { part: null, is: () => true, to: isDoneByMe },
];

/** The parts of a round that an event may have changed for who is told of every step that is not sealed. */
const partsForInsider = ({ type }: Recorded, viewer: Viewer): readonly string[] => {
  const changed = views.filter((view) => folds(view, type)).map(({ name }) => name);
  return roundViews.flatMap(([name, { may }]) => (changed.includes(name) && may(viewer) ? [name] : []));
};

const partsForOthers = (recorded: Recorded, viewer: LiveViewer): readonly string[] | undefined => {
  const type = recorded.type as RoundEventType;
  const told = openings.filter(({ is, to }) => is(type) && to(recorded, viewer));
  return told.length === 0 ? undefined : [...new Set(told.flatMap(({ part }) => part ?? []))];
};

/**
 * The parts of a round that an event of it has changed for a reader, none where it is the round at a glance alone;
 * `undefined` where the reader is not to know that there was such an event.
 */
export const partsChanged = (recorded: Recorded, viewer: LiveViewer): readonly string[] | undefined => {
  const mayHear = worksInRounds(viewer.me) && knowsRound(viewer) && findCard(recorded.type) !== undefined;
  if (!mayHear || !isToldOf(happeningOf(recorded), viewer)) return undefined;
  return isInsider(viewer) ? partsForInsider(recorded, viewer) : partsForOthers(recorded, viewer);
};

/** A unit keeps posts for rounds that nobody else knows of yet: that is for who keeps the unit. */
const isKept = (recorded: Recorded, document: object, me: Reader, today: string): boolean =>
  !['PostReserved', 'PostReleased'].includes(recorded.type) ||
  reaches(me, unitOnDay(document as UnitDocument, today).owner);

/** A document outside of rounds that an event has changed. */
export interface LiveDocument {
  readonly view: keyof WholeViewDocs;
  readonly key: string;
}

/** The documents outside of rounds that an event has changed. */
export const documentsChanged = (recorded: Recorded): readonly LiveDocument[] => {
  const live = liveOf(recorded);
  if (live === undefined || live.category === 'round') return [];
  const view = wholeOf[live.category];
  if (!folds(view, recorded.type)) return [];
  return [view.keyOf(recorded)].flat().map((key) => ({ view: view.name, key }));
};

/** What is asked of a document by who may hear that it changed: as it holds today. */
export interface HeardBy {
  readonly me: Reader;
  readonly today: string;
}

/** True where a reader may know that this event has changed this document, as it is now. */
export const isDocumentFor = (
  recorded: Recorded,
  { view }: Pick<LiveDocument, 'view'>,
  document: object | undefined,
  { me, today }: HeardBy,
): boolean => {
  const { roles, show, onDay } = wholeSights[view] as unknown as WholeSight;
  if (document === undefined || !hasRole(me, ...roles)) return false;
  const mayHear = worksInRounds(me) || view === 'accounts';
  const held = onDay?.(document as Document, today, false) ?? (document as Document);
  return mayHear && isKept(recorded, document, me, today) && show(held, me) !== undefined;
};
