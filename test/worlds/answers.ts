import { isRefusal, type Recorded, validTime } from '#kernel';
import { isFault, localDay } from '#rules';
import {
  caseDecisionsFor,
  caseEventFor,
  caseFileOf,
  caseReaders,
  caseStepsFor,
  checkInvariants,
  concernedIn,
  fiveClearsFor,
  documentsChanged,
  foldRound,
  happeningOf,
  hasRole,
  inquire,
  isDocumentFor,
  isToldOf,
  markersOf,
  mayAsk,
  maySeeWhyOf,
  missingClears,
  partsChanged,
  placeIn,
  publicLines,
  readsAs,
  type Reader,
  robustnessOf,
  roundFor,
  type RoundWhy,
  roundSignedOn,
  roundViews,
  sealedUntil,
  textsAreSealed,
  type ViewDocs,
  type Viewer,
  views,
  waitingOn,
  wholeViews,
  whyFor,
  whyOf,
  worksInRounds,
} from '#exams';
import { foldView } from '../support/story.js';
import { candidates } from './acts.js';
import type { World } from './pair.js';
import type { Eye } from './readers.js';

type Documents = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The views of a world, folded as far as its history goes. */
export class Seen {
  #documents: Documents = {};
  #upTo: readonly [number, number] = [0, 0];

