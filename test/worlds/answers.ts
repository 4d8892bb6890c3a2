import { isRefusal, type Recorded, validTime } from '#kernel';
import { isFault, localDay } from '#rules';
import {
  caseFileOf,
  checkInvariants,
  fiveClearsFor,
  foldRound,
  inquire,
  markersOf,
  mayAsk,
  maySeeWhyOf,
  missingClears,
  placeIn,
  publicLines,
  robustnessOf,
  roundFor,
  type Round,
  type RoundWhy,
  roundSignedOn,
  roundViews,
  sealedUntil,
  textsAreSealed,
  type ViewDocs,
  type Viewer,
  views,
  waitingOn,
  whyFor,
  whyOf,
} from '#exams';
import { foldView } from '../support/story.js';
import { candidates } from './script.js';
import type { Eye } from './readers.js';

type Documents = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The views of a world, folded as far as its history goes. */
export class Seen {
  #documents: Documents = {};
  #upTo = 0;

  /** Folds what has happened since. */
  follow(history: readonly Recorded[]): void {
    const news = history.slice(this.#upTo);
    this.#documents = Object.fromEntries(
      views.map((view) => [view.name, foldView(view, news, this.#documents[view.name])]),
    );
    this.#upTo = history.length;
  }

  all<Name extends keyof ViewDocs>(name: Name): readonly ViewDocs[Name][] {
    return Object.values(this.#documents[name] ?? {}) as ViewDocs[Name][];
  }
}

/** A world as it is read: what has happened, the round that it led to, and its views. */
export interface Read {
  readonly history: readonly Recorded[];
  readonly state: Round;
  readonly seen: Seen;
  /** What is worked out from a result; nothing where there is none. Worked out once for all readers. */
  readonly worked: () => Worked | undefined;
  readonly breaches: () => readonly unknown[];
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
export const readOf = ({ history, state }: Pick<Read, 'history' | 'state'>, seen: Seen): Read => ({
  history,
  state,
  seen,
  breaches: once(() => checkInvariants(history, foldRound)),
  worked: once(() => {
    const inquiry = inquire(history);
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

const ofViews = ({ seen }: Read, viewer: Viewer): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    roundViews
      .filter(([, { may }]) => may(viewer))
      .map(([name, { show, order }]) => {
        const documents = sorted(seen.all(name as keyof ViewDocs), order?.by);
        return [
          name,
          documents.map((document) => show(document as never, viewer)).filter((shown) => shown !== undefined),
        ];
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

const ofLog = ({ history, state, seen, breaches }: Read, viewer: Viewer): Readonly<Record<string, unknown>> => ({
  ...(mayAsk.history(viewer) ? { history: history.map((event) => sealedUntil(event, state)) } : {}),
  ...(mayAsk.invariants(viewer) ? { invariants: breaches() } : {}),
  ...(mayAsk.texts(viewer) ? { texts: history.map((event) => textsAreSealed(event, state)) } : {}),
  ...(mayAsk.fiveClears(viewer)
    ? {
        fiveClears: fiveClearsFor(seen.all('steps'), viewer).map((step) => ({ ...step, missing: missingClears(step) })),
      }
    : {}),
});

const toPublic = ({ state, seen }: Read) => {
  const [round] = seen.all('rounds');
  if (round === undefined || round.noticeOn === null) return {};
  const { code, posts, noticeOn, opensOn, closesOn, announcedOn } = round;
  const open = posts.map(({ post, unit, position }) => ({ post, unit, position }));
  const docs = seen.all('publications').toSorted((a, b) => a.revision - b.revision);
  return { public: [{ code, open, noticeOn, opensOn, closesOn, announcedOn }, publicLines(state, docs)] };
};

/** What somebody is answered who asks for everything there is, by what is asked. */
export const answersTo = ({ me }: Eye, world: Read): Readonly<Record<string, string>> => {
  const { history, seen, state } = world;
  const [doc] = seen.all('rounds');
  const last = history.at(-1);
  if (doc === undefined || last === undefined) return {};
  const told = (): Readonly<Record<string, unknown>> => {
    if (me === null) return toPublic(world);
    const today = localDay(validTime(last.meta));
    const round = roundSignedOn(doc, today);
    const viewer = { me, round, place: placeIn(me, round, seen.all('council')[0]) };
    return {
      round: roundFor(round, viewer),
      waiting: waitingOn(today, state, [], viewer),
      ...ofViews(world, viewer),
      ...ofInquiries(world, viewer),
      ...ofLog(world, viewer),
    };
  };
  const asText = (_: string, value: unknown) => (typeof value === 'bigint' ? value.toString() : value);
  return Object.fromEntries(Object.entries(told()).map(([name, answer]) => [name, JSON.stringify(answer, asText)]));
};