  /** Folds what has happened since. */
  follow({ history, caseHistory }: World): void {
    const [upTo, caseUpTo] = this.#upTo;
    const news = [...history.slice(upTo), ...caseHistory.slice(caseUpTo)];
    this.#documents = Object.fromEntries(
      views.map((view) => [view.name, foldView(view, news, this.#documents[view.name])]),
    );
    this.#upTo = [history.length, caseHistory.length];
  }

  all<Name extends keyof ViewDocs>(name: Name): readonly ViewDocs[Name][] {
    return Object.values(this.#documents[name] ?? {}) as ViewDocs[Name][];
  }
}

/** A world as it is read: what has happened, what that led to, and its views. */
export interface Read extends World {
  readonly seen: Seen;
  /** What is worked out from a result; nothing where there is none. Worked out once for all readers. */
  readonly worked: () => Worked | undefined;
  readonly breaches: () => readonly unknown[];
  /** The log, as everybody is shown it who is shown it at all. */
  readonly log: () => readonly Recorded[];
}

interface Worked {
  readonly whys: readonly RoundWhy[];
  readonly robustness: unknown;
  readonly markers: unknown;
  readonly file: unknown;
}

const once = <Value>(make: () => Value): (() => Value) => {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
};

/** A world with its views, to be read by many. */
export const readOf = (world: World, seen: Seen): Read => ({
  ...world,
  seen,
  breaches: once(() => checkInvariants(world.history, foldRound)),
  log: once(() => world.history.map((event) => sealedUntil(event, world.state))),
  worked: once(() => {
    const inquiry = inquire(world.history);
    if (isRefusal(inquiry)) return undefined;
    const whys = candidates
      .map((candidate) => whyOf(inquiry, candidate))
      .filter((answer): answer is RoundWhy => !isFault(answer));
    return { whys, robustness: robustnessOf(inquiry), markers: markersOf(inquiry), file: caseFileOf(inquiry) };
  }),
});

const sorted = (documents: readonly object[], by: string | undefined): readonly object[] => {
  if (by === undefined) return documents;
  const of = (document: object) => (document as Readonly<Record<string, number>>)[by] ?? 0;
  return documents.toSorted((a, b) => of(a) - of(b));
};

const ofViews = ({ seen, caseHistory }: Read, viewer: Viewer): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    roundViews
      .filter(([, { may }]) => may(viewer))
      .map(([name, { show, order, withCases }]) => {
        const documents = sorted(seen.all(name as keyof ViewDocs), order?.by);
        const shown = documents.map((document) => show(document as never, viewer)).filter((one) => one !== undefined);
        return [name, withCases === true ? [...shown, ...caseDecisionsFor([caseHistory], viewer.me)] : shown];
      }),
  );

/** What is worked out from a result, where there is one. */
const ofInquiries = ({ worked, seen }: Read, viewer: Viewer): Readonly<Record<string, unknown>> => {
  const found = worked();
  if (found === undefined) return {};
  const files = new Map(seen.all('candidates').map((file) => [file.candidate, file]));
  const whys = found.whys.filter(({ candidate }) => maySeeWhyOf(files.get(candidate), viewer));
  return {
    ...(mayAsk.why(viewer) ? { why: whys.map((why) => whyFor(why, viewer)) } : {}),
    ...(mayAsk.robustness(viewer) ? { robustness: found.robustness } : {}),
    ...(mayAsk.markers(viewer) ? { markers: found.markers } : {}),
    ...(mayAsk.caseFile(viewer) ? { case: found.file } : {}),
  };
};

/** Of which events the texts are there for a reader, and whether they are still sealed. */
const textsOf = ({ history, state }: Read, viewer: Viewer) =>
  history
    .filter((event) => isToldOf(happeningOf(event), viewer))
    .map((event) => ({ event: event.type, sealed: textsAreSealed(event, state) }));

const ofLog = (world: Read, viewer: Viewer): Readonly<Record<string, unknown>> => ({
  ...(mayAsk.history(viewer) ? { history: world.log() } : {}),
  ...(mayAsk.invariants(viewer) ? { invariants: world.breaches() } : {}),
  ...(mayAsk.texts(viewer) ? { texts: textsOf(world, viewer) } : {}),
  ...(mayAsk.fiveClears(viewer)
    ? {
        fiveClears: [
          fiveClearsFor(world.seen.all('steps'), viewer).map((step) => ({ ...step, missing: missingClears(step) })),
          caseStepsFor([world.caseHistory], viewer.me),
        ],
      }
    : {}),
});

const ofCases = ({ seen }: Read, me: Reader): Readonly<Record<string, unknown>> => {
  const [, { roles, show }] = wholeViews.find(([name]) => name === 'appointments')!;
  if (!hasRole(me, ...roles)) return {};
  const cases = seen.all('appointments').map((document) => show(document as never, me));
  return { appointments: cases.filter((shown) => shown !== undefined) };
};

/** The log of the case of the winner, for those who may read it. */
const ofCaseLog = ({ caseHistory, caseState }: Read, me: Reader): Readonly<Record<string, unknown>> => {
  const { opened } = caseState;
  if (opened === null || !hasRole(me, ...caseReaders)) return {};
  const known = { ...caseState, opened };
  if (readsAs(concernedIn(known), me) === undefined) return {};
  return { caseHistory: caseHistory.map((event) => caseEventFor(event, known, me)) };
};

/** What somebody is told live of all that has happened, in order. */
const liveFor = ({ history, caseHistory, seen }: Read, viewer: Viewer, today: string): readonly unknown[] => {
  const { me } = viewer;
  const selves = seen.all('candidates').filter(({ person }) => person === me.person);
  const reading = { ...viewer, candidates: selves.map(({ candidate }) => candidate) };
  const [document] = seen.all('appointments');
  return [
    ...history.map((event) => partsChanged(event, reading)).filter((parts) => parts !== undefined),
    ...caseHistory.flatMap((event) =>
      documentsChanged(event).filter((one) => isDocumentFor(event, one, document, { me, today })),
    ),
  ];
};

const toPublic = ({ state, seen }: Read) => {
  const [round] = seen.all('rounds');
  if (round === undefined || round.noticeOn === null) return {};
  const { code, posts, noticeOn, opensOn, closesOn, announcedOn } = round;
  const open = posts.map(({ post, unit, position }) => ({ post, unit, position }));
  const docs = seen.all('publications').toSorted((a, b) => a.revision - b.revision);
  return { public: [{ code, open, noticeOn, opensOn, closesOn, announcedOn }, publicLines(state, docs)] };
};

/** What happened last in a world, in the round or in the case. */
export const lastOf = ({ history, caseHistory }: Pick<World, 'history' | 'caseHistory'>): Recorded => {
  const last = caseHistory.at(-1) ?? history.at(-1);
  if (last === undefined) throw new Error('nothing has happened yet');
  return last;
};

/** What somebody is answered who asks for everything there is, by what is asked. */
export const answersTo = ({ me }: Eye, world: Read): Readonly<Record<string, string>> => {
  const { seen, state } = world;
  const [doc] = seen.all('rounds');
  if (doc === undefined) return {};
  const told = (): Readonly<Record<string, unknown>> => {
    if (me === null) return toPublic(world);
    const today = localDay(validTime(lastOf(world).meta));
    const round = roundSignedOn(doc, today);
    const viewer = { me, round, place: placeIn(me, round, seen.all('council')[0]) };
    return {
      round: roundFor(round, viewer),
      live: worksInRounds(me) ? liveFor(world, viewer, today) : [],
      waiting: waitingOn(today, state, seen.all('appointments'), viewer),
      ...ofViews(world, viewer),
      ...ofCases(world, me),
      ...ofCaseLog(world, me),
      ...ofInquiries(world, viewer),
      ...ofLog(world, viewer),
    };
  };
  const asText = (_: string, value: unknown) => (typeof value === 'bigint' ? value.toString() : value);
  return Object.fromEntries(Object.entries(told()).map(([name, answer]) => [name, JSON.stringify(answer, asText)]));
};
